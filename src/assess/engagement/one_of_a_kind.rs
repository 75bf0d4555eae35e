//! One fact, one factor: of several items of one fact the best counts.

use super::points::Points;
use crate::case::{Case, Evidence, EvidenceId};
use crate::rulebook::{Gathers, Schedule};

/// Whether two items under a head that adds up tell of one fact: they are of one kind, or the kind
/// of one holds that of the other. Pieces of advice are told apart by the body, the service and the
/// time; where all three are the same, or not given, they are one.
pub(super) fn is_same_fact(one: &Evidence, other: &Evidence, schedule: &Schedule) -> bool {
    let [kind, twin] = [one.kind, other.kind].map(|kind| &schedule.kinds[kind]);
    if kind.includes.contains(&other.kind) || twin.includes.contains(&one.kind) {
        return true;
    }
    let told = |evidence: &Evidence| (evidence.body, evidence.service, evidence.at, evidence.kept_up);
    one.kind == other.kind && (!kind.needs_advice || told(one) == told(other))
}

/// Takes the points of items that tell of one fact with a better one, under heads that add items
/// up, and tells which were outdone by which. `points` stand in the order of the case.
pub fn one_of_a_kind(case: &Case<'_>, schedule: &Schedule, points: &mut [Points]) -> Vec<(EvidenceId, EvidenceId)> {
    let adds_up = |evidence: &Evidence| {
        let head = schedule.kinds[evidence.kind].head;
        head.is_some_and(|head| schedule.heads[head].gathers == Gathers::Sum)
    };
    let items: Vec<(usize, EvidenceId, &Evidence)> = case
        .evidence
        .entries()
        .enumerate()
        .map(|(place, (id, evidence))| (place, id, evidence))
        .filter(|(_, _, evidence)| adds_up(evidence))
        .collect();
    let mut outdone = Vec::new();
    for (place, id, evidence) in &items {
        let Some(own) = points.get(*place).copied().filter(|own| !own.most.0.is_zero()) else { continue };
        let same = |twin: &Evidence| is_same_fact(evidence, twin, schedule);
        let better = items.iter().filter(|(other, _, twin)| other != place && same(twin)).find(|(other, _, _)| {
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
