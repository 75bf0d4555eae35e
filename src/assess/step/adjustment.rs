//! Up or down by a percentage, or to a sum.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::run::{Posting, Run};
use super::pick_raising;
use crate::case::Figure;
use crate::rulebook::{Adjustment, Step, StepId};
use crate::value::{OutOfRange, Percent};

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    adjustment: &'c Adjustment,
) -> Result<(), OutOfRange> {
    let determination = run.determination(index, step);
    let base = run.base(adjustment.of);
    let mut posting = Posting::idle(step, LineKind::Adjustment, run.balance);
    posting.determination = determination;
    let change = match determination.map(|determination| determination.figure) {
        Some(Figure::Change(change)) => Some(change.0),
        Some(Figure::Sum(sum)) => {
            posting.operand = Operand { figure: sum.0, unit: Unit::Sum, base };
            posting.after = sum;
            run.post(posting);
            return Ok(());
        }
        _ => {
            posting.judgement = Some(&adjustment.change);
            posting.basis = Some(&adjustment.change.indicated.basis);
            run.met_open |= !adjustment.change.is_fixed();
            pick_raising(&adjustment.change, run.reading_of_step(index))
        }
    };
    match change {
        Some(change) => {
            posting.operand = Operand { figure: change, unit: Unit::Change, base };
            posting.after = run.balance.plus(Percent(change).of(base)?)?.not_below_zero();
        }
        // As far as the statutory maximum; a balance above it stays, for the cap to cut.
        None if run.balance < run.maximum => {
            posting.operand = Operand { figure: run.maximum.0, unit: Unit::Sum, base };
            posting.after = run.maximum;
        }
        None => {}
    }
    run.post(posting);
    Ok(())
}
