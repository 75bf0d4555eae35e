//! Typed times of day, and the clock they are told by.

use crate::questionnaire::refusals;
use crate::value::Day;

/// A time of day, in hours, minutes and seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hours: u8,
    pub(super) minutes: u8,
    pub(super) seconds: u8,
}

/// The time of day typed as `14:30`, `9.30`, `1030`, `9am` or `2.30 pm`.
pub(super) fn time(text: &str) -> Result<Time, String> {
    let small = text.to_ascii_lowercase();
    let bare: String = small.chars().filter(|character| *character != ' ').collect();
    read(&bare).ok_or_else(refusals::no_time_of_day)
}

fn read(text: &str) -> Option<Time> {
    match text {
        "noon" | "midday" => return Time::new(12, 0, 0),
        "midnight" => return Time::new(0, 0, 0),
        _ => {}
    }
    let (clock, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (text, None),
    };
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part).then(|| part.parse::<u8>().ok()).flatten();
    let parts: Vec<&str> = clock.split([':', '.']).collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        // Four digits without a mark, as on a railway clock; three where the hour has one.
        [run] if matches!(run.len(), 3 | 4) && half.is_none() => {
            let (hours, minutes) = run.split_at_checked(run.len().checked_sub(2)?)?;
            (number(hours)?, number(minutes)?, 0)
        }
        [hours] if half.is_some() => (number(hours)?, 0, 0),
        [hours, minutes] if minutes.len() == 2 => (number(hours)?, number(minutes)?, 0),
        [hours, minutes, seconds] if minutes.len() == 2 && seconds.len() == 2 => {
            (number(hours)?, number(minutes)?, number(seconds)?)
        }
        _ => return None,
    };
    let hours = match half {
        Some(noon) if (1..=12).contains(&hours) => hours.checked_rem(12)?.checked_add(noon)?,
        Some(_) => return None,
        None => hours,
    };
    Time::new(hours, minutes, seconds)
}

impl Time {
    fn new(hours: u8, minutes: u8, seconds: u8) -> Option<Time> {
        (hours < 24 && minutes < 60 && seconds < 60).then_some(Time { hours, minutes, seconds })
    }

    /// As `09:30:00`.
    pub(super) fn iso(self) -> String {
        format!("{:02}:{:02}:{:02}", self.hours, self.minutes, self.seconds)
    }

    /// As `09:30`, with its seconds where there are any.
    pub(super) fn words(self) -> String {
        let seconds = if self.seconds == 0 { String::new() } else { format!(":{:02}", self.seconds) };
        format!("{:02}:{:02}{seconds}", self.hours, self.minutes)
    }
}

/// The offset of the clock in London on a day at a time: one hour from the last Sunday of March to
/// the last Sunday of October, both at one o'clock in the morning, UTC.
pub(super) fn london(day: Day, time: Time) -> &'static str {
    let (_, month, date) = day.parts();
    // The clock goes back at two, so that the hour before is there twice: the first is taken.
    let (begins, ends) = (time.hours >= 1, time.hours < 2);
    let last_sunday = date.saturating_add(6) >= 31 && weekday(day) == 0;
    let days_to_sunday = 7_u8.saturating_sub(weekday(day)) % 7;
    let after_last = date.saturating_add(days_to_sunday) > 31;
    let summer = match month {
        4..=9 => true,
        3 => (last_sunday && begins) || (!last_sunday && after_last),
        10 => (last_sunday && ends) || (!last_sunday && !after_last),
        _ => false,
    };
    if summer { "+01:00" } else { "+00:00" }
}

/// The day of the week, from 0 for Sunday.
pub(super) fn weekday(day: Day) -> u8 {
    let seconds = day.hours().least().since(crate::value::Moment::EPOCH).as_seconds();
    // The first day of 1970 was a Thursday.
    u8::try_from(seconds.div_euclid(86_400).saturating_add(4).rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_understood_as_people_write_them() {
        let typed = [
            ("9.30", "09:30"),
            ("9am", "09:00"),
            ("1030", "10:30"),
            ("2.30 pm", "14:30"),
            ("12am", "00:00"),
            ("14:30:15", "14:30:15"),
        ];
        for (typed, read) in typed {
            assert_eq!(time(typed).unwrap().words(), read, "{typed}");
        }
        for wrong in ["25:00", "9", "13pm", "9:5", "10:60", "half past nine"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_clock_in_london_goes_forward_in_march_and_back_in_october() {
        let at = |year, month, day, hours| {
            london(Day::new(year, month, day).unwrap(), Time { hours, minutes: 30, seconds: 0 })
        };
        assert_eq!((at(2026, 3, 28, 12), at(2026, 3, 29, 0), at(2026, 3, 29, 2)), ("+00:00", "+00:00", "+01:00"));
        assert_eq!((at(2026, 10, 24, 12), at(2026, 10, 25, 0), at(2026, 10, 25, 2)), ("+01:00", "+01:00", "+00:00"));
        assert_eq!((at(2026, 7, 1, 9), at(2026, 1, 1, 9), at(2026, 10, 31, 9)), ("+01:00", "+00:00", "+00:00"));
        assert_eq!((at(2026, 3, 30, 9), at(2026, 3, 1, 9), at(2026, 10, 4, 9)), ("+01:00", "+00:00", "+01:00"));
    }
}
