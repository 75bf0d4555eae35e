//! What is open, and how far each open thing by itself moves the penalty.

use super::engagement::{Score, whole};
use super::reading::Reading;
use super::run::{Item, Setting, total};
use crate::case::{Case, EvidenceId, InfringementId, Target};
use crate::rulebook::{FactId, FactValue, FactorFigure, FactorId, Operation, StepId};
use crate::value::{Money, OutOfRange, Truth, sorted};

/// Something open, and how far it moves the penalty while everything else stays central.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What is open.
    pub item: OpenItem,
    /// How far it moves the penalty within what is indicated.
    pub indicated: Money,
    /// How far it moves the penalty within what is permitted.
    pub permitted: Money,
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenItem {
    /// A fact.
    Fact(FactId),
    /// The judgement of a step; of one infringement where the step is taken for each.
    Step(StepId, Option<InfringementId>),
    /// The judgement of a factor.
    Factor(FactorId),
    /// An item of evidence.
    Evidence(EvidenceId),
}

pub(super) fn open(case: &Case<'_>, score: Option<&Score>, complete: bool) -> Result<Vec<Open>, OutOfRange> {
    if complete {
        return Ok(Vec::new());
    }
    let setting = Setting::plain(score);
    let mut list = Vec::new();
    let distance = |one: Money, other: Money| other.max(one).minus(other.min(one));
    for (item, inner) in candidates(case).into_iter().filter_map(|item| Some((item, inner(item)?))) {
        let at = |reading| total(case, &Setting { apart: Some((inner, reading)), ..setting }, Reading::Central);
        let (least, low, high, most) = (at(Reading::Least)?, at(Reading::Low)?, at(Reading::High)?, at(Reading::Most)?);
        list.push(Open { item, indicated: distance(low, high)?, permitted: distance(least, most)? });
    }
    if let (Some(score), Some(schedule)) = (score, &case.rulebook.schedule) {
        for (place, item) in score.items.iter().enumerate().filter(|(_, item)| item.least != item.most) {
            let at = |central| -> Result<Money, OutOfRange> {
                let mut items = score.items.clone();
                if let Some(item) = items.get_mut(place) {
                    item.central = central;
                }
                let score = whole(case, schedule, items);
                total(case, &Setting::plain(Some(&score)), Reading::Central)
            };
            let moved = distance(at(item.least)?, at(item.most)?)?;
            list.push(Open { item: OpenItem::Evidence(item.item), indicated: moved, permitted: moved });
        }
    }
    let moves = list.iter().any(|open| open.permitted != Money::ZERO || open.indicated != Money::ZERO);
    if moves {
        list.retain(|open| open.permitted != Money::ZERO || open.indicated != Money::ZERO);
    }
    Ok(sorted(list, |one, other| (other.indicated, other.permitted).cmp(&(one.indicated, one.permitted))))
}

fn inner(item: OpenItem) -> Option<Item> {
    match item {
        OpenItem::Fact(fact) => Some(Item::Fact(fact)),
        OpenItem::Step(step, limb) => Some(Item::Step(step, limb)),
        OpenItem::Factor(factor) => Some(Item::Factor(factor)),
        OpenItem::Evidence(_) => None,
    }
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
    for (id, step) in rulebook.steps.entries() {
        let judged = !matches!(
            step.operation,
            Operation::Maximum(_)
                | Operation::StartingPoint(_)
                | Operation::Total(_)
                | Operation::Factors(_)
                | Operation::Cap(_)
                | Operation::Rounding(_)
        );
        if !judged {
            continue;
        }
        let limbs = if step.per_infringement { case.infringements.ids().map(Some).collect() } else { vec![None] };
        for limb in limbs {
            if case.determination(id, limb).is_none() {
                items.push(OpenItem::Step(id, limb));
            }
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
