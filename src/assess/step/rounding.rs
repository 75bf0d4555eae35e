//! Rounds the balance, to what and which way the rulebook says.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::run::{Posting, Run};
use crate::rulebook::{Rounding, Step};
use crate::value::{Money, OutOfRange};

pub(in super::super) fn take<'c>(run: &mut Run<'c, '_>, step: &'c Step, rounding: Rounding) -> Result<(), OutOfRange> {
    let after = Money(run.balance.0.round_to(rounding.to.0, rounding.way)?);
    let mut posting = Posting::idle(step, LineKind::Rounding, run.balance);
    posting.operand = Operand { figure: rounding.to.0, unit: Unit::Nothing, base: run.balance };
    posting.after = after;
    run.post(posting);
    Ok(())
}
