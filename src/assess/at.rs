//! Where a step is taken: what it is given, and how it moves the balance.

use super::inputs::{Inputs, OpenItem, SumsRead};
use super::ledger::{Asked, Entry, Line, Lines, Operand, Rule, Why};
use super::reading::{Reading, Readings, Scope};
use super::state::State;
use super::together::Together;
use crate::case::{Determination, InfringementId};
use crate::rulebook::{Condition, FactId, FactValue, FactorId, Step, StepId};
use crate::value::{Money, OutOfRange, Truth, Way};

/// Where a step is taken.
#[derive(Clone, Copy)]
pub(super) struct At<'c, 'i> {
    /// What the account is made from.
    pub(super) inputs: &'i Inputs<'c>,
    /// The readings that are taken.
    pub(super) scope: Scope,
    /// The place of the step.
    pub(super) step_id: StepId,
    /// The step that is taken, as the rulebook has it.
    pub(super) step: &'c Step,
    /// The infringement, where the step is taken for each.
    pub(super) infringement: Option<InfringementId>,
    /// What every infringement came to, where the step is taken once.
    pub(super) together: Together<'i>,
}

/// What a line says beside its figures.
#[derive(Clone, Copy)]
pub(super) struct Reason<'c> {
    pub(super) rule: Rule<'c>,
    pub(super) asked: Option<Asked<'c>>,
    pub(super) why: Why<'c>,
}

/// What a step makes of a reading: the figure and how it is used, and what a percentage is taken of,
/// in pounds.
type OperandAndBase = Result<(Operand, Money), OutOfRange>;

/// What moves with the balance: the state of a reading, and what a step keeps beside it while it is
/// taken.
pub(super) trait Carried: Clone + PartialEq {
    /// The state in it.
    fn state(&self) -> &State;

    /// The same, to move.
    fn state_mut(&mut self) -> &mut State;
}

impl Carried for State {
    fn state(&self) -> &State {
        self
    }

    fn state_mut(&mut self) -> &mut State {
        self
    }
}

impl<'c> At<'c, '_> {
    /// What is known of each fact, for the infringement at hand or for the whole case.
    pub(super) fn facts(&self) -> &'c [FactValue] {
        self.inputs.case.values_of(self.infringement)
    }

    /// Whether a condition holds; true where there is none.
    pub(super) fn truth(&self, condition: Option<&Condition>) -> Truth {
        condition.map_or(Truth::True, |condition| condition.truth(self.facts()))
    }

    /// A condition with whether it holds, to be told on a line.
    pub(super) fn asked(&self, condition: Option<&'c Condition>) -> Option<Asked<'c>> {
        condition.map(|condition| Asked { condition, truth: self.truth(Some(condition)) })
    }

    /// The determination of the step.
    pub(super) fn determination(&self) -> Option<&'c Determination> {
        self.inputs.case.determination(self.step_id, self.infringement)
    }

    /// What a determined sum comes to in a reading: itself, or in the proportion in which it stands to
    /// what another account had come to, whose base `base_of` tells. A proportion that does not come
    /// out is rounded half up to the sixth place of a pound.
    pub(super) fn sum_set(
        &self,
        sum: Money,
        reading: Reading,
        state: &State,
        base_of: impl Fn(&State) -> Result<Money, OutOfRange>,
    ) -> Result<Money, OutOfRange> {
        let SumsRead::InProportionTo(account) = self.inputs.sums else { return Ok(sum) };
        let Some(known) = account.of((self.step_id, self.infringement)) else { return Ok(sum) };
        let known = known.at(reading);
        let (before, now) = (base_of(known)?, base_of(state)?);
        if known == state || before == Money::ZERO {
            return Ok(sum);
        }
        let moved = sum.minus(known.balance)?;
        let moved = if before == now { moved } else { in_proportion(moved, now, before)? };
        Ok(state.balance.plus(moved)?.not_below_zero())
    }

    /// How the judgement of the step is read.
    pub(super) fn step_read_in(&self, reading: Reading) -> Reading {
        self.read_in(OpenItem::Step(self.step_id, self.infringement), reading)
    }

    /// How the judgement of a factor is read.
    pub(super) fn factor_read_in(&self, factor: FactorId, reading: Reading) -> Reading {
        self.read_in(OpenItem::Factor(factor, self.infringement), reading)
    }

    /// How an open fact is read.
    pub(super) fn fact_read_in(&self, fact: FactId, reading: Reading) -> Reading {
        self.read_in(OpenItem::Fact(fact), reading)
    }

    /// How an open condition is read.
    pub(super) fn condition_read_in(&self, condition: &Condition, reading: Reading) -> Reading {
        match self.inputs.isolated {
            Some((OpenItem::Fact(fact), own)) if condition.facts().contains(&fact) => own,
            _ => reading,
        }
    }

    fn read_in(&self, item: OpenItem, reading: Reading) -> Reading {
        match self.inputs.isolated {
            Some((isolated, own)) if isolated == item => own,
            _ => reading,
        }
    }

    /// Moves the balance by what `operand` gives for each reading, with its base, and posts the
    /// line. `open` says that the readings may differ from here on.
    #[inline]
    pub(super) fn post<L: Carried>(
        &self,
        carried: &mut Readings<L>,
        open: bool,
        reason: impl FnOnce() -> Reason<'c>,
        lines: &mut Lines<'c>,
        mut operand: impl FnMut(Reading, &mut L) -> OperandAndBase,
    ) -> Result<(), OutOfRange> {
        let apart = self.scope == Scope::All && (open || carried.are_apart());
        if !apart && let Readings::Same(only) = carried {
            let entry = entry_moving(only, self.scope.lead(), &mut operand)?;
            lines.post(|| self.line(reason(), Readings::Same(entry)));
            return Ok(());
        }
        if lines.are_kept() {
            let entries = entries_moving(carried, &mut operand)?;
            lines.post(|| self.line(reason(), entries));
            return Ok(());
        }
        carried.try_for_each(|reading, one| entry_moving(one, reading, &mut operand).map(|_| ()))
    }

    /// Leaves the balance as it is in every reading, and posts the line that says so.
    pub(super) fn keep<L: Carried>(
        &self,
        carried: &Readings<L>,
        reason: impl FnOnce() -> Reason<'c>,
        lines: &mut Lines<'c>,
    ) {
        lines.post(|| {
            let idle = |carried: &L| Entry::idle(carried.state().balance);
            let entries = match carried {
                Readings::Same(only) => Readings::Same(idle(only)),
                Readings::Five(five) => Readings::of(five.each_ref().map(idle)),
            };
            self.line(reason(), entries)
        });
    }

    /// A line of this step.
    #[inline]
    pub(super) fn line(&self, reason: Reason<'c>, entries: Readings<Entry>) -> Line<'c> {
        let several = self.inputs.case.infringements.len() > 1;
        Line {
            step_id: self.step_id,
            step: self.step,
            infringement: self.infringement.filter(|_| several),
            rule: reason.rule,
            asked: reason.asked,
            why: reason.why,
            entries,
        }
    }
}

/// As much of one sum as another sum is of a third: to the sixth place of a pound, half up. Of a
/// product that has more digits than can be kept, as many places as can be.
fn in_proportion(sum: Money, part: Money, whole: Money) -> Result<Money, OutOfRange> {
    let exact = sum.0.times(part.0).and_then(|product| product.over(whole.0, 6));
    let in_places = |(places, of_share)| -> Result<Money, OutOfRange> {
        let share = part.0.over(whole.0, of_share)?;
        Ok(Money(sum.0.round(places, Way::HalfUp).times(share)?.round(6, Way::HalfUp)))
    };
    let fewer = [(8, 14), (6, 14), (6, 12), (4, 12), (2, 12), (2, 10)];
    fewer.into_iter().fold(exact.map(Money), |found, places| found.or_else(|_| in_places(places)))
}

// Small before fast in the page; elsewhere an operand handed on through memory costs a tenth.
#[cfg_attr(not(target_family = "wasm"), expect(clippy::inline_always, reason = "measured"), inline(always))]
fn entry_moving<L: Carried>(
    carried: &mut L,
    reading: Reading,
    mut operand: impl FnMut(Reading, &mut L) -> OperandAndBase,
) -> Result<Entry, OutOfRange> {
    let before = carried.state().balance;
    let (operand, base) = operand(reading, carried)?;
    let entry = Entry::new(before, operand, base)?;
    carried.state_mut().balance = entry.after;
    Ok(entry)
}

/// The same in every reading.
fn entries_moving<L: Carried>(
    carried: &mut Readings<L>,
    operand: &mut dyn FnMut(Reading, &mut L) -> OperandAndBase,
) -> Result<Readings<Entry>, OutOfRange> {
    let mut entries = [Entry::idle(Money::ZERO); 5];
    let mut slots = entries.iter_mut();
    carried.try_for_each(|reading, one| {
        let entry = entry_moving(one, reading, &mut *operand)?;
        if let Some(slot) = slots.next() {
            *slot = entry;
        }
        Ok(())
    })?;
    Ok(Readings::of(entries))
}
