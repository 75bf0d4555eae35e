//! A rulebook: one regulator's fining guidance, one version, checked.

use super::authority::{Authority, AuthorityId};
use super::condition::Condition;
use super::fact::{Fact, FactId, FactValue};
use super::factor::{Factor, FactorFigure, FactorId};
use super::foretelling::Foretelling;
use super::judgement::Judgement;
use super::outside::Outside;
use super::period::Period;
use super::schedule::Schedule;
use super::section::Section;
use super::step::{Step, StepId};
use super::uses::Uses;
use crate::rulebook::operation::{Calibration, Maximum, Role};
use crate::value::{CivilTime, Currency, List, Measures, Truth, sorted};

/// Facts that cannot all be so.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// When they contradict each other.
    pub when: Condition,
    /// What is wrong, in a user's words.
    pub because: String,
}

/// One regulator's fining guidance, one version, checked.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The id under which cases ask for it.
    pub id: String,
    /// What a reader sees.
    pub title: String,
    /// Its version, as the file gives it.
    pub version: String,
    /// SHA-256 of the file, in hex.
    pub digest: String,
    /// The body that imposes the penalty.
    pub regulator: String,
    /// The currency it counts in.
    pub currency: Currency,
    /// The civil time of the place whose days it counts; UTC where it names none.
    pub civil_time: CivilTime,
    /// When it is in force.
    pub in_force: Period,
    /// The time of conduct it can be applied to.
    pub infringements: Period,
    /// What the two periods rest on.
    pub authority: Vec<AuthorityId>,
    /// The passages of law relied on, its schedule's included.
    pub authorities: List<Authority>,
    /// The sections of the form.
    pub sections: List<Section>,
    /// The facts it asks for, its schedule's included.
    pub facts: List<Fact>,
    /// The steps, in the order in which they are taken.
    pub steps: List<Step>,
    /// The factors of all its steps, in the order of the file.
    pub factors: List<Factor>,
    /// What puts a case outside its reach.
    pub outside: List<Outside>,
    /// Facts that cannot all be so.
    pub contradictions: Vec<Contradiction>,
    /// The facts by which published decisions are likened.
    pub comparable_by: Vec<FactId>,
    /// How penalties are foretold by what was decided; none where the rulebook foretells nothing.
    pub foretelling: Option<Foretelling>,
    /// The engagement schedule.
    pub schedule: Option<Schedule>,
    pub(in crate::rulebook) uses: Uses,
    pub(in crate::rulebook) apart: Option<Box<Rulebook>>,
}

impl Rulebook {
    /// What its figures are counted in.
    #[must_use]
    pub fn measures(&self) -> Measures {
        Measures { currency: self.currency, civil_time: self.civil_time }
    }

    /// Whether a fact is asked, or may be, and what is known of it is not settled.
    #[must_use]
    pub fn is_unsettled(&self, id: FactId, facts: &[FactValue]) -> bool {
        self.facts[id].asked(facts) != Truth::False && id.of(facts).is_open()
    }

    /// The same rulebook where a case takes for each infringement what it may; none where there is no
    /// such step. Its facts and factors are the same, its steps stand in another order.
    #[must_use]
    pub fn apart(&self) -> Option<&Rulebook> {
        self.apart.as_deref()
    }

    /// The same where every step that may be is taken for each infringement, before the total, and
    /// `only` as well, in the order of the file.
    pub(in crate::rulebook) fn taken_apart(&self, only: &List<Step>) -> Rulebook {
        let is_total = |step: &Step| step.operation.description().role == Role::Total;
        let total = self.steps.position(is_total);
        let is_first = |id: StepId| total.is_some_and(|total| id < total);
        let own = |is: &dyn Fn(StepId, &Step) -> bool| -> Vec<(Option<StepId>, Step)> {
            let those = self.steps.entries().filter(|(id, step)| is(*id, step));
            those.map(|(id, step)| (Some(id), step.clone())).collect()
        };
        let first = own(&|id, _| is_first(id));
        let mut moved = own(&|id, step| !is_first(id) && step.may_be_apart);
        moved.extend(only.iter().map(|step| (None, step.clone())));
        let mut moved = sorted(moved, |(_, one), (_, other)| one.place.start.cmp(&other.place.start));
        for (_, step) in &mut moved {
            step.per_infringement = true;
        }
        let rest = own(&|id, step| !is_first(id) && !step.may_be_apart);
        let mut rulebook = Rulebook { steps: List::new(), apart: None, ..self.clone() };
        let mut known: Vec<(StepId, StepId)> = Vec::with_capacity(self.steps.len());
        for (before, step) in first.into_iter().chain(moved).chain(rest) {
            let now = rulebook.steps.push(step);
            known.extend(before.map(|before| (before, now)));
        }
        let find = |step: &mut StepId| {
            if let Some((_, now)) = known.iter().find(|(before, _)| before == step) {
                *step = *now;
            }
        };
        rulebook.steps.iter_mut().filter_map(|step| step.operation.step_named()).for_each(find);
        rulebook.factors.iter_mut().for_each(|factor| find(&mut factor.step));
        if let Some(foretelling) = &mut rulebook.foretelling {
            find(&mut foretelling.seriousness);
            foretelling.size.iter_mut().chain(&mut foretelling.reductions).for_each(find);
        }
        rulebook.uses = Uses::of(&rulebook.facts, &rulebook.steps, &rulebook.factors, rulebook.schedule.as_ref());
        rulebook
    }

    /// The fact with this name.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<(FactId, &Fact)> {
        let id = self.facts.position(|fact| fact.id == id)?;
        Some((id, &self.facts[id]))
    }

    /// The same rulebook with every share by size on its straight line, wherever decisions were seen
    /// to go from it.
    #[must_use]
    pub fn on_straight_lines(&self) -> Rulebook {
        let mut rulebook = self.clone();
        if let Some(apart) = &mut rulebook.apart {
            **apart = apart.on_straight_lines();
        }
        for calibration in rulebook.steps.iter_mut().flat_map(|step| step.operation.calibrations()) {
            if let Calibration::Sample(sample) = calibration {
                sample.values.clear();
            }
        }
        rulebook
    }

    /// The same rulebook with every indicated range found again without one decision.
    #[must_use]
    pub fn without_decision(&self, decision: &str) -> Rulebook {
        let mut rulebook = self.clone();
        if let Some(apart) = &mut rulebook.apart {
            **apart = apart.without_decision(decision);
        }
        let without = |judgement: &mut Judgement| *judgement = judgement.without(decision);
        for calibration in rulebook.steps.iter_mut().flat_map(|step| step.operation.calibrations()) {
            match calibration {
                Calibration::Judgement(judgement) => without(judgement),
                Calibration::Sample(sample) => *sample = sample.without(decision),
            }
        }
        for factor in &mut rulebook.factors {
            match &mut factor.figure {
                FactorFigure::Decided(judgement) => without(judgement),
                FactorFigure::Engagement => {}
            }
        }
        rulebook
    }
}

impl Rulebook {
    /// Whether a step, or a factor of it, looks at a fact.
    #[must_use]
    pub(crate) fn step_uses(&self, step: StepId, fact: FactId) -> bool {
        self.uses.steps.get(step.index()).is_some_and(|facts| facts.contains(&fact))
    }

    /// The statutory maximum, which the first step sets.
    #[must_use]
    pub fn maximum(&self) -> Option<&Maximum> {
        self.steps.first().and_then(|step| step.operation.as_maximum())
    }

    /// Whether a step taken for each infringement apart looks at a fact, or at one that the fact
    /// rules in or out.
    #[must_use]
    pub(crate) fn is_read_apart(&self, fact: FactId) -> bool {
        self.steps.entries().any(|(id, step)| step.per_infringement && self.step_rests_on(id, fact))
    }

    /// Whether a change of a fact may give a step something else: it looks at the fact, or at one
    /// that the fact rules in or out.
    #[must_use]
    pub(crate) fn step_rests_on(&self, step: StepId, fact: FactId) -> bool {
        self.uses.steps_with_gates.get(step.index()).is_some_and(|facts| facts.contains(&fact))
    }

    /// The same of the engagement schedule.
    #[must_use]
    pub(crate) fn schedule_rests_on(&self, fact: FactId) -> bool {
        self.uses.schedule_with_gates.contains(&fact)
    }

    /// Whether a fact rules others in or out.
    #[must_use]
    pub fn rules_others(&self, fact: FactId) -> bool {
        self.uses.gates.contains(&fact)
    }

    /// Whether the engagement schedule looks at a fact.
    #[must_use]
    pub(crate) fn schedule_uses(&self, fact: FactId) -> bool {
        self.uses.schedule.contains(&fact)
    }

    /// The factor whose figure the engagement schedule gives.
    #[must_use]
    pub fn engagement_factor(&self) -> Option<FactorId> {
        self.uses.engagement
    }

    /// The step whose factors it is among.
    #[must_use]
    pub fn engagement_step(&self) -> Option<StepId> {
        self.engagement_factor().map(|factor| self.factors[factor].step)
    }
}
