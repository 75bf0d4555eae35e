//! Rounds the balance, to what and which way the rulebook says.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::Readings;
use super::super::state::State;
use crate::rulebook::Rounding;
use crate::value::OutOfRange;

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    rounding: Rounding,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let reason = || Reason { rule: Rule::Rounding, asked: None, why: Why::Follows };
    at.post(states, false, reason, lines, |_, state| Ok((Operand::Rounded(rounding), state.balance)))
}
