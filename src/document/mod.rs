//! A file as written: TOML or JSON as one tree of keys and values, each with its place, its
//! numbers as they were typed. No meaning yet, and nothing lost.
//!
//! The same tree from both languages, and where a value stands:
//!
//! ```
//! use affeer::diagnostic::{Findings, Source};
//! use affeer::document::{Value, parse};
//!
//! let mut findings = Findings::new();
//! for text in ["people = 12_000", r#"{ "people": 12000 }"#] {
//!     let source = Source::new("case", text);
//!     let table = parse(&source, &mut findings);
//!     let people = table.get("people").ok_or("it is not written")?;
//!     assert!(matches!(&people.node.value, Value::Number(number) if number.replace('_', "") == "12000"));
//!     assert!(text[people.node.place.start..people.node.place.end].starts_with("12"));
//! }
//! assert!(findings.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod dates;
mod json;
mod node;
mod reader;
mod recovery;
mod refusals;
mod texts;
mod toml;
mod values;

pub(crate) use dates::{day_from, moment_from};
pub use node::{Entry, Node, Table, Value, Written};
pub use reader::Reader;
pub(crate) use refusals::{did_you_mean, quoted, shortened};
pub(crate) use texts::{check_hidden, check_id, check_name, distinct, not_an_option, parted, place_of, text_of};

use crate::diagnostic::{Findings, Source};

const LARGEST_FILE: usize = 1 << 20;
const MOST_ENTRIES: usize = 1_000;
const DEEPEST: usize = 64;
const MOST_LINES: usize = 100_000;
/// Of a list of tables, `[[evidence]]`, the parser looks through all for each.
const MOST_LISTED_TABLES: usize = 5_000;

/// Which of the two languages a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// TOML, version 1.0.
    Toml,
    /// JSON whose outermost value is an object.
    Json,
}

impl Language {
    /// JSON where the first character that is not space opens an object, else TOML.
    #[must_use]
    pub fn of(text: &str) -> Language {
        if text.trim_start().starts_with('{') { Language::Json } else { Language::Toml }
    }
}

/// The tree of a file; what cannot be read is added to the findings.
pub fn parse<'s>(source: &'s Source, findings: &mut Findings) -> Table<'s> {
    let text = source.text();
    if text.len() > LARGEST_FILE {
        refusals::file_too_large(findings);
        return Table::default();
    }
    if text.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES {
        refusals::too_many_lines(findings);
        return Table::default();
    }
    match Language::of(text) {
        Language::Toml
            if text.lines().filter(|line| line.trim_start().starts_with("[[")).count() > MOST_LISTED_TABLES =>
        {
            refusals::too_many_tables(findings);
            Table::default()
        }
        Language::Toml => toml::parse(text, findings),
        Language::Json => json::parse(text, findings),
    }
}
