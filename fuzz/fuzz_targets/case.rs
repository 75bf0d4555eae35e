//! A case before each rulebook: admitted, or refused with places and words.
#![no_main]

use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer_fuzz::{RULEBOOKS, holds_of_refusal};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for rulebook in RULEBOOKS.iter() {
        if let Err(refused) = Case::read(rulebook, Source::new("case", text)) {
            holds_of_refusal(&refused);
        }
    }
});
