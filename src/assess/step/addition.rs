//! Adds a sum somebody sets.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Posting, Run};
use super::{pick_raising, size};
use crate::case::Figure;
use crate::rulebook::{Addition, IndicatedShare, Step, StepId};
use crate::value::{Money, OutOfRange, Percent};

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    addition: &'c Addition,
) -> Result<(), OutOfRange> {
    let determination = run.determination(index, step);
    let mut posting = Posting::idle(step, LineKind::Addition, run.balance);
    posting.determination = determination;
    let sum = if let Some(Figure::Sum(sum)) = determination.map(|determination| determination.figure) {
        sum
    } else {
        posting.judgement = Some(&addition.sum);
        posting.basis = Some(&addition.sum.indicated.basis);
        run.met_open |= !addition.sum.is_fixed();
        let reading = run.reading_of_step(index);
        match (&addition.indicated_share, reading.is_outer()) {
            (Some(share), false) => {
                let (sum, basis) = indicated(run, step, share, reading)?;
                posting.basis = basis.or(posting.basis);
                sum.at_most(run.maximum)
            }
            _ => pick_raising(&addition.sum, reading).map_or(run.maximum, Money),
        }
    };
    run.added.push((index, sum));
    posting.operand = Operand { figure: sum.0, unit: Unit::Added, base: run.balance };
    posting.after = run.balance.plus(sum)?;
    run.post(posting);
    Ok(())
}

/// A share of the organisation's size, over every band the size may fall in.
fn indicated<'c>(
    run: &Run<'c, '_>,
    step: &Step,
    share: &'c IndicatedShare,
    reading: Reading,
) -> Result<(Money, Option<&'c crate::rulebook::Basis>), OutOfRange> {
    let found = size(run, step, &share.of);
    let mut below = None;
    let mut sums: Vec<(Money, &crate::rulebook::Basis)> = Vec::with_capacity(1);
    let (from, to) = if found.open && run.reading != Reading::Central {
        (found.least, found.most)
    } else {
        (found.taken, found.taken)
    };
    for band in &share.bands {
        let begins = below.is_none_or(|below| to > below);
        let reaches = band.up_to.is_none_or(|up_to| from <= up_to.0);
        if begins && reaches {
            let upper = band.up_to.map_or(to, |up_to| up_to.0.min(to));
            let lower = below.map_or(from, |below| from.max(below));
            let at = if reading.is_unfavourable() { upper } else { lower };
            let indicated = &band.share.indicated;
            let figure = match reading {
                reading if reading.is_favourable() => indicated.from,
                Reading::Central => indicated.value,
                _ => indicated.to,
            };
            sums.push((Percent(figure).of(Money(at))?, &indicated.basis));
        }
        below = band.up_to.map(|up_to| up_to.0);
    }
    let by_sum = |one: &(Money, &crate::rulebook::Basis), other: &(Money, &crate::rulebook::Basis)| one.0.cmp(&other.0);
    let picked =
        if reading.is_unfavourable() { sums.into_iter().max_by(by_sum) } else { sums.into_iter().min_by(by_sum) };
    Ok(picked.map_or((Money::ZERO, None), |(sum, basis)| (sum, Some(basis))))
}
