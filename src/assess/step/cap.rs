//! Down to the statutory maximum.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::Readings;
use super::super::state::State;
use crate::value::OutOfRange;

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let reason = || Reason { rule: Rule::Cap, asked: None, why: Why::Follows };
    at.post(states, false, reason, lines, |_, state| {
        let operand =
            if state.balance > state.maximum { Operand::Sum(state.maximum) } else { Operand::Kept(state.maximum.0) };
        Ok((operand, state.balance))
    })
}
