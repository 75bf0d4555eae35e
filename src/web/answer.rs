//! What the core answers the page: a result, or every reason why there is none. It never throws.

use super::typed::sentence;
use crate::diagnostic::{Findings, Place, Refused, Source};
use crate::document::{self, Entry, Value as Written};
use crate::render::object;
use crate::rulebook::{Fact, Rulebook};
use serde_json::Value;

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What was asked for.
    Assessed(Value),
    /// Nothing was computed, for these reasons; there is at least one.
    Refused(Vec<Problem>),
}

/// Something that is wrong, and the question it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The question: `facts:turnover`, `evidence:0:grade`, `case:title`; empty for the file.
    pub question: String,
    /// What is wrong and what to write instead, in sentences.
    pub message: String,
    /// The code of the finding.
    pub code: String,
    /// The line of the file, from one; nought where it belongs to no line.
    pub line: usize,
}

impl Problem {
    /// A problem of a question.
    pub(super) fn of(question: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { question: question.into(), message: message.into(), code: String::new(), line: 0 }
    }

    fn json(&self) -> Value {
        object! { "question": self.question.as_str(), "message": self.message.as_str(), "code": self.code.as_str(), "line": self.line }
    }
}

impl Answer {
    /// It as JSON: `{"kind": "assessed", …}` or `{"kind": "refused", "problems": […]}`.
    #[must_use]
    pub fn json(self) -> String {
        match self {
            Answer::Assessed(Value::Object(fields)) => {
                let mut all = serde_json::Map::new();
                all.insert("kind".to_owned(), Value::from("assessed"));
                all.extend(fields);
                Value::Object(all).to_string()
            }
            Answer::Assessed(value) => object! { "kind": "assessed", "value": value }.to_string(),
            Answer::Refused(problems) => {
                object! { "kind": "refused", "problems": problems_json(&problems) }.to_string()
            }
        }
    }
}

pub(super) fn problems_json(problems: &[Problem]) -> Value {
    Value::Array(problems.iter().map(Problem::json).collect())
}

/// The problems of refused files, each with the question of the case it belongs to.
pub(super) fn problems(case: &str, refused: &[Refused]) -> Vec<Problem> {
    let source = Source::new("case", case);
    let mut findings = Findings::new();
    let table = document::parse(&source, &mut findings);
    let mut list: Vec<Problem> = Vec::new();
    for file in refused {
        let is_case = file.source.name() == "case";
        for diagnostic in &file.diagnostics {
            let question = if is_case { question(&table, diagnostic.place) } else { String::new() };
            let file_name = if is_case { String::new() } else { format!("{}: ", file.source.name()) };
            let asked = diagnostic.help.split_once("`[facts]`: ").map(|(_, asked)| asked);
            let help = if asked.is_some() { String::new() } else { format!(" {}", sentence(&diagnostic.help)) };
            let what = asked.map_or_else(
                || sentence(&diagnostic.message),
                |asked| format!("There is no estimate until this is answered: {asked}"),
            );
            let question = match diagnostic.code {
                crate::diagnostic::Code::RequiredFact => {
                    named(&diagnostic.message).map_or(question, |fact| format!("facts:{fact}"))
                }
                _ => question,
            };
            list.push(Problem {
                question,
                message: format!("{file_name}{what}{help}"),
                code: diagnostic.code.name().to_owned(),
                line: file.source.line_and_column(diagnostic.place.start).0,
            });
        }
    }
    list
}

/// The problems of a case that this rulebook refused, for the page of its questions: where a fact
/// is named, its question is.
pub(super) fn asked(case: &str, refused: Refused, rulebook: &Rulebook) -> Vec<Problem> {
    let mut list = problems(case, &[refused]);
    for problem in &mut list {
        let fact = problem.question.rsplit_once("facts:").and_then(|(_, id)| rulebook.fact(id));
        if let Some((_, fact)) = fact {
            problem.message = by_question(&problem.message, fact);
        }
    }
    list
}

/// A message with the question of a fact in place of its id.
pub(super) fn by_question(message: &str, fact: &Fact) -> String {
    message.replacen(&format!("`{}`", fact.id), &format!("“{}”", fact.question), 1)
}

/// The word in backticks.
fn named(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

/// The question whose answer stands at this place.
fn question(table: &document::Table<'_>, place: Place) -> String {
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
                Written::Table(inner) => inner.entries.iter().find(holds).map(|entry| entry.key.to_string()),
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
