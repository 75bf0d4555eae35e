//! Aggravating and mitigating factors: percentages that add up and do not compound.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Engagement, Posting, Run};
use super::pick_lowering;
use crate::case::{Determination, Figure, Target};
use crate::rulebook::{Ceiling, Factor, FactorFigure, FactorId, Factors, Judgement, Schedule, Side, Step, StepId};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};

/// What the factors come to so far: signed percentages, decided and open apart.
#[derive(Default)]
struct Sums {
    decided: [Amount; 2],
    open: [Amount; 2],
}

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    factors: &'c Factors,
) -> Result<(), OutOfRange> {
    let base = run.base(factors.of);
    let opening = run.balance;
    let mut sums = Sums::default();
    let rest = run.determination(index, step);
    for (place, factor) in run.case.rulebook.factors.entries() {
        if factor.step != index {
            continue;
        }
        let decided = run.case.determinations.iter().find_map(|determination| match &determination.target {
            Target::Factors(covered) if covered.contains(&place) => Some((determination, covered.as_slice())),
            _ => None,
        });
        match decided {
            Some((determination, covered)) if covered.first() == Some(&place) => {
                bundle(run, step, determination, covered, base, &mut sums)?;
            }
            Some(_) => {}
            None if rest.is_some() => considered(run, step, place, factor),
            None => one(run, step, place, factor, base, &mut sums)?,
        }
    }
    if let Some(determination) = rest {
        let mut posting = Posting::idle(step, LineKind::OtherFactors, run.balance);
        posting.determination = Some(determination);
        if let Figure::Change(Percent(change)) = determination.figure {
            let side = usize::from(change.is_negative());
            add(&mut sums.decided, side, change.magnitude())?;
            posting.operand = Operand { figure: change, unit: Unit::Change, base };
            posting.after = run.balance.plus(Percent(change).of(base)?)?;
        }
        run.post(posting);
    }
    for ceiling in &factors.ceilings {
        keep_to(run, step, ceiling, base, &mut sums)?;
    }
    limits(run, step, factors, base, opening, &sums)
}

fn add(side: &mut [Amount; 2], index: usize, figure: Amount) -> Result<(), OutOfRange> {
    if let Some(sum) = side.get_mut(index) {
        *sum = sum.plus(figure)?;
    }
    Ok(())
}

fn index_of(side: Side) -> usize {
    usize::from(side == Side::Mitigating)
}

fn signed(side: Side, magnitude: Amount) -> Amount {
    match side {
        Side::Aggravating => magnitude,
        Side::Mitigating => magnitude.negated(),
    }
}

/// A figure that covers one or several factors.
fn bundle<'c>(
    run: &mut Run<'c, '_>,
    step: &'c Step,
    determination: &'c Determination,
    covered: &'c [FactorId],
    base: Money,
    sums: &mut Sums,
) -> Result<(), OutOfRange> {
    let Figure::Change(Percent(mut change)) = determination.figure else { return Ok(()) };
    let factors = &run.case.rulebook.factors;
    let engaged = covered.iter().any(|factor| matches!(factors[*factor].figure, FactorFigure::Engagement));
    if let (Engagement::Out(portion), true) = (run.setting.engagement, engaged) {
        let left = change.magnitude().minus(portion.min(change.magnitude()))?;
        change = if change.is_negative() { left.negated() } else { left };
    }
    let side = usize::from(change.is_negative());
    add(&mut sums.decided, side, change.magnitude())?;
    let kind = match covered {
        [only] => LineKind::Factor(*only),
        several => LineKind::Bundle(several),
    };
    let mut posting = Posting::idle(step, kind, run.balance);
    posting.determination = Some(determination);
    posting.operand = Operand { figure: change, unit: Unit::Change, base };
    posting.after = run.balance.plus(Percent(change).of(base)?)?;
    run.post(posting);
    Ok(())
}

/// A factor that a decision on all the others covers: shown, without a figure of its own.
fn considered<'c>(run: &mut Run<'c, '_>, step: &'c Step, place: FactorId, factor: &'c Factor) {
    let mut posting = Posting::idle(step, LineKind::Factor(place), run.balance);
    posting.condition = factor.when.as_ref().map(|when| (when, run.truth(Some(when))));
    run.post(posting);
}

fn one<'c>(
    run: &mut Run<'c, '_>,
    step: &'c Step,
    place: FactorId,
    factor: &'c Factor,
    base: Money,
    sums: &mut Sums,
) -> Result<(), OutOfRange> {
    let truth = run.truth(factor.when.as_ref());
    let mut posting = Posting::idle(step, LineKind::Factor(place), run.balance);
    posting.condition = factor.when.as_ref().map(|when| (when, truth));
    let magnitude = match &factor.figure {
        FactorFigure::Decided(judgement) => {
            posting.judgement = Some(judgement);
            posting.basis = Some(&judgement.indicated.basis);
            decided(run, place, factor, truth, judgement)
        }
        FactorFigure::Engagement => match run.case.rulebook.schedule.as_ref() {
            Some(schedule) => {
                posting.judgement = Some(&schedule.ceiling);
                posting.basis = Some(&schedule.ceiling.indicated.basis);
                engaged(run, place, schedule)?
            }
            None => Amount::ZERO,
        },
    };
    if !magnitude.is_zero() {
        add(&mut sums.open, index_of(factor.side), magnitude)?;
        let change = signed(factor.side, magnitude);
        posting.operand = Operand { figure: change, unit: Unit::Change, base };
        posting.after = run.balance.plus(Percent(change).of(base)?)?;
    }
    run.post(posting);
    Ok(())
}

fn decided(run: &mut Run<'_, '_>, place: FactorId, factor: &Factor, truth: Truth, judgement: &Judgement) -> Amount {
    if truth == Truth::False {
        return Amount::ZERO;
    }
    run.met_open |= truth == Truth::Open || !judgement.is_fixed();
    let reading = run.reading_of_factor(place);
    let condition_reading = match (&factor.when, truth) {
        (Some(when), Truth::Open) => run.reading_of_condition(when),
        _ => reading,
    };
    if truth == Truth::Open {
        let applies = match factor.side {
            Side::Mitigating => condition_reading.is_favourable(),
            Side::Aggravating => condition_reading.is_unfavourable(),
        };
        if !applies {
            return Amount::ZERO;
        }
    }
    magnitude(
        judgement,
        factor.side,
        if truth == Truth::Open && reading == Reading::Central { condition_reading } else { reading },
    )
}

fn magnitude(judgement: &Judgement, side: Side, reading: Reading) -> Amount {
    match side {
        Side::Mitigating => pick_lowering(judgement, reading),
        Side::Aggravating => super::pick_raising(judgement, reading).unwrap_or(Amount::HUNDRED),
    }
}

/// What the engagement earns: the score, as a share of the ceiling.
fn engaged(run: &mut Run<'_, '_>, place: FactorId, schedule: &Schedule) -> Result<Amount, OutOfRange> {
    let Some(score) = run.setting.score else { return Ok(Amount::ZERO) };
    if score.most.0.is_zero() {
        return Ok(Amount::ZERO);
    }
    run.met_open |= !schedule.ceiling.is_fixed() || score.least != score.most;
    let reading = match run.setting.engagement {
        Engagement::Out(_) => return Ok(Amount::ZERO),
        Engagement::As(reading) => reading,
        Engagement::In => run.reading_of_factor(place),
    };
    Ok(score.worth(schedule, reading)?.0)
}

/// Gives back what exceeds a ceiling on one side. A ceiling that does not bind limits what is
/// indicated, and never what somebody decided.
fn keep_to<'c>(
    run: &mut Run<'c, '_>,
    step: &'c Step,
    ceiling: &'c Ceiling,
    base: Money,
    sums: &mut Sums,
) -> Result<(), OutOfRange> {
    let index = index_of(ceiling.side);
    let (decided, open) =
        (sums.decided.get(index).copied().unwrap_or_default(), sums.open.get(index).copied().unwrap_or_default());
    let free = !ceiling.binding
        && match ceiling.side {
            Side::Mitigating => run.reading == Reading::Least,
            Side::Aggravating => run.reading == Reading::Most,
        };
    let room = if decided >= ceiling.at.0 { Amount::ZERO } else { ceiling.at.0.minus(decided)? };
    let excess = if open > room { open.minus(room)? } else { Amount::ZERO };
    let mut posting = Posting::idle(step, LineKind::Ceiling(ceiling.side), run.balance);
    posting.basis = Some(&ceiling.basis);
    posting.operand.figure = ceiling.at.0;
    if !excess.is_zero() {
        run.met_open |= !ceiling.binding;
        if !free {
            if let Some(open) = sums.open.get_mut(index) {
                *open = room;
            }
            let back = signed(ceiling.side, excess).negated();
            posting.operand = Operand { figure: back, unit: Unit::Change, base };
            posting.after = run.balance.plus(Percent(back).of(base)?)?;
        }
    }
    run.post(posting);
    Ok(())
}

/// Keeps the net of all factors within binding limits, and the balance at nil or above.
fn limits<'c>(
    run: &mut Run<'c, '_>,
    step: &'c Step,
    factors: &'c Factors,
    base: Money,
    opening: Money,
    sums: &Sums,
) -> Result<(), OutOfRange> {
    let [aggravating, mitigating] = [0, 1].map(|side: usize| {
        let of = |list: &[Amount; 2]| list.get(side).copied().unwrap_or_default();
        of(&sums.decided).plus(of(&sums.open))
    });
    let net = aggravating?.minus(mitigating?)?;
    let Some((from, to, basis)) = &factors.net else {
        if run.balance.0.is_negative() {
            let mut posting = Posting::idle(step, LineKind::Net, run.balance);
            posting.operand = Operand { figure: Amount::ZERO, unit: Unit::Sum, base };
            posting.after = Money::ZERO;
            run.post(posting);
        } else {
            let posting = Posting::idle(step, LineKind::Net, run.balance);
            run.post(posting);
        }
        return Ok(());
    };
    let kept = net.max(from.0).min(to.0);
    let mut posting = Posting::idle(step, LineKind::Net, run.balance);
    posting.basis = Some(basis);
    if kept != net {
        posting.operand = Operand { figure: kept, unit: Unit::Change, base };
        posting.after = opening.plus(Percent(kept).of(base)?)?.not_below_zero();
    }
    run.post(posting);
    Ok(())
}
