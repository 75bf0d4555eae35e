//! What the engagement is worth: the case assessed again without it, and compared.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::{Engagement, Reading, Readings};
use crate::case::{Case, Figure, Target};
use crate::rulebook::FactorFigure;
use crate::value::{Money, OutOfRange, Percent};

/// What the engagement is worth, and the penalty without it: sums in pounds.
///
/// `least` to `most` is the envelope of the differences found by assessing the case again
/// without its engagement: over the five readings, and over what the schedule permits the
/// engagement to be worth; `low` to `high` the same over what is indicated; `central` the
/// difference of the central readings. They are in order, and each is nil or more.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The smallest difference.
    pub least: Money,
    /// The smallest indicated difference.
    pub low: Money,
    /// The difference of the central readings.
    pub central: Money,
    /// The greatest indicated difference.
    pub high: Money,
    /// The greatest difference.
    pub most: Money,
    /// The penalty without the engagement, in each reading.
    pub without: Readings<Money>,
    /// Whether a determination covers the engagement together with other factors, so that its
    /// part of the figure is not known.
    pub in_bundle: bool,
}

impl Credit {
    /// Whether it is one figure.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.least == self.most
    }

    /// From least to most, in pounds.
    #[must_use]
    pub fn each(&self) -> [Money; 5] {
        [self.least, self.low, self.central, self.high, self.most]
    }
}

/// What the engagement in a case is worth.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn credit(baseline: &Baseline<'_>, penalty: &Readings<Money>) -> Result<Credit, OutOfRange> {
    let situation = baseline.situation();
    let case = &situation.case;
    let decided = decided(case);
    let nothing = || Credit {
        least: Money::ZERO,
        low: Money::ZERO,
        central: Money::ZERO,
        high: Money::ZERO,
        most: Money::ZERO,
        without: penalty.clone(),
        in_bundle: false,
    };
    let (Some(score), Some(schedule)) = (situation.score, case.rulebook.schedule.as_ref()) else {
        return Ok(nothing());
    };
    let removed = |portion| Change::Engagement(Engagement::Removed(portion));
    match decided {
        None if score.most.0.is_zero() => Ok(nothing()),
        None => {
            let without = baseline.penalties(&removed(Percent::ZERO))?;
            let mut differences = Differences::new(penalty, &without)?;
            for reading in Reading::ALL {
                for worth in Reading::ALL {
                    let with = baseline.penalty_in(&Change::Engagement(Engagement::ReadAs(worth)), reading)?;
                    differences.add(without.at(reading).minus(with)?, reading.is_outer() || worth.is_outer());
                }
            }
            Ok(differences.credit(without, false))
        }
        // The figure is of the engagement alone: all of it goes.
        Some(Decided { whole, alone: true }) => {
            let without = baseline.penalties(&removed(whole))?;
            let mut differences = Differences::new(penalty, &without)?;
            for reading in Reading::ALL {
                differences.add(without.at(reading).minus(*penalty.at(reading))?, reading.is_outer());
            }
            Ok(differences.credit(without, false))
        }
        Some(Decided { whole, alone: false }) => {
            let part = |reading| score.worth(schedule, reading).map(|worth| worth.at_most(whole));
            let without = baseline.penalties(&removed(part(Reading::Central)?))?;
            let mut differences = Differences::new(penalty, &without)?;
            let portions = [
                (Percent::ZERO, true),
                (part(Reading::High)?, false),
                (part(Reading::Central)?, false),
                (part(Reading::Low)?, false),
                (whole, true),
            ];
            for (portion, outer) in portions {
                let without = baseline.penalties(&removed(portion))?;
                for reading in Reading::ALL {
                    differences.add(without.at(reading).minus(*penalty.at(reading))?, outer || reading.is_outer());
                }
            }
            Ok(differences.credit(without, true))
        }
    }
}

/// A determination that covers the engagement.
struct Decided {
    /// How much: a magnitude, in percent of the base.
    whole: Percent,
    /// Whether it covers nothing else.
    alone: bool,
}

fn decided(case: &Case<'_>) -> Option<Decided> {
    case.determinations.iter().find_map(|determination| {
        let Target::Factors(covered) = &determination.target else { return None };
        let factors = &case.rulebook.factors;
        let engaged = covered.iter().any(|factor| matches!(factors[*factor].figure, FactorFigure::Engagement));
        match determination.figure {
            Figure::Change(change) if engaged => {
                Some(Decided { whole: Percent(change.0.magnitude()), alone: covered.len() == 1 })
            }
            _ => None,
        }
    })
}

/// The differences found: over everything, and over what is indicated.
struct Differences {
    central: Money,
    inner: (Money, Money),
    outer: (Money, Money),
}

impl Differences {
    fn new(with: &Readings<Money>, without: &Readings<Money>) -> Result<Differences, OutOfRange> {
        let central = without.at(Reading::Central).minus(*with.at(Reading::Central))?;
        Ok(Differences { central, inner: (central, central), outer: (central, central) })
    }

    fn add(&mut self, difference: Money, outer: bool) {
        let difference = difference.not_below_zero();
        let widen = |range: &mut (Money, Money)| *range = (range.0.min(difference), range.1.max(difference));
        widen(&mut self.outer);
        if !outer {
            widen(&mut self.inner);
        }
    }

    fn credit(self, without: Readings<Money>, in_bundle: bool) -> Credit {
        Credit {
            least: self.outer.0,
            low: self.inner.0,
            central: self.central,
            high: self.inner.1,
            most: self.outer.1,
            without,
            in_bundle,
        }
    }
}
