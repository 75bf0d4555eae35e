//! What only the whole rulebook can answer: the order of its steps, the steps that others name,
//! what facts feed, what is counted twice.

#![deny(clippy::wildcard_enum_match_arm)]

mod feeds;
mod order;
mod overlap;

use super::reading::StepToFind;
use super::{Condition, FactId, FactorFigure, Operation, Rulebook, refusals};
use crate::diagnostic::Findings;

/// Finds the steps that others name, and adds what is wrong with the whole to the findings of the
/// file it stands in.
pub(super) fn check(
    rulebook: &mut Rulebook,
    to_find: &[StepToFind],
    own_facts: usize,
    findings: &mut Findings,
    schedule_findings: &mut Findings,
) {
    for step in to_find {
        find(rulebook, step, findings);
    }
    order::check(rulebook, findings);
    steps_without_factors(rulebook, findings);
    engagement(rulebook, findings);
    feeds::check(rulebook, own_facts, findings, schedule_findings);
    counted_twice(rulebook, findings);
}

/// Puts the step that another one names into its operation.
fn find(rulebook: &mut Rulebook, wanted: &StepToFind, findings: &mut Findings) {
    let found = rulebook.steps.position(|step| step.id == wanted.id && (wanted.named.may_be)(&step.operation));
    let by = &mut rulebook.steps[wanted.by];
    match found {
        Some(step) => (wanted.named.set)(&mut by.operation, step),
        None => (wanted.named.refuse)(by.place, &wanted.id, findings),
    }
}

fn steps_without_factors(rulebook: &Rulebook, findings: &mut Findings) {
    for (id, step) in rulebook.steps.entries().filter(|(_, step)| matches!(step.operation, Operation::Factors(_))) {
        if !rulebook.factors.iter().any(|factor| factor.step == id) {
            refusals::step_without_factors(step, findings);
        }
    }
}

fn engagement(rulebook: &Rulebook, findings: &mut Findings) {
    let mut engaged = rulebook.factors.iter().filter(|factor| matches!(factor.figure, FactorFigure::Engagement));
    let count = engaged.clone().count();
    if count > 1 || (count == 1 && rulebook.schedule.is_none()) {
        refusals::engagement_unclear(engaged.next_back().map(|factor| factor.place).unwrap_or_default(), findings);
    }
}

fn counted_twice(rulebook: &Rulebook, findings: &mut Findings) {
    let mut serious: Vec<FactId> = Vec::new();
    for step in &rulebook.steps {
        if let Operation::Seriousness(seriousness) = &step.operation {
            let conditions = seriousness.indicated_by.iter().filter_map(|rule| rule.when.as_ref());
            serious.extend(conditions.flat_map(Condition::facts));
        }
    }
    for factor in &rulebook.factors {
        let twice = factor.when.as_ref().and_then(|when| when.facts().iter().find(|fact| serious.contains(fact)));
        if let Some(fact) = twice
            && factor.counted_twice_because.is_empty()
        {
            refusals::counted_twice(factor, &rulebook.facts[*fact], findings);
        }
    }
}
