//! Whether the steps stand in an order that can be taken.

use crate::diagnostic::Findings;
use crate::rulebook::{Base, Role, Rulebook, Step, refusals};

/// Adds every step that cannot be taken where it stands.
pub(super) fn check(rulebook: &Rulebook, findings: &mut Findings) {
    // The parts of the steps before the one at hand.
    let mut before: Vec<Role> = Vec::new();
    for step in &rulebook.steps {
        own(step, &before, findings);
        in_turn(rulebook, step, &before, findings);
        before.push(step.operation.description().role);
    }
    let apart = rulebook.steps.iter().find(|step| step.per_infringement);
    if let (Some(step), false) = (apart, before.contains(&Role::Total)) {
        refusals::never_added_up(step.place, findings);
    }
    let Some(first) = rulebook.steps.first() else { return };
    if !before.contains(&Role::Maximum) {
        refusals::no_maximum(first.place, findings);
    } else if first.operation.description().role != Role::Maximum {
        refusals::maximum_not_first(first.place, findings);
    }
}

/// What a step may not be, whatever its part.
fn own(step: &Step, before: &[Role], findings: &mut Findings) {
    let description = step.operation.description();
    if description.of == Some(Base::StartingPoint) && !before.contains(&Role::StartingPoint) {
        refusals::no_starting_point_yet(step, findings);
    }
    if before.contains(&Role::Total) && step.per_infringement {
        refusals::apart_after_total(step, findings);
    }
    if step.per_infringement && !description.per_infringement {
        refusals::never_apart(step, findings);
    }
    if step.when.is_some() && !description.conditional {
        refusals::maximum_under_a_condition(step, findings);
    }
}

/// What a step may not follow, by its part.
fn in_turn(rulebook: &Rulebook, step: &Step, before: &[Role], findings: &mut Findings) {
    let maximum = before.iter().position(|role| *role == Role::Maximum);
    match step.operation.description().role {
        Role::Maximum => {
            if maximum.is_some() {
                refusals::two_maxima(step.place, findings);
            }
        }
        Role::Total => {
            if !rulebook.steps.iter().any(|step| step.per_infringement) {
                refusals::nothing_to_add_up(step, findings);
            }
        }
        Role::Cap => {
            if maximum.is_none() {
                refusals::cap_before_maximum(step.place, findings);
            }
        }
        Role::Raises => {
            // A cap before the maximum caps nothing.
            if before.iter().skip(maximum.unwrap_or(before.len())).any(|role| *role == Role::Cap) {
                refusals::raises_after_cap(step, findings);
            }
        }
        Role::StartingPoint | Role::Anywhere => {}
    }
}
