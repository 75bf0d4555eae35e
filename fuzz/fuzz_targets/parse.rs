//! The light one: a file as a tree. Everything lies where it is said to lie, and what is written
//! again is read as the same.
#![no_main]

use affeer::case::Draft;
use affeer::diagnostic::{Findings, Source};
use affeer::document::parse;
use affeer_fuzz::{holds_of_findings, holds_of_table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::new("file", text);
    let mut findings = Findings::new();
    let table = parse(&source, &mut findings);
    holds_of_table(text, &table);
    let whole = findings.is_empty();
    holds_of_findings(text, findings);
    let draft = Draft::read(text);
    assert_eq!(draft.is_some(), whole);
    if let Some(draft) = draft {
        let written = draft.toml();
        let again = Draft::read(&written).expect("what is written can be read");
        assert_eq!(again.toml(), written, "what is written again is the same");
    }
});
