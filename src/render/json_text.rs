//! JSON as a text: indented, each assessment as the schema describes it.

use super::form::{Assessed, Document, Form, Layout};
use super::json::assessment_json;
use super::object::object;
use crate::assess::{Assessment, Reading};
use crate::report::line_id;
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

/// An assessment as a JSON value, with the mark of own rules before its other caveats.
#[must_use]
pub fn marked_json(assessed: &Assessed<'_>) -> Value {
    let mut value = assessment_json(assessed.assessment, assessed.comparables, assessed.decisions);
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
    let place = lines.iter().position(|line| line_id(line, assessed.assessment.case) == id);
    let mut value = marked_json(assessed);
    let line = place.and_then(|place| value.get_mut("lines").and_then(|lines| lines.get_mut(place)));
    line.map(Value::take).unwrap_or_default()
}

/// Two assessments as a JSON value: each whole, with what it is called, and the penalty of the
/// second less that of the first in each reading; `null` where that has too many digits.
#[must_use]
pub fn pair_json(first: (&str, &Assessed<'_>), second: (&str, &Assessed<'_>)) -> Value {
    let penalty = |assessment: &Assessment<'_>, reading| *assessment.penalty.at(reading);
    let difference: Map<String, Value> = Reading::ALL
        .into_iter()
        .map(|reading| {
            let (before, after) = (penalty(first.1.assessment, reading), penalty(second.1.assessment, reading));
            let change = after.minus(before).ok().map(|change| change.0.fixed(2));
            (reading.name().to_owned(), Value::from(change))
        })
        .collect();
    object! {
        "names": vec![first.0, second.0],
        "difference": difference,
        "assessments": vec![marked_json(first.1), marked_json(second.1)],
    }
}
