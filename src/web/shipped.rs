//! What comes with the program, for the page: versions, the published decisions, and each rulebook
//! in words.

use super::answer::{Answer, problems};
use super::book::{book, shipped_books};
use super::door::{book_of, parsed, refused, text};
use super::result;
use crate::questionnaire::Draft;
use crate::render::{elements_json, html, object};
use crate::report::rulebook_report;
use crate::rulebook::Library;
use serde_json::Value;

/// The program's version, and the rulebooks and schedules that come with it.
#[must_use]
pub fn versions() -> String {
    let words = |id: &str, version: &str, digest: &str| format!("{id} {version}, SHA-256 {digest}");
    let mut rulebooks = Vec::new();
    let mut schedules = Vec::new();
    for rulebook in shipped_books().map(|book| book.rulebook) {
        rulebooks.push(object! { "id": rulebook.id.as_str(), "title": rulebook.title.as_str(), "version": rulebook.version.as_str(), "words": words(&rulebook.id, &rulebook.version, &rulebook.digest) });
        if let Some(schedule) = &rulebook.schedule {
            schedules.push(object! { "words": words(&schedule.id, &schedule.version, &schedule.digest) });
        }
    }
    schedules.dedup();
    Answer::Assessed(object! { "engine": env!("CARGO_PKG_VERSION"), "rulebooks": rulebooks, "schedules": schedules })
        .json()
}

/// The published decisions that come with the program: what each is called.
#[must_use]
pub fn examples() -> String {
    let title = |text: &str| Some(Draft::read(text)?.get("case")?.text_of("title").to_owned());
    let examples: Vec<Value> = Library::rulebooks()
        .iter()
        .flat_map(|shipped| shipped.decisions)
        .map(|(name, text)| object! { "id": *name, "label": title(text) })
        .collect();
    Answer::Assessed(object! { "examples": examples }).json()
}

/// A worked example, as the case file it is: `{"id": "south-staffordshire-2026"}`.
#[must_use]
pub fn example(request: &str) -> String {
    let request = parsed(request);
    let id = text(&request, "id");
    let found = Library::rulebooks().iter().flat_map(|shipped| shipped.decisions).find(|(name, _)| *name == id);
    match found {
        Some((_, case)) => Answer::Assessed(object! { "case": *case }).json(),
        None => refused("", "There is no such example."),
    }
}

/// The rulebook a case is read by, in words: what it asks, what it does, what it rests on.
#[must_use]
pub fn method(request: &str) -> String {
    let request = parsed(request);
    let case = text(&request, "case");
    let id = text(&request, "id");
    let found = if id.is_empty() {
        book_of(case, &request)
    } else {
        book(id, None, None, None).map_err(|refused| Answer::Refused(problems("", &refused)))
    };
    match found {
        Ok(book) => {
            let report = book.marked(rulebook_report(book.rulebook));
            let title = format!("{}: {}", book.rulebook.regulator, report.title);
            Answer::Assessed(object! { "id": book.rulebook.id.as_str(), "title": title, "elements": elements_json(html(&report, &result::links(book.rulebook))) }).json()
        }
        Err(answer) => answer.json(),
    }
}
