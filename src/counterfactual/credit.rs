//! What the engagement is worth: the case assessed again without it, and compared.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::{Course, Engagement, Inputs, Position, Reading, Readings, SumsRead};
use crate::case::{Case, EngagementDecided, Figure};
use crate::rulebook::Operation;
use crate::value::{Money, OutOfRange, Percent};

/// What the engagement is worth, and the penalty without it: sums in pounds.
///
/// `least` to `most` is the envelope of the differences found by assessing the case again
/// without its engagement: over the five readings, over what the schedule permits the
/// engagement to be worth, and over both readings of a sum that was set after it; `low` to `high`
/// the same over what is indicated, where such a sum stands in proportion; `central` the
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
    /// The penalty without the engagement, in each reading; a sum that was set after it stands in
    /// its proportion to the balance before.
    pub without: Readings<Money>,
    /// Whether a determination covers the engagement together with other factors, so that its
    /// part of the figure is not known.
    pub in_bundle: bool,
    /// The sums that were set after the engagement had moved the balance, in the order of the steps.
    /// If they would have been the same without it, it is worth nothing.
    pub sums_after: Vec<SumAfter>,
}

/// A sum that was set after the engagement had moved the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumAfter {
    /// Where it was set.
    pub position: Position,
    /// What the engagement had taken off the balance before it in the central reading, in pounds;
    /// where one figure covers the engagement with other factors, what the schedule's score comes to.
    pub taken_off: Money,
    /// The same where the whole of that figure is the engagement's.
    pub taken_off_at_most: Money,
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
    let nothing = || Credit {
        least: Money::ZERO,
        low: Money::ZERO,
        central: Money::ZERO,
        high: Money::ZERO,
        most: Money::ZERO,
        without: penalty.clone(),
        in_bundle: false,
        sums_after: Vec::new(),
    };
    let (Some(score), Some(schedule)) = (situation.score, case.rulebook.schedule.as_ref()) else {
        return Ok(nothing());
    };
    let decided = Decided::of(case);
    if decided.is_none() && score.most.0.is_zero() {
        return Ok(nothing());
    }
    let part = |reading| -> Result<Percent, OutOfRange> {
        Ok(match decided {
            // Whatever it would have been worth, it is left out.
            None => Percent::ZERO,
            // The figure is of the engagement alone: all of it goes.
            Some(Decided { whole, alone: true }) => whole,
            Some(Decided { whole, alone: false }) => score.worth(schedule, reading)?.at_most(whole),
        })
    };
    let whole = decided.map_or(Percent::ZERO, |decided| decided.whole);
    let central = part(Reading::Central)?;
    let without = baseline.penalties_without(central)?;
    let mut differences = Differences::new(penalty, &without)?;
    match decided {
        None => {
            for reading in Reading::ALL {
                for worth in Reading::ALL {
                    let with = baseline.penalty_in(&Change::Engagement(Engagement::ReadAs(worth)), reading)?;
                    differences.add(without.at(reading).minus(with)?, reading.is_outer() || worth.is_outer());
                }
            }
        }
        Some(Decided { alone: true, .. }) => differences.add_all(penalty, &without, false)?,
        Some(Decided { alone: false, .. }) => {
            let portions = [
                (Percent::ZERO, true),
                (part(Reading::High)?, false),
                (central, false),
                (part(Reading::Low)?, false),
                (whole, true),
            ];
            for (portion, outer) in portions {
                differences.add_all(penalty, &baseline.penalties_without(portion)?, outer)?;
            }
        }
    }
    let sums_after = sums_after(baseline, central, whole)?;
    if !sums_after.is_empty() {
        for portion in [central, whole] {
            let without = baseline.penalties(&Change::Engagement(Engagement::Removed(portion)))?;
            differences.add_all(penalty, &without, true)?;
        }
    }
    let in_bundle = decided.is_some_and(|decided| !decided.alone);
    Ok(Credit {
        least: differences.outer.0,
        low: differences.inner.0,
        central: differences.central,
        high: differences.inner.1,
        most: differences.outer.1,
        without,
        in_bundle,
        sums_after,
    })
}

/// A determination that covers the engagement.
#[derive(Clone, Copy)]
struct Decided {
    /// How much: a magnitude, in percent of the base.
    whole: Percent,
    /// Whether it covers nothing else.
    alone: bool,
}

impl Decided {
    fn of(case: &Case<'_>) -> Option<Decided> {
        let (determination, how) = case.engagement_decided()?;
        match (determination.figure, how) {
            (Figure::Change(change), EngagementDecided::Alone | EngagementDecided::InBundle(_)) => {
                Some(Decided { whole: Percent(change.0.magnitude()), alone: how == EngagementDecided::Alone })
            }
            _ => None,
        }
    }
}

/// The determined sums before which the engagement has moved the central balance.
fn sums_after(baseline: &Baseline<'_>, central: Percent, whole: Percent) -> Result<Vec<SumAfter>, OutOfRange> {
    let case = &baseline.situation().case;
    let course = baseline.course()?;
    let set: Vec<Position> = course.before().positions().filter(|position| sets_balance(case, *position)).collect();
    if set.is_empty() {
        return Ok(Vec::new());
    }
    let (without, without_whole) = (baseline.course_without(central)?, baseline.course_without(whole)?);
    let mut found = Vec::new();
    for position in set {
        let balance = |course: &Course<'_>| course.balance_before(position, Reading::Central);
        let (Some(with), Some(without), Some(without_whole)) =
            (balance(course), balance(&without), balance(&without_whole))
        else {
            continue;
        };
        let (taken_off, taken_off_at_most) = (without.minus(with)?, without_whole.minus(with)?);
        if taken_off_at_most != Money::ZERO {
            found.push(SumAfter { position, taken_off, taken_off_at_most });
        }
    }
    Ok(found)
}

/// Whether a sum was set there that the balance comes to, whatever it was before.
fn sets_balance(case: &Case<'_>, (step, infringement): Position) -> bool {
    let sum = case.determination(step, infringement).is_some_and(|known| matches!(known.figure, Figure::Sum(_)));
    sum && match case.rulebook.steps[step].operation {
        Operation::Maximum(_) | Operation::Addition(_) => false,
        Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::StartingPoint(_)
        | Operation::Total(_)
        | Operation::Factors(_)
        | Operation::Adjustment(_)
        | Operation::Reduction(_)
        | Operation::Cap(_)
        | Operation::Rounding(_) => true,
    }
}

impl Baseline<'_> {
    /// The penalty with so much of the engagement left out, in each reading, in pounds, where sums
    /// that were set after it stand in proportion.
    fn penalties_without(&self, portion: Percent) -> Result<Readings<Money>, OutOfRange> {
        let course = self.course()?;
        let change = Change::Engagement(Engagement::Counted);
        course.penalties(&self.inputs_without(course, portion), &|position| {
            change.affects(&self.situation().case, position)
        })
    }

    /// The course of the same.
    fn course_without<'b>(&'b self, portion: Percent) -> Result<Course<'b>, OutOfRange> {
        let course: &'b Course<'b> = self.course()?;
        Course::of(self.inputs_without(course, portion))
    }

    fn inputs_without<'b>(&'b self, course: &'b Course<'_>, portion: Percent) -> Inputs<'b> {
        Inputs {
            engagement: Engagement::Removed(portion),
            sums: SumsRead::InProportionTo(course.before()),
            ..self.situation().inputs()
        }
    }
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

    /// Adds the difference in every reading.
    fn add_all(&mut self, with: &Readings<Money>, without: &Readings<Money>, outer: bool) -> Result<(), OutOfRange> {
        for reading in Reading::ALL {
            self.add(without.at(reading).minus(*with.at(reading))?, outer || reading.is_outer());
        }
        Ok(())
    }

    fn add(&mut self, difference: Money, outer: bool) {
        let difference = difference.not_below_zero();
        let widen = |range: &mut (Money, Money)| *range = (range.0.min(difference), range.1.max(difference));
        widen(&mut self.outer);
        if !outer {
            widen(&mut self.inner);
        }
    }
}
