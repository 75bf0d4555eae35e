//! Gathers items under the heads of the schedule.

use super::ItemScore;
use crate::case::{Case, Item};
use crate::rulebook::{Gathers, HeadId, KindId, Schedule};
use crate::value::Percent;

/// What a head came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadScore {
    /// The head.
    pub head: HeadId,
    /// Its part of the whole score, in percent: what is certain.
    pub least: Percent,
    /// Its part of the whole score, in percent: what the central reading takes.
    pub central: Percent,
    /// Its part of the whole score, in percent: what is possible.
    pub most: Percent,
}

/// Every head, in the order of the schedule.
pub(super) fn heads(case: &Case<'_>, schedule: &Schedule, items: &[ItemScore]) -> Vec<HeadScore> {
    schedule
        .heads
        .entries()
        .map(|(id, head)| {
            let own: Vec<(KindId, &ItemScore)> = items
                .iter()
                .filter_map(|item| match &case.evidence[item.item] {
                    Item::Shown(evidence) => Some((evidence.kind, item)),
                    Item::Withheld => None,
                })
                .filter(|(kind, _)| schedule.kinds[*kind].head == Some(id))
                .collect();
            let gather = |of: fn(&ItemScore) -> Percent| {
                let gathered = match head.gathers {
                    Gathers::Best => own.iter().map(|(_, item)| of(item)).max().unwrap_or_default(),
                    Gathers::Sum => added(schedule, &own, of),
                };
                gathered.at_most(Percent::WHOLE).of_percent(head.share).unwrap_or_default()
            };
            HeadScore {
                head: id,
                least: gather(|item| item.least),
                central: gather(|item| item.central),
                most: gather(|item| item.most),
            }
        })
        .collect()
}

/// The items together. Of several of one kind the best counts: one fact, one factor. Advice differs
/// from item to item and is not taken for the same.
fn added(schedule: &Schedule, items: &[(KindId, &ItemScore)], of: fn(&ItemScore) -> Percent) -> Percent {
    let mut sum = Percent::ZERO;
    for (place, (kind, item)) in items.iter().enumerate() {
        let advice = schedule.kinds[*kind].needs_advice;
        let outdone = !advice
            && items.iter().enumerate().any(|(other, (twin, rival))| {
                twin == kind && (of(rival) > of(item) || of(rival) == of(item) && other < place)
            });
        if !outdone {
            sum = sum.plus(of(item)).unwrap_or(sum);
        }
    }
    sum
}
