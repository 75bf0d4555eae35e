//! Whether a rulebook reaches a case at all. It moves no figure.

use crate::rulebook::{FactId, FactValue, Rulebook};
use crate::value::{Truth, sorted};

/// Whether a rulebook reaches a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Whether each thing that would put the case outside is so, in the rulebook's order.
    pub outside: Vec<Truth>,
    /// The facts on which it turns where it is open: asked and not settled, in the rulebook's
    /// order.
    pub open: Vec<FactId>,
}

impl Reach {
    /// The reach of a rulebook, given what is known of its facts.
    #[must_use]
    pub fn of(rulebook: &Rulebook, facts: &[FactValue]) -> Reach {
        let mut open = Vec::new();
        let outside = rulebook
            .outside
            .iter()
            .map(|outside| {
                let truth = outside.when.truth(facts);
                if truth != Truth::Open {
                    return truth;
                }
                let before = open.len();
                let behind = outside.when.facts().iter().copied();
                open.extend(behind.filter(|id| rulebook.is_unsettled(*id, facts)));
                // A fact that does not arise puts nothing outside.
                if open.len() == before { Truth::False } else { Truth::Open }
            })
            .collect();
        let mut open = sorted(open, FactId::cmp);
        open.dedup();
        Reach { outside, open }
    }

    /// Whether the rulebook reaches the case: false where one thing puts it outside, else open
    /// where one might.
    #[must_use]
    pub fn reaches(&self) -> Truth {
        if self.outside.contains(&Truth::True) {
            Truth::False
        } else if self.outside.contains(&Truth::Open) {
            Truth::Open
        } else {
            Truth::True
        }
    }
}
