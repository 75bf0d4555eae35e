//! A band about a centre.

use crate::rulebook::Foretelling;
use crate::value::{Amount, Money, OutOfRange, Way};

/// To how many places half a logarithm is kept.
const LOGARITHM: u32 = 18;
/// To how many places the root of a width is kept.
const ROOT: u32 = 9;
/// To how many places of a whole unit of the currency an end is kept before it is rounded.
const MONEY: u32 = 4;

/// A centre, and a band about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lower end, rounded to the digits of the rulebook, half up.
    pub low: Money,
    /// The centre, rounded the same way; where the size is a range, as many times above the centre of
    /// its least as below that of its most.
    pub centre: Money,
    /// The upper end, rounded the same way.
    pub high: Money,
}

/// The band about a centre, or from one centre to another, rounded for a reader.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub(super) fn band(least: Money, most: Money, foretelling: &Foretelling) -> Result<Band, OutOfRange> {
    // The root of the width is half its logarithm raised again, and so is the middle of two centres.
    let two = Amount::whole(2);
    let root = foretelling.width.ln()?.over(two, LOGARITHM)?.exp()?.round(ROOT, Way::HalfUp);
    let centre = if least == most { least.0 } else { least.0.ln()?.plus(most.0.ln()?)?.over(two, LOGARITHM)?.exp()? };
    let round = |sum: Amount| Money(sum.significant(foretelling.digits, Way::HalfUp));
    let low = least.0.over(root, MONEY)?;
    let high = most.0.round(MONEY, Way::HalfUp).times(root)?;
    Ok(Band { low: round(low), centre: round(centre), high: round(high) })
}
