//! Whether the rulebook reaches the case, in words.

use super::words::citations;
use crate::assess::Reach;
use crate::assessment::Assessment;
use crate::rulebook::{FactId, Outside, Rulebook};
use crate::value::Truth;

/// What is said where the rulebook does not reach the case, and the figures are computed anyway.
#[must_use]
pub(crate) fn outside_words(rulebook: &Rulebook, outside: &Outside) -> String {
    format!(
        "These rules do not reach the case ({}). {} Every figure is what they would come to if they did.",
        citations(rulebook, &outside.authority),
        outside.because
    )
}

/// What is said where that is open.
const REACH_OPEN: &str = "Whether these rules reach the case is not settled. Every figure takes it that they do.";

/// The same, with the questions that would settle it.
pub(crate) fn reach_open_words(rulebook: &Rulebook, facts: &[FactId]) -> String {
    format!("{REACH_OPEN} To be settled: {}.", questions(rulebook, facts))
}

/// The questions of these facts, each with its id.
pub(super) fn questions(rulebook: &Rulebook, facts: &[FactId]) -> String {
    let facts = facts.iter().map(|fact| &rulebook.facts[*fact]);
    facts.map(|fact| format!("“{}” ({})", fact.question, fact.id)).collect::<Vec<_>>().join("; ")
}

/// What the rulebook's reach makes of the figures, in a few words; nothing where it reaches the
/// case.
#[must_use]
pub(crate) fn if_reached(reach: &Reach) -> Option<&'static str> {
    match reach.reaches() {
        Truth::True => None,
        Truth::Open => Some("if these rules reach the case"),
        Truth::False => Some("if these rules reached the case, which they do not"),
    }
}

/// What must be said of the rulebook's reach wherever a figure of the assessment stands by itself.
#[must_use]
pub(crate) fn reach_words(assessment: &Assessment<'_>) -> Vec<String> {
    let rulebook = assessment.case.rulebook;
    let reach = &assessment.reach;
    match reach.reaches() {
        Truth::True => Vec::new(),
        Truth::Open => vec![REACH_OPEN.to_owned()],
        Truth::False => {
            let holds = rulebook.outside.iter().zip(&reach.outside).filter(|(_, truth)| **truth == Truth::True);
            holds.map(|(outside, _)| outside_words(rulebook, outside)).collect()
        }
    }
}
