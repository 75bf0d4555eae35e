//! The rules of the house, held by reading the source: which room may use which, where libraries
//! are named, where words stand, that no law stands in Rust, that nothing is passed over in
//! silence. `architecture/` reads the source; `architecture/allowed.rs` lists what is not as it
//! should be yet, and may only grow shorter.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test that meets what it does not expect must fail"
)]

#[path = "architecture/allowed.rs"]
mod allowed;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;
use affeer::rulebook::Library;

use source::{File, ROOT, files, read, walk};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms in the order in which data passes them, and which others each may use.
const ROOMS: [(&str, &[&str]); 15] = [
    ("value", &[]),
    ("diagnostic", &[]),
    ("document", &["value", "diagnostic"]),
    ("rulebook", &["value", "diagnostic", "document"]),
    ("case", &["value", "diagnostic", "document", "rulebook"]),
    ("questionnaire", &["value", "diagnostic", "document", "rulebook", "case"]),
    ("assess", &["value", "rulebook", "case"]),
    ("admission", &["value", "diagnostic", "rulebook", "case", "assess"]),
    ("counterfactual", &["value", "rulebook", "case", "assess"]),
    ("assessment", &["value", "rulebook", "case", "assess", "counterfactual"]),
    ("caseload", &["value", "rulebook", "case", "assess", "counterfactual", "assessment"]),
    ("report", &ABOVE_REPORT),
    ("render", &ABOVE_RENDER),
    ("cli", &ABOVE_THE_DOORS),
    ("web", &ABOVE_THE_DOORS),
];

const ABOVE_REPORT: [&str; 9] =
    ["value", "diagnostic", "document", "rulebook", "case", "assess", "counterfactual", "assessment", "caseload"];

const ABOVE_RENDER: [&str; 11] = [
    "value",
    "diagnostic",
    "document",
    "rulebook",
    "case",
    "questionnaire",
    "assess",
    "counterfactual",
    "assessment",
    "caseload",
    "report",
];

const ABOVE_THE_DOORS: [&str; 13] = [
    "value",
    "diagnostic",
    "document",
    "rulebook",
    "case",
    "questionnaire",
    "assess",
    "admission",
    "counterfactual",
    "assessment",
    "caseload",
    "report",
    "render",
];

/// Asserts that only files for which `allowed` holds name one of these words.
fn only(words: &[&str], allowed: impl Fn(&File) -> bool) {
    let files = files();
    let offenders: Vec<String> = files
        .iter()
        .filter(|file| !allowed(file))
        .flat_map(|file| {
            words.iter().filter(|word| file.names(word)).map(|word| format!("src/{} names `{word}`", file.path))
        })
        .collect();
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
    for word in words {
        assert!(files.iter().any(|file| file.names(word)), "nothing names `{word}`: the rule watches nothing");
    }
}

#[test]
fn the_reader_of_source_tells_code_from_comments_and_texts() {
    let sample = "//! 2018 \"x\"\nfn z() { let a = \"two words // 7\"; // unwrap()\nlet b = r#\"raw \" text\"#; let c = '\"'; let d = '\\''; /* f64 */ }\n/// todo\n#[expect(dead_code, reason = \"so it is\")]\nfn e<'a>() { x.ok().is_some() }\n#[cfg(test)]\nmod tests { fn f() { panic!() } }\n";
    let file = read("value/sample.rs", sample);
    assert_eq!(file.literals, ["two words // 7", "raw \" text"]);
    assert_eq!(file.reasons, ["so it is"]);
    for gone in ["2018", "unwrap", "f64", "panic", "words", "todo"] {
        assert!(!file.code.contains(gone), "{gone}: {}", file.code);
    }
    assert!(file.names("fn") && file.names("let") && !file.names("le") && file.code.contains(".ok().is_some()"));
    let used = |path: &str, text: &str| {
        read(path, text).rooms_used(&ROOMS.map(|(room, _)| room)).into_iter().collect::<Vec<_>>()
    };
    let sample = "use crate::{value::{Day, Money}, report}; fn f(a: crate::cli::Exit) { vec![crate::web::x()]; }";
    assert_eq!(used("value/x.rs", sample), ["cli", "report", "value", "web"]);
    assert_eq!(used("value/mod.rs", "use super::cli::Exit;"), ["cli"]);
}

#[test]
fn every_file_begins_with_what_it_holds() {
    let files = files();
    let included: Vec<&str> = files
        .iter()
        .filter(|file| file.code.contains("include!("))
        .flat_map(|file| file.literals.iter())
        .map(String::as_str)
        .collect();
    for file in &files {
        let name = file.path.rsplit('/').next().unwrap();
        assert!(
            file.text.starts_with("//! ") || included.contains(&name),
            "src/{} does not begin with `//! `",
            file.path
        );
    }
}

#[test]
fn every_test_file_begins_with_what_it_holds() {
    for entry in fs::read_dir(Path::new(ROOT).join("tests")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            assert!(fs::read_to_string(&path).unwrap().starts_with("//! "), "{}", path.display());
        }
    }
}

#[test]
fn data_goes_one_way_through_the_rooms() {
    let mut offenders = Vec::new();
    for file in files() {
        let Some((room, may_use)) = ROOMS.iter().find(|(room, _)| *room == file.room()) else { continue };
        for used in file.rooms_used(&ROOMS.map(|(room, _)| room)) {
            if used != *room && !may_use.contains(&used.as_str()) {
                offenders.push(format!("src/{} uses {used}", file.path));
            }
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

#[test]
fn every_room_has_a_place_in_the_order() {
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).chain(["lib.rs", "main.rs"]).collect();
    for file in files() {
        assert!(
            known.contains(file.room()),
            "src/{} is in a room without a place: say in this test what it may use",
            file.path
        );
    }
    let declared = fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).unwrap();
    let order: Vec<&str> = declared
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|line| line.trim_end_matches(';'))
        .collect();
    let expected: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).filter(|room| order.contains(room)).collect();
    assert_eq!(
        order.iter().copied().filter(|room| known.contains(room)).collect::<Vec<_>>(),
        expected,
        "src/lib.rs names the rooms in the order of the data"
    );
}

#[test]
fn only_value_knows_how_numbers_and_days_are_kept() {
    only(&["rust_decimal::", "time::"], |file| file.room() == "value");
}

#[test]
fn only_the_command_line_touches_files_and_terminals() {
    only(
        &[
            "std::fs",
            "std::io",
            "clap",
            "clap_complete",
            "clap_mangen",
            "anstream",
            "annotate_snippets",
            "terminal_size",
            "tempfile",
            "same_file",
            "ctrlc",
        ],
        |file| file.room() == "cli",
    );
    // And nothing at all asks for the environment, the clock, the network or chance.
    for file in files() {
        for word in ["std::env", "std::net", "SystemTime", "Instant", "HashMap", "HashSet", "thread_rng"] {
            assert!(!file.names(word) || file.room() == "cli", "src/{} names `{word}`", file.path);
        }
    }
}

#[test]
fn only_document_knows_the_language_of_files() {
    only(&["toml::", "serde::"], |file| file.room() == "document");
}

#[test]
fn only_the_formats_and_the_doors_speak_json() {
    only(&["serde_json"], |file| ["render", "cli", "web"].contains(&file.room()) || file.path == "document/json.rs");
}

#[test]
fn nothing_counts_in_floating_point() {
    for file in files() {
        assert!(!file.names("f32") && !file.names("f64"), "src/{} counts in floating point", file.path);
    }
}

#[test]
fn nothing_gives_up_in_the_middle() {
    for file in files() {
        for word in [".unwrap()", ".expect(", "panic!", "unreachable!", "todo!", "unimplemented!", "assert!"] {
            assert!(!file.code.contains(word), "src/{} holds `{word}`", file.path);
        }
    }
}

#[test]
fn the_arithmetic_holds_no_sentences() {
    for file in files().iter().filter(|file| ["assess", "caseload"].contains(&file.room())) {
        // OK because `not counted` is the name of a verdict.
        let sentence = file.literals.iter().find(|literal| literal.contains(' ') && literal.as_str() != "not counted");
        assert!(sentence.is_none(), "src/{} holds the sentence {sentence:?}", file.path);
    }
}

#[test]
fn a_rulebook_is_refused_in_words_of_one_folder() {
    let sentence = |literal: &&String| literal.split_whitespace().count() > 2;
    for file in files().iter().filter(|file| file.room() == "rulebook") {
        let held = file.literals.iter().filter(sentence);
        // OK because why an exception is made (of `#[expect]`) is not said to a reader.
        let reasons = file.text.matches("reason = \"").count();
        let words = file.path.starts_with("rulebook/refusals/");
        assert!(words || held.clone().count() <= reasons, "src/{} holds {:?}", file.path, held.collect::<Vec<_>>());
    }
}

#[test]
fn a_rulebook_knows_its_operations_by_what_they_say_of_themselves() {
    for folder in ["checks", "operation"] {
        let path = Path::new(ROOT).join("src/rulebook").join(folder).join("mod.rs");
        let text = fs::read_to_string(path).unwrap();
        assert!(
            text.contains("#![deny(clippy::wildcard_enum_match_arm)]"),
            "rulebook/{folder} may forget an operation"
        );
    }
}

/// Figures, dates and years of the law: they stand under `rules/` and nowhere else.
const LAW: [&str; 26] = [
    "17500000",
    "8700000",
    "4375",
    "437500000",
    "435000000",
    "437",
    "435",
    "500000",
    "2000000",
    "20000000",
    "10000000",
    "2016",
    "2017",
    "2018",
    "2019",
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025",
    "2026",
    "72",
    "679",
    "155",
    "157",
];

/// The whole numbers that stand in a piece of code, without the marks between their digits.
fn numbers(code: &str) -> Vec<String> {
    let characters: Vec<char> = code.chars().collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let named = at > 0 && (characters[at - 1].is_alphanumeric() || characters[at - 1] == '_');
        if !characters[at].is_ascii_digit() || named {
            at += 1;
            continue;
        }
        let begin = at;
        while at < characters.len()
            && (characters[at].is_alphanumeric()
                || characters[at] == '_'
                || (characters[at] == ',' && characters.get(at + 1).is_some_and(char::is_ascii_digit)))
        {
            at += 1;
        }
        numbers.push(characters[begin..at].iter().filter(|character| !['_', ','].contains(character)).collect());
    }
    numbers
}

#[test]
fn no_figure_or_year_of_the_law_stands_in_rust() {
    assert_eq!(numbers("a(17_500_000, x2018, \"8,700,000\")"), ["17500000", "8700000"]);
    let mut offenders = Vec::new();
    for file in files() {
        for number in numbers(&file.code) {
            if LAW.contains(&number.as_str()) {
                offenders.push(format!("src/{}: {number}", file.path));
            }
        }
        let shows = EXAMPLES.iter().any(|(path, _)| file.path.starts_with(path));
        for literal in file.literals.iter().chain(&file.reasons).filter(|_| !shows) {
            let held = numbers(literal).into_iter().find(|number| LAW.contains(&number.as_str()));
            offenders.extend(held.map(|number| format!("src/{}: {number} in \"{literal}\"", file.path)));
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

/// The tables of questions that no rulebook declares, and the words in which answers may be typed.
const QUESTIONS: [&str; 8] = [
    "questionnaire/head.rs",
    "questionnaire/evidence.rs",
    "questionnaire/decisions.rs",
    "questionnaire/case_list.rs",
    "questionnaire/options.rs",
    "questionnaire/question.rs",
    "value/ends.rs",
    "value/meant.rs",
];

/// Where texts may hold such figures, and why.
const EXAMPLES: [(&str, &str); 7] = [
    ("cli/", "shows how a day is typed"),
    ("questionnaire/", "shows how a day is typed and written"),
    ("document/refusals.rs", "the help of a refusal shows how a day, a moment and a duration are written"),
    ("value/words.rs", "the help of a refusal shows how a sum and a duration are written"),
    ("case/refusals.rs", "the help of a refusal shows how the day of assessment is written"),
    ("render/schema.rs", "the year of the JSON Schema draft"),
    ("render/words.rs", "what a schema says shows how values are written"),
];

#[test]
fn no_percentage_stands_in_rust() {
    let mut offenders = Vec::new();
    for file in files().iter().filter(|file| ["rulebook", "case", "assess", "caseload"].contains(&file.room())) {
        for literal in &file.literals {
            let percentages = literal.match_indices('%').map(|(at, _)| {
                let digits: String = literal[..at]
                    .chars()
                    .rev()
                    .take_while(|character| character.is_ascii_digit() || *character == '.')
                    .collect();
                digits.chars().rev().collect::<String>()
            });
            // OK because nothing and the whole are limits of arithmetic, not of law.
            if percentages.into_iter().any(|percentage| !["", "0", "100"].contains(&percentage.as_str())) {
                offenders.push(format!("src/{}: \"{literal}\"", file.path));
            }
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

#[test]
fn every_file_under_rules_is_shipped_and_nothing_else() {
    let mut shipped: BTreeMap<String, String> = BTreeMap::new();
    for rulebook in Library::rulebooks() {
        shipped.insert(format!("rules/{}/rulebook.toml", rulebook.id), rulebook.text.to_owned());
        for (name, text) in rulebook.decisions {
            shipped.insert(format!("rules/{}/examples/{name}.toml", rulebook.id), (*text).to_owned());
        }
    }
    for schedule in Library::schedules() {
        shipped.insert(format!("rules/{}/schedule.toml", schedule.id), schedule.text.to_owned());
    }
    let mut paths = Vec::new();
    walk(&Path::new(ROOT).join("rules"), &mut paths);
    let there: BTreeMap<String, String> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            let shown = path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/");
            (shown, fs::read_to_string(path).unwrap())
        })
        .collect();
    assert_eq!(shipped.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert!(shipped == there, "a file is shipped with another text than it has");
}

#[test]
fn the_rulebook_last_to_come_into_force_is_the_first_at_hand() {
    let from: Vec<_> = Library::rulebooks()
        .iter()
        .map(|shipped| Library::rulebook(shipped.id).unwrap().unwrap().in_force.from)
        .collect();
    assert!(from.is_sorted_by(|one, next| one >= next), "{from:?}");
}

/// Files longer than most may be, and why.
const LONG: [(&str, usize, &str); 1] =
    [("assess/engagement/gate.rs", 580, "the nine gates stand together, in the order in which an item passes them")];

#[test]
fn files_are_short_enough_to_read() {
    for file in files() {
        let lines = file.text.lines().count();
        let most = LONG.iter().find(|(path, _, _)| *path == file.path).map_or(500, |(_, most, _)| *most);
        assert!(lines <= most, "src/{} has {lines} lines", file.path);
    }
}

#[test]
fn nothing_is_left_half_done() {
    for file in files() {
        for mark in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!file.text.contains(mark), "src/{} holds {mark}", file.path);
        }
    }
}

/// Holds the files to what is allowed of each: no more, and no less either, so that the list grows
/// shorter as they are mended.
fn hold(rule: &str, find: impl Fn(&File) -> Vec<String>, allowed: &[(&str, usize)]) {
    let found: BTreeMap<String, Vec<String>> = files().iter().map(|file| (file.path.clone(), find(file))).collect();
    let mut wrong: Vec<String> = Vec::new();
    for (path, offenders) in &found {
        let most = allowed.iter().find(|(known, _)| known == path).map_or(0, |(_, most)| *most);
        let there = offenders.len();
        if there > most {
            wrong.push(format!("src/{path}: {rule} ({there}, {most} allowed)"));
            wrong.extend(offenders.iter().map(|offender| format!("    {offender}")));
        } else if there < most {
            wrong.push(format!("src/{path}: better than allowed: lower {most} to {there}"));
        }
    }
    let gone = allowed.iter().filter(|(known, _)| !found.contains_key(*known));
    wrong.extend(gone.map(|(known, _)| format!("src/{known} is no more: take it out of the list")));
    let list = found.iter().filter(|(_, offenders)| !offenders.is_empty());
    let list = list.map(|(path, offenders)| format!("    (\"{path}\", {}),", offenders.len())).collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}\n\nThe list as the files stand:\n{}", wrong.join("\n"), list.join("\n"));
}

/// Where sentences stand: the room of words, one file of words or refusals a room, and these.
const SENTENCES: [(&str, &str); 3] = [
    ("case/stamp.rs", "the first line of a file written here, which is read again by its words"),
    ("cli/arguments.rs", "the help of the command line, where its arguments are"),
    ("diagnostic/code.rs", "the closed list of codes, each with what it means"),
];

fn may_hold_sentences(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap();
    path.starts_with("report/")
        || ["words.rs", "refusals.rs"].contains(&name)
        || path.starts_with("rulebook/refusals/")
        // The questionnaire's own questions are words, as those of a rulebook are.
        || QUESTIONS.contains(&path)
        || SENTENCES.iter().any(|(known, _)| *known == path)
}

#[test]
fn sentences_stand_where_words_stand() {
    let sample = "fn f(n: usize) -> String { let a = \"<p class='a b c d'>\"; let b = \"two words\"; format!(\"{n:?} a few {a} {b}\") + \"one more sentence\" }";
    assert_eq!(rules::sentences(&read("web/x.rs", sample)), ["one more sentence"]);
    let form = "const FORM: Form = Form { help: \"what a format is\", name: \"what it is called\" };";
    assert_eq!(rules::sentences(&read("render/x.rs", form)), ["what it is called"]);
    assert!(may_hold_sentences("rulebook/refusals.rs") && !may_hold_sentences("web/door.rs"));
    let find = |file: &File| if may_hold_sentences(&file.path) { Vec::new() } else { rules::sentences(file) };
    hold("a sentence outside the files of words", find, &allowed::SENTENCES);
}

#[test]
fn what_there_is_of_operations_judgements_and_reasons_is_gone_through_to_the_last() {
    let found = |body: &str| rules::wild_matches(&read("assess/x.rs", &format!("fn f() {{ {body} }}"))).len();
    for wild in [
        "match x { Operation::Cap => 1, _ => 2 }",
        "match x { Some(Reason::Ransom) => 1, other => other.n() }",
        "match (a, b) { (Rule::Net, Operation::Net) => 1, (_, _) => 2 }",
        "match x { step::Operation::Total(total) if total.n => 1, other | Operation::Cap => 2 }",
        "vec![1, match x { Why::Held => 1, _ => 2 }]",
        "object! { \"key\": match x { Why::Held { .. } => 1, _ => 2 } }",
    ] {
        assert_eq!(found(wild), 1, "{wild}");
    }
    for whole in [
        "match x { Operation::Cap => 1, Operation::Net => 2 }",
        "match x { Rule::Net => 1, _ if y => 2, Rule::Cap => 3 }",
        "match x { Some(1) => 1, _ if x == Why::Held => 2, _ => 3 }",
        "match x { Other::Operation => 1, _ => 2 }",
    ] {
        assert_eq!(found(whole), 0, "{whole}");
    }
    hold("what may come is not gone through to the last", rules::wild_matches, &allowed::WILD_MATCHES);
}

#[test]
fn no_error_of_arithmetic_is_swallowed() {
    let found = |body: &str| rules::swallowed_errors(&read("assess/x.rs", &format!("fn f() {{ {body} }}"))).len();
    for swallowed in [
        "a.plus(b).unwrap_or(c)",
        "(a.minus(b)).map(Money).unwrap_or_default()",
        "a.of_percent(b).and_then(|c| c.plus(d)).ok()",
        "a.times(b).map_or(c, Money)",
        "a.over(b).map_or_else(|_| c, Money)",
        "if let Ok(c) = a.plus(b) { c }",
        "let Ok(c) = a.round_to(b) else { return d };",
        "vec![a.middle(b).ok()]",
    ] {
        assert_eq!(found(swallowed), 1, "{swallowed}");
    }
    for passed_on in
        ["a.plus(b)?.some().unwrap_or(c)", "a.first().ok()", "a.plus(b.unwrap_or(c))", "a.plus(b).map(Money)"]
    {
        assert_eq!(found(passed_on), 0, "{passed_on}");
    }
    let find = |file: &File| match file.room() {
        "assess" | "counterfactual" => rules::swallowed_errors(file),
        _ => Vec::new(),
    };
    hold("an error of arithmetic is swallowed", find, &allowed::SWALLOWED_ERRORS);
}

#[test]
fn no_files_of_a_room_need_each_other_in_a_circle() {
    let sample = |texts: &[(&str, &str)]| {
        imports::circles(&texts.iter().map(|(path, text)| read(path, text)).collect::<Vec<_>>())
    };
    let door = ("room/mod.rs", "mod a; mod b; mod c; pub use b::{B as Bee, f}; pub struct Own; fn g() { a::x() }");
    let circle = [
        door,
        ("room/a.rs", "use super::Bee;"),
        ("room/b.rs", "fn f() { super::c::x() }"),
        ("room/c.rs", "use crate::room::a;"),
    ];
    assert_eq!(sample(&circle), [["room/a.rs", "room/b.rs", "room/c.rs"]]);
    // The door of a folder gathers its files, and each may use what the door itself declares.
    let gathered = [
        door,
        ("room/a.rs", "use super::Own; use super::b::x;"),
        ("room/b.rs", "use super::{Own, c};"),
        ("room/c.rs", ""),
    ];
    assert!(sample(&gathered).is_empty());
    let inner = [
        door,
        ("room/a.rs", "use super::inner::T;"),
        ("room/inner/mod.rs", "mod t; pub use t::T;"),
        ("room/inner/t.rs", "use super::super::a;"),
    ];
    assert_eq!(sample(&inner), [["room/a.rs", "room/inner/"]]);
    let found = imports::circles(&files());
    let shown: Vec<String> = found.iter().map(|circle| format!("    &{circle:?},")).collect();
    assert!(
        found == allowed::CIRCLES,
        "The list may only grow shorter. The circles as the files stand:\n{}",
        shown.join("\n")
    );
}

#[test]
fn what_is_said_of_a_public_thing_says_something() {
    let sample = "/// Its name.\npub struct A { /// The id.\n pub id: String, /// Hidden.\n own: u8, /// What it is called.\n pub name: String }\n/// Of two or more.\npub enum B { /// One.\n C }\nimpl A { /// Counts.\n pub fn n(&self) {} /// Counts.\n fn own(&self) {} }\n/// Private.\nfn g() {}\n/// Public.\npub const H: u8 = 1;";
    assert_eq!(rules::empty_docs(&read("value/x.rs", sample)).len(), 5, "A, id, C, n, H");
    hold("documentation that says nothing", rules::empty_docs, &allowed::EMPTY_DOCS);
}
