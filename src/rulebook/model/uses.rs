//! Which steps, and whether the schedule, look at a fact: what a change of the fact can touch.

use super::{Condition, FactId, Factor, FactorFigure, FactorId, Rulebook, Schedule, Step, StepId};
use crate::value::List;

/// The facts that each step looks at, its factors' included, and those of the schedule.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uses {
    steps: Vec<Vec<FactId>>,
    schedule: Vec<FactId>,
}

impl Uses {
    pub(in crate::rulebook) fn of(steps: &List<Step>, factors: &List<Factor>, schedule: Option<&Schedule>) -> Uses {
        let of_step = |(id, step): (StepId, &Step)| {
            let of_factors =
                factors.iter().filter(|factor| factor.step == id).filter_map(|factor| factor.when.as_ref());
            step.facts().into_iter().chain(of_factors.flat_map(Condition::facts).copied()).collect()
        };
        Uses {
            steps: steps.entries().map(of_step).collect(),
            schedule: schedule.map(Schedule::facts).unwrap_or_default(),
        }
    }
}

impl Rulebook {
    /// Whether a step, or a factor of it, looks at a fact.
    #[must_use]
    pub fn step_uses(&self, step: StepId, fact: FactId) -> bool {
        self.uses.steps.get(step.index()).is_some_and(|facts| facts.contains(&fact))
    }

    /// Whether the engagement schedule looks at a fact.
    #[must_use]
    pub fn schedule_uses(&self, fact: FactId) -> bool {
        self.uses.schedule.contains(&fact)
    }

    /// The factor whose figure the engagement schedule gives.
    #[must_use]
    pub fn engagement_factor(&self) -> Option<FactorId> {
        self.factors.position(|factor| matches!(factor.figure, FactorFigure::Engagement))
    }
}

impl Schedule {
    /// The facts it looks at.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let roles = [self.roles.awareness, self.roles.investigation_known, self.roles.ransom_paid];
        let conditions = self
            .services
            .iter()
            .filter_map(|service| service.open_when.as_ref())
            .chain(self.duties.iter().filter_map(|duty| duty.when.as_ref()))
            .chain(self.significance.iter().map(|significance| &significance.when));
        conditions.flat_map(Condition::facts).copied().chain(roles.into_iter().flatten()).collect()
    }
}
