//! Lists of which the first whose condition holds counts.

use super::context::Context;
use crate::diagnostic::Place;
use crate::rulebook::model::combinations::Combinations;
use crate::rulebook::{Condition, refusals};

/// Such a list while it is read: whether each of its entries can be the one that counts.
pub(in crate::rulebook) struct FirstOf {
    /// What an entry is called.
    what: &'static str,
    earlier: Vec<Condition>,
    /// Whether an entry was read that has no condition.
    always: bool,
}

impl FirstOf {
    /// A list of which nothing is read yet.
    pub(in crate::rulebook) fn new(what: &'static str) -> FirstOf {
        FirstOf { what, earlier: Vec::new(), always: false }
    }

    /// Notes the next entry, and refuses it where one before it counts whenever it could.
    /// A condition that was refused is still a condition.
    pub(in crate::rulebook) fn add(
        &mut self,
        conditional: bool,
        when: Option<&Condition>,
        place: Place,
        context: &mut Context<'_>,
    ) {
        if self.always {
            refusals::never_reached_after(self.what, place, context.findings);
        } else if let Some(when) = when {
            if self.is_covered(when, context) {
                refusals::covered_before(self.what, when.text(), place, context.findings);
            }
            self.earlier.push(when.clone());
        }
        self.always |= !conditional;
    }

    /// Whether it has an entry that counts where no condition holds.
    pub(in crate::rulebook) fn has_last(&self) -> bool {
        self.always
    }

    /// Whether, whenever this condition holds, one before it does.
    fn is_covered(&self, when: &Condition, context: &Context<'_>) -> bool {
        if self.earlier.is_empty() {
            return false;
        }
        let conditions: Vec<&Condition> = std::iter::once(when).chain(&self.earlier).collect();
        let alone = |holds: &[bool]| holds.split_first().is_some_and(|(own, before)| *own && !before.contains(&true));
        Combinations::never(&conditions, context.facts, alone)
    }
}
