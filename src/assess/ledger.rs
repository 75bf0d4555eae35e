//! The account: lines, each with the balance before and after in every reading, and why.

use super::reading::{Reading, Readings};
use crate::case::{Case, Decider, Determination, InfringementId};
use crate::rulebook::{
    Alternative, Basis, Ceiling, Central, Condition, Degree, FactId, FactValue, FactorId, IndicatedBand, Judgement,
    Operation, Rounding, Side, SizeBand, Standing, Step, StepId, Tier,
};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};

/// A line of the account. It is built once and never changed, and every balance in it can be
/// worked out again from what it carries: see [`Entry::worked_out`].
#[derive(Clone, Debug)]
pub struct Line<'c> {
    /// The place of its step in the rulebook.
    pub step_id: StepId,
    /// The step it belongs to.
    pub step: &'c Step,
    /// The infringement it belongs to, where the step is taken for each and there are several.
    pub infringement: Option<InfringementId>,
    /// The rule that was applied; where the readings differ in it, as in the central reading.
    pub rule: Rule<'c>,
    /// The condition that was asked, where there is one.
    pub asked: Option<Asked<'c>>,
    /// Why its figure is what it is.
    pub why: Why<'c>,
    /// The balance before and after, and the figure used.
    pub entries: Readings<Entry>,
}

/// The rule a line applies.
#[derive(Clone, Copy, Debug)]
pub enum Rule<'c> {
    /// A step that is not taken at all.
    Step,
    /// Sets the statutory maximum.
    Maximum {
        /// The tier chosen.
        tier: &'c Tier,
        /// Whether a share of turnover exceeded the sum.
        by_share: bool,
    },
    /// Takes the share for the degree of seriousness.
    Seriousness {
        /// All its degrees.
        degrees: &'c [Degree],
        /// The degree; none where a share or sum was decided without one.
        degree: Option<&'c Degree>,
        /// The rule by which the facts indicate a degree, where one certainly holds.
        indicated_by: Option<&'c IndicatedBand>,
    },
    /// Takes the share for the size.
    Banded {
        /// The size used, in pounds.
        size: Money,
        /// The band it falls in.
        band: Option<&'c SizeBand>,
    },
    /// Names the starting point.
    StartingPoint,
    /// Adds up the infringements.
    Total,
    /// Adds one factor.
    Factor(FactorId),
    /// Adds one figure that covers several factors.
    Bundle(&'c [FactorId]),
    /// Adds what the step's other factors were decided to come to.
    OtherFactors,
    /// Gives back what exceeded a ceiling on one side.
    Ceiling(&'c Ceiling),
    /// Keeps the net of all factors within limits.
    Net,
    /// Adds a sum.
    Addition,
    /// Adjusts by a percentage.
    Adjustment,
    /// Reduces by a percentage.
    Reduction {
        /// The alternative that holds, else the first that may.
        alternative: Option<&'c Alternative>,
    },
    /// Comes down to the statutory maximum.
    Cap,
    /// Rounds the balance, the way and to the unit that its operand says.
    Rounding,
}

/// A condition that was asked, and whether it holds by what is known.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'c> {
    /// The condition as the rulebook has it.
    pub condition: &'c Condition,
    /// Whether it holds.
    pub truth: Truth,
}

/// Why a figure is what it is: the closed list of reasons.
#[derive(Clone, Copy, Debug)]
pub enum Why<'c> {
    /// The step is not taken, because its condition does not hold.
    NotTaken,
    /// Somebody decided it.
    Decided(&'c Determination),
    /// A decision on all the other factors of the step covers it, so it has no figure of its own.
    Covered(&'c Determination),
    /// Nobody decided it: each reading takes its end of the range, or the indicative value.
    Judged {
        /// What is permitted and what is indicated, in percent or pounds as the step counts.
        judgement: &'c Judgement,
        /// What the figure of the central reading rests on.
        basis: &'c Basis,
    },
    /// The rulebook states it.
    Stated(&'c Basis),
    /// No adjustment for size, because the statutory maximum already follows turnover.
    Waived,
    /// No rule of the step may hold, so there is no figure.
    NoneHolds,
    /// It follows from the lines before it.
    Follows,
}

/// The balance before and after a line, and the figure used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The balance before, in pounds.
    pub before: Money,
    /// The figure and how it is used.
    pub operand: Operand,
    /// What a percentage is taken of, in pounds.
    pub base: Money,
    /// The balance after, in pounds.
    pub after: Money,
}

/// A figure and how it makes the balance after out of the balance before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Operand {
    /// A share of the base becomes the balance.
    Share(Percent),
    /// A signed share of the base is added to the balance.
    Change(Percent),
    /// The same, down to nil and no further.
    ChangeToNil(Percent),
    /// The net of several lines is held to a limit: this share of the base is added to the balance
    /// from which they began, down to nil and no further.
    Net {
        /// The net that is kept.
        kept: Percent,
        /// The balance from which the lines began.
        from: Money,
    },
    /// A sum becomes the balance.
    Sum(Money),
    /// A sum is set as the statutory maximum, and the balance stays.
    Maximum(Money),
    /// The sum of several balances becomes the balance.
    Total(Money),
    /// The same where they are linked: held to the base.
    LinkedTotal(Money),
    /// A sum is added to the balance.
    Added(Money),
    /// The balance is rounded.
    Rounded(Rounding),
    /// The balance stays, because this step is waived.
    Waived,
    /// The balance stays; the figure was looked at and is of no effect.
    Kept(Amount),
}

impl Operand {
    /// The figure without its use: percent, or pounds.
    #[must_use]
    pub fn figure(self) -> Amount {
        match self {
            Operand::Share(percent)
            | Operand::Change(percent)
            | Operand::ChangeToNil(percent)
            | Operand::Net { kept: percent, .. } => percent.0,
            Operand::Sum(sum)
            | Operand::Maximum(sum)
            | Operand::Total(sum)
            | Operand::LinkedTotal(sum)
            | Operand::Added(sum) => sum.0,
            Operand::Rounded(rounding) => rounding.to.0,
            Operand::Waived => Amount::HUNDRED,
            Operand::Kept(figure) => figure,
        }
    }

    /// What the figure counts and does, by the name it has in JSON.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Operand::Share(_) => "share",
            Operand::Change(_) | Operand::ChangeToNil(_) | Operand::Net { .. } => "change",
            Operand::Sum(_) | Operand::Maximum(_) | Operand::Total(_) | Operand::LinkedTotal(_) => "sum",
            Operand::Added(_) => "added",
            Operand::Rounded(_) | Operand::Waived | Operand::Kept(_) => "nothing",
        }
    }

    /// How the figure is used, by the name it has in JSON: what [`Entry::worked_out`] does with it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Operand::Share(_) => "share",
            Operand::Change(_) => "change",
            Operand::ChangeToNil(_) => "change-to-nil",
            Operand::Net { .. } => "net",
            Operand::Sum(_) => "sum",
            Operand::Maximum(_) => "maximum",
            Operand::Total(_) => "total",
            Operand::LinkedTotal(_) => "linked-total",
            Operand::Added(_) => "added",
            Operand::Rounded(_) => "rounded",
            Operand::Waived | Operand::Kept(_) => "nothing",
        }
    }

    /// Whether the balance is left as it is, whatever it is.
    #[must_use]
    pub(crate) fn is_idle(self) -> bool {
        matches!(self, Operand::Waived | Operand::Kept(_))
    }

    // Small before fast in the page; elsewhere an operand handed on through memory costs a tenth.
    #[cfg_attr(not(target_family = "wasm"), expect(clippy::inline_always, reason = "measured"), inline(always))]
    fn applied(self, before: Money, base: Money) -> Result<Money, OutOfRange> {
        Ok(match self {
            Operand::Share(share) => share.of(base)?,
            Operand::Change(change) => before.plus(change.of(base)?)?,
            Operand::ChangeToNil(change) => before.plus(change.of(base)?)?.not_below_zero(),
            Operand::Net { kept, from } => from.plus(kept.of(base)?)?.not_below_zero(),
            Operand::Sum(sum) | Operand::Total(sum) => sum,
            Operand::LinkedTotal(sum) => sum.at_most(base),
            Operand::Added(sum) => before.plus(sum)?,
            Operand::Rounded(rounding) => Money(before.0.round_to(rounding.to.0, rounding.way)?),
            Operand::Maximum(_) | Operand::Waived | Operand::Kept(_) => before,
        })
    }
}

impl Entry {
    /// The entry that an operand makes.
    #[cfg_attr(not(target_family = "wasm"), expect(clippy::inline_always, reason = "measured"), inline(always))]
    pub(super) fn new(before: Money, operand: Operand, base: Money) -> Result<Entry, OutOfRange> {
        Ok(Entry { before, operand, base, after: operand.applied(before, base)? })
    }

    /// The entry that leaves the balance as it is.
    pub(super) fn idle(balance: Money) -> Entry {
        Entry { before: balance, operand: Operand::Kept(Amount::ZERO), base: balance, after: balance }
    }

    /// The balance after, worked out again from the rest of the entry.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure cannot be kept exactly; never for an entry of an account.
    pub fn worked_out(&self) -> Result<Money, OutOfRange> {
        self.operand.applied(self.before, self.base)
    }

    /// Whether the balance moves.
    #[must_use]
    pub fn moves(&self) -> bool {
        !self.operand.is_idle() && self.before != self.after
    }

    /// By how much the balance moves: above nil where it rises. None where that has more than 28
    /// digits.
    #[must_use]
    pub fn change(&self) -> Option<Money> {
        self.after.minus(self.before).ok()
    }
}

impl<'c> Why<'c> {
    /// A judgement that nobody made, resting on what its indicated range rests on.
    pub(super) fn judged(judgement: &'c Judgement) -> Why<'c> {
        Why::Judged { judgement, basis: &judgement.indicated.basis }
    }
}

impl<'c> Line<'c> {
    /// Whether it changes the balance in any reading, or sets the maximum.
    #[must_use]
    pub fn has_effect(&self) -> bool {
        matches!(self.rule, Rule::Maximum { .. } | Rule::StartingPoint)
            || self.entries.distinct().iter().any(Entry::moves)
    }

    /// The change in one reading, in pounds; below nil where it lowers the balance.
    #[must_use]
    pub fn change(&self, reading: Reading) -> Money {
        // OK because both balances were computed exactly, and neither is below nil.
        self.entries.at(reading).change().unwrap_or(Money::ZERO)
    }

    /// What was decided of it.
    #[must_use]
    pub fn determination(&self) -> Option<&'c Determination> {
        match self.why {
            Why::Decided(determination) => Some(determination),
            Why::NotTaken
            | Why::Covered(_)
            | Why::Judged { .. }
            | Why::Stated(_)
            | Why::Waived
            | Why::NoneHolds
            | Why::Follows => None,
        }
    }

    /// The range behind its figure, where nobody decided it.
    #[must_use]
    pub fn judgement(&self) -> Option<&'c Judgement> {
        match self.why {
            Why::Judged { judgement, .. } => Some(judgement),
            Why::NotTaken
            | Why::Decided(_)
            | Why::Covered(_)
            | Why::Stated(_)
            | Why::Waived
            | Why::NoneHolds
            | Why::Follows => None,
        }
    }

    /// What its figure rests on in the rulebook, where nobody decided it.
    #[must_use]
    pub fn basis(&self) -> Option<&'c Basis> {
        match self.why {
            Why::Judged { basis, .. } | Why::Stated(basis) => Some(basis),
            Why::NotTaken | Why::Decided(_) | Why::Covered(_) | Why::Waived | Why::NoneHolds | Why::Follows => None,
        }
    }

    /// How much its figure weighs; none where it uses none. What a regulator, caseworker or
    /// court decided is a decision; what a party puts forward is its assumption, what a notice of
    /// intent proposes a draft.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        match self.determination() {
            Some(determination) => Some(match determination.by {
                Decider::Party => Standing::Assumption,
                Decider::NoticeOfIntent => Standing::Draft,
                Decider::Regulator | Decider::Caseworker | Decider::Court => Standing::Decision,
            }),
            None => self.basis().map(|basis| basis.standing),
        }
    }

    /// What is known of each fact where it was taken: of its infringement, or of the whole case.
    #[must_use]
    pub fn facts<'k>(&self, case: &'k Case<'_>) -> &'k [FactValue] {
        let infringement = match self.infringement {
            Some(infringement) => Some(&case.infringements[infringement]),
            None => case.infringements.first().filter(|_| self.step.per_infringement),
        };
        infringement.map_or(&case.values, |infringement| &infringement.values)
    }

    /// Whether its figure in the central reading is made from an amount that stands in for one that
    /// is not known, or known only from one end.
    #[must_use]
    pub(crate) fn takes_assumed(&self, case: &Case<'_>) -> bool {
        let facts = self.facts(case);
        let is_assumed = |fact: FactId| {
            let central = case.rulebook.facts[fact].central(fact.of(facts));
            central.is_ok_and(Central::stands_in)
        };
        if let Rule::Maximum { tier, by_share: true } = self.rule {
            return tier.amounts().any(is_assumed);
        }
        if !matches!(self.why, Why::Judged { .. }) {
            return false;
        }
        let measure = match &self.step.operation {
            Operation::Banded(banded) => Some(&banded.by),
            Operation::Addition(addition) => addition.indicated_share.as_ref().map(|share| &share.of),
            Operation::Maximum(_)
            | Operation::Seriousness(_)
            | Operation::StartingPoint(_)
            | Operation::Total(_)
            | Operation::Factors(_)
            | Operation::Adjustment(_)
            | Operation::Reduction(_)
            | Operation::Cap(_)
            | Operation::Rounding(_) => None,
        };
        measure.and_then(|measure| measure.fact_taken(facts)).is_some_and(is_assumed)
    }

    /// How much its figure weighs, with what it is made from; none where it uses none. An amount
    /// that the rulebook assumes is an assumption.
    #[must_use]
    pub fn weight(&self, case: &Case<'_>) -> Option<Standing> {
        let standing = self.standing()?;
        Some(if self.takes_assumed(case) { standing.max(Standing::Assumption) } else { standing })
    }

    /// Its name: the step, `@` the infringement, `/` the part. No two lines of an account have the
    /// same.
    #[must_use]
    pub fn id(&self, case: &Case<'_>) -> String {
        let mut id = String::with_capacity(48);
        self.push_id(case, &mut id);
        id
    }

    /// The same, after what is already there.
    pub(crate) fn push_id(&self, case: &Case<'_>, id: &mut String) {
        id.push_str(&self.step.id);
        if let Some(infringement) = self.infringement {
            id.push('@');
            id.push_str(&case.infringements[infringement].id);
        }
        let factors = &case.rulebook.factors;
        match self.rule {
            Rule::Factor(factor) => {
                id.push('/');
                id.push_str(&factors[factor].id);
            }
            Rule::Bundle(covered) => {
                for (place, factor) in covered.iter().enumerate() {
                    id.push(if place == 0 { '/' } else { '+' });
                    id.push_str(&factors[*factor].id);
                }
            }
            Rule::OtherFactors => id.push_str("/others"),
            Rule::Ceiling(ceiling) => id.push_str(match ceiling.side {
                Side::Mitigating => "/mitigating-ceiling",
                Side::Aggravating => "/aggravating-ceiling",
            }),
            Rule::Net => id.push_str("/net"),
            Rule::Step
            | Rule::Maximum { .. }
            | Rule::Seriousness { .. }
            | Rule::Banded { .. }
            | Rule::StartingPoint
            | Rule::Total
            | Rule::Addition
            | Rule::Adjustment
            | Rule::Reduction { .. }
            | Rule::Cap
            | Rule::Rounding => {}
        }
    }
}

/// Where lines go: kept, or let go where only the sum is wanted.
pub(super) enum Lines<'c> {
    /// Let go.
    Discarded,
    /// Kept, in order.
    Kept(Vec<Line<'c>>),
}

impl<'c> Lines<'c> {
    /// Posts a line; it is not even made where it is let go.
    #[inline]
    pub(super) fn post(&mut self, line: impl FnOnce() -> Line<'c>) {
        if let Lines::Kept(lines) = self {
            lines.push(line());
        }
    }

    /// Whether lines are kept.
    pub(super) fn are_kept(&self) -> bool {
        matches!(self, Lines::Kept(_))
    }

    /// A place of the same sort with nothing in it.
    pub(super) fn aside(&self) -> Lines<'c> {
        match self {
            Lines::Discarded => Lines::Discarded,
            Lines::Kept(_) => Lines::Kept(Vec::new()),
        }
    }

    /// The lines kept.
    pub(super) fn into_vec(self) -> Vec<Line<'c>> {
        match self {
            Lines::Discarded => Vec::new(),
            Lines::Kept(lines) => lines,
        }
    }
}
