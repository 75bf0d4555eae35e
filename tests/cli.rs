//! The command line, as transcripts: what a person types, what comes back, and how it ends.
//!
//! One file of `tests/cli/*.txt` is one case: remarks (`#`), the command (`$ affeer …`, words
//! parted by spaces), perhaps `show N lines` to keep only the beginning of a long output, and after
//! a line `<<<` what is typed or piped in. The snapshot beside it holds exit code and both outputs.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test that meets what it does not expect must fail"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs the program at the root of the package, without colour.
fn affeer(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_affeer"))
        .args(arguments)
        .current_dir(ROOT)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // OK because nothing put in here fills the pipe. A program that reads no input may be gone.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What was printed by a run that must succeed and say nothing on standard error.
fn printed(arguments: &[&str], input: &str) -> String {
    let output = affeer(arguments, input);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""), "affeer {}", arguments.join(" "));
    out(&output)
}

fn json(arguments: &[&str], input: &str) -> serde_json::Value {
    serde_json::from_str(&printed(arguments, input)).unwrap()
}

/// The text with digests and the program's version masked.
fn masked(text: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut text = text.to_owned();
    for (before, after) in [("affeer ", ""), ("Affeer ", ""), ("\"engine\": \"", "\"")] {
        text = text.replace(&format!("{before}{version}{after}"), &format!("{before}[version]{after}"));
    }
    let mut masked = String::new();
    let mut run = String::new();
    for character in text.chars().chain(['\n']) {
        if character.is_ascii_hexdigit() && !character.is_ascii_uppercase() {
            run.push(character);
            continue;
        }
        masked.push_str(if run.len() == 64 { "[SHA-256]" } else { &run });
        run.clear();
        masked.push(character);
    }
    masked.pop();
    masked
}

fn beginning(text: &str, lines: Option<usize>) -> String {
    let Some(lines) = lines.filter(|lines| text.lines().count() > *lines) else { return text.to_owned() };
    let more = text.lines().count() - lines;
    let kept: Vec<&str> = text.lines().take(lines).collect();
    format!("{}\n[… {more} more lines]\n", kept.join("\n"))
}

/// Runs one case and gives its transcript.
fn transcript(case: &str) -> String {
    let (head, input) = case.split_once("\n<<<\n").unwrap_or((case, ""));
    let mut command = None;
    let mut lines = None;
    for line in head.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(words) = line.strip_prefix("$ affeer") {
            command = Some(words.split_whitespace().collect::<Vec<_>>());
        } else if let Some(number) = line.strip_prefix("show ").and_then(|rest| rest.strip_suffix(" lines")) {
            lines = Some(number.parse().unwrap());
        } else {
            panic!("a case has no line `{line}`");
        }
    }
    let output = affeer(&command.unwrap(), input);
    let said = masked(&beginning(&out(&output), lines));
    format!("exit {}\n── standard output\n{said}── standard error\n{}", code(&output), masked(&err(&output)))
}

#[test]
fn every_transcript_is_as_it_was() {
    let folder = Path::new(ROOT).join("tests/cli");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() > 30);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in cases {
            let case = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), transcript(&case));
        }
    });
}

const FIVE_FACTS: &str = r#"
[case]
title = "Five facts"
as-of = 2026-11-23

[facts]
articles = ["5(1)(f)", "32(1)"]
role = "controller"
undertaking = true
turnover = "GBP 80m..120m"
people-affected = 25000
special-category = false
"#;

const FIVE_FACTS_IN_JSON: &str = r#"{
  "case": { "title": "Five facts", "as-of": "2026-11-23" },
  "facts": {
    "articles": ["5(1)(f)", "32(1)"], "role": "controller", "undertaking": true,
    "turnover": "GBP 80m..120m", "people-affected": 25000, "special-category": false
  }
}"#;

const SOUTH_STAFFORDSHIRE: &str = "rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml";
const DPP_LAW: &str = "rules/uk-gdpr-2024/examples/dpp-law-2025.toml";

/// Every format an account is written in.
const FORMATS: [&str; 5] = ["text", "markdown", "json", "csv", "html"];

#[test]
fn a_case_in_toml_and_the_same_in_json_give_the_same_figures() {
    let mut toml = json(&["assess", "-", "--format", "json"], FIVE_FACTS);
    let mut json = json(&["assess", "-", "--format", "json"], FIVE_FACTS_IN_JSON);
    for value in [&mut toml, &mut json] {
        assert!(value["identity"]["case"]["sha256"].take().is_string());
    }
    assert_eq!(toml, json);
    assert_eq!(toml["penalty"]["complete"], false);
}

#[test]
fn the_published_decision_comes_out_to_the_pound() {
    let value = json(&["assess", SOUTH_STAFFORDSHIRE, "--format", "json"], "");
    assert_eq!(value["penalty"]["central"], "963900.00");
    assert_eq!(value["penalty"]["complete"], true);
    let last = value["lines"].as_array().unwrap().last().unwrap();
    assert_eq!(last["after"]["central"], "963900.00");
    assert_eq!(value["engagement"]["credit"]["in-bundle"], true);
    assert_eq!(value["identity"]["rulebook"]["id"], "uk-gdpr-2024");
}

/// The account of such a case can be computed, and what engagement is worth in it cannot.
#[test]
fn a_case_that_cannot_be_assessed_is_refused_by_check_as_by_assess_with_the_place_of_its_longest_number() {
    let example = include_str!("../rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml");
    let case = example.split("[published]").next().unwrap().replace("\"-10%\"", "\"-10.0123456789012345678%\"");
    assert!(case.contains("-10.0123456789012345678%"), "the example is decided otherwise");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("too-many-digits.toml");
    fs::write(&path, &case).unwrap();
    let line = case.lines().position(|line| line.contains("-10.0123456789012345678%")).unwrap() + 1;
    for command in ["check", "assess"] {
        let output = affeer(&[command, path.to_str().unwrap()], "");
        assert_eq!(code(&output), 3, "{command}: {}", err(&output));
        assert!(err(&output).contains("[out-of-range]"), "{command}: {}", err(&output));
        assert!(err(&output).contains(&format!("too-many-digits.toml:{line}:")), "{command}: {}", err(&output));
    }
}

#[test]
fn the_same_command_prints_the_same_bytes() {
    for format in FORMATS {
        let arguments = ["assess", SOUTH_STAFFORDSHIRE, "--facts-alone", "--format", format, "--width", "100"];
        assert_eq!(printed(&arguments, ""), printed(&arguments, ""));
    }
}

#[test]
fn several_cases_are_assessed_in_the_order_given() {
    let value = json(&["assess", DPP_LAW, SOUTH_STAFFORDSHIRE, "--format", "json"], "");
    let penalties: Vec<&str> =
        value.as_array().unwrap().iter().map(|value| value["penalty"]["central"].as_str().unwrap()).collect();
    assert_eq!(penalties, ["60000.00", "963900.00"]);
    let text = printed(&["assess", DPP_LAW, SOUTH_STAFFORDSHIRE, "--width", "100"], "");
    assert!(text.find("DPP Law Ltd").unwrap() < text.find("South Staffordshire Plc").unwrap());
}

#[test]
fn one_refused_case_among_several_hides_none_of_the_others() {
    let path = temporary("one-refused.json");
    let name = path.to_str().unwrap();
    for (format, figure) in [("text", "60,000"), ("json", "60000")] {
        let output = affeer(
            &[
                "assess",
                DPP_LAW,
                "tests/cli/data/several-mistakes.toml",
                "--format",
                format,
                "--output",
                name,
                "--force",
            ],
            "",
        );
        assert_eq!((code(&output), out(&output).as_str()), (3, ""));
        assert!(fs::read_to_string(&path).unwrap().contains(figure), "{format}");
        assert!(err(&output).contains("several-mistakes.toml"), "{}", err(&output));
    }
    fs::remove_file(path).unwrap();
}

#[test]
fn output_goes_to_the_file_and_nothing_is_printed() {
    for format in FORMATS {
        let path = temporary(&format!("output.{format}"));
        let name = path.to_str().unwrap();
        let arguments = ["assess", SOUTH_STAFFORDSHIRE, "--format", format, "--width", "100"];
        let shown = printed(&arguments, "");
        let output = affeer(&[&arguments[..], &["--output", name, "--force"]].concat(), "");
        assert_eq!((code(&output), out(&output).as_str()), (0, ""));
        assert_eq!(err(&output), format!("affeer: written to {name}\n"));
        let written = fs::read_to_string(&path).unwrap();
        let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&written), lines(&shown));
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn output_that_cannot_be_written_is_said() {
    let output = affeer(&["assess", SOUTH_STAFFORDSHIRE, "--output", "no-such-folder/result.txt"], "");
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    assert!(err(&output).contains("cannot write no-such-folder/result.txt"));
}

#[test]
fn colour_is_only_for_those_who_did_not_refuse_it() {
    for arguments in
        [&["assess", SOUTH_STAFFORDSHIRE][..], &["--help"], &["check", "tests/cli/data/several-mistakes.toml"]]
    {
        let output = affeer(arguments, "");
        assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'));
    }
}

#[test]
fn every_shipped_file_is_checked_whole() {
    let mut files: Vec<String> = Vec::new();
    for rulebook in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        files.push(format!("rules/{rulebook}"));
        for entry in fs::read_dir(Path::new(ROOT).join("rules").join(rulebook).join("examples")).unwrap() {
            files.push(format!("rules/{rulebook}/examples/{}", entry.unwrap().file_name().to_str().unwrap()));
        }
    }
    let arguments: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let said = printed(&arguments, "");
    let whole = said.lines().filter(|line| !line.starts_with("  overdue: "));
    assert_eq!(whole.count(), files.len(), "{said}");
}

/// The case that `new` writes for a rulebook.
fn template(rulebook: &str) -> String {
    printed(&["new", "--rulebook", rulebook], "")
}

#[test]
fn the_case_that_new_writes_is_admitted_as_it_stands() {
    for rulebook in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let said = printed(&["check", "-"], &template(rulebook));
        assert!(said.contains(&format!("a case, admitted by {rulebook}")), "{said}");
    }
}

#[test]
fn the_case_that_new_writes_is_admitted_with_any_answer_filled_in() {
    for rulebook in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let template = template(rulebook);
        let lines: Vec<&str> = template.lines().collect();
        let start = lines.iter().position(|line| *line == "[facts]").unwrap();
        let end = lines.iter().position(|line| line.starts_with("# [[")).unwrap();
        let mut answers = 0;
        let filled: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(number, line)| match line.strip_prefix("# ") {
                Some(rest) if (start..end).contains(&number) && is_answer(rest) => {
                    answers += 1;
                    rest.to_owned()
                }
                _ => (*line).to_owned(),
            })
            .collect();
        assert!(answers > 5, "{rulebook}: {answers}");
        printed(&["check", "-"], &filled.join("\n"));
    }
}

/// Whether a line of the template is a key with its value.
fn is_answer(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| {
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

#[test]
fn the_blocks_that_new_writes_are_admitted_when_filled_in() {
    let template = template("uk-gdpr-2024");
    let filled: Vec<&str> = template
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest)
                if rest.starts_with("[[")
                    || ["id", "kind", "body", "at", "begun-by", "grade", "step", "band", "value", "by", "because"]
                        .iter()
                        .any(|key| rest.starts_with(&format!("{key} = "))) =>
            {
                rest
            }
            _ => line,
        })
        .collect();
    let filled = filled.join("\n");
    assert!(filled.contains("\n[[evidence]]") && filled.contains("\n[[determination]]"));
    printed(&["check", "-"], &filled);
}

#[test]
fn the_case_that_new_writes_is_refused_without_what_is_needed() {
    let template = template("uk-gdpr-2024");
    let without: Vec<&str> = template.lines().filter(|line| !line.starts_with("articles = ")).collect();
    let output = affeer(&["check", "-"], &without.join("\n"));
    assert_eq!((code(&output), out(&output).as_str()), (3, ""));
    assert!(err(&output).contains("required-fact"), "{}", err(&output));
}

/// Answers to the interview: the first words of a question, and what is typed.
const ANSWERS: [(&str, &str); 7] = [
    ("What is the case to be called?", "A \"quoted\" case"),
    ("Day of assessment", "2026-11-23"),
    ("Was the organisation the controller or a processor", "1"),
    ("Is the organisation part of an undertaking", "y"),
    ("What was the whole undertaking's worldwide turnover", "£80m..120m"),
    ("Which provisions were, or may have been, infringed?", "5(1)(f), 32"),
    ("When did the organisation learn that the Commissioner was investigating?", "Not so far."),
];

#[test]
fn the_interview_writes_a_case_that_is_admitted() {
    // Asked once without answers to learn the questions, as a script cannot see them.
    let mut typed = String::new();
    let mut case = String::new();
    for _ in 0..200 {
        let output = affeer(&["new", "--interview"], &typed);
        if code(&output) == 0 {
            case = out(&output);
            break;
        }
        assert_eq!(code(&output), 1);
        assert_eq!(out(&output).is_empty(), typed.is_empty(), "what was answered by then is kept");
        let asked = err(&output);
        let question = asked.rsplit("\n> ").nth(1).unwrap_or_default();
        let answer = ANSWERS
            .iter()
            .find(|(begins, _)| question.lines().any(|line| line.contains(begins)))
            .map_or("", |(_, answer)| answer);
        typed.push_str(answer);
        typed.push('\n');
    }
    assert!(case.contains("title = \"A \\\"quoted\\\" case\""), "{case}");
    assert!(case.contains("articles = [\"5(1)(f)\", \"32\"]"), "{case}");
    assert!(case.contains("turnover = \"GBP 80m..120m\""), "{case}");
    assert!(case.contains("ico-investigation-known = \"none-so-far\""), "{case}");
    assert!(printed(&["check", "-"], &case).contains("a case, admitted by uk-gdpr-2024"));
    let value = json(&["assess", "-", "--format", "json"], &case);
    assert_eq!(value["penalty"]["complete"], false);
}

#[test]
fn the_interview_asks_first_whether_the_rules_reach_the_case_and_says_at_once_when_they_do_not() {
    let output = affeer(&["new", "--interview"], "Abroad\n2026-11-23\n3\n");
    let said = err(&output);
    let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words}: {said}"));
    let told = place("These rules do not reach the case (UK GDPR, Art 3(1) and (2)). The organisation is not");
    assert!(place("What ties the organisation's handling of the data") < told);
    assert!(told < place("Was it an individual's purely personal or household activity?"));
    assert!(!said.contains("── The organisation ──"), "it had not come so far");
}

#[test]
fn a_case_that_is_not_reached_is_checked_and_assessed_like_any_other() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\nterritory = \"neither\"\narticles = [\"32(1)\"]\n";
    assert_eq!(printed(&["check", "-"], case), "-: a case, admitted by uk-gdpr-2024 1.0.0\n");
    let value = json(&["assess", "-", "--format", "json"], case);
    assert_eq!(value["reaches"], "false");
    assert!(value["caveats"][0].as_str().unwrap().starts_with("These rules do not reach the case"));
}

#[test]
fn completions_name_every_command_and_every_format() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell], "");
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
        // OK because the completions of PowerShell and Elvish name no values of options.
        for format in FORMATS.iter().filter(|_| ["bash", "zsh", "fish"].contains(&shell)) {
            assert!(script.contains(format), "{shell}: {format}");
        }
    }
}

/// The data in a report file, from which it can be opened again.
fn data_in(file: &str) -> serde_json::Value {
    affeer::render::data_of(file).unwrap()
}

#[test]
fn a_report_file_stands_by_itself_and_holds_the_case_it_was_made_from() {
    let file = printed(&["assess", SOUTH_STAFFORDSHIRE, "--format", "html"], "");
    assert!(file.contains(". Assessed as of ") && !file.contains("Made on"), "the program has no clock");
    for part in ["Answers given", "Sources", "<title>South Staffordshire Plc"] {
        assert!(file.contains(part), "{part}");
    }
    assert_eq!(file.matches("<script").count(), 1, "the case, which is no program");
    for follows in ["src=", "href=", "url(", "@import"] {
        assert!(!file.contains(follows), "{follows}: it loads nothing and leads nowhere");
    }
    let data = data_in(&file);
    assert_eq!(data["format"], "affeer-report-1");
    assert_eq!(data["case"], fs::read_to_string(Path::new(ROOT).join(SOUTH_STAFFORDSHIRE)).unwrap());
    assert_eq!((&data["rulebook"], &data["schedule"]), (&serde_json::Value::Null, &serde_json::Value::Null));
}

#[test]
fn a_report_file_from_the_facts_alone_opens_as_what_it_shows() {
    for case in [SOUTH_STAFFORDSHIRE, DPP_LAW] {
        let data = data_in(&printed(&["assess", case, "--facts-alone", "--format", "html"], ""));
        let again = json(&["assess", "-", "--format", "json"], data["case"].as_str().unwrap());
        let shown = json(&["assess", case, "--facts-alone", "--format", "json"], "");
        assert_eq!(again["penalty"], shown["penalty"], "{case}");
        assert_eq!(again["open"], shown["open"], "{case}");
    }
}

#[test]
fn the_page_and_the_command_line_write_the_same_files() {
    let text = fs::read_to_string(Path::new(ROOT).join(SOUTH_STAFFORDSHIRE)).unwrap();
    let ask = |door: fn(&str) -> String| -> serde_json::Value {
        let request = serde_json::json!({ "case": text, "at": "2026-11-23 16:30" });
        serde_json::from_str(&door(&request.to_string())).unwrap()
    };
    let written = |format: &str| printed(&["assess", SOUTH_STAFFORDSHIRE, "--format", format], "");
    assert_eq!(ask(affeer::web::csv)["csv"], written("csv"));
    assert_eq!(ask(affeer::web::machine)["json"], written("json"));
    let page = ask(affeer::web::report_file);
    let page = page["html"].as_str().unwrap();
    let end = |text: &str, mark: &str| text.split_once(mark).map(|(head, rest)| (head.len(), rest.len())).unwrap();
    let (made, assessed) = (" Made on 23 November 2026 at 16:30.", " Assessed as of");
    assert!(page.contains(made));
    let by_hand = written("html");
    assert_eq!(end(page, made).0, end(&by_hand, assessed).0, "they part where the one has a clock");
    assert_eq!(data_in(page), data_in(&by_hand));
}

#[test]
fn an_explained_line_and_a_comparison_are_files_that_hold_no_case() {
    for arguments in [
        &["assess", SOUTH_STAFFORDSHIRE, "--line", "seriousness", "--format", "html"][..],
        &["compare", DPP_LAW, SOUTH_STAFFORDSHIRE, "--format", "html"],
    ] {
        let file = printed(arguments, "");
        assert!(file.starts_with("<!DOCTYPE html>") && file.contains("an independent estimate"));
        assert!(!file.contains("<script"), "{arguments:?}");
    }
}

#[test]
fn every_line_is_explained_by_its_id_and_by_its_number() {
    let value = json(&["assess", SOUTH_STAFFORDSHIRE, "--format", "json"], "");
    for (index, line) in value["lines"].as_array().unwrap().iter().enumerate() {
        let (id, number) = (line["id"].as_str().unwrap(), (index + 1).to_string());
        let explain = |name: &str| json(&["assess", SOUTH_STAFFORDSHIRE, "--line", name, "--format", "json"], "");
        assert_eq!(explain(id), *line);
        assert_eq!(explain(&number), *line);
    }
}

#[test]
fn a_comparison_is_of_whole_assessments_and_their_difference() {
    let value = json(&["compare", DPP_LAW, SOUTH_STAFFORDSHIRE, "--format", "json"], "");
    for (place, case) in [DPP_LAW, SOUTH_STAFFORDSHIRE].iter().enumerate() {
        assert_eq!(value["assessments"][place], json(&["assess", case, "--format", "json"], ""));
    }
    assert_eq!(value["difference"]["central"], "903900.00");
    let back = json(&["compare", SOUTH_STAFFORDSHIRE, DPP_LAW, "--format", "json"], "");
    assert_eq!(back["difference"]["central"], "-903900.00");
}

#[test]
fn several_cases_in_csv_have_one_header_and_are_parted_by_their_digests() {
    let both = printed(&["assess", DPP_LAW, SOUTH_STAFFORDSHIRE, "--format", "csv"], "");
    let [one, other] = [DPP_LAW, SOUTH_STAFFORDSHIRE].map(|case| printed(&["assess", case, "--format", "csv"], ""));
    let (_, rows) = other.split_once("\r\n").unwrap();
    assert_eq!(both, format!("{one}{rows}"));
}

#[test]
fn the_manual_page_names_every_command_and_the_exit_codes() {
    let page = printed(&["man"], "");
    assert!(page.contains(".TH affeer 1"));
    for command in COMMANDS {
        assert!(page.contains(command), "{command}");
    }
    assert!(page.contains("3 a file was refused"));
}

const COMMANDS: [&str; 9] =
    ["assess", "compare", "check", "new", "rulebooks", "explain", "schema", "completions", "man"];

#[test]
fn the_source_that_show_prints_is_the_file() {
    for rulebook in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let file = fs::read_to_string(Path::new(ROOT).join("rules").join(rulebook).join("rulebook.toml")).unwrap();
        assert_eq!(printed(&["rulebooks", "show", rulebook, "--source"], ""), file);
    }
}

#[test]
fn schemas_say_which_draft_they_are_written_in() {
    for of in ["case", "rulebook", "assessment"] {
        let schema = json(&["schema", of], "");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["type"], "object");
    }
    let old = json(&["schema", "case", "--rulebook", "uk-gdpr-2018"], "");
    assert!(old["properties"].get("evidence").is_none(), "that rulebook has no schedule");
}

#[test]
fn the_backtest_counts_as_many_hits_as_it_shows() {
    for rulebook in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let value = json(&["rulebooks", "backtest", rulebook, "--format", "json"], "");
        let rows = value["decisions"].as_array().unwrap();
        assert!(!rows.is_empty());
        for hit in ["permitted", "indicated"] {
            // What is indicated so widely that it says nothing is no hit.
            let told = |row: &&serde_json::Value| hit == "permitted" || row["closed"] == true;
            let shown = rows.iter().filter(told).filter(|row| row[hit] == true).count();
            assert_eq!(value["hits"][hit], shown, "{rulebook}: {hit}");
        }
    }
}

#[test]
fn every_code_in_the_list_can_be_explained() {
    let list = printed(&["explain"], "");
    for line in list.lines() {
        let code = line.split_whitespace().next().unwrap();
        assert!(printed(&["explain", code], "").starts_with(code), "{code}");
    }
}

#[test]
fn a_rulebook_copied_and_changed_is_the_users_own_and_said_to_be() {
    let path = temporary("own-rulebook.toml");
    fs::write(&path, printed(&["rulebooks", "show", "uk-gdpr-2024", "--source"], "")).unwrap();
    let name = path.to_str().unwrap();
    let text = printed(&["assess", "-", "--rulebook", name, "--width", "100"], FIVE_FACTS);
    assert!(text.contains("a rulebook or schedule of the user's own"), "{text}");
    for format in FORMATS {
        let text = printed(&["assess", "-", "--rulebook", name, "--format", format], FIVE_FACTS);
        assert!(
            text.contains("a rulebook or schedule of the user's own") || text.contains("of the user&#39;s own"),
            "{format}"
        );
        if format == "html" {
            assert_eq!(data_in(&text)["rulebook"], fs::read_to_string(&path).unwrap());
        }
    }
    let line = printed(&["assess", "-", "--rulebook", name, "--line", "1"], FIVE_FACTS);
    assert!(line.contains("a rulebook or schedule of the user's own"), "{line}");
    let shipped = json(&["assess", "-", "--format", "json"], FIVE_FACTS);
    let own = json(&["assess", "-", "--rulebook", name, "--format", "json"], FIVE_FACTS);
    assert_eq!(shipped["penalty"], own["penalty"]);
    fs::remove_file(path).unwrap();
}

/// A path in the folder for files that tests make.
fn temporary(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"))
}

/// A rulebook with one decision that it admits and one that it refuses, in a folder of their own.
fn rulebook_with_a_refused_decision(name: &str) -> PathBuf {
    let folder = temporary(name);
    let examples = folder.join("examples");
    fs::create_dir_all(&examples).unwrap();
    let of_rulebook = Path::new(ROOT).join("rules/uk-gdpr-2024");
    fs::copy(of_rulebook.join("rulebook.toml"), folder.join("rulebook.toml")).unwrap();
    let decision = fs::read_to_string(of_rulebook.join("examples/capita-plc-2025.toml")).unwrap();
    fs::write(examples.join("whole.toml"), &decision).unwrap();
    fs::write(examples.join("broken.toml"), decision.replacen("[facts]", "[facts]\nweather = \"wet\"", 1)).unwrap();
    folder
}

#[test]
fn no_command_passes_over_a_decision_that_the_rulebook_refuses() {
    let folder = rulebook_with_a_refused_decision("refused-decision");
    let folder = folder.to_str().unwrap();
    let case = &format!("{folder}/examples/whole.toml");
    let commands: [&[&str]; 7] = [
        &["assess", case, "--rulebook", folder],
        &["compare", case, case, "--rulebook", folder],
        &["decisions", "list", "--rulebook", folder],
        &["decisions", "engagement", "--rulebook", folder],
        &["decisions", "show", "whole", "--rulebook", folder],
        &["rulebooks", "backtest", folder],
        &["check", folder],
    ];
    for command in commands {
        let output = affeer(command, "");
        assert!(err(&output).contains("broken.toml"), "affeer {}: {}", command.join(" "), err(&output));
    }
    let broken = affeer(&["decisions", "show", "broken", "--rulebook", folder], "");
    assert_eq!((code(&broken), out(&broken).as_str()), (3, ""));
    assert!(err(&broken).contains("error[no-such-fact]"), "{}", err(&broken));
}

/// A copy of the shipped rulebook with its page and its decisions, in a folder of its own.
fn copied_rulebook(name: &str) -> PathBuf {
    let folder = temporary(name);
    let of_rulebook = Path::new(ROOT).join("rules/uk-gdpr-2024");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("examples")).unwrap();
    for file in ["rulebook.toml", "README.md"] {
        fs::copy(of_rulebook.join(file), folder.join(file)).unwrap();
    }
    for entry in fs::read_dir(of_rulebook.join("examples")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join("examples").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

#[test]
fn a_decision_added_changes_what_is_stated_by_one_command_and_only_where_that_is_told() {
    let folder = copied_rulebook("calibrate");
    let (rulebook, page) = (folder.join("rulebook.toml"), folder.join("README.md"));
    let decided = folder.join("examples/dpp-law-2025.toml");
    let own = folder.to_str().unwrap();
    let calibrate = |more: &[&str]| {
        let arguments = [&["rulebooks", "calibrate", own, "--format", "json"], more].concat();
        json(&arguments, "")
    };
    assert_eq!(calibrate(&[])["agrees"], true);
    assert_eq!(calibrate(&["--write"])["written"], false);
    // A ninth decision: like one that is there, another sum.
    let text = fs::read_to_string(&decided).unwrap();
    let title = text.lines().find(|line| line.starts_with("title = ")).unwrap();
    let other = text
        .replace(title, "title = \"A ninth decision\"")
        .replace("penalty = \"GBP 60,000\"", "penalty = \"GBP 600,000\"");
    let exhibits: Vec<&str> = text.lines().filter(|line| line.starts_with("address = ")).collect();
    let other =
        exhibits.iter().fold(other, |other, line| other.replace(line, "address = \"https://example.org/ninth\""));
    assert_ne!(other, text);
    fs::write(
        folder.join("examples/ninth-2026.toml"),
        other.replace(title.trim_start_matches("title = "), "\"A ninth decision\""),
    )
    .unwrap();
    let before = fs::read_to_string(&rulebook).unwrap();
    let named = before
        .replace("\"south-staffordshire-2026\"]\nat-least", "\"south-staffordshire-2026\", \"ninth-2026\"]\nat-least");
    assert_ne!(named, before);
    fs::write(&rulebook, &named).unwrap();
    let (text, shown) = (named, fs::read_to_string(&page).unwrap());
    let looked = calibrate(&[]);
    assert_eq!((&looked["agrees"], &looked["written"]), (&false.into(), &false.into()));
    assert_ne!(looked["stated"], looked["now"]);
    assert!(
        looked["page"]["added"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().contains("ninth-2026"))
    );
    assert_eq!((fs::read_to_string(&rulebook).unwrap(), fs::read_to_string(&page).unwrap()), (text.clone(), shown));
    let written = calibrate(&["--write"]);
    assert_eq!((&written["written"], &written["now"]), (&true.into(), &looked["now"]));
    let now = calibrate(&[]);
    assert_eq!((&now["agrees"], &now["stated"]), (&true.into(), &looked["now"]));
    // Nothing but the numbers moved, and the page shows the new decision.
    let differing = |one: &str, other: &str| one.lines().zip(other.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(differing(&fs::read_to_string(&rulebook).unwrap(), &text), 1);
    assert!(fs::read_to_string(&page).unwrap().contains("| ninth-2026 |"));
    // A decision that is named and not there is not passed over.
    fs::remove_file(folder.join("examples/ninth-2026.toml")).unwrap();
    let output = affeer(&["rulebooks", "calibrate", own, "--write"], "");
    assert_eq!((code(&output), out(&output).as_str()), (3, ""));
    assert!(err(&output).contains("`ninth-2026`"), "{}", err(&output));
}
