//! Whether the steps stand in an order that can be taken.

use crate::diagnostic::Findings;
use crate::rulebook::{Base, Role, Rulebook, Step, refusals};

/// What came before a step.
#[derive(Default)]
struct Before {
    maximum: bool,
    starting_point: bool,
    total: bool,
    cap: bool,
}

/// Adds every step that cannot be taken where it stands.
pub(super) fn check(rulebook: &Rulebook, findings: &mut Findings) {
    let mut before = Before::default();
    for step in &rulebook.steps {
        own(step, &before, findings);
        in_turn(rulebook, step, &mut before, findings);
    }
    let apart = rulebook.steps.iter().find(|step| step.per_infringement);
    if let (Some(step), false) = (apart, before.total) {
        refusals::never_added_up(step.place, findings);
    }
    let Some(first) = rulebook.steps.first() else { return };
    if !before.maximum {
        refusals::no_maximum(first.place, findings);
    } else if first.operation.description().role != Role::Maximum {
        refusals::maximum_not_first(first.place, findings);
    }
}

/// What a step may not be, whatever its part.
fn own(step: &Step, before: &Before, findings: &mut Findings) {
    let description = step.operation.description();
    if description.of == Some(Base::StartingPoint) && !before.starting_point {
        refusals::no_starting_point_yet(step, findings);
    }
    if before.total && step.per_infringement {
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
fn in_turn(rulebook: &Rulebook, step: &Step, before: &mut Before, findings: &mut Findings) {
    match step.operation.description().role {
        Role::Maximum => {
            if before.maximum {
                refusals::two_maxima(step.place, findings);
            }
            before.maximum = true;
        }
        Role::StartingPoint => before.starting_point = true,
        Role::Total => {
            if !rulebook.steps.iter().any(|step| step.per_infringement) {
                refusals::nothing_to_add_up(step, findings);
            }
            before.total = true;
        }
        Role::Cap => {
            if !before.maximum {
                refusals::cap_before_maximum(step.place, findings);
            }
            // A cap before the maximum caps nothing.
            before.cap |= before.maximum;
        }
        Role::Raises => {
            if before.cap {
                refusals::raises_after_cap(step, findings);
            }
        }
        Role::Anywhere => {}
    }
}
