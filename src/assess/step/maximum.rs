//! The statutory maximum: by tier, the greater or lesser of sums and shares.

use super::super::at::{At, Reason};
use super::super::ledger::{Asked, Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings, Scope};
use super::super::state::State;
use super::size_by;
use crate::case::Figure;
use crate::rulebook::{Choose, Maximum, MaximumFigure, Tier, TierId};
use crate::value::{Money, OutOfRange, Truth};

/// One tier's maximum, and whether a share exceeded the sum.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Found {
    tier: TierId,
    sum: Money,
    by_share: bool,
}

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    maximum: &'c Maximum,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let possible: Vec<(TierId, &'c Tier, Truth)> = possible(at, maximum);
    let open = is_open(at, &possible)?;
    let apart = open && at.scope == Scope::All;
    let found = at.scope.side_by_side(apart, |reading| find(at, &possible, reading))?;
    let sum = match at.determination() {
        Some(determination) => match determination.figure {
            Figure::Sum(sum) => Some(sum),
            Figure::Share(..) | Figure::Band(_) | Figure::Change(_) => None,
        },
        None => None,
    };
    let reason = || {
        let Some(central) = found.at(at.scope.lead()) else {
            return Reason { rule: Rule::Step, asked: None, why: Why::NoneHolds };
        };
        let first = possible.first().and_then(|(_, tier, truth)| Some((tier.when.as_ref()?, *truth)));
        let tier = &maximum.tiers[central.tier];
        Reason {
            rule: Rule::Maximum { tier, by_share: central.by_share },
            asked: first.map(|(condition, truth)| Asked { condition, truth }),
            why: at.determination().map_or(Why::Stated(&tier.basis), Why::Decided),
        }
    };
    at.post(states, open, reason, lines, |reading, state| {
        let (own, by_share) = found.at(reading).map_or((Money::ZERO, false), |found| (found.sum, found.by_share));
        let sum = sum.unwrap_or(own);
        state.maximum = sum;
        state.by_share = by_share;
        Ok((if maximum.enters_balance { Operand::Sum(sum) } else { Operand::Maximum(sum) }, Money::ZERO))
    })
}

/// The tiers that may apply, as far as the first that certainly does.
fn possible<'c>(at: &At<'c, '_>, maximum: &'c Maximum) -> Vec<(TierId, &'c Tier, Truth)> {
    let mut possible = Vec::with_capacity(1);
    for (id, tier) in maximum.tiers.entries() {
        let truth = at.truth(tier.when.as_ref());
        if truth != Truth::False {
            possible.push((id, tier, truth));
        }
        if truth == Truth::True {
            break;
        }
    }
    possible
}

/// Whether the maximum can differ from reading to reading.
fn is_open(at: &At<'_, '_>, possible: &[(TierId, &Tier, Truth)]) -> Result<bool, OutOfRange> {
    for (_, tier, truth) in possible {
        if *truth == Truth::Open {
            return Ok(true);
        }
        for part in &tier.parts {
            let truth = at.truth(part.when.as_ref());
            let size_is_open = match &part.figure {
                MaximumFigure::Sum(_) => false,
                MaximumFigure::Share(_, fact) => size_by(at, *fact, Reading::Central)?.open,
            };
            if truth == Truth::Open || truth == Truth::True && size_is_open {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The maximum in one reading: of the tiers that may apply the lowest, the highest, or, neither for
/// nor against, the one that certainly applies.
fn find(at: &At<'_, '_>, possible: &[(TierId, &Tier, Truth)], reading: Reading) -> Result<Option<Found>, OutOfRange> {
    let mut found: Option<Found> = None;
    // A fact read otherwise than the rest decides between the tiers that turn on it.
    let mut own = reading;
    for (id, tier, truth) in possible {
        let (sum, by_share) = of_tier(at, tier, reading)?;
        let next = Found { tier: *id, sum, by_share };
        found = Some(match found {
            Some(before) if own.is_favourable() && before.sum <= next.sum => before,
            Some(before) if own.is_unfavourable() && before.sum >= next.sum => before,
            _ => next,
        });
        if let (Truth::Open, Some(when)) = (truth, &tier.when) {
            own = own.or_if_central(at.condition_read_in(when, reading));
        }
    }
    Ok(found)
}

fn of_tier(at: &At<'_, '_>, tier: &Tier, reading: Reading) -> Result<(Money, bool), OutOfRange> {
    let mut chosen: Option<(Money, bool)> = None;
    for part in &tier.parts {
        let truth = at.truth(part.when.as_ref());
        if truth == Truth::False {
            continue;
        }
        let next = match &part.figure {
            MaximumFigure::Sum(sum) => (*sum, false),
            MaximumFigure::Share(share, fact) => (share.of(Money(size_by(at, *fact, reading)?.taken))?, true),
        };
        let Some(before) = chosen else {
            chosen = Some(next);
            continue;
        };
        let better = match tier.choose {
            Choose::Greater => next.0 > before.0,
            Choose::Lesser => next.0 < before.0,
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
    Ok(chosen.unwrap_or((Money::ZERO, false)))
}

fn lower(with: (Money, bool), without: (Money, bool)) -> (Money, bool) {
    if with.0 < without.0 { with } else { without }
}

fn higher(with: (Money, bool), without: (Money, bool)) -> (Money, bool) {
    if with.0 > without.0 { with } else { without }
}
