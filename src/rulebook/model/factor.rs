//! Factors: what is weighed for and against, each with its figure.

use super::authority::AuthorityId;
use super::condition::Condition;
use super::judgement::Judgement;
use super::step::StepId;
use crate::diagnostic::Place;
use crate::rulebook::Side;
use crate::value::Id;

/// Which factor of a rulebook.
pub type FactorId = Id<Factor>;

/// A factor of a `factors` step.
#[derive(Clone, Debug)]
pub struct Factor {
    /// The id it has in cases.
    pub id: String,
    /// The step it belongs to.
    pub step: StepId,
    /// Whether its figure is added or taken off.
    pub side: Side,
    /// What a reader sees.
    pub label: String,
    /// When it applies; always where there is no condition.
    pub when: Option<Condition>,
    /// Where its figure comes from.
    pub figure: FactorFigure,
    /// The law behind it.
    pub authority: Vec<AuthorityId>,
    /// What is said where it does not apply.
    pub neutral: String,
    /// Why a fact that also feeds seriousness is not counted twice here.
    pub counted_twice_because: String,
    pub(crate) place: Place,
}

/// Where a factor's figure comes from.
#[derive(Clone, Debug)]
pub enum FactorFigure {
    /// Somebody decides it: a magnitude in percent.
    Decided(Box<Judgement>),
    /// The engagement schedule gives it.
    Engagement,
}
