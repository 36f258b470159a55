//! What a server hook tells those who push.

use super::told::{Answer, Told};
use crate::model::listing::lines;

/// What GitLab looks for in a hook's output, to show the rest of the line to people
/// ([custom error messages](https://docs.gitlab.com/administration/server_hooks/#custom-error-messages)).
const PREFIX: &str = "GL-HOOK-ERR: ";

/// A result in lines that GitLab shows, where it says no; a yes needs no words.
pub fn hook_messages(told: Told) -> Told {
    if told.answer == Answer::Yes {
        return Told { out: String::new(), ..told };
    }
    let out = lines(told.out.lines().map(|line| format!("{PREFIX}{line}")));
    Told { out, ..told }
}
