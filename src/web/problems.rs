//! What is wrong with a file, for the page: each finding with the question of the case that it
//! belongs to.

use super::answer::Problem;
use super::typed::sentence;
use super::words;
use crate::diagnostic::{About, Findings, Place, Refused, Source};
use crate::document::{self, Entry, Value as Written, day_from};
use crate::rulebook::Rulebook;
use serde_json::Value;

/// The problems as JSON, for the form, which is made as JSON.
pub(super) fn problems_json(problems: &[Problem]) -> Value {
    Value::from(problems.to_vec())
}

/// The problems of refused files, each with the question of the case it belongs to.
pub(super) fn problems(case: &str, refused: &[Refused]) -> Vec<Problem> {
    let source = Source::new("case", case);
    let mut findings = Findings::new();
    let table = document::parse(&source, &mut findings);
    let mut list = Vec::new();
    for file in refused {
        let is_case = file.source.name() == "case";
        let file_name = if is_case { String::new() } else { format!("{}: ", file.source.name()) };
        for diagnostic in &file.diagnostics {
            let (question, said) = match &diagnostic.about {
                Some(About::RequiredFact { id, question }) => (format!("facts:{id}"), words::unanswered(question)),
                None => {
                    let place = if is_case { question(&table, file, diagnostic.place) } else { String::new() };
                    (place, format!("{} {}", sentence(&diagnostic.message), sentence(&diagnostic.help)))
                }
            };
            list.push(Problem {
                question,
                message: format!("{file_name}{said}"),
                code: diagnostic.code.name().to_owned(),
                line: file.source.line_and_column(diagnostic.place.start).0,
            });
        }
    }
    list
}

/// The problems of a case that this rulebook refused, for the page of its questions: facts are
/// named by their questions, and days stand in words.
pub(super) fn asked(case: &str, refused: Refused, rulebook: &Rulebook) -> Vec<Problem> {
    let mut list = problems(case, &[refused]);
    for problem in &mut list {
        problem.message = by_questions(&problem.message, rulebook);
    }
    list
}

/// A message with the question of each fact in place of its id, or of a condition over facts.
fn by_questions(message: &str, rulebook: &Rulebook) -> String {
    // What stands in a file is quoted; every second part is.
    let quoted = [false, true].into_iter().cycle();
    let part = |(part, quoted): (&str, bool)| {
        if !quoted {
            return days_in_words(part);
        }
        let words = part.split(|character: char| !(character.is_ascii_alphanumeric() || character == '-'));
        let facts = words.filter_map(|word| rulebook.fact(word));
        let questions: Vec<String> = facts.map(|(_, fact)| format!("“{}”", fact.question)).collect();
        if questions.is_empty() { format!("`{part}`") } else { questions.join(" and ") }
    };
    message.split('`').zip(quoted).map(part).collect()
}

/// A text with each day, as a file has it, in words.
fn days_in_words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let day = rest.get(..10).and_then(day_from).filter(|_| !out.ends_with(|before: char| before.is_ascii_digit()));
        match day {
            Some(day) => out.push_str(&day.long()),
            None => out.push(first),
        }
        rest = rest.get(day.map_or(first.len_utf8(), |_| 10)..).unwrap_or_default();
    }
    out
}

/// The question whose answer stands at this place. Of what may not be shown no key is told.
fn question(table: &document::Table<'_>, refused: &Refused, place: Place) -> String {
    let holds = |entry: &&Entry<'_>| entry.key_place.holds(place) || covers(&entry.node, place);
    let Some(entry) = table.entries.iter().find(holds) else { return String::new() };
    let key = entry.key.as_ref();
    match &entry.node.value {
        Written::Table(inner) => {
            inner.entries.iter().find(holds).map_or_else(|| key.to_owned(), |entry| format!("{key}:{}", entry.key))
        }
        Written::List(items) => {
            let found = items.iter().enumerate().find(|(_, item)| covers(item, place));
            let Some((index, item)) = found else { return key.to_owned() };
            let inner = match &item.value {
                Written::Table(inner) if !refused.source.withholds(place) => {
                    inner.entries.iter().find(holds).map(|entry| entry.key.to_string())
                }
                _ => None,
            };
            inner.map_or_else(|| format!("{key}:{index}"), |inner| format!("{key}:{index}:{inner}"))
        }
        _ => key.to_owned(),
    }
}

/// Whether a value, or anything in it, stands at the place.
fn covers(node: &document::Node<'_>, place: Place) -> bool {
    node.place.holds(place)
        || match &node.value {
            Written::Table(table) => {
                table.entries.iter().any(|entry| entry.key_place.holds(place) || covers(&entry.node, place))
            }
            Written::List(items) => items.iter().any(|item| covers(item, place)),
            _ => false,
        }
}
