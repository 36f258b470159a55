//! The byte-exact edit of many files: all of them, or every reason why not.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::failure::{Class, Failure, Problem};
use crate::model::edit::{SetOptions, set_scalar};
use crate::model::excerpt::Excerpt;
use crate::model::key_path::KeyPath;
use crate::model::yaml::YamlError;

/// Files by their path from the top.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Sets the release in each file. `at` says where the files are from, for messages: a commit and a colon, or nothing.
///
/// # Errors
/// Every file that can't be edited, with the places.
pub fn edited(files: &Files, key: &KeyPath, release: &str, at: &str) -> Result<Files, Failure> {
    let edit = |(path, text): (&String, &Vec<u8>)| match set_scalar(text, key, release, SetOptions::default()) {
        Ok(new) => Ok((path.clone(), new)),
        Err(error) => Err(refusal(&format!("{at}{path}"), text, &error)),
    };
    // Threads take longer to start than a few files to edit.
    let results: Vec<Result<(String, Vec<u8>), Problem>> = match files.len() {
        0..8 => files.iter().map(edit).collect(),
        _ => files.par_iter().map(edit).collect(),
    };
    let (done, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    let problems: Vec<Problem> = refused.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() {
        return Ok(done.into_iter().filter_map(Result::ok).collect());
    }
    Err(Failure { class: Class::No, problems })
}

fn refusal(path: &str, text: &[u8], error: &YamlError) -> Problem {
    let problem = Problem::new(format!("{path} can't be edited: {}", error.message()));
    let places = error.positions().into_iter().map(|position| Excerpt::of(path, text, position, 1));
    Problem { help: error.help(), ..places.fold(problem, Problem::at) }
}
