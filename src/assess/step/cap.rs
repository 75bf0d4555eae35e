//! Down to the statutory maximum.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::run::{Posting, Run};
use crate::rulebook::Step;

pub(in super::super) fn take<'c>(run: &mut Run<'c, '_>, step: &'c Step) {
    let mut posting = Posting::idle(step, LineKind::Cap, run.balance);
    posting.operand.figure = run.maximum.0;
    if run.balance > run.maximum {
        posting.operand = Operand { figure: run.maximum.0, unit: Unit::Sum, base: run.balance };
        posting.after = run.maximum;
    }
    run.post(posting);
}
