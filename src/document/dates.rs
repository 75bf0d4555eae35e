//! Days and moments as they are written.

use super::refusals::{MomentPart, no_moment};
use crate::value::{CivilTime, Day, Moment, NotWritten, Span};

/// The day written as `2026-05-07`.
pub(crate) fn day_from(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The moments a date or time covers: a day or month its hours at a place, a time itself.
pub(crate) fn moment_from(text: &str, place: CivilTime) -> Result<Span<Moment>, NotWritten> {
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else {
        let hours = day_from(text).map(|day| day.hours(place)).or_else(|| month_from(text, place));
        return hours.ok_or_else(|| no_moment(MomentPart::Day));
    };
    let day = day_from(day).ok_or_else(|| no_moment(MomentPart::Day))?;
    let (clock, offset) = if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        (clock, 0)
    } else {
        let index = time.rfind(['+', '-']).ok_or_else(|| no_moment(MomentPart::NoOffset))?;
        let (clock, offset) = time.split_at(index);
        (clock, offset_from(offset).ok_or_else(|| no_moment(MomentPart::Offset))?)
    };
    let seconds = clock_from(clock).ok_or_else(|| no_moment(MomentPart::Time))?;
    Ok(Span::point(Moment::at(day, seconds, offset)))
}

/// The moments of a range of dates; of one without an end on one side as well: `2024-11-05..` is that
/// day or later. `None` where it ends before it begins.
pub(crate) fn moments_from(text: &str, place: CivilTime) -> Result<Option<Span<Moment>>, NotWritten> {
    let Some((from, to)) = text.split_once("..") else { return moment_from(text, place).map(Some) };
    let ends = [(from, Moment::FIRST), (to, Moment::LAST)].map(|(end, open)| match end.trim() {
        "" => Ok(Span::point(open)),
        end => moment_from(end, place),
    });
    match ends {
        [Ok(_), Ok(_)] if from.trim().is_empty() && to.trim().is_empty() => Err(no_moment(MomentPart::Day)),
        [Ok(from), Ok(to)] => Ok((from.least() <= to.most()).then(|| from.union(to))),
        [Err(error), _] | [_, Err(error)] => Err(error),
    }
}

/// The hours of the month written as `2024-11`.
fn month_from(text: &str, place: CivilTime) -> Option<Span<Moment>> {
    let first = day_from(&format!("{text}-01"))?;
    let last = (28..=31).rev().find_map(|day| day_from(&format!("{text}-{day}")))?;
    Some(first.hours(place).union(last.hours(place)))
}

fn offset_from(text: &str) -> Option<i64> {
    let negative = text.starts_with('-');
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (two_digits(hours, 14)?, two_digits(minutes, 59)?);
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    Some(if negative { total.checked_neg()? } else { total })
}

fn clock_from(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let hours = two_digits(parts.next()?, 23)?;
    let minutes = two_digits(parts.next()?, 59)?;
    let seconds = match parts.next() {
        None => 0,
        Some(seconds) => two_digits(seconds.split('.').next()?, 59)?,
    };
    hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
    let fine = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| fine && *number <= most)
}
