//! The stated limits of files, one by one and in both languages: what is at the limit is read, what
//! is one over it is refused. And what is far over it takes neither memory nor time.

#![expect(clippy::unwrap_used, reason = "a test that meets what it does not expect must fail")]

use affeer::diagnostic::{Code, Findings, Source};
use affeer::document::{Language, parse};

/// What is found in a text: the names of the codes.
fn found(text: &str) -> Vec<&'static str> {
    let source = Source::new("file", text);
    let mut findings = Findings::new();
    let _ = parse(&source, &mut findings);
    findings.in_file_order().iter().map(|diagnostic| diagnostic.code.name()).collect()
}

/// Holds a limit: how a text of so much is made, and how much it may be.
fn holds(what: &str, most: usize, text: &dyn Fn(usize) -> String) {
    assert_eq!(found(&text(most)), Vec::<&str>::new(), "{what}: {most}");
    assert_eq!(found(&text(most.saturating_add(1))), [Code::TooLarge.name()], "{what}: one more than {most}");
}

/// The numbers from nought on, each as a text.
fn numbered(count: usize, part: &dyn Fn(usize) -> String, between: &str) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(between)
}

#[test]
fn each_limit_is_held_at_its_figure_in_both_languages() {
    holds("bytes, TOML", 1 << 20, &|length| ["#", &"x".repeat(length.saturating_sub(1))].concat());
    holds("bytes, JSON", 1 << 20, &|length| ["{}", &" ".repeat(length.saturating_sub(2))].concat());
    holds("lines, TOML", 100_000, &|lines| "\n".repeat(lines));
    holds("lines, JSON", 100_000, &|lines| ["{", &"\n".repeat(lines), "}"].concat());
    holds("entries of a table, TOML", 1_000, &|count| numbered(count, &|number| format!("k{number} = 1"), "\n"));
    holds("entries of a table within, TOML", 1_000, &|count| {
        format!("t = {{ {} }}", numbered(count, &|number| format!("k{number} = 1"), ", "))
    });
    holds("entries of a table, JSON", 1_000, &|count| {
        format!("{{{}}}", numbered(count, &|number| format!("\"k{number}\": 1"), ","))
    });
    holds("entries of a list, TOML", 1_000, &|count| format!("l = [{}]", "0,".repeat(count)));
    holds("entries of a list of tables, TOML", 1_000, &|count| "[[l]]\n".repeat(count));
    holds("entries of a list, JSON", 1_000, &|count| {
        format!("{{\"l\": [{}]}}", numbered(count, &|_| "0".to_owned(), ","))
    });
    holds("entries of a list in a list, JSON", 1_000, &|count| {
        format!("{{\"l\": [[{}]]}}", numbered(count, &|_| "0".to_owned(), ","))
    });
    holds("tables in lists, TOML", 5_000, &|count| numbered(count, &|number| format!("[[l{}]]", number % 10), "\n"));
    for (what, open, close) in [("lists", "[", "]"), ("tables", "{a=", "}")] {
        holds(&format!("nesting of {what}, TOML"), 64, &|depth| {
            format!("a = {}0{}", open.repeat(depth), close.repeat(depth))
        });
    }
    for (what, open, close) in [("lists", "[", "]"), ("tables", "{\"a\":", "}")] {
        holds(&format!("nesting of {what}, JSON"), 64, &|depth| {
            format!("{{\"a\": {}0{}}}", open.repeat(depth), close.repeat(depth))
        });
    }
}

#[test]
fn a_text_is_measured_in_characters_in_whatever_alphabet() {
    let rulebook = affeer::rulebook::Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let refused = |character: &str, count: usize| {
        let case = format!(
            "[case]\ntitle = \"T\"\nas-of = 2026-05-07\nnote = \"{}\"\n[facts]\narticles = [\"32\"]\n",
            character.repeat(count)
        );
        let read = affeer::case::Case::read(&rulebook, Source::new("case", case));
        read.err().is_some_and(|refused| refused.diagnostics.iter().any(|one| one.code == Code::TooLarge))
    };
    for character in ["x", "é", "字", "𐍈"] {
        assert!(!refused(character, 10_000), "{character}");
        assert!(refused(character, 10_001), "{character}");
    }
}

#[test]
fn no_place_cuts_a_character() {
    for text in ["{\n  \u{794}ase\": 1", "{\"a\": \u{1f600}}", "{é", "{\"é\": é", "a = é", "é = ", "a = \"é\nb"] {
        let source = Source::new("file", text);
        let mut findings = Findings::new();
        let _ = parse(&source, &mut findings);
        let found = findings.in_file_order();
        assert!(!found.is_empty(), "{text}");
        for place in found.iter().map(|diagnostic| diagnostic.place) {
            assert!(text.is_char_boundary(place.start) && text.is_char_boundary(place.end), "{text}: {place:?}");
        }
    }
}

#[test]
fn what_begins_with_a_brace_is_json_and_all_else_is_toml() {
    for (text, language) in [
        ("{}", Language::Json),
        (" \n\t{", Language::Json),
        ("[case]", Language::Toml),
        ("", Language::Toml),
        ("# {", Language::Toml),
        ("\"{\" = 1", Language::Toml),
        ("<!DOCTYPE html>{", Language::Toml),
    ] {
        assert_eq!(Language::of(text), language, "{text:?}");
    }
}

/// As many bytes as a file may have, of what is wrong or heavy everywhere.
#[cfg(target_os = "linux")]
fn heavy() -> Vec<(&'static str, String)> {
    let full = |piece: &str| piece.repeat((1_usize << 20).checked_div(piece.len()).unwrap());
    let within = |before: &str, piece: &str, after: &str| {
        let room = (1_usize << 20).saturating_sub(before.len()).saturating_sub(after.len());
        [before, &piece.repeat(room.checked_div(piece.len()).unwrap()), after].concat()
    };
    vec![
        ("a wrong line, again and again", full("=\n")),
        ("wrong marks in one line", full("=")),
        ("wrong escapes", within("x = \"", "\\q", "\"")),
        ("wrong escapes before a wrong line", within("x = \"", "\\q", "\"\n= 1\n")),
        ("a list of tables without end", full("[[evidence]]\n")),
        ("lines of nothing", full("\n")),
        ("a list without end", within("x = [", "0,", "]")),
        ("the same list of articles", within("[case]\ntitle=\"T\"\n[facts]\narticles = [", "\"32\",", "]\n")),
        ("the same in JSON", within("{\"facts\": {\"articles\": [", "\"32\",", "\"32\"]}}")),
        ("braces without end", full("{")),
        ("brackets without end", within("x = ", "[", "")),
        ("a key of many parts", within("a", ".a", " = 1")),
        ("a key written twice, again and again", full("a=1\n")),
    ]
}

#[cfg(target_os = "linux")]
#[test]
fn no_file_within_the_limit_of_bytes_takes_much_memory_or_time() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    for (what, text) in heavy() {
        assert!(text.len() <= 1 << 20);
        // 256 MiB of addresses and five seconds of work, in a build that is not optimised for either.
        let mut child = Command::new("bash")
            .args(["-c", "ulimit -v 262144; ulimit -t 5; exec \"$0\" check -", env!("CARGO_BIN_EXE_affeer")])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{what}: {}", said.chars().take(2_000).collect::<String>());
    }
}
