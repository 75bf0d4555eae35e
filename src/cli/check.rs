//! `affeer check`.

use super::admission::case_source;
use super::arguments::{Check, Denied, Form};
use super::library::{Failed, LoadedRulebook, book, book_for, newest};
use super::{Exit, files, show, words};
use crate::admission::beyond_computing;
use crate::assessment::assess;
use crate::case::Case;
use crate::caseload::Decision;
use crate::diagnostic::{Findings, Refused, Source};
use crate::document::{Value, day_from, parse};
use crate::render::{checked_json, json_text};
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
    if files::names_standard_input_twice(&options.files) {
        return files::misused(words::STANDARD_INPUT_TWICE);
    }
    let mut all: Vec<Refused> = Vec::new();
    let mut warned: Vec<Refused> = Vec::new();
    let mut said = String::new();
    let mut later = String::new();
    let mut exit = Exit::Done;
    let mut whole = 0_usize;
    let mut rulebooks: Vec<Rulebook> = Vec::new();
    for path in &options.files {
        match checked_file(path, options) {
            Ok(Checked::Case(what)) => {
                said.push_str(&words::found_whole(path, &what));
                whole = whole.saturating_add(1);
            }
            Ok(Checked::Rulebook(book)) => {
                let (decisions, refused) = book.decisions();
                let differing = differing(&decisions);
                said.push_str(&differing);
                if !differing.is_empty() || !refused.is_empty() {
                    exit = exit.max(Exit::Refused);
                }
                for unread in &book.unread {
                    exit = exit.max(unread.told());
                }
                let holds = words::decisions_checked(decisions.len(), refused.len(), book.unread.len());
                all.extend(refused);
                let LoadedRulebook { rulebook, source, passed_over, .. } = *book;
                let overlap =
                    rulebooks.iter().find_map(|earlier| Rulebook::overlap(earlier, &rulebook, source.clone()));
                if let Some(refused) = overlap {
                    all.push(refused);
                    continue;
                }
                let warnings = rulebook.warnings();
                if !warnings.is_empty() {
                    warned.push(source.refused(warnings));
                }
                said.push_str(&words::found_whole(path, &format!("{}{holds}", words::whole_rulebook(&rulebook))));
                for name in &passed_over {
                    said.push_str(&words::passed_over(name));
                }
                said.push_str(&stale(&rulebook, since, as_of));
                later.push_str(&read_later(&rulebook, as_of));
                rulebooks.push(rulebook);
                whole = whole.saturating_add(1);
            }
            Ok(Checked::Schedule(rulebook)) => {
                let what = rulebook.schedule.as_ref().map(words::whole_schedule).unwrap_or_default();
                said.push_str(&words::found_whole(path, &what));
                said.push_str(&stale(&rulebook, since, as_of));
                later.push_str(&read_later(&rulebook, as_of));
                whole = whole.saturating_add(1);
            }
            Err(Failed::Refused(refused)) => all.extend(refused),
            Err(Failed::Unread(unread)) => exit = exit.max(unread.told()),
            // The rulebook or the schedule that is asked for is not to be had, whatever the file.
            Err(Failed::Exit(failed)) => return failed,
        }
    }
    let printed = if options.format == Form::Json {
        files::print(&json_text(&checked_json(&all, &warned)))
    } else {
        said.push_str(&later);
        files::print(&said)
    };
    show::warned(&warned);
    if options.deny == Some(Denied::Warnings) && !(warned.is_empty() && later.is_empty()) {
        exit = exit.max(Exit::Refused);
    }
    if !all.is_empty() {
        show::refused(&all, whole == 0);
        exit = exit.max(Exit::Refused);
    }
    exit.max(printed)
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
    let source = case_source(path, &options.choice)?;
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

/// Authorities that are said to have been read after the day named.
fn read_later(rulebook: &Rulebook, as_of: Option<Day>) -> String {
    let Some(day) = as_of else { return String::new() };
    let later = rulebook.authorities.iter().filter(|authority| authority.read_on > day);
    later.map(|authority| words::read_later(authority, day)).collect()
}
