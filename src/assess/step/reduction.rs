//! Down by a percentage, or to a sum.

use super::super::at::{At, Reason};
use super::super::ledger::{Asked, Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::lowering_figure;
use crate::case::Figure;
use crate::rulebook::{Alternative, AlternativeId, Reduction};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    reduction: &'c Reduction,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let determination = at.determination();
    let decided = determination.map(|determination| determination.figure);
    let possible = if decided.is_some() { Vec::new() } else { possible(at, reduction) };
    let shown = shown(&possible);
    let reason = || Reason {
        rule: Rule::Reduction { alternative: shown.map(|(alternative, _)| &reduction.alternatives[alternative]) },
        asked: at.asked(at.step.when.as_ref()).or_else(|| match (determination, shown) {
            (Some(_), _) => None,
            (None, Some((alternative, truth))) => {
                let condition = reduction.alternatives[alternative].when.as_ref()?;
                Some(Asked { condition, truth })
            }
            // None may hold: the first says what was asked.
            (None, None) => {
                let condition = reduction.alternatives.iter().find_map(|alternative| alternative.when.as_ref())?;
                Some(Asked { condition, truth: Truth::False })
            }
        }),
        why: match (determination, shown) {
            (Some(determination), _) => Why::Decided(determination),
            (None, Some((alternative, _))) => Why::judged(&reduction.alternatives[alternative].reduction),
            (None, None) => Why::NoneHolds,
        },
    };
    let open =
        possible.iter().any(|(_, alternative, truth)| *truth == Truth::Open || !alternative.reduction.is_fixed());
    at.post(states, open, reason, lines, |reading, state| {
        let magnitude = match decided {
            Some(Figure::Change(change)) => change.0.magnitude(),
            Some(Figure::Sum(sum)) => {
                let set = at.sum_set(sum, reading, state, |state| base(reduction, state))?;
                return Ok((Operand::Sum(set), base(reduction, state)?));
            }
            Some(Figure::Share(..) | Figure::Band(_)) | None => magnitude(at, &possible, reading),
        };
        Ok(if magnitude.is_zero() {
            (Operand::Kept(Amount::ZERO), state.balance)
        } else {
            (Operand::ChangeToNil(Percent(magnitude.negated())), base(reduction, state)?)
        })
    })
}

/// What the percentage is taken of: without what an addition added, where the rulebook says so.
fn base(reduction: &Reduction, state: &State) -> Result<Money, OutOfRange> {
    let base = state.base(reduction.of);
    match reduction.except {
        Some(addition) => Ok(base.minus(state.addition(addition))?.not_below_zero()),
        None => Ok(base),
    }
}

type Possible<'c> = (AlternativeId, &'c Alternative, Truth);

/// The alternatives that may hold, as far as the first that certainly does.
fn possible<'c>(at: &At<'c, '_>, reduction: &'c Reduction) -> Vec<Possible<'c>> {
    let mut possible = Vec::with_capacity(1);
    for (id, alternative) in reduction.alternatives.entries() {
        let truth = at.truth(alternative.when.as_ref());
        if truth != Truth::False {
            possible.push((id, alternative, truth));
        }
        if truth == Truth::True {
            break;
        }
    }
    possible
}

/// The alternative that is shown: the one that holds, else the first that may.
fn shown(possible: &[Possible<'_>]) -> Option<(AlternativeId, Truth)> {
    let certain = possible.last().filter(|(_, _, truth)| *truth == Truth::True);
    certain.or(possible.first()).map(|(id, _, truth)| (*id, *truth))
}

/// The reduction in one reading, a magnitude in percent: of the alternatives that may hold the
/// greatest where that favours, the smallest or none where it does not.
fn magnitude(at: &At<'_, '_>, possible: &[Possible<'_>], reading: Reading) -> Amount {
    let judged = at.step_read_in(reading);
    let mut facts_read_in = reading;
    let mut certain = None;
    let mut figures: Vec<Amount> = Vec::with_capacity(possible.len());
    for (_, alternative, truth) in possible {
        if let (Truth::Open, Some(when)) = (truth, &alternative.when) {
            let own = at.condition_read_in(when, reading);
            facts_read_in = if own == reading { facts_read_in } else { own };
        }
        figures.push(lowering_figure(&alternative.reduction, judged.or_if_central(facts_read_in)));
        if *truth == Truth::True {
            certain = Some(lowering_figure(&alternative.reduction, judged));
        }
    }
    let figure = match judged.or_if_central(facts_read_in) {
        effective if effective.is_favourable() => figures.into_iter().max(),
        Reading::Central => certain,
        _ if certain.is_some() => figures.into_iter().min(),
        _ => None,
    };
    figure.unwrap_or_default()
}
