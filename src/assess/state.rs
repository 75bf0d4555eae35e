//! What an account has come to after a step, in one reading.

use crate::rulebook::{Base, StepId};
use crate::value::Money;

/// What an account has come to. A step takes one and gives the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// The balance, in pounds.
    pub(super) balance: Money,
    /// The statutory maximum: of an infringement, then of all.
    pub(super) maximum: Money,
    /// Whether the maximum follows turnover.
    pub(super) by_share: bool,
    /// The starting point.
    pub(super) starting_point: Money,
    /// What each addition added, in the order in which they were taken.
    pub(super) additions: Vec<(StepId, Money)>,
}

impl State {
    /// What a percentage is taken of.
    pub(super) fn base(&self, of: Base) -> Money {
        match of {
            Base::Balance => self.balance,
            Base::StartingPoint => self.starting_point,
        }
    }

    /// What an addition added; nil where it was not taken.
    pub(super) fn addition(&self, step: StepId) -> Money {
        self.additions.iter().find(|(added, _)| *added == step).map_or(Money::ZERO, |(_, sum)| *sum)
    }
}
