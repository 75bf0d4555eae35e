//! The natural logarithm and its inverse, in decimals: the same digits on every platform. Both are
//! series over numbers brought near one, in the 28 digits that a number has.

use super::amount::{Amount, OutOfRange};
use rust_decimal::{Decimal, RoundingStrategy};

/// How many digits after the point a logarithm keeps.
const PLACES: u32 = 20;
/// How many digits a power keeps; the last of them may be off by one.
const DIGITS: u32 = 21;
/// The digits that any number has at most.
const MOST_DIGITS: i64 = 28;
/// More terms of either series than its first 28 digits need.
const TERMS: i64 = 80;

/// The logarithm of two, to 28 places.
fn of_two() -> Result<Decimal, OutOfRange> {
    decimal(6_931_471_805_599_453_094_172_321_215, 28)
}

/// The logarithm of ten, to 27 places.
fn of_ten() -> Result<Decimal, OutOfRange> {
    decimal(2_302_585_092_994_045_684_017_991_455, 27)
}

fn decimal(digits: i128, places: u32) -> Result<Decimal, OutOfRange> {
    Decimal::try_from_i128_with_scale(digits, places).map_err(|_| OutOfRange)
}

impl Amount {
    /// The natural logarithm, right to 20 digits after the point but for one in the last.
    ///
    /// # Errors
    /// [`OutOfRange`] for nil and for what lies below it.
    pub fn ln(self) -> Result<Amount, OutOfRange> {
        if self.0.is_zero() || self.0.is_sign_negative() {
            return Err(OutOfRange);
        }
        // The number is `near` times ten to the power of `tens`, and `near` from one to ten.
        let mut near = self.0.normalize();
        let places = near.mantissa().unsigned_abs().ilog10();
        let tens = i64::from(places).checked_sub(i64::from(near.scale())).ok_or(OutOfRange)?;
        near.set_scale(places).map_err(|_| OutOfRange)?;
        let mut halvings = 0_i64;
        while near > decimal(15, 1)? {
            near = near.checked_div(Decimal::TWO).ok_or(OutOfRange)?;
            halvings = halvings.checked_add(1).ok_or(OutOfRange)?;
        }
        // ln y = 2 (z + z³/3 + z⁵/5 + …) with z = (y − 1) / (y + 1).
        let less = near.checked_sub(Decimal::ONE).ok_or(OutOfRange)?;
        let more = near.checked_add(Decimal::ONE).ok_or(OutOfRange)?;
        let ratio = less.checked_div(more).ok_or(OutOfRange)?;
        let square = product(ratio, ratio)?;
        let (mut power, mut sum) = (ratio, ratio);
        for odd in (3..TERMS).step_by(2) {
            power = product(power, square)?;
            let term = power.checked_div(Decimal::from(odd)).ok_or(OutOfRange)?;
            sum = sum.checked_add(term).ok_or(OutOfRange)?;
        }
        let halved = product(of_two()?, Decimal::from(halvings))?;
        let shifted = product(of_ten()?, Decimal::from(tens))?;
        let whole = product(sum, Decimal::TWO)?.checked_add(halved).and_then(|sum| sum.checked_add(shifted));
        Ok(Amount(rounded(whole.ok_or(OutOfRange)?, PLACES)))
    }

    /// The number of which this is the natural logarithm, right to 20 significant digits, or to as
    /// many as stand before the 28th place after the point.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits before the point, or none that can be kept
    /// after it.
    pub fn exp(self) -> Result<Amount, OutOfRange> {
        let ten = of_ten()?;
        let tens = self.0.checked_div(ten).ok_or(OutOfRange)?.round();
        let rest = self.0.checked_sub(product(ten, tens)?).ok_or(OutOfRange)?;
        let tens = i64::try_from(tens.mantissa()).ok().filter(|tens| tens.unsigned_abs() < MOST_DIGITS.unsigned_abs());
        let tens = tens.ok_or(OutOfRange)?;
        // 1 + r + r²/2! + r³/3! + …, with r no further from nil than half the logarithm of ten.
        let (mut term, mut sum) = (Decimal::ONE, Decimal::ONE);
        for number in 1..TERMS {
            term = product(term, rest)?.checked_div(Decimal::from(number)).ok_or(OutOfRange)?;
            sum = sum.checked_add(term).ok_or(OutOfRange)?;
        }
        // The point goes by `tens` places to the right, or to the left as far as there are places.
        let room = MOST_DIGITS.checked_add(tens).and_then(|room| u32::try_from(room).ok()).unwrap_or(0);
        let mut power = rounded(sum, DIGITS.min(room));
        let places = i64::from(power.scale()).checked_sub(tens).ok_or(OutOfRange)?;
        if let Ok(places) = u32::try_from(places) {
            power.set_scale(places).map_err(|_| OutOfRange)?;
            return Ok(Amount(power));
        }
        power.set_scale(0).map_err(|_| OutOfRange)?;
        for _ in places..0 {
            power = power.checked_mul(Decimal::TEN).ok_or(OutOfRange)?;
        }
        Ok(Amount(power))
    }
}

/// The product to as many digits as can be kept.
fn product(one: Decimal, other: Decimal) -> Result<Decimal, OutOfRange> {
    one.checked_mul(other).ok_or(OutOfRange)
}

fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::number_from;

    fn amount(text: &str) -> Amount {
        number_from(text).unwrap()
    }

    /// Worked out to fifty digits by another program, and cut there.
    const LOGARITHMS: &str = include_str!("../../tests/data/logarithms.txt");

    #[test]
    fn logarithms_and_powers_are_those_that_another_program_finds() {
        let one = amount("0.00000000000000000001");
        let mut seen = 0;
        for line in LOGARITHMS.lines().filter(|line| !line.starts_with('#')) {
            let (number, logarithm) = line.split_once(' ').unwrap();
            let (number, logarithm) = (amount(number), amount(logarithm));
            let ln = number.ln().unwrap();
            assert!(
                ln.minus(logarithm.round(20, crate::value::Way::HalfUp)).unwrap().magnitude() <= one,
                "{line}: {ln:?}"
            );
            let power = logarithm.exp().unwrap();
            let off = power.over(number, 20).unwrap().minus(Amount::ONE).unwrap().magnitude();
            assert!(off <= amount("0.0000000000000000001"), "{line}: {power:?}");
            seen += 1;
        }
        assert!(seen > 60, "{seen}");
    }

    #[test]
    fn a_power_undoes_a_logarithm_over_all_sums_of_money() {
        let mut number = amount("0.000001");
        while number < amount("1000000000000000") {
            let back = number.ln().unwrap().exp().unwrap();
            let off = back.over(number, 20).unwrap().minus(Amount::ONE).unwrap().magnitude();
            assert!(off <= amount("0.0000000000000000001"), "{number:?} {back:?}");
            number = number.times(amount("1.7")).unwrap().significant(9, crate::value::Way::HalfUp);
        }
    }

    #[test]
    fn what_has_no_logarithm_or_no_room_is_refused() {
        assert_eq!(Amount::ZERO.ln(), Err(OutOfRange));
        assert_eq!(amount("-1").ln(), Err(OutOfRange));
        assert_eq!(Amount::ONE.ln(), Ok(Amount::ZERO));
        assert_eq!(Amount::ZERO.exp(), Ok(Amount::ONE));
        assert_eq!(amount("70").exp(), Err(OutOfRange));
        assert_eq!(amount("-70").exp(), Err(OutOfRange));
        assert!(amount("62").exp().is_ok() && amount("-62").exp().is_ok());
    }
}
