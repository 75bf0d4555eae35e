//! What was decided of the same more than once: which of it governs, and what of a penalty that a court
//! quashed.

use super::dates::Days;
use super::refusals;
use super::{Decider, Determination, Target};
use crate::diagnostic::{Findings, Place};
use crate::document::Reader;
use crate::rulebook::{ByPercentage, BySum, Condition, FactValue, Operation, Rulebook, Step, StepId};
use crate::value::Truth;

/// Whether anything is decided by both.
pub(super) fn overlap(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Factors(these, here), Target::Factors(those, there)) => {
            here == there && these.iter().any(|factor| those.contains(factor))
        }
        (these, those) => these == those,
    }
}

/// Whether both decide the same and nothing else.
pub(super) fn is_same(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Factors(these, here), Target::Factors(those, there)) => {
            here == there && these.len() == those.len() && these.iter().all(|factor| those.contains(factor))
        }
        (these, those) => these == those,
    }
}

/// Adds a determination to those of the same: the latest governs, and keeps the others. Says whether
/// it could: not where nothing tells which of two is the later.
pub(super) fn stand_after_each_other(governing: &mut Determination, one: Determination, days: Days) -> bool {
    let mut all = std::mem::take(&mut governing.replaced);
    all.insert(0, governing.clone());
    let mut at = 0;
    for (place, other) in all.iter().enumerate() {
        match later(&one, other, days) {
            None => {
                all.remove(0);
                governing.replaced = all;
                return false;
            }
            Some(true) => break,
            Some(false) => at = place.saturating_add(1),
        }
    }
    all.insert(at, one);
    let mut all = all.into_iter();
    if let Some(latest) = all.next() {
        *governing = Determination { replaced: all.collect(), ..latest };
    }
    true
}

/// Whether the first was decided after the second; none where that cannot be told. Only notices of
/// intent, the regulator and courts come after each other. The days tell; on one day, or where one is not known, a court
/// decides after the regulator.
fn later(one: &Determination, other: &Determination, days: Days) -> Option<bool> {
    let by_nature = match (one.by, other.by) {
        (Decider::Caseworker | Decider::Party, _) | (_, Decider::Caseworker | Decider::Party) => return None,
        // What is proposed comes before what is decided.
        (Decider::Regulator | Decider::Court, Decider::NoticeOfIntent) => return Some(true),
        (Decider::NoticeOfIntent, Decider::Regulator | Decider::Court) => return Some(false),
        (Decider::Court, Decider::Regulator) => Some(true),
        (Decider::Regulator, Decider::Court) => Some(false),
        (Decider::Court, Decider::Court)
        | (Decider::Regulator, Decider::Regulator)
        | (Decider::NoticeOfIntent, Decider::NoticeOfIntent) => None,
    };
    match (days.decided(one), days.decided(other)) {
        (Some(one), Some(other)) if one != other => Some(one > other),
        _ => by_nature,
    }
}

/// Where a court is said to have quashed the penalty.
pub(super) fn quashed(entry: &mut Reader<'_, '_>, by: Option<Decider>, findings: &mut Findings) -> Option<Place> {
    let place = entry.node("quashed").map(|node| node.place)?;
    if !entry.flag("quashed", findings) {
        return None;
    }
    if by.is_some_and(|by| by != Decider::Court) {
        refusals::quashed_by_another(place, findings);
        return None;
    }
    Some(place)
}

/// The last step that a sum certainly sets: what was decided after it cannot take the balance up again.
pub(super) fn quashing_step(
    rulebook: &Rulebook,
    values: &[FactValue],
    place: Place,
    findings: &mut Findings,
) -> Option<Target> {
    let found = rulebook.steps.entries().rev().find(|(_, step)| {
        let holds = |when: &Option<Condition>| when.as_ref().is_none_or(|when| when.truth(values) == Truth::True);
        !step.per_infringement
            && holds(&step.when)
            && match step.operation.description().by_percentage {
                ByPercentage::Change(_) => matches!(step.operation.description().by_sum, BySum::Anything),
                ByPercentage::Reduction(alternatives) => {
                    alternatives.iter().any(|alternative| holds(&alternative.when))
                }
                ByPercentage::Degree(_)
                | ByPercentage::Size(_)
                | ByPercentage::OnlySum
                | ByPercentage::Maximum
                | ByPercentage::Nothing => false,
            }
    });
    let found = found.filter(|(id, _)| raises_after(rulebook, *id).is_none());
    if found.is_none() {
        refusals::no_step_to_quash_at(place, findings);
    }
    found.map(|(id, _)| Target::Step(id, None))
}

/// The last step after this one that can raise the balance.
pub(super) fn raises_after(rulebook: &Rulebook, step: StepId) -> Option<&Step> {
    let raises = |step: &Step| match &step.operation {
        Operation::Addition(_) | Operation::Adjustment(_) | Operation::Factors(_) | Operation::Total(_) => true,
        Operation::Maximum(_)
        | Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::StartingPoint(_)
        | Operation::Reduction(_)
        | Operation::Cap(_)
        | Operation::Rounding(_) => false,
    };
    rulebook.steps.entries().filter(|(id, known)| *id > step && raises(known)).map(|(_, known)| known).next_back()
}
