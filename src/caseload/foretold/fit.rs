//! The line through the decided sums, by least squares over their logarithms.

use super::decided::DecidedSum;
use super::interval::Hits;
use crate::rulebook::{DegreeId, Fitted, Foretelling};
use crate::value::{Amount, Money, OutOfRange, Percent, Way};

/// To how many places logarithms are kept for a fit.
const PLACES: u32 = 10;
/// To how many places the level and the slope of a line are kept.
const LINE_PLACES: u32 = 12;
/// To how many places of a whole unit of the currency a centre is kept.
const MONEY_PLACES: u32 = 4;

/// A line: ln(P / (S · k · degree)) = level + slope · ln S.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The level of the line, of no unit, to twelve places, half up.
    pub level: Amount,
    /// The slope of the line, of no unit, to twelve places, half up.
    pub slope: Amount,
}

impl Fit {
    /// The numbers as a rulebook states them: the level to three places, the slope to four, half up; and
    /// how a record came out.
    #[must_use]
    pub fn stated(&self, record: Hits) -> Fitted {
        let (level, slope) = (self.level.round(3, Way::HalfUp), self.slope.round(4, Way::HalfUp));
        Fitted { level, slope, held: record.held, of: record.of }
    }

    /// The line through these decisions; none where they are fewer than the rulebook asks for, or
    /// all of one size.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits, or a sum is nil.
    pub fn through(rows: &[&DecidedSum], foretelling: &Foretelling) -> Result<Option<Fit>, OutOfRange> {
        if rows.len() < foretelling.at_least {
            return Ok(None);
        }
        let number = Amount::whole(i64::try_from(rows.len()).map_err(|_| OutOfRange)?);
        let (mut x, mut y, mut xx, mut xy) = (Amount::ZERO, Amount::ZERO, Amount::ZERO, Amount::ZERO);
        for row in rows {
            let size = row.size.0.ln()?.round(PLACES, Way::HalfUp);
            let rate = row.rate(foretelling)?;
            x = x.plus(size)?;
            y = y.plus(rate)?;
            xx = xx.plus(size.times(size)?)?;
            xy = xy.plus(size.times(rate)?)?;
        }
        let spread = number.times(xx)?.minus(x.times(x)?)?;
        if spread.is_zero() {
            return Ok(None);
        }
        let slope = number.times(xy)?.minus(x.times(y)?)?.over(spread, LINE_PLACES)?;
        let level = y.minus(slope.times(x)?)?.over(number, LINE_PLACES)?;
        Ok(Some(Fit { level, slope }))
    }

    /// The centre for a size, a degree and what known reductions leave: to the fourth place of a pound.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits, or the size is nil.
    pub fn centre(
        &self,
        size: Money,
        degree: DegreeId,
        left: Percent,
        foretelling: &Foretelling,
    ) -> Result<Money, OutOfRange> {
        let ln = size.0.ln()?.round(PLACES, Way::HalfUp);
        let power = self.slope.times(ln)?.plus(self.level)?.plus(ln)?.exp()?.round(MONEY_PLACES, Way::HalfUp);
        let centre = left.of(foretelling.weight(degree).of(Money(power))?)?;
        Ok(Money(centre.0.round(MONEY_PLACES, Way::HalfUp)))
    }
}

impl DecidedSum {
    /// ln(P / (S · k · degree)), of no unit, to ten places.
    fn rate(&self, foretelling: &Foretelling) -> Result<Amount, OutOfRange> {
        let share = |percent: Percent| percent.0.over(Amount::HUNDRED, LINE_PLACES)?.ln();
        let weighed = share(foretelling.weight(self.degree))?.plus(share(self.left)?)?.plus(self.size.0.ln()?)?;
        Ok(self.penalty.0.ln()?.minus(weighed)?.round(PLACES, Way::HalfUp))
    }
}
