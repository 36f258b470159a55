//! Sends requests until each has an answer of use, as far as that is safe and lasts no longer than it may.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use http::header::LOCATION;
use http::{HeaderValue, Method};
use reqwest::Url;
use reqwest::blocking::Client;

use super::access::Access;
use super::attempt::{Answer, Reply, attempt};
use super::error::GitLabError;
use super::judge::{Verdict, judge};
use super::refusal::refusal;
use super::request::Request;
use super::retry::{BUDGET, Next, Trouble, next};
use super::said::said;
use super::trace::Trace;
use crate::external::clock::now;

/// As many redirects as any server of sense makes.
const HOPS: u32 = 5;

/// The way to one instance, with the token for it.
#[derive(Debug)]
pub struct Transport {
    client: Client,
    access: Access,
    header: HeaderValue,
    trace: Trace,
    /// The time lost so far to failed tries and to waiting, of all requests of the run.
    lost: Mutex<Duration>,
}

/// One try, for those who read of it.
struct Try<'r> {
    request: &'r Request,
    number: u32,
    started: Instant,
}

impl Transport {
    /// A way for this client and token.
    ///
    /// # Errors
    /// When the token holds what no header can.
    pub fn new(client: Client, access: Access, trace: Trace) -> Result<Self, GitLabError> {
        let why = || "it holds characters that no token has".to_owned();
        let unusable = || GitLabError::Setting { what: format!("the token of {}", access.from), why: why() };
        let header = access.token.header().ok_or_else(unusable)?;
        Ok(Self { client, access, header, trace, lost: Mutex::default() })
    }

    /// The token, and where it came from.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Sends a request and takes the answer, whose status says success.
    ///
    /// # Errors
    /// When GitLab refuses, can't be reached in time, or may have done what was asked without saying so.
    pub fn send(&self, mut request: Request) -> Result<Answer, GitLabError> {
        let mut tries = 0;
        let mut hops = 0;
        loop {
            tries += 1;
            let this = Try { request: &request, number: tries, started: Instant::now() };
            let (trouble, answer) = match attempt(&self.client, &request, &self.header) {
                Reply::Untrusted(why) => return Err(self.untrusted(&this, &why)),
                Reply::Broken(trouble) => (trouble, None),
                Reply::Answer(answer) => match judge(&request, &answer, now()) {
                    Verdict::Good => return Ok(self.good(&this, answer)),
                    Verdict::Refused => return Err(self.refused(&this, &answer)),
                    Verdict::Elsewhere => {
                        request.url = self.elsewhere(&this, &answer, hops)?;
                        (tries, hops) = (0, hops + 1);
                        continue;
                    }
                    Verdict::Trouble(trouble) => (trouble, Some(answer)),
                },
            };
            self.again(&this, &trouble, answer.as_ref())?;
        }
    }

    /// Waits for the next try, where there is to be one.
    fn again(&self, this: &Try<'_>, trouble: &Trouble, answer: Option<&Answer>) -> Result<(), GitLabError> {
        let next = next(this.request.kind, trouble, this.number, self.left(this.started.elapsed()));
        let request = this.request.shown();
        let why = self.access.token.scrub(&trouble.why);
        match next {
            Next::Again(wait) => {
                self.show(this, &format!("{why}; again in {} ms", wait.as_millis()));
                std::thread::sleep(wait);
                self.left(wait);
                Ok(())
            }
            Next::Look => {
                self.show(this, &why);
                Err(GitLabError::Uncertain { request, why })
            }
            Next::Fail => {
                self.show(this, &why);
                let said = answer.map(|answer| self.said(answer)).unwrap_or_default();
                Err(GitLabError::Unavailable { request, tries: this.number, why, said })
            }
        }
    }

    /// Counts time as lost; says what is left of the budget.
    fn left(&self, more: Duration) -> Duration {
        let Ok(mut lost) = self.lost.lock() else { return Duration::ZERO };
        *lost = lost.saturating_add(more);
        BUDGET.saturating_sub(*lost)
    }

    fn good(&self, this: &Try<'_>, answer: Answer) -> Answer {
        self.show(this, &answer.status.as_u16().to_string());
        answer
    }

    fn refused(&self, this: &Try<'_>, answer: &Answer) -> GitLabError {
        self.show(this, &answer.status.as_u16().to_string());
        refusal(this.request.shown(), answer, &self.access.from, self.said(answer))
    }

    fn untrusted(&self, this: &Try<'_>, why: &str) -> GitLabError {
        let why = self.access.token.scrub(why);
        self.show(this, &why);
        GitLabError::Untrusted { host: this.request.url.host_str().unwrap_or_default().to_owned(), why }
    }

    /// Where a redirect leads: only a look follows it, and only on the same server.
    fn elsewhere(&self, this: &Try<'_>, answer: &Answer, hops: u32) -> Result<Url, GitLabError> {
        let named = answer.headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        let to = this.request.url.join(named).ok();
        let shown = self.access.token.scrub(to.as_ref().map_or(named, Url::as_str));
        self.show(this, &format!("{} to {shown}", answer.status.as_u16()));
        let same = |to: &Url| to.origin() == this.request.url.origin() && this.request.method == Method::GET;
        let moved = || GitLabError::Moved { request: this.request.shown(), to: shown };
        to.filter(|to| same(to) && hops < HOPS).ok_or_else(moved)
    }

    fn said(&self, answer: &Answer) -> Vec<String> {
        said(&answer.body, |text| self.access.token.scrub(text))
    }

    fn show(&self, this: &Try<'_>, end: &str) {
        if self.trace == Trace::Shown {
            let (request, number) = (self.access.token.scrub(&this.request.traced()), this.number);
            let time = this.started.elapsed().as_millis();
            self.trace.line(&format!("{request} (try {number}, {time} ms): {end}"));
        }
    }
}
