//! `affeer check`.

use super::arguments::{Check, Form};
use super::library::{Failed, LoadedRulebook, book, book_for, newest};
use super::{Exit, files, show, words};
use crate::admission::beyond_computing;
use crate::assessment::assess;
use crate::case::Case;
use crate::caseload::Decision;
use crate::diagnostic::{Findings, Refused, Source};
use crate::document::{Value, day_from, parse};
use crate::render::{json_text, refused_json};
use crate::report::differences;
use crate::rulebook::Rulebook;
use crate::value::{Day, List, OutOfRange};
use std::path::Path;

pub(super) fn run(options: &Check) -> Exit {
    let day = |text: &Option<String>, name: &str| -> Result<Option<Day>, Exit> {
        match text {
            None => Ok(None),
            Some(text) => day_from(text).map(Some).ok_or_else(|| {
                files::complain(&words::no_day(text, name));
                Exit::Usage
            }),
        }
    };
    let (since, as_of) = match (day(&options.read_since, "read-since"), day(&options.as_of, "as-of")) {
        (Ok(since), Ok(as_of)) => (since, as_of),
        (Err(exit), _) | (_, Err(exit)) => return exit,
    };
    let mut all: Vec<Refused> = Vec::new();
    let mut said = String::new();
    let mut differ = false;
    let mut rulebooks: Vec<Rulebook> = Vec::new();
    for path in &options.files {
        match checked_file(path, options) {
            Ok(Checked::Case(what)) => {
                said.push_str(&words::found_whole(path, &what));
            }
            Ok(Checked::Rulebook(book)) => {
                let (decisions, refused) = book.decisions();
                all.extend(refused);
                let differing = differing(&decisions);
                said.push_str(&differing);
                differ |= !differing.is_empty();
                let LoadedRulebook { rulebook, source, .. } = *book;
                let overlap =
                    rulebooks.iter().find_map(|earlier| Rulebook::overlap(earlier, &rulebook, source.clone()));
                if let Some(refused) = overlap {
                    all.push(refused);
                    continue;
                }
                said.push_str(&words::found_whole(path, &words::whole_rulebook(&rulebook)));
                said.push_str(&stale(&rulebook, since, as_of));
                rulebooks.push(rulebook);
            }
            Ok(Checked::Schedule(rulebook)) => {
                let what = rulebook.schedule.as_ref().map(words::whole_schedule).unwrap_or_default();
                said.push_str(&words::found_whole(path, &what));
                said.push_str(&stale(&rulebook, since, as_of));
            }
            Err(Failed::Refused(refused)) => all.extend(refused),
            Err(failed) => return failed.exit(),
        }
    }
    if options.format == Form::Json {
        files::print(&json_text(&refused_json(&all)));
    } else {
        files::print(&said);
    }
    if all.is_empty() {
        return if differ { Exit::Refused } else { Exit::Done };
    }
    show::refused(&all);
    Exit::Refused
}

enum Checked {
    Case(String),
    Rulebook(Box<LoadedRulebook>),
    Schedule(Box<Rulebook>),
}

fn checked_file(path: &Path, options: &Check) -> Result<Checked, Failed> {
    let schedule = path.join("schedule.toml");
    if path.is_dir() && schedule.exists() && !path.join("rulebook.toml").exists() {
        return checked_file(&schedule, options);
    }
    if path.is_dir() {
        return book(&path.display().to_string(), options.choice.schedule.as_deref())
            .map(|book| Checked::Rulebook(Box::new(book)));
    }
    let source = files::read(path).map_err(Failed::Exit)?;
    match kind(&source) {
        "rulebook" => book(&path.display().to_string(), options.choice.schedule.as_deref())
            .map(|book| Checked::Rulebook(Box::new(book))),
        "schedule" => {
            // A schedule is whole only beside a rulebook: the newest shipped one stands in.
            let rulebook = options.choice.rulebook.as_deref().unwrap_or(newest());
            let path = path.display().to_string();
            book(rulebook, Some(&path)).map(|book| Checked::Schedule(Box::new(book.rulebook)))
        }
        _ => {
            let book = book_for(&source, &options.choice)?;
            let case = Case::read(&book.rulebook, source.clone()).map_err(|refused| Failed::Refused(vec![*refused]))?;
            match assess(&case) {
                Ok(_) => Ok(Checked::Case(words::whole_case(&book.rulebook))),
                Err(OutOfRange) => Err(Failed::Refused(vec![*beyond_computing(&case, source)])),
            }
        }
    }
}

/// What a file holds, by its tables. In doubt it is a case: of a case nothing is shown that may
/// not be.
fn kind(source: &Source) -> &'static str {
    let table = parse(source, &mut Findings::new());
    let is_table = |key: &str| matches!(table.get(key).map(|entry| &entry.node.value), Some(Value::Table(_)));
    if ["case", "evidence"].iter().any(|key| table.get(key).is_some()) {
        return "case";
    }
    ["rulebook", "schedule"].into_iter().find(|key| is_table(key)).unwrap_or("case")
}

/// The published decisions beside a rulebook whose figures do not come out, with where they part.
fn differing(decisions: &List<Decision<'_>>) -> String {
    let mut said = String::new();
    for decision in decisions {
        let Ok(assessment) = assess(&decision.case) else {
            said.push_str(&words::not_replayed(&decision.name, &OutOfRange.to_string()));
            continue;
        };
        for words in differences(&assessment) {
            said.push_str(&words::not_replayed(&decision.name, &words));
        }
    }
    said
}

/// Authorities read too long ago, or whose expected change has come: by the day named, or had
/// already when they were read.
fn stale(rulebook: &Rulebook, since: Option<Day>, as_of: Option<Day>) -> String {
    let mut said = String::new();
    for authority in &rulebook.authorities {
        if since.is_some_and(|since| authority.read_on < since) {
            said.push_str(&words::read_long_ago(authority));
        }
        if let Some(changes_on) = authority.changes_on
            && changes_on <= as_of.unwrap_or(authority.read_on).max(authority.read_on)
        {
            said.push_str(&words::overdue(authority, changes_on));
        }
    }
    said
}
