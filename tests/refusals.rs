//! Files that must be refused: for every diagnostic code one that shows it, what is said of it
//! beside it, and the program's manners with each.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

use affeer::case::{Case, chosen, no_such_rulebook, no_such_schedule};
use affeer::diagnostic::{Code, Refusals, Refused, Source};
use affeer::rulebook::{Library, Rulebook, schedule_named};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("refusals")
}

/// Name and text of every file in the folder, and of those too large to keep there.
fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml" || extension == "json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.extend(large());
    files.sort();
    files
}

/// Files beyond the stated limits, each beyond one.
fn large() -> Vec<(String, String)> {
    let case = fs::read_to_string(folder().join("whole/case.toml")).unwrap();
    let json = fs::read_to_string(folder().join("whole/case.json")).unwrap();
    let with = |more: &str| format!("{case}{more}\n");
    let in_json = |more: &str| json.replacen("\"facts\"", &format!("{more},\n  \"facts\""), 1);
    let many = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>();
    let list = |name: &str, text: String| (format!("too-large-{name}"), text);
    vec![
        list("file.toml", with(&format!("# {}", "x".repeat(1 << 20)))),
        list("text.toml", case.replacen("\"A case\"", &format!("\"{}\"", "x".repeat(10_001)), 1)),
        list("list.toml", with(&"\n[[exhibit]]\nid = \"N1\"\ntitle = \"A notice\"\n".repeat(1_001))),
        list("table.toml", with(&many(1_001, &|index| format!("fact-{index} = true")).join("\n"))),
        list(
            "table.json",
            in_json(&format!("\"more\": {{{}}}", many(1_001, &|index| format!("\"fact-{index}\": true")).join(","))),
        ),
        list("many-tables.json", in_json(&many(60_000, &|index| format!("\"k{index}\":1")).join(","))),
        list("things.toml", with(&many(900, &|index| format!("fact-{index} = true")).join("\n"))),
        list("keys-twice.toml", with(&"late = true\n".repeat(50_000))),
        list("nesting.toml", with(&format!("people-affected = {}1{}", "[".repeat(70), "]".repeat(70)))),
        list("nesting-far.toml", with(&format!("people-affected = {}1{}", "[".repeat(100_000), "]".repeat(100_000)))),
        list("nesting-keys.toml", with(&format!("[{}]", vec!["a"; 200_000].join(".")))),
        list("nesting-keys-2.toml", with(&format!("{} = 1", vec!["a"; 200_000].join(".")))),
        list(
            "nesting-inline.toml",
            with(&format!("people-affected = {}1{}", "{ a = ".repeat(50_000), " }".repeat(50_000))),
        ),
        list("nesting.json", in_json(&format!("\"more\": {}1{}", "[".repeat(66), "]".repeat(66)))),
        list("nesting-far.json", in_json(&format!("\"more\": {}1{}", "[".repeat(200_000), "]".repeat(200_000)))),
        list(
            "nesting-tables.json",
            in_json(&format!("\"more\": {}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000))),
        ),
        list(
            "condition.toml",
            fs::read_to_string(folder().join("whole/rulebook.toml")).unwrap().replacen(
                "'late'",
                &format!("'{}late{}'", "(".repeat(4_000), ")".repeat(4_000)),
                1,
            ),
        ),
        list(
            "condition-not.toml",
            fs::read_to_string(folder().join("whole/rulebook.toml")).unwrap().replacen(
                "'late'",
                &format!("'{}late'", "not ".repeat(2_400)),
                1,
            ),
        ),
        list(
            "condition-long.toml",
            fs::read_to_string(folder().join("whole/rulebook.toml")).unwrap().replacen(
                "'late'",
                &format!("'late{}'", " or late".repeat(100_000)),
                1,
            ),
        ),
    ]
}

/// What a file holds.
enum Kind {
    Rulebook,
    Schedule,
    Case,
}

fn kind(text: &str) -> Kind {
    match text.lines().find(|line| line.starts_with('[')) {
        Some(line) if line.starts_with("[rulebook]") => Kind::Rulebook,
        Some(line) if line.starts_with("[schedule]") => Kind::Schedule,
        _ => Kind::Case,
    }
}

/// Reads a file as `affeer check` does; nothing where it is admitted.
fn read(name: &str, text: &str) -> Vec<Refused> {
    let source = Source::new(name, text);
    match kind(text) {
        Kind::Rulebook => {
            let schedule = schedule_named(text).and_then(|name| Library::schedule(&name));
            let read = Rulebook::read(source.clone(), schedule);
            if name.starts_with("periods-overlap") {
                let earlier = whole(Rulebook::read(
                    Source::new("rulebook.toml", fs::read_to_string(folder().join("whole/rulebook.toml")).unwrap()),
                    None,
                ));
                return Rulebook::overlap(&earlier, &whole(read), source).into_iter().collect();
            }
            read.err().into_iter().flatten().collect()
        }
        Kind::Schedule => {
            let newest = Library::rulebooks().first().unwrap();
            Rulebook::read(Source::new("rulebook.toml", newest.text), Some(source))
                .err()
                .into_iter()
                .flatten()
                .collect()
        }
        Kind::Case => {
            let choice = match chosen(source.clone()) {
                Ok(choice) => choice,
                Err(refused) => return vec![*refused],
            };
            if choice.schedule.is_some_and(|named| Library::schedule(&named).is_none()) {
                return vec![no_such_schedule(source)];
            }
            match Library::rulebook(&choice.rulebook) {
                Some(rulebook) => {
                    Case::read(&whole(rulebook), source).err().map(|refused| *refused).into_iter().collect()
                }
                None => vec![no_such_rulebook(source)],
            }
        }
    }
}

fn whole(read: Result<Rulebook, Refusals>) -> Rulebook {
    read.unwrap_or_else(|refused| panic!("{refused}"))
}

/// The code a file is named for.
fn code(name: &str) -> &'static str {
    let stem = name.split('.').next().unwrap();
    let fits =
        |code: &&Code| stem.strip_prefix(code.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Code::ALL
        .iter()
        .filter(fits)
        .map(|code| code.name())
        .max_by_key(|name| name.len())
        .unwrap_or_else(|| panic!("{name} is named for no code"))
}

fn affeer(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_affeer"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(folder())
        .output()
        .unwrap()
}

/// The path of a file: where it is kept, or where it is written for the test.
fn path_of(name: &str, text: &str) -> String {
    if folder().join(name).exists() {
        return name.to_owned();
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn every_file_is_refused_for_what_it_is_named_after() {
    insta::with_settings!({ snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true }, {
        let mut wrong = Vec::new();
        for (name, text) in files() {
            let refused = read(&name, &text);
            let found: Vec<&str> = refused.iter().flat_map(|file| &file.diagnostics).map(|diagnostic| diagnostic.code.name()).collect();
            if !found.contains(&code(&name)) {
                wrong.push(format!("{name} shows {found:?}"));
                continue;
            }
            let mut said: Vec<String> = refused.iter().flat_map(|file| file.to_string().lines().map(ToOwned::to_owned).collect::<Vec<_>>()).collect();
            if said.len() > 10 {
                said.drain(3..said.len() - 2);
            }
            insta::assert_snapshot!(name.as_str(), said.join("\n"));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn every_code_is_shown_by_a_file() {
    let shown: BTreeSet<&str> = files().iter().map(|(name, _)| code(name)).collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !code.is_warning())
        .map(|code| code.name())
        .filter(|name| !shown.contains(name))
        .collect();
    assert!(missing.is_empty(), "no file shows {missing:?}");
}

#[test]
fn the_files_from_which_the_refused_ones_differ_are_admitted() {
    for name in ["case.toml", "case.json", "rulebook.toml", "schedule.toml"] {
        let text = fs::read_to_string(folder().join("whole").join(name)).unwrap();
        let refused = read(name, &text);
        assert!(refused.is_empty(), "{}", refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        let output = affeer(&["check", &format!("whole/{name}")]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_message_is_in_a_users_words() {
    for (name, text) in files() {
        for diagnostic in read(&name, &text).into_iter().flat_map(|file| file.diagnostics) {
            for words in [&diagnostic.message, &diagnostic.help] {
                assert!(!words.is_empty() && !words.ends_with('.'), "{name}: {words}");
                let plain: String = words.split('`').step_by(2).collect();
                assert!(
                    !plain.starts_with(|first: char| first.is_uppercase())
                        || plain.starts_with("JSON")
                        || plain.starts_with("TOML"),
                    "{name}: {words}"
                );
                for rust in [
                    "Option", "Some(", "None", "Vec<", "String", "i64", "u8", "f64", "struct", "enum", "unwrap", "Err(",
                ] {
                    assert!(!plain.contains(rust), "{name}: {words}");
                }
                assert!(!words.chars().any(affeer::diagnostic::is_hidden), "{name}: {words:?}");
            }
        }
    }
}

#[test]
fn every_place_lies_in_the_file() {
    for (name, text) in files() {
        for file in read(&name, &text) {
            for diagnostic in &file.diagnostics {
                let place = diagnostic.place;
                assert!(place.start <= place.end && place.end <= file.source.text().len(), "{name}: {diagnostic:?}");
                assert!(
                    text.get(place.start..place.end).is_some() || file.source.name() != name,
                    "{name}: {diagnostic:?}"
                );
            }
        }
    }
}

#[test]
fn the_program_refuses_each_file_with_its_code_and_computes_nothing() {
    for (name, text) in files() {
        let path = path_of(&name, &text);
        let files: &[&str] =
            if code(&name) == "periods-overlap" { &["check", "whole/rulebook.toml", &path] } else { &["check", &path] };
        let checked = affeer(files);
        let said = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert_eq!(checked.status.code(), Some(3), "check {name}: {said}");
        assert!(said.contains(&format!("[{}]", code(&name))), "check {name}: {said}");
        assert!(
            !said.contains("panicked") && !said.contains('\u{202e}') && !said.contains('\u{1b}'),
            "check {name}: {said}"
        );
        assert!(said.len() < 400_000, "check {name} says {} bytes", said.len());

        let assessed = affeer(&["assess", &path]);
        let said = String::from_utf8_lossy(&assessed.stderr).into_owned();
        assert_eq!(assessed.status.code(), Some(3), "assess {name}: {said}");
        assert!(assessed.stdout.is_empty(), "assess {name} prints {}", String::from_utf8_lossy(&assessed.stdout));
        assert!(!said.contains("panicked"), "assess {name}: {said}");

        let json = affeer(&["check", "--format", "json", &path]);
        let told: serde_json::Value =
            serde_json::from_slice(&json.stdout).unwrap_or_else(|error| panic!("check {name} --format json: {error}"));
        assert!(told.get("refused").is_some(), "check {name} --format json");
    }
}

#[test]
fn no_command_panics_on_a_file_of_another_kind() {
    for (name, text) in files().into_iter().filter(|(name, _)| !name.starts_with("too-large")) {
        let path = path_of(&name, &text);
        for arguments in [
            vec!["rulebooks", "show", &path],
            vec!["rulebooks", "backtest", &path],
            vec!["assess", "whole/case.toml", "--rulebook", &path],
            vec!["assess", "whole/case.toml", "--schedule", &path],
            vec!["schema", "case", "--rulebook", &path],
        ] {
            let output = affeer(&arguments);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.code().is_some_and(|code| code <= 3), "{arguments:?}: {said}");
            assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        }
    }
}

/// As a user of the library writes it.
fn complete(rulebook: &str, case: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let rulebook = Rulebook::read(Source::new("rules.toml", rulebook), None)?;
    let case = Case::read(&rulebook, Source::new("case.toml", case))?;
    Ok(affeer::assessment::assess(&case)?.complete)
}

#[test]
fn a_refusal_is_an_error_that_is_passed_on_and_shows_every_place() {
    let refused = complete("[rulebook]\nid = 7\nname = \"x\"\n", "").unwrap_err();
    // What a `main` that ends with an error shows.
    let shown = format!("{refused:?}");
    assert_eq!(shown, refused.to_string());
    for place in ["rules.toml:2:6: [wrong-type]", "rules.toml:1:1: [missing-key]"] {
        assert!(shown.lines().any(|line| line.starts_with(place)), "{shown}");
    }
    let older = Library::rulebooks().last().unwrap().text;
    let refused = complete(older, "[case]\ntitle = 7\n").unwrap_err();
    assert!(format!("{refused:?}").contains("case.toml:2:9: [wrong-type]"), "{refused:?}");
    let refused = affeer::value::percent_from("ten").unwrap_err();
    assert!(refused.to_string().contains("; "), "{refused}");
}

/// Rulebooks with what may be a slip: told, and refused only where warnings are denied.
fn slips() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder().join("../warnings"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "toml"))
        .collect();
    names.sort();
    names
}

#[test]
fn what_may_be_a_slip_is_told_and_refused_only_where_warnings_are_denied() {
    let mut shown = BTreeSet::new();
    for name in slips() {
        let path = format!("../warnings/{name}");
        let checked = affeer(&["check", &path]);
        let said = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert_eq!(checked.status.code(), Some(0), "{name}: {said}");
        assert!(said.contains(&format!("warning[{}]", code(&name))), "{name}: {said}");
        shown.insert(code(&name));
        let denied = affeer(&["check", "--deny", "warnings", &path]);
        assert_eq!(denied.status.code(), Some(3), "{name}");
        let json = affeer(&["check", "--format", "json", &path]);
        let told: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(told.pointer("/warned/0/diagnostics/0/code").and_then(|told| told.as_str()), Some(code(&name)));
        assert_eq!(told.pointer("/refused"), Some(&serde_json::json!([])));
        insta::with_settings!({ snapshot_path => folder().join("../warnings"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), said);
        });
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| code.is_warning() && !shown.contains(code.name()))
        .map(|code| code.name())
        .collect();
    assert!(missing.is_empty(), "no file shows {missing:?}");
}

#[test]
fn a_day_of_reading_that_has_not_come_is_told() {
    let whole = fs::read_to_string(folder().join("whole/rulebook.toml")).unwrap();
    let path = path_of("read-later.toml", &whole.replacen("read-on = 2026-11-23", "read-on = 2062-11-23", 1));
    let checked = affeer(&["check", "--as-of", "2026-11-25", &path]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(0), "{said}");
    assert!(said.contains("An Act, s 1 is said to have been read on 2062-11-23"), "{said}");
    assert_eq!(affeer(&["check", "--deny", "warnings", "--as-of", "2026-11-25", &path]).status.code(), Some(3));
}

#[test]
fn a_shipped_rulebook_holds_nothing_that_may_be_a_slip() {
    for shipped in Library::rulebooks() {
        let warnings = whole(Library::rulebook(shipped.id).unwrap()).warnings().in_file_order();
        assert!(warnings.is_empty(), "{}: {warnings:?}", shipped.id);
    }
}

#[test]
fn rules_given_where_a_case_stands_are_told_for_what_they_are() {
    for (path, what) in [("rulebook.toml", "a rulebook"), ("schedule.toml", "a schedule")] {
        let told = affeer(&["assess", &format!("whole/{path}")]);
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!(told.status.code(), Some(3), "{said}");
        let words = format!("error[wrong-type]: this is {what}, where a case stands");
        assert!(said.contains(&words) && said.matches("error[").count() == 1, "{said}");
        let beside = affeer(&["assess", "--rulebook", "uk-gdpr-2024", &format!("whole/{path}")]);
        assert!(String::from_utf8_lossy(&beside.stderr).contains(&words));
    }
}
