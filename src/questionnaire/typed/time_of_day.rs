//! Typed times of day, and the clock they are told by.

use crate::questionnaire::refusals;
use crate::value::{CivilTime, ClockTime, Day};

/// A time of day, in hours, minutes and seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::questionnaire) struct Time {
    pub(super) hours: u8,
    pub(super) minutes: u8,
    pub(super) seconds: u8,
}

/// The time of day typed as `14:30`, `9.30`, `1030`, `9am` or `2.30 pm`.
pub(in crate::questionnaire) fn time(text: &str) -> Result<Time, String> {
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

    /// Seconds after midnight.
    fn seconds(self) -> i64 {
        let minutes = i64::from(self.hours).saturating_mul(60).saturating_add(i64::from(self.minutes));
        minutes.saturating_mul(60).saturating_add(i64::from(self.seconds))
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

/// How the clock of a place stands on a day at a time: where it goes back, and shows the hour before
/// twice, the first is taken.
pub(in crate::questionnaire) fn clock(place: CivilTime, day: Day, time: Time) -> Option<ClockTime> {
    place.told(place.moment(day, time.seconds()))
}

/// An offset from UTC as it stands in a file: `+01:00`.
pub(in crate::questionnaire) fn offset(minutes: i64) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let ahead = minutes.saturating_abs();
    format!("{sign}{:02}:{:02}", ahead.div_euclid(60), ahead.rem_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::civil_time_from;

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
        let london = civil_time_from("GMT0BST,M3.5.0/1,M10.5.0").unwrap();
        let at = |year, month, day, hours| {
            let day = Day::new(year, month, day).unwrap();
            offset(clock(london, day, Time { hours, minutes: 30, seconds: 0 }).unwrap().offset_minutes)
        };
        let told = |times: [(i32, u8, u8, u8); 3]| times.map(|(year, month, day, hours)| at(year, month, day, hours));
        assert_eq!(told([(2026, 3, 28, 12), (2026, 3, 29, 0), (2026, 3, 29, 2)]), ["+00:00", "+00:00", "+01:00"]);
        assert_eq!(told([(2026, 10, 24, 12), (2026, 10, 25, 0), (2026, 10, 25, 2)]), ["+01:00", "+01:00", "+00:00"]);
        assert_eq!(told([(2026, 7, 1, 9), (2026, 1, 1, 9), (2026, 10, 31, 9)]), ["+01:00", "+00:00", "+00:00"]);
        assert_eq!(told([(2026, 3, 30, 9), (2026, 3, 1, 9), (2026, 10, 4, 9)]), ["+01:00", "+00:00", "+01:00"]);
        assert_eq!(offset(-210), "-03:30");
    }
}
