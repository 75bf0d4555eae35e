//! One fact, one factor: of several items of one kind the best counts.

use super::points::Points;
use crate::case::{Case, EvidenceId, Item};
use crate::rulebook::{Gathers, KindId, Schedule};

/// Takes the points of items of one kind beside a better one, under heads that add items up, and
/// tells which were outdone by which. `points` stand in the order of the case. Advice differs from
/// item to item and is not taken for the same.
pub fn one_of_a_kind(case: &Case<'_>, schedule: &Schedule, points: &mut [Points]) -> Vec<(EvidenceId, EvidenceId)> {
    let adds_up = |kind: KindId| {
        let kind = &schedule.kinds[kind];
        !kind.needs_advice && kind.head.is_some_and(|head| schedule.heads[head].gathers == Gathers::Sum)
    };
    let items: Vec<(usize, EvidenceId, KindId)> = case
        .evidence
        .entries()
        .enumerate()
        .filter_map(|(place, (id, item))| match item {
            Item::Shown(evidence) => Some((place, id, evidence.kind)),
            Item::Withheld => None,
        })
        .filter(|(_, _, kind)| adds_up(*kind))
        .collect();
    let mut outdone = Vec::new();
    for (place, id, kind) in &items {
        let Some(own) = points.get(*place).copied().filter(|own| !own.most.0.is_zero()) else { continue };
        let better = items.iter().filter(|(other, _, twin)| other != place && twin == kind).find(|(other, _, _)| {
            points.get(*other).is_some_and(|rival| {
                let first = other < place;
                let better = rival.most > own.most
                    || rival.most == own.most && (rival.least > own.least || rival.least == own.least && first);
                // Beside an item that is only possible, one that is certain still counts for what it is.
                better && rival.least >= own.least && rival.central >= own.central
            })
        });
        if let (Some((_, better, _)), Some(slot)) = (better, points.get_mut(*place)) {
            *slot = Points::ZERO;
            outdone.push((*id, *better));
        }
    }
    outdone
}
