//! JSON as a text: indented, each assessment as the schema describes it.

use super::form::{Assessed, Document, Form, Layout};
use super::json::{assessment_json, refused_json};
use super::object::object;
use crate::assess::{Reading, Readings};
use crate::counterfactual::{Cause, Comparison};
use crate::diagnostic::Refused;
use crate::value::Money;
use serde_json::{Map, Value};

pub(super) const FORM: Form = Form {
    name: "json",
    help: "JSON; an account in it is as `affeer schema assessment` describes it",
    holds_several: true,
    assessments: |assessed, _: &Layout| {
        let mut values: Vec<Value> = assessed.iter().map(marked_json).collect();
        let value = match values.pop() {
            Some(only) if values.is_empty() => only,
            last => Value::Array(values.into_iter().chain(last).collect()),
        };
        json_text(&value)
    },
    document: Some(|document: &Document<'_>, _| json_text(&(document.json)())),
};

/// What became of one of several case files.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// It was assessed.
    Assessed(&'a Assessed<'a>),
    /// It was refused, or the rules it names were.
    Refused(&'a [Refused]),
    /// It could not be read.
    Unread {
        /// What the file is called.
        file: &'a str,
        /// Why it could not be read, in words.
        because: &'a str,
    },
}

/// Several case files as a JSON value: one entry for each, in their order. An assessment, or under
/// `refused` what is wrong with the file, or under `unread` its name and why it could not be read.
#[must_use]
pub fn outcomes_json(outcomes: &[Outcome<'_>]) -> Value {
    let value = |outcome: &Outcome<'_>| match outcome {
        Outcome::Assessed(assessed) => marked_json(assessed),
        Outcome::Refused(refused) => refused_json(refused),
        Outcome::Unread { file, because } => object! { "unread": object! { "file": *file, "because": *because } },
    };
    outcomes.iter().map(value).collect()
}

/// An assessment as a JSON value, with the mark of own rules before its other caveats.
#[must_use]
pub(crate) fn marked_json(assessed: &Assessed<'_>) -> Value {
    let mut value = assessment_json(assessed.assessment, assessed.forecast, assessed.comparables, assessed.decisions);
    if assessed.is_by_own_rules()
        && let Some(caveats) = value.get_mut("caveats").and_then(Value::as_array_mut)
    {
        caveats.insert(0, Value::String(crate::report::OWN_RULES.to_owned()));
    }
    value
}

/// A JSON value as a text for people and programs, ending with a line break.
#[must_use]
pub fn json_text(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// One line of an assessment as a JSON value: its entry under `lines`. `Null` where no line has the
/// id.
#[must_use]
pub fn line_json(assessed: &Assessed<'_>, id: &str) -> Value {
    let lines = &assessed.assessment.lines;
    let place = lines.iter().position(|line| line.id(assessed.assessment.case) == id);
    let mut value = marked_json(assessed);
    let line = place.and_then(|place| value.get_mut("lines").and_then(|lines| lines.get_mut(place)));
    line.map(Value::take).unwrap_or_default()
}

/// Two assessments as a JSON value: each whole, with what it is called, and what their comparison
/// found: the penalty of the second less that of the first in each reading, and the same of every
/// line that differs, with why.
#[must_use]
pub fn pair_json(
    first: (&str, &Assessed<'_>),
    second: (&str, &Assessed<'_>),
    comparison: &Comparison<'_, '_, '_>,
) -> Value {
    let differing = comparison.lines.iter().filter(|pair| pair.cause != Cause::Same);
    let lines: Vec<Value> = differing
        .map(
            |pair| object! { "id": pair.id.as_str(), "cause": pair.cause.name(), "difference": sums(&pair.difference) },
        )
        .collect();
    object! {
        "names": vec![first.0, second.0],
        "difference": sums(&comparison.penalty),
        "lines": lines,
        "assessments": vec![marked_json(first.1), marked_json(second.1)],
    }
}

fn sums(readings: &Readings<Money>) -> Map<String, Value> {
    let sum = |reading: Reading| (reading.name().to_owned(), Value::from(readings.at(reading).0.fixed(2)));
    Reading::ALL.into_iter().map(sum).collect()
}
