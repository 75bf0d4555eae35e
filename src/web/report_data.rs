//! What a report file holds beside the report, so that the case can be opened again.

use super::request::{own_text, text};
use crate::render::data_of;
use serde::Deserialize;

/// What a report was made from. What is not of the shape it should be counts as empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReportData {
    /// Under which rules the report was made, and what came of it.
    #[serde(deserialize_with = "own_text")]
    pub(super) made: Option<String>,
    /// The text of the case file.
    #[serde(deserialize_with = "text")]
    pub(super) case: String,
    /// The text of the user's own rulebook, where the case was read by one.
    #[serde(deserialize_with = "own_text")]
    pub(super) rulebook: Option<String>,
    /// The text of the user's own schedule, where the case was read by one.
    #[serde(deserialize_with = "own_text")]
    pub(super) schedule: Option<String>,
}

impl ReportData {
    /// The data of a report file, where the text is one.
    pub(super) fn read(text: &str) -> Option<ReportData> {
        Some(super::request::read(&data_of(text)?))
    }
}
