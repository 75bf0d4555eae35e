//! Days, moments and durations. There is no clock here.

use super::{Amount, Span};
use time::{Date, Month};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

/// A point in time, in seconds from the first second of 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

/// A length of time in seconds; may be negative (something came before).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(i64);

const DAY_SECONDS: i64 = 86_400;
const UNIX_EPOCH_JULIAN: i64 = 2_440_588;

impl Day {
    /// The months by name, in the order of the year.
    pub const MONTHS: [&'static str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// The day with this year (1900 to 2200), month and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(1900..=2200).contains(&year) {
            return None;
        }
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Day)
    }

    /// The day of the week, from 0 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_sunday()
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Option<Day> {
        self.0.next_day().map(Day)
    }

    /// How many days later than the other day it is; negative where it is earlier.
    #[must_use]
    pub fn days_since(self, other: Day) -> i64 {
        i64::from(self.0.to_julian_day()).saturating_sub(i64::from(other.0.to_julian_day()))
    }

    /// The seconds from the first of 1970 to its midnight, were its place's clocks those of UTC.
    pub(super) fn as_seconds(self) -> i64 {
        i64::from(self.0.to_julian_day()).saturating_sub(UNIX_EPOCH_JULIAN).saturating_mul(DAY_SECONDS)
    }

    /// The day on which that many seconds fall.
    pub(super) fn of_seconds(seconds: i64) -> Option<Day> {
        let julian = seconds.div_euclid(DAY_SECONDS).saturating_add(UNIX_EPOCH_JULIAN);
        Date::from_julian_day(i32::try_from(julian).ok()?).ok().map(Day)
    }

    /// The same day of the month so many months earlier; the last day of that month where it is
    /// shorter.
    #[must_use]
    pub fn months_before(self, months: u32) -> Day {
        let (year, month, day) = self.0.to_calendar_date();
        let index = i64::from(year)
            .saturating_mul(12)
            .saturating_add(i64::from(u8::from(month)))
            .saturating_sub(1)
            .saturating_sub(i64::from(months));
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(year);
        let month = u8::try_from(index.rem_euclid(12)).unwrap_or(0).saturating_add(1);
        // OK because every month has a day 28: the search ends by then.
        (28..=day)
            .rev()
            .find_map(|day| Day::new(year, month, day))
            .or_else(|| Day::new(year, month, day))
            .unwrap_or(self)
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        let (year, month, day) = self.0.to_calendar_date();
        (year, u8::from(month), day)
    }

    /// The day as year, month and day: `2026-05-07`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// As `7 May 2026`.
    #[must_use]
    pub fn long(self) -> String {
        let (year, month, day) = self.parts();
        let name = Day::MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
        format!("{day} {name} {year}")
    }
}

impl Moment {
    /// The first second of 1970, UTC.
    pub const EPOCH: Moment = Moment(0);
    /// The first second of 1900, UTC: what a date without a beginning begins with.
    pub const FIRST: Moment = Moment(-2_208_988_800);
    /// The last second of 2200, UTC: what a date without an end ends with.
    pub const LAST: Moment = Moment(7_289_654_399);

    /// The moment so many seconds after midnight of a day, at an offset from UTC in minutes.
    #[must_use]
    pub fn at(day: Day, seconds: i64, offset_minutes: i64) -> Moment {
        Moment(day.as_seconds().saturating_add(seconds).saturating_sub(offset_minutes.saturating_mul(60)))
    }

    /// The moment so many seconds after the first of 1970, UTC.
    #[must_use]
    pub fn of_seconds(seconds: i64) -> Moment {
        Moment(seconds)
    }

    /// Seconds from the first of 1970, UTC; negative before it.
    #[must_use]
    pub fn as_seconds(self) -> i64 {
        self.0
    }

    /// How long after the other moment this one is; negative if it came before.
    #[must_use]
    pub fn since(self, other: Moment) -> Duration {
        Duration(self.0.saturating_sub(other.0))
    }

    /// The moment so much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Moment {
        Moment(self.0.saturating_add(duration.0))
    }

    /// The moment in UTC, to the second: `2022-07-24T09:30:00Z`.
    #[must_use]
    pub fn iso(self) -> String {
        let seconds = self.0.rem_euclid(DAY_SECONDS);
        let day = Day::of_seconds(self.0).map(Day::iso).unwrap_or_default();
        format!("{day}T{:02}:{:02}:{:02}Z", seconds / 3600, seconds % 3600 / 60, seconds % 60)
    }
}

impl Span<Moment> {
    /// Both ends as plain numbers: seconds from the first of 1970, UTC.
    #[must_use]
    pub fn seconds(self) -> Span<Amount> {
        let seconds = |moment: Moment| moment.since(Moment::EPOCH).amount();
        Span::hull(seconds(self.least()), seconds(self.most()))
    }
}

impl Duration {
    /// So many seconds.
    #[must_use]
    pub fn seconds(seconds: i64) -> Duration {
        Duration(seconds)
    }

    /// So many hours.
    #[must_use]
    pub fn hours(hours: i64) -> Duration {
        Duration(hours.saturating_mul(3600))
    }

    /// So many days of 24 hours.
    #[must_use]
    pub fn days(days: i64) -> Duration {
        Duration(days.saturating_mul(DAY_SECONDS))
    }

    /// The whole of both.
    #[must_use]
    pub fn plus(self, other: Duration) -> Duration {
        Duration(self.0.saturating_add(other.0))
    }

    /// This one less the other.
    #[must_use]
    pub fn minus(self, other: Duration) -> Duration {
        Duration(self.0.saturating_sub(other.0))
    }

    /// The length in seconds.
    #[must_use]
    pub fn as_seconds(self) -> i64 {
        self.0
    }

    /// As `72 hours` or `30 days`: days where it is a whole number of them above three.
    #[must_use]
    pub fn words(self) -> String {
        let plural = |number: i64, unit: &str| {
            if number.unsigned_abs() == 1 { format!("{number} {unit}") } else { format!("{number} {unit}s") }
        };
        if self.0 % DAY_SECONDS == 0 && self.0.unsigned_abs() > 259_200 {
            plural(self.0 / DAY_SECONDS, "day")
        } else if self.0 % 3600 == 0 {
            plural(self.0 / 3600, "hour")
        } else {
            plural(self.0 / 60, "minute")
        }
    }

    /// The length in seconds, as a number.
    #[must_use]
    pub fn amount(self) -> Amount {
        Amount::whole(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_before_a_long_month_end_on_its_last_day() {
        let day = Day::new(2024, 5, 31).unwrap();
        assert_eq!(day.months_before(3).iso(), "2024-02-29");
        assert_eq!(day.months_before(12).iso(), "2023-05-31");
        assert_eq!(Day::new(2023, 2, 29), None);
    }

    #[test]
    fn a_moment_is_written_to_the_second_and_before_1970_too() {
        assert_eq!(Moment::of_seconds(3 * DAY_SECONDS + 3600 + 23 * 60 + 45).iso(), "1970-01-04T01:23:45Z");
        assert_eq!(Moment::of_seconds(-1).iso(), "1969-12-31T23:59:59Z");
        assert_eq!(Moment::FIRST.iso(), "1900-01-01T00:00:00Z");
        assert_eq!(Moment::LAST.iso(), "2200-12-31T23:59:59Z");
    }

    #[test]
    fn a_moment_at_an_offset_is_that_much_earlier_in_utc() {
        let day = Day::new(2022, 7, 24).unwrap();
        assert_eq!(Moment::at(day, 9 * 3600 + 30 * 60, 60).iso(), "2022-07-24T08:30:00Z");
        assert_eq!(Moment::at(day, 0, -90).iso(), "2022-07-24T01:30:00Z");
    }

    #[test]
    fn a_duration_is_told_in_the_largest_unit_that_it_fills() {
        let words = |seconds| Duration::seconds(seconds).words();
        assert_eq!(words(4 * DAY_SECONDS), "4 days");
        assert_eq!(words(72 * 3600), "72 hours");
        assert_eq!(words(3600), "1 hour");
        assert_eq!(words(90 * 60), "90 minutes");
        assert_eq!(words(60), "1 minute");
    }
}
