//! Whether the rulebook reaches the case, for the page: by the answers so far.

use crate::assess::Reach;
use crate::report::citations;
use crate::rulebook::Rulebook;
use crate::value::Truth;
use serde_json::{Value, json};

/// Whether the rulebook reaches the case, so far.
pub(super) fn reaches_json(reach: &Reach) -> Value {
    let (holds, words) = match reach.reaches() {
        Truth::True => ("yes", "These rules reach the case."),
        Truth::False => (
            "no",
            "These rules do not reach the case. You can go on: the figures are what they would come to if they did.",
        ),
        Truth::Open => {
            ("open", "Whether these rules reach the case is not settled yet. The figures take it that they do.")
        }
    };
    json!({ "holds": holds, "words": words })
}

/// What puts the case outside, so far.
pub(super) fn outside_json(rulebook: &Rulebook, reach: &Reach) -> Vec<Value> {
    let holds = rulebook.outside.iter().zip(&reach.outside).filter(|(_, truth)| **truth == Truth::True);
    holds
        .map(|(outside, _)| json!({ "because": outside.because, "basis": citations(rulebook, &outside.authority) }))
        .collect()
}
