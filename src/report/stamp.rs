//! Under which rules something was made, and what came of it: the line at the head of a file.

use super::words::range;
use super::{Block, Text, Tone};
use crate::assess::Reading;
use crate::assessment::Assessment;
use crate::case::{Case, stamp};

/// What stands at the head of a file with an estimate in it.
pub(crate) const ESTIMATE_BY: &str = "Affeer: an independent estimate, not a government service";
/// What stands at the head of a file without one.
pub(crate) const MADE_BY: &str = "Affeer: independent, not a government service";

/// The stamp of an assessment: with what is indicated, from low to high.
#[must_use]
pub(crate) fn result_stamp(assessment: &Assessment<'_>) -> String {
    let rulebook = assessment.case.rulebook;
    let (low, high) = (*assessment.penalty.at(Reading::Low), *assessment.penalty.at(Reading::High));
    stamp(rulebook, Some(&range(low, high, rulebook.currency)))
}

/// What a file says of how it was made: the stamp, the case, and when. `made_on` is the moment in
/// words where there is a clock; without one it is the day as of which the case is assessed.
#[must_use]
pub(crate) fn made_words(assessment: &Assessment<'_>, made_on: Option<&str>) -> String {
    let case = assessment.case;
    let when = match (made_on, case.as_of) {
        (Some(moment), _) => format!(" Made on {moment}."),
        (None, Some(day)) => format!(" Assessed as of {}.", day.long()),
        (None, None) => String::new(),
    };
    format!("Affeer {}. {}.{when}", result_stamp(assessment), digest_words(case))
}

/// The digest of a case in hex, and what it is a digest of where that is not the whole file.
pub(crate) fn digest_of(case: &Case<'_>) -> String {
    let of = if case.shown_in_part { " (of what may be shown of it)" } else { "" };
    format!("{}{of}", case.digest)
}

/// The digest, with what it is called.
pub(super) fn digest_words(case: &Case<'_>) -> String {
    format!("Case SHA-256 {}", digest_of(case))
}

/// The same of two assessments side by side, each with what it is called.
#[must_use]
pub fn pair_made_words(first: (&str, &Assessment<'_>), second: (&str, &Assessment<'_>)) -> String {
    [first, second].map(|(name, assessment)| format!("“{name}”: {}", made_words(assessment, None))).join(" ")
}

/// What is said of a file whose case is not all of the case.
#[must_use]
pub(crate) fn left_out_words() -> Block {
    Block::Paragraph(Text::of(
        Tone::Warn,
        "The case in this file is without that of which it cannot be told whether it may be shown. The SHA-256 above is of the case in this file.",
    ))
}
