//! `affeer schema`.

use super::arguments::{Schema, SchemaOf};
use super::library::book;
use super::{Exit, files};
use crate::render::{assessment_schema, case_schema, rulebook_schema};
use crate::rulebook::Library;

pub(super) fn run(options: &Schema) -> Exit {
    let schema = match options.of {
        SchemaOf::Assessment => assessment_schema(),
        SchemaOf::Rulebook => rulebook_schema(),
        SchemaOf::Case => {
            let first = Library::rulebooks().first().map_or("", |shipped| shipped.id);
            let id = options.choice.rulebook.as_deref().unwrap_or(first);
            match book(id, options.choice.schedule.as_deref()) {
                Ok(book) => case_schema(&book.rulebook),
                Err(failed) => return failed.exit(),
            }
        }
    };
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    files::print(&format!("{text}\n"))
}
