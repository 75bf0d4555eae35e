//! Whether the rulebook reaches the case, for the page: by the answers so far.

use super::words;
use crate::assess::Reach;
use crate::render::object;
use crate::report::{citations, outside_words};
use crate::rulebook::{Outside, Rulebook};
use crate::value::Truth;
use serde_json::Value;

/// Whether the rulebook reaches the case so far, and what keeps it from doing so.
pub(super) fn reaches_json(rulebook: &Rulebook, reach: &Reach) -> Value {
    let (holds, words) = match reach.reaches() {
        Truth::True => ("yes", words::REACHED),
        Truth::False => ("no", words::NOT_REACHED),
        Truth::Open => ("open", words::REACH_OPEN),
    };
    let because: Vec<Value> = holding(rulebook, reach)
        .map(
            |outside| object! { "because": outside.because.as_str(), "basis": citations(rulebook, &outside.authority) },
        )
        .collect();
    object! { "holds": holds, "words": words, "because": because }
}

/// What is said at once of each thing that puts the case outside.
pub(super) fn outside_json(rulebook: &Rulebook, reach: &Reach) -> Vec<String> {
    holding(rulebook, reach).map(|outside| outside_words(rulebook, outside)).collect()
}

fn holding<'r>(rulebook: &'r Rulebook, reach: &'r Reach) -> impl Iterator<Item = &'r Outside> {
    let each = rulebook.outside.iter().zip(&reach.outside);
    each.filter(|(_, truth)| **truth == Truth::True).map(|(outside, _)| outside)
}
