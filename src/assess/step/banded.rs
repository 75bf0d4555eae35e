//! Turnover adjustment: a share of the balance, by size.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Posting, Run};
use super::{Size, size};
use crate::case::Figure;
use crate::rulebook::{Banded, Interpolated, SizeBand, Step, StepId};
use crate::value::{Amount, OutOfRange, Percent, Way};

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    banded: &'c Banded,
) -> Result<(), OutOfRange> {
    let determination = run.determination(index, step);
    let before = run.balance;
    let found = size(run, step, &banded.by);
    let waived = banded.waived_by.is_some() && run.by_share && determination.is_none();
    let mut posting = Posting::idle(step, LineKind::Banded { size: found.taken, waived }, before);
    posting.determination = determination;
    match determination.map(|determination| determination.figure) {
        Some(Figure::Share(share, _)) => {
            posting.operand = Operand { figure: share.0, unit: Unit::Share, base: before };
            posting.after = share.of(before)?;
        }
        Some(Figure::Sum(sum)) => {
            posting.operand = Operand { figure: sum.0, unit: Unit::Sum, base: before };
            posting.after = sum;
        }
        _ if waived => {
            run.met_open |= found.open;
            posting.operand = Operand { figure: Amount::HUNDRED, unit: Unit::Nothing, base: before };
        }
        _ => {
            run.met_open |= found.open;
            let reading = run.reading_of_step(index);
            let at = reached(banded, found.taken);
            if let Some(band) = at {
                posting.judgement = Some(&band.share);
                posting.basis = Some(
                    banded
                        .interpolated
                        .as_ref()
                        .filter(|_| !band.share.is_fixed())
                        .map_or(&band.share.permitted.basis, |interpolated| &interpolated.basis),
                );
                run.met_open |= !band.share.is_fixed();
            }
            let share = share(banded, &found, reading, run.reading)?;
            posting.operand = Operand { figure: share, unit: Unit::Share, base: before };
            posting.after = Percent(share).of(before)?;
        }
    }
    run.post(posting);
    Ok(())
}

/// The band a size falls in.
fn reached(banded: &Banded, size: Amount) -> Option<&SizeBand> {
    banded.bands.iter().find(|band| band.up_to.is_none_or(|up_to| size <= up_to.0))
}

/// The share for a size in a reading: over every band the size may fall in.
fn share(banded: &Banded, size: &Size, reading: Reading, whole: Reading) -> Result<Amount, OutOfRange> {
    // The size may be read apart from the judgement; where neither is, all bands it may fall in.
    let (from, to) =
        if size.open && whole != Reading::Central { (size.least, size.most) } else { (size.taken, size.taken) };
    let mut below = Amount::ZERO;
    let mut picked: Option<Amount> = None;
    for band in &banded.bands {
        let ends = band.up_to.map(|up_to| up_to.0);
        let begins = picked.is_none() && below.is_zero() || to > below;
        let reaches = ends.is_none_or(|ends| from <= ends);
        if begins && reaches {
            let upper = ends.map_or(to, |ends| ends.min(to));
            let lower = from.max(below);
            let at = if reading.is_unfavourable() || (reading == Reading::Central && whole.is_unfavourable()) {
                upper
            } else {
                lower
            };
            let own = in_band(banded.interpolated.as_ref(), band, below, at, reading)?;
            picked = Some(match picked {
                None => own,
                Some(before) if reading.is_unfavourable() => before.max(own),
                Some(before) => before.min(own),
            });
        }
        below = ends.unwrap_or(below);
    }
    Ok(picked.unwrap_or(Amount::HUNDRED))
}

fn in_band(
    interpolated: Option<&Interpolated>,
    band: &SizeBand,
    below: Amount,
    size: Amount,
    reading: Reading,
) -> Result<Amount, OutOfRange> {
    let permitted = &band.share.permitted;
    let to = permitted.to.percent();
    match reading {
        Reading::Least => return Ok(permitted.from),
        Reading::Most => return Ok(to),
        _ => {}
    }
    let Some(interpolated) = interpolated else {
        let indicated = &band.share.indicated;
        return Ok(match reading {
            Reading::Low => indicated.from,
            Reading::High => indicated.to,
            _ => indicated.value,
        });
    };
    let Some(up_to) = band.up_to else { return Ok(permitted.from) };
    let width = up_to.0.minus(below)?;
    let into = size.minus(below)?;
    let rise = to.minus(permitted.from)?;
    let straight = permitted.from.plus(rise.times(into)?.over(width, 12)?)?.round(interpolated.places, Way::HalfUp);
    let Some((least, greatest, median)) = interpolated.ratios.range() else { return Ok(straight) };
    let ratio = match reading {
        Reading::Low => least,
        Reading::High => greatest,
        _ => median,
    };
    Ok(Percent(ratio).of_percent(Percent(straight))?.0.max(permitted.from).min(to))
}
