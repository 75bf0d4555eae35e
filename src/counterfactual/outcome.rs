//! What became of the engagement: a closed list, so that no sentence is drawn from a nought.

use super::baseline::Baseline;
use crate::assess::{Course, Reading};
use crate::case::{Case, EngagementDecided, EngagementStatus, Item};
use crate::rulebook::StepId;
use crate::value::{Money, OutOfRange, Percent};

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
    /// It counts, but after this step nothing of it is left in the central reading.
    TakenBack(StepId),
    /// Every item of its evidence is withheld.
    Withheld,
    /// Evidence of it is given, and no item can earn anything.
    NoItemPasses,
    /// No evidence of it is given.
    NoEvidence,
    /// The rulebook has no schedule by which it could earn.
    NoSchedule,
}

impl EngagementOutcome {
    /// Every name it can have in JSON.
    pub const NAMES: [&'static str; 16] = [
        "credited-alone",
        "credited-in-bundle",
        "credited-figure-not-known",
        "with-all-others",
        "refused",
        "recorded-no-weight",
        "guidance-only",
        "not-in-question",
        "not-known",
        "earned",
        "open",
        "taken-back",
        "withheld",
        "no-item-passes",
        "no-evidence",
        "no-schedule",
    ];

    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EngagementOutcome::CreditedAlone => "credited-alone",
            EngagementOutcome::CreditedInBundle => "credited-in-bundle",
            EngagementOutcome::CreditedFigureNotKnown => "credited-figure-not-known",
            EngagementOutcome::WithAllOthers => "with-all-others",
            EngagementOutcome::Refused => "refused",
            EngagementOutcome::RecordedNoWeight => "recorded-no-weight",
            EngagementOutcome::GuidanceOnly => "guidance-only",
            EngagementOutcome::NotInQuestion => "not-in-question",
            EngagementOutcome::NotKnown => "not-known",
            EngagementOutcome::Earned => "earned",
            EngagementOutcome::Open => "open",
            EngagementOutcome::TakenBack(_) => "taken-back",
            EngagementOutcome::Withheld => "withheld",
            EngagementOutcome::NoItemPasses => "no-item-passes",
            EngagementOutcome::NoEvidence => "no-evidence",
            EngagementOutcome::NoSchedule => "no-schedule",
        }
    }

    /// The step that left nothing of it, where one did.
    #[must_use]
    pub fn taken_back_by(self) -> Option<StepId> {
        match self {
            EngagementOutcome::TakenBack(step) => Some(step),
            EngagementOutcome::CreditedAlone
            | EngagementOutcome::CreditedInBundle
            | EngagementOutcome::CreditedFigureNotKnown
            | EngagementOutcome::WithAllOthers
            | EngagementOutcome::Refused
            | EngagementOutcome::RecordedNoWeight
            | EngagementOutcome::GuidanceOnly
            | EngagementOutcome::NotInQuestion
            | EngagementOutcome::NotKnown
            | EngagementOutcome::Earned
            | EngagementOutcome::Open
            | EngagementOutcome::Withheld
            | EngagementOutcome::NoItemPasses
            | EngagementOutcome::NoEvidence
            | EngagementOutcome::NoSchedule => None,
        }
    }
}

/// What became of the engagement, where without the part that is called its own in the central
/// reading the case had come to `without`, none where it can be nothing; `central` and `most` are what
/// it is worth, in pounds.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub(super) fn outcome(
    baseline: &Baseline<'_>,
    part: Percent,
    without: Option<&Course>,
    central: Money,
    most: Money,
) -> Result<EngagementOutcome, OutOfRange> {
    let case = &baseline.situation().case;
    if let Some(without) = without
        && !part.0.is_zero()
        && central == Money::ZERO
    {
        let step = taken_back(baseline.course()?, without);
        if let Some(step) = step.or_else(|| case.rulebook.engagement_step()) {
            return Ok(EngagementOutcome::TakenBack(step));
        }
    }
    let Some((determination, how)) = case.engagement_decided() else {
        return Ok(match (part.0.is_zero(), most == Money::ZERO) {
            (false, _) => EngagementOutcome::Earned,
            (true, false) => EngagementOutcome::Open,
            (true, true) => found(case).unwrap_or_else(|| unearned(case)),
        });
    };
    let lowers = !determination.figure.reduction().0.is_zero();
    Ok(match how {
        EngagementDecided::Alone if lowers => EngagementOutcome::CreditedAlone,
        EngagementDecided::InBundle(_) if lowers => EngagementOutcome::CreditedInBundle,
        EngagementDecided::Alone | EngagementDecided::InBundle(_) => EngagementOutcome::Refused,
        EngagementDecided::WithAllOthers if lowers => EngagementOutcome::WithAllOthers,
        EngagementDecided::WithAllOthers => found(case).unwrap_or(EngagementOutcome::WithAllOthers),
    })
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
    } else if case.evidence.is_empty() {
        EngagementOutcome::NoEvidence
    } else if case.evidence.iter().all(|item| matches!(item, Item::Withheld)) {
        EngagementOutcome::Withheld
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
