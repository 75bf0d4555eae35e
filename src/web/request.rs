//! What the page may ask: one type a request, read from an object of JSON. A key that is left out,
//! or whose value is of another type than it takes, counts as empty; a key that a request does not
//! have is passed over: so that no request can be malformed.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The case that a request is about, and the rules it is to be read by.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseRequest {
    /// The text of the case file.
    #[serde(deserialize_with = "text")]
    pub case: String,
    /// The text of the user's own rulebook, where they brought one.
    #[serde(deserialize_with = "own_text")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub rulebook: Option<String>,
    /// The text of the user's own schedule, where they brought one.
    #[serde(deserialize_with = "own_text")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub schedule: Option<String>,
}

impl CaseRequest {
    /// The user's own rulebook; none where its text is blank.
    pub(super) fn own_rulebook(&self) -> Option<&str> {
        not_blank(self.rulebook.as_deref())
    }

    /// The user's own schedule; none where its text is blank.
    pub(super) fn own_schedule(&self) -> Option<&str> {
        not_blank(self.schedule.as_deref())
    }
}

fn not_blank(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// A case that is to be begun.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeginRequest {
    /// The day of assessment, as `2026-11-23`; where it is no day, the case gives none.
    #[serde(deserialize_with = "text")]
    pub today: String,
}

/// Answers that are to be saved in the case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswersRequest {
    /// What was typed, by question: `{"facts:turnover": "385m"}`. Read by the questionnaire, whose
    /// questions have many shapes.
    #[cfg_attr(test, ts(type = "Record<string,unknown>"))]
    pub typed: Value,
}

/// An item that is to be added to a list of the case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AddRequest {
    /// The list: `evidence`. To a list that there is not, nothing is added.
    #[serde(deserialize_with = "text")]
    pub list: String,
    /// The kind of evidence; empty for an item of any other list.
    #[serde(deserialize_with = "text")]
    pub of: String,
}

/// An item that is to be taken out of a list of the case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RemoveRequest {
    /// The list: `evidence`.
    #[serde(deserialize_with = "text")]
    pub list: String,
    /// Which item, from nought. Where it is none of the list, nothing is taken out.
    #[serde(deserialize_with = "position")]
    #[cfg_attr(test, ts(as = "usize"))]
    pub index: Option<usize>,
}

/// A file that is to be opened.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenRequest {
    /// The text of a case file, or of a report file with the case in it.
    #[serde(deserialize_with = "text")]
    pub text: String,
}

/// A line of the account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LineRequest {
    /// Which line, counted from one, in digits.
    #[serde(deserialize_with = "text")]
    pub line: String,
}

/// When something is made.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MomentRequest {
    /// Day and time as the browser's clock has them, `2026-11-23 16:30`; what is no day or no time
    /// is left out of what is made.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub at: String,
}

/// A case to compare with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CompareRequest {
    /// The text of the other case file: the first of the two.
    #[serde(deserialize_with = "text")]
    pub other: String,
    /// What the other case and this one are called; where a name is left out or empty, as it was
    /// kept before a change and after it.
    #[serde(deserialize_with = "texts")]
    pub names: Vec<String>,
}

/// Something that comes with the program, by its id.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IdRequest {
    /// Its id: of an example or of a rulebook. Empty, for a rulebook, means the one by which the
    /// case is read.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub id: String,
}

/// A text; empty for any other value.
pub(super) fn text<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    own_text(value).map(Option::unwrap_or_default)
}

/// A text; none for any other value.
pub(super) fn own_text<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    Value::deserialize(value).map(text_in)
}

fn text_in(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A list of texts, with an empty one for any other item; empty for any other value.
fn texts<'de, D: Deserializer<'de>>(value: D) -> Result<Vec<String>, D::Error> {
    Ok(match Value::deserialize(value)? {
        Value::Array(items) => items.into_iter().map(|item| text_in(item).unwrap_or_default()).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => Vec::new(),
    })
}

/// A whole number from nought; none for any other value.
fn position<'de, D: Deserializer<'de>>(value: D) -> Result<Option<usize>, D::Error> {
    Ok(Value::deserialize(value)?.as_u64().and_then(|number| usize::try_from(number).ok()))
}

/// A request, or another object of which every key may be left out; empty where the value is none.
pub(super) fn read<T: Default + for<'v> Deserialize<'v>>(value: &Value) -> T {
    // OK because a list would be read as an object without keys, by the order of its items.
    if value.is_object() { T::deserialize(value).unwrap_or_default() } else { T::default() }
}
