//! Which of several decisions of the same governs.

use super::dates::Days;
use super::{Decider, Determination, Target};

/// Whether both decide something that can be decided only once.
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
