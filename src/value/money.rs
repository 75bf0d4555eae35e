//! A sum of money.

use super::{Amount, OutOfRange, Way};
use std::fmt;

/// A currency, by its three-letter code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code, if it is three capital letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Currency> {
        match code.as_bytes() {
            [a, b, c] if code.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(Currency([*a, *b, *c])),
            _ => None,
        }
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// The sign put before a sum: `£`, `€`, or the code and a space.
    #[must_use]
    pub fn sign(&self) -> String {
        match self.code() {
            "GBP" => "£".to_owned(),
            "EUR" => "€".to_owned(),
            "USD" => "US$".to_owned(),
            code => format!("{code} "),
        }
    }
}

/// A sum of money in the currency of the rulebook, to any number of places; rounded only where
/// a rulebook says so, and when it is printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub Amount);

impl Money {
    /// No pounds at all.
    pub const ZERO: Money = Money(Amount::ZERO);

    /// The sum of two sums.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn plus(self, other: Money) -> Result<Money, OutOfRange> {
        self.0.plus(other.0).map(Money)
    }

    /// The difference of two sums; below nil where the other is the greater.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn minus(self, other: Money) -> Result<Money, OutOfRange> {
        self.0.minus(other.0).map(Money)
    }

    /// The smaller of two sums.
    #[must_use]
    pub fn at_most(self, other: Money) -> Money {
        if self > other { other } else { self }
    }

    /// The sum, or nil where it is below nil.
    #[must_use]
    pub fn not_below_zero(self) -> Money {
        if self.0.is_negative() { Money::ZERO } else { self }
    }
}

impl fmt::Display for Currency {
    /// The three-letter code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The sum to the penny, half a penny rounded up, with commas and without a currency, which the
/// rulebook knows: `963,900.00`, `-0.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.0.round(2, Way::HalfUp);
        f.pad_integral(!rounded.is_negative(), "", &rounded.magnitude().grouped(2))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.fixed(2))
    }
}
