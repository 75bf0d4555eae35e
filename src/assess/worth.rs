//! What each item of evidence is worth in the case at hand, in pounds of the central reading.

use super::engagement::{ItemScore, Score, whole};
use super::reading::Reading;
use super::run::{Setting, total};
use crate::case::{Case, EvidenceId};
use crate::rulebook::Schedule;
use crate::value::{Amount, Money, OutOfRange};

/// What an item is worth: alone, last, and on the average over all orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The item.
    pub item: EvidenceId,
    /// What the penalty falls by when it is the only item.
    pub alone: Money,
    /// What the penalty falls by when it comes after all others.
    pub last: Money,
    /// The average over all orders in which the items can come; nothing where there are more
    /// than eight items.
    pub order_free: Option<Money>,
}

const MOST_ITEMS: usize = 8;

/// The worth of every item that counts for certain.
pub(super) fn worth(case: &Case<'_>, score: &Score) -> Result<Vec<Worth>, OutOfRange> {
    let Some(schedule) = &case.rulebook.schedule else { return Ok(Vec::new()) };
    let counted: Vec<usize> =
        score.items.iter().enumerate().filter(|(_, item)| !item.least.0.is_zero()).map(|(index, _)| index).collect();
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    let without = |kept: &dyn Fn(usize) -> bool| penalty(case, schedule, score, &counted, kept);
    let none = without(&|_| false)?;
    let all = without(&|_| true)?;
    let table = if counted.len() <= MOST_ITEMS { Some(subsets(case, schedule, score, &counted)?) } else { None };
    counted
        .iter()
        .enumerate()
        .filter_map(|(place, index)| Some((place, score.items.get(*index)?.item)))
        .map(|(place, item)| {
            let alone = none.minus(without(&|other| other == place)?)?;
            let last = without(&|other| other != place)?.minus(all)?;
            let order_free = match &table {
                Some(table) => Some(average(table, place, counted.len())?),
                None => None,
            };
            Ok(Worth { item, alone, last, order_free })
        })
        .collect()
}

/// The penalty with only some of the counted items.
fn penalty(
    case: &Case<'_>,
    schedule: &Schedule,
    score: &Score,
    counted: &[usize],
    kept: &dyn Fn(usize) -> bool,
) -> Result<Money, OutOfRange> {
    let mut items: Vec<ItemScore> = score.items.clone();
    for (place, index) in counted.iter().enumerate() {
        if let Some(item) = items.get_mut(*index)
            && !kept(place)
        {
            item.nothing();
        }
    }
    let score = whole(case, schedule, items);
    total(case, &Setting::plain(Some(&score)), Reading::Central)
}

/// The penalty for every subset of the counted items, by its bits.
fn subsets(case: &Case<'_>, schedule: &Schedule, score: &Score, counted: &[usize]) -> Result<Vec<Money>, OutOfRange> {
    let count = 1_usize.checked_shl(u32::try_from(counted.len()).unwrap_or(0)).unwrap_or(1);
    (0..count).map(|bits| penalty(case, schedule, score, counted, &|place| has(bits, place))).collect()
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
