//! What the organisation can still do, until when, and what it would be worth.

use super::engagement::{Score, score};
use super::reading::Reading;
use super::run::{Account, Setting, total};
use crate::case::{Beginner, Case, Evidence, Item, Provenance, Target};
use crate::rulebook::{AlternativeId, FactValue, FactorFigure, KindId, Operation, Phase, Schedule, StepId, Weighted};
use crate::value::{Duration, Id, List, Moment, Money, OutOfRange, Span, Truth, sorted};

/// Something that can still be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// What.
    pub way: Way,
    /// Until when it is worth this much; no date where none is known.
    pub until: Option<Moment>,
    /// By how much the central reading of the penalty would fall.
    pub worth: Money,
}

/// A way to lower the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Evidence of a kind.
    Evidence(KindId),
    /// An alternative of a reduction: the step and the alternative.
    Alternative(StepId, AlternativeId),
}

pub(super) fn opportunities(
    case: &Case<'_>,
    current: Option<&Score>,
    account: &Account<'_>,
) -> Result<Vec<Opportunity>, OutOfRange> {
    let Some(as_of) = case.as_of else { return Ok(Vec::new()) };
    if case.published.is_some() || case.notice.is_some() {
        return Ok(Vec::new());
    }
    let now = as_of.hours();
    let central = *account.penalty.at(Reading::Central);
    let mut list = Vec::new();
    if let (Some(schedule), Some(_)) = (&case.rulebook.schedule, current)
        && engagement_is_open(case)
    {
        for kind in schedule.kinds.ids() {
            if let Some((evidence, until)) = hypothetical(case, schedule, kind, now) {
                let mut with = case.clone();
                with.evidence.push(Item::Shown(Box::new(evidence)));
                let score = score(&with, schedule);
                let after = total(&with, &Setting::plain(Some(&score)), Reading::Central)?;
                let worth = central.minus(after)?;
                if worth > Money::ZERO {
                    list.push(Opportunity { way: Way::Evidence(kind), until, worth });
                }
            }
        }
    }
    for (step_id, step) in case.rulebook.steps.entries() {
        let Operation::Reduction(reduction) = &step.operation else { continue };
        if case.determination(step_id, None).is_some() {
            continue;
        }
        for (id, alternative) in reduction.alternatives.entries() {
            let Some(facts) = alternative.opportunity.as_ref() else { continue };
            let too_late = facts.closed_by_intent && case.notice_of_intent.is_some();
            if too_late || alternative.when.as_ref().is_some_and(|when| when.truth(&case.values) == Truth::True) {
                continue;
            }
            let mut with = case.clone();
            if let Some(slot) = with.values.get_mut(facts.fact.index()) {
                *slot = FactValue::Option(facts.option);
            }
            for infringement in &mut with.infringements {
                if let Some(slot) = infringement.values.get_mut(facts.fact.index()) {
                    *slot = FactValue::Option(facts.option);
                }
            }
            let after = total(&with, &Setting::plain(current), Reading::Central)?;
            let worth = central.minus(after)?;
            if worth > Money::ZERO {
                list.push(Opportunity { way: Way::Alternative(step_id, id), until: None, worth });
                // The alternatives are stages that follow each other: only the next can be had.
                break;
            }
        }
    }
    Ok(sorted(list, |one, other| other.worth.cmp(&one.worth)))
}

fn engagement_is_open(case: &Case<'_>) -> bool {
    let engaged = case.rulebook.factors.position(|factor| matches!(factor.figure, FactorFigure::Engagement));
    let Some(engaged) = engaged else { return false };
    let step = case.rulebook.factors[engaged].step;
    !case.determinations.iter().any(|determination| match &determination.target {
        Target::Factors(covered) => covered.contains(&engaged),
        Target::Step(decided, _) => *decided == step,
    })
}

/// The item of evidence a kind would leave if it were done now and proved as well as its service
/// allows; nothing where the time for it has passed or there already is one.
fn hypothetical(
    case: &Case<'_>,
    schedule: &Schedule,
    id: KindId,
    now: Span<Moment>,
) -> Option<(Evidence, Option<Moment>)> {
    let kind = &schedule.kinds[id];
    let there = case.evidence.iter().any(|item| matches!(item, Item::Shown(evidence) if evidence.kind == id));
    if kind.harms
        || kind.from_body
        || matches!(kind.phase, Phase::Before)
        || kind.needs_coverage
        || kind.needs_continuity
        || there
    {
        return None;
    }
    let best = kind.services.iter().filter_map(|service| schedule.services[*service].best_grade).max();
    let grade = best.unwrap_or(schedule.minimum_grade).max(schedule.minimum_grade);
    let evidence = Evidence {
        id: kind.id.clone(),
        kind: id,
        body: kind.bodies.first().copied(),
        service: None,
        at: Some(now),
        begun_by: Some(Beginner::Organisation),
        grade: Some(grade),
        covers_entity: None,
        covers_system: None,
        kept_up: None,
        followed: kind.needs_advice.then(|| best_of(&schedule.following)).flatten(),
        effect: kind.needs_advice.then(|| best_of(&schedule.effect)).flatten(),
        beyond_duty: String::new(),
        credited_under: None,
        harms: String::new(),
        provenance: Provenance::default(),
    };
    let until = if kind.timed { deadline(case, schedule, now) } else { None };
    Some((evidence, until))
}

/// The first of those that weigh most.
fn best_of<S>(list: &List<Weighted<S>>) -> Option<Id<Weighted<S>>> {
    list.entries().max_by_key(|(id, weighted)| (weighted.weight, std::cmp::Reverse(*id))).map(|(id, _)| id)
}

/// The moment after which a report would be worth less.
fn deadline(case: &Case<'_>, schedule: &Schedule, now: Span<Moment>) -> Option<Moment> {
    let FactValue::Number(aware) = schedule.roles.awareness?.of(&case.values) else { return None };
    let aware = Moment::EPOCH.plus(Duration::seconds(aware.least().plain().parse().ok()?));
    schedule
        .promptness
        .iter()
        .filter_map(|entry| entry.within)
        .map(|within| aware.plus(within))
        .find(|until| now.most() <= *until)
}
