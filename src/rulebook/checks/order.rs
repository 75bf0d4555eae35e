//! Whether the steps stand in an order that can be taken.

use crate::diagnostic::Findings;
use crate::rulebook::{Base, ByPercentage, BySum, Role, Rulebook, Side, Step, StepId, refusals};
use crate::value::Way;

/// Adds every step that cannot be taken where it stands.
pub(super) fn check(rulebook: &Rulebook, findings: &mut Findings) {
    // The parts of the steps before the one at hand.
    let mut before: Vec<Role> = Vec::new();
    for (id, step) in rulebook.steps.entries() {
        own(step, &before, findings);
        in_turn(rulebook, id, step, &before, findings);
        before.push(step.operation.description().role);
    }
    let apart = rulebook.steps.iter().find(|step| step.per_infringement);
    if let (Some(step), false) = (apart, before.contains(&Role::Total)) {
        refusals::never_added_up(step.place, findings);
    }
    let Some(first) = rulebook.steps.first() else { return };
    capped(rulebook, first, findings);
    if let Some(total) = before.iter().position(|role| *role == Role::Total)
        && apart.is_some()
    {
        for step in rulebook.steps.iter().take(total).filter(|step| !step.per_infringement) {
            refusals::not_apart_before_total(step, findings);
        }
    }
    for step in &rulebook.steps {
        waived_apart(rulebook, step, findings);
    }
    lowered_by_starting_point(rulebook, findings);
    if !before.contains(&Role::Maximum) {
        refusals::no_maximum(first.place, findings);
    } else if first.operation.description().role != Role::Maximum {
        refusals::maximum_not_first(first.place, findings);
    }
}

/// Whether every case is kept to the maximum, unless the rulebook says why not.
fn capped(rulebook: &Rulebook, first: &Step, findings: &mut Findings) {
    let cap = cap_of_the_whole(rulebook);
    let Some(maximum) = first.operation.as_maximum() else { return };
    let unexplained = maximum.is_to_be_kept();
    match cap {
        None if unexplained => refusals::no_cap(first.place, findings),
        Some(cap) if cap.when.is_some() && unexplained => refusals::cap_under_a_condition(cap, findings),
        Some(cap) if cap.when.is_none() && !unexplained && rounded_after(rulebook, cap).is_none() => {
            refusals::capped_all_the_same(cap, findings);
        }
        None | Some(_) => {}
    }
}

/// The step that rounds after the cap to what may lie above it.
pub(super) fn rounded_after_cap(rulebook: &Rulebook) -> Option<&Step> {
    rounded_after(rulebook, cap_of_the_whole(rulebook)?)
}

/// The first cap of the whole. One that keeps each infringement to its own maximum does not keep what
/// the whole comes to later.
fn cap_of_the_whole(rulebook: &Rulebook) -> Option<&Step> {
    rulebook.steps.iter().find(|step| step.operation.description().role == Role::Cap && !step.per_infringement)
}

/// The step after the cap that rounds the balance to what may lie above it.
fn rounded_after<'r>(rulebook: &'r Rulebook, cap: &Step) -> Option<&'r Step> {
    let mut after = rulebook.steps.iter().skip_while(|step| step.id != cap.id);
    after.find(|step| step.operation.as_rounding().is_some_and(|rounding| rounding.way != Way::Down))
}

/// A step that a maximum waives is taken where that maximum is set: of several infringements, each
/// has its own answer.
fn waived_apart(rulebook: &Rulebook, step: &Step, findings: &mut Findings) {
    let ByPercentage::Size(banded) = step.operation.description().by_percentage else { return };
    if let Some(maximum) = banded.waived_by.map(|maximum| &rulebook.steps[maximum])
        && maximum.per_infringement
        && !step.per_infringement
    {
        refusals::waived_of_the_whole(step, maximum, findings);
    }
}

/// What can lower the balance by a share of the starting point comes while the balance is made of
/// nothing else: a balance that was set apart from it would be lowered more the larger it is, and
/// the readings would not stand in order.
fn lowered_by_starting_point(rulebook: &Rulebook, findings: &mut Findings) {
    let mut apart = false;
    for (id, step) in rulebook.steps.entries() {
        let description = step.operation.description();
        let of_starting_point = description.of == Some(Base::StartingPoint);
        let lowers = match description.by_percentage {
            ByPercentage::Reduction(_) => true,
            ByPercentage::Change(Some(change)) => change.permitted.from.is_negative(),
            ByPercentage::Change(None) => {
                let mut factors = rulebook.factors.iter().filter(|factor| factor.step == id);
                factors.any(|factor| factor.side == Side::Mitigating)
            }
            ByPercentage::Degree(_)
            | ByPercentage::Size(_)
            | ByPercentage::OnlySum
            | ByPercentage::Maximum
            | ByPercentage::Nothing => false,
        };
        if of_starting_point && lowers && apart {
            refusals::lowered_apart(step, findings);
        }
        apart = match description.role {
            Role::StartingPoint | Role::Total => false,
            Role::Raises if of_starting_point && matches!(description.by_sum, BySum::Nothing) => apart,
            Role::Raises | Role::Anywhere | Role::Cap | Role::Maximum => true,
        };
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
fn in_turn(rulebook: &Rulebook, id: StepId, step: &Step, before: &[Role], findings: &mut Findings) {
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
            // A cap before the maximum caps nothing, and one of each infringement caps it and not the whole.
            let mut caps = rulebook.steps.entries().skip(maximum.unwrap_or(before.len())).filter(|(_, earlier)| {
                earlier.operation.description().role == Role::Cap && earlier.per_infringement == step.per_infringement
            });
            if caps.any(|(earlier, _)| earlier < id) {
                refusals::raises_after_cap(step, findings);
            }
        }
        Role::StartingPoint | Role::Anywhere => {}
    }
}
