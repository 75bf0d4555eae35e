//! What a person typed into a form, as it stands in a case file; and back.

use super::answer::by_question;
use crate::case::answer;
use crate::case::{Draft, quoted};
use crate::render::object;
use crate::report::capitalised;
use crate::rulebook::{Fact, FactKind, Rulebook};
use serde_json::Value;

/// What was typed for a fact: nothing where it was cleared.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(super) fn fact(rulebook: &Rulebook, fact: &Fact, typed: &Value) -> Result<Option<Draft>, String> {
    if typed.as_str() == Some("not-known") {
        return Ok(Some(Draft::Text("not-known".to_owned())));
    }
    let draft = match &fact.kind {
        FactKind::YesNo => match typed.as_str() {
            Some("true") => Some(Draft::Bool(true)),
            Some("false") => Some(Draft::Bool(false)),
            _ => None,
        },
        FactKind::Option(_) => text(typed).map(Draft::Text),
        FactKind::Options { .. } => {
            let list: Vec<Draft> =
                typed.as_array().into_iter().flatten().filter_map(|item| text(item).map(Draft::Text)).collect();
            (!list.is_empty()).then_some(Draft::List(list))
        }
        FactKind::Date => date(typed, true)?,
        FactKind::Money(_) => text(typed).map(|text| Draft::Text(money(&text, rulebook.currency.code()))),
        FactKind::Count(_) => text(typed).map(|text| Draft::Text(range(&text.replace(' ', "")))),
        FactKind::Percent(_) => text(typed).map(|text| Draft::Text(percent(&text))),
        FactKind::Duration(_) => text(typed).map(|text| {
            Draft::Text(if text.bytes().all(|byte| byte.is_ascii_digit()) { format!("{text} days") } else { text })
        }),
    };
    let Some(draft) = draft else { return Ok(None) };
    answer(rulebook, &fact.id, &written(&draft))
        .map(|_| Some(draft))
        .map_err(|problems| by_question(&sentence(&problems.join(". ")), fact))
}

/// A value as TOML.
pub(super) fn written(draft: &Draft) -> String {
    match draft {
        Draft::Text(text) => quoted(text),
        Draft::Bare(text) => text.clone(),
        Draft::Bool(holds) => holds.to_string(),
        Draft::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Draft::Table(_) => String::new(),
    }
}

pub(super) fn text(typed: &Value) -> Option<String> {
    typed.as_str().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

/// `£80 million to £120m` as `GBP 80m..120m`.
pub(super) fn money(text: &str, code: &str) -> String {
    let small = text.to_ascii_lowercase().replace('£', "").replace(&code.to_ascii_lowercase(), "");
    let small = small.replace("pounds", "").replace("million", "m").replace("billion", "bn").replace("thousand", "k");
    let ends: Vec<String> = range(&small).split("..").map(|end| whole(&end.replace(' ', ""))).collect();
    format!("{code} {}", ends.join(".."))
}

/// `80k` as `80000`: thousands are written out.
fn whole(end: &str) -> String {
    match end.strip_suffix('k') {
        Some(number) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{number}000")
        }
        _ => end.to_owned(),
    }
}

pub(super) fn percent(text: &str) -> String {
    let bare = range(&text.replace(' ', "").replace('−', "-"));
    if bare.contains('%') || bare.is_empty() { bare } else { format!("{bare}%") }
}

/// A range however it was typed: `80 to 120`, `80–120`.
fn range(text: &str) -> String {
    let spaced = text.replace(" to ", "..").replace(['–', '—'], "..");
    // A space may be gone already: `80to120`.
    match spaced.split_once("to") {
        Some((from, to))
            if from.ends_with(|end: char| end.is_ascii_alphanumeric())
                && to.starts_with(|begin: char| begin.is_ascii_digit()) =>
        {
            format!("{from}..{to}")
        }
        _ => spaced,
    }
}

/// A date typed in parts, or as it stands in a file.
pub(super) fn date(typed: &Value, with_time: bool) -> Result<Option<Draft>, String> {
    if let Some(text) = text(typed) {
        return Ok(Some(if crate::document::moment_from(&text).is_ok() {
            Draft::Bare(text)
        } else {
            Draft::Text(text)
        }));
    }
    let part = |key: &str| typed.get(key).and_then(text).unwrap_or_default();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    for (name, part) in [("day", &day), ("month", &month), ("year", &year)] {
        if part.is_empty() {
            return Err(format!("The date must include a {name}."));
        }
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("The {name} must be a number."));
        }
    }
    let iso = format!("{year}-{month:0>2}-{day:0>2}");
    if crate::document::day_from(&iso).is_none() {
        return Err("There is no such day. Give the year in four digits, for example 27 3 2001.".to_owned());
    }
    let time = part("time").replace('.', ":");
    if time.is_empty() || !with_time {
        return Ok(Some(Draft::Bare(iso)));
    }
    let zone = part("zone");
    let zone = if zone.is_empty() { "+00:00".to_owned() } else { zone };
    let clock = if time.matches(':').count() == 1 { format!("{time:0>5}:00") } else { time };
    let moment = format!("{iso}T{clock}{zone}");
    match crate::document::moment_from(&moment) {
        Ok(_) => Ok(Some(Draft::Bare(moment))),
        Err(_) => Err("The time must be written like 14:30.".to_owned()),
    }
}

/// How a value is typed: the inverse of what stands above.
pub(super) fn typed_of(draft: Option<&Draft>, kind: &str, code: &str) -> Value {
    let Some(draft) = draft else { return Value::Null };
    match (draft, kind) {
        (Draft::Text(text), _) if text == "not-known" => Value::from("not-known"),
        (Draft::Bool(holds), _) => Value::from(holds.to_string()),
        (Draft::List(items), _) => Value::from(items.iter().filter_map(Draft::text).collect::<Vec<_>>()),
        (Draft::Table(_), "period") => {
            object! { "from": date_parts(draft.text_of("from")), "to": date_parts(draft.text_of("to")) }
        }
        (Draft::Table(_), _) => Value::Null,
        (Draft::Text(text) | Draft::Bare(text), "money") => {
            Value::from(text.strip_prefix(code).unwrap_or(text).trim().replace("..", " to "))
        }
        (Draft::Text(text) | Draft::Bare(text), "count" | "percent") => Value::from(text.replace("..", " to ")),
        (Draft::Text(text) | Draft::Bare(text), "date" | "day") => date_parts(text),
        (Draft::Text(text) | Draft::Bare(text), _) => Value::from(text.as_str()),
    }
}

fn date_parts(text: &str) -> Value {
    let day_text = text.get(..10).unwrap_or(text);
    let Some(day) = crate::document::day_from(day_text) else {
        return if text.is_empty() {
            Value::Null
        } else {
            object! { "text": text }
        };
    };
    let (year, month, date) = day.parts();
    let mut parts = object! { "day": date.to_string(), "month": month.to_string(), "year": year.to_string() };
    let rest = text.get(10..).unwrap_or_default();
    if rest.is_empty() {
        return parts;
    }
    let clock = rest.get(1..6).unwrap_or_default();
    let zone = rest.get(9..).unwrap_or_default();
    let zone = if zone.eq_ignore_ascii_case("z") { "+00:00" } else { zone };
    let plain = rest.get(6..9) == Some(":00") && matches!(zone, "+00:00" | "+01:00");
    if !plain {
        return object! { "text": text };
    }
    if let Some(parts) = parts.as_object_mut() {
        parts.insert("time".to_owned(), Value::from(clock));
        parts.insert("zone".to_owned(), Value::from(zone));
    }
    parts
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
    use super::{date, money, percent, typed_of};
    use crate::case::Draft;
    use crate::render::object;

    #[test]
    fn sums_are_understood_as_people_write_them() {
        assert_eq!(money("£80 million to £120m", "GBP"), "GBP 80m..120m");
        assert_eq!(money(" 17,500,000 ", "GBP"), "GBP 17,500,000");
        assert_eq!(money("2.4 billion", "GBP"), "GBP 2.4bn");
        assert_eq!(money("£80k", "GBP"), "GBP 80000");
        assert_eq!(percent("−20"), "-20%");
    }

    #[test]
    fn a_date_in_parts_comes_back_in_parts() {
        let parts = object! { "day": "21", "month": "7", "year": "2022", "time": "14:30", "zone": "+01:00" };
        let draft = date(&parts, true).unwrap().unwrap();
        assert_eq!(draft, Draft::Bare("2022-07-21T14:30:00+01:00".to_owned()));
        assert_eq!(typed_of(Some(&draft), "date", "GBP"), parts);
        assert!(date(&object! { "day": "31", "month": "2", "year": "2022" }, false).is_err());
        assert!(date(&object! { "day": "31" }, false).is_err());
        assert_eq!(date(&object! { "day": "" }, false), Ok(None));
    }
}
