//! One fact, one factor: of several items of one fact the best counts.

use super::points::Points;
use crate::case::{Case, Evidence};
use crate::rulebook::{Gathers, Head, HeadId, KindId, Schedule};

/// Whether items of one kind tell of one fact with those of another: the kind of one holds that of the
/// other.
fn holds_the_other(one: KindId, other: KindId, schedule: &Schedule) -> bool {
    schedule.kinds[one].includes.contains(&other) || schedule.kinds[other].includes.contains(&one)
}

/// Whether two items of one kind tell of one fact. Pieces of advice are told apart by the body, the
/// service and the time; where all of these are the same, or not given, they are one.
fn is_one_of_a_sort(one: &Evidence, other: &Evidence, schedule: &Schedule) -> bool {
    let told = |evidence: &Evidence| (evidence.body, evidence.service, evidence.at, evidence.kept_up);
    !schedule.kinds[one.kind].needs_advice || told(one) == told(other)
}

/// How the evidence of a case goes together, whatever points its items have: which items tell of one
/// fact, and which are gathered under a head as one. Items stand by their place in the case.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// The items of heads that add up, by what they tell of.
    sorts: Vec<Sort>,
    /// The sort of each item that has one.
    sort_of: Vec<Option<usize>>,
    /// Of each head, the items of which the best counts.
    gathered: Vec<Vec<Vec<usize>>>,
}

/// Items that tell of the same things.
#[derive(Clone, Debug)]
struct Sort {
    kind: KindId,
    items: Vec<usize>,
    /// The sorts whose items tell of one fact with these, this one first.
    same: Vec<usize>,
}

impl Gathering {
    /// How the evidence of a case goes together.
    #[must_use]
    pub fn of(case: &Case<'_>, schedule: &Schedule) -> Gathering {
        let items: Vec<(usize, &Evidence)> = case.evidence.iter().enumerate().collect();
        let mut sorts: Vec<Sort> = Vec::new();
        let mut firsts: Vec<&Evidence> = Vec::new();
        let mut sort_of = vec![None; case.evidence.len()];
        for (place, evidence) in &items {
            let head = schedule.kinds[evidence.kind].head;
            if head.is_none_or(|head| schedule.heads[head].gathers != Gathers::Sum) {
                continue;
            }
            let known = sorts
                .iter()
                .zip(&firsts)
                .position(|(sort, first)| sort.kind == evidence.kind && is_one_of_a_sort(first, evidence, schedule));
            let sort = known.unwrap_or(sorts.len());
            if known.is_none() {
                sorts.push(Sort { kind: evidence.kind, items: Vec::new(), same: vec![sort] });
                firsts.push(evidence);
            }
            if let (Some(known), Some(slot)) = (sorts.get_mut(sort), sort_of.get_mut(*place)) {
                known.items.push(*place);
                *slot = Some(sort);
            }
        }
        let of_kind = |kind: KindId| -> Vec<usize> {
            sorts.iter().enumerate().filter(|(_, sort)| sort.kind == kind).map(|(place, _)| place).collect()
        };
        let kinds: Vec<(KindId, Vec<usize>)> = schedule.kinds.ids().map(|kind| (kind, of_kind(kind))).collect();
        for (place, sort) in sorts.iter_mut().enumerate() {
            let held = kinds.iter().filter(|(kind, _)| holds_the_other(sort.kind, *kind, schedule));
            let others = held.flat_map(|(_, others)| others).copied().filter(|other| *other != place);
            sort.same.extend(others);
        }
        let gathered = |(id, head): (HeadId, &Head)| {
            let own = |kind: KindId| schedule.kinds[kind].head == Some(id);
            match head.gathers {
                Gathers::Best => {
                    let own = items.iter().filter(|(_, evidence)| own(evidence.kind));
                    vec![own.map(|(place, _)| *place).collect()]
                }
                Gathers::Sum => groups(&sorts, own),
            }
        };
        let gathered = schedule.heads.entries().map(gathered).collect();
        Gathering { sorts, sort_of, gathered }
    }

    /// Of a head, the items of which the best counts.
    pub(super) fn under(&self, head: HeadId) -> &[Vec<usize>] {
        self.gathered.get(head.index()).map_or(&[], Vec::as_slice)
    }

    /// Takes the points of items that tell of one fact with a better one, and tells which were outdone
    /// by which, by their places in the case.
    pub(crate) fn take_outdone(&self, points: &mut [Points]) -> Vec<(usize, usize)> {
        let counts = |place: &usize| points.get(*place).is_some_and(|own| !own.most.0.is_zero());
        // What has no points outdoes nothing.
        let mut counting: Vec<Vec<usize>> =
            self.sorts.iter().map(|sort| sort.items.iter().copied().filter(counts).collect()).collect();
        let mut outdone = Vec::new();
        for (place, sort) in self.sort_of.iter().enumerate() {
            let Some(sort) = sort.and_then(|sort| self.sorts.get(sort)) else { continue };
            let Some(own) = points.get(place).copied().filter(|own| !own.most.0.is_zero()) else { continue };
            let is_better = |other: &usize| {
                *other != place && points.get(*other).is_some_and(|rival| outdoes(rival, &own, *other < place))
            };
            let first_better = |sort: &usize| counting.get(*sort)?.iter().copied().find(is_better);
            let Some(better) = sort.same.iter().filter_map(first_better).min() else { continue };
            outdone.push((place, better));
            if let Some(slot) = points.get_mut(place) {
                *slot = Points::ZERO;
            }
            if let Some(counting) = sort.same.first().and_then(|own| counting.get_mut(*own)) {
                counting.retain(|other| *other != place);
            }
        }
        outdone
    }
}

/// Whether an item outdoes another of the same fact; of two alike the first. Beside an item that is
/// only possible, one that is certain still counts for what it is.
fn outdoes(rival: &Points, own: &Points, comes_first: bool) -> bool {
    let better = rival.most > own.most
        || rival.most == own.most && (rival.least > own.least || rival.least == own.least && comes_first);
    better && rival.least >= own.least && rival.central >= own.central
}

/// The items of a head, in the groups of which the best counts: a sort goes to the first group whose
/// first sort tells of one fact with it.
fn groups(sorts: &[Sort], own: impl Fn(KindId) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (place, sort) in sorts.iter().enumerate().filter(|(_, sort)| own(sort.kind)) {
        match groups.iter_mut().find(|(first, _)| sort.same.contains(first)) {
            Some((_, items)) => items.extend(&sort.items),
            None => groups.push((place, sort.items.clone())),
        }
    }
    groups.into_iter().map(|(_, items)| items).collect()
}
