//! What weighs an item's points: how well it is proved, how prompt it was, what came of advice.

use super::gate::ItemInCase;
use crate::rulebook::Weighted;
use crate::value::{Amount, Id, List, OutOfRange, Percent};

/// What weighs an item's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighing {
    /// How well it is proved.
    Grade,
    /// How soon it followed on awareness.
    Promptness,
    /// How far advice was followed.
    Following,
    /// What following it did.
    Effect,
}

/// How much something weighs an item's points, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// What weighs the item: one of the scales of the schedule.
    pub by: Weighing,
    /// What is certainly left of its points, in percent of them.
    pub least: Percent,
    /// What may be left of its points, in percent of them; the same where nothing is open.
    pub most: Percent,
}

impl ItemInCase<'_> {
    /// The points of the item before the gates, what is certain and what is possible: weighed by
    /// grade, promptness, following and effect.
    pub(super) fn weight(&self) -> Result<(Percent, Percent), OutOfRange> {
        self.weights()?.iter().try_fold((self.kind.points, self.kind.points), |(least, most), weight| {
            Ok((least.of_percent(weight.least)?, most.of_percent(weight.most)?))
        })
    }

    /// What weighs the points, and how much.
    pub(super) fn weights(&self) -> Result<Vec<Weight>, OutOfRange> {
        let grades = &self.schedule.grades;
        let graded = match self.evidence.grade.map(|grade| &grades[grade]) {
            Some(grade) => (grade.weight, grade.weight),
            None => (Percent::ZERO, grades.last().map_or(Percent::ZERO, |grade| grade.weight)),
        };
        let mut weights = vec![Weight { by: Weighing::Grade, least: graded.0, most: graded.1 }];
        if self.kind.timed {
            let (least, most) = self.promptness()?;
            weights.push(Weight { by: Weighing::Promptness, least, most });
        }
        if self.kind.needs_advice {
            let following = weighed(&self.schedule.following, self.evidence.followed);
            let effect = weighed(&self.schedule.effect, self.evidence.effect);
            for (by, (least, most)) in [(Weighing::Following, following), (Weighing::Effect, effect)] {
                weights.push(Weight { by, least, most });
            }
        }
        Ok(weights)
    }

    fn promptness(&self) -> Result<(Percent, Percent), OutOfRange> {
        let list = &self.schedule.promptness;
        let slowest = list.last().map_or(Percent::ZERO, |entry| entry.weight);
        let quickest = list.first().map_or(Percent::ZERO, |entry| entry.weight);
        let weight = |delay: Amount| {
            list.iter()
                .find(|entry| entry.within.is_none_or(|within| delay <= within.amount()))
                .map_or(Percent::ZERO, |entry| entry.weight)
        };
        if let Some(delay) = self.delay {
            let settled = weight(delay.amount());
            return Ok((settled, settled));
        }
        let (Some(at), Some(aware)) = (self.evidence.at, self.awareness()) else {
            return Ok((slowest, quickest));
        };
        let at = at.seconds();
        let latest = at.most().minus(aware.least())?;
        let earliest = at.least().minus(aware.most())?;
        Ok((weight(latest), weight(earliest)))
    }
}

/// What a place on a scale weighs; where none is stated, from the least to the most of the scale.
fn weighed<S>(list: &List<Weighted<S>>, chosen: Option<Id<Weighted<S>>>) -> (Percent, Percent) {
    let weights = || list.iter().map(|weighted| weighted.weight);
    match chosen {
        Some(chosen) => (list[chosen].weight, list[chosen].weight),
        None => (weights().min().unwrap_or_default(), weights().max().unwrap_or_default()),
    }
}
