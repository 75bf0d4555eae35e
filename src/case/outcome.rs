//! What became of a case: the decision that was published, what a notice of intent proposed before it
//! or without it, and how a case ended in which no penalty was imposed.

use super::{EngagementFinding, Incident, InfringementId};
use crate::rulebook::StepId;
use crate::value::{Money, name_among};

/// What a published decision printed.
#[derive(Clone, Debug)]
pub struct Published {
    /// Whether every figure is known, or only the totals.
    pub replay: bool,
    /// The penalty that was imposed, in pounds.
    pub penalty: Money,
    /// The amount in the notice of intent, in pounds; `None` where it is not known.
    pub notice_of_intent: Option<Money>,
    /// The balance after steps, in pounds, each with the infringement it is printed for.
    pub lines: Vec<(StepId, Option<InfringementId>, Money)>,
    /// What it came of; `None` where the case does not say.
    pub incident: Option<Incident>,
    /// What it found of engagement with the NCSC or a like body; `None` where the case does not say.
    pub engagement: Option<EngagementFinding>,
    /// Whether it was read in a text copy of the notice, or in secondary sources.
    pub text_copy: bool,
    /// What it was read in, as the case cites it.
    pub source: String,
    /// What happened later.
    pub later: String,
}

/// A notice of intent: what the regulator means to do, before it has heard the organisation. It
/// decides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The penalty it proposes, in pounds; `None` where it names none, or it is not known.
    pub penalty: Option<Money>,
    /// Whether it was read in a text copy, or in secondary sources.
    pub text_copy: bool,
    /// What it was read in, as the case cites it.
    pub source: String,
    /// What else there is to say.
    pub note: String,
}

/// How a case ended in which the regulator imposed no penalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// What the regulator did instead of imposing a penalty.
    pub how: Ending,
    /// The penalty that was considered and not imposed, in pounds; `None` where none is known.
    pub considered: Option<Money>,
    /// What it came of; `None` where the case does not say.
    pub incident: Option<Incident>,
    /// Whether it was read in a text copy, or in secondary sources.
    pub text_copy: bool,
    /// What it was read in, as the case cites it.
    pub source: String,
    /// What else there is to say.
    pub note: String,
}

/// With what a case ended instead of a penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A reprimand: the regulator says that the law was broken, and orders nothing.
    Reprimand,
    /// An enforcement notice: an order without a penalty.
    Enforcement,
    /// No action at all.
    NoAction,
}

impl Ending {
    /// All, by name.
    pub const NAMES: [(&'static str, Ending); 3] = [
        ("reprimand", Ending::Reprimand),
        ("enforcement-notice", Ending::Enforcement),
        ("no-action", Ending::NoAction),
    ];

    /// The name it has in cases, under `with`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}
