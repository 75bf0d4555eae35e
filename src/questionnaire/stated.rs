//! What a case says, as it would be typed, and for a reader.

use super::question::{AnswerKind, Question};
use super::typed::{DateParts, Typed, clock as clock_of, offset, time};
use crate::case::Draft;
use crate::case::{NONE_SO_FAR, answer};
use crate::document::day_from;
use crate::rulebook::{FactValue, Rulebook};
use crate::value::{CivilTime, Day, Measures};

/// What a table of facts says of each, as far as each answer can be understood by itself; what is
/// disputed is not known.
#[must_use]
pub(crate) fn fact_values(rulebook: &Rulebook, facts: &Draft) -> Vec<FactValue> {
    rulebook
        .facts
        .iter()
        .map(|fact| {
            let stated = facts.get(&fact.id);
            let disputed = stated.and_then(|stated| stated.get("disputed")) == Some(&Draft::Bool(true));
            let value = stated.map(|stated| stated.get("value").unwrap_or(stated)).filter(|_| !disputed);
            value.and_then(|value| answer(rulebook, &fact.id, &value.inline()).ok()).unwrap_or(FactValue::NotKnown)
        })
        .collect()
}

/// How what a case says would be typed: typing it again changes nothing.
#[must_use]
pub fn typed_of(stated: Option<&Draft>, kind: AnswerKind, measures: Measures) -> Typed {
    let Some(stated) = stated else { return Typed::Nothing };
    let place = measures.civil_time;
    match stated {
        Draft::Text(text) if text == "not-known" => Typed::NotKnown,
        Draft::Text(text) if text == NONE_SO_FAR && kind == AnswerKind::Moment => Typed::NoneSoFar,
        Draft::Bool(holds) => Typed::Text(holds.to_string()),
        Draft::List(items) => Typed::Choices(items.iter().filter_map(Draft::text).map(ToOwned::to_owned).collect()),
        Draft::Table(_) if kind == AnswerKind::Period => Typed::Ends(
            Box::new(date_parts(stated.text_of("from"), place)),
            Box::new(date_parts(stated.text_of("to"), place)),
        ),
        Draft::Table(_) => Typed::Nothing,
        Draft::Text(text) | Draft::Bare(text) => match kind {
            AnswerKind::Money => {
                let bare = text.strip_prefix(measures.currency.code()).unwrap_or(text);
                Typed::Text(bare.trim().replace("..", " to "))
            }
            AnswerKind::Count | AnswerKind::Percent => Typed::Text(text.replace("..", " to ")),
            AnswerKind::Day | AnswerKind::Moment => date_parts(text, place),
            AnswerKind::Text
            | AnswerKind::LongText
            | AnswerKind::Period
            | AnswerKind::Share
            | AnswerKind::Duration
            | AnswerKind::YesNo
            | AnswerKind::Flag
            | AnswerKind::Option
            | AnswerKind::Select
            | AnswerKind::Target
            | AnswerKind::Options { .. }
            | AnswerKind::Facts => Typed::Text(text.clone()),
        },
    }
}

/// A day or moment of a file in its parts; as it stands where it has other parts. The offset is left
/// out where it is that of the clock of the place on that day.
fn date_parts(text: &str, place: CivilTime) -> Typed {
    if text.is_empty() {
        return Typed::Nothing;
    }
    let Some(day) = text.get(..10).and_then(day_from) else { return Typed::AsWritten(text.to_owned()) };
    let (year, month, date) = day.parts();
    let parts = DateParts {
        day: date.to_string(),
        month: month.to_string(),
        year: year.to_string(),
        time: String::new(),
        zone: String::new(),
    };
    let rest = text.get(10..).unwrap_or_default();
    if rest.is_empty() {
        return Typed::Parts(parts);
    }
    let clock = rest.get(1..6).unwrap_or_default();
    let zone = rest.get(9..).unwrap_or_default();
    let zone = if zone.eq_ignore_ascii_case("z") { "+00:00" } else { zone };
    let plain = rest.get(6..9) == Some(":00") && matches!(zone, "+00:00" | "+01:00");
    if plain {
        let local = time(clock).ok().and_then(|time| clock_of(place, day, time));
        let usual = local.is_some_and(|local| offset(local.offset_minutes) == zone);
        let zone = if usual { String::new() } else { zone.to_owned() };
        Typed::Parts(DateParts { time: clock.to_owned(), zone, ..parts })
    } else {
        Typed::AsWritten(text.to_owned())
    }
}

/// What a case says to a question that is no fact, for a reader; empty where it says nothing.
#[must_use]
pub(crate) fn words_of(question: &Question<'_>, stated: Option<&Draft>) -> String {
    let day = |text: &str| day_from(text).map_or_else(|| text.to_owned(), Day::long);
    let text = stated.and_then(Draft::text).unwrap_or_default();
    match question.kind {
        AnswerKind::Day | AnswerKind::Moment => day(text),
        AnswerKind::Share => text.replace('-', "−"),
        AnswerKind::Period => {
            let told = ["from", "to"]
                .into_iter()
                .map(|end| (end, stated.map_or("", |stated| stated.text_of(end))))
                .filter(|(_, date)| !date.is_empty())
                .map(|(end, date)| format!("{end} {}", day(date)));
            told.collect::<Vec<_>>().join(" ")
        }
        AnswerKind::Text
        | AnswerKind::LongText
        | AnswerKind::Money
        | AnswerKind::Count
        | AnswerKind::Percent
        | AnswerKind::Duration
        | AnswerKind::YesNo
        | AnswerKind::Flag
        | AnswerKind::Option
        | AnswerKind::Select
        | AnswerKind::Target
        | AnswerKind::Options { .. }
        | AnswerKind::Facts => {
            let label = question.options.iter().find(|option| option.id == text).map(|option| option.label.as_str());
            label.unwrap_or(text).to_owned()
        }
    }
}
