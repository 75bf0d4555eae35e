//! What arises in a case: a fact that another one rules out is left aside, and taken up again where
//! it is not ruled out any more.

use super::{Case, Infringement, InfringementId};
use crate::rulebook::{FactId, FactValue, Rulebook};
use crate::value::{List, Truth};
use std::sync::Arc;

/// Facts that are given and do not arise, with what is said of them.
pub(super) type LeftAside = Vec<(FactId, FactValue)>;

/// Takes the facts that do not arise out of the values. When the organisation became aware is what
/// evidence of engagement is measured from, and stays.
pub(super) fn leave_aside(rulebook: &Rulebook, values: &mut [FactValue]) -> LeftAside {
    let awareness = rulebook.schedule.as_ref().and_then(|schedule| schedule.roles.awareness);
    let mut left = LeftAside::new();
    for (id, fact) in rulebook.facts.entries().filter(|(id, _)| awareness != Some(*id)) {
        if *id.of(values) == FactValue::NotKnown || fact.asked(values) != Truth::False {
            continue;
        }
        if let Some(value) = values.get_mut(id.index()) {
            left.push((id, std::mem::replace(value, FactValue::NotKnown)));
        }
    }
    left
}

/// The options that the infringements list of a fact, all together; none where one is not known.
pub(super) fn options_of_all(id: FactId, infringements: &List<Arc<Infringement>>) -> Option<u64> {
    infringements.iter().try_fold(0, |all, infringement| match id.of(&infringement.values) {
        FactValue::Options(own) => Some(all | own),
        FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Number(_) => None,
    })
}

impl Case<'_> {
    /// Sets a fact of one infringement, or of the whole case and of every infringement that says of
    /// it what the case does: the same as reading the case with it.
    pub(crate) fn set_fact(&mut self, fact: FactId, only: Option<InfringementId>, value: &FactValue) {
        let rulebook = self.rulebook;
        let before = said(fact, &self.values, &self.left_aside).clone();
        for (id, infringement) in Arc::make_mut(&mut self.infringements).entries_mut() {
            let follows = only.is_none() && *said(fact, &infringement.values, &infringement.left_aside) == before;
            if follows || only == Some(id) {
                let infringement = Arc::make_mut(infringement);
                set(rulebook, &mut infringement.values, &mut infringement.left_aside, fact, value);
            }
        }
        if only.is_none() {
            set(rulebook, Arc::make_mut(&mut self.values).as_mut_slice(), &mut self.left_aside, fact, value);
        }
        // What is asked of the whole case sees what every infringement lists.
        if let FactValue::Options(own) = value
            && self.infringements.len() > 1
            && rulebook.is_read_apart(fact)
            && let Some(all) = options_of_all(fact, &self.infringements)
            && let Some(slot) = Arc::make_mut(&mut self.values).get_mut(fact.index())
        {
            *slot = FactValue::Options(if only.is_none() { own | all } else { all });
        }
    }
}

/// What is said of a fact, be it left aside.
fn said<'v>(fact: FactId, values: &'v [FactValue], left_aside: &'v LeftAside) -> &'v FactValue {
    left_aside.iter().find(|(id, _)| *id == fact).map_or_else(|| fact.of(values), |(_, value)| value)
}

fn set(rulebook: &Rulebook, values: &mut [FactValue], left: &mut LeftAside, fact: FactId, value: &FactValue) {
    left.retain(|(id, _)| *id != fact);
    if let Some(slot) = values.get_mut(fact.index()) {
        slot.clone_from(value);
    }
    if rulebook.facts[fact].asked_when.is_none() && !rulebook.rules_others(fact) {
        return;
    }
    for (id, value) in std::mem::take(left) {
        if let Some(slot) = values.get_mut(id.index()) {
            *slot = value;
        }
    }
    *left = leave_aside(rulebook, values);
}
