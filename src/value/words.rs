//! How sums, percentages, counts, durations and ranges are written in a file.

use super::plain::plain;
use super::{Amount, Currency, Duration, Money, Percent, Span};
use std::fmt;

/// In what way a text is no value of the kind asked for. Who needs to know asks this, never the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is written otherwise than such a value is.
    Form,
    /// It is a sum in another currency than the rulebook counts in.
    OtherCurrency,
    /// It is a range that ends before it begins.
    Backward,
    /// It has more digits than a figure can have.
    TooLong,
    /// It has more digits after the point than such a value can have.
    TooFine,
}

/// Why a text is no value of the kind asked for, in a user's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten {
    /// In what way.
    pub fault: Fault,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.instead)
    }
}

impl std::error::Error for NotWritten {}

impl NotWritten {
    /// That it is written otherwise than such a value is.
    pub(super) fn new(what: impl Into<String>, instead: impl Into<String>) -> NotWritten {
        of_fault(Fault::Form, what, instead)
    }
}

fn not(what: impl Into<String>, instead: impl Into<String>) -> NotWritten {
    of_fault(Fault::Form, what, instead)
}

fn of_fault(fault: Fault, what: impl Into<String>, instead: impl Into<String>) -> NotWritten {
    NotWritten { fault, what: what.into(), instead: instead.into() }
}

/// What is said where no rule of civil time is written.
pub(super) fn no_civil_time() -> NotWritten {
    not(
        "this is no rule of civil time",
        "write `UTC0`, or with the days on which the clock changes `GMT0BST,M3.5.0/1,M10.5.0`",
    )
}

/// The sum written as `GBP 1,250,000`, `GBP 385m` or `GBP 2.4bn`: code, space, digits with or
/// without groups of three, at most one point, at most one of `k`, `m`, `bn`.
///
/// # Errors
/// When the currency is missing or another one, the number is malformed, finer than a hundredth or
/// of more than 28 digits, or when its thousands may be parted by a point.
pub fn money_from(text: &str, currency: Currency) -> Result<Money, NotWritten> {
    let text = &*plain(text);
    let code = currency.code();
    let example = || format!("write it as `{code} 1,250,000`, `{code} 385m` or `{code} 2.4bn`");
    let Some((written, number)) = text.split_once(' ') else {
        return Err(not("a sum of money needs its currency before the number", example()));
    };
    if Currency::from_code(written).is_none() {
        return Err(not("a sum of money begins with its currency", example()));
    }
    if written != code {
        return Err(of_fault(
            Fault::OtherCurrency,
            format!("the sum is in {written}, the rulebook counts in {code}"),
            format!("convert it, and say in a note at what rate and on which day: `{code} …`"),
        ));
    }
    let (digits, factor) = scaled(number);
    let amount = digits_from(digits).ok_or_else(|| not("the number in the sum is malformed", example()))?;
    if factor == Amount::ONE && places(digits) == 3 && !digits.starts_with('0') {
        return Err(not("three digits after a point may be thousands", example()));
    }
    let sum = amount.times(factor);
    let sum = sum.map_err(|_| of_fault(Fault::TooLong, "the sum has more than 28 digits", example()))?;
    if places(digits.trim_end_matches('0')) > places_of_a_hundredth(number) {
        return Err(of_fault(Fault::TooFine, "the sum is finer than a hundredth", "write two digits after the point"));
    }
    Ok(Money(sum))
}

/// How many digits may stand after the point of a sum with this unit at its end.
fn places_of_a_hundredth(number: &str) -> usize {
    match number.trim_start_matches(|character: char| !character.is_ascii_alphabetic()) {
        "k" => 5,
        "m" => 8,
        "bn" => 11,
        _ => 2,
    }
}

/// How many digits stand after the point.
fn places(digits: &str) -> usize {
    digits.split_once('.').map_or(0, |(_, part)| part.len())
}

/// The percentage written as `15%`, `0.3%`, `-20%` or `+10%`.
///
/// # Errors
/// When the sign `%` is missing or the number is malformed.
pub fn percent_from(text: &str) -> Result<Percent, NotWritten> {
    let text = &*plain(text);
    let Some(number) = text.strip_suffix('%') else {
        return Err(not("a percentage needs its sign", "write it as `15%`, `0.3%` or `-20%`"));
    };
    let (number, negative) = match number.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (number.strip_prefix('+').unwrap_or(number), false),
    };
    let amount =
        digits_from(number).ok_or_else(|| not("the percentage is malformed", "write it as `15%`, `0.3%` or `-20%`"))?;
    Ok(Percent(if negative { amount.negated() } else { amount }))
}

/// The count written as `633887` or `633,887`.
///
/// # Errors
/// When it is not a whole number of nil or more.
pub fn count_from(text: &str) -> Result<Amount, NotWritten> {
    let text = &*plain(text);
    // With a point, thousands and parts could not be told apart.
    digits_from(text)
        .filter(|number| number.is_whole() && !text.contains('.'))
        .ok_or_else(|| not("a count is a whole number", "write it as `633887` or `\"633,887\"`"))
}

/// The number written as `3.98` or `-0.2627`, of no unit.
///
/// # Errors
/// When it is no plain decimal number.
pub fn number_from(text: &str) -> Result<Amount, NotWritten> {
    let text = &*plain(text);
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let number =
        digits_from(digits).ok_or_else(|| not("the number is malformed", "write it as `\"3.98\"` or `\"-0.2627\"`"))?;
    Ok(if negative { number.negated() } else { number })
}

/// The duration written as `72 hours` or `30 days`.
///
/// # Errors
/// When it is no whole number of minutes, hours or days.
pub fn duration_from(text: &str) -> Result<Duration, NotWritten> {
    let example = "write it as `72 hours` or `30 days`";
    let (number, unit) = text.split_once(' ').ok_or_else(|| not("a duration is a number and a unit", example))?;
    let number: i64 = number
        .parse()
        .ok()
        .filter(|n| (0..=1_000_000).contains(n))
        .ok_or_else(|| not("the number of a duration is whole", example))?;
    match unit {
        "minute" | "minutes" => Ok(Duration::seconds(number.saturating_mul(60))),
        "hour" | "hours" => Ok(Duration::hours(number)),
        "day" | "days" => Ok(Duration::days(number)),
        "month" | "months" | "year" | "years" => {
            Err(not(format!("the length of a {} varies", unit.trim_end_matches('s')), "write days"))
        }
        _ => Err(not(format!("there is no unit `{unit}`"), example)),
    }
}

/// Both ends of a range written as `LEAST..MOST`; the second end may leave out the currency.
/// A text without `..` is one value.
///
/// # Errors
/// When an end is malformed or the range ends before it begins.
pub fn range_from<T: Copy + Ord>(
    text: &str,
    one: impl Fn(&str) -> Result<T, NotWritten>,
) -> Result<Span<T>, NotWritten> {
    let Some((least, most)) = text.split_once("..") else {
        return one(text).map(Span::point);
    };
    let (least, most) = (least.trim(), most.trim());
    let full = match least.split_once(' ') {
        Some((code, _)) if Currency::from_code(code).is_some() && !most.contains(' ') => format!("{code} {most}"),
        _ => most.to_owned(),
    };
    Span::from_to(one(least)?, one(&full)?)
        .ok_or_else(|| of_fault(Fault::Backward, "the range ends before it begins", format!("write `{full}..{least}`")))
}

pub(super) fn scaled(number: &str) -> (&str, Amount) {
    let factors = [("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1_000)];
    factors
        .into_iter()
        .find_map(|(suffix, factor)| number.strip_suffix(suffix).map(|digits| (digits, Amount::whole(factor))))
        .unwrap_or((number, Amount::ONE))
}

/// Digits with at most one point, in groups of three or not at all.
pub(super) fn digits_from(text: &str) -> Option<Amount> {
    if let Some(amount) = Amount::from_digits(text) {
        return Some(amount);
    }
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    if !whole.contains(',') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
        return None;
    }
    let plain = whole.replace(',', "");
    match part {
        Some(part) => Amount::from_digits(&format!("{plain}.{part}")),
        None => Amount::from_digits(&plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pounds(text: &str) -> Result<Money, NotWritten> {
        money_from(text, Currency::from_code("GBP").unwrap())
    }

    #[test]
    fn sums_are_written_in_full_or_with_a_suffix() {
        assert_eq!(pounds("GBP 17,500,000"), pounds("GBP 17.5m"));
        assert_eq!(pounds("GBP 2.4216bn"), pounds("GBP 2,421,600,000"));
        for wrong in [
            "GBP 5.000",
            "GBP 0.005",
            "17500000",
            "£17.5m",
            "EUR 5",
            "GBP 1,00",
            "GBP 1_000",
            "GBP -5",
            "GBP 1e3",
            "GBP ",
            "GBP 12,345,67",
        ] {
            assert!(pounds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_range_may_leave_the_second_currency_out() {
        let range = range_from("GBP 80m..120m", pounds).unwrap();
        assert_eq!((Ok(range.least()), Ok(range.most())), (pounds("GBP 80m"), pounds("GBP 120m")));
        assert!(range_from("GBP 120m..80m", pounds).is_err());
    }

    #[test]
    fn a_percentage_keeps_its_sign() {
        assert_eq!(percent_from("-20%"), Ok(Percent::whole(-20)));
        assert_eq!(percent_from("+10%"), Ok(Percent::whole(10)));
        assert!(percent_from("20").is_err());
        assert!(percent_from("%").is_err());
    }
}
