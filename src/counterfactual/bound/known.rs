//! What is known of the difference that the engagement makes, at one place of the account.

use super::times::percent_of;
use crate::assess::Course;
use crate::case::{Case, InfringementId};
use crate::value::{Amount, Money, OutOfRange, Percent, Way};

/// What becomes of what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::counterfactual) enum Within {
    /// Anything that is permitted: also that a step which is open is settled by a sum, which may be
    /// what it would have been without the engagement.
    Permitted,
    /// What is indicated, by figures of its own for each.
    Indicated,
}

/// The ends, in pounds, nil or more.
#[derive(Clone, Copy, Debug)]
pub(in crate::counterfactual) struct Ends {
    pub(in crate::counterfactual) least: Money,
    /// None where no bound was found.
    pub(in crate::counterfactual) most: Option<Money>,
}

/// The account with the engagement and without it, and how much of its base it is in each place.
pub(in crate::counterfactual) struct Pair<'p, 'c> {
    pub(in crate::counterfactual) case: &'p Case<'c>,
    pub(in crate::counterfactual) with: &'p Course,
    /// Without the smallest part that can be the engagement's, and without the greatest.
    pub(in crate::counterfactual) without: [&'p Course; 2],
    /// The engagement's part in each place where it enters.
    pub(in crate::counterfactual) parts: &'p [Part],
}

/// How much of its base the engagement can be where it enters: the smallest and the greatest, as
/// magnitudes in percent.
pub(in crate::counterfactual) struct Part {
    /// Of which infringement, where its step is taken for each.
    pub(in crate::counterfactual) infringement: Option<InfringementId>,
    pub(in crate::counterfactual) indicated: [Percent; 2],
    pub(in crate::counterfactual) permitted: [Percent; 2],
    /// Whether somebody decided a figure that covers it.
    pub(in crate::counterfactual) decided: bool,
}

impl Pair<'_, '_> {
    /// The smallest and the greatest part of the engagement in one place, and whether somebody decided
    /// a figure that covers it.
    pub(super) fn part(&self, infringement: Option<InfringementId>, within: Within) -> ([Percent; 2], bool) {
        let part = self.parts.iter().find(|part| part.infringement == infringement);
        part.map_or(([Percent::ZERO; 2], false), |part| match within {
            Within::Indicated => (part.indicated, part.decided),
            Within::Permitted => (part.permitted, part.decided),
        })
    }
}

/// What is known of the difference: the balance without the engagement less that with it.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// It is no less than this.
    pub(super) least: Money,
    /// It is no more than this; none where no bound was found.
    pub(super) most: Option<Money>,
    /// It is no more than so many percent of the balance without the engagement.
    pub(super) share: Amount,
    pub(super) start: Start,
    /// A step moved the balance without the engagement by what was set or chosen for the balance
    /// with it, so that it need not lie within its own readings.
    pub(super) coupled: bool,
    /// A sum may have been set that is the same without the engagement.
    pub(super) may_be_nil: bool,
}

/// What is known of the starting point.
#[derive(Clone, Copy)]
pub(super) struct Start {
    /// It is the same with and without the engagement.
    pub(super) is_one: bool,
    /// The balance is the starting point.
    pub(super) is_balance: bool,
}

impl Known {
    pub(super) const NOTHING: Known = Known {
        least: Money::ZERO,
        most: Some(Money::ZERO),
        share: Amount::ZERO,
        start: Start { is_one: true, is_balance: false },
        coupled: false,
        may_be_nil: false,
    };

    pub(super) fn is_nothing(&self) -> bool {
        self.most == Some(Money::ZERO)
    }

    /// What holds of either.
    pub(super) fn or(self, other: Known) -> Known {
        Known {
            least: self.least.at_most(other.least),
            most: self.most.zip(other.most).map(|(one, other)| one.max(other)),
            share: self.share.max(other.share),
            start: Start {
                is_one: self.start.is_one && other.start.is_one,
                is_balance: self.start.is_balance && other.start.is_balance,
            },
            coupled: self.coupled || other.coupled,
            may_be_nil: self.may_be_nil || other.may_be_nil,
        }
    }

    /// Of both together.
    pub(super) fn and(self, other: Known) -> Result<Known, OutOfRange> {
        let most = self.most.zip(other.most).map(|(one, other)| one.plus(other)).transpose()?;
        Ok(Known { least: self.least.plus(other.least)?, most, ..self.or(other) })
    }

    /// After the balance was multiplied by between these, in percent.
    pub(super) fn scaled(self, from: Amount, to: Amount) -> Result<Known, OutOfRange> {
        let from = from.max(Amount::ZERO);
        Ok(Known {
            least: percent_of(self.least, from, Way::Down)?,
            most: self.most.map(|most| percent_of(most, to.max(Amount::ZERO), Way::Up)).transpose()?,
            ..self
        })
    }

    /// No more than that.
    pub(super) fn at_most(self, most: Money) -> Known {
        Known { most: Some(self.most.map_or(most, |known| known.at_most(most))), ..self }
    }
}
