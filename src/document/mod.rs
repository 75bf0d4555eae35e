//! A file as written: TOML or JSON as one tree of keys and values, each with its place, its
//! numbers as they were typed. No meaning yet, and nothing lost.

mod json;
mod node;
mod reader;
mod toml;
mod values;

pub use node::{Entry, Node, Table, Value};
pub use reader::{Reader, Written};
pub(crate) use values::{
    check_hidden, check_id, day_from, moment_from, not_an_option, place_of, quoted, shortened, text_of,
};

use crate::diagnostic::{Code, Findings, Place, Source};

const LARGEST_FILE: usize = 1 << 20;
const MOST_ENTRIES: usize = 1_000;
const DEEPEST: usize = 64;

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
        let place = Place { start: 0, end: 0 };
        findings.add(
            Code::TooLarge,
            place,
            "the file is larger than 1 MiB",
            "leave attachments out and refer to them as exhibits",
        );
        return Table::default();
    }
    match Language::of(text) {
        Language::Toml => toml::parse(text, findings),
        Language::Json => json::parse(text, findings),
    }
}
