//! Scores evidence of engagement: gates item by item, then heads, then the whole.

mod gate;
mod weight;
mod head;

pub use gate::{GateResult, PassedGate, Reason};
pub use head::HeadScore;
pub use weight::{Weighing, Weight};

use super::reading::Reading;
use super::step::pick_lowering;
use crate::case::{Case, EvidenceId, Item};
use crate::rulebook::Schedule;
use crate::value::{OutOfRange, Percent, Truth};

/// How evidence of engagement was scored.
#[derive(Clone, Debug)]
pub struct Score {
    /// Item by item, in the order of the case.
    pub items: Vec<ItemScore>,
    /// Head by head.
    pub heads: Vec<HeadScore>,
    /// The whole score, in percent: what is certain.
    pub least: Percent,
    /// The whole score, in percent: what the central reading takes.
    pub central: Percent,
    /// The whole score, in percent: what is possible.
    pub most: Percent,
    /// Whether the incident is nationally significant.
    pub significant: Truth,
}

/// What became of an item of evidence.
#[derive(Clone, Debug)]
pub struct ItemScore {
    /// The item.
    pub item: EvidenceId,
    /// What became of it.
    pub outcome: Outcome,
    /// The gates, in order; none for an item that is withheld.
    pub gates: Vec<PassedGate>,
    /// What weighs its points; none for an item that is withheld.
    pub weights: Vec<Weight>,
    /// Its share of its head, in percent: what is certain.
    pub least: Percent,
    /// Its share of its head, in percent: what the central reading takes.
    pub central: Percent,
    /// Its share of its head, in percent: what is possible.
    pub most: Percent,
}

impl ItemScore {
    /// The item with these bounds. The central reading takes the middle of what is certain and
    /// what is possible; where nothing is certain, nothing.
    pub(super) fn bounded(
        item: EvidenceId,
        outcome: Outcome,
        gates: Vec<PassedGate>,
        least: Percent,
        most: Percent,
    ) -> ItemScore {
        let central = if least.0.is_zero() { Percent::ZERO } else { least.0.middle(most.0).map_or(least, Percent) };
        ItemScore { item, outcome, gates, weights: Vec::new(), least, central, most }
    }

    /// The item at nothing.
    pub(super) fn nothing(&mut self) {
        self.least = Percent::ZERO;
        self.central = Percent::ZERO;
        self.most = Percent::ZERO;
    }
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts.
    Counted,
    /// It counts for less.
    Reduced,
    /// It does not count.
    NotCounted,
    /// It condemns.
    Harms,
    /// It may not be shown.
    Withheld,
    /// What is known leaves it open.
    Open,
}

impl Outcome {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Counted => "counted",
            Outcome::Reduced => "reduced",
            Outcome::NotCounted => "not counted",
            Outcome::Harms => "harms",
            Outcome::Withheld => "withheld",
            Outcome::Open => "open",
        }
    }
}

/// Scores the evidence of a case.
///
/// What is open is scored at its worst under `least` and at its best under `most`.
#[must_use]
pub fn score(case: &Case<'_>, schedule: &Schedule) -> Score {
    let mut items: Vec<ItemScore> = case
        .evidence
        .entries()
        .map(|(id, item)| match item {
            Item::Shown(evidence) => gate::item(id, evidence, case, schedule),
            Item::Withheld => ItemScore::bounded(id, Outcome::Withheld, Vec::new(), Percent::ZERO, Percent::ZERO),
        })
        .collect();
    gate::once(case, schedule, &mut items);
    whole(case, schedule, items)
}

/// The whole score of items already judged.
pub(super) fn whole(case: &Case<'_>, schedule: &Schedule, items: Vec<ItemScore>) -> Score {
    let heads = head::heads(case, schedule, &items);
    let sum =
        |of: fn(&HeadScore) -> Percent| heads.iter().fold(Percent::ZERO, |sum, head| sum.plus(of(head)).unwrap_or(sum));
    let (mut least, mut central, mut most) = (sum(|head| head.least), sum(|head| head.central), sum(|head| head.most));
    let mut significant = Truth::False;
    if let Some(significance) = &schedule.significance {
        significant = significance.when.truth(&case.values);
        let raised = |score: Percent| uplifted(score, significance.uplift).unwrap_or(score);
        if significant == Truth::True {
            least = raised(least);
            central = raised(central);
        }
        if significant != Truth::False {
            most = raised(most);
        }
    }
    Score { items, heads, least, central, most, significant }
}

fn uplifted(score: Percent, uplift: Percent) -> Result<Percent, OutOfRange> {
    Ok(score.plus(uplift.of_percent(score)?)?.at_most(Percent::WHOLE))
}

/// Whether an item is disputed.
pub(super) fn is_disputed(item: &Item) -> bool {
    matches!(item, Item::Shown(evidence) if evidence.provenance.disputed)
}

/// Whether any item is disputed.
pub(super) fn any_disputed(case: &Case<'_>) -> bool {
    case.evidence.iter().any(is_disputed)
}

impl Score {
    /// What the score is worth in one reading, in percent of the base: the score's share of the
    /// ceiling.
    ///
    /// # Errors
    /// [`OutOfRange`] when the share cannot be kept exactly.
    pub fn worth(&self, schedule: &Schedule, reading: Reading) -> Result<Percent, OutOfRange> {
        let score = match reading {
            Reading::Central => self.central,
            _ if reading.is_favourable() => self.most,
            _ => self.least,
        };
        score.of_percent(Percent(pick_lowering(&schedule.ceiling, reading)))
    }
}
