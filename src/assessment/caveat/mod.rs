//! What a reader must know before relying on an assessment: the closed list, and one detector for
//! each.

mod reach;
mod published;
mod dates;
mod figures;
mod evidence;

use super::Assessment;
use crate::assess::Readings;
use crate::case::{Ending, ExhibitId, InfringementId};
use crate::rulebook::{Central, FactId, FactorId, OptionId, StepId};
use crate::value::{Amount, Day, Money, Percent, Span};

/// Something a reader must know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Caveat {
    /// Something puts the case outside the rulebook's reach; which, by place.
    Outside(crate::rulebook::OutsideId),
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
    /// A line was decided more than once, by the regulator and a court or by one of them again: the
    /// latest governs. The line, by place.
    DecidedAgain(usize),
    /// A notice of intent is restated, and nothing was decided; the penalty it proposes, where it is
    /// known.
    Proposed(Option<Money>),
    /// The notice of intent before the decision proposed this penalty.
    ProposedBefore(Money),
    /// The case ended without a penalty: with what, and the penalty that was considered, where one is
    /// known.
    Ended(Ending, Option<Money>),
    /// A plain sum implies a percentage outside what is permitted; the line, by place, and the
    /// percentage.
    SumOutside(usize, Percent),
    /// The facts raise these factors, and nothing but a decision on all others together covers them.
    OnlyTogether(Vec<FactorId>),
    /// A fact is given that does not arise, and was left aside.
    NotAsked(FactId),
    /// A fact used as an amount is not known, and the central reading assumes a value.
    Assumed(FactId),
    /// A fact used as an amount is known from one end only: the range, and what the central reading
    /// takes.
    OneEndKnown(FactId, Span<Amount>, Central),
    /// A fact is known and lies beyond what is believed of it: it is to be checked.
    Implausible(FactId, Option<InfringementId>),
    /// Evidence was left out, because it cannot be told whether it may be shown. How much is not
    /// told.
    Withheld,
    /// So many items of evidence condemn.
    Harms(usize),
    /// So many items of evidence or facts are disputed.
    Disputed(usize),
    /// So many items of evidence claim a grade above the best that their service normally leaves.
    GradeAbove(usize),
    /// So many items of evidence came before awareness, or after: their dates are to be checked.
    WrongPhase(usize),
    /// Nothing relies on these documents.
    UnusedExhibits(Vec<ExhibitId>),
    /// So many reports came before the organisation was aware of the breach, and nothing says when
    /// the incident was detected; each counts.
    BeforeAwareness(usize),
    /// So many items of evidence are dated after the day of assessment: planned, not done.
    Planned(usize),
    /// A fact that says how long the infringement lasted says less than its period, of so many days.
    ShorterThanPeriod(FactId, i64),
    /// An option of a fact, such as an article, was in force for only part of the conduct, or when the
    /// conduct was is not known.
    PartlyInForce(FactId, OptionId),
    /// The incident was detected, or the organisation aware of the breach, before the infringement began.
    BeforeInfringement(FactId),
    /// The rulebook was not in force on the day that decides.
    NotInForce(Day),
    /// The case gives no day by which the rulebook could be checked.
    NoDay,
    /// Here the account begins to differ from what the published decision prints.
    Differs(Parting),
    /// The penalty differs from the published one, though no printed line before it does.
    PenaltyDiffers(Money),
    /// The penalty and every line printed, so many, are reproduced: each is what the account comes to
    /// there in every reading, rounded half up to the pound, or to the penny where it is printed with
    /// pence.
    Reproduced(usize),
    /// The conduct lies only partly in the time that the rulebook reaches.
    ConductPartly,
    /// Only the totals of the published decision are known: this is an estimate beside it.
    OnlyTotal(Money),
    /// The statutory maximum capped the central penalty.
    Capped,
    /// A determination goes beyond the statutory maximum and does not say why; the line, by
    /// place.
    BeyondMaximum(usize),
    /// The central penalty exceeds the statutory maximum; the last line that took it there, by
    /// place.
    AboveMaximum(usize),
}

/// A line at which an account begins to differ from what a published decision prints: the printed
/// line before it, if there is one, agrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// The step after which it differs.
    pub step: StepId,
    /// The infringement it belongs to, where the step is taken for each.
    pub infringement: Option<InfringementId>,
    /// The sum printed, in pounds.
    pub printed: Money,
    /// What the account comes to there, in each reading, in pounds.
    pub ours: Readings<Money>,
    /// How many printed lines after it, without a break, differ as well.
    pub after: usize,
    /// Whether the penalty differs with the last of them.
    pub penalty: bool,
}

/// A detector looks at an assessment and adds the caveats of its sort.
type Detector = fn(&Assessment<'_>, &mut Vec<Caveat>);

/// In the order in which a reader is told.
const DETECTORS: [Detector; 31] = [
    reach::outside,
    reach::reach_open,
    published::ended,
    published::proposed,
    figures::decided_again,
    figures::implausible,
    figures::departures,
    figures::maximum_open,
    figures::above_maximum,
    published::only_total,
    published::replay,
    dates::no_day,
    dates::not_in_force,
    dates::conduct_partly,
    dates::partly_in_force,
    dates::shorter_than_period,
    dates::before_infringement,
    figures::assumptions,
    figures::drafts,
    figures::of_lines,
    figures::only_together,
    figures::not_asked,
    figures::assumed,
    evidence::disputed,
    evidence::withheld,
    evidence::harms,
    evidence::wrong_phase,
    evidence::before_awareness,
    evidence::planned,
    evidence::grade_above,
    evidence::unused_exhibits,
];

/// The caveats of an assessment.
pub(super) fn caveats(assessment: &Assessment<'_>) -> Vec<Caveat> {
    let mut list = Vec::new();
    for detector in DETECTORS {
        detector(assessment, &mut list);
    }
    list
}
