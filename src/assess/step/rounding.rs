//! Rounds the balance, to what and which way the rulebook says; after the cap never above the
//! statutory maximum.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::Readings;
use super::super::state::State;
use crate::rulebook::{Operation, Rounding};
use crate::value::{OutOfRange, Way};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    rounding: Rounding,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let reason = || Reason { rule: Rule::Rounding, asked: None, why: Why::Follows };
    let is_cap = |operation: &Operation| matches!(operation, Operation::Cap(_));
    let rulebook = at.inputs.case.rulebook;
    let held = rulebook.maximum().is_none_or(|maximum| maximum.uncapped_because.is_empty());
    let mut before = rulebook.steps.entries().take_while(|(id, _)| *id != at.step_id);
    let capped = held && before.any(|(_, step)| is_cap(&step.operation));
    at.post(states, false, reason, lines, |_, state| {
        let lifts = capped
            && state.balance <= state.maximum
            && state.balance.0.round_to(rounding.to.0, rounding.way)? > state.maximum.0;
        let way = if lifts { Way::Down } else { rounding.way };
        Ok((Operand::Rounded(Rounding { way, ..rounding }), state.balance))
    })
}
