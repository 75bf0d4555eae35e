//! What may be right and is more often a slip: told by a check, and refused where warnings are denied.

use super::order;
use crate::diagnostic::Findings;
use crate::rulebook::model::combinations::Combinations;
use crate::rulebook::{Banded, Choose, Maximum, MaximumFigure, Operation, Rulebook, Step, Tier, refusals};
use crate::value::{Amount, Currency, Money, Percent};

/// Figures of one kind further apart than this are taken for a slip of digits.
const FAR: i64 = 100;

impl Rulebook {
    /// What may be a slip: a tier that comes to more than one before it, sums of one kind more than
    /// a hundredfold apart, bands of size whose shares overlap. Nothing is refused for it.
    #[must_use]
    pub fn warnings(&self) -> Findings {
        let mut findings = Findings::new();
        for step in &self.steps {
            match &step.operation {
                Operation::Maximum(maximum) => self.tiers(maximum, &mut findings),
                Operation::Banded(banded) => sizes(step, banded, self.currency, &mut findings),
                Operation::Seriousness(_)
                | Operation::StartingPoint(_)
                | Operation::Total(_)
                | Operation::Factors(_)
                | Operation::Addition(_)
                | Operation::Adjustment(_)
                | Operation::Reduction(_)
                | Operation::Cap(_)
                | Operation::Rounding(_) => {}
            }
        }
        if let Some(rounding) = order::rounded_after_cap(self)
            && self.maximum().is_some_and(Maximum::is_to_be_kept)
        {
            refusals::rounded_after_cap(rounding, &mut findings);
        }
        findings
    }

    fn tiers(&self, maximum: &Maximum, findings: &mut Findings) {
        for (index, later) in maximum.tiers.iter().enumerate() {
            for earlier in maximum.tiers.iter().take(index) {
                if is_higher(later, earlier) && self.can_hold_together(earlier, later) {
                    refusals::lower_tier_first(earlier, later, findings);
                }
                if let (Some(one), Some(other)) = (largest_sum(earlier), largest_sum(later))
                    && far_apart(one.0, other.0)
                {
                    refusals::tiers_far_apart((earlier, one), (later, other), self.currency, findings);
                }
            }
        }
    }

    /// Whether there are facts for which both tiers could be taken.
    fn can_hold_together(&self, one: &Tier, other: &Tier) -> bool {
        let conditions: Vec<_> = one.when.iter().chain(&other.when).collect();
        !Combinations::never(&conditions, &self.facts, |holds| !holds.contains(&false))
    }
}

/// Whether a tier takes the greatest of its parts, and each of them always counts.
fn is_greatest_of_all(tier: &Tier) -> bool {
    tier.choose == Choose::Greater && tier.parts.iter().all(|part| part.when.is_none())
}

/// Whether every part of the one is matched in the other by one that is no less, and one is more.
fn is_higher(later: &Tier, earlier: &Tier) -> bool {
    if !(is_greatest_of_all(earlier) && is_greatest_of_all(later)) {
        return false;
    }
    let mut more = later.parts.len() > earlier.parts.len();
    let matched = earlier.parts.iter().all(|part| {
        later.parts.iter().any(|other| {
            let (least, most) = match (&part.figure, &other.figure) {
                (MaximumFigure::Sum(one), MaximumFigure::Sum(other)) => (one.0, other.0),
                (MaximumFigure::Share(one, fact), MaximumFigure::Share(other, of)) if fact == of => (one.0, other.0),
                (MaximumFigure::Sum(_), MaximumFigure::Share(..))
                | (MaximumFigure::Share(..), MaximumFigure::Sum(_) | MaximumFigure::Share(..)) => return false,
            };
            more |= least < most;
            least <= most
        })
    });
    matched && more
}

fn largest_sum(tier: &Tier) -> Option<Money> {
    let sums = tier.parts.iter().filter_map(|part| match part.figure {
        MaximumFigure::Sum(sum) => Some(sum),
        MaximumFigure::Share(..) => None,
    });
    sums.max_by_key(|sum| sum.0)
}

fn far_apart(one: Amount, other: Amount) -> bool {
    let far = Amount::whole(FAR);
    let beyond = |little: Amount, much: Amount| !little.is_zero() && little.times(far).is_ok_and(|often| often < much);
    beyond(one, other) || beyond(other, one)
}

fn sizes(step: &Step, banded: &Banded, currency: Currency, findings: &mut Findings) {
    for (one, next) in banded.bands.iter().zip(banded.bands.iter().skip(1)) {
        if let (Some(up_to), Some(after)) = (one.up_to, next.up_to)
            && far_apart(up_to.0, after.0)
        {
            refusals::sizes_far_apart(step, up_to, after, currency, findings);
        }
        let (ends, begins) = (one.share.permitted.to.percent(), next.share.permitted.from);
        if begins < ends {
            refusals::shares_overlap(step, Percent(ends), Percent(begins), findings);
        }
    }
}
