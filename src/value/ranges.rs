//! Figures that may be ranges: `LEAST..MOST`, and `LEAST..` or `..MOST` where there are limits.

use super::meant::{for_counts, for_percentages, for_sums};
use super::plain::plain;
use super::words::{digits_from, scaled};
use super::{
    Amount, Currency, Fault, Money, NotWritten, Percent, Span, count_from, money_from, percent_from, range_from,
    refusals,
};

/// A sum, or both ends of a range of sums; the second end may leave out the currency. An end that
/// is left out is that of the limits.
///
/// # Errors
/// When an end is malformed, missing without limits or beyond them, when the range ends before it
/// begins, or when a unit stands at one end only and may be meant for both.
pub fn sums_from(text: &str, currency: Currency, limits: Option<Span<Money>>) -> Result<Span<Money>, NotWritten> {
    unit_at_one_end(text, currency)?;
    ranged(text, limits, |text| money_from(text, currency))
        .map_err(|error| in_words(text, error, for_sums(text, currency)))
}

/// A count, or both ends of a range of counts, as [`sums_from`].
///
/// # Errors
/// As [`sums_from`].
pub fn counts_from(text: &str, limits: Option<Span<Amount>>) -> Result<Span<Amount>, NotWritten> {
    ranged(text, limits, count_from).map_err(|error| in_words(text, error, for_counts(text)))
}

/// A percentage, or both ends of a range of percentages, as [`sums_from`].
///
/// # Errors
/// As [`sums_from`].
pub fn percentages_from(text: &str, limits: Option<Span<Percent>>) -> Result<Span<Percent>, NotWritten> {
    ranged(text, limits, percent_from).map_err(|error| in_words(text, error, for_percentages(text)))
}

fn ranged<T: Copy + Ord>(
    text: &str,
    limits: Option<Span<T>>,
    one: impl Fn(&str) -> Result<T, NotWritten>,
) -> Result<Span<T>, NotWritten> {
    let text = &*plain(text);
    match (text.split_once("..").map(|(least, most)| (least.trim(), most.trim())), limits) {
        (Some((least, "")), Some(limits)) if !least.is_empty() => {
            Span::from_to(one(least)?, limits.most()).ok_or_else(refusals::end_beyond)
        }
        (Some(("", most)), Some(limits)) if !most.is_empty() => {
            Span::from_to(limits.least(), one(most)?).ok_or_else(refusals::end_beyond)
        }
        (Some((least, most)), _) if least.is_empty() || most.is_empty() => Err(refusals::end_missing()),
        _ => range_from(text, one),
    }
}

/// Refuses a unit that stands at one end of a range of sums only, where both may be meant.
fn unit_at_one_end(text: &str, currency: Currency) -> Result<(), NotWritten> {
    let text = &*plain(text);
    let code = currency.code();
    let Some((least, most)) = text.split_once("..") else { return Ok(()) };
    let sum = |end: &str| {
        let bare = end.trim().trim_start_matches(code).trim();
        money_from(&format!("{code} {bare}"), currency).map(|sum| (scaled(bare).0.to_owned(), bare.to_owned(), sum))
    };
    let (Ok((first, least, from)), Ok((last, most, to))) = (sum(least), sum(most)) else { return Ok(()) };
    let rising = digits_from(&first) <= digits_from(&last);
    let unit = |end: &str, digits: &str| end.strip_prefix(digits).unwrap_or_default().to_owned();
    let (unit_of_least, unit_of_most) = (unit(&least, &first), unit(&most, &last));
    let meant = |unit: &str| format!("{code} {first}{unit}..{last}{unit}");
    match (unit_of_least.as_str(), unit_of_most.as_str()) {
        // Where the range would fall if the unit were meant for both, it says what it says.
        ("", unit) if !unit.is_empty() && rising && from != Money::ZERO => {
            let otherwise = format!("{code} {least}..{}", to.0.grouped(0));
            Err(refusals::unit_at_one_end(&meant(unit), Some(&otherwise)))
        }
        (unit, "") if !unit.is_empty() && rising && from > to => Err(refusals::unit_at_one_end(&meant(unit), None)),
        _ => Ok(()),
    }
}

/// The error, with what was probably meant for help, where that can be told.
fn in_words(text: &str, error: NotWritten, meant: Option<String>) -> NotWritten {
    let one_end = text.trim().starts_with("..") || text.trim().ends_with("..");
    match meant {
        Some(instead) if error.fault == Fault::Form && !one_end => NotWritten { instead, ..error },
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(text: &str) -> Result<Span<Money>, NotWritten> {
        let whole = |pounds| Money(Amount::whole(pounds));
        sums_from(text, Currency::from_code("GBP").unwrap(), Span::from_to(whole(0), whole(1_000_000_000)))
    }

    #[test]
    fn a_unit_counts_for_the_end_at_which_it_stands_and_is_refused_where_it_may_be_meant_for_both() {
        for refused in ["GBP 80..120m", "GBP 80m..120", "GBP 1.5..2bn", "GBP 80..GBP 120m", "GBP 1k..2"] {
            assert!(sums(refused).is_err(), "{refused}");
        }
        for taken in ["GBP 0..2m", "GBP 500,000..2m", "GBP 80k..120000", "GBP 80m..120m", "GBP 900k..1m", "GBP 80..120"]
        {
            assert!(sums(taken).is_ok(), "{taken}: {:?}", sums(taken));
        }
        assert_eq!(
            sums("GBP 80..120m").unwrap_err().instead,
            "write `\"GBP 80m..120m\"`, or `\"GBP 80..120,000,000\"` if the first is so little"
        );
        assert!(sums("GBP 80..120,000,000").is_ok());
    }

    #[test]
    fn an_end_that_is_left_out_is_that_of_the_limits() {
        assert_eq!(sums("GBP 2m.."), sums("GBP 2m..1bn"));
        assert_eq!(sums("..GBP 2m"), sums("GBP 0..2m"));
        for wrong in ["..", "GBP 2bn..", "GBP ..", "..2m"] {
            assert!(sums(wrong).is_err(), "{wrong}");
        }
        assert!(sums_from("GBP 2m..", Currency::from_code("GBP").unwrap(), None).is_err());
    }

    #[test]
    fn what_is_copied_from_a_report_is_read_as_what_it_shows() {
        assert_eq!(sums("GBP\u{a0}8m"), sums("GBP 8m"));
        assert_eq!(percentages_from("\u{2212}20%", None), percentages_from("-20%", None));
    }
}
