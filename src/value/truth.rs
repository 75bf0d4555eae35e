//! Truth with a third value: Kleene's strong logic.

use std::ops::Not;

/// Whether something holds: it does, it does not, or what is known leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It certainly holds.
    True,
    /// It does not hold.
    False,
    /// What is known does not settle it.
    Open,
}

impl Truth {
    /// Both hold; false as soon as one is false, whatever the other.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Open,
        }
    }

    /// One holds; true as soon as one is true, whatever the other.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        !(!self).and(!other)
    }

    /// True where both ends agree on it, open where they differ.
    #[must_use]
    pub fn between(always: bool, never: bool) -> Truth {
        match (always, never) {
            (true, _) => Truth::True,
            (false, true) => Truth::False,
            (false, false) => Truth::Open,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }
}

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Open => Truth::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, Open, True};

    #[test]
    fn the_third_value_yields_to_a_decisive_one() {
        assert_eq!(Open.and(False), False);
        assert_eq!(Open.and(True), Open);
        assert_eq!(Open.or(True), True);
        assert_eq!(Open.or(False), Open);
        assert_eq!(!Open, Open);
        assert_eq!(Truth::between(true, false), True);
    }
}
