//! The formats, one file each, and the list of them. They say what the report says and compute
//! nothing.
//!
//! A rulebook as a page of Markdown, and as text in lines of 80 characters:
//!
//! ```
//! use affeer::render::{markdown, plain_style, text};
//! use affeer::{report::rulebook_report, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let report = rulebook_report(&rulebook);
//! assert!(markdown(&report).starts_with(&format!("# {}", report.title)));
//! assert!(text(&report, 80, plain_style).contains(&report.title));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod caseload_json;
mod csv;
mod element;
mod form;
mod foretold_json;
mod format;
mod html;
mod json;
mod json_text;
mod markdown;
mod object;
mod report_file;
mod schema;
mod schema_decided;
mod schema_foretold;
mod schema_parts;
mod sums;
mod text;
mod words;

pub use caseload_json::{decisions_json, engagement_count_json, tariff_json};
pub use csv::{csv, csv_file, decisions_csv, tariff_csv};
pub use element::Element;
pub(crate) use element::elements_json;
pub use foretold_json::{backtest_json, calibration_json, foretold_json};
pub use form::{Assessed, Document, Layout, Style, plain_style};
pub use format::Format;
pub(crate) use html::waterfall_bar;
pub use html::{Links, html};
pub use json::{assessment_json, assessment_line, checked_json};
pub use json::{refused_json, rulebook_json};
pub(crate) use json_text::marked_json;
pub use json_text::{Outcome, outcomes_json};
pub use json_text::{json_text, line_json, pair_json};
pub use markdown::markdown;
pub(crate) use object::{Object, object};
pub use report_file::{data_of, is_report_file, report_file};
pub use schema::{assessment_schema, case_schema, rulebook_schema};
pub use text::text;
