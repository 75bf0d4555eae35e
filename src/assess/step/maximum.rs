//! The statutory maximum: by tier, the greater or lesser of sums and shares.

use super::super::at::{At, Reason};
use super::super::ledger::{Asked, Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::size_by;
use crate::case::Figure;
use crate::rulebook::{Choose, Maximum, MaximumFigure, Tier, TierId};
use crate::value::{Money, OutOfRange, Truth};

/// What the statutory maximum is found to be.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Found {
    tier: TierId,
    figure: TierFigure,
    /// Whether it can differ from reading to reading: the same in every reading.
    open: bool,
}

/// One tier's maximum, and whether a share exceeded the sum.
#[derive(Clone, Copy, PartialEq, Eq)]
struct TierFigure {
    sum: Money,
    by_share: bool,
}

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    maximum: &'c Maximum,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let lead = at.scope.lead();
    let led = find(at, maximum, lead)?;
    let open = led.is_some_and(|found| found.open);
    let determination = at.determination();
    let decided = determination.and_then(|determination| match determination.figure {
        Figure::Sum(sum) => Some(sum),
        Figure::Share(..) | Figure::Band(_) | Figure::Change(_) => None,
    });
    let reason = || {
        let Some(led) = led else { return Reason { rule: Rule::Step, asked: None, why: Why::NoneHolds } };
        let tier = &maximum.tiers[led.tier];
        Reason {
            rule: Rule::Maximum { tier, by_share: led.figure.by_share },
            asked: first_asked(at, maximum),
            why: determination.map_or(Why::Stated(&tier.basis), Why::Decided),
        }
    };
    at.post(states, open, reason, lines, |reading, state| {
        let found = if reading == lead { led } else { find(at, maximum, reading)? };
        let own = found.map_or(TierFigure { sum: Money::ZERO, by_share: false }, |found| found.figure);
        let sum = decided.unwrap_or(own.sum);
        state.maximum = sum;
        state.by_share = own.by_share;
        Ok((if maximum.enters_balance { Operand::Sum(sum) } else { Operand::Maximum(sum) }, Money::ZERO))
    })
}

/// The condition of the first tier that may apply.
fn first_asked<'c>(at: &At<'c, '_>, maximum: &'c Maximum) -> Option<Asked<'c>> {
    let mut asked = maximum.tiers.iter().map(|tier| (tier.when.as_ref(), at.truth(tier.when.as_ref())));
    let (condition, truth) = asked.find(|(_, truth)| *truth != Truth::False)?;
    condition.map(|condition| Asked { condition, truth })
}

/// The maximum in one reading: of the tiers that may apply the lowest, the highest, or, neither for
/// nor against, the one that certainly applies. None where none may.
fn find(at: &At<'_, '_>, maximum: &Maximum, reading: Reading) -> Result<Option<Found>, OutOfRange> {
    let mut found: Option<Found> = None;
    // A fact read otherwise than the rest decides between the tiers that turn on it.
    let mut own = reading;
    for (id, tier) in maximum.tiers.entries() {
        let truth = at.truth(tier.when.as_ref());
        if truth == Truth::False {
            continue;
        }
        let (figure, open) = of_tier(at, tier, reading)?;
        let next = Found { tier: id, figure, open: open || truth == Truth::Open };
        found = Some(match found {
            None => next,
            Some(before) => {
                let keeps = own.is_favourable() && before.figure.sum <= figure.sum
                    || own.is_unfavourable() && before.figure.sum >= figure.sum;
                Found { open: true, ..if keeps { before } else { next } }
            }
        });
        match (truth, &tier.when) {
            (Truth::True, _) => break,
            (_, Some(when)) => own = own.or_if_central(at.condition_read_in(when, reading)),
            (_, None) => {}
        }
    }
    Ok(found)
}

/// A tier's maximum in one reading, and whether it can differ from reading to reading.
fn of_tier(at: &At<'_, '_>, tier: &Tier, reading: Reading) -> Result<(TierFigure, bool), OutOfRange> {
    let mut chosen: Option<TierFigure> = None;
    let mut open = false;
    for part in &tier.parts {
        let truth = at.truth(part.when.as_ref());
        if truth == Truth::False {
            continue;
        }
        open |= truth == Truth::Open;
        let next = match &part.figure {
            MaximumFigure::Sum(sum) => TierFigure { sum: *sum, by_share: false },
            MaximumFigure::Share(share, fact) => {
                let size = size_by(at, *fact, reading)?;
                open |= size.open;
                TierFigure { sum: share.of(Money(size.taken))?, by_share: true }
            }
        };
        let Some(before) = chosen else {
            chosen = Some(next);
            continue;
        };
        let better = match tier.choose {
            Choose::Greater => next.sum > before.sum,
            Choose::Lesser => next.sum < before.sum,
        };
        let with = if better { next } else { before };
        chosen = Some(match (&part.when, truth) {
            (Some(when), Truth::Open) => match at.condition_read_in(when, reading) {
                reading if reading.is_favourable() => lower(with, before),
                Reading::Central => before,
                _ => higher(with, before),
            },
            _ => with,
        });
    }
    Ok((chosen.unwrap_or(TierFigure { sum: Money::ZERO, by_share: false }), open))
}

fn lower(with: TierFigure, without: TierFigure) -> TierFigure {
    if with.sum < without.sum { with } else { without }
}

fn higher(with: TierFigure, without: TierFigure) -> TierFigure {
    if with.sum > without.sum { with } else { without }
}
