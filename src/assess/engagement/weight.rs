//! What weighs an item's points: how well it is proved, how prompt it was, what came of advice.

use super::gate::Judging;
use crate::rulebook::Weighted;
use crate::value::{Amount, Id, List, Percent};

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
    /// What.
    pub by: Weighing,
    /// At least.
    pub least: Percent,
    /// At most.
    pub most: Percent,
}

impl Judging<'_> {
    /// The points of the item before the gates: weighed by grade, promptness, following and effect.
    pub(super) fn weight(&self) -> (Percent, Percent) {
        let weigh = |points: Percent, by: Percent| points.of_percent(by).unwrap_or(Percent::ZERO);
        self.weights().iter().fold((self.kind.points, self.kind.points), |(least, most), weight| {
            (weigh(least, weight.least), weigh(most, weight.most))
        })
    }

    /// What weighs the points, and how much.
    pub(super) fn weights(&self) -> Vec<Weight> {
        let grades = &self.schedule.grades;
        let graded = match self.evidence.grade.map(|grade| &grades[grade]) {
            Some(grade) => (grade.weight, grade.weight),
            None => (Percent::ZERO, grades.last().map_or(Percent::ZERO, |grade| grade.weight)),
        };
        let mut weights = vec![Weight { by: Weighing::Grade, least: graded.0, most: graded.1 }];
        if self.kind.timed {
            let (least, most) = self.promptness();
            weights.push(Weight { by: Weighing::Promptness, least, most });
        }
        if self.kind.needs_advice {
            let following = weighed(&self.schedule.following, self.evidence.followed);
            let effect = weighed(&self.schedule.effect, self.evidence.effect);
            for (by, (least, most)) in [(Weighing::Following, following), (Weighing::Effect, effect)] {
                weights.push(Weight { by, least, most });
            }
        }
        weights
    }

    fn promptness(&self) -> (Percent, Percent) {
        let list = &self.schedule.promptness;
        let slowest = list.last().map_or(Percent::ZERO, |entry| entry.weight);
        let quickest = list.first().map_or(Percent::ZERO, |entry| entry.weight);
        let (Some(at), Some(aware)) = (self.evidence.at, self.awareness()) else { return (slowest, quickest) };
        let at = at.seconds();
        let weight = |delay: Amount| {
            list.iter()
                .find(|entry| entry.within.is_none_or(|within| delay <= within.amount()))
                .map_or(Percent::ZERO, |entry| entry.weight)
        };
        let latest = at.most().minus(aware.least()).unwrap_or(at.most());
        let earliest = at.least().minus(aware.most()).unwrap_or(at.least());
        (weight(latest), weight(earliest))
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
