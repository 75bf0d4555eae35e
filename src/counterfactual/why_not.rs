//! What kept a rule from applying: the nearest answers with which it would, and what each comes to.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::Reading;
use crate::case::InfringementId;
use crate::rulebook::{Condition, FactId, FactValue};
use crate::value::{Money, OutOfRange, Truth, sorted};

/// Answers with which a rule would apply.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// The facts that would have to be otherwise, and how.
    pub facts: Vec<(FactId, FactValue)>,
    /// The central penalty then, in pounds.
    pub penalty: Money,
}

/// More facts than this are not changed together: an answer that far away is no help.
const MOST_FACTS: usize = 3;
/// More combinations of answers than this are not gone through.
const MOST_TRIED: usize = 4_096;

/// The fewest facts that would have to be otherwise for a condition to hold, with the central
/// penalty for each way, lowest first; nothing where it holds, or no change of three facts makes it.
///
/// A number is tried at the ends of what is permitted and just where the condition turns.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn why_not(
    baseline: &Baseline<'_>,
    condition: &Condition,
    infringement: Option<InfringementId>,
) -> Result<Vec<Remedy>, OutOfRange> {
    let case = &baseline.situation().case;
    let values = case.values_of(infringement);
    if condition.truth(values) == Truth::True {
        return Ok(Vec::new());
    }
    let mut remedies = Vec::new();
    for number in 1..=MOST_FACTS.min(condition.facts().len()) {
        for facts in answers(baseline, condition, values, number) {
            remedies.push(remedy(baseline, facts, infringement)?);
        }
        if !remedies.is_empty() {
            break;
        }
    }
    Ok(sorted(remedies, |one, other| one.penalty.cmp(&other.penalty)))
}

/// Every way in which so many facts could be otherwise for the condition to hold.
fn answers(
    baseline: &Baseline<'_>,
    condition: &Condition,
    values: &[FactValue],
    number: usize,
) -> Vec<Vec<(FactId, FactValue)>> {
    let rulebook = baseline.situation().case.rulebook;
    let mut found = Vec::new();
    // Each list of changes with the place of the fact from which it may go on.
    let mut begun: Vec<(usize, Vec<(FactId, FactValue)>)> = vec![(0, Vec::new())];
    let mut tried = 0_usize;
    while let Some((from, changes)) = begun.pop() {
        for (place, fact) in condition.facts().iter().enumerate().skip(from) {
            let mut otherwise = values.to_vec();
            for (changed, value) in &changes {
                set(&mut otherwise, *changed, value);
            }
            for value in condition.turning_answers(*fact, &rulebook.facts[*fact], &otherwise) {
                tried = tried.saturating_add(1);
                if tried > MOST_TRIED {
                    return found;
                }
                let mut with = otherwise.clone();
                set(&mut with, *fact, &value);
                let mut list = changes.clone();
                list.push((*fact, value));
                if list.len() < number {
                    begun.push((place.saturating_add(1), list));
                } else if condition.truth(&with) == Truth::True {
                    found.push(list);
                }
            }
        }
    }
    found
}

fn set(values: &mut [FactValue], fact: FactId, value: &FactValue) {
    if let Some(slot) = values.get_mut(fact.index()) {
        slot.clone_from(value);
    }
}

fn remedy(
    baseline: &Baseline<'_>,
    facts: Vec<(FactId, FactValue)>,
    infringement: Option<InfringementId>,
) -> Result<Remedy, OutOfRange> {
    let mut situation = baseline.situation().clone();
    for (fact, value) in &facts {
        let change = Change::Fact { fact: *fact, infringement, value: value.clone() };
        situation = change.applied_to(&situation)?;
    }
    let affects = |(step, _)| {
        let rulebook = situation.case.rulebook;
        facts.iter().any(|(fact, _)| rulebook.step_uses(step, *fact) || rulebook.schedule_uses(*fact))
    };
    let penalty = baseline.penalty_of(&situation.inputs(), &affects, Reading::Central)?;
    Ok(Remedy { facts, penalty })
}
