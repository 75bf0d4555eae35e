//! Adds a sum somebody sets.

use super::super::at::{At, Reason};
use super::super::ledger::{Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::{raising_figure, size};
use crate::case::Figure;
use crate::rulebook::{Addition, Basis, IndicatedShare};
use crate::value::{Money, OutOfRange, Percent};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    addition: &'c Addition,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let determination = at.determination();
    let decided = determination.and_then(|determination| match determination.figure {
        Figure::Sum(sum) => Some(sum),
        Figure::Share(..) | Figure::Band(_) | Figure::Change(_) => None,
    });
    let lead = at.scope.lead();
    let shared = match (&addition.indicated_share, at.step_read_in(lead).is_outer()) {
        (Some(share), false) if decided.is_none() => indicated(at, share, lead)?.map(|(_, basis)| basis),
        _ => None,
    };
    let reason = || Reason {
        rule: Rule::Addition,
        asked: None,
        why: match determination {
            Some(determination) if decided.is_some() => Why::Decided(determination),
            _ => Why::Judged { judgement: &addition.sum, basis: shared.unwrap_or(&addition.sum.indicated.basis) },
        },
    };
    let open = decided.is_none() && !addition.sum.is_fixed();
    at.post(states, open, reason, lines, |reading, state| {
        let own = at.step_read_in(reading);
        let sum = match (decided, &addition.indicated_share) {
            (Some(sum), _) => sum,
            (None, Some(share)) if !own.is_outer() => {
                indicated(at, share, reading)?.map_or(Money::ZERO, |(sum, _)| sum).at_most(state.maximum)
            }
            (None, _) => raising_figure(&addition.sum, own).map_or(state.maximum, Money),
        };
        state.additions.push((at.step_id, sum));
        Ok((Operand::Added(sum), state.balance))
    })
}

/// A share of the organisation's size, over every band the size may fall in, and what the share
/// rests on.
fn indicated<'c>(
    at: &At<'_, '_>,
    share: &'c IndicatedShare,
    reading: Reading,
) -> Result<Option<(Money, &'c Basis)>, OutOfRange> {
    let judged = at.step_read_in(reading);
    let found = size(at, &share.of, reading)?;
    let (from, to) =
        if found.open && reading != Reading::Central { (found.least, found.most) } else { (found.taken, found.taken) };
    let mut below = None;
    let mut picked: Option<(Money, &Basis)> = None;
    for band in &share.bands {
        let begins = below.is_none_or(|below| to > below);
        let reaches = band.up_to.is_none_or(|up_to| from <= up_to.0);
        if begins && reaches {
            let upper = band.up_to.map_or(to, |up_to| up_to.0.min(to));
            let lower = below.map_or(from, |below| from.max(below));
            let size = if judged.is_unfavourable() { upper } else { lower };
            let indicated = &band.share.indicated;
            let figure = match judged {
                judged if judged.is_favourable() => indicated.from,
                Reading::Central => indicated.value,
                _ => indicated.to,
            };
            let own = (Percent(figure).of(Money(size))?, &indicated.basis);
            picked = Some(match picked {
                Some(before) if judged.is_unfavourable() && before.0 > own.0 => before,
                Some(before) if !judged.is_unfavourable() && before.0 <= own.0 => before,
                _ => own,
            });
        }
        below = band.up_to.map(|up_to| up_to.0);
    }
    Ok(picked)
}
