//! Gathers items under the heads of the schedule.

use super::ItemScore;
use crate::case::{Case, Item};
use crate::rulebook::{Gathers, Schedule};
use crate::value::Percent;

/// What a head came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadScore {
    /// The head, by place in the schedule.
    pub head: usize,
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
        .iter()
        .enumerate()
        .map(|(index, head)| {
            let own: Vec<&ItemScore> = items
                .iter()
                .filter(|item| match case.evidence.get(item.item) {
                    Some(Item::Shown(evidence)) => schedule.kinds.get(evidence.kind).and_then(|kind| kind.head) == Some(index),
                    _ => false,
                })
                .collect();
            let gather = |of: fn(&ItemScore) -> Percent| {
                let values = own.iter().map(|item| of(item));
                let gathered = match head.gathers {
                    Gathers::Best => values.max().unwrap_or_default(),
                    Gathers::Sum => values.fold(Percent::ZERO, |sum, value| sum.plus(value).unwrap_or(sum)),
                };
                gathered.at_most(Percent::WHOLE).of_percent(head.share).unwrap_or_default()
            };
            HeadScore { head: index, least: gather(|item| item.least), central: gather(|item| item.central), most: gather(|item| item.most) }
        })
        .collect()
}
