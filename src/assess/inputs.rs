//! What an account is made from: a case, the score of its engagement, and what is read otherwise
//! than it stands.

use super::engagement::{Gathering, Points, Score};
use super::reading::Reading;
use super::state::StatesBefore;
use crate::case::{Case, EvidenceId, InfringementId};
use crate::rulebook::{FactId, FactorId, StepId};
use crate::value::{Duration, OutOfRange, Percent};

/// What an account is made from.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'c> {
    /// The case, admitted by its rulebook.
    pub case: &'c Case<'c>,
    /// What its engagement scores, where the rulebook has a schedule.
    pub score: Option<Points>,
    /// How the engagement enters.
    pub engagement: Engagement,
    /// One thing that is open, read otherwise than everything else.
    pub isolated: Option<(OpenItem, Reading)>,
    /// How the sums that somebody set are read.
    pub sums: SumsRead<'c>,
}

/// How a determined sum is read where what stands before it is otherwise than when it was set.
#[derive(Clone, Copy, Debug)]
pub enum SumsRead<'c> {
    /// Each stands as it was set.
    AsSet,
    /// Each says by how much of its base the balance of that account was moved, and moves the balance
    /// here by as much of the base here. Where that base is nil there is no such share, and the sum
    /// stands.
    InProportionTo(&'c StatesBefore),
}

/// How the engagement enters an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engagement {
    /// As evidenced and decided.
    Counted,
    /// Its score and ceiling are read as in this reading, whatever the reading of the account.
    ReadAs(Reading),
    /// Left out: what nobody decided, and a figure of its own. Of a figure that covers it together
    /// with other factors this much is taken off.
    Removed(Portion),
    /// What nobody decided counts by the score. Of what was decided, its part by the schedule is
    /// lessened in the proportion in which so much is missing of all.
    Lessened {
        /// What is missing of what the evidence comes to by the schedule, in percent of the base.
        missing: Percent,
        /// What all of it comes to by the schedule, in percent of the base.
        all: Percent,
    },
}

/// How much of a figure for several factors is called the engagement's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// So much, or the whole of the figure where that is less: a magnitude, in percent of the base.
    UpTo(Percent),
    /// One part of as many as the figure has heads; of a figure that names none, nothing.
    OneHead,
}

/// Something that can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenItem {
    /// A fact that is not known, or known as a range.
    Fact(FactId),
    /// The judgement of a step; of one infringement, where the step is taken for each.
    Step(StepId, Option<InfringementId>),
    /// The judgement of a factor; of one infringement, where its step is taken for each.
    Factor(FactorId, Option<InfringementId>),
    /// An item of evidence.
    Evidence(EvidenceId),
}

impl<'c> Inputs<'c> {
    /// A case as it stands.
    #[must_use]
    pub fn of(case: &'c Case<'c>, score: Option<Points>) -> Inputs<'c> {
        Inputs { case, score, engagement: Engagement::Counted, isolated: None, sums: SumsRead::AsSet }
    }
}

/// The score of the engagement in a case; none where its rulebook has no schedule.
///
/// # Errors
/// [`OutOfRange`] when a weight or share cannot be kept exactly.
pub fn score_of(case: &Case<'_>) -> Result<Option<Score>, OutOfRange> {
    case.rulebook.schedule.as_ref().map(|schedule| super::engagement::score(case, schedule)).transpose()
}

/// The same, if one item had come so long after awareness, whatever its date says: all else is as
/// it stands.
///
/// # Errors
/// [`OutOfRange`] when a weight or share cannot be kept exactly.
pub(crate) fn score_delayed(case: &Case<'_>, item: EvidenceId, delay: Duration) -> Result<Option<Score>, OutOfRange> {
    let schedule = case.rulebook.schedule.as_ref();
    let delayed = Some((item, delay));
    let score = |schedule| super::engagement::score_with(case, schedule, &Gathering::of(case, schedule), delayed);
    schedule.map(score).transpose()
}
