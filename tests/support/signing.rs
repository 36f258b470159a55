//! A user who signs.

use super::iac::write;
use super::sandbox::Sandbox;
use super::sshd::key;

/// What signing with an SSH key needs.
pub const TOOLS: [&str; 1] = ["ssh-keygen"];

/// Makes the user sign every commit with an SSH key that `git verify-commit` trusts.
pub fn sign_with_ssh(sandbox: &Sandbox) {
    key(sandbox, "home/signing");
    let public = std::fs::read_to_string(sandbox.path("home/signing.pub")).expect("the public key");
    let allowed = sandbox.path("home/allowed_signers");
    write(&allowed, &format!("mara@example.org {public}"));
    sandbox.config("gpg.format", "ssh");
    sandbox.config("user.signingKey", &sandbox.path("home/signing.pub").display().to_string());
    sandbox.config("gpg.ssh.allowedSignersFile", &allowed.display().to_string());
    sandbox.config("commit.gpgSign", "true");
}
