//! The form: made from what the rulebook and its schedule declare, with what the case says. A
//! fact or a kind of evidence added to a file is asked here without another line of code.

use super::answer::{Problem, asked as asked_problems, problems_json};
use super::book::Book;
use super::fields::{self, Field};
use super::reach::{outside_json, reaches_json};
use super::typed::{typed_of, written};
use crate::assess::Reach;
use crate::case::Draft;
use crate::case::{Case, answer};
use crate::diagnostic::Source;
use crate::render::object;
use crate::report::{capitalised, fact_value_words};
use crate::rulebook::{Fact, FactId, FactKind, FactValue, Rulebook};
use crate::value::Truth;
use serde_json::Value;

/// The lists of a case that a page can add to.
pub(super) const LISTS: [&str; 4] = ["infringement", "evidence", "determination", "exhibit"];

/// The form for a case.
pub(super) fn form(text: &str, book: &Book, extra: Vec<Problem>) -> Value {
    let rulebook = book.rulebook;
    let draft = Draft::read(text).unwrap_or_else(|| Draft::Table(Vec::new()));
    let empty = Draft::Table(Vec::new());
    let facts = draft.get("facts").unwrap_or(&empty);
    let values = values(rulebook, facts);
    let mut found = extra;
    if found.is_empty()
        && let Err(refused) = Case::read(rulebook, Source::new("case", text))
    {
        found = asked_problems(text, *refused, rulebook);
    }
    let sections: Vec<Value> = rulebook.sections.entries().filter_map(|(id, section)| {
        let asked: Vec<Value> = rulebook.facts.iter().filter(|fact| fact.section == id && !fact.feeds_reach()).map(|fact| fact_json(rulebook, fact, facts, &values, "facts")).collect();
        (!asked.is_empty()).then(|| object! { "id": section.id.as_str(), "label": section.label.as_str(), "hint": section.hint.as_str(), "status": status(&asked), "facts": asked })
    }).collect();
    let code = rulebook.currency.code();
    let case = draft.get("case").unwrap_or(&empty);
    let own = fields::scope();
    let of_case = own.iter().map(|field| {
        let stated = case.get(field.key);
        let mut asked = field.json("case", &typed_of(stated, field.kind, code));
        if let Some(asked) = asked.as_object_mut() {
            asked.insert("words".to_owned(), Value::from(field.words(stated)));
        }
        asked
    });
    // What could make every other question idle is asked first.
    let of_reach: Vec<Value> = rulebook
        .facts
        .iter()
        .filter(|fact| fact.feeds_reach())
        .map(|fact| fact_json(rulebook, fact, facts, &values, "facts"))
        .collect();
    let scope_status = if of_reach.is_empty() {
        object! { "id": "done", "words": "Completed" }
    } else {
        status(&of_reach)
    };
    let scope: Vec<Value> = of_reach.into_iter().chain(of_case).collect();
    let lists: Vec<Value> = LISTS.iter().map(|list| list_json(list, &draft, rulebook, &values)).collect();
    // The case's own fields have no state.
    let questions = || {
        let in_sections =
            sections.iter().filter_map(|section| section.get("facts").and_then(Value::as_array)).flatten();
        scope.iter().filter(|field| field.get("state").is_some()).chain(in_sections)
    };
    let answered = questions().filter(|fact| is(fact, "state", "given")).count();
    let asked = questions().filter(|fact| !is(fact, "asked", "no")).count();
    let reach = Reach::of(rulebook, &values);
    object! {
        "title": case.text_of("title"),
        "own": book.own,
        "ownWords": book.own.then_some(crate::report::OWN_RULES),
        "rulebook": object! { "words": format!("{}, {} {}", rulebook.regulator, rulebook.title, rulebook.version) },
        "scope": scope,
        "scopeStatus": scope_status,
        "reaches": reaches_json(rulebook, &reach),
        "outside": outside_json(rulebook, &reach),
        "sections": sections,
        "lists": lists,
        "answered": format!("{answered} of {asked} questions answered"),
        "problems": problems_json(&found),
    }
}

fn is(value: &Value, key: &str, wanted: &str) -> bool {
    value.get(key).and_then(Value::as_str) == Some(wanted)
}

/// What the case says of each fact, as far as each answer can be understood by itself.
pub(super) fn values(rulebook: &Rulebook, facts: &Draft) -> Vec<FactValue> {
    rulebook
        .facts
        .iter()
        .map(|fact| {
            let stated = facts.get(&fact.id);
            let disputed = stated.and_then(|stated| stated.get("disputed")) == Some(&Draft::Bool(true));
            let value = stated.map(|stated| stated.get("value").unwrap_or(stated)).filter(|_| !disputed);
            value.and_then(|value| answer(rulebook, &fact.id, &written(value)).ok()).unwrap_or(FactValue::NotKnown)
        })
        .collect()
}

fn fact_json(rulebook: &Rulebook, fact: &Fact, facts: &Draft, values: &[FactValue], place: &str) -> Value {
    let stated = facts.get(&fact.id);
    let value = stated.map(|stated| stated.get("value").unwrap_or(stated));
    let asked = fact.asked(values);
    let unknown = value.and_then(Draft::text) == Some("not-known");
    let state = match value {
        None => "none",
        Some(_) if unknown => "not-known",
        Some(_) => "given",
    };
    let id = rulebook.fact(&fact.id).map(|(id, _)| id);
    let shown = |id: FactId| fact_value_words(rulebook, id, id.of(values));
    let words = match state {
        "none" => "Not answered".to_owned(),
        "not-known" => "Not known yet".to_owned(),
        _ => match (&fact.kind, value) {
            (FactKind::Options { .. }, Some(Draft::List(items))) => {
                items.iter().filter_map(Draft::text).collect::<Vec<_>>().join(", ")
            }
            _ => capitalised(&id.map(shown).unwrap_or_default()),
        },
    };
    let pinpoints = matches!(fact.kind, FactKind::Options { pinpoints: true, .. });
    object! {
        "question": format!("{place}:{}", fact.id),
        "id": fact.id.as_str(),
        "type": fact.kind.name(),
        "label": fact.question.as_str(),
        "hint": fact.hint.as_str(),
        "why": fact.why.as_str(),
        "feeds": feeds(rulebook, fact),
        "basis": crate::report::citations(rulebook, &fact.authority),
        "asked": match asked { Truth::True => "yes", Truth::False => "no", Truth::Open => "open" },
        "required": fact.required,
        "options": fact.kind.choices().iter().map(|choice| object! { "id": choice.id.as_str(), "label": choice.label.as_str() }).collect::<Vec<_>>(),
        "pinpoints": pinpoints,
        "unit": match fact.kind { FactKind::Money(_) => rulebook.currency.sign(), FactKind::Percent(_) => "%".to_owned(), _ => String::new() },
        "format": format_hint(&fact.kind),
        "unknown": true,
        "state": state,
        "words": words,
        "typed": typed_of(value, fact.kind.name(), rulebook.currency.code()),
    }
}

/// How a value may be typed.
fn format_hint(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Money(_) => "For example 385m, 1,250,000 or, as a range, 80m to 120m.",
        FactKind::Count(_) => "A whole number or, as a range, 1,000 to 5,000.",
        FactKind::Percent(_) => "For example 10%.",
        FactKind::Duration(_) => "A number of days, or for example 36 hours.",
        FactKind::Date => "For example 27 3 2001.",
        FactKind::Options { pinpoints: true, .. } => "Choose all that apply. A pinpoint such as 5(1)(f) may be added.",
        FactKind::Options { .. } => "Choose all that apply.",
        _ => "",
    }
}

/// The labels of what a fact feeds.
fn feeds(rulebook: &Rulebook, fact: &Fact) -> Vec<String> {
    fact.feeds
        .iter()
        .map(|id| {
            let step = rulebook.steps.iter().find(|step| step.id == *id).map(|step| step.label.clone());
            let factor = rulebook.factors.iter().find(|factor| factor.id == *id).map(|factor| factor.label.clone());
            step.or(factor).unwrap_or_else(|| match id.as_str() {
                "outside" => "whether these rules reach the case".to_owned(),
                "schedule" => "the engagement schedule".to_owned(),
                "comparables" => "the choice of published decisions that look alike".to_owned(),
                other => other.to_owned(),
            })
        })
        .collect()
}

/// How far a section has come: what it is called, and whether it still asks for something.
fn status(facts: &[Value]) -> Value {
    let asked: Vec<&Value> = facts.iter().filter(|fact| !is(fact, "asked", "no")).collect();
    let answered = asked.iter().filter(|fact| !is(fact, "state", "none")).count();
    let (id, words) = if asked.is_empty() {
        ("done", "Not needed")
    } else if answered == 0 {
        ("none", "Not started")
    } else if answered == asked.len() {
        ("done", "Completed")
    } else {
        ("some", "In progress")
    };
    object! { "id": id, "words": words }
}

fn list_json(list: &str, draft: &Draft, rulebook: &Rulebook, values: &[FactValue]) -> Value {
    let code = rulebook.currency.code();
    let items: Vec<Value> = draft
        .items(list)
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let place = format!("{list}:{index}");
            let fields = list_fields(list, rulebook, draft, item);
            let mut asked: Vec<Value> = fields
                .iter()
                .map(|field| {
                    let typed = match (field.key, field.key.split_once('.')) {
                        ("target", _) => target(item),
                        (_, Some((outer, inner))) => typed_of(item.get(outer).and_then(|outer| outer.get(inner)), field.kind, code),
                        _ => typed_of(item.get(field.key), field.kind, code),
                    };
                    field.json(&place, &typed)
                })
                .collect();
            if list == "infringement" {
                let empty = Draft::Table(Vec::new());
                let own = item.get("facts").unwrap_or(&empty);
                asked.extend(rulebook.facts.iter().filter(|fact| per_infringement(rulebook, fact)).map(|fact| fact_json(rulebook, fact, own, values, &format!("{place}:facts"))));
            }
            object! { "id": item.text_of("id"), "label": label(list, item, rulebook), "words": summary(list, item, &fields), "fields": asked }
        })
        .collect();
    let said = said(list);
    let available = list != "evidence" || rulebook.schedule.is_some();
    let (status, add) = match draft.items(list).len() {
        0 => (object! { "id": "done", "words": "Optional" }, said.add),
        number => (object! { "id": "added", "words": format!("{number} added") }, said.another),
    };
    object! { "id": list, "label": said.title, "hint": said.hint, "add": add, "kindQuestion": "What kind of evidence is it?", "available": available, "status": status, "items": items, "kinds": kinds(list, rulebook) }
}

/// What is said of a list.
struct Said {
    title: &'static str,
    hint: &'static str,
    add: &'static str,
    another: &'static str,
}

fn said(list: &str) -> Said {
    match list {
        "evidence" => Said {
            title: "Evidence of engagement",
            hint: "What the organisation did with the NCSC and like bodies, before, during and after the incident. Each item passes the gates of the schedule; without evidence nothing is credited.",
            add: "Add an item of evidence",
            another: "Add another item of evidence",
        },
        "infringement" => Said {
            title: "Infringements assessed apart",
            hint: "Only where several infringements are assessed apart. What is not answered here is as for the case as a whole.",
            add: "Add an infringement",
            another: "Add another infringement",
        },
        "determination" => Said {
            title: "What was decided",
            hint: "Figures that somebody has already decided, or that you put forward. Each takes the place of an open judgement.",
            add: "Add a decision",
            another: "Add another decision",
        },
        _ => Said {
            title: "Documents relied on",
            hint: "Documents that prove a fact or an item of evidence. A document on which nothing relies is refused, so add it and then name it.",
            add: "Add a document",
            another: "Add another document",
        },
    }
}

/// The kinds of evidence with the question put for each.
fn kinds(list: &str, rulebook: &Rulebook) -> Vec<Value> {
    let Some(schedule) = rulebook.schedule.as_ref().filter(|_| list == "evidence") else { return Vec::new() };
    schedule
        .kinds
        .iter()
        .map(|kind| {
            let head = kind.head.map_or("Counts against", |head| schedule.heads[head].label.as_str());
            object! { "id": kind.id.as_str(), "words": format!("{head}: {}", kind.question) }
        })
        .collect()
}

/// Whether a fact is used by a step taken for each infringement.
fn per_infringement(rulebook: &Rulebook, fact: &Fact) -> bool {
    fact.feeds.iter().any(|id| rulebook.steps.iter().any(|step| step.per_infringement && step.id == *id))
}

/// What is asked of an item of a list.
pub(super) fn list_fields(list: &str, rulebook: &Rulebook, draft: &Draft, item: &Draft) -> Vec<Field> {
    let named = |list: &str, label: &str| {
        draft
            .items(list)
            .iter()
            .map(|item| (item.text_of("id").to_owned(), format!("{} {}", item.text_of("id"), item.text_of(label))))
            .collect::<Vec<_>>()
    };
    let exhibits = named("exhibit", "title");
    match (list, &rulebook.schedule) {
        ("evidence", Some(schedule)) => fields::evidence(rulebook, schedule, item, &exhibits),
        ("infringement", _) => fields::infringement(),
        ("determination", _) => fields::determination(rulebook, item, &named("infringement", "label"), &exhibits),
        ("exhibit", _) => fields::exhibit(),
        _ => Vec::new(),
    }
}

/// What a decision decides, as one word.
fn target(item: &Draft) -> Value {
    match (item.text_of("step"), item.items("factors")) {
        ("", [factor]) => Value::from(format!("factor {}", factor.text().unwrap_or_default())),
        ("", _) => Value::Null,
        (step, _) => Value::from(format!("step {step}")),
    }
}

fn label(list: &str, item: &Draft, rulebook: &Rulebook) -> String {
    let kind = |id: &str| {
        rulebook
            .schedule
            .as_ref()
            .and_then(|schedule| schedule.kinds.iter().find(|kind| kind.id == id))
            .map(|kind| kind.label.clone())
    };
    let step = |id: &str| rulebook.steps.iter().find(|step| step.id == id).map(|step| step.label.clone());
    let factor = |id: &str| {
        rulebook
            .factors
            .iter()
            .find(|factor| factor.id == id)
            .map_or_else(|| id.to_owned(), |factor| factor.label.clone())
    };
    let found = match list {
        "evidence" => kind(item.text_of("kind")).map(|kind| format!("{} {kind}", item.text_of("id"))),
        "determination" => step(item.text_of("step")).or_else(|| {
            let factors: Vec<String> = item.items("factors").iter().filter_map(Draft::text).map(factor).collect();
            (!factors.is_empty()).then(|| factors.join("; "))
        }),
        "exhibit" => Some(format!("{} {}", item.text_of("id"), item.text_of("title"))),
        _ => Some(item.text_of("label")).filter(|label| !label.is_empty()).map(ToOwned::to_owned),
    };
    found.unwrap_or_else(|| format!("{} (not filled in)", item.text_of("id")).trim().to_owned())
}

/// What an item says, in a line.
fn summary(list: &str, item: &Draft, fields: &[Field]) -> String {
    let told: &[&str] = match list {
        "evidence" => &["body", "at", "grade"],
        "determination" => &["band", "value", "sum", "by"],
        _ => &[],
    };
    let words = told
        .iter()
        .filter_map(|key| fields.iter().find(|field| field.key == *key).map(|field| field.words(item.get(key))));
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
