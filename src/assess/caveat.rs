//! What a reader must know before relying on an assessment.

use super::engagement::{GateResult, Outcome, Reason, Score};
use super::ledger::{Line, LineKind, Unit};
use super::reach::Reach;
use super::reading::{Reading, Readings};
use crate::case::Case;
use crate::rulebook::{FactId, FactValue, OutsideId, Standing, Upper};
use crate::value::{Day, Money, Percent, Truth};

/// Something a reader must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// Something puts the case outside the rulebook's reach.
    Outside(OutsideId),
    /// Whether the rulebook reaches the case is open, because these facts are.
    ReachOpen(Vec<FactId>),
    /// The statutory maximum is open, because these facts are: the top of the range rests on them.
    MaximumOpen(Vec<FactId>),
    /// So many figures that moved the penalty are our assumptions.
    Assumptions(usize),
    /// So many figures that moved the penalty rest on drafts, not in force.
    Drafts(usize),
    /// A determination departs from what is permitted; the line, by place.
    Departs(usize),
    /// A plain sum implies a percentage outside what is permitted; the line, by place, and the
    /// percentage.
    SumOutside(usize, Percent),
    /// A fact is given that does not arise, and was left aside.
    NotAsked(FactId),
    /// A fact used as an amount is not known, and the central reading assumes a value.
    Assumed(FactId),
    /// So many items of evidence are withheld for want of consent.
    Withheld(usize),
    /// So many items of evidence condemn.
    Harms(usize),
    /// So many items of evidence or facts are disputed.
    Disputed(usize),
    /// Items of evidence came before awareness, or after: their dates are to be checked.
    WrongPhase(usize),
    /// The rulebook was not in force on the day that decides.
    NotInForce(Day),
    /// The case gives no day by which the rulebook could be checked.
    NoDay,
    /// The figures differ from those the published decision prints: line, printed.
    Differs(usize, Money),
    /// The penalty differs from the published one.
    PenaltyDiffers(Money),
    /// The penalty and every line printed are reproduced.
    Reproduced(usize),
    /// Only the totals of the published decision are known: this is an estimate beside it.
    OnlyTotal(Money),
    /// The statutory maximum capped the penalty.
    Capped,
    /// A determination goes beyond the statutory maximum and does not say why; the line, by
    /// place.
    BeyondMaximum(usize),
    /// The penalty exceeds the statutory maximum, because a sum was set above it.
    AboveMaximum,
}

/// The caveats of an assessment.
#[must_use]
pub fn caveats(
    case: &Case<'_>,
    reach: &Reach,
    lines: &[Line<'_>],
    score: Option<&Score>,
    penalty: &Readings<Money>,
    maximum: &Readings<Money>,
) -> Vec<Caveat> {
    let mut list = reached(case, reach);
    list.extend(maximum_open(case, lines, maximum));
    if penalty.at(Reading::Central) > maximum.at(Reading::Central) {
        list.push(Caveat::AboveMaximum);
    }
    published(case, lines, penalty, &mut list);
    day(case, &mut list);
    let moves = |line: &Line<'_>| {
        let entry = line.entries.at(Reading::Central);
        entry.before != entry.after
    };
    let moved =
        |standing: Standing| lines.iter().filter(|line| line.standing() == Some(standing) && moves(line)).count();
    let (assumptions, drafts) = (moved(Standing::Assumption), moved(Standing::Draft));
    if assumptions > 0 {
        list.push(Caveat::Assumptions(assumptions));
    }
    if drafts > 0 {
        list.push(Caveat::Drafts(drafts));
    }
    for (index, line) in lines.iter().enumerate() {
        if line.determination.is_some_and(|determination| !determination.departs.is_empty()) {
            list.push(Caveat::Departs(index));
        } else if let Some(implied) = implied_outside(line) {
            list.push(Caveat::SumOutside(index, implied));
        }
        if beyond_maximum(line, maximum) {
            list.push(Caveat::BeyondMaximum(index));
        }
        if line.kind == LineKind::Cap && moves(line) {
            list.push(Caveat::Capped);
        }
    }
    list.extend(case.not_asked.iter().map(|fact| Caveat::NotAsked(*fact)));
    let assumable = case.rulebook.facts.entries().filter(|(_, fact)| fact.if_not_known.is_some() && !penalty.agree());
    for (id, fact) in assumable {
        let asked = fact.asked(&case.values) != Truth::False;
        let open = case.infringements.iter().any(|infringement| *id.of(&infringement.values) == FactValue::NotKnown);
        if asked && open {
            list.push(Caveat::Assumed(id));
        }
    }
    let moving = case.rulebook.facts.iter().zip(&case.sources).filter(|(fact, _)| fact.moves_figures());
    let disputed_facts = moving.filter_map(|(_, source)| source.as_ref()).filter(|source| source.disputed).count();
    let disputed =
        case.evidence.iter().filter(|item| super::engagement::is_disputed(item)).count().saturating_add(disputed_facts);
    if disputed > 0 {
        list.push(Caveat::Disputed(disputed));
    }
    if let Some(score) = score {
        let count = |outcome: Outcome| score.items.iter().filter(|item| item.outcome == outcome).count();
        if count(Outcome::Withheld) > 0 {
            list.push(Caveat::Withheld(count(Outcome::Withheld)));
        }
        if count(Outcome::Harms) > 0 {
            list.push(Caveat::Harms(count(Outcome::Harms)));
        }
        let wrong = score
            .items
            .iter()
            .filter(|item| {
                item.gates.iter().any(|gate| gate.reason == Reason::WrongPhase && gate.result == GateResult::Failed)
            })
            .count();
        if wrong > 0 {
            list.push(Caveat::WrongPhase(wrong));
        }
    }
    list
}

/// The open facts behind a statutory maximum that is higher in one reading than in another.
fn maximum_open(case: &Case<'_>, lines: &[Line<'_>], maximum: &Readings<Money>) -> Option<Caveat> {
    if maximum.agree() {
        return None;
    }
    let line = lines.iter().find(|line| matches!(line.kind, LineKind::Maximum { .. }))?;
    let mut facts: Vec<FactId> = Vec::new();
    for id in line.step.facts() {
        if case.rulebook.is_unsettled(id, &case.values) && !facts.contains(&id) {
            facts.push(id);
        }
    }
    (!facts.is_empty()).then_some(Caveat::MaximumOpen(facts))
}

/// What is said of the rulebook's reach, before anything else.
fn reached(case: &Case<'_>, reach: &Reach) -> Vec<Caveat> {
    match reach.reaches() {
        Truth::True => Vec::new(),
        Truth::Open => vec![Caveat::ReachOpen(reach.open.clone())],
        Truth::False => case
            .rulebook
            .outside
            .ids()
            .zip(&reach.outside)
            .filter(|(_, truth)| **truth == Truth::True)
            .map(|(id, _)| Caveat::Outside(id))
            .collect(),
    }
}

/// Whether an adjustment was decided beyond the statutory maximum without saying why.
fn beyond_maximum(line: &Line<'_>, maximum: &Readings<Money>) -> bool {
    let entry = line.entries.at(Reading::Central);
    line.kind == LineKind::Adjustment
        && line.determination.is_some_and(|determination| determination.departs.is_empty())
        && entry.after > entry.before
        && entry.after > *maximum.at(Reading::Central)
}

fn published(case: &Case<'_>, lines: &[Line<'_>], penalty: &Readings<Money>, list: &mut Vec<Caveat>) {
    let Some(published) = &case.published else { return };
    if !published.replay {
        list.push(Caveat::OnlyTotal(published.penalty));
        return;
    }
    let mut wrong = 0_usize;
    for (step, limb, printed) in &published.lines {
        let step = &case.rulebook.steps[*step].id;
        let several = case.infringements.len() > 1;
        let last = lines.iter().enumerate().rfind(|(_, line)| {
            line.step.id == *step && (!several || !line.step.per_infringement || line.infringement == *limb)
        });
        let Some((index, line)) = last else { continue };
        let computed = line.entries.each().map(|entry| entry.after);
        let computed_maximum =
            matches!(line.kind, LineKind::Maximum { .. }).then(|| line.entries.at(Reading::Central).operand.figure);
        let agrees = computed.iter().all(|after| after == printed) || computed_maximum == Some(printed.0);
        if !agrees {
            wrong = wrong.saturating_add(1);
            list.push(Caveat::Differs(index, *printed));
        }
    }
    if penalty.each().iter().all(|reading| **reading == published.penalty) {
        if wrong == 0 {
            list.push(Caveat::Reproduced(published.lines.len()));
        }
    } else {
        list.push(Caveat::PenaltyDiffers(published.penalty));
    }
}

fn day(case: &Case<'_>, list: &mut Vec<Caveat>) {
    let deciding = case.notice_of_intent.or(case.notice).or(case.as_of);
    match deciding {
        None => list.push(Caveat::NoDay),
        Some(day) if !case.rulebook.in_force.covers(day) => list.push(Caveat::NotInForce(day)),
        Some(_) => {}
    }
}

/// The percentage a plain sum comes to, where it lies outside what is permitted and nothing says
/// why. A sum has no formula, so this can only be told, not refused.
fn implied_outside(line: &Line<'_>) -> Option<Percent> {
    let entry = line.entries.at(Reading::Central);
    if entry.operand.unit != Unit::Sum || line.determination.is_none() || entry.before == Money::ZERO {
        return None;
    }
    let change = entry.after.minus(entry.before).ok()?;
    let percent = Percent::ratio(change.0.magnitude(), entry.before.0, 1)?;
    match &line.step.operation {
        crate::rulebook::Operation::Reduction(reduction) => {
            let within = reduction.alternatives.iter().any(|alternative| match alternative.reduction.permitted.to {
                Upper::At(to) => percent.0 <= to && !change.0.is_zero(),
                Upper::StatutoryMaximum => true,
            });
            let raised = change > Money::ZERO;
            (raised || !within && !change.0.is_zero()).then_some(percent)
        }
        _ => None,
    }
}
