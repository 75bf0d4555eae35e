//! What came from a body about the organisation, without the organisation's consent, is never
//! shown: a phrase planted in such an item appears in no output of any command.

#![expect(
    clippy::arithmetic_side_effects,
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
const WAYS: [&str; 32] = [
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
    "consent = \"refused\"",
    "consent = \"withdrawn\"",
    "consent = \"Given\"",
    "consent = [\"given\"]",
    "CONSENT = \"REFUSED\"",
    "agreed = \"not-asked\"",
    "origin = \"organisation\"\nconsent = \"refused\"",
    "origin = \"organisation\"\nconsent = \"givn\"",
    "origin = \"organisation\"\nconsent = 1",
    "origin = \"organisation\"\nkind = \"ncsc-letter\"",
    "origin = \"organisation\"\nkind = \"ncsc-leter\"",
    "ORIGIN = \"BODY\"",
    "KIND = \"NCSC-LETTER\"",
    "consent = \"given\"\nConsent = \"refused\"",
    "kind = \"something else\"",
    "kind = [\"ncsc-letter\"]",
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
const SPOILT: [&str; 12] = [
    "turnover = GBP 385m\n",
    "[case\n",
    "[[evidence\n",
    "note = \"open\n",
    "x = [1, 2\n",
    "id = \"E1\"\nid = \"E1\"\n",
    "[case]\n",
    "a = \"\\q\"\n",
    "= 3\n",
    "x = [\n[facts]\n",
    "x = \"\"\"\n[facts]\n",
    "x = { y = [\n",
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

/// Everything the page says of a case, but for the case itself, which it keeps for whoever brought it.
fn page(text: &str) {
    use affeer::web::{assess, case_digest, compare, csv, line, live, machine, method, open, report_file};
    let request = serde_json::json!({ "case": text, "other": text, "line": "engagement", "at": "today", "text": text });
    for door in [assess, case_digest, compare, csv, line, live, machine, report_file] {
        assert_silent(&format!("a door of the page, of\n{text}"), &door(&request.to_string()));
    }
    for own in ["rulebook", "schedule"] {
        let mut rules = serde_json::json!({ "case": CASE });
        rules[own] = serde_json::json!(text);
        assert_silent(&format!("the page with the case as a {own}\n{text}"), &method(&rules.to_string()));
    }
    let opened = open(&request.to_string());
    if !opened.contains("\"kind\":\"assessed\"") {
        assert_silent(&format!("the page that opens\n{text}"), &opened);
    }
}

#[test]
fn a_withheld_item_is_silent_in_the_page() {
    for (index, way) in WAYS.into_iter().enumerate() {
        for (other, plant) in plants().iter().enumerate().skip(index % 5).step_by(5) {
            let item = item(way, plant);
            page(&format!("{CASE}\n{item}{}", ERRORS[(index + other) % 6]));
            page(&format!("{CASE}\n{item}{}", SPOILT[(index + other) % 12]));
            page(&format!("{CASE}\n{}", item.replace("[[evidence]]", "[[evidance]]")));
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
        vec!["assess", &path, "--schedule", &path],
        vec!["assess", &path, &path],
        vec!["assess", &path, &path, "--format", "csv"],
        vec!["compare", &path, &path, "--facts-alone", "--format", "html"],
        vec!["engagement", "--rulebook", &path],
        vec!["engagement", "--schedule", &path],
        vec!["rulebooks", "backtest", &path],
        vec!["decisions", "list", "--rulebook", &path],
        vec!["decisions", "show", &path],
        vec!["new", "--rulebook", &path],
        vec!["new", "--schedule", &path],
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
    for (index, way) in WAYS.into_iter().enumerate() {
        for (other, plant) in plants().iter().enumerate() {
            // By itself, and beside one of the errors in turn.
            for errors in ["", ERRORS[1 + (index + other) % 5]] {
                library(&format!("{CASE}\n{}{errors}", item(way, plant)));
            }
        }
    }
}

#[test]
fn a_withheld_item_is_silent_beside_broken_syntax() {
    for (index, way) in WAYS.into_iter().enumerate() {
        for (other, plant) in plants().iter().enumerate() {
            let item = item(way, plant);
            for spoilt in SPOILT.into_iter().skip((index + other) % 4).step_by(4) {
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
            "[[EVIDENCE]]",
            "[[evidance]]",
            "[[evidence.evidence]]",
            "[published.engagement]",
            "[published.evidence]",
            "[[infringement.evidence]]",
        ] {
            library(&format!("{CASE}\n{}", item.replace("[[evidence]]", table)));
        }
        // The same written on one line, in a table where it does not belong and under another key.
        let inline = item.trim_start_matches("[[evidence]]\n").trim_end().replace('\n', ", ");
        for place in [
            format!("{CASE}evidence = [{{ {inline} }}]\n"),
            format!("{CASE}evidence = {{ {inline} }}\n"),
            format!("{CASE}turnovr = {{ value = 3, evidence = {{ {inline} }} }}\n"),
            format!("evidence = [{{ {inline} }}]\n{CASE}"),
            format!("evidance = [{{ {inline} }}]\n{CASE}"),
            format!("Evidence = {{ {inline} }}\n{CASE}"),
            format!("evidence = \"{PHRASE}\"\n{CASE}"),
            format!("evidence = [\"{PHRASE}\"]\n{CASE}"),
            format!(
                "{CASE}\n[[infringement]]\nid = \"one\"\nfacts = {{ articles = [\"32\"] }}\nevidence = [{{ {inline} }}]\n"
            ),
            format!("{CASE}\n[[infringement]]\nid = \"one\"\nfacts = {{ evidence = {{ {inline} }} }}\n"),
            format!("{CASE}\n[[determination]]\nstep = \"seriousness\"\nevidence = {{ {inline} }}\n"),
        ] {
            library(&place);
        }
        let dotted = format!("evidence.{}\n", item.trim_start_matches("[[evidence]]\n").trim_end())
            .replace('\n', "\nevidence.")
            .trim_end_matches("evidence.")
            .to_owned();
        library(&format!("{dotted}{CASE}"));
        library(&format!("{CASE}{dotted}"));
        library(&format!("{}{CASE}", dotted.replace("evidence.", "Evidnce.")));
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
    for words in ["note", "pinpoint", "harms", "beyond-duty", "id"] {
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

/// A case with an item that may be shown, and what else its evidence is.
fn case_with(before: &str, after: &str) -> String {
    format!(
        "{CASE}awareness = 2026-03-01\n\n{before}[[evidence]]\nid = \"E1\"\nkind = \"incident-report\"\nbody = \"ncsc\"\nat = 2026-03-02\ngrade = \"V2\"\nbegun-by = \"organisation\"\n\n{after}"
    )
}

/// Everything that can be said of a case: every format, one after another.
fn all_formats(text: &str) -> String {
    let case =
        Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
    let assessment = assess(&case).unwrap();
    let assessed = Assessed {
        assessment: &assessment,
        forecast: None,
        comparables: &[],
        decisions: &List::new(),
        case: text,
        own_rulebook: None,
        own_schedule: None,
        made_on: None,
    };
    let layout = Layout { width: 100, style: plain_style };
    Format::ALL.iter().map(|format| format.assessments(&[assessed], &layout)).collect()
}

/// All that an item could say which is withheld whatever it says: every kind, body, grade, day, way
/// to lack consent, each with the others as they come.
fn withheld_contents() -> Vec<String> {
    let schedule = book("uk-gdpr-2024").schedule.as_ref().unwrap();
    let ids = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<String>>();
    let kinds = ids(schedule.kinds.iter().map(|kind| &kind.id).collect());
    let bodies = ids(schedule.bodies.iter().map(|body| &body.id).collect());
    let grades = ids(schedule.grades.iter().map(|grade| &grade.id).collect());
    let services = ids(schedule.services.iter().map(|service| &service.id).collect());
    let days = ["2025-01-01", "2026-03-01", "2026-03-02T08:00:00+00:00", "\"2026-03\"", "1999-12-31"];
    let ways = [
        "consent = \"refused\"",
        "consent = \"withdrawn\"\norigin = \"organisation\"",
        "origin = \"body\"\nconsent = \"not-asked\"",
        "origin = \"body\"",
        "origin = \"bdy\"",
        "consent = \"gvien\"",
    ];
    let more = [
        "",
        "harms = \"It was told and did nothing.\"\n",
        "credited-under = \"cooperation\"\n",
        "disputed = true\nexhibits = [\"N1\", \"N2\"]\n",
        "covers = { entity = true, system = true }\nnote = \"A longer note than the others have, by far.\"\n",
        "followed = \"yes\"\neffect = \"material\"\nkept-up = { from = 2020-01-01 }\n",
    ];
    let at = |list: &[String], index: usize| list[index % list.len()].clone();
    (0..kinds.len() * bodies.len())
        .map(|index| {
            format!(
                "[[evidence]]\nid = \"E{index}\"\nkind = \"{}\"\nbody = \"{}\"\nservice = \"{}\"\ngrade = \"{}\"\nat = {}\n{}\n{}\n",
                at(&kinds, index),
                at(&bodies, index / kinds.len()),
                at(&services, index),
                at(&grades, index / 3),
                days[index % 5],
                ways[(index + index / 6) % 6],
                more[(index + index / 5) % 6],
            )
        })
        .collect()
}

#[test]
fn nothing_tells_what_a_withheld_item_says_however_many_there_are_and_where() {
    let known = all_formats(&case_with("", "[[evidence]]\norigin = \"body\"\n"));
    let contents = withheld_contents();
    assert!(contents.len() > 100, "{}", contents.len());
    let record = |text: &str| {
        let case = Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text))
            .unwrap_or_else(|refused| panic!("{refused}"));
        format!("{case:?}")
    };
    let kept = record(&case_with("", &contents[0]));
    for content in &contents {
        // Nothing of it is in the case that was read, from which every output is made.
        assert_eq!(record(&case_with("", content)), kept, "{content}");
    }
    for (index, content) in contents.iter().enumerate().step_by(17) {
        let another = &contents[(index * 7 + 3) % contents.len()];
        for text in [
            case_with("", content),
            case_with(content, ""),
            case_with(content, another),
            case_with("", &format!("# A comment\n{content}\n{another}# At the end\n")),
        ] {
            assert!(all_formats(&text) == known, "{text}");
        }
    }
    // An exhibit that it alone relies on goes with it; one that something shown relies on stays.
    let exhibits = "[[exhibit]]\nid = \"N1\"\ntitle = \"What the body wrote\"\n\n";
    let text = case_with("", "[[evidence]]\norigin = \"body\"\nexhibits = [\"N1\"]\n")
        .replace("[facts]", &format!("{exhibits}[facts]"));
    assert!(all_formats(&text) == known, "{text}");
}

#[test]
fn the_page_tells_nothing_of_what_a_withheld_item_says() {
    let doors: [fn(&str) -> String; 8] = {
        use affeer::web::{assess, case_digest, compare, csv, line, live, machine, report_file};
        [assess, case_digest, compare, csv, line, live, machine, report_file]
    };
    let contents = withheld_contents();
    let answers = |content: &str| {
        let case = case_with("", content);
        let request = serde_json::json!({ "case": case, "other": case, "line": "engagement", "at": "today", "today": "2026-11-25" });
        doors.map(|door| door(&request.to_string()))
    };
    let known = answers(&contents[0]);
    for content in contents.iter().skip(1).step_by(41) {
        assert!(answers(content) == known, "{content}");
    }
}

#[test]
fn a_digest_is_of_what_may_be_shown() {
    let whole = case_with("", "");
    let digest_of = |text: &str| {
        let case = Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text))
            .unwrap_or_else(|refused| panic!("{refused}"));
        (case.digest.clone(), affeer::case::shareable(text, &case))
    };
    // Where all may be shown it is the file's own.
    let (digest, shareable) = digest_of(&whole);
    assert_eq!((shareable.text.as_str(), shareable.in_part), (whole.as_str(), false));
    // Where not, it is that of the case in the report file, which comes to the same digest again.
    let (part, shareable) = digest_of(&case_with("", "[[evidence]]\nid = \"E2\"\nkind = \"ncsc-letter\"\n"));
    assert!(shareable.in_part && part != digest);
    assert_eq!(digest_of(&shareable.text).0, part);
    let existing = "[[evidence]]\nid = \"our-letter\"\nkind = \"ncsc-letter\"\norigin = \"body\"\nconsent = \"existence-only\"\nnote = \"Zephyr\"\nexhibits = [\"N1\"]\n";
    let exhibit = "[[exhibit]]\nid = \"N1\"\ntitle = \"Zephyr\"\n\n[facts]";
    let text = case_with(existing, "").replace("[facts]", exhibit);
    let (existence, shareable) = digest_of(&text);
    assert!(shareable.in_part && !shareable.text.contains("Zephyr") && shareable.text.contains("id = \"item-1\""));
    assert_eq!(digest_of(&shareable.text).0, existence);
    let said = all_formats(&text);
    assert!(!said.contains("Zephyr") && !said.contains("our-letter") && said.contains("item-1"));
    assert_eq!(digest_of(&text.replace("Zephyr", "Other words").replace("our-letter", "x")).0, existence);
}

#[test]
fn what_is_said_of_a_withheld_item_alleges_nothing() {
    for way in WAYS {
        let text = format!("{CASE}\n{}", item(way, ""));
        let said = match Case::read(book("uk-gdpr-2024"), Source::new("case.toml", text.as_str())) {
            Ok(_) => all_formats(&text),
            Err(refused) => refused.to_string(),
        };
        let type_alone = said.contains("[wrong-type]");
        assert!(type_alone || said.contains("it cannot be told whether"), "{way}: {}", excerpt(&said));
        for alleged in ["refused", "without its consent", "came from a body", "E1"] {
            assert!(!said.contains(alleged), "{way}: {alleged}");
        }
    }
}
