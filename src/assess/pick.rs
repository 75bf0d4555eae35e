//! Which end of a judgement a reading takes.

use super::reading::Reading;
use crate::rulebook::{Judgement, Upper};
use crate::value::Amount;

/// The figure of a judgement that raises the penalty; none stands for the statutory maximum.
pub(super) fn raising_figure(judgement: &Judgement, reading: Reading) -> Option<Amount> {
    match reading {
        Reading::Least => Some(judgement.permitted.from),
        Reading::Low => Some(judgement.indicated.from),
        Reading::Central => Some(judgement.indicated.value),
        Reading::High => Some(judgement.indicated.to),
        Reading::Most => match judgement.permitted.to {
            Upper::At(to) => Some(to),
            Upper::StatutoryMaximum => None,
        },
    }
}

/// The figure of a judgement that lowers the penalty.
pub(super) fn lowering_figure(judgement: &Judgement, reading: Reading) -> Amount {
    match reading {
        Reading::Least => judgement.permitted.to.percent(),
        Reading::Low => judgement.indicated.to,
        Reading::Central => judgement.indicated.value,
        Reading::High => judgement.indicated.from,
        Reading::Most => judgement.permitted.from,
    }
}
