//! Turnover adjustment: a share of the balance, by size.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::{Size, size};
use crate::case::Figure;
use crate::rulebook::{Banded, Interpolated, SizeBand};
use crate::value::{Amount, Money, OutOfRange, Percent, Way};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    banded: &'c Banded,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let lead = at.scope.lead();
    let central = size(at, &banded.by, lead)?;
    let determination = at.determination();
    let waived = |state: &State| banded.waived_by.is_some() && state.by_share && determination.is_none();
    let waived_centrally = waived(states.at(lead));
    let band = band_of(banded, central.taken);
    let reason = || Reason {
        rule: Rule::Banded { size: Money(central.taken), band },
        asked: None,
        why: match (determination, band) {
            (Some(determination), _) => Why::Decided(determination),
            (None, _) if waived_centrally => Why::Waived,
            (None, Some(band)) => Why::Judged {
                judgement: &band.share,
                basis: banded
                    .interpolated
                    .as_ref()
                    .filter(|_| !band.share.is_fixed())
                    .map_or(&band.share.permitted.basis, |interpolated| &interpolated.basis),
            },
            (None, None) => Why::NoneHolds,
        },
    };
    let decided = determination.map(|determination| determination.figure);
    let open =
        decided.is_none() && (central.open || !waived_centrally && band.is_some_and(|band| !band.share.is_fixed()));
    at.post(states, open, reason, lines, |reading, state| {
        let operand = match decided {
            Some(Figure::Share(share, _)) => Operand::Share(share),
            Some(Figure::Sum(sum)) => Operand::Sum(at.sum_set(sum, reading, state, |state| Ok(state.balance))?),
            Some(Figure::Band(_) | Figure::Change(_)) | None if waived(state) => Operand::Waived,
            Some(Figure::Band(_) | Figure::Change(_)) | None => {
                let size = if central.open { size(at, &banded.by, reading)? } else { central };
                Operand::Share(Percent(share(banded, &size, at.step_read_in(reading), reading)?))
            }
        };
        Ok((operand, state.balance))
    })
}

/// The band a size falls in.
fn band_of(banded: &Banded, size: Amount) -> Option<&SizeBand> {
    banded.bands.iter().find(|band| band.up_to.is_none_or(|up_to| size <= up_to.0))
}

/// The share for a size: over every band it may fall in. `judged` is how the judgement is read,
/// `reading` how everything else is.
fn share(banded: &Banded, size: &Size, judged: Reading, reading: Reading) -> Result<Amount, OutOfRange> {
    let (from, to) =
        if size.open && reading != Reading::Central { (size.least, size.most) } else { (size.taken, size.taken) };
    let mut below = Amount::ZERO;
    let mut picked: Option<Amount> = None;
    for band in &banded.bands {
        let ends = band.up_to.map(|up_to| up_to.0);
        let begins = picked.is_none() && below.is_zero() || to > below;
        let reaches = ends.is_none_or(|ends| from <= ends);
        if begins && reaches {
            let upper = ends.map_or(to, |ends| ends.min(to));
            let lower = from.max(below);
            let at = if judged.or_if_central(reading).is_unfavourable() { upper } else { lower };
            let own = in_band(banded.interpolated.as_ref(), band, below, at, judged)?;
            picked = Some(match picked {
                None => own,
                Some(before) if judged.is_unfavourable() => before.max(own),
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
    judged: Reading,
) -> Result<Amount, OutOfRange> {
    let permitted = &band.share.permitted;
    let to = permitted.to.percent();
    match judged {
        Reading::Least => return Ok(permitted.from),
        Reading::Most => return Ok(to),
        Reading::Low | Reading::Central | Reading::High => {}
    }
    let Some(interpolated) = interpolated else {
        let indicated = &band.share.indicated;
        return Ok(match judged {
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
    let ratio = match judged {
        Reading::Low => least,
        Reading::High => greatest,
        _ => median,
    };
    Ok(Percent(ratio).of_percent(Percent(straight))?.0.max(permitted.from).min(to))
}
