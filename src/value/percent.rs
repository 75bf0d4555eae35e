//! A percentage, kept as the number before the sign.

use super::{Amount, Money, OutOfRange};
use std::fmt;

/// A percentage: `Percent` of 15 is 15 %. May be negative (a reduction) where the place says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(pub Amount);

impl Percent {
    /// Nought percent: none of it.
    pub const ZERO: Percent = Percent(Amount::ZERO);
    /// One hundred percent: all of it.
    pub const WHOLE: Percent = Percent(Amount::HUNDRED);

    /// A whole number of percent.
    #[must_use]
    pub fn whole(number: i64) -> Percent {
        Percent(Amount::whole(number))
    }

    /// The exact share of a sum.
    ///
    /// # Errors
    /// [`OutOfRange`] when the share cannot be kept exactly.
    pub fn of(self, sum: Money) -> Result<Money, OutOfRange> {
        self.0.percent_of(sum.0).map(Money)
    }

    /// The exact share of a percentage: 30 % of 10 % is 3 %.
    ///
    /// # Errors
    /// [`OutOfRange`] when the share cannot be kept exactly.
    pub fn of_percent(self, other: Percent) -> Result<Percent, OutOfRange> {
        self.0.percent_of(other.0).map(Percent)
    }

    /// The sum of two percentages.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn plus(self, other: Percent) -> Result<Percent, OutOfRange> {
        self.0.plus(other.0).map(Percent)
    }

    /// The difference of two percentages.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn minus(self, other: Percent) -> Result<Percent, OutOfRange> {
        self.0.minus(other.0).map(Percent)
    }

    /// The percentage with the other sign.
    #[must_use]
    pub fn negated(self) -> Percent {
        Percent(self.0.negated())
    }

    /// The greater of two percentages.
    #[must_use]
    pub fn at_least(self, other: Percent) -> Percent {
        if self < other { other } else { self }
    }

    /// The smaller of two percentages.
    #[must_use]
    pub fn at_most(self, other: Percent) -> Percent {
        if self > other { other } else { self }
    }

    /// What percentage `part` is of `whole`, rounded half up to `places`; `None` where the
    /// whole is nil.
    #[must_use]
    pub fn ratio(part: Amount, whole: Amount, places: u32) -> Option<Percent> {
        let share = part.times(Amount::HUNDRED).ok()?.over(whole, places).ok()?;
        Some(Percent(share))
    }
}

/// The percentage as it is kept, with its sign: `15%`, `-0.125%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}%", self.0.plain());
        f.pad(&text)
    }
}

impl fmt::Debug for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0.plain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_kept_to_a_bound_from_either_side() {
        let [low, high] = [10, 20].map(Percent::whole);
        assert_eq!([low.at_least(high), high.at_least(low), low.at_least(low)], [high, high, low]);
        assert_eq!([low.at_most(high), high.at_most(low), low.at_most(low)], [low, low, low]);
    }

    #[test]
    fn a_ratio_is_rounded_half_up_and_none_of_nil() {
        let ratio = |part, whole| Percent::ratio(Amount::whole(part), Amount::whole(whole), 1);
        assert_eq!(ratio(1, 3), Some(Percent(Amount::whole(333).over(Amount::whole(10), 1).unwrap())));
        assert_eq!(ratio(5, 4_000), Some(Percent(Amount::ONE.over(Amount::whole(10), 1).unwrap())));
        assert_eq!(ratio(1, 0), None);
    }
}
