//! `setup`: what it writes, and that git finds the man page afterwards.

use std::{ffi::OsString, fs, io, path::Path, process::Output};

use git_eurodat::model::shipped;
use libtest_mimic::{Failed, Trial};

use super::{
    man,
    sandbox::{Sandbox, is_here, requires_tools},
};

/// The trials.
pub fn trials() -> Vec<Trial> {
    let no_man = !is_here("man");
    vec![
        Trial::test("setup::ships_every_page", ships_every_page),
        Trial::test("setup::writes_once", writes_once),
        Trial::test("setup::dry_run_writes_nothing", dry_run_writes_nothing),
        Trial::test("setup::elsewhere_tells_manpath", || {
            elsewhere_tells_manpath();
            Ok(())
        }),
        #[cfg(unix)]
        Trial::test("setup::follows_links", follows_links),
        Trial::test("setup::refusal_names_the_file", refusal_names_the_file),
        Trial::test("setup::leaves_a_package_alone", leaves_a_package_alone),
        Trial::test("setup::git_help_opens_the_page", git_help_opens_the_page)
            .with_kind(if no_man { "no man here" } else { "" })
            .with_ignored_flag(no_man && !requires_tools()),
    ]
}

fn ships_every_page() -> Result<(), Failed> {
    let pages = man::render();
    let mut names: Vec<_> = pages.iter().map(|(name, _)| name.as_str()).collect();
    let mut shipped: Vec<_> = shipped::MAN_PAGES.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    shipped.sort_unstable();
    if names == shipped {
        return Ok(());
    }
    Err(format!("src/model/shipped.rs has {shipped:?}, the commands are {names:?}").into())
}

fn writes_once() -> Result<(), Failed> {
    let sandbox = Sandbox::bare();
    let first = setup(&sandbox, &[])?;
    assert!(first.contains("wrote") && !first.contains("unchanged"), "{first}");
    assert!(!first.contains("MANPATH"), "{first}");
    assert!(sandbox.home().join(".cargo/share/man/man1/git-eurodat-promote.1").is_file(), "{first}");
    let second = setup(&sandbox, &[])?;
    assert!(second.contains("unchanged") && !second.contains("wrote"), "{second}");
    Ok(())
}

fn dry_run_writes_nothing() -> Result<(), Failed> {
    let sandbox = Sandbox::bare();
    let told = setup(&sandbox, &["--dry-run"])?;
    assert!(told.contains("would write") && !told.contains("wrote"), "{told}");
    assert_eq!(names(&sandbox.home())?, [".cargo"]);
    assert_eq!(names(&sandbox.home().join(".cargo"))?, ["bin"]);
    Ok(())
}

fn elsewhere_tells_manpath() {
    let sandbox = Sandbox::bare();
    let program = sandbox.home().join("git-eurodat");
    sandbox.link_program(&program);
    let output = sandbox.run(&program.display().to_string(), &["setup"], &sandbox.outside());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = format!("export MANPATH='{}':", sandbox.home().join(".local/share/man").display());
    assert!(told.contains(&line), "{told}");
    assert!(sandbox.home().join(".local/share/man/man1/git-eurodat.1").is_file(), "{told}");
}

#[cfg(unix)]
fn follows_links() -> Result<(), Failed> {
    let sandbox = Sandbox::bare();
    let folder = sandbox.home().join(".config/fish/completions");
    let (link, real) = (folder.join("git-eurodat.fish"), sandbox.home().join("dotfiles.fish"));
    fs::create_dir_all(&folder)?;
    fs::write(&real, "old")?;
    std::os::unix::fs::symlink(&real, &link)?;
    setup(&sandbox, &[])?;
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&real)?, shipped::FISH);
    Ok(())
}

fn refusal_names_the_file() -> Result<(), Failed> {
    let sandbox = Sandbox::bare();
    fs::write(sandbox.home().join(".config"), "in the way")?;
    let output = run(&sandbox, &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("git-eurodat.fish"), "{said}");
    Ok(())
}

fn leaves_a_package_alone() -> Result<(), Failed> {
    let sandbox = Sandbox::bare();
    let prefix = sandbox.root.path().join("usr");
    fs::create_dir_all(prefix.join("bin"))?;
    fs::create_dir_all(prefix.join("share/man/man1"))?;
    fs::write(prefix.join("share/man/man1/git-eurodat.1.gz"), "")?;
    let program = prefix.join("bin/git-eurodat");
    sandbox.link_program(&program);
    let output = sandbox.run(&program.display().to_string(), &["setup"], &sandbox.outside());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.starts_with("A package has put"), "{said}");
    assert_eq!(names(&sandbox.home())?, [".cargo"]);
    Ok(())
}

fn git_help_opens_the_page() -> Result<(), Failed> {
    let sandbox = Sandbox::ready();
    for (arguments, words) in [
        (&["eurodat", "--help"][..], "Promotes releases through the stages"),
        (&["help", "eurodat"], "Promotes releases through the stages"),
        (&["help", "git-eurodat-promote"], "Refuse what can"),
    ] {
        let output = sandbox.run("git", arguments, &sandbox.outside());
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
        let page = String::from_utf8(output.stdout)?;
        assert!(page.contains(words), "git {arguments:?}: {page}");
    }
    Ok(())
}

fn setup(sandbox: &Sandbox, arguments: &[&str]) -> Result<String, Failed> {
    let output = run(sandbox, arguments);
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{output:?}").into())
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Output {
    sandbox.run("git-eurodat", &[&["setup"], arguments].concat(), &sandbox.outside())
}

fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
}
