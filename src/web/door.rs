//! What the page may ask for. Every request is a JSON object with `case`, the text of a case
//! file, and, where the user brought their own, `rulebook` and `schedule`, theirs.

use super::answer::{Answer, Problem, asked, problems};
use super::book::{Book, book_for, first};
use super::form as forms;
use super::result;
use super::typed::{answers, echoes_json, sentence};
use crate::assess::{Assessment, Reading, assess as assessed, comparables, penalty};
use crate::case::{Case, Item};
use crate::diagnostic::Source;
use crate::questionnaire::{
    CaseList, Draft, result_of, rules_of, stamp_of, stamped, with_answers, with_item, without_item,
};
use crate::render::{assessment_json, csv as csv_of, data_of, elements_json, html, html_file, object};
use crate::report::{appendix, line_report, money, pair_report, report};
use crate::rulebook::digest;
use serde_json::Value;

/// A new case, assessed on the day `{"today": "2026-11-23"}`.
#[must_use]
pub fn begin(request: &str) -> String {
    let request = parsed(request);
    let today = text(&request, "today");
    let day = crate::document::day_from(today).map_or_else(String::new, |day| format!("as-of = {}\n", day.iso()));
    let own = book_of("", &request)
        .ok()
        .filter(|book| book.own)
        .map_or_else(String::new, |book| format!("rulebook = \"{}\"\n", book.rulebook.id));
    Answer::Assessed(object! { "case": format!("[case]\ntitle = \"My case\"\n{own}{day}") }).json()
}

/// The form, with what the case says.
#[must_use]
pub fn form(request: &str) -> String {
    let request = parsed(request);
    let case = text(&request, "case");
    match book_for(case, &request) {
        Ok(book) => Answer::Assessed(forms::form(case, &book, Vec::new())).json(),
        Err(refused) => {
            let why = problems(case, &refused);
            match first(&request).or_else(|_| first(&Value::Null)) {
                Ok(book) => Answer::Assessed(forms::form(case, &book, why)).json(),
                Err(_) => Answer::Refused(why).json(),
            }
        }
    }
}

/// The case with what was typed: `{"typed": {"facts:turnover": "385m"}}`. What could not be
/// understood comes back under `problems` and is left as it was.
#[must_use]
pub fn take(request: &str) -> String {
    let request = parsed(request);
    let case = text(&request, "case");
    match book_of(case, &request) {
        Ok(book) => {
            let edited = with_answers(case, book.rulebook, &answers(request.get("typed").unwrap_or(&Value::Null)));
            let mut found: Vec<Problem> = edited
                .not_understood
                .iter()
                .map(|problem| Problem::of(problem.question.as_str(), problem.message.as_str()))
                .collect();
            let written = finished(&edited.case, &book, &request);
            let needed = needed(&written, &request, request.get("typed").unwrap_or(&Value::Null));
            found.extend(
                needed
                    .into_iter()
                    .filter(|problem| !found.iter().any(|known| known.question == problem.question))
                    .collect::<Vec<_>>(),
            );
            Answer::Assessed(object! { "case": written, "problems": super::answer::problems_json(&found), "echoes": echoes_json(&edited) }).json()
        }
        Err(answer) => answer.json(),
    }
}

/// What the rulebook has against the answers that were just typed.
fn needed(case: &str, request: &Value, typed: &Value) -> Vec<Problem> {
    let found = match book_for(case, request) {
        Err(refused) => problems(case, &refused),
        Ok(book) => match Case::read(book.rulebook, Source::new("case", case)) {
            Ok(_) => Vec::new(),
            Err(refused) => asked(case, *refused, book.rulebook),
        },
    };
    let here = |problem: &Problem| {
        typed.as_object().is_some_and(|typed| {
            typed.keys().any(|key| {
                *key == problem.question
                    || (key.contains('.') && problem.question.starts_with(key.split('.').next().unwrap_or(key)))
            })
        })
    };
    found.into_iter().filter(here).collect()
}

/// The case with one more item: `{"list": "evidence", "of": "incident-report"}`.
#[must_use]
pub fn add(request: &str) -> String {
    let request = parsed(request);
    let list = text(&request, "list");
    changed(&request, &|case| match CaseList::named(list) {
        Some(list) => with_item(case, list, text(&request, "of")),
        None => Draft::read(case).unwrap_or(Draft::Table(Vec::new())),
    })
}

/// The case without an item: `{"list": "evidence", "index": 0}`.
#[must_use]
pub fn remove(request: &str) -> String {
    let request = parsed(request);
    let index = request
        .get("index")
        .and_then(Value::as_u64)
        .and_then(|index| usize::try_from(index).ok())
        .unwrap_or(usize::MAX);
    changed(&request, &|case| without_item(case, text(&request, "list"), index))
}

fn changed(request: &Value, change: &dyn Fn(&str) -> Draft) -> String {
    let case = text(request, "case");
    match book_of(case, request) {
        Ok(book) => Answer::Assessed(object! { "case": finished(&change(case), &book, request) }).json(),
        Err(answer) => answer.json(),
    }
}

/// The case file, its first line saying under which rules it was written and what came of it.
fn finished(draft: &Draft, before: &Book, request: &Value) -> String {
    let body = draft.toml();
    let book = book_for(&body, request).unwrap_or(*before);
    let result = Case::read(book.rulebook, Source::new("case", body.as_str())).ok().and_then(|case| {
        let sums = penalty(&case).ok()?;
        Some(crate::report::range(*sums.at(Reading::Low), *sums.at(Reading::High), case.rulebook.currency))
    });
    stamped(&body, book.rulebook, result.as_deref())
}

/// Opens what a user brought: a case file, or a report file with the case in it. Says where its
/// rules are not those at hand, and what it came to then and comes to now.
#[must_use]
pub fn open(request: &str) -> String {
    let mut request = parsed(request);
    let brought = text(&request, "text").to_owned();
    let data = data_of(&brought);
    let case =
        data.as_ref().map_or(brought.as_str(), |data| text(data, "case")).trim_start_matches('\u{FEFF}').to_owned();
    if case.contains("[rulebook]") && !case.contains("[case]")
        || case.contains("\n[schedule]") && !case.contains("[case]")
    {
        return refused("", "This is a rulebook or a schedule, not a case. Open it under “Your own rules”.");
    }
    if let (Some(data), Some(map)) = (&data, request.as_object_mut()) {
        for key in ["rulebook", "schedule"] {
            if let Some(own) = data.get(key).filter(|own| own.is_string()) {
                map.insert(key.to_owned(), own.clone());
            }
        }
    }
    let book = match book_of(&case, &request) {
        Ok(book) => book,
        Err(answer) => return answer.json(),
    };
    let read = match Case::read(book.rulebook, Source::new("case", case.as_str())) {
        Ok(read) => Some(read),
        // Answers that are missing are asked for; anything else is refused.
        Err(refused)
            if refused
                .diagnostics
                .iter()
                .all(|diagnostic| diagnostic.code == crate::diagnostic::Code::RequiredFact) =>
        {
            None
        }
        Err(refused) => return Answer::Refused(problems(&case, &[*refused])).json(),
    };
    let now = read
        .as_ref()
        .and_then(|case| penalty(case).ok())
        .map(|sums| crate::report::range(*sums.at(Reading::Low), *sums.at(Reading::High), book.rulebook.currency));
    let stamp = data
        .as_ref()
        .map(|data| text(data, "made").to_owned())
        .filter(|made| !made.is_empty())
        .or_else(|| stamp_of(&case).map(ToOwned::to_owned));
    let present = stamped("", book.rulebook, now.as_deref());
    let present = stamp_of(&present).unwrap_or_default();
    let older = stamp.as_deref().filter(|stamp| rules_of(stamp) != rules_of(present)).map(|stamp| {
        object! {
            "then": result_of(stamp).unwrap_or("not stated"),
            "now": now.clone().unwrap_or_else(|| "no result yet".to_owned()),
            "thenRules": rules_of(stamp).join("; "),
            "nowRules": rules_of(present).join("; "),
        }
    });
    Answer::Assessed(object! {
        "case": case,
        "own": object! { "rulebook": request.get("rulebook").cloned(), "schedule": request.get("schedule").cloned() },
        "title": read.as_ref().map(|case| case.title.clone()),
        "older": older,
        "report": data.is_some(),
    })
    .json()
}

/// The assessment: the whole result as elements.
#[must_use]
pub fn assess(request: &str) -> String {
    with_assessment(request, &|assessment, book, _| {
        let decisions = book.decisions();
        let paper = book.marked(report(assessment, &comparables(assessment.case, decisions), decisions));
        Ok(result::page(assessment, paper))
    })
}

/// The assessment as the JSON that the command line prints.
#[must_use]
pub fn machine(request: &str) -> String {
    with_assessment(request, &|assessment, book, _| {
        let decisions = book.decisions();
        let mut machine = assessment_json(assessment, &comparables(assessment.case, decisions), decisions);
        if book.own {
            own_mark(&mut machine);
        }
        let mut text = serde_json::to_string_pretty(&machine).unwrap_or_default();
        text.push('\n');
        Ok(object! { "json": text })
    })
}

fn own_mark(value: &mut Value) {
    if let Some(caveats) = value.get_mut("caveats").and_then(Value::as_array_mut) {
        caveats.insert(0, Value::String(crate::report::OWN_RULES.to_owned()));
    }
}

/// The estimate so far, for the panel beside the questions.
#[must_use]
pub fn live(request: &str) -> String {
    with_assessment(request, &|assessment, _, _| Ok(result::live(assessment)))
}

/// One line of the account in full: `{"line": "3"}`, counted from one.
#[must_use]
pub fn line(request: &str) -> String {
    with_assessment(request, &|assessment, book, request| {
        let number = text(request, "line").parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let id = number
            .and_then(|number| assessment.lines.get(number))
            .map(|line| crate::report::line_id(line, assessment.case))
            .unwrap_or_default();
        let Some(report) = line_report(assessment, &id) else {
            return Err("There is no such line in this account.".to_owned());
        };
        let mut elements = html(&report, &result::links(book.rulebook));
        for words in crate::report::reach_words(assessment).into_iter().rev() {
            elements.insert(0, crate::render::Element::of("p", words).set("class", "warn"));
        }
        if book.own {
            elements.insert(0, crate::render::Element::of("p", crate::report::OWN_RULES).set("class", "warn"));
        }
        Ok(object! { "title": report.title.as_str(), "elements": elements_json(elements) })
    })
}

/// The ledger as CSV.
#[must_use]
pub fn csv(request: &str) -> String {
    with_assessment(request, &|assessment, book, _| {
        let own = if book.own { format!("\"{}\"\r\n", crate::report::OWN_RULES) } else { String::new() };
        Ok(object! { "csv": format!("{own}{}", csv_of(assessment)) })
    })
}

/// When something was made, in words: `{"at": "2026-11-23 16:30"}`, as the browser's clock has it.
fn made_on(request: &Value) -> String {
    let at = text(request, "at");
    let day = at.get(..10).and_then(crate::document::day_from).map_or_else(String::new, crate::value::Day::long);
    let time = at
        .get(11..16)
        .filter(|time| time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'))
        .unwrap_or_default();
    if time.is_empty() { day } else { format!("{day} at {time}") }
}

/// The report as a file that stands by itself: `{"at": "2026-11-23 16:30"}`.
#[must_use]
pub fn report_file(request: &str) -> String {
    with_assessment(request, &|assessment, book, request| {
        let decisions = book.decisions();
        let alike = comparables(assessment.case, decisions);
        let mut paper = book.marked(report(assessment, &alike, decisions));
        paper.blocks.extend(appendix(assessment));
        let case = text(request, "case");
        let (shared, left_out) = without_withheld(case, assessment.case);
        if left_out {
            paper.blocks.push(crate::report::Block::Paragraph(crate::report::Text::of(crate::report::Tone::Warn, "The case in this file is without what a body said about the organisation and the organisation has not consented to.")));
        }
        let currency = assessment.case.rulebook.currency;
        let result =
            crate::report::range(*assessment.penalty.at(Reading::Low), *assessment.penalty.at(Reading::High), currency);
        let stamp = stamped("", book.rulebook, Some(&result));
        let own = |key: &str| request.get(key).filter(|own| own.is_string()).cloned().unwrap_or(Value::Null);
        let data = object! { "format": "affeer-report-1", "made": stamp_of(&stamp), "case": shared, "rulebook": own("rulebook"), "schedule": own("schedule") };
        let made = format!(
            "{}. Case SHA-256 {}. Made on {}.",
            stamp_of(&stamp).map_or_else(String::new, |stamp| format!("Affeer {stamp}")),
            assessment.case.digest,
            made_on(request)
        );
        Ok(object! { "html": html_file(&paper, &made, &data) })
    })
}

/// The case without what may not be shown to others, and whether anything was left out.
fn without_withheld(text: &str, case: &Case<'_>) -> (String, bool) {
    let Some(mut draft) = Draft::read(text) else { return (text.to_owned(), false) };
    let before = draft.clone();
    draft.listed("evidence", |items| {
        let kept: Vec<Draft> = items
            .iter()
            .enumerate()
            .filter(|(index, _)| {
                !case.evidence.id_at(*index).is_some_and(|id| matches!(case.evidence[id], Item::Withheld))
            })
            .map(|(_, item)| {
                let mut item = item.clone();
                if item.text_of("consent") == "existence-only" {
                    for key in ["note", "pinpoint", "exhibits"] {
                        item.put(key, None);
                    }
                    for key in ["beyond-duty", "harms"] {
                        if item.get(key).is_some() {
                            item.put(key, Some(Draft::Text("not shown".to_owned())));
                        }
                    }
                }
                item
            })
            .collect();
        *items = kept;
    });
    if draft == before {
        return (text.to_owned(), false);
    }
    // A document on which nothing relies any more goes too.
    let rest = Draft::toml(&{
        let mut without = draft.clone();
        without.put("exhibit", None);
        without
    });
    draft.listed("exhibit", |items| items.retain(|item| rest.contains(&format!("\"{}\"", item.text_of("id")))));
    (draft.toml(), true)
}

/// Two cases side by side: `{"other": "…", "names": ["As it happened", "What if"]}`; `other` is
/// the first of the two.
#[must_use]
pub fn compare(request: &str) -> String {
    let value = parsed(request);
    let other = text(&value, "other").to_owned();
    let name = |index: usize, or: &str| {
        value
            .get("names")
            .and_then(|names| names.get(index))
            .and_then(Value::as_str)
            .filter(|name| !name.is_empty())
            .unwrap_or(or)
            .to_owned()
    };
    let (first, second) = (name(0, "As it happened"), name(1, "What if"));
    with_assessment(request, &|assessment, book, request| {
        let other_book =
            book_for(&other, request).map_err(|_| "The first case cannot be assessed any more.".to_owned())?;
        let case = Case::read(other_book.rulebook, Source::new("case", other.as_str()))
            .map_err(|refused| sentence(&refused.to_string()))?;
        let before = assessed(&case).map_err(|error| error.to_string())?;
        let report = book.marked(pair_report((&first, &before), (&second, assessment)));
        Ok(
            object! { "title": report.title.as_str(), "elements": elements_json(html(&report, &result::links(book.rulebook))) },
        )
    })
}

/// SHA-256 of the case file, as `sha256sum` gives it.
#[must_use]
pub fn case_digest(request: &str) -> String {
    let request = parsed(request);
    Answer::Assessed(object! { "sha256": digest(text(&request, "case")), "stamp": stamp_of(text(&request, "case")), "at": made_on(&request) }).json()
}

fn with_assessment(request: &str, answer: &dyn Fn(&Assessment<'_>, &Book, &Value) -> Result<Value, String>) -> String {
    let request = parsed(request);
    let case = text(&request, "case");
    let book = match book_for(case, &request) {
        Ok(book) => book,
        Err(refused) => return Answer::Refused(problems(case, &refused)).json(),
    };
    let read = match Case::read(book.rulebook, Source::new("case", case)) {
        Ok(read) => read,
        Err(refused) => return Answer::Refused(asked(case, *refused, book.rulebook)).json(),
    };
    match assessed(&read) {
        Ok(assessment) => match answer(&assessment, &book, &request) {
            Ok(value) => Answer::Assessed(value).json(),
            Err(message) => refused("", &message),
        },
        Err(error) => refused("", &sentence(&error.to_string())),
    }
}

/// The book a case asks for; where it asks for none that there is, the first.
pub(super) fn book_of(case: &str, request: &Value) -> Result<Book, Answer> {
    book_for(case, request).or_else(|refused| {
        let own = ["rulebook", "schedule"].iter().any(|key| request.get(*key).is_some_and(Value::is_string));
        if own {
            Err(Answer::Refused(problems(case, &refused)))
        } else {
            first(request).map_err(|refused| Answer::Refused(problems(case, &refused)))
        }
    })
}

pub(super) fn refused(question: &str, message: &str) -> String {
    Answer::Refused(vec![Problem::of(question, message)]).json()
}

pub(super) fn parsed(request: &str) -> Value {
    serde_json::from_str(request).unwrap_or(Value::Null)
}

pub(super) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The central reading of a sum, for the panel.
pub(super) fn central(assessment: &Assessment<'_>) -> String {
    money(*assessment.penalty.at(Reading::Central), assessment.case.rulebook.currency)
}
