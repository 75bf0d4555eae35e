//! What it would come to without what somebody denies.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::Readings;
use crate::case::{Case, EvidenceId};
use crate::value::{Money, OutOfRange};

/// The penalty with every disputed item of evidence removed, in pounds; none where nothing of the
/// evidence is disputed, or the rulebook has no schedule.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn penalty_without_disputed(baseline: &Baseline<'_>) -> Result<Option<Readings<Money>>, OutOfRange> {
    let case = &baseline.situation().case;
    let disputed = disputed_evidence(case);
    if disputed.is_empty() || case.rulebook.schedule.is_none() {
        return Ok(None);
    }
    baseline.penalties(&Change::WithoutEvidence(disputed)).map(Some)
}

fn disputed_evidence(case: &Case<'_>) -> Vec<EvidenceId> {
    case.evidence.entries().filter(|(_, item)| item.provenance.disputed).map(|(id, _)| id).collect()
}
