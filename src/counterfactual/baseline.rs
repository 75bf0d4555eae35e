//! A situation with the course of its account, from which changes are cheap: what a change does not
//! touch is not computed again.

use super::change::{Change, Situation};
use crate::assess::{Course, Gathering, Inputs, Position, Reading, Readings, Touched};
use crate::case::InfringementId;
use crate::value::{Money, OutOfRange};
use std::cell::OnceCell;

/// A situation to which changes are made.
pub struct Baseline<'s> {
    situation: &'s Situation<'s>,
    course: OnceCell<Result<Course, OutOfRange>>,
    gathering: OnceCell<Option<Gathering>>,
}

impl<'s> Baseline<'s> {
    /// A situation as the ground of changes.
    #[must_use]
    pub fn of(situation: &'s Situation<'s>) -> Baseline<'s> {
        Baseline { situation, course: OnceCell::new(), gathering: OnceCell::new() }
    }

    /// The situation as it stands, without any change.
    #[must_use]
    pub fn situation(&self) -> &'s Situation<'s> {
        self.situation
    }

    /// The penalty as it stands, in pounds.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn penalty(&self) -> Result<&Readings<Money>, OutOfRange> {
        self.course().map(Course::penalty)
    }

    /// The penalty with a change, in one reading, in pounds: the same as assessing the changed case
    /// again.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn penalty_in(&self, change: &Change<'s>, reading: Reading) -> Result<Money, OutOfRange> {
        let steps = |position| change.affects(&self.situation.case, position);
        let touched = Touched { steps: &steps, only: change.infringement(&self.situation.case) };
        match change.read_otherwise(self.situation) {
            Some(inputs) => self.course()?.penalty_in(&inputs, &touched, reading),
            None => self.course()?.penalty_in(&change.applied_to(self.situation)?.inputs(), &touched, reading),
        }
    }

    /// The same in all five readings.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn penalties(&self, change: &Change<'s>) -> Result<Readings<Money>, OutOfRange> {
        let steps = |position| change.affects(&self.situation.case, position);
        let touched = Touched { steps: &steps, only: change.infringement(&self.situation.case) };
        match change.read_otherwise(self.situation) {
            Some(inputs) => self.course()?.penalties(&inputs, &touched),
            None => self.course()?.penalties(&change.applied_to(self.situation)?.inputs(), &touched),
        }
    }

    /// The penalty with other inputs, in one reading, in pounds, where `affects` says which steps
    /// are given something else.
    pub(super) fn penalty_of(
        &self,
        inputs: &Inputs<'_>,
        affects: &dyn Fn(Position) -> bool,
        reading: Reading,
    ) -> Result<Money, OutOfRange> {
        self.course()?.penalty_in(inputs, &Touched { steps: affects, only: None }, reading)
    }

    /// The same in all five readings; of one infringement, where only that is touched.
    pub(super) fn penalties_of(
        &self,
        inputs: &Inputs<'_>,
        affects: &dyn Fn(Position) -> bool,
        only: Option<InfringementId>,
    ) -> Result<Readings<Money>, OutOfRange> {
        self.course()?.penalties(inputs, &Touched { steps: affects, only })
    }

    /// How its evidence goes together; none where the rulebook has no schedule.
    pub(super) fn gathering(&self) -> Option<&Gathering> {
        let case = &self.situation.case;
        let gathering = || case.rulebook.schedule.as_ref().map(|schedule| Gathering::of(case, schedule));
        self.gathering.get_or_init(gathering).as_ref()
    }

    /// The course of its account.
    pub(super) fn course(&self) -> Result<&Course, OutOfRange> {
        self.course.get_or_init(|| Course::of(self.situation.inputs())).as_ref().map_err(|error| *error)
    }
}
