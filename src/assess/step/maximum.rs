//! The statutory maximum: by tier, the greater or lesser of sums and shares.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Posting, Run};
use super::{Size, size_by};
use crate::case::Figure;
use crate::rulebook::{Choose, Maximum, MaximumFigure, Step, StepId, Tier, TierId};
use crate::value::{Amount, Money, OutOfRange, Truth};

/// One tier's maximum, and whether a share exceeded the sum.
#[derive(Clone, Copy)]
struct Found {
    tier: Option<TierId>,
    sum: Money,
    by_share: bool,
}

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    maximum: &'c Maximum,
) -> Result<(), OutOfRange> {
    let mut found: Option<Found> = None;
    let mut open = false;
    let mut condition = None;
    for (id, tier) in maximum.tiers.entries() {
        let truth = tier.when.as_ref().map_or(Truth::True, |when| when.truth(run.facts(step)));
        if truth == Truth::False {
            continue;
        }
        let reading = match (&tier.when, truth) {
            (Some(when), Truth::Open) => run.reading_of_condition(when),
            _ => run.reading,
        };
        let (sum, by_share) = of_tier(run, step, tier)?;
        let own = Found { tier: Some(id), sum, by_share };
        open |= truth == Truth::Open;
        if found.is_none() {
            condition = tier.when.as_ref().map(|when| (when, truth));
        }
        found = Some(match found {
            None => own,
            Some(before) if reading.is_favourable() => {
                if own.sum < before.sum {
                    own
                } else {
                    before
                }
            }
            // Neither for nor against: the tier that certainly applies.
            Some(_) if reading == Reading::Central => own,
            Some(before) => {
                if own.sum > before.sum {
                    own
                } else {
                    before
                }
            }
        });
        if truth == Truth::True {
            break;
        }
    }
    run.met_open |= open;
    let found = found.unwrap_or(Found { tier: None, sum: Money::ZERO, by_share: false });
    let determination = run.determination(index, step);
    let (sum, unit) = match determination.map(|determination| determination.figure) {
        Some(Figure::Sum(sum)) => (sum, Unit::Sum),
        _ => (found.sum, Unit::Sum),
    };
    run.maximum = sum;
    run.by_share = found.by_share;
    let after = if maximum.enters_balance { sum } else { run.balance };
    let basis = found.tier.map(|tier| &maximum.tiers[tier].basis);
    run.post(Posting {
        step,
        kind: LineKind::Maximum { tier: found.tier, by_share: found.by_share },
        condition,
        determination,
        judgement: None,
        basis,
        operand: Operand { figure: sum.0, unit, base: Money::ZERO },
        after,
    });
    Ok(())
}

fn of_tier(run: &mut Run<'_, '_>, step: &Step, tier: &Tier) -> Result<(Money, bool), OutOfRange> {
    let mut chosen: Option<(Money, bool)> = None;
    for part in &tier.parts {
        let truth = part.when.as_ref().map_or(Truth::True, |when| when.truth(run.facts(step)));
        if truth == Truth::False {
            continue;
        }
        let (sum, by_share) = match &part.figure {
            MaximumFigure::Sum(sum) => (*sum, false),
            MaximumFigure::Share(share, fact) => {
                let Size { taken, open, .. } = size_by(run, step, *fact);
                run.met_open |= open;
                (share.of(Money(taken))?, true)
            }
        };
        let better = |before: Money| match tier.choose {
            Choose::Greater => sum > before,
            Choose::Lesser => sum < before,
        };
        let Some((before, before_by_share)) = chosen else {
            chosen = Some((sum, by_share));
            continue;
        };
        let with = if better(before) { (sum, by_share) } else { (before, before_by_share) };
        chosen = Some(match (&part.when, truth) {
            (Some(when), Truth::Open) => {
                run.met_open = true;
                let without = (before, before_by_share);
                match run.reading_of_condition(when) {
                    reading if reading.is_favourable() => {
                        if with.0 < without.0 {
                            with
                        } else {
                            without
                        }
                    }
                    Reading::Central => without,
                    _ => {
                        if with.0 > without.0 {
                            with
                        } else {
                            without
                        }
                    }
                }
            }
            _ => with,
        });
    }
    Ok(chosen.unwrap_or((Money(Amount::ZERO), false)))
}
