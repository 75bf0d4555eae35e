//! What only the whole rulebook can answer: the order of its steps, the steps that others name,
//! what facts feed, what is counted twice.

#![deny(clippy::wildcard_enum_match_arm)]

mod feeds;
mod order;
mod overlap;
mod warnings;

use super::model::combinations::Combinations;
use super::reading::StepToFind;
use super::{Condition, FactId, Factor, FactorFigure, Operation, Rulebook, refusals};
use crate::diagnostic::Findings;

/// Adds what is wrong with conditions that stand side by side: true of what was read, whatever else
/// is wrong.
pub(super) fn of_what_was_read(rulebook: &Rulebook, findings: &mut Findings) {
    counted_twice(rulebook, findings);
    same_factors(rulebook, findings);
    factors_without_effect(rulebook, findings);
}

/// Finds the steps that others name, and adds what is wrong with their order: once every step was
/// read.
pub(super) fn of_the_steps(rulebook: &mut Rulebook, to_find: &[StepToFind], findings: &mut Findings) {
    for step in to_find {
        find(rulebook, step, findings);
    }
    order::check(rulebook, findings);
}

/// Adds what is wrong with the order of the steps where a case takes for each infringement what it
/// may.
pub(super) fn of_the_order(rulebook: &Rulebook, findings: &mut Findings) {
    order::check(rulebook, findings);
}

/// Adds every step or factor that a fact is said to feed and that there is not: once all of both were
/// read.
pub(super) fn of_the_feeds(rulebook: &Rulebook, own_facts: usize, findings: &mut Findings) {
    feeds::unknown(rulebook, own_facts, findings);
}

/// Adds what is missing in the whole, and what feeds something else than it says: once everything
/// was read, because what was refused may be what is missing.
pub(super) fn of_the_whole(
    rulebook: &Rulebook,
    own_facts: usize,
    findings: &mut Findings,
    schedule_findings: &mut Findings,
) {
    steps_without_factors(rulebook, findings);
    engagement(rulebook, findings);
    feeds::check(rulebook, own_facts, findings, schedule_findings);
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

/// Refuses two factors of one step and side that hold always together, unless it is said why.
fn same_factors(rulebook: &Rulebook, findings: &mut Findings) {
    let mut earlier: Vec<(&Factor, &Condition)> = Vec::new();
    for factor in &rulebook.factors {
        let Some(when) = &factor.when else { continue };
        let alike = |twin: &Factor, other: &Condition| {
            twin.step == factor.step && twin.side == factor.side && hold_together(rulebook, when, other)
        };
        let twin = earlier.iter().find(|(twin, other)| alike(twin, other)).map(|(twin, _)| *twin);
        if let Some(twin) = twin
            && factor.counted_twice_because.trim().is_empty()
        {
            refusals::one_condition_twice(factor, twin, findings);
        }
        earlier.push((factor, when));
    }
}

/// Whether two conditions hold always together, whatever the facts.
fn hold_together(rulebook: &Rulebook, one: &Condition, other: &Condition) -> bool {
    one.facts().iter().all(|fact| other.facts().contains(fact))
        && Combinations::never(&[one, other], &rulebook.facts, |holds| holds.first() != holds.last())
}

/// Refuses a factor whose condition never holds where its step is taken.
fn factors_without_effect(rulebook: &Rulebook, findings: &mut Findings) {
    for factor in &rulebook.factors {
        let step = &rulebook.steps[factor.step];
        if let (Some(own), Some(taken)) = (&factor.when, &step.when)
            && Combinations::never(&[own, taken], &rulebook.facts, |holds| !holds.contains(&false))
        {
            refusals::never_in_its_step(factor, step, findings);
        }
    }
}
