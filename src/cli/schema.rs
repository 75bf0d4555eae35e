//! `affeer schema`.

use super::arguments::{Schema, SchemaOf};
use super::library::book_meant;
use super::{Exit, files};
use crate::render::{assessment_schema, case_schema, rulebook_schema};

pub(super) fn run(options: &Schema) -> Exit {
    let schema = match options.of {
        SchemaOf::Assessment => assessment_schema(),
        SchemaOf::Rulebook => rulebook_schema(),
        SchemaOf::Case => match book_meant(&options.choice) {
            Ok(book) => case_schema(&book.rulebook),
            Err(failed) => return failed.exit(),
        },
    };
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    files::print(&format!("{text}\n"))
}
