//! The account: lines, each with the balance before and after in every reading.

use super::reading::{Reading, Readings};
use crate::case::{Decider, Determination, InfringementId};
use crate::rulebook::{AlternativeId, Basis, Condition, DegreeId, FactorId, Judgement, Side, Standing, Step, TierId};
use crate::value::{Amount, Money, Truth};

/// A line of the account.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    /// The step it belongs to.
    pub step: &'c Step,
    /// The infringement it belongs to, where the step is taken for each and there are several.
    pub infringement: Option<InfringementId>,
    /// What the line does.
    pub kind: LineKind<'c>,
    /// The condition that was asked, and whether it held.
    pub condition: Option<(&'c Condition, Truth)>,
    /// What was decided.
    pub determination: Option<&'c Determination>,
    /// The judgement behind its figure, where nothing was decided.
    pub judgement: Option<&'c Judgement>,
    /// What its figure rests on, where nothing was decided.
    pub basis: Option<&'c Basis>,
    /// The balance before and after, and the figure used.
    pub entries: Readings<Entry>,
}

/// What a line does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind<'c> {
    /// Sets the statutory maximum.
    Maximum {
        /// The tier chosen in the central reading; none where the step is not taken.
        tier: Option<TierId>,
        /// Whether a share of turnover exceeded the sum, in the central reading.
        by_share: bool,
    },
    /// Takes the share for the degree of seriousness; the degree in the central reading.
    Seriousness {
        /// The degree; none where a share was decided without one.
        band: Option<DegreeId>,
    },
    /// Takes the share for the size.
    Banded {
        /// The size used in the central reading.
        size: Amount,
        /// Whether there is no adjustment because the maximum already follows turnover.
        waived: bool,
    },
    /// Names the starting point.
    StartingPoint,
    /// Adds up the infringements.
    Total,
    /// Adds one factor.
    Factor(FactorId),
    /// Adds one figure that covers several factors.
    Bundle(&'c [FactorId]),
    /// Adds what the step's other factors were decided to come to.
    OtherFactors,
    /// Gives back what exceeded a ceiling on one side.
    Ceiling(Side),
    /// Keeps the net of all factors within limits.
    Net,
    /// Adds a sum.
    Addition,
    /// Adjusts by a percentage.
    Adjustment,
    /// Reduces by a percentage; the alternative in the central reading.
    Reduction {
        /// The alternative.
        alternative: Option<AlternativeId>,
    },
    /// Comes down to the statutory maximum.
    Cap,
    /// Rounds.
    Rounding,
}

/// The balance before and after a line, and the figure used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Before.
    pub before: Money,
    /// The figure.
    pub operand: Operand,
    /// After.
    pub after: Money,
}

/// A figure used on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// The figure: percent, or pounds.
    pub figure: Amount,
    /// What it counts.
    pub unit: Unit,
    /// What a percentage is taken of.
    pub base: Money,
}

/// What a figure counts and how it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of the base, in percent, becomes the balance.
    Share,
    /// A signed change, in percent of the base, is added to the balance.
    Change,
    /// A sum becomes the balance.
    Sum,
    /// A sum is added to the balance.
    Added,
    /// The balance is not touched.
    Nothing,
}

impl Line<'_> {
    /// Whether it changes the balance in any reading, or sets the maximum.
    #[must_use]
    pub fn has_effect(&self) -> bool {
        matches!(self.kind, LineKind::Maximum { .. } | LineKind::StartingPoint)
            || self.entries.distinct().iter().any(|entry| entry.before != entry.after)
    }

    /// The change in one reading.
    #[must_use]
    pub fn change(&self, reading: Reading) -> Money {
        let entry = self.entries.at(reading);
        entry.after.minus(entry.before).unwrap_or(Money::ZERO)
    }

    /// How much its figure weighs; none where it uses none. What a regulator, caseworker or
    /// court decided is a decision; what a party puts forward is its assumption.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        match self.determination {
            Some(determination) if determination.by == Decider::Party => Some(Standing::Assumption),
            Some(_) => Some(Standing::Decision),
            None => self.basis.map(|basis| basis.standing),
        }
    }
}
