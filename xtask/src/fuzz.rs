//! `cargo xtask fuzz TARGET [SECONDS]`: one of the targets under `fuzz/`, from the files of the
//! project on, and from what is kept under `fuzz/corpus`. What is found new stays in the target folder; a file that breaks
//! something is kept under `fuzz/artifacts/`, and the run fails.

use crate::{cargo, root, run};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each target, and where files stand that it begins from.
const TARGETS: [(&str, &[&str]); 5] = [
    ("parse", &["tests/cases", "tests/refusals", "rules/uk-gdpr-2024/examples"]),
    ("case", &["tests/cases", "tests/refusals", "rules/uk-gdpr-2024/examples", "rules/uk-gdpr-2018/examples"]),
    ("rulebook", &["rules/uk-gdpr-2024", "rules/uk-gdpr-2018", "rules/ncsc-engagement-2023", "tests/refusals"]),
    ("assess", &["tests/cases", "rules/uk-gdpr-2024/examples", "rules/uk-gdpr-2018/examples"]),
    ("doors", &["tests/cases", "rules/uk-gdpr-2024/examples"]),
];

/// Coverage as libFuzzer wants it. The compiler's passes are no promise, but need no nightly one.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

pub fn fuzz() -> Result<(), String> {
    let wanted = env::args().nth(2).unwrap_or_default();
    let seconds = env::args().nth(3).unwrap_or_else(|| "60".to_owned());
    let Some((target, seeds)) = TARGETS.iter().find(|(target, _)| *target == wanted) else {
        let names: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
        return Err(format!("cargo xtask fuzz TARGET [SECONDS]: one of {}", names.join(", ")));
    };
    let root = root()?;
    let build = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("fuzz");
    // With a target named, the flags are not those of build scripts and macros.
    let host = host()?;
    run(Command::new(cargo())
        .args([
            "build",
            "--release",
            "--locked",
            "--manifest-path",
            "fuzz/Cargo.toml",
            "--target",
            &host,
            "--bin",
            target,
        ])
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_TARGET_DIR", &build)
        .current_dir(&root))?;
    let found = build.join("corpus").join(target);
    let artifacts = root.join("fuzz/artifacts").join(target);
    for folder in [&found, &artifacts] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let kept = root.join("fuzz/corpus").join(target);
    let program = build.join(&host).join("release").join(target);
    let mut command = Command::new(&program);
    // The first folder is where what is new is put.
    command.arg(&found).args(kept.is_dir().then_some(&kept));
    for seed in *seeds {
        command.arg(root.join(seed));
    }
    command
        .args([
            &format!("-max_total_time={seconds}"),
            "-max_len=16384",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-print_final_stats=1",
        ])
        .arg(format!("-dict={}", root.join("fuzz/words.dict").display()))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .current_dir(&root);
    run(&mut command)?;
    println!(
        "what is new: {}; `{} -merge=1 fuzz/corpus/{target} {}` keeps what adds something",
        found.display(),
        shown(&program),
        found.display()
    );
    Ok(())
}

fn shown(program: &Path) -> String {
    program.display().to_string()
}

/// The machine the compiler builds for.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(ToOwned::to_owned)
        .ok_or_else(|| "rustc names no host".to_owned())
}
