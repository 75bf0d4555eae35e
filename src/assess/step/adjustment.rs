//! Up or down by a percentage, or to a sum.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::Readings;
use super::super::state::State;
use super::raising_figure;
use crate::case::Figure;
use crate::rulebook::Adjustment;
use crate::value::{Amount, OutOfRange, Percent};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    adjustment: &'c Adjustment,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let determination = at.determination();
    let reason = || Reason {
        rule: Rule::Adjustment,
        asked: None,
        why: determination.map_or(Why::judged(&adjustment.change), Why::Decided),
    };
    let decided = determination.map(|determination| determination.figure);
    let open = decided.is_none() && !adjustment.change.is_fixed();
    at.post(states, open, reason, lines, |reading, state| {
        let base = state.base(adjustment.of);
        let change = match decided {
            Some(Figure::Change(change)) => Some(change),
            Some(Figure::Sum(sum)) => {
                let set = at.sum_set(sum, reading, state, |state| Ok(state.base(adjustment.of)))?;
                return Ok((Operand::Sum(set), base));
            }
            Some(Figure::Share(..) | Figure::Band(_)) | None => {
                raising_figure(&adjustment.change, at.step_read_in(reading)).map(Percent)
            }
        };
        Ok(match change {
            Some(change) => (Operand::ChangeToNil(change), base),
            // As far as the statutory maximum; a balance above it stays, for the cap to cut.
            None if state.balance < state.maximum => (Operand::Sum(state.maximum), base),
            None => (Operand::Kept(Amount::ZERO), state.balance),
        })
    })
}
