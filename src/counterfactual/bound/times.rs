//! Products and quotients that are no less, or no more, than what they stand for.

use crate::value::{Amount, Money, OutOfRange, Percent, Way};

/// So many percent of a sum, to the sixth place of a pound up or down.
pub(super) fn percent_of(sum: Money, percent: Amount, way: Way) -> Result<Money, OutOfRange> {
    let exact = Percent(percent).of(sum);
    let share = exact.or_else(|_| Percent(percent.round(6, way)).of(Money(sum.0.round(2, way))))?;
    Ok(Money(share.0.round(6, way)))
}

/// A sum as many times as one is of another, no less than that, to so many places.
pub(super) fn times_up(sum: Money, part: Money, whole: Money, places: u32) -> Result<Money, OutOfRange> {
    let (quotient, exact) = times(sum, part, whole, places, Way::Up)?;
    Ok(Money(if exact { quotient } else { quotient.plus(last_place(places)?)? }))
}

/// The same, no more than that.
pub(super) fn times_down(sum: Money, part: Money, whole: Money, places: u32) -> Result<Money, OutOfRange> {
    let (quotient, exact) = times(sum, part, whole, places, Way::Down)?;
    Ok(Money(if exact { quotient } else { quotient.minus(last_place(places)?)? }).not_below_zero())
}

/// The quotient of a product, to so many places, and whether it is exact.
fn times(sum: Money, part: Money, whole: Money, places: u32, way: Way) -> Result<(Amount, bool), OutOfRange> {
    let exact = sum.0.times(part.0);
    let product = exact.or_else(|_| sum.0.round(2, way).times(part.0.round(6, way)))?;
    let quotient = product.over(whole.0, places)?;
    Ok((quotient, exact == quotient.times(whole.0)))
}

/// One in the last of so many places.
fn last_place(places: u32) -> Result<Amount, OutOfRange> {
    (0..places).try_fold(Amount::ONE, |unit, place| unit.over(Amount::whole(10), place.saturating_add(1)))
}
