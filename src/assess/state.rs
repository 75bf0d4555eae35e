//! What an account has come to after a step, in one reading.

use super::reading::Readings;
use crate::case::InfringementId;
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
    /// The balance, in pounds.
    pub(crate) fn balance(&self) -> Money {
        self.balance
    }

    /// The statutory maximum, in pounds.
    pub(crate) fn maximum(&self) -> Money {
        self.maximum
    }

    /// What a percentage is taken of.
    pub(crate) fn base(&self, of: Base) -> Money {
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

/// Where in an account a step is taken: for the whole case, or for one infringement.
pub type Position = (StepId, Option<InfringementId>);

/// What an account had come to before each of its steps, in the order in which they are taken.
#[derive(Clone, Debug, Default)]
pub struct StatesBefore(Vec<(Position, Readings<State>)>);

impl StatesBefore {
    /// Nothing yet, with room for so many steps.
    pub(super) fn with_room(steps: usize) -> StatesBefore {
        StatesBefore(Vec::with_capacity(steps))
    }

    /// The next step begins from this.
    pub(super) fn push(&mut self, position: Position, states: Readings<State>) {
        self.0.push((position, states));
    }

    /// What it had come to before a step; none where the step is not taken.
    pub(crate) fn of(&self, position: Position) -> Option<&Readings<State>> {
        self.0.iter().find(|(known, _)| *known == position).map(|(_, states)| states)
    }

    /// The step that comes next after a step, and what it had come to before that.
    pub(super) fn next(&self, position: Position) -> Option<&(Position, Readings<State>)> {
        let place = self.0.iter().position(|(known, _)| *known == position)?;
        self.0.get(place.saturating_add(1))
    }

    /// Where the steps are taken, in order.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        self.0.iter().map(|(position, _)| *position)
    }
}
