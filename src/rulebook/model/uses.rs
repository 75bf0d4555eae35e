//! Which steps, and whether the schedule, look at a fact: what a change of the fact can touch.

use super::condition::Condition;
use super::fact::FactId;
use super::factor::Factor;
use super::schedule::Schedule;
use super::step::{Step, StepId};
use crate::value::List;

/// The facts that each step looks at, its factors' included, and those of the schedule.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uses {
    pub(super) steps: Vec<Vec<FactId>>,
    pub(super) schedule: Vec<FactId>,
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
