//! What was decided: of what, by whom, and as which figure.

use super::{InfringementId, Provenance};
use crate::rulebook::{DegreeId, FactorId, StepId};
use crate::value::{Day, Id, Money, Percent, name_among};

/// Which thing that was decided.
pub type DeterminationId = Id<Determination>;

/// Something that was decided.
#[derive(Clone, Debug)]
pub struct Determination {
    /// What it decides.
    pub target: Target,
    /// What was decided.
    pub figure: Figure,
    /// Who decided it; a decision of any of them takes the place of the judgement.
    pub by: Decider,
    /// The reason given for it, as the case states it.
    pub because: String,
    /// Why it lies outside the permitted range; empty where the case does not say.
    pub departs: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The degree of seriousness that a sum was given with; that of a share stands in the figure.
    pub degree: Option<DegreeId>,
    /// The day on which it was decided; `None` where the case gives none.
    pub on: Option<Day>,
    /// Whether a court quashed the penalty by it: its figure is then a sum of nil.
    pub quashed: bool,
    /// What was proposed or decided of the same before, and stands beside it without governing: the
    /// latest first. Only notices of intent, the regulator and courts stand after each other.
    pub replaced: Vec<Determination>,
    /// Its place among the determinations of the file.
    pub row: usize,
}

impl Determination {
    /// That a caseworker decided a figure, and nothing else of it.
    #[must_use]
    pub fn supposed(target: Target, figure: Figure) -> Determination {
        Determination {
            target,
            figure,
            by: Decider::Caseworker,
            because: String::new(),
            departs: String::new(),
            provenance: Provenance::default(),
            degree: None,
            on: None,
            quashed: false,
            replaced: Vec::new(),
            row: 0,
        }
    }
}

/// What a determination decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A step; of one infringement where the step is taken for each.
    Step(StepId, Option<InfringementId>),
    /// One figure for one or several factors of one side; of one infringement where their step is
    /// taken for each.
    Factors(Vec<FactorId>, Option<InfringementId>),
}

impl Target {
    /// The infringement it is of, where it is of one.
    #[must_use]
    pub(crate) fn infringement(&self) -> Option<InfringementId> {
        match self {
            Target::Step(_, infringement) | Target::Factors(_, infringement) => *infringement,
        }
    }
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A share of the balance; with the degree of seriousness it belongs to.
    Share(Percent, Option<DegreeId>),
    /// A degree of seriousness, its share being open.
    Band(DegreeId),
    /// A signed change, in percent of the base: below nil it lowers the balance.
    Change(Percent),
    /// The amount itself, in pounds; no formula.
    Sum(Money),
}

impl Figure {
    /// By how much it lowers the balance, in percent of the base; nil where it is no change, or one
    /// that does not lower it.
    #[must_use]
    pub fn reduction(self) -> Percent {
        match self {
            Figure::Change(change) if change.0.is_negative() => Percent(change.0.magnitude()),
            Figure::Change(_) | Figure::Share(..) | Figure::Band(_) | Figure::Sum(_) => Percent::ZERO,
        }
    }
}

/// Who decided, or puts the figure forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// The regulator that may impose the penalty.
    Regulator,
    /// Somebody who works on the case and decides for the purpose of an estimate.
    Caseworker,
    /// A party that puts the figure forward.
    Party,
    /// A court or tribunal.
    Court,
    /// The regulator in a notice of intent: it proposes, and decides nothing.
    NoticeOfIntent,
}

impl Decider {
    /// All, by name.
    pub const NAMES: [(&'static str, Decider); 5] = [
        ("regulator", Decider::Regulator),
        ("caseworker", Decider::Caseworker),
        ("party", Decider::Party),
        ("court", Decider::Court),
        ("notice-of-intent", Decider::NoticeOfIntent),
    ];

    /// The name it has in cases, under `by`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}
