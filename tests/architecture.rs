//! The rules of the house, held by reading the source as text: which room may use which, where
//! libraries are named, where words stand, and that no law stands in Rust.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::rulebook::Library;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rooms in the order in which data passes them, and which others each may use.
const ROOMS: [(&str, &[&str]); 11] = [
    ("value", &[]),
    ("diagnostic", &[]),
    ("document", &["value", "diagnostic"]),
    ("rulebook", &["value", "diagnostic", "document"]),
    ("case", &["value", "diagnostic", "document", "rulebook"]),
    ("assess", &["value", "rulebook", "case"]),
    ("caseload", &["value", "rulebook", "case", "assess"]),
    ("report", &["value", "diagnostic", "document", "rulebook", "case", "assess", "caseload"]),
    ("render", &["value", "diagnostic", "document", "rulebook", "case", "assess", "caseload", "report"]),
    ("cli", &["value", "diagnostic", "document", "rulebook", "case", "assess", "caseload", "report", "render"]),
    ("web", &["value", "diagnostic", "document", "rulebook", "case", "assess", "caseload", "report", "render"]),
];

/// A source file: its path under `src/`, its text, and its code without comments, each text in
/// quotes taken out of the code and listed, and without what is compiled only for tests.
struct File {
    path: String,
    text: String,
    code: String,
    literals: Vec<String>,
}

impl File {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap()
    }

    /// Whether the code names this word, as a whole word.
    fn names(&self, word: &str) -> bool {
        has_word(&self.code, word)
    }
}

fn has_word(code: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let opens = word.starts_with(part);
        let closes = word.ends_with(part);
        let goes_on = opens && before.is_some_and(part) || closes && after.is_some_and(part);
        !goes_on
    })
}

fn files() -> Vec<File> {
    let mut paths = Vec::new();
    walk(&Path::new(ROOT).join("src"), &mut paths);
    paths.sort();
    let files: Vec<File> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let shown = path.strip_prefix(Path::new(ROOT).join("src")).unwrap().to_string_lossy().replace('\\', "/");
            read(shown, fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(files.len() > 60);
    files
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

fn read(path: String, text: String) -> File {
    let (code, literals) = code_of(without_tests(&text));
    File { path, text, code, literals }
}

/// The text as far as the tests at its end.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod ").next().unwrap()
}

/// Code without comments, with every text literal emptied; and those literals.
fn code_of(text: &str) -> (String, Vec<String>) {
    let characters: Vec<char> = text.chars().collect();
    let mut code = String::new();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        if rest.starts_with(&['/', '/']) {
            while at < characters.len() && characters[at] != '\n' {
                at += 1;
            }
        } else if rest.starts_with(&['/', '*']) {
            while at < characters.len() && !characters[at..].starts_with(&['*', '/']) {
                at += 1;
            }
            at += 2;
        } else if let Some(hashes) = raw_string(rest, code.chars().next_back()) {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            at += 2 + hashes;
            let begin = at;
            while !characters[at..].starts_with(&end) {
                at += 1;
            }
            literals.push(characters[begin..at].iter().collect());
            code.push_str("\"\"");
            at += end.len();
        } else if characters[at] == '"' {
            at += 1;
            let mut literal = String::new();
            while characters[at] != '"' {
                if characters[at] == '\\' {
                    literal.push(characters[at]);
                    at += 1;
                }
                literal.push(characters[at]);
                at += 1;
            }
            at += 1;
            literals.push(literal);
            code.push_str("\"\"");
        } else if characters[at] == '\'' && rest.get(1) == Some(&'\\') {
            at += 2;
            while characters[at] != '\'' || characters[at - 1] == '\\' && characters[at - 2] != '\\' {
                at += 1;
            }
            at += 1;
            code.push_str("' '");
        } else if characters[at] == '\'' && rest.get(2) == Some(&'\'') {
            at += 3;
            code.push_str("' '");
        } else {
            code.push(characters[at]);
            at += 1;
        }
    }
    (code, literals)
}

/// How many hashes a raw text that begins here has.
fn raw_string(rest: &[char], before: Option<char>) -> Option<usize> {
    if rest.first() != Some(&'r') || before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|character| **character == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

/// The rooms a piece of code uses by `crate::`, or by `super::` from the door of another room.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect::<String>()
    };
    let mut used = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut first = true;
            for (place, character) in list.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => first = true,
                    _ if first && depth == 0 && !character.is_whitespace() => {
                        used.insert(word(&list[place..]));
                        first = false;
                    }
                    _ => {}
                }
            }
        } else {
            used.insert(word(rest));
        }
    }
    used.retain(|name| ROOMS.iter().any(|(room, _)| room == name));
    used
}

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
    let sample = "//! 2018 \"x\"\nlet a = \"two words // 7\"; // unwrap()\nlet b = r#\"raw \" text\"#; let c = '\"'; let d = '\\''; /* f64 */ fn e<'a>() {}\n#[cfg(test)]\nmod tests { panic!() }\n";
    let file = read("value/sample.rs".to_owned(), sample.to_owned());
    assert_eq!(file.literals, ["two words // 7", "raw \" text"]);
    for gone in ["2018", "unwrap", "f64", "panic", "words"] {
        assert!(!file.code.contains(gone), "{gone}: {}", file.code);
    }
    assert!(file.names("fn") && file.names("let") && !file.names("le"));
    let used = rooms_used("use crate::{value::{Day, Money}, report}; fn f(a: crate::cli::Exit) {}");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["cli", "report", "value"]);
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
        for used in rooms_used(&file.code) {
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
        let sentence = file.literals.iter().find(|literal| literal.contains(' ') && literal.as_str() != "not counted");
        // OK because `not counted` is the name of a verdict, and why an exception is made (of
        // `#[expect]`) is not said to a reader.
        let reasons = file.text.matches("reason = \"").count();
        let sentences =
            file.literals.iter().filter(|literal| literal.contains(' ') && literal.as_str() != "not counted").count();
        assert!(sentences <= reasons, "src/{} holds the sentence {sentence:?}", file.path);
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
        for literal in file.literals.iter().filter(|_| !shows) {
            let held = numbers(literal).into_iter().find(|number| LAW.contains(&number.as_str()));
            offenders.extend(held.map(|number| format!("src/{}: {number} in \"{literal}\"", file.path)));
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

/// Where texts may hold such figures, and why.
const EXAMPLES: [(&str, &str); 5] = [
    ("cli/", "shows how a day is typed"),
    ("document/values.rs", "the help of a refusal shows how a day, a moment and a duration are written"),
    ("value/words.rs", "the help of a refusal shows how a sum and a duration are written"),
    ("case/choice.rs", "the help of a refusal shows how the day of assessment is written"),
    ("render/schema.rs", "the year of the JSON Schema draft, and how values are written"),
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
