//! A sum and the percentage it is equal to are held to one range.

use crate::dice::Dice;
use crate::draft::{Determination, Draft};
use crate::generate::{determination, limbs};
use crate::ground::Ground;
use affeer::assess::{Entry, Line, Rule, Why};
use affeer::assessment::assess;
use affeer::case::{Case, Figure, InfringementId, Target};
use affeer::diagnostic::Source;
use affeer::rulebook::{ByPercentage, Step, Upper};
use affeer::value::{Amount, Money, Percent};

/// Decides one more step by a percentage and by the sum it comes to, each with a reason for a
/// departure and without: both are refused, or both admitted. False where there is no such step.
pub fn is_one_rule(ground: &Ground, draft: &Draft, dice: &mut Dice<'_>) -> bool {
    let rulebook = &ground.rulebook;
    let text = draft.text(rulebook);
    let Ok(case) = Case::read(rulebook, Source::new("generated.toml", text.as_str())) else { return false };
    let Ok(assessment) = assess(&case) else { return false };
    let mut tried = false;
    for (index, step) in rulebook.steps.entries() {
        for limb in limbs(&case, step) {
            let target = Target::Step(index, limb);
            if draft.determinations.iter().any(|known| known.target == target) {
                continue;
            }
            let Some(line) = assessment.lines.iter().find(|line| line.step_id == index && is_of(line, &case, limb))
            else {
                continue;
            };
            let Some(entry) = closed(line) else { continue };
            let Some((share, sum)) = drawn(step, entry, dice) else { continue };
            for departs in [false, true] {
                let refused = |figure: Figure, dice: &mut Dice<'_>| {
                    let mut with = draft.clone();
                    with.determinations.push(Determination { departs, ..determination(target.clone(), figure, dice) });
                    let text = with.text(rulebook);
                    let read = Case::read(rulebook, Source::new("generated.toml", text.as_str()));
                    let codes =
                        read.err().map(|refused| refused.diagnostics.iter().map(|told| told.code).collect::<Vec<_>>());
                    (codes, text)
                };
                let (by_percentage, _) = refused(share, dice);
                let (by_sum, text) = refused(Figure::Sum(sum), dice);
                assert_eq!(
                    by_percentage.is_some(),
                    by_sum.is_some(),
                    "{share:?} is {by_percentage:?}, {sum:?} is {by_sum:?} after {entry:?}\n{text}"
                );
                tried = true;
            }
        }
    }
    tried
}

/// Whether a line is of this infringement, or of the only one, and no line of a factor.
fn is_of(line: &Line<'_>, case: &Case<'_>, limb: Option<InfringementId>) -> bool {
    let limb = limb.filter(|_| case.infringements.len() > 1);
    let of_step = !matches!(line.rule, Rule::Factor(_) | Rule::Bundle(_) | Rule::OtherFactors);
    line.infringement == limb && of_step && !matches!(line.why, Why::NotTaken)
}

/// The entry whose balance before and base are the same in every reading, and large enough for a
/// percentage to be told from its neighbour in pennies.
fn closed(line: &Line<'_>) -> Option<Entry> {
    let entries = line.entries.distinct();
    let first = *entries.first()?;
    let same = entries.iter().all(|entry| entry.before == first.before && entry.base == first.base);
    let large = Money(Amount::whole(20_000));
    (same && first.before >= large && first.base >= large).then_some(first)
}

/// A percentage of what may be decided of the step, in the range or out of it, and the sum that it
/// comes to; nothing where that is not a whole number of pennies.
fn drawn(step: &Step, entry: Entry, dice: &mut Dice<'_>) -> Option<(Figure, Money)> {
    let draw = |from: i64, to: i64, dice: &mut Dice<'_>| Percent(Amount::whole(dice.between(from, to)));
    let (figure, sum) = match step.operation.description().by_percentage {
        ByPercentage::Degree(_) | ByPercentage::Size(_) => {
            let share = draw(0, 120, dice);
            (Figure::Share(share, None), share.of(entry.base).ok()?)
        }
        ByPercentage::Change(Some(judgement)) => {
            let most = if judgement.permitted.to == Upper::StatutoryMaximum { 900 } else { 120 };
            let change = draw(-100, most, dice);
            (Figure::Change(change), entry.before.plus(change.of(entry.base).ok()?).ok()?.not_below_zero())
        }
        ByPercentage::Reduction(_) => {
            let change = draw(-100, 20, dice);
            (Figure::Change(change), entry.before.plus(change.of(entry.base).ok()?).ok()?.not_below_zero())
        }
        ByPercentage::Change(None) | ByPercentage::OnlySum | ByPercentage::Maximum | ByPercentage::Nothing => {
            return None;
        }
    };
    let nothing = matches!(figure, Figure::Change(change) if change.0.is_zero());
    let in_pennies = sum.0.times(Amount::HUNDRED).is_ok_and(Amount::is_whole);
    (in_pennies && !nothing).then_some((figure, sum))
}
