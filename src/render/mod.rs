//! The formats, one file each. They say what the report says and compute nothing.

mod csv;
mod element;
mod html;
mod json;
mod markdown;
mod object;
mod schema;
mod text;

pub use csv::csv;
pub use element::{Element, elements_json};
pub use html::{Links, data_of, drawing, html, html_file};
pub use json::{assessment_json, assessment_line, backtest_json, refused_json, rulebook_json};
pub use markdown::markdown;
pub(crate) use object::{Object, object};
pub use schema::{assessment_schema, case_schema, rulebook_schema};
pub use text::{Style, plain_style, text};
