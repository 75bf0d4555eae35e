//! Down by a percentage, or to a sum.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Posting, Run};
use super::pick_lowering;
use crate::case::Figure;
use crate::rulebook::{Alternative, AlternativeId, Reduction, Step, StepId};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    reduction: &'c Reduction,
) -> Result<(), OutOfRange> {
    let determination = run.determination(index, step);
    let mut base = run.base(reduction.of);
    if let Some(except) = reduction.except {
        let kept = run.added.iter().find(|(added, _)| *added == except).map_or(Money::ZERO, |(_, sum)| *sum);
        base = base.minus(kept)?.not_below_zero();
    }
    let mut posting = Posting::idle(step, LineKind::Reduction { alternative: None }, run.balance);
    posting.determination = determination;
    posting.condition = step.when.as_ref().map(|when| (when, run.truth(Some(when))));
    let magnitude = match determination.map(|determination| determination.figure) {
        Some(Figure::Change(change)) => change.0.magnitude(),
        Some(Figure::Sum(sum)) => {
            posting.operand = Operand { figure: sum.0, unit: Unit::Sum, base };
            posting.after = sum;
            run.post(posting);
            return Ok(());
        }
        _ => {
            let Chosen { magnitude, central, truth } = undecided(run, index, reduction);
            let alternative: Option<&'c Alternative> = central.map(|central| &reduction.alternatives[central]);
            posting.kind = LineKind::Reduction { alternative: central };
            if let Some(alternative) = alternative {
                posting.judgement = Some(&alternative.reduction);
                posting.basis = Some(&alternative.reduction.indicated.basis);
            }
            if posting.condition.is_none() {
                posting.condition =
                    alternative.and_then(|alternative| alternative.when.as_ref()).map(|when| (when, truth));
            }
            if posting.condition.is_none() && alternative.is_none() {
                // None may hold: the first says what was asked.
                let first = reduction.alternatives.iter().find_map(|alternative| alternative.when.as_ref());
                posting.condition = first.map(|when| (when, Truth::False));
            }
            magnitude
        }
    };
    if !magnitude.is_zero() {
        let change = magnitude.negated();
        posting.operand = Operand { figure: change, unit: Unit::Change, base };
        posting.after = run.balance.plus(Percent(change).of(base)?)?.not_below_zero();
    }
    run.post(posting);
    Ok(())
}

struct Chosen {
    magnitude: Amount,
    /// The alternative shown: the one that holds, else the first that may.
    central: Option<AlternativeId>,
    truth: Truth,
}

fn undecided(run: &mut Run<'_, '_>, index: StepId, reduction: &Reduction) -> Chosen {
    let mut certain = false;
    let mut figures: Vec<Amount> = Vec::with_capacity(1);
    let mut shown: Option<(AlternativeId, Truth)> = None;
    let mut central = Amount::ZERO;
    let mut condition_reading = run.reading;
    let reading = run.reading_of_step(index);
    for (id, alternative) in reduction.alternatives.entries() {
        let truth = run.truth(alternative.when.as_ref());
        if truth == Truth::False {
            continue;
        }
        run.met_open |= truth == Truth::Open || !alternative.reduction.is_fixed();
        if let (Truth::Open, Some(when)) = (truth, &alternative.when) {
            let own = run.reading_of_condition(when);
            condition_reading = if own == run.reading { condition_reading } else { own };
        }
        let own = if reading == Reading::Central { condition_reading } else { reading };
        figures.push(pick_lowering(&alternative.reduction, own));
        if shown.is_none_or(|(_, before)| before == Truth::Open && truth == Truth::True) {
            shown = Some((id, truth));
        }
        if truth == Truth::True {
            certain = true;
            central = pick_lowering(&alternative.reduction, reading);
            break;
        }
    }
    let effective = if reading == Reading::Central { condition_reading } else { reading };
    let magnitude = match effective {
        effective if effective.is_favourable() => figures.iter().max().copied().unwrap_or_default(),
        Reading::Central => {
            if certain {
                central
            } else {
                Amount::ZERO
            }
        }
        _ if certain => figures.iter().min().copied().unwrap_or_default(),
        _ => Amount::ZERO,
    };
    Chosen { magnitude, central: shown.map(|(id, _)| id), truth: shown.map_or(Truth::False, |(_, truth)| truth) }
}
