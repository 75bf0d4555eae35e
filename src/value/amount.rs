//! An exact decimal number with checked arithmetic and named rounding.

use super::name_among;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::hash::{Hash, Hasher};

/// An exact decimal number: a sum of pounds, a share, a ratio or a count.
///
/// At most 28 significant digits. Every operation is checked: what cannot be represented is
/// [`OutOfRange`], never a rounded or wrapped figure.
#[derive(Clone, Copy, Default)]
pub struct Amount(pub(super) Decimal);

/// A result that has more than 28 digits, or a division by nil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl std::error::Error for OutOfRange {}

/// Which way a figure is rounded. `HalfUp` takes 2.5 to 3 and −2.5 to −3; `HalfEven` takes 2.5
/// to 2; `Down` goes towards nil and `Up` away from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the nearest; a half goes away from nil.
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Towards nil, whatever the sign.
    Down,
    /// Away from nil, whatever the sign.
    Up,
}

impl Way {
    /// Every way, with the name it has in a rulebook.
    pub const NAMES: [(&'static str, Way); 4] =
        [("half-up", Way::HalfUp), ("half-even", Way::HalfEven), ("down", Way::Down), ("up", Way::Up)];

    /// The name in a rulebook.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

impl Amount {
    /// The number nil, without a sign.
    pub const ZERO: Amount = Amount(Decimal::ZERO);
    /// The number one, of no unit.
    pub const ONE: Amount = Amount(Decimal::ONE);
    /// The number one hundred, of no unit: the whole where it counts percent.
    pub const HUNDRED: Amount = Amount(Decimal::ONE_HUNDRED);

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Amount {
        Amount(Decimal::from(number))
    }

    /// The number written as plain digits with at most one point; `None` if it has other
    /// characters or more digits than can be kept exactly.
    pub(super) fn from_digits(text: &str) -> Option<Amount> {
        // Most numbers in a case are whole and short.
        if (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse().ok().map(Amount::whole);
        }
        let (whole, part) = match text.split_once('.') {
            Some((whole, part)) => (whole, Some(part)),
            None => (text, None),
        };
        let digits = |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || part.is_some_and(|part| !digits(part)) {
            return None;
        }
        Decimal::from_str_exact(text).ok().map(Amount)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn plus(self, other: Amount) -> Result<Amount, OutOfRange> {
        if let Some((one, other, places)) = short_pair(self.0, other.0)
            && let Some(sum) = one.checked_add(other).and_then(|digits| from_short(digits, places))
        {
            return Ok(Amount(sum));
        }
        let sum = self.0.checked_add(other.0).ok_or(OutOfRange)?;
        exact_sum(self.0, other.0, sum)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn minus(self, other: Amount) -> Result<Amount, OutOfRange> {
        if let Some((one, other, places)) = short_pair(self.0, other.0)
            && let Some(difference) = one.checked_sub(other).and_then(|digits| from_short(digits, places))
        {
            return Ok(Amount(difference));
        }
        let difference = self.0.checked_sub(other.0).ok_or(OutOfRange)?;
        exact_sum(self.0, other.0, difference)
    }

    /// The exact product.
    ///
    /// # Errors
    /// [`OutOfRange`] when it cannot be kept exactly: more than 28 digits, or more than 28 of
    /// them after the point. A product is never rounded in silence.
    pub fn times(self, other: Amount) -> Result<Amount, OutOfRange> {
        // Trailing zeros may be what does not fit.
        exact_product(self.0, other.0)
            .or_else(|| exact_product(self.0.normalize(), other.0.normalize()))
            .map(Amount)
            .ok_or(OutOfRange)
    }

    /// The exact hundredth: the point moved by two places.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits after the point.
    pub(super) fn hundredth(self) -> Result<Amount, OutOfRange> {
        let shifted = |mut number: Decimal| {
            let places = number.scale().checked_add(2)?;
            number.set_scale(places).ok().map(|()| Amount(number))
        };
        shifted(self.0).or_else(|| shifted(self.0.normalize())).ok_or(OutOfRange)
    }

    /// The exact hundredth of the exact product: so many percent of a sum.
    ///
    /// # Errors
    /// [`OutOfRange`] when it cannot be kept exactly.
    pub(super) fn percent_of(self, other: Amount) -> Result<Amount, OutOfRange> {
        match short_product(self.0, other.0, 2) {
            Some(share) => Ok(Amount(share)),
            None => other.times(self)?.hundredth(),
        }
    }

    /// The quotient, rounded half up to `places` digits after the point (at most 20).
    ///
    /// # Errors
    /// [`OutOfRange`] when the divisor is nil or the quotient has more than 28 digits.
    pub fn over(self, other: Amount, places: u32) -> Result<Amount, OutOfRange> {
        let quotient = self.0.checked_div(other.0).ok_or(OutOfRange)?;
        Ok(Amount(quotient).round(places.min(20), Way::HalfUp))
    }

    /// The number rounded to `places` digits after the point.
    #[must_use]
    pub fn round(self, places: u32, way: Way) -> Amount {
        Amount(self.0.round_dp_with_strategy(places, strategy(way)))
    }

    /// The number rounded to a multiple of `unit`.
    ///
    /// # Errors
    /// [`OutOfRange`] when `unit` is nil or the result has more than 28 digits.
    pub fn round_to(self, unit: Amount, way: Way) -> Result<Amount, OutOfRange> {
        if unit == Amount::ONE {
            return Ok(self.round(0, way));
        }
        let units = self.0.checked_div(unit.0).ok_or(OutOfRange)?;
        Amount(units.round_dp_with_strategy(0, strategy(way))).times(unit)
    }

    /// The number rounded to so many significant digits (at least one); nil stays nil.
    #[must_use]
    pub fn significant(self, digits: u32, way: Way) -> Amount {
        let rounded = self.0.round_sf_with_strategy(digits.max(1), strategy(way));
        // OK because a number can only fail to be rounded where it has that many digits already.
        Amount(rounded.unwrap_or(self.0))
    }

    /// The number with the other sign; nil stays nil.
    #[must_use]
    pub fn negated(self) -> Amount {
        if self.0.is_zero() { Amount::ZERO } else { Amount(Decimal::ZERO.checked_sub(self.0).unwrap_or_default()) }
    }

    /// The number without its sign: never below nil.
    #[must_use]
    pub fn magnitude(self) -> Amount {
        Amount(self.0.abs())
    }

    /// Whether the number is below nil.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether the number is nil.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the number has no digits after the point.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.scale() == 0 || self.0.fract().is_zero()
    }

    /// The number itself, where it is whole and such a whole number of the machine holds it.
    #[must_use]
    pub fn to_whole<T: TryFrom<i128>>(self) -> Option<T> {
        let whole = self.0.trunc();
        if whole == self.0 { T::try_from(whole.mantissa()).ok() } else { None }
    }

    /// Plain digits with exactly `places` after the point, rounded half up; no separators, no
    /// `-0`. Two places are how sums of money stand in JSON.
    #[must_use]
    pub fn fixed(self, places: u32) -> String {
        let mut text = String::with_capacity(24);
        self.push_fixed(places, &mut text);
        text
    }

    /// The same, after what is already there.
    pub(crate) fn push_fixed(self, places: u32, text: &mut String) {
        let mut rounded = self.0.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(places);
        if rounded.is_zero() {
            rounded.set_sign_positive(true);
        }
        // OK because writing to a string cannot fail.
        let _ = write!(text, "{rounded}");
    }

    /// Plain digits, no trailing zeros, no `-0`.
    #[must_use]
    pub fn plain(self) -> String {
        let mut number = self.0.normalize();
        if number.is_zero() {
            number.set_sign_positive(true);
        }
        number.to_string()
    }

    /// Digits in groups of three, with exactly `places` after the point; the sign, if any, is
    /// a true minus.
    #[must_use]
    pub fn grouped(self, places: u32) -> String {
        let text = self.magnitude().fixed(places);
        let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let mut grouped = String::with_capacity(text.len().saturating_mul(2));
        if self.is_negative() && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            grouped.push('−');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && whole.len().saturating_sub(index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if !part.is_empty() {
            grouped.push('.');
            grouped.push_str(part);
        }
        grouped
    }

    /// The middle of two numbers.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn middle(self, other: Amount) -> Result<Amount, OutOfRange> {
        self.plus(other)?.times(Amount(Decimal::new(5, 1)))
    }
}

/// The digits of a number as one integer, where it is short enough: most sums of money are.
#[inline]
fn short(number: Decimal) -> Option<i64> {
    i64::try_from(number.mantissa()).ok()
}

/// The digits of two numbers with the same places after the point, and how many those are, where
/// both are short: sums and comparisons of integers are several times as fast.
#[inline]
fn short_pair(one: Decimal, other: Decimal) -> Option<(i64, i64, u32)> {
    if one.scale() == other.scale() {
        return Some((short(one)?, short(other)?, one.scale()));
    }
    let places = one.scale().max(other.scale());
    let lengthened = |number: Decimal| {
        let missing = places.checked_sub(number.scale())?;
        short(number)?.checked_mul(10_i64.checked_pow(missing)?)
    };
    Some((lengthened(one)?, lengthened(other)?, places))
}

/// The number with these digits, of which so many stand after the point; none for more than 28.
#[inline]
fn from_short(digits: i64, places: u32) -> Option<Decimal> {
    Decimal::try_new(digits, places).ok()
}

/// The product with the point moved by `shift` places, where it is short.
#[inline]
fn short_product(one: Decimal, other: Decimal, shift: u32) -> Option<Decimal> {
    let places = one.scale().checked_add(other.scale())?.checked_add(shift)?;
    from_short(short(one)?.checked_mul(short(other)?)?, places)
}

/// The product, if none of its digits is lost. The library rounds a product whose digits do not
/// fit; exact it is only when every place of both factors was kept.
fn exact_product(left: Decimal, right: Decimal) -> Option<Decimal> {
    if let Some(product) = short_product(left, right, 0) {
        return Some(product);
    }
    let places = left.scale().checked_add(right.scale())?;
    let product = left.checked_mul(right)?;
    (product.scale() == places || left.is_zero() || right.is_zero()).then_some(product)
}

/// A sum that kept every place of both its parts. The library rounds one that has more digits
/// than it can keep, and says so only by giving up places.
fn exact_sum(one: Decimal, other: Decimal, sum: Decimal) -> Result<Amount, OutOfRange> {
    let kept = sum.scale() >= one.scale().max(other.scale())
        || sum.scale() >= one.normalize().scale().max(other.normalize().scale());
    if kept { Ok(Amount(sum)) } else { Err(OutOfRange) }
}

fn strategy(way: Way) -> RoundingStrategy {
    match way {
        Way::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Way::HalfEven => RoundingStrategy::MidpointNearestEven,
        Way::Down => RoundingStrategy::ToZero,
        Way::Up => RoundingStrategy::AwayFromZero,
    }
}

impl Ord for Amount {
    #[inline]
    fn cmp(&self, other: &Amount) -> Ordering {
        match short_pair(self.0, other.0) {
            Some((one, other, _)) => one.cmp(&other),
            None => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Amount {
    #[inline]
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    #[inline]
    fn eq(&self, other: &Amount) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Amount {}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::from_digits(text).unwrap()
    }

    #[test]
    fn a_product_is_exact_or_refused() {
        assert_eq!(amount("17500000").times(amount("0.15")), Ok(amount("2625000")));
        let tiny = amount("0.0000000000000000000000000001");
        assert_eq!(tiny.times(tiny), Err(OutOfRange));
        let long = amount("1.234567890123456");
        assert_eq!(long.times(long), Err(OutOfRange));
        assert_eq!(tiny.times(Amount::ZERO), Ok(Amount::ZERO));
    }

    #[test]
    fn trailing_zeros_do_not_make_a_product_too_long() {
        let zeros = amount("2.50000000000000000000");
        assert_eq!(zeros.times(zeros), Ok(amount("6.25")));
        assert_eq!(zeros.hundredth(), Ok(amount("0.025")));
        assert_eq!(amount("1.000000000000000000000000000").hundredth(), Ok(amount("0.01")));
        assert_eq!(amount("0.0000000000000000000000000001").hundredth(), Err(OutOfRange));
        assert_eq!(Amount::ZERO.hundredth(), Ok(Amount::ZERO));
    }

    #[test]
    fn a_sum_is_exact_or_refused() {
        let (long, small) = (amount("9999999999999999999999999999"), amount("0.01"));
        assert_eq!(long.plus(small), Err(OutOfRange));
        assert_eq!(long.minus(small), Err(OutOfRange));
        assert_eq!(amount("0.00").plus(amount("5")), Ok(amount("5")));
        assert_eq!(amount("0.25").minus(amount("0.25")), Ok(Amount::ZERO));
    }

    #[test]
    fn short_figures_come_to_what_long_ones_come_to() {
        let digits = [0, 1, -1, 5, 100, -100, 1_750_000, i64::MAX, i64::MIN, i64::MAX / 10, i64::MIN / 100];
        let numbers: Vec<Decimal> =
            digits.iter().flat_map(|digits| [0, 1, 2, 9, 18, 28].map(|places| Decimal::new(*digits, places))).collect();
        for one in &numbers {
            for other in &numbers {
                let (left, right) = (Amount(*one), Amount(*other));
                assert_eq!(left.cmp(&right), one.cmp(other), "{one} and {other}");
                assert_eq!(left == right, one == other, "{one} and {other}");
                let sum = one.checked_add(*other).ok_or(OutOfRange).and_then(|sum| exact_sum(*one, *other, sum));
                assert_eq!(left.plus(right), sum, "{one} + {other}");
                let less = one.checked_sub(*other).ok_or(OutOfRange).and_then(|less| exact_sum(*one, *other, less));
                assert_eq!(left.minus(right), less, "{one} - {other}");
                let long = |one: Decimal, other: Decimal| {
                    let product = one.checked_mul(other)?;
                    let kept = product.scale() == one.scale() + other.scale() || product.is_zero();
                    kept.then_some(Amount(product))
                };
                let product = long(*one, *other).or_else(|| long(one.normalize(), other.normalize()));
                // The product of numbers other than nil is nil only where its digits are lost.
                let product = product.filter(|product| !product.is_zero() || one.is_zero() || other.is_zero());
                assert_eq!(left.times(right).ok(), product, "{one} × {other}");
                assert_eq!(
                    left.percent_of(right),
                    right.times(left).and_then(Amount::hundredth),
                    "{one} percent of {other}"
                );
            }
        }
    }

    #[test]
    fn digits_are_plain_digits() {
        for wrong in ["1_000", "+5", ".5", "5.", "1e3", "", "-1", "1.2.3", "123456789012345678901234567890"] {
            assert_eq!(Amount::from_digits(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rounding_goes_the_way_it_is_told() {
        let ways = [(Way::HalfUp, "3"), (Way::HalfEven, "2"), (Way::Down, "2"), (Way::Up, "3")];
        for (way, expected) in ways {
            assert_eq!(amount("2.5").round(0, way), amount(expected), "{way:?}");
        }
        assert_eq!(amount("8814624").round_to(amount("100000"), Way::HalfUp), Ok(amount("8800000")));
    }

    #[test]
    fn nil_has_no_sign_and_minus_is_a_minus() {
        assert_eq!(Amount::ZERO.negated().fixed(2), "0.00");
        assert_eq!(amount("0.004").negated().fixed(2), "0.00");
        assert_eq!(amount("1785000").negated().grouped(0), "−1,785,000");
        assert_eq!(amount("0.4").negated().grouped(0), "0");
        assert_eq!(amount("963900").grouped(2), "963,900.00");
    }
}
