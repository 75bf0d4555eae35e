//! What stands beside a published decision, or in its place: what a notice of intent proposed, and
//! how a case ended in which no penalty was imposed.

use super::Incident;
use crate::value::{Money, name_among};

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
    /// With what.
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
    /// A reprimand.
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
