//! The form as JSON: the questionnaire of the rulebook, with what the case says.

use super::answer::Problem;
use super::book::{LoadedRulebook, shipped_books};
use super::problems::{asked as asked_problems, problems_json};
use super::reach::{outside_json, reaches_json};
use super::typed::typed_json;
use super::words;
use crate::assess::Reach;
use crate::case::Case;
use crate::case::{Draft, NONE_SO_FAR};
use crate::diagnostic::Source;
use crate::questionnaire::{
    AnswerKind, AnswerOption, CaseList, Offered, Question, Questionnaire, answered_by_period, asked,
    asked_per_infringement, clocks, fact_values, kinds_to_add, relying, typed_of, words_of,
};
use crate::render::object;
use crate::report::{capitalised, fact_value_words};
use crate::rulebook::{Fact, FactValue, Rulebook};
use crate::value::Truth;
use serde_json::Value;

/// The form for a case.
pub(super) fn form(text: &str, book: &LoadedRulebook, extra: Vec<Problem>) -> Value {
    let rulebook = book.rulebook;
    let shipped: Vec<&Rulebook> = shipped_books().map(|book| book.rulebook).collect();
    let questionnaire = Questionnaire::new(rulebook, &shipped);
    let draft = Draft::read(text).unwrap_or_else(|| Draft::Table(Vec::new()));
    let empty = Draft::Table(Vec::new());
    let facts = draft.get("facts").unwrap_or(&empty);
    let values = fact_values(rulebook, facts);
    let mut found = extra;
    if found.is_empty()
        && let Err(refused) = Case::read(rulebook, Source::new("case", text))
    {
        found = asked_problems(text, *refused, rulebook);
    }
    let fact_json = |(fact, question): (&Fact, &Question<'_>)| {
        fact_json(rulebook, fact, question, (&draft, facts), &values, "facts")
    };
    let sections: Vec<Value> = rulebook.sections.entries().filter_map(|(id, section)| {
        let of_section = questionnaire.section(id).filter(|(fact, _)| !fact.feeds_reach());
        let asked: Vec<Value> = of_section.map(fact_json).collect();
        (!asked.is_empty()).then(|| object! { "id": section.id.as_str(), "label": section.label.as_str(), "hint": section.hint.as_str(), "status": status(&asked), "facts": asked })
    }).collect();
    let case = draft.get("case").unwrap_or(&empty);
    let of_case = questionnaire.asked_of_head().map(|question| {
        let stated = question.stated(case);
        let mut asked = field_json(question, "case", &stated_json(rulebook, question, stated));
        if let Some(asked) = asked.as_object_mut() {
            asked.insert("words".to_owned(), Value::from(words_of(question, stated)));
        }
        asked
    });
    // What could make every other question idle is asked first.
    let of_reach: Vec<Value> =
        questionnaire.each_fact().filter(|(fact, _)| fact.feeds_reach()).map(fact_json).collect();
    let scope_status = if of_reach.is_empty() {
        object! { "id": "done", "words": "Completed" }
    } else {
        status(&of_reach)
    };
    let scope: Vec<Value> = of_reach.into_iter().chain(of_case).collect();
    let lists: Vec<Value> =
        CaseList::ALL.into_iter().map(|list| list_json(list, &draft, &questionnaire, &values)).collect();
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
        "clocks": options_json(&clocks(rulebook)),
        "scope": scope,
        "scopeStatus": scope_status,
        "reaches": reaches_json(rulebook, &reach),
        "outside": outside_json(rulebook, &reach),
        "sections": sections,
        "lists": lists,
        "answered": words::answered_of(answered, asked),
        "problems": problems_json(&found),
    }
}

/// A question that is no fact, with what the case says to it.
fn field_json(question: &Question<'_>, place: &str, typed: &Value) -> Value {
    object! {
        "question": format!("{place}:{}", question.key),
        "id": question.key,
        "type": question.kind.name(),
        "label": question.question,
        "hint": [question.hint, question.steps.as_str()].join(" ").trim(),
        "required": question.required,
        "options": options_json(&question.options),
        "typed": typed.clone(),
        "unknown": !question.required && place != "case" && matches!(question.kind, AnswerKind::Option | AnswerKind::YesNo),
    }
}

fn options_json(options: &[AnswerOption]) -> Vec<Value> {
    options.iter().map(|option| object! { "id": option.id.as_str(), "label": option.label.as_str() }).collect()
}

fn stated_json(rulebook: &Rulebook, question: &Question<'_>, stated: Option<&Draft>) -> Value {
    typed_json(&typed_of(stated, question.kind, rulebook.measures()))
}

fn is(value: &Value, key: &str, wanted: &str) -> bool {
    value.get(key).and_then(Value::as_str) == Some(wanted)
}

fn fact_json(
    rulebook: &Rulebook,
    fact: &Fact,
    question: &Question<'_>,
    (case, facts): (&Draft, &Draft),
    values: &[FactValue],
    place: &str,
) -> Value {
    let stated = question.stated(facts);
    let value = stated.map(|stated| stated.get("value").unwrap_or(stated));
    let unknown = value.and_then(Draft::text) == Some("not-known");
    let none_so_far = question.none_so_far && value.and_then(Draft::text) == Some(NONE_SO_FAR);
    let state = match value {
        None => "none",
        Some(_) if unknown => "not-known",
        Some(_) => "given",
    };
    let shown = || {
        let id = rulebook.fact(&fact.id).map(|(id, _)| id);
        capitalised(&id.map(|id| fact_value_words(rulebook, id, id.of(values))).unwrap_or_default())
    };
    let by_period = answered_by_period(fact, case);
    let words = match (state, question.kind, value) {
        ("none", ..) if by_period => words::FROM_PERIOD.to_owned(),
        ("none", ..) => "Not answered".to_owned(),
        ("not-known", ..) => words::NOT_KNOWN_YET.to_owned(),
        _ if none_so_far => words::NONE_SO_FAR.to_owned(),
        (_, AnswerKind::Options { .. }, Some(Draft::List(items))) => {
            items.iter().filter_map(Draft::text).collect::<Vec<_>>().join(", ")
        }
        _ => shown(),
    };
    let unit = match question.kind {
        AnswerKind::Money => rulebook.currency.sign(),
        AnswerKind::Percent => "%".to_owned(),
        _ => String::new(),
    };
    object! {
        "question": format!("{place}:{}", question.key),
        "id": question.key,
        "type": question.kind.name(),
        "label": question.question,
        "hint": question.hint,
        "why": question.why,
        "feeds": feeds(rulebook, fact),
        "basis": crate::report::citations(rulebook, &fact.authority),
        "asked": match asked(question, values) {
            _ if by_period && state == "none" => "no",
            Truth::True => "yes",
            Truth::False => "no",
            Truth::Open => "open",
        },
        "required": question.required,
        "options": options_json(&question.options),
        "pinpoints": question.kind == AnswerKind::Options { pinpoints: true },
        "unit": unit,
        "format": question.kind.typing(),
        "unknown": true,
        "none": question.none_so_far,
        "state": state,
        "words": words,
        "typed": stated_json(rulebook, question, value),
    }
}

/// The labels of what a fact feeds.
fn feeds(rulebook: &Rulebook, fact: &Fact) -> Vec<String> {
    fact.feeds
        .iter()
        .map(|id| {
            let step = rulebook.steps.iter().find(|step| step.id == *id).map(|step| step.label.clone());
            let factor = rulebook.factors.iter().find(|factor| factor.id == *id).map(|factor| factor.label.clone());
            step.or(factor).unwrap_or_else(|| words::fed(id).map_or_else(|| id.clone(), ToOwned::to_owned))
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

fn list_json(list: CaseList, draft: &Draft, questionnaire: &Questionnaire<'_>, values: &[FactValue]) -> Value {
    let rulebook = questionnaire.rulebook;
    let name = list.name();
    let item_json = |(index, item): (usize, &Draft)| {
        let place = format!("{name}:{index}");
        let questions = questionnaire.asked_of(list, item, draft);
        let typed = |question: &Question<'_>| match question.kind {
            AnswerKind::Target => target(item),
            // Where the id stands for a title, there is none yet.
            AnswerKind::Text if question.key == "title" && item.text_of("title") == item.text_of("id") => Value::Null,
            AnswerKind::Options { .. } if question.offered == Offered::Relying => {
                Value::from(relying(draft, item.text_of("id")))
            }
            _ => stated_json(rulebook, question, question.stated(item)),
        };
        let mut asked: Vec<Value> =
            questions.iter().map(|question| field_json(question, &place, &typed(question))).collect();
        if list == CaseList::Infringement {
            let empty = Draft::Table(Vec::new());
            let own = item.get("facts").unwrap_or(&empty);
            let place = format!("{place}:facts");
            let of_each = questionnaire.each_fact().filter(|(fact, _)| asked_per_infringement(rulebook, fact));
            asked.extend(
                of_each.map(|(fact, question)| fact_json(rulebook, fact, question, (draft, own), values, &place)),
            );
        }
        object! { "id": item.text_of("id"), "label": list.label_of(item, rulebook), "words": summary(list, item, &questions), "fields": asked }
    };
    let items: Vec<Value> = draft.items(name).iter().enumerate().map(item_json).collect();
    let said = list.words();
    let available = list != CaseList::Evidence || rulebook.schedule.is_some();
    let (status, add) = match items.len() {
        0 => (object! { "id": "done", "words": "Optional" }, said.add),
        number => (object! { "id": "added", "words": format!("{number} added") }, said.another),
    };
    let kinds = kinds_to_add(list, rulebook);
    let kinds = kinds.iter().map(|kind| object! { "id": kind.id.as_str(), "words": kind.label.as_str() });
    let kinds: Vec<Value> = kinds.collect();
    object! { "id": name, "label": said.title, "hint": said.hint, "add": add, "kindQuestion": said.kind, "available": available, "status": status, "items": items, "kinds": kinds }
}

/// What a decision decides, as one word.
fn target(item: &Draft) -> Value {
    match (item.text_of("step"), item.items("factors")) {
        ("", [factor]) => Value::from(format!("factor {}", factor.text().unwrap_or_default())),
        ("", _) => Value::Null,
        (step, _) => Value::from(format!("step {step}")),
    }
}

/// What an item says, in a line.
fn summary(list: CaseList, item: &Draft, questions: &[Question<'_>]) -> String {
    let told: &[&str] = match list {
        CaseList::Evidence => &["body", "at", "grade"],
        CaseList::Determination => &["band", "value", "sum", "by"],
        CaseList::Infringement | CaseList::Exhibit => &[],
    };
    let words = told.iter().filter_map(|key| {
        questions.iter().find(|question| question.key == *key).map(|question| words_of(question, item.get(key)))
    });
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
