//! What the variables of the environment say about where we run.

/// The GitLab CI job that this program runs in
/// ([predefined variables](https://docs.gitlab.com/ci/variables/predefined_variables/)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitLabJob {
    /// The branch of a branch pipeline (`CI_COMMIT_BRANCH`).
    pub branch: String,
    /// The commit that the branch was at before the push (`CI_COMMIT_BEFORE_SHA`); none of a new branch.
    pub before: Option<String>,
}

/// The job of a branch pipeline, where this is one.
#[must_use]
pub fn gitlab_job() -> Option<GitLabJob> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    variable("GITLAB_CI")?;
    let before = variable("CI_COMMIT_BEFORE_SHA").filter(|name| name.bytes().any(|byte| byte != b'0'));
    Some(GitLabJob { branch: variable("CI_COMMIT_BRANCH")?, before })
}

/// Whether this is a job of GitLab CI with a token of its own (`CI_JOB_TOKEN`).
#[must_use]
pub fn has_job_token() -> bool {
    std::env::var_os("CI_JOB_TOKEN").is_some_and(|token| !token.is_empty())
}
