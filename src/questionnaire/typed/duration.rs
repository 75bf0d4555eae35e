//! Typed lengths of time: minutes, hours and days as they are, weeks as days, months and years
//! as the range of days they may have.

use super::{Draft, Question, Understood, refusals};
use crate::questionnaire::refusals::Form;
use crate::value::{Amount, Currency, Ends, Span, duration_from, ends, is_rough};

/// What a length of time or range typed for a question is.
pub(super) fn duration(question: &Question<'_>, text: &str, currency: Currency) -> Result<Understood, String> {
    let form = Form::new(question, currency);
    let small = text.to_ascii_lowercase();
    if is_rough(&small) {
        return Err(form.rough());
    }
    let limit = |end: fn(Span<Amount>) -> Amount| {
        let seconds = question.limits.map(end).ok_or_else(|| form.wanted())?;
        let days = seconds.over(Amount::whole(DAY), 0).map_err(|_| form.wanted())?;
        Length::of(&days.plain(), Unit::Day, &form)
    };
    let ends = ends(&small, true);
    let (least, most) = match ends {
        Ends::One(text) => {
            let length = typed(text, Unit::Day, &form)?;
            (length.clone(), length)
        }
        Ends::Two(least, most) => {
            let unit = unit_of(most).unwrap_or(Unit::Day);
            (typed(least, unit, &form)?, typed(most, Unit::Day, &form)?)
        }
        Ends::From(least) => (typed(least, Unit::Day, &form)?, limit(|limits| limits.most())?),
        Ends::To(most) => (limit(|limits| limits.least())?, typed(most, Unit::Day, &form)?),
    };
    if least.seconds.least() > most.seconds.most() {
        return Err(refusals::backward());
    }
    let inside = |end| question.limits.is_none_or(|limits| limits.contains(end));
    let (from, to) = (least.seconds.least(), most.seconds.most());
    if !inside(from) || !inside(to) {
        return Err(form.outside());
    }
    if to.is_zero() {
        return Err(form.no_time());
    }
    let text = if from == to { least.text.0 } else { format!("{}..{}", least.text.0, most.text.1) };
    let (one, other) = (refusals::length(from), refusals::length(to));
    let echo = match ends {
        Ends::One(_) | Ends::Two(..) => refusals::range(&one, &other),
        Ends::From(_) => refusals::or_more(&one),
        Ends::To(_) => refusals::up_to(&other),
    };
    Ok(Understood::new(Draft::Text(text), echo))
}

const DAY: i64 = 86_400;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [(&str, Unit); 18] = [
    ("minutes", Unit::Minute),
    ("minute", Unit::Minute),
    ("mins", Unit::Minute),
    ("min", Unit::Minute),
    ("hours", Unit::Hour),
    ("hour", Unit::Hour),
    ("hrs", Unit::Hour),
    ("hr", Unit::Hour),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("years", Unit::Year),
    ("year", Unit::Year),
    // Last, because other units end in the same letter.
    ("h", Unit::Hour),
    ("d", Unit::Day),
];

/// The unit at the end of a length, if one is said.
fn unit_of(text: &str) -> Option<Unit> {
    parted(text).map(|(_, unit)| unit)
}

fn parted(text: &str) -> Option<(&str, Unit)> {
    UNITS.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)))
}

/// A length: the seconds it may have, and both its ends as they stand in a file.
#[derive(Clone)]
struct Length {
    seconds: Span<Amount>,
    text: (String, String),
}

fn typed(text: &str, otherwise: Unit, form: &Form<'_>) -> Result<Length, String> {
    let (number, unit) = parted(text).unwrap_or((text, otherwise));
    let number: String = number.chars().filter(|character| *character != ' ').collect();
    if number.starts_with('-') {
        return Err(form.negative());
    }
    let groups: Vec<&str> = number.split(',').collect();
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && !number.is_empty();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len())));
    if !plain || !grouped {
        return Err(form.wanted());
    }
    let digits = number.replace(',', "");
    Length::of(digits.trim_start_matches('0'), unit, form)
}

impl Length {
    /// So many of a unit.
    fn of(digits: &str, unit: Unit, form: &Form<'_>) -> Result<Length, String> {
        let digits = if digits.is_empty() { "0" } else { digits };
        let number: i64 = digits.parse().map_err(|_| form.outside())?;
        let outside = || form.outside();
        let point = |number: i64, unit: &str| {
            let plural = if number == 1 { "" } else { "s" };
            let text = format!("{number} {unit}{plural}");
            let seconds = duration_from(&text).map_err(|_| outside())?.amount();
            Ok(Length { seconds: Span::point(seconds), text: (text.clone(), text) })
        };
        match unit {
            Unit::Minute => point(number, "minute"),
            Unit::Hour => point(number, "hour"),
            Unit::Day => point(number, "day"),
            Unit::Week => point(number.checked_mul(7).ok_or_else(outside)?, "day"),
            Unit::Month | Unit::Year => {
                let months = if unit == Unit::Year { number.checked_mul(12).ok_or_else(outside)? } else { number };
                let (least, most) = days_in(months).ok_or_else(outside)?;
                let (least, most): (Length, Length) = (point(least, "day")?, point(most, "day")?);
                let seconds = Span::hull(least.seconds.least(), most.seconds.most());
                Ok(Length { seconds, text: (least.text.0, most.text.1) })
            }
        }
    }
}

/// The fewest and the most days so many months on end may have: a year its 365, and one more for
/// each February of 29 days that may or must fall in it.
fn days_in(months: i64) -> Option<(i64, i64)> {
    const LENGTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (years, rest) = (months / 12, usize::try_from(months % 12).ok()?);
    let run = |begin: usize| LENGTHS.iter().cycle().skip(begin).take(rest);
    let runs =
        || (0..LENGTHS.len()).map(|begin| (run(begin).sum::<i64>(), i64::from(run(begin).any(|days| *days == 28))));
    let fewest = runs().map(|(days, _)| days).min()?;
    let most = runs().map(|(days, leap)| days.saturating_add(leap)).max()?;
    let whole = years.checked_mul(365)?;
    let leap_days = (years / 4, years.checked_add(3)? / 4);
    Some((whole.checked_add(leap_days.0)?.checked_add(fewest)?, whole.checked_add(leap_days.1)?.checked_add(most)?))
}

#[cfg(test)]
mod tests {
    use super::days_in;

    #[test]
    fn months_and_years_are_as_long_as_the_calendar_lets_them() {
        let lengths =
            [(1, (28, 31)), (2, (59, 62)), (6, (181, 184)), (12, (365, 366)), (24, (730, 731)), (48, (1461, 1461))];
        for (months, days) in lengths {
            assert_eq!(days_in(months), Some(days), "{months}");
        }
    }
}
