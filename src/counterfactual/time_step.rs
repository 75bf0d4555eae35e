//! The steps in time by which the promptness of a report counts: what it would have been worth on the
//! step before, and what is lost on the next.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::{Inputs, Position, Reading, points_delayed, score_delayed, score_with};
use crate::case::{Case, Evidence, EvidenceId};
use crate::rulebook::{FactValue, PromptnessStep, Schedule};
use crate::value::{Amount, Duration, Moment, Money, OutOfRange, Percent, Span};

/// The steps beside the one on which a report stands whose moment is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStep {
    /// The report, by its place in the case.
    pub item: EvidenceId,
    /// The step before; none where it stands on the first.
    pub sooner: Option<StepBeside>,
    /// The next step down; none where it stands on the last.
    pub later: Option<StepBeside>,
}

/// A step in time beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepBeside {
    /// The last moment of the sooner of the two, counted from the first at which the organisation may
    /// have been aware.
    pub until: Moment,
    /// How long after awareness that is.
    pub within: Duration,
    /// What promptness leaves of the points on the step beside, in percent of them.
    pub promptness: Percent,
    /// By how much the central reading of the penalty is lower on the sooner of the two, in pounds;
    /// nil or more.
    pub costs: Money,
}

/// The steps beside each report that counts, where its moment and awareness are given and either
/// would make another penalty.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn time_steps(baseline: &Baseline<'_>) -> Result<Vec<TimeStep>, OutOfRange> {
    let case = &baseline.situation().case;
    let Some(schedule) = &case.rulebook.schedule else { return Ok(Vec::new()) };
    let (Some(aware), Some(gathering)) = (awareness(case, schedule), baseline.gathering()) else {
        return Ok(Vec::new());
    };
    let is_timed = |evidence: &Evidence| evidence.at.is_some() && schedule.kinds[evidence.kind].timed;
    if !case.evidence.iter().any(is_timed) {
        return Ok(Vec::new());
    }
    let items = score_with(case, schedule, gathering, None)?.items;
    let engages = |(step, _): Position| case.rulebook.engagement_step() == Some(step);
    let now = *baseline.penalty()?.at(Reading::Central);
    let mut list = Vec::new();
    for (id, evidence) in case.evidence.entries() {
        let Some(at) = evidence.at.filter(|_| schedule.kinds[evidence.kind].timed) else { continue };
        let delay = at.seconds().most().minus(aware.least())?;
        let Some((before, own, after)) = around(&schedule.steps_in_time(), delay) else { continue };
        let on = |delay: Duration| -> Result<Money, OutOfRange> {
            let score = Some(points_delayed(case, schedule, gathering, &items, (id, delay))?);
            let inputs = Inputs { score, ..baseline.situation().inputs() };
            baseline.penalty_of(&inputs, &engages, Reading::Central)
        };
        let sooner = match before {
            None => None,
            Some(step) => Some(beside(step, step.weight, aware, now.minus(on(step.within)?)?)),
        };
        let later = match (own, after) {
            (Some(step), Some(next)) => Some(beside(step, next, aware, on(just_after(step))?.minus(now)?)),
            _ => None,
        };
        let [sooner, later] = [sooner, later].map(|step| step.filter(|step| step.costs > Money::ZERO));
        if sooner.is_some() || later.is_some() {
            list.push(TimeStep { item: id, sooner, later });
        }
    }
    Ok(list)
}

/// The moments between which the organisation became aware, in seconds; none where it is not known.
pub(super) fn awareness(case: &Case<'_>, schedule: &Schedule) -> Option<Span<Amount>> {
    match schedule.roles.awareness?.of(&case.values) {
        FactValue::Number(aware) if !case.is_none_so_far(&FactValue::Number(*aware)) => Some(*aware),
        _ => None,
    }
}

/// The last moment of a step, counted from the first at which the organisation may have been aware.
pub(super) fn end_of(step: PromptnessStep, aware: Span<Amount>) -> Moment {
    let seconds = aware.least().to_whole().unwrap_or_default();
    Moment::EPOCH.plus(Duration::seconds(seconds)).plus(step.within)
}

/// A delay of which this step is just over.
pub(super) fn just_after(step: PromptnessStep) -> Duration {
    step.within.plus(Duration::seconds(1))
}

/// The central reading of the penalty of a case that a change made, if one report had come so long
/// after awareness, all else the same.
pub(super) fn penalty_delayed<'s>(
    baseline: &Baseline<'s>,
    case: &Case<'_>,
    change: &Change<'s>,
    item: EvidenceId,
    delay: Duration,
) -> Result<Money, OutOfRange> {
    let situation = baseline.situation();
    let score = score_delayed(case, item, delay)?.map(|score| score.points);
    let inputs = Inputs { case, score, ..situation.inputs() };
    baseline.penalty_of(&inputs, &|position| change.affects(&situation.case, position), Reading::Central)
}

fn beside(step: PromptnessStep, promptness: Percent, aware: Span<Amount>, costs: Money) -> StepBeside {
    StepBeside { until: end_of(step, aware), within: step.within, promptness, costs }
}

/// The step before the one that a delay falls on, that step itself, and what is left on the next;
/// none of the second and third on the last.
fn around(
    steps: &[PromptnessStep],
    delay: Amount,
) -> Option<(Option<PromptnessStep>, Option<PromptnessStep>, Option<Percent>)> {
    let place = steps.iter().position(|step| delay <= step.within.amount()).unwrap_or(steps.len());
    let before = place.checked_sub(1).and_then(|before| steps.get(before)).copied();
    let own = steps.get(place).copied();
    (before.is_some() || own.is_some()).then_some((before, own, own.map(|step| step.then)))
}
