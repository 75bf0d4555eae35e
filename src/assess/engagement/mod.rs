//! Scores evidence of engagement: gates item by item, then heads, then the whole.

mod points;
mod dates;
mod gate;
mod weight;
mod one_of_a_kind;
mod head;

use dates::Dates;
pub use gate::{GateResult, PassedGate, Reason};
pub use head::HeadScore;
pub(crate) use one_of_a_kind::Gathering;
pub use points::Points;
pub use weight::{Weighing, Weight};

use crate::case::{Case, EvidenceId};
use crate::rulebook::{GateKind, Schedule};
use crate::value::{Duration, OutOfRange, Percent, Truth};

/// How evidence of engagement was scored.
#[derive(Clone, Debug)]
pub struct Score {
    /// Item by item, in the order of the case.
    pub items: Vec<ItemScore>,
    /// Head by head, in the order of the schedule.
    pub heads: Vec<HeadScore>,
    /// The whole score.
    pub points: Points,
    /// Whether the incident is nationally significant.
    pub significant: Truth,
}

/// What became of an item of evidence.
#[derive(Clone, Debug)]
pub struct ItemScore {
    /// The item, by its place in the case.
    pub item: EvidenceId,
    /// What became of it.
    pub verdict: Verdict,
    /// The gates, in order.
    pub gates: Vec<PassedGate>,
    /// What weighs its points.
    pub weights: Vec<Weight>,
    /// Its share of its head.
    pub points: Points,
    /// What that would be if there were no other item.
    pub by_itself: Points,
}

impl ItemScore {
    /// An item with these bounds. The central reading takes the middle of what is likely and what
    /// is possible; where nothing is likely, nothing.
    fn new(
        item: EvidenceId,
        verdict: Verdict,
        (least, likely, most): (Percent, Percent, Percent),
    ) -> Result<ItemScore, OutOfRange> {
        let central = if likely.0.is_zero() { Percent::ZERO } else { Percent(likely.0.middle(most.0)?) };
        let points = Points { least, central, most };
        Ok(ItemScore { item, verdict, gates: Vec::new(), weights: Vec::new(), points, by_itself: points })
    }
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It counts with all the points of its kind.
    Counted,
    /// It counts for less.
    Reduced,
    /// It does not count.
    NotCounted,
    /// It shows a failing that was known and left: it scores nil, and a caveat says so.
    Harms,
    /// What is known leaves it open.
    Open,
}

impl Verdict {
    /// The name it has in JSON and in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Counted => "counted",
            Verdict::Reduced => "reduced",
            Verdict::NotCounted => "not counted",
            Verdict::Harms => "harms",
            Verdict::Open => "open",
        }
    }
}

/// Scores the evidence of a case.
///
/// What is open is scored at its worst under `least` and at its best under `most`.
///
/// # Errors
/// [`OutOfRange`] when a weight or share cannot be kept exactly.
pub fn score(case: &Case<'_>, schedule: &Schedule) -> Result<Score, OutOfRange> {
    score_with(case, schedule, &Gathering::of(case, schedule), None)
}

/// The same, of evidence that goes together so; if one item had come so long after awareness, whatever
/// its date says.
pub(crate) fn score_with(
    case: &Case<'_>,
    schedule: &Schedule,
    gathering: &Gathering,
    delayed: Option<(EvidenceId, Duration)>,
) -> Result<Score, OutOfRange> {
    let dates = Dates::of(case, schedule);
    let delay = |id| delayed.filter(|(item, _)| *item == id).map(|(_, delay)| delay);
    let mut items: Vec<ItemScore> = case
        .evidence
        .entries()
        .map(|(id, evidence)| gate::evidence_item(id, evidence, case, schedule, &dates, delay(id)))
        .collect::<Result<_, OutOfRange>>()?;
    let mut points: Vec<Points> = items.iter().map(|item| item.points).collect();
    for (outdone, better) in gathering.take_outdone(&mut points) {
        let Some(better) = items.get(better).map(|item| item.item) else { continue };
        let Some(item) = items.get_mut(outdone) else { continue };
        item.points = Points::ZERO;
        item.verdict = Verdict::NotCounted;
        if let Some(gate) = item.gates.iter_mut().find(|gate| gate.gate == GateKind::Once) {
            gate.result = GateResult::Failed;
            gate.reason = Reason::SameKind(better);
        }
    }
    let heads = head::heads(schedule, gathering, &points)?;
    let (points, significant) = total_score(case, schedule, &heads)?;
    Ok(Score { items, heads, points, significant })
}

/// What the evidence would score if one item had come so long after awareness, whatever its date says,
/// and every other counted by itself for what it was found to.
pub(crate) fn points_delayed(
    case: &Case<'_>,
    schedule: &Schedule,
    gathering: &Gathering,
    items: &[ItemScore],
    delayed: (EvidenceId, Duration),
) -> Result<Points, OutOfRange> {
    let (delayed, delay) = delayed;
    let mut points: Vec<Points> = items.iter().map(|item| item.by_itself).collect();
    if let Some(slot) = points.get_mut(delayed.index()) {
        let dates = Dates::of(case, schedule);
        *slot = gate::evidence_item(delayed, &case.evidence[delayed], case, schedule, &dates, Some(delay))?.points;
    }
    gathering.take_outdone(&mut points);
    points_of(case, schedule, gathering, &points)
}

/// The whole score of items that have these points, in the order of the case.
pub(crate) fn points_of(
    case: &Case<'_>,
    schedule: &Schedule,
    gathering: &Gathering,
    items: &[Points],
) -> Result<Points, OutOfRange> {
    total_score(case, schedule, &head::heads(schedule, gathering, items)?).map(|(points, _)| points)
}

/// The heads together, raised where the incident is nationally significant, and whether it is.
fn total_score(case: &Case<'_>, schedule: &Schedule, heads: &[HeadScore]) -> Result<(Points, Truth), OutOfRange> {
    let sum = heads.iter().try_fold(Points::ZERO, |sum, head| sum.plus(head.points))?;
    let Some(significance) = &schedule.significance else { return Ok((sum, Truth::False)) };
    let raised =
        sum.try_map(|points| Ok(points.plus(significance.uplift.of_percent(points)?)?.at_most(Percent::WHOLE)))?;
    let significant = significance.when.truth(&case.values);
    let points = match significant {
        Truth::True => raised,
        Truth::False => sum,
        Truth::Open => Points { most: raised.most, ..sum },
    };
    Ok((points, significant))
}
