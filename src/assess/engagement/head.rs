//! Gathers items under the heads of the schedule.

use super::one_of_a_kind::is_same_fact;
use super::points::Points;
use crate::case::{Case, Evidence};
use crate::rulebook::{Gathers, Head, HeadId, Schedule};
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
    let counted: Vec<(&Evidence, Points)> = case.evidence.iter().zip(items.iter().copied()).collect();
    schedule
        .heads
        .entries()
        .map(|(id, head)| {
            let own = counted.iter().copied().filter(|(evidence, _)| schedule.kinds[evidence.kind].head == Some(id));
            let points = gathered(schedule, head, own)?;
            Ok(HeadScore {
                head: id,
                points: points.try_map(|points| points.at_most(Percent::WHOLE).of_percent(head.share))?,
            })
        })
        .collect()
}

/// The items of a head together. Of several that tell of one fact the best counts.
fn gathered<'c>(
    schedule: &Schedule,
    head: &Head,
    items: impl Iterator<Item = (&'c Evidence, Points)>,
) -> Result<Points, OutOfRange> {
    let mut best_of_all = Points::ZERO;
    let mut facts: Vec<(&Evidence, Points)> = Vec::new();
    for (evidence, points) in items {
        match head.gathers {
            Gathers::Best => best_of_all = best_of_all.better(points),
            Gathers::Sum => match facts.iter_mut().find(|(known, _)| is_same_fact(known, evidence, schedule)) {
                Some((_, before)) => *before = before.better(points),
                None => facts.push((evidence, points)),
            },
        }
    }
    facts.into_iter().try_fold(best_of_all, |sum, (_, points)| sum.plus(points))
}
