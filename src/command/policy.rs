//! The policy's file and its faults.

use crate::failure::{Failure, Problem};
use crate::model::policy::{Policy, PolicyProblem, read};

/// Reads a policy; `path` names the file in messages.
///
/// # Errors
/// Every fault in it.
pub fn parse(path: &str, text: &[u8]) -> Result<(Policy, Vec<Problem>), Failure> {
    let parsed = std::str::from_utf8(text).map_err(|error| {
        Failure::usage(Problem::new(format!("{path} is not UTF-8: {error}")).help("save it as UTF-8"))
    })?;
    let place = |problem: PolicyProblem| in_file(path, parsed, problem);
    match read(parsed) {
        Ok((policy, warnings)) => Ok((policy, warnings.into_iter().map(place).collect())),
        Err(problems) => Err(Failure::usages(problems.into_iter().map(place).collect())),
    }
}

fn in_file(path: &str, text: &str, problem: PolicyProblem) -> Problem {
    let excerpt = problem.excerpt(path, text);
    Problem { help: problem.help, ..Problem::new(problem.message).at(excerpt) }
}
