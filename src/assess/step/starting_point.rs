//! The starting point: a name for the balance so far.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::Readings;
use super::super::state::State;
use crate::case::Figure;
use crate::value::{Amount, OutOfRange};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let determination = at.determination();
    let reason =
        || Reason { rule: Rule::StartingPoint, asked: None, why: determination.map_or(Why::Follows, Why::Decided) };
    at.post(states, false, reason, lines, |reading, state| {
        let operand = match determination.map(|determination| determination.figure) {
            Some(Figure::Sum(sum)) => Operand::Sum(at.sum_set(sum, reading, state, |state| Ok(state.balance))?),
            Some(Figure::Share(..) | Figure::Band(_) | Figure::Change(_)) | None => Operand::Kept(Amount::ZERO),
        };
        state.starting_point = match operand {
            Operand::Sum(sum) => sum,
            _ => state.balance,
        };
        Ok((operand, state.balance))
    })
}
