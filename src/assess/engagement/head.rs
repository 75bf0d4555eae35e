//! Gathers items under the heads of the schedule.

use super::points::Points;
use crate::case::{Case, Item};
use crate::rulebook::{Gathers, Head, HeadId, KindId, Schedule};
use crate::value::{OutOfRange, Percent};

/// What a head came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadScore {
    /// The head, by its place in the schedule.
    pub head: HeadId,
    /// Its part of the whole score.
    pub points: Points,
}

/// Every head, in the order of the schedule, of items that have these points, in the order of the
/// case.
pub(super) fn heads(case: &Case<'_>, schedule: &Schedule, items: &[Points]) -> Result<Vec<HeadScore>, OutOfRange> {
    let kinds: Vec<(KindId, Points)> = case
        .evidence
        .iter()
        .zip(items)
        .filter_map(|(item, points)| match item {
            Item::Shown(evidence) => Some((evidence.kind, *points)),
            Item::Withheld => None,
        })
        .collect();
    schedule
        .heads
        .entries()
        .map(|(id, head)| {
            let own = kinds.iter().copied().filter(|(kind, _)| schedule.kinds[*kind].head == Some(id));
            let points = gathered(schedule, head, own)?;
            Ok(HeadScore {
                head: id,
                points: points.try_map(|points| points.at_most(Percent::WHOLE).of_percent(head.share))?,
            })
        })
        .collect()
}

/// The items of a head together. Of several of one kind the best counts: one fact, one factor.
/// Advice differs from item to item and is not taken for the same.
fn gathered(
    schedule: &Schedule,
    head: &Head,
    items: impl Iterator<Item = (KindId, Points)>,
) -> Result<Points, OutOfRange> {
    let mut sum = Points::ZERO;
    let mut best: Vec<(KindId, Points)> = Vec::new();
    for (kind, points) in items {
        match head.gathers {
            Gathers::Best => sum = sum.better(points),
            Gathers::Sum if schedule.kinds[kind].needs_advice => sum = sum.plus(points)?,
            Gathers::Sum => match best.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, before)) => *before = before.better(points),
                None => best.push((kind, points)),
            },
        }
    }
    best.into_iter().try_fold(sum, |sum, (_, points)| sum.plus(points))
}
