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

/// One tier's maximum.
#[derive(Clone, Copy, PartialEq, Eq)]
struct TierFigure {
    sum: Money,
    /// Whether it is a share and no sum.
    by_share: bool,
    /// Whether a share exceeded the sum, be it that the lesser of the two counts.
    exceeded: bool,
}

impl TierFigure {
    const NOTHING: TierFigure = TierFigure { sum: Money::ZERO, by_share: false, exceeded: false };

    /// The greater or lesser of two.
    fn or(self, next: TierFigure, choose: Choose) -> TierFigure {
        let (share, sum) = if next.by_share { (next, self) } else { (self, next) };
        let chosen = match choose {
            Choose::Greater if next.sum > self.sum => next,
            Choose::Lesser if next.sum < self.sum => next,
            Choose::Greater | Choose::Lesser => self,
        };
        let apart = share.by_share && !sum.by_share;
        let exceeded = if apart { share.sum > sum.sum } else { self.exceeded || next.exceeded };
        TierFigure { exceeded, ..chosen }
    }
}

/// Whether one of two was exceeded, as a reading has it where it is open which of them counts: in
/// favour both must be, against it is enough that one is.
fn exceeded(reading: Reading, one: bool, other: bool, central: bool) -> bool {
    match reading {
        reading if reading.is_favourable() => one && other,
        Reading::Central => central,
        _ => one || other,
    }
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
        let own = found.map_or(TierFigure::NOTHING, |found| found.figure);
        let sum = decided.unwrap_or(own.sum);
        state.maximum = sum;
        state.by_share = own.exceeded;
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
                let kept = if keeps { before } else { next };
                let exceeded = exceeded(own, before.figure.exceeded, figure.exceeded, kept.figure.exceeded);
                Found { open: true, figure: TierFigure { exceeded, ..kept.figure }, ..kept }
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
            MaximumFigure::Sum(sum) => TierFigure { sum: *sum, ..TierFigure::NOTHING },
            MaximumFigure::Share(share, fact) => {
                let size = size_by(at, *fact, reading)?;
                open |= size.open;
                TierFigure { sum: share.of(Money(size.taken))?, by_share: true, exceeded: true }
            }
        };
        let Some(before) = chosen else {
            chosen = Some(next);
            continue;
        };
        let with = before.or(next, tier.choose);
        chosen = Some(match (&part.when, truth) {
            (Some(when), Truth::Open) => match at.condition_read_in(when, reading) {
                Reading::Central => before,
                own => {
                    let kept = if own.is_favourable() { lower(with, before) } else { higher(with, before) };
                    TierFigure { exceeded: exceeded(own, with.exceeded, before.exceeded, before.exceeded), ..kept }
                }
            },
            _ => with,
        });
    }
    Ok((chosen.unwrap_or(TierFigure::NOTHING), open))
}

fn lower(with: TierFigure, without: TierFigure) -> TierFigure {
    if with.sum < without.sum { with } else { without }
}

fn higher(with: TierFigure, without: TierFigure) -> TierFigure {
    if with.sum > without.sum { with } else { without }
}
