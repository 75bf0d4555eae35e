//! What the figures of a file are counted in.

use super::{CivilTime, Currency};

/// What the figures of a rulebook, and of the cases before it, are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// What sums are in.
    pub currency: Currency,
    /// By whose clocks days begin and end.
    pub civil_time: CivilTime,
}
