//! Periods of days.

use crate::value::Day;

/// A period; open at an end that is not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Option<Day>,
    /// Its last day.
    pub to: Option<Day>,
}

impl From<(Option<Day>, Option<Day>)> for Period {
    fn from((from, to): (Option<Day>, Option<Day>)) -> Period {
        Period { from, to }
    }
}

impl Period {
    /// Whether the day falls in it.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day falls in both.
    #[must_use]
    pub fn meets(&self, other: Period) -> bool {
        let begins_late =
            |one: Option<Day>, end: Option<Day>| matches!((one, end), (Some(from), Some(to)) if from > to);
        !begins_late(self.from, other.to) && !begins_late(other.from, self.to)
    }
}
