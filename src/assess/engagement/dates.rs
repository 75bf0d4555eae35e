//! What the dates of a case say of its evidence.

use crate::case::Case;
use crate::rulebook::{FactId, FactValue, Schedule};
use crate::value::{Amount, Day, Moment, Span};

/// What the dates of a case say alike of all its evidence, found once.
pub(super) struct Dates {
    /// When the organisation became aware; none where that is not known.
    pub(super) aware: Option<OnDays>,
    /// When the incident was detected; none where that is not known.
    pub(super) detected: Option<OnDays>,
    /// The day by which what counts was done, and its last moment; none where the case gives none.
    pub(super) done_by: Option<(Day, Moment)>,
}

/// The first and the last day on which something may have happened, each with its hours.
#[derive(Clone, Copy)]
pub(super) struct OnDays {
    pub(super) first: (Day, Span<Moment>),
    pub(super) last: (Day, Span<Moment>),
}

impl Dates {
    pub(super) fn of(case: &Case<'_>, schedule: &Schedule) -> Dates {
        let place = case.rulebook.civil_time;
        let days_of = |fact: FactId| {
            let FactValue::Number(date) = fact.of(&case.values) else { return None };
            let day = |seconds: Amount| {
                let day = Moment::of_seconds(seconds.to_whole()?).day(place)?;
                Some((day, day.hours(place)))
            };
            Some(OnDays { first: day(date.least())?, last: day(date.most())? })
        };
        Dates {
            aware: schedule.roles.awareness.and_then(days_of),
            detected: schedule.roles.detected.and_then(days_of),
            done_by: case.known_as_of().map(|day| (day, day.hours(place).most())),
        }
    }
}
