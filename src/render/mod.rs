//! The formats, one file each. They say what the report says and compute nothing.

mod json;
mod markdown;
mod schema;
mod text;

pub use json::{assessment_json, assessment_line, backtest_json, refused_json, rulebook_json};
pub use markdown::markdown;
pub use schema::{assessment_schema, case_schema, rulebook_schema};
pub use text::{Style, plain_style, text};
