//! What the infringements came to, as the step that adds them up sees it.

use super::reading::{Reading, Readings};
use super::state::State;
use crate::rulebook::StepId;
use crate::value::{Money, OutOfRange};
use std::cell::OnceCell;

/// What every infringement came to, those in place of which something else stands included.
#[derive(Clone, Copy)]
pub(super) struct Together<'i> {
    known: &'i Infringements,
    /// What stands in place of what is known, by the number of the infringement; in order.
    instead: &'i [(usize, Readings<State>)],
}

/// What the infringements of an account came to.
#[derive(Debug, Default)]
pub(super) struct Infringements {
    states: Vec<Readings<State>>,
    running: OnceCell<Option<Running>>,
}

/// What the infringements before each come to, and those after it, so that the sum with another one in
/// its place is found without adding up all.
#[derive(Debug)]
struct Running {
    before: [Vec<Sums>; 5],
    after: [Vec<Sums>; 5],
}

/// What infringements come to together, in one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) balance: Money,
    pub(super) maximum: Money,
    pub(super) gravest: Money,
    pub(super) additions: Vec<(StepId, Money)>,
}

impl Infringements {
    /// These, none of which is otherwise.
    pub(super) fn of(states: Vec<Readings<State>>) -> Infringements {
        Infringements { states, running: OnceCell::new() }
    }

    /// What one of them came to.
    pub(super) fn get(&self, number: usize) -> Option<&Readings<State>> {
        self.states.get(number)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// With some of them otherwise.
    pub(super) fn with<'i>(&'i self, instead: &'i [(usize, Readings<State>)]) -> Together<'i> {
        Together { known: self, instead }
    }

    /// None where a sum before or after one has more than 28 digits.
    fn running(&self) -> Option<&Running> {
        let found = || {
            let before = Reading::ALL.map(|reading| running(self.states.iter(), reading));
            let after = Reading::ALL.map(|reading| running(self.states.iter().rev(), reading));
            Some(Running { before: all(before)?, after: all(after)? })
        };
        self.running.get_or_init(found).as_ref()
    }
}

/// What comes before each of some infringements, and after the last of them.
fn running<'i>(states: impl Iterator<Item = &'i Readings<State>>, reading: Reading) -> Result<Vec<Sums>, OutOfRange> {
    let mut list = vec![Sums::default()];
    for state in states {
        let before = list.last().cloned().unwrap_or_default();
        list.push(before.with(state.at(reading))?);
    }
    Ok(list)
}

fn all(lists: [Result<Vec<Sums>, OutOfRange>; 5]) -> Option<[Vec<Sums>; 5]> {
    let [least, low, central, high, most] = lists;
    Some([least.ok()?, low.ok()?, central.ok()?, high.ok()?, most.ok()?])
}

impl Together<'_> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether the readings of any of them are apart.
    pub(super) fn are_apart(&self) -> bool {
        self.each().any(Readings::are_apart)
    }

    /// What they come to in one reading.
    pub(super) fn sums(&self, reading: Reading) -> Result<Sums, OutOfRange> {
        if let [(number, state)] = self.instead
            && let Some(sums) = self.sums_with(*number, state.at(reading), reading)
        {
            return sums;
        }
        self.each().try_fold(Sums::default(), |sums, state| sums.with(state.at(reading)))
    }

    /// The same with one of them otherwise, from what comes before and after it.
    fn sums_with(&self, number: usize, state: &State, reading: Reading) -> Option<Result<Sums, OutOfRange>> {
        let running = self.known.running()?;
        let of = |lists: &'_ [Vec<Sums>; 5], place: usize| {
            let list = Reading::ALL.iter().zip(lists).find(|(known, _)| **known == reading)?.1;
            list.get(place).cloned()
        };
        let before = of(&running.before, number)?;
        let after = of(&running.after, self.len().checked_sub(number)?.checked_sub(1)?)?;
        Some(before.with(state).and_then(|sums| sums.and(&after)))
    }

    fn each(&self) -> impl Iterator<Item = &Readings<State>> {
        let mut instead = self.instead.iter().peekable();
        self.known.states.iter().enumerate().map(move |(number, known)| {
            instead.next_if(|(other, _)| *other == number).map_or(known, |(_, state)| state)
        })
    }
}

impl Sums {
    /// With one infringement more.
    fn with(self, state: &State) -> Result<Sums, OutOfRange> {
        self.plus(state.balance, state.maximum, state.maximum, &state.additions)
    }

    /// With what others come to.
    fn and(self, others: &Sums) -> Result<Sums, OutOfRange> {
        self.plus(others.balance, others.maximum, others.gravest, &others.additions)
    }

    fn plus(
        mut self,
        balance: Money,
        maximum: Money,
        gravest: Money,
        additions: &[(StepId, Money)],
    ) -> Result<Sums, OutOfRange> {
        self.balance = self.balance.plus(balance)?;
        self.maximum = self.maximum.plus(maximum)?;
        self.gravest = self.gravest.max(gravest);
        for (step, sum) in additions {
            match self.additions.iter_mut().find(|(added, _)| added == step) {
                Some((_, before)) => *before = before.plus(*sum)?,
                None => self.additions.push((*step, *sum)),
            }
        }
        Ok(self)
    }
}
