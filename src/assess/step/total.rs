//! Adds up the infringements, and keeps linked ones to the gravest maximum.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::{Readings, Scope};
use super::super::state::State;
use crate::rulebook::Total;
use crate::value::{Money, OutOfRange, Truth};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    total: &'c Total,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let infringements = at.together;
    let asked = at.asked(total.capped_when.as_ref().filter(|_| infringements.len() > 1));
    let open = asked.is_some_and(|asked| asked.truth == Truth::Open);
    let apart = open || infringements.are_apart();
    let summed = at.scope.side_by_side(apart && at.scope == Scope::All, |reading| infringements.sums(reading))?;
    *states = summed.map(|sums| State {
        // Each infringement's own line ended with its own balance: the total begins from none.
        balance: if infringements.len() == 1 { sums.balance } else { Money::ZERO },
        additions: sums.additions.clone(),
        ..State::default()
    });
    let reason = || Reason { rule: Rule::Total, asked, why: Why::Follows };
    at.post(states, open, reason, lines, |reading, state| {
        let sums = summed.at(reading);
        let linked = asked.is_some_and(|asked| match asked.truth {
            Truth::True => true,
            Truth::False => false,
            Truth::Open => at.condition_read_in(asked.condition, reading).is_favourable(),
        });
        state.maximum = if linked { sums.gravest } else { sums.maximum };
        state.starting_point = if linked { sums.balance.at_most(sums.gravest) } else { sums.balance };
        let operand = if infringements.len() == 1 {
            Operand::Kept(sums.balance.0)
        } else if linked {
            Operand::LinkedTotal(sums.balance)
        } else {
            Operand::Total(sums.balance)
        };
        Ok((operand, state.maximum))
    })
}
