//! `cargo xtask deny`: licences, bans, sources and known advisories of everything in the lock files,
//! by cargo-deny. The advisories come from the copy that is stored under `.ci/advisories`, whose age
//! is told; `cargo xtask deny FOLDER` renews it from a checkout of the `RustSec` database.

use crate::{cargo, root, run};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// What is held: the program, what builds it, and what tries to break it.
const MANIFESTS: [&str; 3] = ["Cargo.toml", "xtask/Cargo.toml", "fuzz/Cargo.toml"];

/// What cargo-deny calls the folder of the database it would fetch itself.
const DATABASE: &str = "advisory-db-3157b0e258782691";

/// Older than this, the copy says little.
const DAYS: u64 = 180;

pub fn deny() -> Result<(), String> {
    let root = root()?;
    let copy = root.join(".ci/advisories");
    if let Some(folder) = env::args().nth(2) {
        renew(&root, &copy, Path::new(&folder))?;
    }
    if !Command::new("cargo-deny").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    {
        return Err("cargo-deny is not installed: `cargo install cargo-deny --locked`".to_owned());
    }
    let as_of = fs::read_to_string(copy.join("AS-OF")).map_err(|error| format!("AS-OF: {error}"))?;
    let (seconds, words) = as_of.trim().split_once(' ').ok_or("AS-OF is seconds and words")?;
    let then: u64 = seconds.parse().map_err(|_| "AS-OF begins with seconds".to_owned())?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let days = now.saturating_sub(then) / 86_400;
    let config = database(&root, &copy, then)?;
    for manifest in MANIFESTS {
        println!("{manifest}:");
        run(Command::new(cargo())
            .args(["fetch", "--quiet", "--locked", "--manifest-path", manifest])
            .current_dir(&root))?;
        run(Command::new("cargo-deny")
            .args(["--offline", "--locked", "--manifest-path", manifest, "--config"])
            .arg(&config)
            .args(["check", "licenses", "bans", "sources", "advisories"])
            .current_dir(&root))?;
    }
    println!("The stored copy of the advisories is {days} days old ({words}).");
    if days > DAYS {
        println!("What was found since is not in it: renew it with `cargo xtask deny FOLDER`.");
    }
    Ok(())
}

/// The copy as the database that cargo-deny reads, and the rules that name it.
fn database(root: &Path, copy: &Path, then: u64) -> Result<PathBuf, String> {
    let folder = root.join("target/deny");
    let database = folder.join(DATABASE);
    let _ = fs::remove_dir_all(&database);
    fs::create_dir_all(&database).map_err(|error| error.to_string())?;
    run(Command::new("cp").arg("-r").arg(copy.join("crates")).arg(&database))?;
    let git = |arguments: &[&str]| {
        let date = format!("@{then} +0000");
        run(Command::new("git")
            .args(["-c", "user.name=copy", "-c", "user.email=copy@invalid"])
            .args(arguments)
            .env("GIT_COMMITTER_DATE", &date)
            .env("GIT_AUTHOR_DATE", &date)
            .current_dir(&database))
    };
    git(&["init", "--quiet", "--initial-branch=main", "."])?;
    git(&["add", "--all"])?;
    git(&["commit", "--quiet", "--message=Advisories"])?;
    let rules = fs::read_to_string(root.join("deny.toml")).map_err(|error| error.to_string())?;
    // Of the age this command tells itself.
    let rules = format!(
        "{}\ndb-path = {:?}\ndb-urls = [\"https://github.com/rustsec/advisory-db\"]\nmaximum-db-staleness = \"P50Y\"\n",
        rules.trim_end(),
        folder.display().to_string()
    );
    let path = folder.join("deny.toml");
    fs::write(&path, rules).map_err(|error| error.to_string())?;
    Ok(path)
}

/// Copies from a checkout of the database what concerns the crates of the lock files: of each
/// advisory its data and its title.
fn renew(root: &Path, copy: &Path, from: &Path) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for manifest in MANIFESTS {
        let lock =
            fs::read_to_string(root.join(manifest).with_file_name("Cargo.lock")).map_err(|error| error.to_string())?;
        names.extend(
            lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"').map(ToOwned::to_owned)),
        );
    }
    let output = Command::new("git")
        .args(["log", "-1", "--format=%ct RustSec advisory-db %h of %cs"])
        .current_dir(from)
        .output()
        .map_err(|error| error.to_string())?;
    let _ = fs::remove_dir_all(copy.join("crates"));
    for name in names {
        for entry in fs::read_dir(from.join("crates").join(&name)).into_iter().flatten().flatten() {
            let text = fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
            let to = copy.join("crates").join(&name);
            fs::create_dir_all(&to).map_err(|error| error.to_string())?;
            fs::write(to.join(entry.file_name()), head(&text)).map_err(|error| error.to_string())?;
        }
    }
    fs::write(copy.join("AS-OF"), output.stdout).map_err(|error| error.to_string())
}

/// An advisory to its title.
fn head(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        kept.push_str(line);
        kept.push('\n');
        if line.starts_with("# ") && kept.matches("```").count() >= 2 {
            break;
        }
    }
    kept
}
