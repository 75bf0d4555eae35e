//! What came from a body about the organisation, without the organisation's consent, is never
//! shown: a phrase planted in such an item appears in no output of any command.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on stops where it stands"
)]

use affeer::assessment::{Assessment, assess};
use affeer::case::{Case, chosen, no_such_rulebook};
use affeer::diagnostic::Source;
use affeer::render::{Assessed, Format, Layout, plain_style};
use affeer::rulebook::{Library, Rulebook};
use affeer::value::List;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const PHRASE: &str = "zanzibar-heliotrope";

const CASE: &str = r#"[case]
title = "A case"
rulebook = "uk-gdpr-2024"
as-of = 2026-05-07

[facts]
role = "controller"
articles = ["32"]
turnover = "GBP 385m"
"#;

/// How an item says that it came from a body, and that consent is wanting.
const WAYS: [&str; 16] = [
    "origin = \"body\"",
    "origin = \"body\"\nconsent = \"refused\"",
    "origin = \"body\"\nconsent = \"withdrawn\"",
    "origin = \"body\"\nconsent = \"not-asked\"",
    "origin = \"body\"\nconsent = \"givn\"",
    "origin = \"body\"\nconsent = true",
    "origin = \"body\"\nconsnt = \"given\"",
    "origin = \"bdoy\"",
    "origin = true",
    "orgin = \"body\"",
    "Origin = \"body\"",
    "\"or\\u0069gin\" = \"body\"",
    "kind = \"ncsc-letter\"",
    "kind = \"ncsc-letter\"\nconsent = \"refused\"",
    "kind = \"ncsc-leter\"",
    "knd = \"ncsc-letter\"",
];

/// Everything an item may say, each with the planted phrase in its place.
fn plants() -> Vec<String> {
    let texts = [
        "id",
        "body",
        "service",
        "begun-by",
        "grade",
        "followed",
        "effect",
        "beyond-duty",
        "credited-under",
        "harms",
        "asserted-by",
        "pinpoint",
        "note",
    ];
    let mut plants: Vec<String> = texts.iter().map(|key| format!("{key} = \"{PHRASE}\"")).collect();
    plants.extend([
        format!("at = \"{PHRASE}\""),
        format!("exhibits = [\"{PHRASE}\"]"),
        format!("exhibits = \"{PHRASE}\""),
        format!("covers = {{ entity = \"{PHRASE}\", system = true }}"),
        format!("covers = {{ {PHRASE} = true }}"),
        format!("covers = \"{PHRASE}\""),
        format!("kept-up = {{ from = \"{PHRASE}\" }}"),
        format!("disputed = \"{PHRASE}\""),
        format!("{PHRASE} = true"),
        format!("\"{PHRASE}\" = \"something\""),
        format!("{PHRASE}.deep = [1, 2]"),
        format!("note = \"\"\"\nOn several lines\n{PHRASE}\n\"\"\""),
        format!("note = \"shown\" # {PHRASE}"),
        format!("# {PHRASE}"),
        format!("note = {{ {PHRASE} = \"{PHRASE}\" }}"),
    ]);
    plants
}

/// The item as it would stand beside others, with what it says of its origin and what is planted.
fn item(way: &str, plant: &str) -> String {
    let has =
        |key: &str| format!("{way}\n{plant}").lines().any(|line| line.trim_start().starts_with(&format!("{key} =")));
    let mut text = String::from("[[evidence]]\n");
    if !has("id") {
        text.push_str("id = \"E1\"\n");
    }
    if !has("kind") && !has("knd") {
        text.push_str("kind = \"incident-report\"\n");
    }
    writeln!(text, "{way}\n{plant}").unwrap();
    text
}

/// Everything that is wrong elsewhere in the same file.
const ERRORS: [&str; 6] = [
    "",
    "\n[[evidence]]\nid = \"E2\"\nkind = \"incident-raport\"\nbody = \"ncsc\"\ngrade = \"V9\"\n",
    "\n[[determination]]\nstep = \"seriousnes\"\nvalue = 15\nby = \"nobody\"\n",
    "\n[[exhibit]]\nid = \"N1\"\ntitle = \"A notice\"\n\n[[evidnce]]\nid = \"E3\"\n",
    "\n[published]\npenalty = 12.5\n\n[unknown]\nkey = 1\n",
    "\n[facts.turnover]\nvalue = \"GBP 3m\"\n",
];

/// What spoils the syntax, put before, in or after the item.
const SPOILT: [&str; 9] = [
    "turnover = GBP 385m\n",
    "[case\n",
    "[[evidence\n",
    "note = \"open\n",
    "x = [1, 2\n",
    "id = \"E1\"\nid = \"E1\"\n",
    "[case]\n",
    "a = \"\\q\"\n",
    "= 3\n",
];

fn assert_silent(what: &str, said: &str) {
    assert!(!said.contains(PHRASE), "the phrase is shown by {what}:\n{}", excerpt(said));
}

fn excerpt(said: &str) -> String {
    let at = said.find(PHRASE).unwrap_or(0);
    said.chars()
        .skip(said.get(..at).map_or(0, |before| before.chars().count()).saturating_sub(600))
        .take(1_200)
        .collect()
}

/// Everything the library says of a case: its refusal, or its assessment and every report of it.
fn library(text: &str) {
    let source = Source::new("case.toml", text);
    let choice = match chosen(source.clone()) {
        Ok(choice) => choice,
        Err(refused) => {
            assert_silent(text, &format!("{refused} {:?} {}", refused.diagnostics, refused.source.text()));
            return;
        }
    };
    let refused = no_such_rulebook(source.clone());
    assert_silent(text, &format!("{refused} {refused:?}"));
    for id in ["uk-gdpr-2024", "uk-gdpr-2018"] {
        let rulebook = book(id);
        match Case::read(rulebook, source.clone()) {
            Ok(case) => {
                let assessment = assess(&case).unwrap();
                let mut assessed = assessment.clone();
                assessed.caveats.clear();
                // The rulebook inside is long and is not the case's.
                assert_silent(
                    text,
                    &format!("{:?} {:?} {:?} {:?}", case.title, case.exhibits, case.evidence, case.sources),
                );
                assert_silent(
                    text,
                    &format!(
                        "{:?} {:?} {:?} {:?}",
                        assessment.engagement, assessment.open, assessment.caveats, assessment.worth
                    ),
                );
                formats(text, &assessment);
            }
            Err(refused) => {
                assert_silent(text, &format!("{refused} {:?} {}", refused.diagnostics, refused.source.text()));
            }
        }
    }
    let _ = choice;
    for read in [
        Rulebook::read(source.clone(), None),
        Rulebook::read(Source::new("rulebook.toml", Library::rulebooks()[0].text), Some(source.clone())),
    ] {
        for refused in read.err().into_iter().flatten() {
            assert_silent(text, &format!("{refused} {refused:?}"));
        }
    }
}

/// An assessment in every format, the case with which it can be opened again included.
fn formats(text: &str, assessment: &Assessment<'_>) {
    let assessed = Assessed {
        assessment,
        forecast: None,
        comparables: &[],
        decisions: &List::new(),
        case: text,
        own_rulebook: None,
        own_schedule: None,
        made_on: None,
    };
    for format in Format::ALL {
        let written = format.assessments(&[assessed], &Layout { width: 100, style: plain_style });
        assert_silent(&format!("{} of\n{text}", format.name()), &written);
    }
}

fn book(id: &str) -> &'static Rulebook {
    use std::sync::OnceLock;
    static NEW: OnceLock<Rulebook> = OnceLock::new();
    static OLD: OnceLock<Rulebook> = OnceLock::new();
    let slot = if id == "uk-gdpr-2024" { &NEW } else { &OLD };
    slot.get_or_init(|| Library::rulebook(id).unwrap().unwrap_or_else(|refused| panic!("{}", refused[0])))
}

/// Everything the program says of a case.
fn program(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    let path = path.to_string_lossy().into_owned();
    for arguments in [
        vec!["assess", &path],
        vec!["assess", &path, "--format", "markdown"],
        vec!["assess", &path, "--format", "json"],
        vec!["assess", &path, "--format", "csv"],
        vec!["assess", &path, "--format", "html"],
        vec!["assess", &path, "--facts-alone"],
        vec!["assess", &path, "--facts-alone", "--format", "html"],
        vec!["assess", &path, "--line", "engagement"],
        vec!["assess", &path, "--line", "1", "--format", "html"],
        vec!["compare", &path, &path],
        vec!["compare", &path, &path, "--format", "json"],
        vec!["assess", &path, "--rulebook", "uk-gdpr-2018"],
        vec!["check", &path],
        vec!["check", &path, "--format", "json"],
        vec!["rulebooks", "show", &path],
        vec!["rulebooks", "show", &path, "--source"],
        vec!["rulebooks", "show", "uk-gdpr-2024", "--schedule", &path],
        vec!["assess", &path, "--rulebook", &path],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_affeer")).args(&arguments).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code <= 3), "{arguments:?} ends with {:?}", output.status);
        for said in [&output.stdout, &output.stderr] {
            let said = String::from_utf8_lossy(said);
            assert!(!said.contains("panicked"), "{arguments:?}: {said}");
            assert_silent(&format!("{arguments:?} of\n{text}\n"), &said);
        }
    }
}

#[test]
fn a_withheld_item_is_silent_in_the_library_however_it_is_written_and_whatever_else_is_wrong() {
    for way in WAYS {
        for plant in plants() {
            for errors in ERRORS {
                library(&format!("{CASE}\n{}{errors}", item(way, &plant)));
            }
        }
    }
}

#[test]
fn a_withheld_item_is_silent_beside_broken_syntax() {
    for way in WAYS {
        for plant in plants() {
            let item = item(way, &plant);
            for spoilt in SPOILT {
                library(&format!("{spoilt}{CASE}\n{item}"));
                library(&format!("{CASE}{spoilt}\n{item}"));
                library(&format!("{CASE}\n{item}{spoilt}"));
            }
        }
    }
}

#[test]
fn a_withheld_item_is_silent_under_a_misspelt_or_misplaced_table() {
    for way in WAYS {
        let item = item(way, &format!("note = \"{PHRASE}\""));
        for table in [
            "[[evidnce]]",
            "[[Evidence]]",
            "[evidence]",
            "[[case.evidence]]",
            "[facts.evidence]",
            "[evidence.E1]",
            "[[exhibit]]",
            "[[determination]]",
            "[published]",
        ] {
            library(&format!("{CASE}\n{}", item.replace("[[evidence]]", table)));
        }
        library(&format!("{}\n{item}", CASE.replace("rulebook = \"uk-gdpr-2024\"\n", "")));
        library(&format!("{}\n{item}", CASE.replace("uk-gdpr-2024", "uk-gdpr-2042")));
        library(&format!("{}\n{item}", CASE.replace("rulebook = \"uk-gdpr-2024\"\nas-of = 2026-05-07\n", "")));
        library(&format!("rulebook = \"uk-gdpr-2024\"\n{CASE}\n{item}"));
    }
}

#[test]
fn an_exhibit_that_only_a_withheld_item_relies_on_is_silent() {
    for way in WAYS {
        for (named, more) in [("N1", ""), ("N2", ""), ("N1", "colour = \"red\"\n"), ("N1", "title = 3\n")] {
            let exhibit =
                format!("[[exhibit]] # {PHRASE}\nid = \"N1\"\ntitle = \"{PHRASE}\"\nnote = \"{PHRASE}\"\n{more}");
            let item = item(way, &format!("exhibits = [\"{named}\"]"));
            for errors in ERRORS {
                library(&format!("{CASE}\n{exhibit}\n{item}{errors}"));
            }
        }
    }
}

#[test]
fn an_exhibit_that_a_fact_relies_on_as_well_is_shown() {
    let case = CASE.replace("turnover = \"GBP 385m\"", "turnover = { value = \"GBP 385m\", exhibits = [\"N1\"] }");
    let text =
        format!("{case}\n[[exhibit]]\nid = \"N1\"\ntitle = \"Accounts\"\n\n{}", item(WAYS[0], "exhibits = [\"N1\"]"));
    let case =
        Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(case.exhibits.iter().map(|exhibit| exhibit.title.as_str()).collect::<Vec<_>>(), ["Accounts"]);
}

#[test]
fn a_withheld_item_is_silent_in_json_on_one_line() {
    let ways = [
        "\"kind\":\"incident-report\",\"origin\":\"body\"",
        "\"kind\":\"incident-report\",\"origin\":\"body\",\"consent\":\"refused\"",
        "\"kind\":\"incident-report\",\"origin\":null",
        "\"kind\":\"incident-report\",\"or\\u0069gin\":\"body\"",
        "\"kind\":\"ncsc-letter\"",
        "\"kind\":\"ncsc-lettr\"",
    ];
    let plants = [
        format!("\"id\":\"{PHRASE}\""),
        format!("\"note\":\"{PHRASE}\""),
        format!("\"{PHRASE}\":1"),
        format!("\"exhibits\":[\"{PHRASE}\"]"),
        format!("\"note\":\"a\",\"note\":\"{PHRASE}\""),
        format!("\"{PHRASE}\":1,\"{PHRASE}\":2"),
        format!("\"note\":\"{PHRASE} \\ud800\""),
        format!("\"note\":\"{PHRASE}"),
        format!("\"note\":{PHRASE}"),
        format!("\"note\":\"{PHRASE}\",}}"),
    ];
    let errors = ["", ",\"facts\":{}", ",\"unknown\":1", ",\"determination\":[{\"step\":\"x\",\"by\":\"y\"}]"];
    for way in ways {
        for plant in &plants {
            for key in ["evidence", "evidnce", "evidenc\\u0065"] {
                for error in errors {
                    library(&format!(
                        "{{\"case\":{{\"title\":\"A case\",\"rulebook\":\"uk-gdpr-2024\"}},\"facts\":{{\"articles\":[\"32\"],\"turnover\":3}},\"{key}\":[{{{way},{plant}}}]{error}}}"
                    ));
                }
            }
            library(&format!("{{\"case\":{{\"title\":\"A case\"}},\"evidence\":{{{way},{plant}}}}}"));
        }
    }
}

#[test]
fn a_withheld_item_is_silent_in_every_command() {
    let note = format!("note = \"{PHRASE}\"");
    program("consent-admitted.toml", &format!("{CASE}\n{}", item(WAYS[0], &note)));
    program("consent-refused.toml", &format!("{CASE}\n{}", item(WAYS[1], &note)));
    program("consent-kind.toml", &format!("{CASE}\n{}", item(WAYS[12], &note)));
    program("consent-slip.toml", &format!("{CASE}\n{}", item(WAYS[9], &note)));
    program("consent-comment.toml", &format!("{CASE}\n{}", item(WAYS[0], &format!("note = 3 # {PHRASE}"))));
    program("consent-errors.toml", &format!("{CASE}\n{}{}", item(WAYS[0], &note), ERRORS[1]));
    program("consent-twice.toml", &format!("{CASE}\n{}", item(WAYS[0], &format!("{note}\n{note}"))));
    program("consent-syntax.toml", &format!("{CASE}\n{}", item(WAYS[0], &format!("note = {PHRASE}"))));
    program("consent-header.toml", &format!("[case\n{CASE}\n{}", item(WAYS[0], &note)));
    program("consent-rulebook.toml", &format!("rulebook = \"uk-gdpr-2024\"\n{CASE}\n{}", item(WAYS[0], &note)));
    program("consent-table.toml", &format!("{CASE}\n{}", item(WAYS[0], &note).replace("[[evidence]]", "[evidence]")));
    program(
        "consent-misspelt.toml",
        &format!("{CASE}\n{}", item(WAYS[0], &note).replace("[[evidence]]", "[[evidnce]]")),
    );
    program("consent-no-book.toml", &format!("{}\n{}", CASE.replace("2024", "2042"), item(WAYS[0], &note)));
    program(
        "consent-exhibit.toml",
        &format!("{CASE}\n[[exhibit]]\nid = \"N1\"\ntitle = \"{PHRASE}\"\n\n{}", item(WAYS[0], "exhibits = [\"N1\"]")),
    );
    program(
        "consent-line.json",
        &format!(
            "{{\"case\":{{\"title\":\"A case\",\"rulebook\":\"uk-gdpr-2024\"}},\"facts\":{{\"articles\":[\"32\"],\"turnover\":3}},\"evidence\":[{{\"id\":\"E1\",\"origin\":\"body\",\"note\":\"{PHRASE}\"}}]}}"
        ),
    );
}

#[test]
fn of_an_item_whose_existence_alone_may_be_told_no_words_are_shown() {
    for words in ["note", "pinpoint", "harms", "beyond-duty"] {
        let plant = format!("{words} = \"{PHRASE}\"");
        for errors in ERRORS.into_iter().chain(["grade = \"V9\"\n", "colour = \"red\"\n"]) {
            library(&format!("{CASE}\n{}{errors}", item("origin = \"body\"\nconsent = \"existence-only\"", &plant)));
        }
        for wrong in ["3", "true", "[1]"] {
            library(&format!(
                "{CASE}\n{}",
                item("origin = \"body\"\nconsent = \"existence-only\"", &format!("{words} = {wrong} # {PHRASE}"))
            ));
        }
    }
}

#[test]
fn a_comment_beside_an_item_whose_existence_alone_may_be_told_is_not_handed_on() {
    let plant = item("origin = \"body\"\nconsent = \"existence-only\"", &format!("# {PHRASE}"));
    let text = format!("{CASE}\n{plant}");
    let case = Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text.as_str())).unwrap();
    formats(&text, &assess(&case).unwrap());
}

#[test]
fn an_item_with_consent_is_shown() {
    let text = format!("{CASE}\n{}", item("origin = \"body\"\nconsent = \"given\"", &format!("grade = \"{PHRASE}\"")));
    let refused = Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text)).unwrap_err();
    assert!(refused.to_string().contains(PHRASE));
}
