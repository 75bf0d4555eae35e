//! What the READMEs show is what the program prints. `AFFEER_UPDATE_README=1` writes it anew.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const CASE: &str = "rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn affeer(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_affeer"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The part of a text from its beginning to just before a line.
fn until(text: &str, line: &str) -> String {
    text.lines().take_while(|other| *other != line).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// Holds what stands between two marks of a file against what it should be.
fn holds(path: &Path, after: &str, before: &str, expected: &str) {
    let text = fs::read_to_string(path).unwrap();
    let (head, rest) = text.split_once(after).unwrap_or_else(|| panic!("{} has no `{after}`", path.display()));
    let (shown, tail) = rest.split_once(before).unwrap();
    if std::env::var_os("AFFEER_UPDATE_README").is_some() {
        fs::write(path, format!("{head}{after}{expected}{before}{tail}")).unwrap();
        return;
    }
    assert_eq!(shown, expected, "{} is stale: run with AFFEER_UPDATE_README=1 and read the difference", path.display());
}

#[test]
fn the_worked_run_is_what_the_program_prints() {
    let text = until(&affeer(&["assess", "--width", "100", CASE]), "Engagement with the NCSC and like bodies");
    holds(&root().join("README.md"), "the first part -->\n```text\n", "\n```", &text);
}

#[test]
fn the_worked_range_is_what_the_program_prints() {
    let text = until(&affeer(&["assess", "--facts-alone", "--width", "100", CASE]), "The account");
    holds(&root().join("README.md"), "<!-- worked range -->\n```text\n", "\n```", &text);
}

#[test]
fn each_rulebook_publishes_its_backtest_whatever_it_says() {
    for id in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let markdown = affeer(&["rulebooks", "backtest", id, "--format", "markdown"]);
        let body = markdown.split_once('\n').unwrap().1.trim();
        holds(
            &root().join("rules").join(id).join("README.md"),
            "<!-- backtest -->\n",
            "\n<!-- end of backtest -->",
            body,
        );
    }
}

/// The whole case that the language of rules shows.
fn whole_case() -> String {
    let text = fs::read_to_string(root().join("rules").join("README.md")).unwrap();
    let (_, rest) = text.split_once("<!-- a whole case -->\n```toml\n").unwrap();
    rest.split_once("```\n").unwrap().0.to_owned()
}

#[test]
fn the_whole_case_of_the_language_is_admitted() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole-case.toml");
    fs::write(&path, whole_case()).unwrap();
    let path = path.to_str().unwrap();
    assert!(affeer(&["check", path]).contains("a case, admitted by uk-gdpr-2024"));
    assert!(affeer(&["assess", path]).contains("The account"));
}

#[test]
fn the_whole_case_of_the_language_shows_every_key_a_case_may_have() {
    let schema: serde_json::Value = serde_json::from_str(&affeer(&["schema", "case"])).unwrap();
    let mut keys = Vec::new();
    gather_keys(&schema, &mut keys);
    let case = whole_case();
    let words: Vec<&str> = case.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let missing: Vec<&String> = keys.iter().filter(|key| !words.contains(&key.as_str())).collect();
    assert!(keys.len() > 40, "{keys:?}");
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every key of a schema, but for those of the facts, which are the rulebook's.
fn gather_keys(schema: &serde_json::Value, keys: &mut Vec<String>) {
    match schema {
        serde_json::Value::Object(entries) => {
            for (name, inner) in entries {
                if name == "properties" {
                    for (key, inner) in inner.as_object().unwrap() {
                        keys.push(key.clone());
                        if key != "facts" {
                            gather_keys(inner, keys);
                        }
                    }
                } else {
                    gather_keys(inner, keys);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| gather_keys(inner, keys)),
        _ => {}
    }
}
