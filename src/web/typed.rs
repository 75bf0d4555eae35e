//! What was typed, as JSON and back.

use super::answer::Echoes;
use crate::case::NONE_SO_FAR;
use crate::questionnaire::{DateParts, Edited, Typed, Understood};
use crate::render::object;
use crate::report::capitalised;
use serde_json::Value;

/// The answers of a page, each under its question, in the order in which they came.
pub(super) fn answers(typed: &Value) -> Vec<(String, Typed)> {
    let answers = typed.as_object().into_iter().flatten();
    answers.map(|(question, value)| (question.clone(), typed_from(value))).collect()
}

fn typed_from(value: &Value) -> Typed {
    let part = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    match value {
        Value::String(text) if text == "not-known" => Typed::NotKnown,
        Value::String(text) if text == NONE_SO_FAR => Typed::NoneSoFar,
        Value::String(text) => Typed::Text(text.clone()),
        Value::Array(items) => Typed::Choices(items.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect()),
        Value::Object(parts) if parts.contains_key("from") || parts.contains_key("to") => {
            let end = |key: &str| Box::new(parts.get(key).map_or(Typed::Nothing, typed_from));
            Typed::Ends(end("from"), end("to"))
        }
        Value::Object(parts) if parts.contains_key("text") => Typed::AsWritten(part("text")),
        Value::Object(_) => Typed::Parts(DateParts {
            day: part("day"),
            month: part("month"),
            year: part("year"),
            time: part("time"),
            zone: part("zone"),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Typed::Nothing,
    }
}

/// How an answer is typed, for the page.
pub(super) fn typed_json(typed: &Typed) -> Value {
    match typed {
        Typed::Nothing => Value::Null,
        Typed::NotKnown => Value::from("not-known"),
        Typed::NoneSoFar => Value::from(NONE_SO_FAR),
        Typed::Text(text) => Value::from(text.as_str()),
        Typed::AsWritten(text) => object! { "text": text.as_str() },
        Typed::Choices(words) => Value::from(words.clone()),
        Typed::Ends(from, to) => object! { "from": typed_json(from), "to": typed_json(to) },
        Typed::Parts(parts) => {
            let mut json =
                object! { "day": parts.day.as_str(), "month": parts.month.as_str(), "year": parts.year.as_str() };
            if let Some(json) = json.as_object_mut().filter(|_| !parts.time.is_empty()) {
                json.insert("time".to_owned(), Value::from(parts.time.as_str()));
                json.insert("zone".to_owned(), Value::from(parts.zone.as_str()));
            }
            json
        }
    }
}

/// What was understood of each answer, by its question: in words, and a question back where
/// something else may have been meant.
pub(super) fn echoes(edited: &Edited) -> Echoes {
    let echo = |(question, understood): &(String, Understood)| {
        let words = object! { "echo": understood.echo.as_str(), "doubt": understood.doubt.as_str() };
        (question.clone(), words)
    };
    let told = edited.understood.iter().filter(|(_, understood)| !understood.echo.is_empty());
    Echoes(Value::Object(told.map(echo).collect()))
}

/// A message as a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut sentence = capitalised(text.trim());
    if !sentence.is_empty() && !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::{typed_from, typed_json};
    use crate::render::object;

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        let date = object! { "day": "21", "month": "7", "year": "2022", "time": "14:30", "zone": "+01:00" };
        let period = object! { "from": date.clone(), "to": serde_json::Value::Null };
        for typed in [date, period, serde_json::json!(["5(1)(f)", "32"]), "385m".into(), "not-known".into()] {
            assert_eq!(typed_json(&typed_from(&typed)), typed);
        }
    }
}
