//! What each item of evidence is worth in the case at hand, in pounds of the central reading.

use super::baseline::Baseline;
use super::change::Change;
use crate::assess::{Engagement, Gathering, Inputs, Points, Reading, Score, SumsRead, points_of};
use crate::case::{Case, EvidenceId};
use crate::rulebook::Schedule;
use crate::value::{Amount, Money, OutOfRange, Percent};
use std::cell::RefCell;

/// What an item is worth: alone, last, and on the average over all orders; in pounds. Each is found
/// by assessing again with only some of the items, what counts once included; below nil where the
/// penalty rises. A sum that was set after the engagement stands in its proportion to the balance
/// before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The item, by its place in the case.
    pub item: EvidenceId,
    /// What the penalty falls by when it is the only item.
    pub alone: Money,
    /// What the penalty falls by when it comes after all others.
    pub last: Money,
    /// The average over all orders in which the items can come, to the penny, half up; none where
    /// there are more than eight items.
    pub order_free: Option<Money>,
    /// Whether it is a share, by the schedule's score, of what was decided for all items together or
    /// with other factors: an assumption.
    pub by_share: bool,
}

/// More items than this come in too many orders to go through.
const MOST_ITEMS: usize = 8;

/// The worth of every item that by itself would count for certain, in the order of the case; where
/// the engagement was decided, of every item that counts in the central reading.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn evidence_worth(baseline: &Baseline<'_>, score: &Score) -> Result<Vec<Worth>, OutOfRange> {
    let (Some(schedule), Some(gathering)) = (&baseline.situation().case.rulebook.schedule, baseline.gathering()) else {
        return Ok(Vec::new());
    };
    let decided = Shared::of(&baseline.situation().case, schedule, score)?;
    let counted: Vec<usize> = score
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| {
            // Of what was decided an item has a share as soon as it counts in the central reading.
            let counts = if decided.is_some() { item.by_itself.central } else { item.by_itself.least };
            !counts.0.is_zero()
        })
        .map(|(place, _)| place)
        .collect();
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    let known = RefCell::new(Vec::new());
    let subset = Subset { baseline, schedule, gathering, score, decided, counted: &counted, known };
    let none = subset.penalty(&|_| false)?;
    let all = subset.penalty(&|_| true)?;
    let table = if counted.len() <= MOST_ITEMS { Some(subset.subsets()?) } else { None };
    let items = counted.iter().filter_map(|place| score.items.get(*place)).enumerate();
    items
        .map(|(place, item)| {
            let alone = none.minus(subset.penalty(&|other| other == place)?)?;
            let last = subset.penalty(&|other| other != place)?.minus(all)?;
            let order_free = match &table {
                Some(table) => Some(average(table, place, counted.len())?),
                None => None,
            };
            Ok(Worth { item: item.item, alone, last, order_free, by_share: decided.is_some() })
        })
        .collect()
}

/// Decided figures that the engagement has a part in, which the items share by the schedule.
#[derive(Clone, Copy)]
struct Shared {
    /// What all of them come to by the schedule, in percent of the base.
    all: Percent,
}

impl Shared {
    fn of(case: &Case<'_>, schedule: &Schedule, score: &Score) -> Result<Option<Shared>, OutOfRange> {
        if case.engagement_decisions().is_empty() {
            return Ok(None);
        }
        Ok(Some(Shared { all: score.points.worth(schedule, Reading::Central)? }))
    }

    /// How the engagement enters where the items that are there come to so much by the schedule.
    fn entering(self, there: Percent) -> Result<Engagement, OutOfRange> {
        let missing = if there >= self.all { Percent::ZERO } else { self.all.minus(there)? };
        Ok(Engagement::Lessened { missing, all: self.all })
    }
}

/// A case of whose counted items only some are there.
struct Subset<'w, 's> {
    baseline: &'w Baseline<'s>,
    schedule: &'w Schedule,
    gathering: &'w Gathering,
    score: &'w Score,
    /// The figure of which the items have a share, where it was decided.
    decided: Option<Shared>,
    /// The counted items, by their place among all.
    counted: &'w [usize],
    /// The penalties found, by what the items that are there score.
    known: RefCell<Vec<(Points, Money)>>,
}

impl Subset<'_, '_> {
    /// The penalty with those of the counted items for which `kept` holds.
    fn penalty(&self, kept: &dyn Fn(usize) -> bool) -> Result<Money, OutOfRange> {
        let case = &self.baseline.situation().case;
        let mut points: Vec<Points> = self.score.items.iter().map(|item| item.by_itself).collect();
        for (number, place) in self.counted.iter().enumerate() {
            if let (false, Some(slot)) = (kept(number), points.get_mut(*place)) {
                *slot = Points::ZERO;
            }
        }
        self.gathering.take_outdone(&mut points);
        let score = points_of(case, self.schedule, self.gathering, &points)?;
        if let Some((_, penalty)) = self.known.borrow().iter().find(|(known, _)| *known == score) {
            return Ok(*penalty);
        }
        let penalty = self.penalty_of(score)?;
        self.known.borrow_mut().push((score, penalty));
        Ok(penalty)
    }

    /// The penalty where the items score so much.
    fn penalty_of(&self, score: Points) -> Result<Money, OutOfRange> {
        let situation = self.baseline.situation();
        let engagement = match self.decided {
            Some(decided) => decided.entering(score.worth(self.schedule, Reading::Central)?)?,
            None => situation.engagement,
        };
        let sums = SumsRead::InProportionTo(self.baseline.course()?.before());
        let inputs = Inputs { score: Some(score), engagement, sums, ..situation.inputs() };
        let change = Change::Engagement(Engagement::Counted);
        let affects = |position| change.affects(&situation.case, position);
        self.baseline.penalty_of(&inputs, &affects, Reading::Central)
    }

    /// The penalty for every subset of the counted items, by its bits.
    fn subsets(&self) -> Result<Vec<Money>, OutOfRange> {
        let count = 1_usize.checked_shl(u32::try_from(self.counted.len()).unwrap_or(0)).unwrap_or(1);
        (0..count).map(|bits| self.penalty(&|place| has(bits, place))).collect()
    }
}

fn has(bits: usize, place: usize) -> bool {
    u32::try_from(place).ok().and_then(|place| bits.checked_shr(place)).is_some_and(|shifted| shifted & 1 == 1)
}

/// The average of what an item adds, over all orders: each subset before it weighed by how many
/// orders put just those before it.
fn average(table: &[Money], place: usize, count: usize) -> Result<Money, OutOfRange> {
    let mut sum = Amount::ZERO;
    for (bits, before) in table.iter().enumerate() {
        if has(bits, place) {
            continue;
        }
        let with = bits | 1_usize.checked_shl(u32::try_from(place).unwrap_or(0)).unwrap_or(0);
        let Some(after) = table.get(with) else { continue };
        let earlier = usize::try_from(bits.count_ones()).unwrap_or(0);
        let later = count.saturating_sub(earlier).saturating_sub(1);
        let orders = factorial(earlier).times(factorial(later))?;
        sum = sum.plus(before.minus(*after)?.0.times(orders)?)?;
    }
    Ok(Money(sum.over(factorial(count), 2)?))
}

fn factorial(number: usize) -> Amount {
    let product = (1..=number).try_fold(1_i64, |product, factor| product.checked_mul(i64::try_from(factor).ok()?));
    Amount::whole(product.unwrap_or(1))
}
