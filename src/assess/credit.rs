//! What the engagement is worth: the case assessed again without it, and compared.

use super::engagement::Score;
use super::reading::{Reading, Readings};
use super::run::{Account, Engagement, Setting, five_totals, total};
use crate::case::{Case, Figure, Target};
use crate::rulebook::FactorFigure;
use crate::value::{Amount, Money, OutOfRange};

/// What the engagement is worth, and the penalty without it.
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

    /// From least to most.
    #[must_use]
    pub fn each(&self) -> [Money; 5] {
        [self.least, self.low, self.central, self.high, self.most]
    }
}

pub(super) fn credit(case: &Case<'_>, score: Option<&Score>, account: &Account<'_>) -> Result<Credit, OutOfRange> {
    let bundle = bundle(case);
    let nothing = Credit {
        least: Money::ZERO,
        low: Money::ZERO,
        central: Money::ZERO,
        high: Money::ZERO,
        most: Money::ZERO,
        without: account.penalty.clone(),
        in_bundle: false,
    };
    let (Some(score), Some(schedule)) = (score, case.rulebook.schedule.as_ref()) else { return Ok(nothing) };
    if bundle.is_none() && score.most.0.is_zero() {
        return Ok(nothing);
    }
    let setting = Setting::plain(Some(score));
    let Some((whole, alone)) = bundle else {
        let without = five_totals(case, &Setting { engagement: Engagement::Out(Amount::ZERO), ..setting })?;
        let mut differences = Differences::new(account, &without);
        for reading in Reading::ALL {
            for worth in Reading::ALL {
                let with = total(case, &Setting { engagement: Engagement::As(worth), ..setting }, reading)?;
                differences.add(without.at(reading).minus(with)?, reading.is_outer() || worth.is_outer());
            }
        }
        return Ok(differences.credit(without, false));
    };
    if alone {
        // The figure is of the engagement alone: all of it goes.
        let without = five_totals(case, &Setting { engagement: Engagement::Out(whole), ..setting })?;
        let mut differences = Differences::new(account, &without);
        for reading in Reading::ALL {
            differences.add(without.at(reading).minus(*account.penalty.at(reading))?, reading.is_outer());
        }
        return Ok(differences.credit(without, false));
    }
    let part = |reading| score.worth(schedule, reading).map(|worth| worth.0.min(whole));
    let without = five_totals(case, &Setting { engagement: Engagement::Out(part(Reading::Central)?), ..setting })?;
    let mut differences = Differences::new(account, &without);
    let portions = [
        (Amount::ZERO, true),
        (part(Reading::High)?, false),
        (part(Reading::Central)?, false),
        (part(Reading::Low)?, false),
        (whole, true),
    ];
    for (portion, outer) in portions {
        for reading in Reading::ALL {
            let without = total(case, &Setting { engagement: Engagement::Out(portion), ..setting }, reading)?;
            differences.add(without.minus(*account.penalty.at(reading))?, outer || reading.is_outer());
        }
    }
    Ok(differences.credit(without, true))
}

/// The determination that covers the engagement: how much, and whether nothing else.
fn bundle(case: &Case<'_>) -> Option<(Amount, bool)> {
    case.determinations.iter().find_map(|determination| {
        let Target::Factors(covered) = &determination.target else { return None };
        let factors = &case.rulebook.factors;
        let engaged = covered.iter().any(|factor| matches!(factors[*factor].figure, FactorFigure::Engagement));
        match determination.figure {
            Figure::Change(change) if engaged => Some((change.0.magnitude(), covered.len() == 1)),
            _ => None,
        }
    })
}

struct Differences {
    central: Money,
    inner: (Money, Money),
    outer: (Money, Money),
}

impl Differences {
    fn new(account: &Account<'_>, without: &Readings<Money>) -> Differences {
        let (with, without) = (account.penalty.at(Reading::Central), without.at(Reading::Central));
        let central = without.minus(*with).unwrap_or(Money::ZERO);
        Differences { central, inner: (central, central), outer: (central, central) }
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
