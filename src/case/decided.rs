//! What was decided of a case, where each step is taken.

use super::{Case, Determination, InfringementId, Target};
use crate::rulebook::{FactorId, StepId};

/// How a determination covers the engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngagementDecided {
    /// It is of the engagement and nothing else.
    Alone,
    /// One figure for the engagement and other factors: how many factors, the engagement included.
    InBundle(usize),
    /// One figure for every factor of the step that is not determined by itself.
    WithAllOthers,
}

impl Case<'_> {
    /// Where a step is taken: for each infringement, or once.
    pub fn taken_for(&self, step: StepId) -> impl Iterator<Item = Option<InfringementId>> + use<> {
        let apart = self.rulebook.steps[step].per_infringement;
        let each = self.infringements.ids().filter(move |_| apart).map(Some);
        (!apart).then_some(None).into_iter().chain(each)
    }

    /// The determination that covers the engagement, and how; of one infringement where its step is
    /// taken for each. None where nobody decided it.
    #[must_use]
    pub fn engagement_decided(
        &self,
        infringement: Option<InfringementId>,
    ) -> Option<(&Determination, EngagementDecided)> {
        let (engagement, step) = (self.rulebook.engagement_factor()?, self.rulebook.engagement_step()?);
        let of_factors = self.determination_of_factor(engagement, infringement).map(|(determination, covered)| {
            let alone = covered.len() == 1;
            let how = if alone { EngagementDecided::Alone } else { EngagementDecided::InBundle(covered.len()) };
            (determination, how)
        });
        let of_step = || {
            let known = self.determination(step, infringement)?;
            Some((known, EngagementDecided::WithAllOthers))
        };
        of_factors.or_else(of_step)
    }

    /// Every determination that covers the engagement, and how, in the order of the infringements.
    #[must_use]
    pub fn engagement_decisions(&self) -> Vec<(&Determination, EngagementDecided)> {
        let places = self.rulebook.engagement_step().into_iter().flat_map(|step| self.taken_for(step));
        places.filter_map(|infringement| self.engagement_decided(infringement)).collect()
    }

    /// The determination that names a factor, and all factors it covers; of one infringement where
    /// their step is taken for each.
    #[must_use]
    pub fn determination_of_factor(
        &self,
        factor: FactorId,
        infringement: Option<InfringementId>,
    ) -> Option<(&Determination, &[FactorId])> {
        self.determinations.iter().find_map(|determination| match &determination.target {
            Target::Factors(covered, of) if *of == infringement && covered.contains(&factor) => {
                Some((determination, covered.as_slice()))
            }
            Target::Factors(..) | Target::Step(..) => None,
        })
    }

    /// The determination of a step, for an infringement where the step is taken for each.
    #[must_use]
    pub fn determination(&self, step: StepId, infringement: Option<InfringementId>) -> Option<&Determination> {
        self.determinations.iter().find(|determination| determination.target == Target::Step(step, infringement))
    }
}
