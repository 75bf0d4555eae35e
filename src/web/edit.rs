//! Changes to a case file: what was typed on one page of the form.

use super::answer::Problem;
use super::book::Book;
use super::form::list_fields;
use super::typed::{self, date, money, percent, text};
use crate::case::Draft;
use crate::rulebook::{Rulebook, digest};
use serde_json::Value;

/// The case with what was typed; what could not be understood is left as it was, with why.
pub(super) fn taken(case: &str, book: &Book, typed: &Value) -> (Draft, Vec<Problem>) {
    let rulebook = book.rulebook;
    let mut draft = Draft::read(case).unwrap_or_else(|| Draft::Table(Vec::new()));
    let mut problems = Vec::new();
    for (question, value) in typed.as_object().into_iter().flatten() {
        let parts: Vec<&str> = question.split(':').collect();
        let done = match parts.as_slice() {
            ["facts", id] => set_fact(&mut draft, rulebook, id, value),
            ["case", key] => set_case(&mut draft, rulebook, key, value),
            ["infringement", index, "facts", id] => {
                change_item(&mut draft, "infringement", index, |item| set_fact(item, rulebook, id, value))
            }
            [list, index, key] => set_field(&mut draft, rulebook, list, index, key, value),
            _ => Ok(()),
        };
        if let Err(message) = done {
            problems.push(Problem::of(question.clone(), message));
        }
    }
    for item in indices(&draft, "evidence") {
        prune(&mut draft, rulebook, item);
    }
    (draft, problems)
}

fn indices(draft: &Draft, list: &str) -> std::ops::Range<usize> {
    0..draft.items(list).len()
}

/// Adds an item to a list; it gets the first free name.
pub(super) fn added(case: &str, list: &str, kind: &str) -> Draft {
    let mut draft = Draft::read(case).unwrap_or_else(|| Draft::Table(Vec::new()));
    let (letter, key) = match list {
        "evidence" => ("E", "id"),
        "exhibit" => ("D", "id"),
        "infringement" => ("infringement-", "id"),
        _ => ("", "by"),
    };
    let taken: Vec<String> = draft.items(list).iter().map(|item| item.text_of("id").to_owned()).collect();
    let id =
        (1..=1000_usize).map(|number| format!("{letter}{number}")).find(|id| !taken.contains(id)).unwrap_or_default();
    let value = if list == "determination" { "party".to_owned() } else { id };
    let mut entries = vec![(key.to_owned(), Draft::Text(value))];
    if !kind.is_empty() {
        entries.push(("kind".to_owned(), Draft::Text(kind.to_owned())));
    }
    draft.listed(list, |items| items.push(Draft::Table(entries)));
    draft
}

/// Takes an item out of a list.
pub(super) fn removed(case: &str, list: &str, index: usize) -> Draft {
    let mut draft = Draft::read(case).unwrap_or_else(|| Draft::Table(Vec::new()));
    draft.listed(list, |items| {
        if index < items.len() {
            items.remove(index);
        }
    });
    draft
}

fn set_fact(draft: &mut Draft, rulebook: &Rulebook, id: &str, value: &Value) -> Result<(), String> {
    let Some((_, fact)) = rulebook.fact(id) else { return Ok(()) };
    let new = typed::fact(rulebook, fact, value)?;
    draft.within("facts", |facts| {
        let stated = facts.get(id).cloned();
        match (stated, new) {
            // Where it comes from stays with it.
            (Some(mut stated @ Draft::Table(_)), Some(new)) => {
                stated.put("value", Some(new));
                facts.put(id, Some(stated));
            }
            (_, new) => facts.put(id, new),
        }
    });
    Ok(())
}

fn set_case(draft: &mut Draft, rulebook: &Rulebook, key: &str, value: &Value) -> Result<(), String> {
    let new = match key {
        "as-of" | "notice-of-intent" | "notice" => date(value, false)?,
        "infringement" => period(value)?,
        "title" | "note" | "rulebook" => text(value).map(Draft::Text),
        _ => return Ok(()),
    };
    let _ = rulebook;
    let missing = key == "title" && new.is_none();
    draft.within("case", |case| case.put(key, new));
    if missing { Err("Enter a name for the case.".to_owned()) } else { Ok(()) }
}

fn period(value: &Value) -> Result<Option<Draft>, String> {
    let end = |key: &str| date(value.get(key).unwrap_or(&Value::Null), false);
    let (from, to) = (end("from")?, end("to")?);
    let entries: Vec<(String, Draft)> =
        [("from", from), ("to", to)].into_iter().filter_map(|(key, end)| Some((key.to_owned(), end?))).collect();
    Ok((!entries.is_empty()).then_some(Draft::Table(entries)))
}

fn change_item(
    draft: &mut Draft,
    list: &str,
    index: &str,
    change: impl FnOnce(&mut Draft) -> Result<(), String>,
) -> Result<(), String> {
    draft.listed(list, |items| match index.parse::<usize>().ok().and_then(|index| items.get_mut(index)) {
        Some(item) => change(item),
        None => Ok(()),
    })
}

fn set_field(
    draft: &mut Draft,
    rulebook: &Rulebook,
    list: &str,
    index: &str,
    key: &str,
    value: &Value,
) -> Result<(), String> {
    let item = index.parse::<usize>().ok().and_then(|index| draft.items(list).get(index)).cloned();
    let Some(item) = item else { return Ok(()) };
    let fields = list_fields(list, rulebook, draft, &item);
    // What the item no longer carries was on a page drawn before the change: it is left out.
    let Some(field) = fields.into_iter().find(|field| field.key == key) else { return Ok(()) };
    let code = rulebook.currency.code();
    // What is not known of an item is left out of it.
    let value = if value.as_str() == Some("not-known") { &Value::Null } else { value };
    let new = match field.kind {
        "date" => date(value, true)?,
        "period" => period(value)?,
        "yes-no" | "flag" => match value.as_str() {
            Some("true") => Some(Draft::Bool(true)),
            Some("false") if field.kind == "yes-no" => Some(Draft::Bool(false)),
            _ => None,
        },
        "options" => {
            let items: Vec<Draft> =
                value.as_array().into_iter().flatten().filter_map(|one| text(one).map(Draft::Text)).collect();
            (!items.is_empty()).then_some(Draft::List(items))
        }
        "money" => text(value).map(|text| Draft::Text(money(&text, code))),
        "share" => text(value).map(|text| Draft::Text(percent(&text))),
        _ => text(value).map(Draft::Text),
    };
    change_item(draft, list, index, |item| {
        match (key, key.split_once('.')) {
            ("target", _) => {
                let word = new.as_ref().and_then(Draft::text).unwrap_or_default().to_owned();
                let (step, factor) = match word.split_once(' ') {
                    Some(("step", id)) => (Some(Draft::Text(id.to_owned())), None),
                    Some((_, id)) => (None, Some(Draft::List(vec![Draft::Text(id.to_owned())]))),
                    None => (None, None),
                };
                item.put("step", step);
                item.put("factors", factor);
            }
            (_, Some((outer, inner))) => item.within(outer, |outer| outer.put(inner, new)),
            _ => item.put(key, new),
        }
        Ok(())
    })
}

/// Takes out of an item of evidence what its kind does not carry.
fn prune(draft: &mut Draft, rulebook: &Rulebook, index: usize) {
    let Some(schedule) = &rulebook.schedule else { return };
    draft.listed("evidence", |items| {
        let Some(item) = items.get_mut(index) else { return };
        let Some(kind) = schedule.kinds.iter().find(|kind| kind.id == item.text_of("kind")) else { return };
        let not_carried = [
            ("covers", !kind.needs_coverage),
            ("kept-up", !kind.needs_continuity),
            ("followed", !kind.needs_advice),
            ("effect", !kind.needs_advice),
        ];
        for (key, _) in not_carried.into_iter().filter(|(_, not)| *not) {
            item.put(key, None);
        }
        let body = schedule.bodies.position(|body| body.id == item.text_of("body"));
        if !kind.bodies.is_empty() && body.is_some_and(|body| !kind.bodies.contains(&body)) {
            item.put("body", None);
        }
        let service = schedule.services.position(|service| service.id == item.text_of("service"));
        if !kind.services.is_empty() && service.is_some_and(|service| !kind.services.contains(&service)) {
            item.put("service", None);
        }
    });
}

/// The first line of a case file that the page writes: under which rules it was made, and what
/// came of it.
pub(super) const STAMP: &str = "# Affeer ";

/// The case as a file, with the line that says under which rules it was written.
pub(super) fn stamped(body: &str, book: &Book, result: Option<&str>) -> String {
    format!("{STAMP}{}\n{body}", crate::report::stamp(book.rulebook, result))
}

/// What the first line of a file says of the rules it was made under, where it does.
pub(super) fn stamp_of(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix(STAMP)
}

/// The rules part of a stamp: without the program's version and without the result.
pub(super) fn rules_of(stamp: &str) -> Vec<&str> {
    stamp.split("; ").filter(|part| part.starts_with("rulebook ") || part.starts_with("schedule ")).collect()
}

/// The result a stamp states.
pub(super) fn result_of(stamp: &str) -> Option<&str> {
    stamp.split("; ").find_map(|part| part.strip_prefix("result when written: "))
}

/// SHA-256 of a text, in hex.
pub(super) fn sha256(text: &str) -> String {
    digest(text)
}
