//! What people type, as a table: one line of `tests/questionnaire/typed.txt` is one case. And each
//! kind of fact that a rulebook may declare, asked at every door.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::case::{Case, Draft};
use affeer::diagnostic::{Code, Source};
use affeer::questionnaire::{
    AnswerContext, CaseList, DateParts, HEAD_AS_WRITTEN, Presence, Question, Questionnaire, Typed, Understood,
    answer_to, fact_answer, sample, typed_of, with_answers, with_item, without_item,
};
use affeer::render::case_schema;
use affeer::rulebook::{FactValue, Library, Rulebook};
use affeer::value::Day;
use affeer::web;
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const KINDS: [&str; 8] = ["money", "count", "percent", "duration", "date", "yes-no", "option", "options"];

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);

/// The shipped rulebook with one more fact of each kind.
fn text() -> String {
    let ids = KINDS.map(|kind| format!("\"extra-{kind}\", ")).concat();
    let shipped = Library::rulebooks()[0].text.replacen("comparable-by = [", &format!("comparable-by = [{ids}"), 1);
    format!("{shipped}{}", include_str!("questionnaire/facts.toml"))
}

fn rulebook() -> Rulebook {
    let schedule = affeer::rulebook::schedule_named(&text()).and_then(|id| Library::schedule(&id));
    Rulebook::read(Source::new("rulebook.toml", text()), schedule)
        .unwrap_or_else(|refused| panic!("{}", refused.iter().map(ToString::to_string).collect::<String>()))
}

fn as_of() -> Day {
    Day::new(2026, 11, 23).unwrap()
}

/// A text of a table, with the characters that stand there by their numbers.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some((before, rest)) = text.split_once("\\u{") {
        let (number, after) = rest.split_once('}').unwrap();
        let character = char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap();
        text = format!("{before}{character}{after}");
    }
    text
}

/// What was typed, as the table writes it: parts of a date with ` / ` between them, the ends of a
/// period with ` // `, several choices with ` + `, invisible characters by their numbers.
fn typed(kind: &str, text: &str) -> Typed {
    let text = unescaped(text);
    let parts = |text: &str| {
        let parts: Vec<String> = text.split('/').map(|part| part.trim().to_owned()).collect();
        let part = |index: usize| parts.get(index).cloned().unwrap_or_default();
        Typed::Parts(DateParts { day: part(0), month: part(1), year: part(2), time: part(3), zone: part(4) })
    };
    match kind {
        "date in parts" | "day" => parts(&text),
        "period" => match text.split_once("//") {
            Some((from, to)) => Typed::Ends(Box::new(parts(from)), Box::new(parts(to))),
            None => Typed::Text(text),
        },
        "options" if text.contains('+') => Typed::Choices(text.split('+').map(|word| word.trim().to_owned()).collect()),
        _ => Typed::Text(text),
    }
}

fn question<'q>(questions: &'q [Question<'q>], key: &str) -> &'q Question<'q> {
    questions.iter().find(|question| question.key == key).unwrap()
}

/// What comes of it: what stands in the file, the echo, and a question back; or the refusal.
fn outcome(rulebook: &Rulebook, kind: &str, words: &str) -> String {
    let typed = typed(kind, words);
    let context = AnswerContext { measures: rulebook.measures(), as_of: Some(as_of()) };
    let questionnaire = Questionnaire::new(rulebook, &[]);
    let read = match kind {
        "day" => answer_to(question(&questionnaire.head, "notice"), &typed, context),
        "period" => answer_to(question(&questionnaire.head, "infringement"), &typed, context),
        "sum" => answer_to(question(questionnaire.of(CaseList::Determination), "sum"), &typed, context),
        "share" => answer_to(question(questionnaire.of(CaseList::Determination), "value"), &typed, context),
        kind => {
            let id = format!("extra-{}", kind.trim_end_matches(" in parts"));
            let (_, fact) = rulebook.fact(&id).unwrap();
            fact_answer(rulebook, fact, &typed, Some(as_of())).map(|(understood, value)| {
                assert_eq!(understood.answer.is_some(), value.is_some(), "{words}");
                understood
            })
        }
    };
    match read {
        Err(message) => format!("refused: {message}"),
        Ok(Understood { answer: None, .. }) => "cleared".to_owned(),
        Ok(Understood { answer: Some(answer), echo, doubt }) if doubt.is_empty() => {
            format!("{} | {echo}", answer.inline())
        }
        Ok(Understood { answer: Some(answer), echo, doubt }) => format!("{} | {echo} | {doubt}", answer.inline()),
    }
}

#[test]
fn what_people_type_is_understood_or_refused_in_words() {
    let rulebook = rulebook();
    let table = include_str!("questionnaire/typed.txt");
    let mut kind = "";
    let mut wrong: Vec<String> = Vec::new();
    let mut cases = 0;
    for line in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kind = heading;
            continue;
        }
        cases += 1;
        let (typed, expected) = line.split_once(" | ").unwrap_or((line, ""));
        let outcome = outcome(&rulebook, kind, typed);
        if outcome != expected {
            wrong.push(format!("[{kind}] {typed} | {outcome}"));
        }
        for word in ["TOML", "GBP 6", "`"] {
            assert!(!outcome.starts_with("refused") || !outcome.contains(word), "{typed}: {outcome}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 100, "{cases}");
}

/// What a file says of a fact, read through each door: by the library, in a case of TOML, and in
/// the same case of JSON. What it is, or what is said of it.
fn through_each_door(rulebook: &Rulebook, fact: &str, written: &str) -> [Result<FactValue, Vec<String>>; 3] {
    let (at, _) = rulebook.fact(fact).unwrap();
    let head = |json: bool| {
        if json {
            format!(
                "{{\"case\": {{\"title\": \"T\", \"rulebook\": \"{}\", \"as-of\": \"2026-11-23\"}}, \"facts\": {{",
                rulebook.id
            )
        } else {
            format!("[case]\ntitle = \"T\"\nrulebook = \"{}\"\nas-of = 2026-11-23\n[facts]\n", rulebook.id)
        }
    };
    let in_case = |name: &str, text: String| match Case::read(rulebook, Source::new(name, text)) {
        Ok(case) => Ok(case.values[at.index()].clone()),
        Err(refused) => {
            let told = refused.diagnostics.iter().map(|found| format!("{}: {}", found.message, found.help));
            Err(told.collect::<Vec<_>>())
        }
    };
    // A day stands in TOML without quotes and in JSON with them.
    let date = written.starts_with(|first: char| first.is_ascii_digit()) && written.contains('-');
    let quoted = if date { format!("\"{written}\"") } else { written.to_owned() };
    [
        affeer::case::answer_as_of(rulebook, fact, written, Some(as_of())),
        in_case("case.toml", format!("{}articles = [\"32\"]\n{fact} = {written}\n", head(false))),
        in_case("case.json", format!("{}\"articles\": [\"32\"], \"{fact}\": {quoted}}}}}", head(true))),
    ]
}

#[test]
fn what_stands_in_a_file_is_read_alike_through_every_door() {
    let table = include_str!("questionnaire/written.txt");
    let mut kind = "";
    let mut wrong: Vec<String> = Vec::new();
    for line in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(heading) =
            line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).filter(|name| KINDS.contains(name))
        {
            kind = heading;
            continue;
        }
        let (written, expected) = line.split_once(" | ").unwrap_or((line, ""));
        let written = unescaped(written);
        let fact = format!("extra-{kind}");
        let doors = through_each_door(&RULEBOOK, &fact, &written);
        assert!(doors.iter().all(|door| *door == doors[0]), "{line}: {doors:?}");
        let fine = match (&doors[0], expected.strip_prefix("= "), expected.strip_prefix("refused: ")) {
            (Ok(value), Some(same), _) => {
                Ok(value) == affeer::case::answer_as_of(&RULEBOOK, &fact, same, Some(as_of())).as_ref()
            }
            (Err(told), _, Some(words)) => told.join(" / ") == words,
            _ => false,
        };
        if !fine {
            let outcome = match &doors[0] {
                Ok(value) => format!("{value:?}"),
                Err(told) => format!("refused: {}", told.join(" / ")),
            };
            wrong.push(format!("{} | {outcome}", line.split(" | ").next().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_typed_is_read_as_it_stands_in_a_file_through_every_door() {
    let mut kind = "";
    let mut read = 0;
    for line in include_str!("questionnaire/typed.txt").lines() {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kind = heading;
        }
        let id = format!("extra-{}", kind.trim_end_matches(" in parts"));
        let Some((_, fact)) = RULEBOOK.fact(&id).filter(|_| line.contains(" | ")) else { continue };
        let words = line.split(" | ").next().unwrap();
        // A day after the day of assessment is doubted when it is typed and refused of a case.
        let Ok((Understood { answer: Some(answer), .. }, value)) =
            fact_answer(&RULEBOOK, fact, &typed(kind, words), Some(as_of()))
        else {
            continue;
        };
        if fact.kind.permitted().is_none() && line.contains("after the day of assessment") {
            continue;
        }
        for door in through_each_door(&RULEBOOK, &id, &answer.inline()) {
            assert_eq!(door.ok(), value, "{line}");
        }
        read += 1;
    }
    assert!(read > 80, "{read}");
}

#[test]
fn what_is_not_understood_leaves_no_older_answer_in_force() {
    let older = [
        ("money", "\"GBP 6m\""),
        ("count", "12000"),
        ("percent", "\"10%\""),
        ("duration", "\"30 days\""),
        ("date", "2024-01-01"),
        ("yes-no", "true"),
        ("option", "\"red\""),
        ("options", "[\"7\"]"),
    ];
    let mut kind = "";
    let mut refused = 0;
    for line in include_str!("questionnaire/typed.txt").lines() {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kind = heading;
        }
        let Some((words, _)) = line.split_once(" | refused: ") else { continue };
        let Some((name, older)) = older.iter().find(|(name, _)| *name == kind.trim_end_matches(" in parts")) else {
            continue;
        };
        let id = format!("extra-{name}");
        let question = format!("facts:{id}");
        let after = |stated: &str| {
            let case =
                format!("[[exhibit]]\nid = \"D1\"\ntitle = \"T\"\n[facts]\nrole = \"controller\"\n{id} = {stated}\n");
            let edited = with_answers(&case, &RULEBOOK, &[(question.clone(), typed(kind, words))]);
            assert_eq!(edited.not_understood.len(), 1, "{line}");
            assert_eq!(edited.not_understood[0].question, question, "{line}");
            edited.case.get("facts").unwrap().get(&id).map(Draft::inline)
        };
        assert_eq!(after(older), None, "{line}");
        // On which document the answer rests is not forgotten while it is mended.
        let with_source = format!("{{ value = {older}, exhibits = [\"D1\"] }}");
        assert_eq!(after(&with_source).as_deref(), Some("{ value = \"not-known\", exhibits = [\"D1\"] }"), "{line}");
        refused += 1;
    }
    assert!(refused > 50, "{refused}");
}

#[test]
fn a_document_is_asked_what_rests_on_it_and_each_thing_then_says_so() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\nrole = \"controller\"\n[[evidence]]\nid = \"E1\"\nkind = \"incident-report\"\n";
    let rulebook = &*RULEBOOK;
    let added = with_item(case, CaseList::Exhibit, "").toml();
    assert!(Case::read(rulebook, Source::new("case", added.as_str())).is_ok(), "a document alone refuses nothing");
    let typed = |words: &[&str]| {
        let words = Typed::Choices(words.iter().map(|word| (*word).to_owned()).collect());
        [("exhibit:0:relied-on-by".to_owned(), words)]
    };
    let all = ["facts:articles", "facts:role", "evidence:0"];
    let relied = with_answers(&added, rulebook, &typed(&all)).case;
    let facts = relied.get("facts").unwrap();
    assert_eq!(facts.get("articles").unwrap().inline(), "{ value = [\"32(1)\"], exhibits = [\"D1\"] }");
    assert_eq!(relied.items("evidence")[0].get("exhibits").unwrap().inline(), "[\"D1\"]");
    assert_eq!(affeer::questionnaire::relying(&relied, "D1"), all);
    let read = Case::read(rulebook, Source::new("case", relied.toml())).unwrap();
    assert!(read.unused_exhibits.is_empty());
    // Ticked off again, and taken out: nothing names it, and the rest is as it was.
    let before = Draft::read(case).unwrap();
    let ticked_off = with_answers(&relied.toml(), rulebook, &typed(&[])).case;
    assert_eq!(without_item(&ticked_off.toml(), "exhibit", 0), before);
    assert_eq!(without_item(&relied.toml(), "exhibit", 0), before);
    // What is no place of a case names nothing.
    let odd = ["facts:no-such", "evidence:7", "exhibit:0", "published:0", "", "facts"];
    assert_eq!(with_answers(&added, rulebook, &typed(&odd)).case.toml(), added);
}

#[test]
fn what_stands_in_a_file_comes_back_as_it_was_when_it_is_typed_again() {
    let rulebook = rulebook();
    let files = [
        ("money", "\"GBP 80m..120m\""),
        ("money", "\"GBP 17,500,000\""),
        ("count", "\"1,000..5,000\""),
        ("percent", "\"10%..12.5%\""),
        ("duration", "\"20 days..40 days\""),
        ("date", "2022-07-21"),
        ("date", "2022-07-21T14:30:00+01:00"),
        ("date", "2022-07-21T14:30:00+00:00"),
        ("date", "2022-12-21T14:30:00+00:00"),
        ("date", "2022-10-30T01:30:00+01:00"),
        ("date", "2022-10-30T01:30:00+00:00"),
        ("date", "2022-07-21T14:30:15+05:00"),
        ("date", "\"2022-07-21..2022-07-23\""),
        ("date", "\"none-so-far\""),
        ("yes-no", "false"),
        ("option", "\"blue\""),
        ("options", "[\"7(1)(a)\", \"8\"]"),
        ("money", "\"not-known\""),
    ];
    for (kind, written) in files {
        let case = Draft::read(&format!("value = {written}")).unwrap();
        let (_, fact) = rulebook.fact(&format!("extra-{kind}")).unwrap();
        let question = affeer::questionnaire::fact_question(fact);
        let typed = typed_of(case.get("value"), question.kind, rulebook.measures());
        let (understood, _) = fact_answer(&rulebook, fact, &typed, None).unwrap();
        assert_eq!(understood.answer.as_ref(), case.get("value"), "{written}");
    }
}

#[test]
fn the_head_of_a_case_is_written_in_one_order_and_nothing_of_it_is_forgotten() {
    let rulebook = rulebook();
    let questionnaire = Questionnaire::new(&rulebook, &[]);
    let mut asked: Vec<&str> = questionnaire.head.iter().map(|question| question.key).collect();
    let mut written = HEAD_AS_WRITTEN.to_vec();
    asked.sort_unstable();
    written.sort_unstable();
    assert_eq!(asked, written);
}

/// Runs the program with a rulebook of the test's own.
fn affeer(arguments: &[&str], input: &str) -> (String, String) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("every-kind-{}.toml", arguments.join("")));
    fs::write(&path, text()).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_affeer"))
        .args(arguments)
        .args(["--rulebook", path.to_str().unwrap()])
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // OK because a program that does not read to the end of its input may be gone.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn every_declared_kind_is_asked_at_every_door() {
    let rulebook = rulebook();
    let case = format!("[case]\ntitle = \"T\"\nrulebook = \"{}\"\nas-of = 2026-11-23\n", rulebook.id);
    let form = web::form(&json!({ "case": case, "rulebook": text() }).to_string());
    let form: Value = serde_json::from_str(&form).unwrap();
    let sections = form["sections"].as_array().unwrap();
    let fields: Vec<&Value> = sections.iter().flat_map(|section| section["facts"].as_array().unwrap()).collect();
    let (template, _) = affeer(&["new"], "");
    let (printed, _) = affeer(&["schema", "case"], "");
    let schema: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(schema, case_schema(&rulebook));
    // A name, and then every question is left open until the articles, which are needed.
    let answers = format!("Every kind\n{}32\n{}", "\n".repeat(18), "\n".repeat(200));
    let (_, interview) = affeer(&["new", "--interview"], &answers);
    for kind in KINDS {
        let id = format!("extra-{kind}");
        let (_, fact) = rulebook.fact(&id).unwrap();
        let field = fields.iter().find(|field| field["id"] == id.as_str()).unwrap_or_else(|| panic!("{id}"));
        assert_eq!((field["type"].as_str(), field["label"].as_str()), (Some(kind), Some(fact.question.as_str())));
        assert!(template.contains(&format!("# {}\n", fact.question)), "{id}");
        assert!(template.contains(&format!("# {id} = ")), "{id}");
        assert!(schema["properties"]["facts"]["properties"][&id].is_object(), "{id}");
        assert!(interview.contains(&fact.question), "{id}: {interview}");
    }
    // The template's samples are answers: with the remarks taken away it is a case.
    let filled: String = template
        .lines()
        .map(|line| line.strip_prefix("# extra-").map_or(line.to_owned(), |line| format!("extra-{line}")) + "\n")
        .collect();
    let read = affeer::case::Case::read(&rulebook, Source::new("case", filled));
    assert!(read.is_ok(), "{}", read.err().map(|refused| refused.to_string()).unwrap_or_default());
}

#[test]
fn every_kind_of_evidence_is_asked_what_it_carries_at_every_door() {
    let rulebook = rulebook();
    let questionnaire = Questionnaire::new(&rulebook, &[]);
    let schema = case_schema(&rulebook);
    let keys = &schema["properties"]["evidence"]["items"]["properties"];
    for kind in &rulebook.schedule.as_ref().unwrap().kinds {
        let item = Draft::read(&format!("id = \"E1\"\nkind = \"{}\"\n", kind.id)).unwrap();
        let case = Draft::Table(Vec::new());
        let asked = questionnaire.asked_of(CaseList::Evidence, &item, &case);
        let briefly = questionnaire.briefly_asked_of(CaseList::Evidence, &item, &case);
        let has = |key: &str| asked.iter().any(|question| question.key == key);
        assert_eq!((has("covers.entity"), has("covers.system")), (kind.needs_coverage, kind.needs_coverage));
        assert_eq!((has("kept-up"), has("followed")), (kind.needs_continuity, kind.needs_advice));
        assert_eq!(has("consent"), kind.from_body);
        for question in &briefly {
            assert!(has(question.key), "the page asks what the interview asks: {}", question.key);
        }
        for question in &asked {
            assert!(keys[question.key.split('.').next().unwrap()].is_object(), "{}", question.key);
        }
    }
}

#[test]
fn every_key_that_is_described_is_read() {
    let rulebook = rulebook();
    let questionnaire = Questionnaire::new(&rulebook, &[]);
    let tables = CaseList::ALL.map(|list| (format!("[[{}]]", list.name()), questionnaire.of(list)));
    for (heading, questions) in tables.into_iter().chain([("[case]".to_owned(), questionnaire.head.as_slice())]) {
        for question in questions.iter().filter(|question| question.written != Presence::Otherwise) {
            let line = match question.key.split_once('.') {
                Some((outer, inner)) => format!("{outer} = {{ {inner} = {} }}", sample(question, rulebook.currency)),
                None => format!("{} = {}", question.key, sample(question, rulebook.currency)),
            };
            let read = affeer::case::Case::read(&rulebook, Source::new("case", format!("{heading}\n{line}\n")));
            // OK because half a case is refused in any event: not for a key that nobody knows.
            let codes: Vec<Code> = read.unwrap_err().diagnostics.iter().map(|found| found.code).collect();
            assert!(!codes.contains(&Code::UnknownKey) && !codes.contains(&Code::Syntax), "{heading} {line}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4_000,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_typed_is_refused_or_stands_in_the_file_as_it_is_typed_again(
        kind in select(&KINDS[..]),
        text in "(£|€|-|about |at least |up to )?[0-9]{1,4}[.,]?[0-9]{0,3}( ?(k|m|bn|million|%|days|hours|months|Nov 2026|/11/26))?( to |-|\\.\\.| – )?([0-9]{1,6} ?(k|m|%|days|years|Dec 26)?)?|[ -~]{0,16}",
    ) {
        let rulebook = &*RULEBOOK;
        let (_, fact) = rulebook.fact(&format!("extra-{kind}")).unwrap();
        if let Ok((Understood { answer: Some(answer), .. }, value)) =
            fact_answer(rulebook, fact, &Typed::Text(text), Some(as_of()))
        {
            let again = typed_of(Some(&answer), affeer::questionnaire::fact_question(fact).kind, rulebook.measures());
            let (understood, same) = fact_answer(rulebook, fact, &again, Some(as_of())).unwrap();
            prop_assert_eq!((understood.answer, same), (Some(answer), value));
        }
    }
}
