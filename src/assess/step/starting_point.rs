//! The starting point: a name for the balance so far.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::run::{Posting, Run};
use crate::case::Figure;
use crate::rulebook::{Step, StepId};

pub(in super::super) fn take<'c>(run: &mut Run<'c, '_>, index: StepId, step: &'c Step) {
    let determination = run.determination(index, step);
    let mut posting = Posting::idle(step, LineKind::StartingPoint, run.balance);
    posting.determination = determination;
    if let Some(Figure::Sum(sum)) = determination.map(|determination| determination.figure) {
        posting.operand = Operand { figure: sum.0, unit: Unit::Sum, base: run.balance };
        posting.after = sum;
    }
    run.starting_point = posting.after;
    run.post(posting);
}
