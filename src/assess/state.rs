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

/// What an account had come to before each of its steps, in the order in which they are taken: those
/// of each infringement, then those of the whole case.
#[derive(Clone, Debug, Default)]
pub struct StatesBefore {
    states: Vec<(Position, Readings<State>)>,
    /// How many steps are taken for each infringement: the first ones.
    apart: usize,
}

impl StatesBefore {
    /// Nothing yet, with room for so many steps, of which the first are taken for each infringement.
    pub(super) fn with_room(steps: usize, apart: usize) -> StatesBefore {
        StatesBefore { states: Vec::with_capacity(steps), apart }
    }

    /// The next step begins from this.
    pub(super) fn push(&mut self, position: Position, states: Readings<State>) {
        self.states.push((position, states));
    }

    /// What it had come to before a step; none where the step is not taken.
    pub(crate) fn of(&self, position: Position) -> Option<&Readings<State>> {
        let (known, states) = self.states.get(self.place(position)?)?;
        (*known == position).then_some(states)
    }

    /// The step that comes next after a step, and what it had come to before that.
    pub(super) fn next(&self, position: Position) -> Option<&(Position, Readings<State>)> {
        self.of(position)?;
        self.states.get(self.place(position)?.checked_add(1)?)
    }

    /// Where the steps are taken, in order.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        self.states.iter().map(|(position, _)| *position)
    }

    /// The place of a step among all that are taken: as many before it as infringements have steps.
    fn place(&self, (step, infringement): Position) -> Option<usize> {
        if let Some(infringement) = infringement {
            return infringement.index().checked_mul(self.apart)?.checked_add(step.index());
        }
        // From the end, where those of the whole case stand.
        let (last, _) = self.states.last()?;
        self.states.len().checked_sub(1)?.checked_sub(last.0.index().checked_sub(step.index())?)
    }
}
