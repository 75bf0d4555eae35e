//! A regulator's fining guidance as checked data. A [`Rulebook`] that exists is whole: every
//! number has its authority or rationale, every name it uses is declared, every condition is
//! typed, and its steps stand in an order that can be taken.

mod answers;
mod authority;
mod condition;
mod condition_from_text;
mod context;
mod fact;
mod factor;
mod facts_from_document;
mod factors_from_document;
mod from_document;
mod judgement;
mod outside;
mod overlap;
mod schedule;
mod schedule_from_document;
mod shipped;
mod step;
mod steps_from_document;
mod whole;

pub use authority::{Authority, AuthorityId, Basis, Standing};
pub use condition::{Condition, Part};
pub use fact::{Assumed, Choice, Fact, FactId, FactKind, FactValue, OptionId};
pub use factor::{Factor, FactorFigure, FactorId};
pub(crate) use facts_from_document::{digest, number};
pub use judgement::{Found, Indicated, Judgement, Method, Permitted, Sample, Upper};
pub use outside::{Outside, OutsideId};
pub use schedule::{
    Body, BodyId, Duty, DutyId, Effect, EffectId, EffectScale, Following, FollowingId, FollowingScale, Gate, GateKind,
    Gathers, Grade, GradeId, GradeScale, Head, HeadId, Kind, KindId, Period, Phase, Promptness, Roles, Schedule,
    Service, ServiceId, Significance, Weighted,
};
pub use shipped::{Library, Shipped, schedule_named};
pub use step::{
    Addition, Adjustment, Alternative, AlternativeId, Banded, Base, Ceiling, Chance, Choose, Degree, DegreeId, Factors,
    IndicatedBand, IndicatedShare, Interpolated, Maximum, MaximumFigure, MaximumPart, Measure, Operation, Reduction,
    Rounding, Seriousness, Side, SizeBand, Step, StepId, Tier, TierId, Total,
};

use crate::value::{Currency, Id, List, Truth};

/// Which section of the form.
pub type SectionId = Id<Section>;

/// A section of the form.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What a person reads before the questions.
    pub hint: String,
}

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
    /// Its name in cases.
    pub id: String,
    /// What a reader sees.
    pub title: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the file, in hex.
    pub digest: String,
    /// The body that imposes the penalty.
    pub regulator: String,
    /// The currency it counts in.
    pub currency: Currency,
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
    /// The factors.
    pub factors: List<Factor>,
    /// What puts a case outside its reach.
    pub outside: List<Outside>,
    /// Facts that cannot all be so.
    pub contradictions: Vec<Contradiction>,
    /// The facts by which published decisions are likened.
    pub comparable_by: Vec<FactId>,
    /// The engagement schedule.
    pub schedule: Option<Schedule>,
}

impl Rulebook {
    /// Whether a fact is asked, or may be, and what is known of it is not settled.
    #[must_use]
    pub fn is_unsettled(&self, id: FactId, facts: &[FactValue]) -> bool {
        self.facts[id].asked(facts) != Truth::False && id.of(facts).is_open()
    }

    /// The fact with this name.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<(FactId, &Fact)> {
        let id = self.facts.position(|fact| fact.id == id)?;
        Some((id, &self.facts[id]))
    }

    /// The same rulebook with every indicated range found again without one decision.
    #[must_use]
    pub fn without_decision(&self, decision: &str) -> Rulebook {
        let mut rulebook = self.clone();
        rulebook.each_judgement(|judgement| *judgement = judgement.without(decision));
        for step in &mut rulebook.steps {
            if let Operation::Banded(banded) = &mut step.operation
                && let Some(interpolated) = &mut banded.interpolated
            {
                interpolated.ratios = interpolated.ratios.without(decision);
            }
        }
        rulebook
    }

    fn each_judgement(&mut self, mut change: impl FnMut(&mut Judgement)) {
        for step in &mut self.steps {
            match &mut step.operation {
                Operation::Seriousness(seriousness) => {
                    seriousness.bands.iter_mut().for_each(|band| change(&mut band.share));
                }
                Operation::Banded(banded) => banded.bands.iter_mut().for_each(|band| change(&mut band.share)),
                Operation::Addition(addition) => {
                    change(&mut addition.sum);
                    if let Some(share) = &mut addition.indicated_share {
                        share.bands.iter_mut().for_each(|band| change(&mut band.share));
                    }
                }
                Operation::Adjustment(adjustment) => change(&mut adjustment.change),
                Operation::Reduction(reduction) => {
                    reduction.alternatives.iter_mut().for_each(|alternative| change(&mut alternative.reduction));
                }
                Operation::Maximum(_)
                | Operation::StartingPoint
                | Operation::Total(_)
                | Operation::Factors(_)
                | Operation::Cap
                | Operation::Rounding(_) => {}
            }
        }
        for factor in &mut self.factors {
            if let FactorFigure::Decided(judgement) = &mut factor.figure {
                change(judgement);
            }
        }
    }

    /// Every sample of decisions in it, with where it stands: for tests that hold the values
    /// against the decisions, and for the method page.
    #[must_use]
    pub fn samples(&self) -> Vec<(String, Sample)> {
        let mut rulebook = self.clone();
        let mut samples = Vec::new();
        for step in &self.steps {
            if let Operation::Banded(Banded { interpolated: Some(interpolated), .. }) = &step.operation {
                samples.push((step.id.clone(), interpolated.ratios.clone()));
            }
        }
        rulebook.each_judgement(|judgement| {
            if let Found::Decisions(sample) = &judgement.indicated.found {
                samples.push((String::new(), sample.clone()));
            }
        });
        samples
    }
}
