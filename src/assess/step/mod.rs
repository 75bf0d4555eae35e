//! The operations, one file each.

pub(super) mod maximum;
pub(super) mod seriousness;
pub(super) mod banded;
pub(super) mod starting_point;
pub(super) mod total;
pub(super) mod factors;
pub(super) mod addition;
pub(super) mod adjustment;
pub(super) mod reduction;
pub(super) mod cap;
pub(super) mod rounding;
mod measure;
mod pick;

pub(super) use measure::{Size, size, size_by};
pub(super) use pick::{pick_lowering, pick_raising};

use super::ledger::LineKind;
use super::run::{Posting, Run};
use crate::rulebook::{Operation, Step, StepId};
use crate::value::{Amount, Money, Truth};

/// A step that is not taken, because its condition does not hold: a line that says so.
pub(super) fn skipped<'c>(run: &mut Run<'c, '_>, index: StepId, step: &'c Step) {
    let kind = match &step.operation {
        Operation::Maximum(_) => LineKind::Maximum { tier: None, by_share: false },
        Operation::Seriousness(_) => LineKind::Seriousness { band: None },
        Operation::Banded(_) => LineKind::Banded { size: Amount::ZERO, waived: false },
        Operation::StartingPoint(_) => {
            run.starting_point = run.balance;
            LineKind::StartingPoint
        }
        Operation::Total(_) => LineKind::Total,
        Operation::Factors(_) => LineKind::OtherFactors,
        Operation::Addition(_) => {
            run.added.push((index, Money::ZERO));
            LineKind::Addition
        }
        Operation::Adjustment(_) => LineKind::Adjustment,
        Operation::Reduction(_) => LineKind::Reduction { alternative: None },
        Operation::Cap(_) => LineKind::Cap,
        Operation::Rounding(_) => LineKind::Rounding,
    };
    let mut posting = Posting::idle(step, kind, run.balance);
    posting.condition = step.when.as_ref().map(|when| (when, Truth::False));
    run.post(posting);
}
