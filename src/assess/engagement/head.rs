//! Gathers items under the heads of the schedule.

use super::one_of_a_kind::Gathering;
use super::points::Points;
use crate::rulebook::{HeadId, Schedule};
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
/// case. Of several items that tell of one fact the best counts.
pub(super) fn heads(
    schedule: &Schedule,
    gathering: &Gathering,
    items: &[Points],
) -> Result<Vec<HeadScore>, OutOfRange> {
    let best = |group: &Vec<usize>| {
        group.iter().filter_map(|place| items.get(*place)).fold(Points::ZERO, |best, points| best.better(*points))
    };
    schedule
        .heads
        .entries()
        .map(|(id, head)| {
            let points = gathering.under(id).iter().map(best).try_fold(Points::ZERO, Points::plus)?;
            Ok(HeadScore {
                head: id,
                points: points.try_map(|points| points.at_most(Percent::WHOLE).of_percent(head.share))?,
            })
        })
        .collect()
}
