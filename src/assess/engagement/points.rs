//! Points: what is certain, what the central reading takes, and what is possible.

use super::super::pick::lowering_figure;
use super::super::reading::Reading;
use crate::rulebook::Schedule;
use crate::value::{OutOfRange, Percent};

/// Points of an item, a head or the whole, in percent: of the head, or of the whole score. From nil
/// to the whole; what is certain is never more than what the central reading takes, nor that more
/// than what is possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// What is certain.
    pub least: Percent,
    /// What the central reading takes.
    pub central: Percent,
    /// What is possible.
    pub most: Percent,
}

impl Points {
    /// Nil in every one of its figures: what a case without evidence scores.
    pub const ZERO: Points = Points::settled(Percent::ZERO);

    /// The same in each of its figures: nothing about them is open.
    #[must_use]
    pub const fn settled(points: Percent) -> Points {
        Points { least: points, central: points, most: points }
    }

    /// Whether nothing about them is open.
    #[must_use]
    pub fn agree(&self) -> bool {
        self.least == self.most
    }

    /// Each of the three made into another.
    pub(super) fn try_map(
        self,
        mut change: impl FnMut(Percent) -> Result<Percent, OutOfRange>,
    ) -> Result<Points, OutOfRange> {
        Ok(Points { least: change(self.least)?, central: change(self.central)?, most: change(self.most)? })
    }

    /// The sum of both, figure by figure.
    pub(super) fn plus(self, other: Points) -> Result<Points, OutOfRange> {
        Ok(Points {
            least: self.least.plus(other.least)?,
            central: self.central.plus(other.central)?,
            most: self.most.plus(other.most)?,
        })
    }

    /// The better of each.
    pub(super) fn better(self, other: Points) -> Points {
        Points {
            least: self.least.at_least(other.least),
            central: self.central.at_least(other.central),
            most: self.most.at_least(other.most),
        }
    }

    /// What a whole score is worth in one reading, in percent of the base: its share of the ceiling.
    ///
    /// # Errors
    /// [`OutOfRange`] when the share cannot be kept exactly.
    pub fn worth(&self, schedule: &Schedule, reading: Reading) -> Result<Percent, OutOfRange> {
        let score = match reading {
            Reading::Central => self.central,
            _ if reading.is_favourable() => self.most,
            _ => self.least,
        };
        score.of_percent(Percent(lowering_figure(&schedule.ceiling, reading)))
    }
}
