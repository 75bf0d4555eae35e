//! The doors: one function for each thing the page may ask for, from a request to an answer or to
//! every reason why there is none. They never fail in another way, and know no JSON.

mod assessed;
mod case_file;
mod shipped;

pub use assessed::{assess, compare, csv, line, live, machine, report_file};
pub use case_file::{add, begin, case_digest, form, open, remove, save_answers};
pub use shipped::{example, examples, method, versions};

use super::answer::Problem;
use super::book::{LoadedRulebook, book_for, first};
use super::problems::problems;
use super::request::{CaseRequest, MomentRequest};
use super::words;

/// The rulebook a case asks for; where it asks for none that there is, the first.
fn book_of(case: &str, request: &CaseRequest) -> Result<LoadedRulebook, Vec<Problem>> {
    book_for(case, request).or_else(|refused| {
        if request.rulebook.is_some() || request.schedule.is_some() {
            Err(problems(case, &refused))
        } else {
            first(request).map_err(|refused| problems(case, &refused))
        }
    })
}

/// The refusal of a request for a reason that stands in no file.
fn refusal(message: impl Into<String>) -> Vec<Problem> {
    vec![Problem::of("", message)]
}

/// When something was made, in words.
fn made_on(request: &MomentRequest) -> String {
    let at = request.at.as_str();
    let day = at.get(..10).and_then(crate::document::day_from).map_or_else(String::new, crate::value::Day::long);
    let time = at
        .get(11..16)
        .filter(|time| time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'))
        .unwrap_or_default();
    if time.is_empty() { day } else { words::day_and_time(&day, time) }
}
