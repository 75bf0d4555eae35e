//! What became of the engagement: a closed list, so that no sentence is drawn from a nought.

use super::baseline::Baseline;
use crate::assess::{Course, Reading};
use crate::case::{Case, EngagementDecided, EngagementStatus};
use crate::rulebook::StepId;
use crate::value::{Money, OutOfRange, name_among};

/// What became of the engagement in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngagementOutcome {
    /// Somebody decided a figure for it alone.
    CreditedAlone,
    /// Somebody decided one figure for it and other factors together.
    CreditedInBundle,
    /// A published decision credited it, by a figure that the case does not hold.
    CreditedFigureNotKnown,
    /// Somebody decided one figure for all factors that have none of their own, and it has none.
    WithAllOthers,
    /// Somebody decided that it earns nothing.
    Refused,
    /// A published decision records it without a weight.
    RecordedNoWeight,
    /// A published decision names the body as an author of guidance only.
    GuidanceOnly,
    /// A published decision had nothing to say of it.
    NotInQuestion,
    /// What a published decision says of it is not known.
    NotKnown,
    /// Nobody decided it: its evidence earns by the schedule.
    Earned,
    /// Nobody decided it, and what its evidence earns turns on what is open.
    Open,
    /// It counts, but after a step nothing of it is left in the central reading.
    TakenBack,
    /// There is no evidence of it that may be shown, and there is some of which that cannot be told.
    Withheld,
    /// Evidence of it is given, and no item can earn anything.
    NoItemPasses,
    /// No evidence of it is given.
    NoEvidence,
    /// The rulebook has no schedule by which it could earn.
    NoSchedule,
}

impl EngagementOutcome {
    /// All, by the name they have in JSON.
    pub const NAMES: [(&'static str, EngagementOutcome); 16] = [
        ("credited-alone", EngagementOutcome::CreditedAlone),
        ("credited-in-bundle", EngagementOutcome::CreditedInBundle),
        ("credited-figure-not-known", EngagementOutcome::CreditedFigureNotKnown),
        ("with-all-others", EngagementOutcome::WithAllOthers),
        ("refused", EngagementOutcome::Refused),
        ("recorded-no-weight", EngagementOutcome::RecordedNoWeight),
        ("guidance-only", EngagementOutcome::GuidanceOnly),
        ("not-in-question", EngagementOutcome::NotInQuestion),
        ("not-known", EngagementOutcome::NotKnown),
        ("earned", EngagementOutcome::Earned),
        ("open", EngagementOutcome::Open),
        ("taken-back", EngagementOutcome::TakenBack),
        ("withheld", EngagementOutcome::Withheld),
        ("no-item-passes", EngagementOutcome::NoItemPasses),
        ("no-evidence", EngagementOutcome::NoEvidence),
        ("no-schedule", EngagementOutcome::NoSchedule),
    ];

    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// What became of the engagement, where without the part that is called its own in the central
/// reading the case had come to `without`, none where it can be nothing; `is_part` says whether there is
/// such a part, `central` and `most` are what it is worth, in pounds. Of several infringements what was
/// decided to lower one says it for all; where nothing was, what nobody decided.
/// With it the step that left nothing of it, where one did.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub(super) fn outcome(
    baseline: &Baseline<'_>,
    is_part: bool,
    without: Option<&Course>,
    central: Money,
    most: Money,
) -> Result<(EngagementOutcome, Option<StepId>), OutOfRange> {
    let case = &baseline.situation().case;
    if let Some(without) = without
        && is_part
        && central == Money::ZERO
    {
        let step = taken_back(baseline.course()?, without);
        if let Some(step) = step.or_else(|| case.rulebook.engagement_step()) {
            return Ok((EngagementOutcome::TakenBack, Some(step)));
        }
    }
    let decisions = case.engagement_decisions();
    let lowers = |decided: EngagementDecided| {
        let same = |how: EngagementDecided| std::mem::discriminant(&how) == std::mem::discriminant(&decided);
        decisions.iter().any(|(known, how)| same(*how) && !known.figure.reduction().0.is_zero())
    };
    let lowered = [
        (EngagementDecided::InBundle(0), EngagementOutcome::CreditedInBundle),
        (EngagementDecided::Alone, EngagementOutcome::CreditedAlone),
        (EngagementDecided::WithAllOthers, EngagementOutcome::WithAllOthers),
    ];
    if let Some((_, outcome)) = lowered.into_iter().find(|(how, _)| lowers(*how)) {
        return Ok((outcome, None));
    }
    let step = case.rulebook.engagement_step();
    let all_decided = step.is_some_and(|step| case.taken_for(step).count() == decisions.len());
    if !all_decided {
        let outcome = match (is_part, most == Money::ZERO) {
            (true, _) => EngagementOutcome::Earned,
            (false, false) => EngagementOutcome::Open,
            (false, true) => found(case).unwrap_or_else(|| unearned(case)),
        };
        return Ok((outcome, None));
    }
    let outcome = if decisions.iter().any(|(_, how)| *how != EngagementDecided::WithAllOthers) {
        EngagementOutcome::Refused
    } else {
        found(case).unwrap_or(EngagementOutcome::WithAllOthers)
    };
    Ok((outcome, None))
}

/// What the published decision found, where the case is one that was published.
fn found(case: &Case<'_>) -> Option<EngagementOutcome> {
    Some(match case.finding()?.status {
        EngagementStatus::Credited | EngagementStatus::CreditedInBundle => EngagementOutcome::CreditedFigureNotKnown,
        EngagementStatus::Refused => EngagementOutcome::Refused,
        EngagementStatus::RecordedNoWeight => EngagementOutcome::RecordedNoWeight,
        EngagementStatus::GuidanceOnly => EngagementOutcome::GuidanceOnly,
        EngagementStatus::NotInQuestion => EngagementOutcome::NotInQuestion,
        EngagementStatus::NotKnown => EngagementOutcome::NotKnown,
    })
}

/// Why its evidence can earn nothing.
fn unearned(case: &Case<'_>) -> EngagementOutcome {
    if case.rulebook.schedule.is_none() || case.rulebook.engagement_factor().is_none() {
        EngagementOutcome::NoSchedule
    } else if case.evidence.is_empty() && case.withholds_evidence {
        EngagementOutcome::Withheld
    } else if case.evidence.is_empty() {
        EngagementOutcome::NoEvidence
    } else {
        EngagementOutcome::NoItemPasses
    }
}

/// The step after which the central balances with and without it are the same; none where they never
/// part.
fn taken_back(with: &Course, without: &Course) -> Option<StepId> {
    let parted = with.before().positions().filter(|position| {
        let balance = |course: &Course| course.balance_before(*position, Reading::Central);
        balance(with) != balance(without)
    });
    parted.last().map(|(step, _)| step)
}
