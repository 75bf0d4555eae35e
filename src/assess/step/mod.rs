//! The operations, one file each: how a step makes the next state out of the one before it.

mod maximum;
mod seriousness;
mod banded;
mod starting_point;
mod total;
mod factors;
mod addition;
mod adjustment;
mod reduction;
mod cap;
mod rounding;
mod size;

use size::{Size, size, size_by};

use super::at::{At, Reason};
use super::ledger::{Asked, Entry, Lines, Operand, Rule, Why};
use super::pick::{lowering_figure, raising_figure};
use super::reading::{Reading, Readings, Scope};
use super::state::State;
use crate::rulebook::{Condition, Operation};
use crate::value::{Amount, OutOfRange, Truth};

/// Takes a step: as its operation says where its condition holds, not at all where it fails. Where
/// that is open, it is taken and not taken, and each reading keeps the one that is its own.
pub(super) fn apply_step<'c>(
    at: &At<'c, '_>,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    match &at.step.when {
        None => apply(at, states, lines),
        Some(when) => match at.truth(Some(when)) {
            Truth::True => apply(at, states, lines),
            Truth::False => skip(at, when, states, lines),
            Truth::Open => choose(at, when, states, lines),
        },
    }
}

/// What each operation does.
#[deny(clippy::wildcard_enum_match_arm)]
fn apply<'c>(at: &At<'c, '_>, states: &mut Readings<State>, lines: &mut Lines<'c>) -> Result<(), OutOfRange> {
    match &at.step.operation {
        Operation::Maximum(maximum) => maximum::apply(at, maximum, states, lines),
        Operation::Seriousness(seriousness) => seriousness::apply(at, seriousness, states, lines),
        Operation::Banded(banded) => banded::apply(at, banded, states, lines),
        Operation::StartingPoint(_) => starting_point::apply(at, states, lines),
        // OK because what every infringement came to stands in `at`: there is nothing before it.
        Operation::Total(total) => total::apply(at, total, states, lines),
        Operation::Factors(factors) => factors::apply(at, factors, states, lines),
        Operation::Addition(addition) => addition::apply(at, addition, states, lines),
        Operation::Adjustment(adjustment) => adjustment::apply(at, adjustment, states, lines),
        Operation::Reduction(reduction) => reduction::apply(at, reduction, states, lines),
        Operation::Cap(_) => cap::apply(at, states, lines),
        Operation::Rounding(rounding) => rounding::apply(at, *rounding, states, lines),
    }
}

/// The state after a step that is not taken.
fn not_taken(at: &At<'_, '_>, state: &mut State) {
    match &at.step.operation {
        Operation::StartingPoint(_) => state.starting_point = state.balance,
        Operation::Addition(_) => state.additions.push((at.step_id, crate::value::Money::ZERO)),
        Operation::Maximum(_)
        | Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::Total(_)
        | Operation::Factors(_)
        | Operation::Adjustment(_)
        | Operation::Reduction(_)
        | Operation::Cap(_)
        | Operation::Rounding(_) => {}
    }
}

/// A step that is not taken, because its condition does not hold: a line that says so.
fn skip<'c>(
    at: &At<'c, '_>,
    when: &'c Condition,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let asked = Some(Asked { condition: when, truth: Truth::False });
    let reason = || Reason { rule: Rule::Step, asked, why: Why::NotTaken };
    at.post(states, false, reason, lines, |_, state| {
        not_taken(at, state);
        Ok((Operand::Kept(Amount::ZERO), state.balance))
    })
}

/// A step whose condition is open. In the organisation's favour it is taken unless that raises the
/// balance, to its detriment unless that lowers it, and not at all in the central reading.
fn choose<'c>(
    at: &At<'c, '_>,
    when: &'c Condition,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let before = states.clone();
    let mut own = lines.aside();
    apply(at, states, &mut own)?;
    let apart = at.scope == Scope::All;
    let is_taken = at.scope.side_by_side(apart, |reading| {
        let (before, after) = (before.at(reading).balance, states.at(reading).balance);
        Ok(match at.condition_read_in(when, reading) {
            reading if reading.is_favourable() => after <= before,
            Reading::Central => false,
            _ => after >= before,
        })
    })?;
    for line in own.into_vec() {
        let entries = at.scope.side_by_side(apart, |reading| {
            let entry = *line.entries.at(reading);
            let balance = before.at(reading).balance;
            let kept = Operand::Kept(entry.operand.figure());
            let not_taken = Entry { before: balance, operand: kept, base: entry.base, after: balance };
            Ok(if *is_taken.at(reading) { entry } else { not_taken })
        })?;
        let asked = line.asked.or(Some(Asked { condition: when, truth: Truth::Open }));
        lines.post(|| super::ledger::Line { asked, entries, ..line });
    }
    *states = at.scope.side_by_side(apart, |reading| {
        Ok(if *is_taken.at(reading) {
            states.at(reading).clone()
        } else {
            let mut state = before.at(reading).clone();
            not_taken(at, &mut state);
            state
        })
    })?;
    Ok(())
}
