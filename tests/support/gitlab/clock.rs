//! The instance's clock: real until a trial says otherwise.

use jiff::{SignedDuration, Timestamp};

/// What time it is on the server.
#[derive(Debug, Default)]
pub struct Clock {
    stopped: Option<Timestamp>,
    ahead: SignedDuration,
}

impl Clock {
    /// The server's now.
    pub fn now(&self) -> Timestamp {
        self.stopped.unwrap_or_else(Timestamp::now) + self.ahead
    }

    /// Stops the clock at this time.
    pub fn stop_at(&mut self, time: Timestamp) {
        *self = Self { stopped: Some(time), ahead: SignedDuration::ZERO };
    }

    /// Lets time pass.
    pub fn advance(&mut self, time: SignedDuration) {
        self.ahead += time;
    }
}

/// A time as GitLab writes it: UTC with milliseconds.
pub fn written(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}
