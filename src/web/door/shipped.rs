//! What comes with the program: versions, the published decisions, and each rulebook in words.

use super::super::answer::{
    CaseFile, Elements, ExampleTitle, Examples, Method, Problem, RulebookVersion, ScheduleVersion, Versions,
};
use super::super::book::{book, shipped_books};
use super::super::problems::problems;
use super::super::request::{CaseRequest, IdRequest};
use super::super::{result, words};
use super::{book_of, refusal};
use crate::case::Draft;
use crate::render::html;
use crate::report::rulebook_report;
use crate::rulebook::Library;

/// The program's version, and the rulebooks and schedules that come with it.
#[must_use]
pub fn versions() -> Versions {
    let mut rulebooks = Vec::new();
    let mut schedules = Vec::new();
    for rulebook in shipped_books().map(|book| book.rulebook) {
        rulebooks.push(RulebookVersion {
            id: rulebook.id.clone(),
            title: rulebook.title.clone(),
            version: rulebook.version.clone(),
            words: words::version(&rulebook.id, &rulebook.version, &rulebook.digest),
        });
        if let Some(schedule) = &rulebook.schedule {
            let words = words::version(&schedule.id, &schedule.version, &schedule.digest);
            schedules.push(ScheduleVersion { words });
        }
    }
    schedules.dedup();
    Versions { engine: env!("CARGO_PKG_VERSION").to_owned(), rulebooks, schedules }
}

/// The published decisions that come with the program: what each is called.
#[must_use]
pub fn examples() -> Examples {
    let title = |text: &str| Some(Draft::read(text)?.get("case")?.text_of("title").to_owned());
    let decisions = Library::rulebooks().iter().flat_map(|shipped| shipped.decisions);
    let examples = decisions.map(|(name, text)| ExampleTitle { id: (*name).to_owned(), label: title(text) });
    Examples { examples: examples.collect() }
}

/// A published decision, as the case file it is.
///
/// # Errors
/// When none has this id.
pub fn example(request: &IdRequest) -> Result<CaseFile, Vec<Problem>> {
    let mut decisions = Library::rulebooks().iter().flat_map(|shipped| shipped.decisions);
    let found = decisions.find(|(name, _)| *name == request.id);
    found.map(|(_, case)| CaseFile { case: (*case).to_owned() }).ok_or_else(|| refusal(words::NO_SUCH_EXAMPLE))
}

/// A rulebook in words: what it asks, what it does, what it rests on.
///
/// # Errors
/// When no rulebook has this id, or the rules of the case are refused.
pub fn method(subject: &CaseRequest, request: &IdRequest) -> Result<Method, Vec<Problem>> {
    let book = if request.id.is_empty() {
        book_of(&subject.case, subject)?
    } else {
        book(&request.id, None, None, None).map_err(|refused| problems("", &refused))?
    };
    let report = book.marked(rulebook_report(book.rulebook));
    Ok(Method {
        id: book.rulebook.id.clone(),
        title: words::method_title(&book.rulebook.regulator, &report.title),
        elements: Elements(html(&report, &result::links(book.rulebook))),
    })
}
