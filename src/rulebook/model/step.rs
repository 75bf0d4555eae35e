//! A step of a rulebook.

use super::authority::AuthorityId;
use super::condition::Condition;
use super::fact::FactId;
use crate::diagnostic::Place;
use crate::rulebook::Operation;
use crate::value::Id;

/// Which step of a rulebook.
pub type StepId = Id<Step>;

/// A step of a rulebook.
#[derive(Clone, Debug)]
pub struct Step {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What a reader must know of it.
    pub note: String,
    /// The law behind it.
    pub authority: Vec<AuthorityId>,
    /// Whether it is taken for each infringement apart.
    pub per_infringement: bool,
    /// Whether a case may have it taken for each infringement, before the total, in place of once.
    pub may_be_apart: bool,
    /// When it is taken; always where there is no condition.
    pub when: Option<Condition>,
    /// What it does.
    pub operation: Operation,
    pub(crate) place: Place,
}

impl Step {
    /// Every fact the step by itself uses, first in its conditions, then as an amount; its factors
    /// apart. A fact may come more than once.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let description = self.operation.description();
        let conditions = self.when.iter().chain(description.conditions);
        conditions.flat_map(|condition| condition.facts().iter().copied()).chain(description.amounts).collect()
    }
}
