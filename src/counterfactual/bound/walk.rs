//! What each step can make of a difference.

use super::known::{Known, Pair, Start, Within};
use super::times::{percent_of, times_down, times_up};
use crate::assess::{Course, Position, Reading, State};
use crate::case::{Figure, Target};
use crate::rulebook::{
    Adjustment, Base, Condition, FactValue, FactorFigure, FactorId, Factors, Judgement, Operation, Reduction, Side,
    Step, Upper,
};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth, Way};

/// A step, and where it is taken.
pub(super) struct Walk<'w, 'p, 'c> {
    pub(super) pair: &'w Pair<'p, 'c>,
    pub(super) within: Within,
    pub(super) position: Position,
    pub(super) step: &'w Step,
}

impl Walk<'_, '_, '_> {
    /// After the step, whether it is taken or not.
    pub(super) fn after(&self, before: Known) -> Result<Known, OutOfRange> {
        let truth = self.truth(self.step.when.as_ref());
        let after = match truth {
            Truth::True => self.after_operation(before)?,
            Truth::False => self.after_skipping(before),
            Truth::Open => self.after_operation(before)?.or(self.after_skipping(before)),
        };
        self.within_readings(after)
    }

    /// What the infringements come to together.
    pub(super) fn together(&self, sum: Known, capped_when: Option<&Condition>) -> Result<Known, OutOfRange> {
        let several = self.pair.case.infringements.len() > 1;
        let linked = match capped_when {
            Some(when) if several => self.truth(Some(when)),
            Some(_) | None => Truth::False,
        };
        let after = match linked {
            Truth::False => sum,
            Truth::True | Truth::Open => Known { least: Money::ZERO, ..sum },
        };
        self.within_readings(Known { start: Start { is_one: after.is_nothing(), is_balance: true }, ..after })
    }

    /// The step as it is where its condition fails.
    fn after_skipping(&self, before: Known) -> Known {
        match &self.step.operation {
            Operation::StartingPoint(_) => {
                Known { start: Start { is_one: before.is_nothing(), is_balance: true }, ..before }
            }
            Operation::Maximum(_)
            | Operation::Seriousness(_)
            | Operation::Banded(_)
            | Operation::Total(_)
            | Operation::Factors(_)
            | Operation::Addition(_)
            | Operation::Adjustment(_)
            | Operation::Reduction(_)
            | Operation::Cap(_)
            | Operation::Rounding(_) => before,
        }
    }

    fn after_operation(&self, before: Known) -> Result<Known, OutOfRange> {
        let moved = Known { start: Start { is_balance: false, ..before.start }, ..before };
        match &self.step.operation {
            Operation::Factors(factors) if self.engages() => self.engaged(before, factors),
            // Nothing to follow yet, and a step does the same to the same balance.
            Operation::Maximum(_)
            | Operation::Seriousness(_)
            | Operation::Banded(_)
            | Operation::Factors(_)
            | Operation::Addition(_)
            | Operation::Adjustment(_)
            | Operation::Reduction(_)
            | Operation::Cap(_)
            | Operation::Rounding(_)
                if before.is_nothing() && before.start.is_one =>
            {
                Ok(moved)
            }
            Operation::StartingPoint(_) => {
                let after = self.set(before, Base::Balance)?.unwrap_or(before);
                Ok(Known { start: Start { is_one: after.is_nothing(), is_balance: true }, ..after })
            }
            Operation::Maximum(maximum) if maximum.enters_balance => Ok(Known::NOTHING),
            // Neither turns on the balance. What is the same on both sides makes the difference a
            // smaller part of the whole.
            Operation::Maximum(_) | Operation::Total(_) | Operation::Addition(_) => Ok(moved),
            Operation::Seriousness(seriousness) => match self.set(moved, Base::Balance)? {
                Some(after) => Ok(after),
                None => self.shared(moved, seriousness.bands.iter().map(|band| &band.share), false),
            },
            Operation::Banded(banded) => match self.set(moved, Base::Balance)? {
                Some(after) => Ok(after),
                None => self.shared(moved, banded.bands.iter().map(|band| &band.share), true),
            },
            Operation::Factors(factors) => self.other_factors(moved, factors),
            Operation::Adjustment(adjustment) => match self.set(moved, adjustment.of)? {
                Some(after) => Ok(after),
                None => self.adjusted(moved, adjustment),
            },
            Operation::Reduction(reduction) => self.reduced(moved, reduction),
            Operation::Cap(_) => self.capped(moved),
            Operation::Rounding(rounding) => {
                let most = moved.most.map(|most| most.plus(rounding.to)).transpose()?;
                let least = moved.least.minus(rounding.to)?.not_below_zero();
                Ok(Known { least, most, share: Amount::HUNDRED, ..moved })
            }
        }
    }

    /// Whether the engagement enters at this step.
    fn engages(&self) -> bool {
        self.pair.case.rulebook.engagement_step() == Some(self.position.0)
    }

    /// After the step at which the engagement enters: as many percent of its base as it comes to. A
    /// limit on factors can take some of it back, and never adds to it.
    fn engaged(&self, before: Known, factors: &Factors) -> Result<Known, OutOfRange> {
        let ([smallest, greatest], _) = self.part();
        let (low, high) = self.ends();
        let (Some(at_low), Some(at_high)) = (self.before(low), self.before(high)) else { return Ok(before) };
        let (from, to) = (at_low.base(factors.of), at_high.base(factors.of));
        let most = percent_of(to, greatest.0, Way::Up)?;
        let counts_whole = factors.net.is_none() && self.stays_above_nil() && !self.may_exceed(factors)?;
        let least = if counts_whole { percent_of(from, smallest.0, Way::Down)? } else { Money::ZERO };
        let same_scale = factors.of == Base::Balance || before.start.is_balance;
        // The balance without it is no smaller a part of the base than in the lowest reading.
        let least_without = self.balance_after(self.pair.without[1], low);
        let share = if same_scale && least_without > Money::ZERO {
            times_up(Money(greatest.0), from, least_without, 12)?.0.min(Amount::HUNDRED)
        } else {
            Amount::HUNDRED
        };
        let carried = if before.is_nothing() { Some(Money::ZERO) } else { self.other_factors(before, factors)?.most };
        let most = carried.map(|carried| carried.plus(most)).transpose()?;
        let share = if before.is_nothing() { share } else { Amount::HUNDRED };
        Ok(Known { least, most, share, start: Start { is_balance: false, ..before.start }, ..before })
    }

    /// The engagement's part here, and whether somebody decided a figure that covers it.
    fn part(&self) -> ([Percent; 2], bool) {
        self.pair.part(self.position.1, self.within)
    }

    /// Whether the factors that lower the balance may come to more than a limit on them, which then
    /// takes back what nobody decided.
    fn may_exceed(&self, factors: &Factors) -> Result<bool, OutOfRange> {
        let (part, decided) = self.part();
        if decided {
            return Ok(false);
        }
        let limits = factors.ceilings.iter().filter(|ceiling| ceiling.side == Side::Mitigating);
        let limits = limits.filter(|ceiling| ceiling.binding || self.within == Within::Indicated);
        let Some(at) = limits.map(|ceiling| ceiling.at).min() else { return Ok(false) };
        let sum = self.magnitudes(Side::Mitigating)?.plus(part[1].0)?;
        Ok(sum > at.0)
    }

    /// The most that the factors of a side can come to, without the engagement: a magnitude, in
    /// percent of the base.
    fn magnitudes(&self, side: Side) -> Result<Amount, OutOfRange> {
        let case = self.pair.case;
        let mut sum = Amount::ZERO;
        for (id, factor) in case.rulebook.factors.entries().filter(|(_, factor)| factor.step == self.position.0) {
            let covered = case.determination_of_factor(id, self.position.1).is_some();
            if let (false, true, FactorFigure::Decided(judgement)) = (covered, factor.side == side, &factor.figure)
                && self.truth(factor.when.as_ref()) != Truth::False
            {
                sum = sum.plus(self.range(judgement).1.unwrap_or(Amount::HUNDRED))?;
            }
        }
        for known in case.determinations.iter() {
            let here = match &known.target {
                Target::Step(step, of) => (*step, *of) == self.position,
                Target::Factors(covered, of) => {
                    let step = |factor: &FactorId| case.rulebook.factors[*factor].step;
                    *of == self.position.1 && covered.iter().any(|factor| step(factor) == self.position.0)
                }
            };
            if let (true, Figure::Change(change)) = (here, known.figure)
                && change.0.is_negative() == (side == Side::Mitigating)
            {
                sum = sum.plus(change.0.magnitude())?;
            }
        }
        Ok(sum)
    }

    /// After factors that do not cover the engagement.
    fn other_factors(&self, before: Known, factors: &Factors) -> Result<Known, OutOfRange> {
        let to = Amount::HUNDRED.plus(self.magnitudes(Side::Aggravating)?)?;
        let share = if factors.of == Base::Balance { before.share } else { Amount::HUNDRED };
        let scaled = before.scaled(Amount::ZERO, to)?;
        // Where the starting point is one, so is what is added.
        let most = if factors.of == Base::StartingPoint && before.start.is_one { before.most } else { scaled.most };
        Ok(Known { least: Money::ZERO, most, share, start: Start { is_balance: false, ..before.start }, ..before })
    }

    /// After a share of the balance, by one of several judgements or as it was decided.
    fn shared<'j>(
        &self,
        before: Known,
        judgements: impl Iterator<Item = &'j Judgement>,
        may_be_waived: bool,
    ) -> Result<Known, OutOfRange> {
        if let Some(Figure::Share(share, _)) = self.decided() {
            return before.scaled(share.0, share.0);
        }
        let mut from = Amount::HUNDRED;
        let mut to = if may_be_waived { Amount::HUNDRED } else { Amount::ZERO };
        for judgement in judgements {
            // A share by size lies inside what is permitted, wherever it is indicated.
            from = from.min(judgement.permitted.from);
            to = to.max(judgement.permitted.to.percent());
        }
        self.overtaken(before).scaled(from, to)
    }

    /// After an adjustment by a percentage.
    fn adjusted(&self, before: Known, adjustment: &Adjustment) -> Result<Known, OutOfRange> {
        let decided = match self.decided() {
            Some(Figure::Change(change)) => Some(change.0),
            Some(Figure::Share(..) | Figure::Band(_) | Figure::Sum(_)) | None => None,
        };
        let (from, to) = match decided {
            Some(change) => (change, Some(change)),
            None => self.range(&adjustment.change),
        };
        let before = if decided.is_none() { self.overtaken(before) } else { before };
        match adjustment.of {
            Base::StartingPoint => self.moved_by_start(before, from, to),
            Base::Balance => {
                let from = Amount::HUNDRED.plus(from)?;
                if let Some(to) = to {
                    return before.scaled(from, Amount::HUNDRED.plus(to)?);
                }
                // As far as the maximum: so many times as the balance with it has room for.
                let scaled = before.scaled(from, Amount::HUNDRED)?;
                let raised = raised_to(self.maximum(self.ends().1), before)?;
                let most = scaled.most.zip(raised).map(|(one, other)| one.max(other));
                Ok(Known { most, coupled: true, ..scaled })
            }
        }
    }

    /// After a change by between so many percent of the starting point.
    fn moved_by_start(&self, before: Known, from: Amount, to: Option<Amount>) -> Result<Known, OutOfRange> {
        let raises = !from.is_negative();
        let share = if raises { before.share } else { Amount::HUNDRED };
        let least = if self.stays_above_nil() { before.least } else { Money::ZERO };
        if before.start.is_one {
            return Ok(Known { least, share, ..before });
        }
        let most = match (before.most, to) {
            (Some(most), Some(to)) => {
                Some(most.plus(percent_of(self.most_of_start(), to.max(Amount::ZERO), Way::Up)?)?)
            }
            (Some(_) | None, _) => None,
        };
        Ok(Known { least: Money::ZERO, most, share: Amount::HUNDRED, ..before })
    }

    /// After a reduction.
    fn reduced(&self, before: Known, reduction: &Reduction) -> Result<Known, OutOfRange> {
        let excepted = reduction.except.is_some();
        if let Some(Figure::Sum(sum)) = self.decided() {
            if !excepted {
                return Ok(self.set(before, reduction.of)?.unwrap_or(before));
            }
            // It took off part of what lies above what is excepted, and as great a part is taken off
            // without the engagement. A sum above the balance raises it, by any number of times.
            let lowers = self.before(self.ends().0).is_some_and(|state| sum <= state.balance());
            let most = if lowers { before.most } else { None };
            let settled = Known { most, share: Amount::HUNDRED, coupled: true, ..before };
            return Ok(self.overtaken(Known { least: Money::ZERO, ..settled }));
        }
        let (from, to) = match self.decided() {
            Some(Figure::Change(change)) => (change.0.magnitude(), change.0.magnitude()),
            Some(Figure::Share(..) | Figure::Band(_) | Figure::Sum(_)) | None => self.reduction(reduction),
        };
        let before = if from == to { before } else { self.overtaken(before) };
        let (kept_least, kept_most) = (Amount::HUNDRED.minus(to)?, Amount::HUNDRED.minus(from)?);
        match reduction.of {
            Base::StartingPoint if to.is_zero() => Ok(before),
            Base::StartingPoint if before.start.is_one => {
                let least = if self.stays_above_nil() && !excepted { before.least } else { Money::ZERO };
                Ok(Known { least, share: Amount::HUNDRED, ..before })
            }
            Base::StartingPoint => Ok(Known { least: Money::ZERO, share: Amount::HUNDRED, ..before }),
            // What another step added is not reduced, so of some of the difference nothing is lost.
            Base::Balance if excepted => before.scaled(kept_least, Amount::HUNDRED),
            Base::Balance => before.scaled(kept_least, kept_most),
        }
    }

    /// Between which percentages a reduction that nobody decided lies.
    fn reduction(&self, reduction: &Reduction) -> (Amount, Amount) {
        let (mut from, mut to) = (None, Amount::ZERO);
        let mut certain = false;
        for alternative in &reduction.alternatives {
            let truth = self.truth(alternative.when.as_ref());
            if truth == Truth::False {
                continue;
            }
            let (least, most) = self.range(&alternative.reduction);
            from = Some(from.map_or(least, |from: Amount| from.min(least)));
            to = to.max(most.unwrap_or(Amount::HUNDRED));
            if truth == Truth::True {
                certain = true;
                break;
            }
        }
        (from.filter(|_| certain).unwrap_or(Amount::ZERO), to)
    }

    /// After the cap: what is above the maximum on either side is cut.
    fn capped(&self, before: Known) -> Result<Known, OutOfRange> {
        let (low, high) = self.ends();
        let (floor, ceiling) = (self.maximum(low), self.maximum(high));
        let uncut = !before.coupled
            && self.pair.without.iter().all(|course| {
                course.before().of(self.position).is_some_and(|states| states.at(high).balance() <= floor)
            });
        let least = if uncut { before.least } else { Money::ZERO };
        let most = percent_of(ceiling, before.share, Way::Up)?;
        Ok(Known { least, ..before.at_most(most) })
    }

    /// After a sum that was determined here, which stands without the engagement in its proportion
    /// to the base; none where none was.
    fn set(&self, before: Known, of: Base) -> Result<Option<Known>, OutOfRange> {
        let Some(Figure::Sum(sum)) = self.decided() else { return Ok(None) };
        if before.is_nothing() && before.start.is_one {
            return Ok(Some(before));
        }
        let (low, high) = self.ends();
        let (Some(at_low), Some(at_high)) = (self.before(low), self.before(high)) else { return Ok(Some(before)) };
        let after = match of {
            // In proportion to anything it is nil.
            Base::Balance if sum == Money::ZERO => {
                Known { least: Money::ZERO, most: Some(Money::ZERO), share: Amount::ZERO, ..before }
            }
            Base::Balance => {
                let by_share = raised_to(sum, before)?;
                let by_balance = match before.most {
                    Some(most) if at_low.balance() > Money::ZERO => Some(times_up(most, sum, at_low.balance(), 6)?),
                    Some(_) | None => None,
                };
                let most = match (by_share, by_balance) {
                    (Some(one), Some(other)) => Some(one.at_most(other)),
                    (one, other) => one.or(other),
                };
                let least = if at_high.balance() > Money::ZERO {
                    times_down(before.least, sum, at_high.balance(), 6)?
                } else {
                    Money::ZERO
                };
                Known { least, most, ..before }
            }
            Base::StartingPoint if before.start.is_one => Known { share: Amount::HUNDRED, ..before },
            Base::StartingPoint => Known { least: Money::ZERO, most: None, share: Amount::HUNDRED, ..before },
        };
        // Where a balance is open, its proportion to the sum differs from reading to reading.
        let courses = [self.pair.with, self.pair.without[0], self.pair.without[1]];
        let open = courses.iter().any(|course| {
            let balance = |reading| course.balance_before(self.position, reading);
            balance(low) != balance(high)
        });
        let coupled = before.coupled || open;
        Ok(Some(self.overtaken(Known { coupled, ..after })))
    }

    /// A sum was set, or what is open may be settled by one: within what is permitted it may be the
    /// same without the engagement.
    fn overtaken(&self, known: Known) -> Known {
        match self.within {
            Within::Permitted => Known { least: Money::ZERO, may_be_nil: true, ..known },
            Within::Indicated => known,
        }
    }

    /// No more and no less than the balances with and without it leave room for.
    fn within_readings(&self, known: Known) -> Result<Known, OutOfRange> {
        if known.coupled || known.is_nothing() {
            return Ok(known);
        }
        let (low, high) = self.ends();
        let [fewest, all] = self.pair.without;
        let with = [low, high].map(|reading| self.balance_after(self.pair.with, reading));
        let (without_low, without_high) = (self.balance_after(fewest, low), self.balance_after(all, high));
        let most = without_high.minus(with[0])?.not_below_zero();
        let least = if known.may_be_nil { known.least } else { known.least.max(without_low.minus(with[1])?) };
        let after = known.at_most(most);
        let least = after.most.map_or(least, |most| least.at_most(most));
        Ok(Known { least, ..after })
    }

    /// The readings that what is open stands in at its ends.
    fn ends(&self) -> (Reading, Reading) {
        match self.within {
            Within::Permitted => (Reading::Least, Reading::Most),
            Within::Indicated => (Reading::Low, Reading::High),
        }
    }

    /// The ends of a judgement; the upper none where it is the statutory maximum.
    fn range(&self, judgement: &Judgement) -> (Amount, Option<Amount>) {
        match (self.within, judgement.permitted.to) {
            (Within::Indicated, _) => (judgement.indicated.from, Some(judgement.indicated.to)),
            (Within::Permitted, Upper::At(to)) => (judgement.permitted.from, Some(to)),
            (Within::Permitted, Upper::StatutoryMaximum) => (judgement.permitted.from, None),
        }
    }

    fn decided(&self) -> Option<Figure> {
        self.pair.case.determination(self.position.0, self.position.1).map(|known| known.figure)
    }

    fn truth(&self, condition: Option<&Condition>) -> Truth {
        condition.map_or(Truth::True, |condition| condition.truth(self.facts()))
    }

    fn facts(&self) -> &[FactValue] {
        self.pair.case.values_of(self.position.1)
    }

    fn before(&self, reading: Reading) -> Option<&State> {
        self.pair.with.before().of(self.position).map(|states| states.at(reading))
    }

    fn balance_after(&self, course: &Course, reading: Reading) -> Money {
        course.balance_after(self.position, reading)
    }

    fn maximum(&self, reading: Reading) -> Money {
        self.before(reading).map_or(Money::ZERO, State::maximum)
    }

    fn most_of_start(&self) -> Money {
        let starts = self.pair.without.iter().filter_map(|course| {
            course.before().of(self.position).map(|states| states.at(self.ends().1).base(Base::StartingPoint))
        });
        starts.max().unwrap_or(Money::ZERO)
    }

    /// Whether the balance with the engagement is above nil after the step whatever becomes of what
    /// is open, so that the step cut nothing off below nil.
    fn stays_above_nil(&self) -> bool {
        self.balance_after(self.pair.with, self.ends().0) > Money::ZERO
    }
}

/// The most that the difference is of a balance that was multiplied until, with the engagement,
/// it is `sum`.
fn raised_to(sum: Money, before: Known) -> Result<Option<Money>, OutOfRange> {
    let rest = Amount::HUNDRED.minus(before.share)?;
    if rest.is_zero() {
        return Ok(None);
    }
    times_up(sum, Money(before.share), Money(rest), 6).map(Some)
}
