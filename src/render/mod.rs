//! The formats, one file each, and the list of them. They say what the report says and compute
//! nothing.

mod csv;
mod element;
mod form;
mod format;
mod html;
mod json;
mod json_text;
mod markdown;
mod object;
mod report_file;
mod schema;
mod text;

pub use csv::{csv, csv_file};
pub use element::{Element, elements_json};
pub use form::{Assessed, Document, Layout, Style, plain_style};
pub use format::Format;
pub use html::{Links, drawing, html};
pub use json::{assessment_json, assessment_line, backtest_json, refused_json, rulebook_json};
pub use json_text::{json_text, line_json, marked_json, pair_json};
pub use markdown::markdown;
pub(crate) use object::{Object, object};
pub use report_file::{data_of, report_file};
pub use schema::{assessment_schema, case_schema, rulebook_schema};
pub use text::text;
