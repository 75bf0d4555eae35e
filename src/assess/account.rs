//! Folds the steps of a rulebook over a case: the state after a step is made from the state before
//! it, in every reading side by side.

use super::at::At;
use super::inputs::Inputs;
use super::ledger::{Line, Lines};
use super::reading::{Reading, Readings, Scope};
use super::state::{Position, State, StatesBefore};
use super::step;
use super::together::{Infringements, Together};
use crate::case::InfringementId;
use crate::rulebook::{Operation, Step, StepId};
use crate::value::{Money, OutOfRange};

/// The account of a case.
#[derive(Clone, Debug)]
pub struct Account<'c> {
    /// The penalty, in pounds; the readings stand in order.
    pub penalty: Readings<Money>,
    /// The statutory maximum, in pounds.
    pub maximum: Readings<Money>,
    /// The lines, in the order of the steps; the same lines in every reading.
    pub lines: Vec<Line<'c>>,
}

/// The account of a case in all five readings, line by line.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn account<'c>(inputs: &Inputs<'c>) -> Result<Account<'c>, OutOfRange> {
    let rulebook = inputs.case.rulebook;
    let most = rulebook.steps.len().saturating_add(rulebook.factors.len()).saturating_add(4);
    let mut lines = Lines::Kept(Vec::with_capacity(most));
    let states = Fold { inputs, scope: Scope::All }.every_step(&mut lines, None)?;
    Ok(Account {
        penalty: states.map(|state| state.balance),
        maximum: states.map(|state| state.maximum),
        lines: lines.into_vec(),
    })
}

/// The penalty in all five readings, in pounds, without an account.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn penalties(inputs: &Inputs<'_>) -> Result<Readings<Money>, OutOfRange> {
    let states = Fold { inputs, scope: Scope::All }.every_step(&mut Lines::Discarded, None)?;
    Ok(states.map(|state| state.balance))
}

/// The penalty in one reading, in pounds.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn penalty_in(inputs: &Inputs<'_>, reading: Reading) -> Result<Money, OutOfRange> {
    let states = Fold { inputs, scope: Scope::Only(reading) }.every_step(&mut Lines::Discarded, None)?;
    Ok(states.at(reading).balance)
}

/// What an account came to before every step, so that what is otherwise from some step on can be
/// computed from there.
#[derive(Debug)]
pub(crate) struct Course {
    before: StatesBefore,
    /// What each infringement came to.
    infringements: Infringements,
    penalty: Readings<Money>,
}

impl Course {
    /// The course of a case.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub(crate) fn of(inputs: Inputs<'_>) -> Result<Course, OutOfRange> {
        let steps = &inputs.case.rulebook.steps;
        let apart = steps.iter().filter(|step| step.per_infringement).count();
        let mut course = Course {
            before: StatesBefore::with_room(steps.len(), apart),
            infringements: Infringements::default(),
            penalty: Readings::Same(Money::ZERO),
        };
        let states =
            Fold { inputs: &inputs, scope: Scope::All }.every_step(&mut Lines::Discarded, Some(&mut course))?;
        course.penalty = states.map(|state| state.balance);
        Ok(course)
    }

    /// The penalty, in pounds.
    #[must_use]
    pub(crate) fn penalty(&self) -> &Readings<Money> {
        &self.penalty
    }

    /// The penalty in one reading of inputs that differ from those of the course only in what the
    /// steps that are touched are given; in pounds. The same as [`penalty_in`] of those
    /// inputs.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub(crate) fn penalty_in(
        &self,
        inputs: &Inputs<'_>,
        touched: &Touched<'_>,
        reading: Reading,
    ) -> Result<Money, OutOfRange> {
        let states = Fold { inputs, scope: Scope::Only(reading) }.otherwise(self, touched)?;
        Ok(states.map_or(*self.penalty.at(reading), |states| states.at(reading).balance))
    }

    /// The same in all five readings: the same as [`penalties`] of those inputs.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub(crate) fn penalties(&self, inputs: &Inputs<'_>, touched: &Touched<'_>) -> Result<Readings<Money>, OutOfRange> {
        let states = Fold { inputs, scope: Scope::All }.otherwise(self, touched)?;
        Ok(states.map_or_else(|| self.penalty.clone(), |states| states.map(|state| state.balance)))
    }

    /// What it had come to before each step.
    pub(crate) fn before(&self) -> &StatesBefore {
        &self.before
    }

    /// The balance before a step in a reading, in pounds; none where the step is not taken.
    pub(crate) fn balance_before(&self, position: Position, reading: Reading) -> Option<Money> {
        self.before.of(position).map(|states| states.at(reading).balance)
    }

    /// The balance after a step in a reading, in pounds; the penalty after the last of all.
    pub(crate) fn balance_after(&self, position: Position, reading: Reading) -> Money {
        let after = self.state_after(position).map(|states| states.at(reading).balance);
        after.unwrap_or(*self.penalty.at(reading))
    }

    /// What it had come to after a step; none after the last of all.
    fn state_after(&self, position: Position) -> Option<&Readings<State>> {
        match (self.before.next(position), position.1) {
            (Some(((_, next), states)), infringement) if *next == infringement => Some(states),
            (_, Some(infringement)) => self.infringements.get(infringement.index()),
            (_, None) => None,
        }
    }
}

/// Which steps are given something else than in a course.
pub(crate) struct Touched<'t> {
    /// Whether a step may be.
    pub(crate) steps: &'t dyn Fn(Position) -> bool,
    /// The infringement to which that is confined, beside the steps that are taken once.
    pub(crate) only: Option<InfringementId>,
}

struct Fold<'c, 'i> {
    inputs: &'i Inputs<'c>,
    scope: Scope,
}

impl<'c> Fold<'c, '_> {
    /// Every step; what was come to before each goes into `course`.
    fn every_step(
        &self,
        lines: &mut Lines<'c>,
        mut course: Option<&mut Course>,
    ) -> Result<Readings<State>, OutOfRange> {
        let mut record = |position: Position, states: &Readings<State>| {
            if let Some(course) = &mut course {
                course.before.push(position, states.clone());
            }
        };
        let (mut infringements, none) = (Vec::new(), Infringements::default());
        if self.per_infringement().next().is_some() {
            for infringement in self.inputs.case.infringements.ids() {
                let mut states = Readings::Same(State::default());
                for (id, step) in self.per_infringement() {
                    record((id, Some(infringement)), &states);
                    step::apply_step(&self.at(id, step, Some(infringement), none.with(&[])), &mut states, lines)?;
                }
                infringements.push(states);
            }
        }
        let infringements = Infringements::of(infringements);
        let mut states = Readings::Same(State::default());
        for (id, step) in self.of_the_whole() {
            record((id, None), &states);
            step::apply_step(&self.at(id, step, None, infringements.with(&[])), &mut states, lines)?;
        }
        if let Some(course) = course {
            course.infringements = infringements;
        }
        Ok(states)
    }

    /// The same, where only some steps are given something else than in a course: every other state
    /// is taken from there. None where it comes to the same.
    fn otherwise(&self, course: &Course, touched: &Touched<'_>) -> Result<Option<Readings<State>>, OutOfRange> {
        let none = Infringements::default();
        let mut instead: Vec<(usize, Readings<State>)> = Vec::new();
        let all = self.inputs.case.infringements.ids().take(course.infringements.len());
        for infringement in all.filter(|id| touched.only.is_none_or(|only| only == *id)) {
            let steps = self.per_infringement();
            let affects = |position, _: &Operation| (touched.steps)(position);
            let found = self.states_resumed(steps, Some(infringement), none.with(&[]), course, &affects)?;
            instead.extend(found.map(|states| (infringement.index(), states)));
        }
        let affects = |position, operation: &Operation| {
            (touched.steps)(position) || !instead.is_empty() && matches!(operation, Operation::Total(_))
        };
        self.states_resumed(self.of_the_whole(), None, course.infringements.with(&instead), course, &affects)
    }

    /// Takes those steps that are given something else than in a course, and every one after them
    /// until it comes to what the course came to. None where it does in the end.
    fn states_resumed(
        &self,
        steps: impl Iterator<Item = (StepId, &'c Step)>,
        infringement: Option<InfringementId>,
        together: Together<'_>,
        course: &Course,
        affects: &dyn Fn(Position, &Operation) -> bool,
    ) -> Result<Option<Readings<State>>, OutOfRange> {
        let mut otherwise: Option<Readings<State>> = None;
        for (id, step) in steps {
            let position = (id, infringement);
            let affected = affects(position, &step.operation);
            if otherwise.is_none() && affected {
                otherwise = course.before.of(position).map(|states| self.readings_taken(states));
            }
            let Some(states) = &mut otherwise else { continue };
            step::apply_step(&self.at(id, step, infringement, together), states, &mut Lines::Discarded)?;
            if affected && course.state_after(position).is_some_and(|known| self.is_the_same(states, known)) {
                otherwise = None;
            }
        }
        Ok(otherwise)
    }

    /// Those readings of a course that are taken here.
    fn readings_taken(&self, states: &Readings<State>) -> Readings<State> {
        match self.scope {
            Scope::All => states.clone(),
            Scope::Only(reading) => Readings::Same(states.at(reading).clone()),
        }
    }

    /// Whether the readings taken here stand as in a course.
    fn is_the_same(&self, states: &Readings<State>, known: &Readings<State>) -> bool {
        match self.scope {
            Scope::All => states == known,
            Scope::Only(reading) => states.at(reading) == known.at(reading),
        }
    }

    fn at<'i>(
        &'i self,
        step_id: StepId,
        step: &'c Step,
        infringement: Option<InfringementId>,
        together: Together<'i>,
    ) -> At<'c, 'i> {
        At { inputs: self.inputs, scope: self.scope, step_id, step, infringement, together }
    }

    /// The steps taken for each infringement: they stand first.
    fn per_infringement(&self) -> impl Iterator<Item = (StepId, &'c Step)> + use<'c> {
        self.inputs.case.rulebook.steps.entries().take_while(|(_, step)| step.per_infringement)
    }

    /// The steps taken once.
    fn of_the_whole(&self) -> impl Iterator<Item = (StepId, &'c Step)> + use<'c> {
        self.inputs.case.rulebook.steps.entries().skip_while(|(_, step)| step.per_infringement)
    }
}
