//! The civil time of a place: how far its clocks are from UTC, and when they change.

use super::words::no_civil_time;
use super::{Day, Moment, NotWritten, Span};
use std::fmt;

/// How the clocks of a place are set: their offset from UTC and, where there is one, the time of
/// the year at which they go otherwise. One rule for every year.
///
/// ```
/// use affeer::value::{Day, civil_time_from};
///
/// let london = civil_time_from("GMT0BST,M3.5.0/1,M10.5.0")?;
/// let day = Day::new(2024, 7, 24).ok_or("there is no such day")?;
/// let (first, last) = (day.hours(london).least(), day.hours(london).most());
/// assert_eq!((first.iso().as_str(), last.iso().as_str()), ("2024-07-23T23:00:00Z", "2024-07-24T22:59:59Z"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CivilTime {
    standard: Clock,
    other: Option<Other>,
}

/// How a clock is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    name: Name,
    /// Seconds ahead of UTC; below nil behind it.
    offset: i64,
}

/// The name of a clock: at most six letters, digits and signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    letters: [u8; LONGEST_NAME],
    length: usize,
}

/// The clock of part of the year, and when that part begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Other {
    clock: Clock,
    begins: Change,
    ends: Change,
}

/// A day of every year on which clocks change, and when, by the clock that goes till then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    month: u8,
    /// From 1 for the first in the month to 5 for the last.
    week: u8,
    /// From 0 for Sunday.
    weekday: u8,
    /// Seconds after midnight.
    seconds: i64,
}

/// What the clock of a place shows at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// The day of the calendar there.
    pub day: Day,
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute of the hour, from 0 to 59.
    pub minute: u8,
    /// The second of the minute, from 0 to 59.
    pub second: u8,
    /// Minutes ahead of UTC; below nil behind it.
    pub offset_minutes: i64,
    name: Name,
}

const LONGEST_NAME: usize = 6;
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

impl Day {
    /// The hours of the day at a place, from its first second to its last: 24 of them, but for a day
    /// on which the clock changes.
    #[must_use]
    pub fn hours(self, place: CivilTime) -> Span<Moment> {
        let start = place.moment(self, 0);
        let end = self.next().map_or(start, |next| place.moment(next, 0));
        Span::hull(start, Moment::of_seconds(end.as_seconds().saturating_sub(1)))
    }
}

impl Moment {
    /// The day on which it falls at a place; `None` where it is thousands of years away.
    #[must_use]
    pub fn day(self, place: CivilTime) -> Option<Day> {
        place.told(self).map(|told| told.day)
    }
}

impl CivilTime {
    /// The one without a place: UTC all the year.
    pub const UTC: CivilTime =
        CivilTime { standard: Clock { name: Name { letters: *b"UTC\0\0\0", length: 3 }, offset: 0 }, other: None };

    /// The offsets its clocks have at one time of the year or another, in minutes ahead of UTC.
    pub fn offsets(self) -> impl Iterator<Item = i64> {
        let clocks = [Some(self.standard), self.other.map(|other| other.clock)];
        clocks.into_iter().flatten().map(|clock| clock.offset.div_euclid(MINUTE))
    }

    /// The clocks it has at one time of the year or another: the name of each, as `GMT`, and how many
    /// minutes it is ahead of UTC.
    pub fn clocks(self) -> impl Iterator<Item = (String, i64)> {
        let clocks = [Some(self.standard), self.other.map(|other| other.clock)];
        clocks.into_iter().flatten().map(|clock| (clock.name.text().to_owned(), clock.offset.div_euclid(MINUTE)))
    }

    /// What the clock shows at a moment; `None` where the moment is thousands of years away.
    #[must_use]
    pub fn told(self, moment: Moment) -> Option<ClockTime> {
        let clock = self.clock(moment.as_seconds());
        let local = moment.as_seconds().saturating_add(clock.offset);
        let seconds = local.rem_euclid(DAY);
        let part = |number: i64| u8::try_from(number).unwrap_or(0);
        Some(ClockTime {
            day: Day::of_seconds(local)?,
            hour: part(seconds.div_euclid(HOUR)),
            minute: part(seconds.rem_euclid(HOUR).div_euclid(MINUTE)),
            second: part(seconds.rem_euclid(MINUTE)),
            offset_minutes: clock.offset.div_euclid(MINUTE),
            name: clock.name,
        })
    }

    /// The moment at which the clock shows so many seconds after midnight: the first, where it shows
    /// them twice; where it leaps over them, the moment it would be had it not leapt.
    #[must_use]
    pub fn moment(self, day: Day, seconds: i64) -> Moment {
        let local = day.as_seconds().saturating_add(seconds);
        let clocks = [Some(self.standard), self.other.map(|other| other.clock)];
        let offsets = clocks.into_iter().flatten().map(|clock| clock.offset);
        let shown = offsets.clone().filter(|offset| self.clock(local.saturating_sub(*offset)).offset == *offset).max();
        let offset = shown.or_else(|| offsets.min()).unwrap_or(0);
        Moment::of_seconds(local.saturating_sub(offset))
    }

    /// The clock that goes at a moment.
    fn clock(self, moment: i64) -> Clock {
        let Some(other) = self.other else { return self.standard };
        let year = Day::of_seconds(moment.saturating_add(self.standard.offset)).map(|day| day.parts().0);
        let change = |change: Change, before: Clock| Some(change.in_year(year?)?.saturating_sub(before.offset));
        let (Some(begins), Some(ends)) = (change(other.begins, self.standard), change(other.ends, other.clock)) else {
            return self.standard;
        };
        // South of the equator the part with the other clock runs over the turn of the year.
        let goes = if begins < ends { begins <= moment && moment < ends } else { !(ends <= moment && moment < begins) };
        if goes { other.clock } else { self.standard }
    }
}

impl Change {
    /// When it is in a year, in seconds by the clock that goes till then.
    fn in_year(self, year: i32) -> Option<i64> {
        let first = Day::new(year, self.month, 1)?;
        let ahead = self.weekday.saturating_add(7).saturating_sub(first.weekday()).checked_rem(7)?;
        let soonest = ahead.saturating_add(1);
        let mut weeks = (0..self.week).rev();
        let of_month = |week: u8| Day::new(year, self.month, soonest.saturating_add(week.saturating_mul(7)));
        let day = weeks.find_map(of_month)?;
        Some(day.as_seconds().saturating_add(self.seconds))
    }
}

impl ClockTime {
    /// The name of the clock, as `GMT` or `BST`.
    #[must_use]
    pub fn clock(&self) -> &str {
        self.name.text()
    }
}

impl Name {
    fn text(&self) -> &str {
        self.letters.get(..self.length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default()
    }
}

/// As such a rule is written: `GMT0BST,M3.5.0/1,M10.5.0/2`.
impl fmt::Display for CivilTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.standard.fmt(f)?;
        let Some(other) = self.other else { return Ok(()) };
        other.clock.fmt(f)?;
        for Change { month, week, weekday, seconds } in [other.begins, other.ends] {
            write!(f, ",M{month}.{week}.{weekday}/{}", Written(seconds))?;
        }
        Ok(())
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.text();
        let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic());
        let west = Written(self.offset.saturating_neg());
        if plain { write!(f, "{name}{west}") } else { write!(f, "<{name}>{west}") }
    }
}

/// A number of seconds in hours, with minutes and seconds where there are any.
struct Written(i64);

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, seconds) = (if self.0 < 0 { "-" } else { "" }, self.0.saturating_abs());
        write!(f, "{sign}{}", seconds.div_euclid(HOUR))?;
        match (seconds.rem_euclid(HOUR).div_euclid(MINUTE), seconds.rem_euclid(MINUTE)) {
            (0, 0) => Ok(()),
            (minutes, 0) => write!(f, ":{minutes:02}"),
            (minutes, seconds) => write!(f, ":{minutes:02}:{seconds:02}"),
        }
    }
}

/// The civil time written as a POSIX rule: the name of the clock and its offset from UTC, in hours
/// and counted westwards; where the clock changes, the name of the other, its offset if it is not
/// an hour ahead, and the days on which it begins and ends, each `M`, month, week from 1 to 5 for
/// the last, day of the week from 0 for Sunday, and the hour if it is not two. `GMT0BST,M3.5.0/1,M10.5.0`
/// is the United Kingdom's, `IST-5:30` India's.
///
/// # Errors
/// When it is written otherwise, names the days of change in another way, or leaves them out.
pub fn civil_time_from(text: &str) -> Result<CivilTime, NotWritten> {
    read(text).ok_or_else(no_civil_time)
}

fn read(text: &str) -> Option<CivilTime> {
    let mut parts = text.split(',');
    let clocks = parts.next()?;
    let (name, rest) = name(clocks)?;
    let (west, rest) = hours(rest)?;
    let standard = Clock { name, offset: west.checked_neg()? };
    if rest.is_empty() {
        return parts.next().is_none().then_some(CivilTime { standard, other: None });
    }
    let (name, rest) = self::name(rest)?;
    let offset = if rest.is_empty() {
        standard.offset.checked_add(HOUR)?
    } else {
        hours(rest).filter(|(_, rest)| rest.is_empty())?.0.checked_neg()?
    };
    let (begins, ends) = (change(parts.next()?)?, change(parts.next()?)?);
    let clock = Clock { name, offset };
    parts.next().is_none().then_some(CivilTime { standard, other: Some(Other { clock, begins, ends }) })
}

/// The name at the head of a text, three letters or more, or other signs in angle brackets.
fn name(text: &str) -> Option<(Name, &str)> {
    let (name, rest) = match text.strip_prefix('<') {
        Some(text) => text.split_once('>')?,
        None => text.split_at_checked(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()))?,
    };
    let fine = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-');
    if !(3..=LONGEST_NAME).contains(&name.len()) || !name.bytes().all(fine) {
        return None;
    }
    let mut letters = [0; LONGEST_NAME];
    letters.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
    Some((Name { letters, length: name.len() }, rest))
}

/// A number of hours at the head of a text, with a sign, minutes and seconds if there are any, in
/// seconds: at most a day.
fn hours(text: &str) -> Option<(i64, &str)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let mut parts = number.split(':');
    let hours = digits(parts.next()?, 1..=2, 24)?;
    let minutes = parts.next().map_or(Some(0), |part| digits(part, 2..=2, 59))?;
    let seconds = parts.next().map_or(Some(0), |part| digits(part, 2..=2, 59))?;
    let total = hours.checked_mul(HOUR)?.checked_add(minutes.checked_mul(MINUTE)?)?.checked_add(seconds)?;
    let fine = parts.next().is_none() && total <= DAY;
    fine.then_some((if negative { total.checked_neg()? } else { total }, rest))
}

/// A day of change, as `M3.5.0/1`.
fn change(text: &str) -> Option<Change> {
    let text = text.strip_prefix('M')?;
    let (day, time) = text.split_once('/').map_or((text, None), |(day, time)| (day, Some(time)));
    let mut parts = day.split('.');
    let mut part = |length, most| parts.next().and_then(|part| digits(part, length, most));
    let (month, week, weekday) = (part(1..=2, 12)?, part(1..=1, 5)?, part(1..=1, 6)?);
    let seconds = match time {
        Some(time) => hours(time).filter(|(seconds, rest)| *seconds >= 0 && rest.is_empty())?.0,
        None => HOUR.checked_mul(2)?,
    };
    if parts.next().is_some() || month == 0 || week == 0 {
        return None;
    }
    let small = |number: i64| u8::try_from(number).ok();
    Some(Change { month: small(month)?, week: small(week)?, weekday: small(weekday)?, seconds })
}

/// A number of so many digits, up to a greatest.
fn digits(text: &str, length: std::ops::RangeInclusive<usize>, most: i64) -> Option<i64> {
    let fine = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| fine && *number <= most)
}
