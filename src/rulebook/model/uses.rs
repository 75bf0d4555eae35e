//! Which steps, and whether the schedule, look at a fact: what a change of the fact can touch.

use super::condition::Condition;
use super::fact::{Fact, FactId};
use super::factor::{Factor, FactorFigure, FactorId};
use super::schedule::Schedule;
use super::step::{Step, StepId};
use crate::value::List;

/// The facts that each step looks at, its factors' included, and those of the schedule.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uses {
    pub(super) steps: Vec<Vec<FactId>>,
    pub(super) schedule: Vec<FactId>,
    /// The same of each step, with the facts that rule any of them in or out.
    pub(super) steps_with_gates: Vec<Vec<FactId>>,
    /// The same of the schedule.
    pub(super) schedule_with_gates: Vec<FactId>,
    /// The facts that rule others in or out.
    pub(super) gates: Vec<FactId>,
    /// The factor whose figure the schedule gives.
    pub(super) engagement: Option<FactorId>,
}

impl Uses {
    pub(in crate::rulebook) fn of(
        facts: &List<Fact>,
        steps: &List<Step>,
        factors: &List<Factor>,
        schedule: Option<&Schedule>,
    ) -> Uses {
        let of_step = |(id, step): (StepId, &Step)| {
            let of_factors =
                factors.iter().filter(|factor| factor.step == id).filter_map(|factor| factor.when.as_ref());
            step.facts().into_iter().chain(of_factors.flat_map(Condition::facts).copied()).collect()
        };
        let of_steps: Vec<Vec<FactId>> = steps.entries().map(of_step).collect();
        let of_schedule = schedule.map(Schedule::facts).unwrap_or_default();
        Uses {
            steps_with_gates: of_steps.iter().map(|used| with_gates(used, facts)).collect(),
            schedule_with_gates: with_gates(&of_schedule, facts),
            gates: facts
                .iter()
                .filter_map(|fact| fact.asked_when.as_ref())
                .flat_map(Condition::facts)
                .copied()
                .collect(),
            steps: of_steps,
            schedule: of_schedule,
            engagement: factors.position(|factor| matches!(factor.figure, FactorFigure::Engagement)),
        }
    }
}

/// Facts, and those that rule any of them in or out, to the last.
fn with_gates(used: &[FactId], facts: &List<Fact>) -> Vec<FactId> {
    let mut all = used.to_vec();
    let mut next = 0;
    while let Some(fact) = all.get(next).copied() {
        let gates = facts[fact].asked_when.iter().flat_map(Condition::facts);
        let new: Vec<FactId> = gates.filter(|gate| !all.contains(gate)).copied().collect();
        all.extend(new);
        next = next.saturating_add(1);
    }
    all
}
