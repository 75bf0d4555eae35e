//! The sentences of `affeer new` that are neither the rulebook's nor the questionnaire's.

use crate::rulebook::Rulebook;

pub(super) const GIVEN_UP: &str = "standard input ended before the interview did; nothing was written";
pub(super) const HOW_TO_ANSWER: &str =
    "Press Enter to leave a question open. `?` says why it is asked. Ctrl-D gives up.";
pub(super) const NEEDED: &str = "Nothing can be assessed without it.";
pub(super) const EVIDENCE: &str = "Evidence of engagement with the NCSC and like bodies";
pub(super) const FROM_WHICH_DAY: &str = "From which day?";
pub(super) const UNTIL_WHICH_DAY: &str = "Until which day? Enter if it still is.";
pub(super) const WOULD_BE_REFUSED: &str = "The case as answered would be refused:";
pub(super) const HOW_TO_FILL_IN: &str =
    "Take the # away from each line you can answer. What is left out is open and widens the range.";
pub(super) const EVIDENCE_BLOCKS: &str = "Evidence of engagement: one block for each item";
pub(super) const DECISION_BLOCKS: &str = "What was decided, if anything: one block for each";
pub(super) const KINDS: &str = "Kinds:";
pub(super) const STEPS: &str = "Steps:";

pub(super) fn template_of(rulebook: &Rulebook) -> String {
    format!("A case for {} {}.", rulebook.title, rulebook.version)
}

pub(super) fn only_when(condition: &str) -> String {
    format!("Only when {condition}")
}

/// What puts a case outside the rulebook's reach.
pub(super) fn beyond(basis: &str, because: &str) -> String {
    format!("These rules do not reach the case ({basis}). {because}")
}

/// What was understood of an answer, and a question back where something else may be meant.
pub(super) fn understood(echo: &str, doubt: &str) -> String {
    if doubt.is_empty() { format!("= {echo}") } else { format!("= {echo}. {doubt}") }
}
