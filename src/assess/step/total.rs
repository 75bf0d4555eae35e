//! Adds up the infringements, and keeps linked ones to the gravest maximum.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::run::{Posting, Run};
use crate::rulebook::{Step, Total};
use crate::value::{Money, OutOfRange, Truth};

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    step: &'c Step,
    total: &'c Total,
    limbs: &[(Money, Money)],
) -> Result<(), OutOfRange> {
    let mut sum = Money::ZERO;
    let mut maxima = Money::ZERO;
    let mut gravest = Money::ZERO;
    for (balance, maximum) in limbs {
        sum = sum.plus(*balance)?;
        maxima = maxima.plus(*maximum)?;
        gravest = gravest.max(*maximum);
    }
    let condition = total.capped_when.as_ref().filter(|_| limbs.len() > 1);
    let truth = condition.map_or(Truth::False, |condition| run.truth(Some(condition)));
    let linked = match (truth, condition) {
        (Truth::Open, Some(condition)) => {
            run.met_open = true;
            run.reading_of_condition(condition).is_favourable()
        }
        _ => truth == Truth::True,
    };
    // Each infringement's own line ended with its own balance: the total begins from none.
    run.balance = Money::ZERO;
    run.maximum = if linked { gravest } else { maxima };
    let after = if linked { sum.at_most(gravest) } else { sum };
    let mut posting = Posting::idle(step, LineKind::Total, Money::ZERO);
    posting.condition = condition.map(|condition| (condition, truth));
    posting.operand = Operand { figure: sum.0, unit: Unit::Sum, base: run.maximum };
    posting.after = after;
    if limbs.len() == 1 {
        run.balance = sum;
        posting.operand.unit = Unit::Nothing;
    }
    run.starting_point = after;
    run.post(posting);
    Ok(())
}
