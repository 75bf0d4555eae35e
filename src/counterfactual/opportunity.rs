//! What the organisation can still do, until when, and what it would be worth.

use super::baseline::Baseline;
use super::change::Change;
use super::time_step::{awareness, end_of, just_after, penalty_delayed};
use crate::assess::Reading;
use crate::case::{Beginner, Case, Evidence, Provenance};
use crate::rulebook::{AlternativeId, FactValue, Kind, KindId, Phase, PromptnessStep, Reduction, Schedule, StepId};
use crate::value::{Moment, Money, OutOfRange, Span, Truth, sorted};

/// Something that can still be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// What can be done: evidence left, or an alternative of a reduction made use of.
    pub kind: OpportunityKind,
    /// Until when it is worth this much; no date where none is known.
    pub until: Option<Moment>,
    /// By how much the central reading of the penalty would fall right after that, in pounds; nil or
    /// more, and none where there is no such date.
    pub then: Option<Money>,
    /// By how much the central reading of the penalty would fall, in pounds; above nil.
    pub worth: Money,
}

/// A way to lower the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpportunityKind {
    /// Evidence of a kind.
    Evidence(KindId),
    /// An alternative of a reduction.
    Alternative(StepId, AlternativeId),
}

/// Everything that can still be done, what is worth most first; nothing where the case gives no day
/// of assessment, or the matter is decided.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn opportunities(baseline: &Baseline<'_>) -> Result<Vec<Opportunity>, OutOfRange> {
    let case = &baseline.situation().case;
    let Some(as_of) = case.as_of else { return Ok(Vec::new()) };
    if case.published.is_some() || case.ended.is_some() || case.notice.is_some() {
        return Ok(Vec::new());
    }
    let now = as_of.hours(case.rulebook.civil_time);
    let mut list = Vec::new();
    if let Some(schedule) = &case.rulebook.schedule
        && engagement_is_undecided(case)
    {
        for (id, kind) in schedule.kinds.entries() {
            let Some((item, deadline)) = hypothetical(case, schedule, id, kind, now) else { continue };
            let change = Change::WithEvidence { after: case.evidence.len(), item: Box::new(item) };
            let worth = worth(baseline, &change)?;
            if worth > Money::ZERO {
                let then = match deadline {
                    Some((_, step)) => worth_after(baseline, &change, step)?,
                    None => None,
                };
                let until = deadline.map(|(until, _)| until);
                list.push(Opportunity { kind: OpportunityKind::Evidence(id), until, then, worth });
            }
        }
    }
    for (step_id, step) in case.rulebook.steps.entries() {
        let Some(reduction) = step.operation.as_reduction() else { continue };
        if case.taken_for(step_id).any(|infringement| case.determination(step_id, infringement).is_none()) {
            list.extend(next_alternative(baseline, step_id, reduction)?);
        }
    }
    Ok(sorted(list, |one, other| other.worth.cmp(&one.worth)))
}

/// By how much a change lowers the central reading.
fn worth<'s>(baseline: &Baseline<'s>, change: &Change<'s>) -> Result<Money, OutOfRange> {
    let after = baseline.penalty_in(change, Reading::Central)?;
    baseline.penalty()?.at(Reading::Central).minus(after)
}

/// By how much the item that a change adds lowers the central reading where it comes just after a
/// step in time is over.
fn worth_after<'s>(
    baseline: &Baseline<'s>,
    change: &Change<'s>,
    step: PromptnessStep,
) -> Result<Option<Money>, OutOfRange> {
    let case = change.made_to(&baseline.situation().case);
    let Some(item) = case.evidence.ids().last() else { return Ok(None) };
    let after = penalty_delayed(baseline, &case, change, item, just_after(step))?;
    baseline.penalty()?.at(Reading::Central).minus(after).map(Some)
}

/// The first alternative that can still be had and is worth something: they are stages that follow
/// each other.
fn next_alternative(
    baseline: &Baseline<'_>,
    step: StepId,
    reduction: &Reduction,
) -> Result<Option<Opportunity>, OutOfRange> {
    let case = &baseline.situation().case;
    for (id, alternative) in reduction.alternatives.entries() {
        let Some(chance) = alternative.opportunity.as_ref() else { continue };
        let too_late = chance.closed_by_intent && case.notice_of_intent.is_some();
        let holds = alternative.when.as_ref().is_some_and(|when| {
            case.taken_for(step).all(|infringement| when.truth(case.values_of(infringement)) == Truth::True)
        });
        if too_late || holds {
            continue;
        }
        let change = Change::Fact { fact: chance.fact, infringement: None, value: FactValue::Option(chance.option) };
        let worth = worth(baseline, &change)?;
        if worth > Money::ZERO {
            return Ok(Some(Opportunity {
                kind: OpportunityKind::Alternative(step, id),
                until: None,
                then: None,
                worth,
            }));
        }
    }
    Ok(None)
}

/// Whether it is left to the schedule, of one infringement at least.
fn engagement_is_undecided(case: &Case<'_>) -> bool {
    let Some(step) = case.rulebook.engagement_step() else { return false };
    case.taken_for(step).any(|infringement| case.engagement_decided(infringement).is_none())
}

/// The item of evidence a kind would leave if it were done now and proved as well as its service
/// allows, and until when that is worth as much; none where the time for it has passed or there
/// already is one.
fn hypothetical(
    case: &Case<'_>,
    schedule: &Schedule,
    id: KindId,
    kind: &Kind,
    now: Span<Moment>,
) -> Option<(Evidence, Option<(Moment, PromptnessStep)>)> {
    // What is only planned can still be done.
    let done = |evidence: &Evidence| evidence.at.is_none_or(|at| at.least() <= now.most());
    let there = case.evidence.iter().any(|evidence| evidence.kind == id && done(evidence));
    if kind.harms
        || kind.from_body
        || matches!(kind.phase, Phase::Before)
        || kind.needs_coverage
        || kind.needs_continuity
        || there
    {
        return None;
    }
    let deadline = if kind.timed { deadline(case, schedule, now) } else { None };
    // What can be done by the end of a step in time is done by then.
    let last = deadline.map_or(now.most(), |(until, _)| until.min(now.most()));
    let best = kind.services.iter().filter_map(|service| schedule.services[*service].best_grade).max();
    let grade = best.unwrap_or(schedule.minimum_grade).max(schedule.minimum_grade);
    let evidence = Evidence {
        place: case.evidence.len(),
        id: kind.id.clone(),
        kind: id,
        body: kind.bodies.first().copied(),
        service: None,
        at: Some(Span::hull(now.least(), last)),
        begun_by: Some(Beginner::Organisation),
        grade: Some(grade),
        covers_entity: None,
        covers_system: None,
        kept_up: None,
        followed: if kind.needs_advice { schedule.best_following() } else { None },
        effect: if kind.needs_advice { schedule.best_effect() } else { None },
        beyond_duty: String::new(),
        credited_under: None,
        harms: String::new(),
        provenance: Provenance::default(),
    };
    Some((evidence, deadline))
}

/// The moment after which a report would be worth less, and the step in time that ends then: the
/// first that is not over when the day begins.
fn deadline(case: &Case<'_>, schedule: &Schedule, now: Span<Moment>) -> Option<(Moment, PromptnessStep)> {
    let aware = awareness(case, schedule)?;
    let steps = schedule.steps_in_time().into_iter();
    steps.map(|step| (end_of(step, aware), step)).find(|(until, _)| now.least() <= *until)
}
