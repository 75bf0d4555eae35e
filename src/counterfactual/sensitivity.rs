//! What is open, and how far each open thing by itself moves the penalty.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::{Inputs, OpenItem, Reading, Score, points_of};
use crate::case::{Case, Target};
use crate::rulebook::{ByPercentage, FactValue, FactorFigure, Step};
use crate::value::{Money, OutOfRange, Truth, sorted};

/// Something open, and how far it moves the penalty while everything else stays central; in pounds,
/// never below nil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What is open.
    pub item: OpenItem,
    /// How far it moves the penalty within what is indicated.
    pub indicated: Money,
    /// How far it moves the penalty within what is permitted.
    pub permitted: Money,
}

/// Everything open that moves the penalty, what moves it most first; where nothing moves it by
/// itself, everything open.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn open_items(baseline: &Baseline<'_>, score: Option<&Score>) -> Result<Vec<Open>, OutOfRange> {
    let mut list = Vec::new();
    for item in candidates(&baseline.situation().case) {
        let read_as = |reading| baseline.penalty_in(&Change::Read(item, reading), Reading::Central);
        list.push(Open {
            item,
            indicated: distance(read_as(Reading::Low)?, read_as(Reading::High)?)?,
            permitted: distance(read_as(Reading::Least)?, read_as(Reading::Most)?)?,
        });
    }
    if let Some(score) = score {
        list.extend(open_evidence(baseline, score)?);
    }
    let moves = |open: &Open| open.permitted != Money::ZERO || open.indicated != Money::ZERO;
    if list.iter().any(moves) {
        list.retain(moves);
    }
    Ok(sorted(list, |one, other| (other.indicated, other.permitted).cmp(&(one.indicated, one.permitted))))
}

fn distance(one: Money, other: Money) -> Result<Money, OutOfRange> {
    other.max(one).minus(other.min(one))
}

/// Items of evidence whose points are open: each once at what is certain, once at what is possible.
fn open_evidence(baseline: &Baseline<'_>, score: &Score) -> Result<Vec<Open>, OutOfRange> {
    let situation = baseline.situation();
    let case = &situation.case;
    let Some(schedule) = &case.rulebook.schedule else { return Ok(Vec::new()) };
    let mut points: Vec<_> = score.items.iter().map(|item| item.points).collect();
    let mut list = Vec::new();
    for (place, item) in score.items.iter().enumerate().filter(|(_, item)| !item.points.agree()) {
        let own = item.points;
        let mut at = |central| -> Result<Money, OutOfRange> {
            if let Some(slot) = points.get_mut(place) {
                slot.central = central;
            }
            let inputs = Inputs { score: Some(points_of(case, schedule, &points)?), ..situation.inputs() };
            let change = Change::Read(OpenItem::Evidence(item.item), Reading::Central);
            baseline.penalty_of(&inputs, &|position| change.affects(case, position), Reading::Central)
        };
        let moved = distance(at(own.least)?, at(own.most)?)?;
        if let Some(slot) = points.get_mut(place) {
            *slot = own;
        }
        list.push(Open { item: OpenItem::Evidence(item.item), indicated: moved, permitted: moved });
    }
    Ok(list)
}

/// Everything that might be open: facts asked and not known or known as a range, judgements not
/// decided. A fact that only says whether the rulebook reaches the case moves nothing.
fn candidates(case: &Case<'_>) -> Vec<OpenItem> {
    let rulebook = case.rulebook;
    let mut items = Vec::new();
    for (id, fact) in rulebook.facts.entries().filter(|(_, fact)| fact.moves_figures()) {
        let asked = fact.asked(&case.values) != Truth::False;
        let open = |values: &[FactValue]| id.of(values).is_open();
        if asked && (open(&case.values) || case.infringements.iter().any(|infringement| open(&infringement.values))) {
            items.push(OpenItem::Fact(id));
        }
    }
    for (id, step) in rulebook.steps.entries().filter(|(_, step)| is_judged(step)) {
        let undecided = |infringement| case.determination(id, infringement).is_none();
        if step.per_infringement {
            let own = case.infringements.ids().map(Some).filter(|infringement| undecided(*infringement));
            items.extend(own.map(|infringement| OpenItem::Step(id, infringement)));
        } else if undecided(None) {
            items.push(OpenItem::Step(id, None));
        }
    }
    for (id, factor) in rulebook.factors.entries() {
        let decided = case.determinations.iter().any(|determination| match &determination.target {
            Target::Factors(covered) => covered.contains(&id),
            Target::Step(step, _) => *step == factor.step,
        });
        let idle = matches!(factor.figure, FactorFigure::Engagement) && case.evidence.is_empty();
        let applies = factor.when.as_ref().is_none_or(|when| when.truth(&case.values) == Truth::True);
        if !decided && !idle && applies {
            items.push(OpenItem::Factor(id));
        }
    }
    items
}

/// Whether a step leaves a figure of its own to judgement; factors are judged one by one.
fn is_judged(step: &Step) -> bool {
    let decided = step.operation.description().by_percentage;
    decided.leaves_judgement() && !matches!(decided, ByPercentage::Change(None))
}
