//! Takes the steps of a rulebook over a case, in one reading or all five.

use super::engagement::Score;
use super::ledger::{Entry, Line, LineKind, Operand, Unit};
use super::reading::{Reading, Readings};
use super::step;
use crate::case::{Case, Determination, InfringementId};
use crate::rulebook::{Base, Basis, Condition, FactId, FactValue, FactorId, Judgement, Operation, Step, StepId};
use crate::value::{Amount, Money, OutOfRange, Truth};

/// What may differ from run to run.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    /// The score of the engagement.
    pub(super) score: Option<&'s Score>,
    /// How the engagement enters.
    pub(super) engagement: Engagement,
    /// One item read otherwise than all the rest.
    pub(super) apart: Option<(Item, Reading)>,
}

/// How the engagement enters a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engagement {
    /// As evidenced and decided.
    In,
    /// Its figure is read as in another reading.
    As(Reading),
    /// Left out. Of a figure that covers it with other factors, this much of it, in percent.
    Out(Amount),
}

/// Something that can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// The judgement of a step; of one infringement where the step is taken for each.
    Step(StepId, Option<InfringementId>),
    /// The judgement of a factor.
    Factor(FactorId),
    /// A fact.
    Fact(FactId),
}

impl<'s> Setting<'s> {
    /// Everything as it is.
    pub(super) fn plain(score: Option<&'s Score>) -> Setting<'s> {
        Setting { score, engagement: Engagement::In, apart: None }
    }
}

/// The account of a case.
pub(super) struct Account<'c> {
    pub(super) penalty: Readings<Money>,
    pub(super) maximum: Readings<Money>,
    pub(super) lines: Vec<Line<'c>>,
}

/// What one run has come to so far.
pub(super) struct Run<'c, 's> {
    pub(super) case: &'c Case<'c>,
    pub(super) setting: Setting<'s>,
    pub(super) reading: Reading,
    /// Whether something open was met.
    pub(super) met_open: bool,
    pub(super) balance: Money,
    /// The statutory maximum so far: of this infringement, then of all.
    pub(super) maximum: Money,
    /// Whether the maximum follows turnover.
    pub(super) by_share: bool,
    pub(super) starting_point: Money,
    /// What additions posted, by their step.
    pub(super) added: Vec<(StepId, Money)>,
    /// Where lines go; nothing where only the total is wanted.
    pub(super) lines: Option<Vec<Line<'c>>>,
    limb: Option<InfringementId>,
    /// Whether a step taken for each infringement is at hand: only there do an infringement's own
    /// facts count.
    apart: bool,
}

/// All five readings, line by line.
pub(super) fn five<'c>(case: &'c Case<'c>, setting: &Setting<'_>) -> Result<Account<'c>, OutOfRange> {
    let central = one(case, setting, Reading::Central, true)?;
    if !central.met_open {
        return Ok(Account {
            penalty: Readings::Same(central.balance),
            maximum: Readings::Same(central.maximum),
            lines: central.lines.unwrap_or_default(),
        });
    }
    let least = one(case, setting, Reading::Least, true)?;
    let low = one(case, setting, Reading::Low, true)?;
    let high = one(case, setting, Reading::High, true)?;
    let most = one(case, setting, Reading::Most, true)?;
    let penalty = Readings::of([least.balance, low.balance, central.balance, high.balance, most.balance]);
    let maximum = Readings::of([least.maximum, low.maximum, central.maximum, high.maximum, most.maximum]);
    let mut lines = central.lines.unwrap_or_default();
    let others = [least.lines, low.lines, high.lines, most.lines].map(Option::unwrap_or_default);
    let [least, low, high, most] = &others;
    for (index, line) in lines.iter_mut().enumerate() {
        let entry = |lines: &[Line<'_>]| lines.get(index).map(|line| *line.entries.at(Reading::Central));
        let central = *line.entries.at(Reading::Central);
        if let (Some(least), Some(low), Some(high), Some(most)) = (entry(least), entry(low), entry(high), entry(most)) {
            line.entries = Readings::of([least, low, central, high, most]);
        }
    }
    Ok(Account { penalty, maximum, lines })
}

/// The penalty in all five readings.
pub(super) fn five_totals(case: &Case<'_>, setting: &Setting<'_>) -> Result<Readings<Money>, OutOfRange> {
    let central = one(case, setting, Reading::Central, false)?;
    if !central.met_open {
        return Ok(Readings::Same(central.balance));
    }
    let mut totals = [central.balance; 5];
    for (slot, reading) in totals.iter_mut().zip(Reading::ALL) {
        if reading != Reading::Central {
            *slot = total(case, setting, reading)?;
        }
    }
    Ok(Readings::of(totals))
}

/// The penalty in one reading.
pub(super) fn total(case: &Case<'_>, setting: &Setting<'_>, reading: Reading) -> Result<Money, OutOfRange> {
    one(case, setting, reading, false).map(|run| run.balance)
}

fn one<'c, 's>(
    case: &'c Case<'c>,
    setting: &Setting<'s>,
    reading: Reading,
    with_lines: bool,
) -> Result<Run<'c, 's>, OutOfRange> {
    let rulebook = case.rulebook;
    let lines = with_lines
        .then(|| Vec::with_capacity(rulebook.steps.len().saturating_add(rulebook.factors.len()).saturating_add(4)));
    let mut run = Run {
        case,
        setting: *setting,
        reading,
        met_open: false,
        balance: Money::ZERO,
        maximum: Money::ZERO,
        by_share: false,
        starting_point: Money::ZERO,
        added: Vec::new(),
        lines,
        limb: None,
        apart: true,
    };
    let apart = rulebook.steps.iter().take_while(|step| step.per_infringement).count();
    let mut limbs: Vec<(Money, Money)> = Vec::new();
    for limb in case.infringements.ids() {
        run.limb = Some(limb);
        run.balance = Money::ZERO;
        run.maximum = Money::ZERO;
        for (index, step) in rulebook.steps.entries().take(apart) {
            run.step(index, step)?;
        }
        if apart > 0 {
            limbs.push((run.balance, run.maximum));
        }
        if apart == 0 {
            break;
        }
    }
    run.limb = case.infringements.id_at(0);
    run.apart = false;
    for (index, step) in rulebook.steps.entries().skip(apart) {
        if let Operation::Total(total) = &step.operation {
            step::total::take(&mut run, step, total, &limbs)?;
        } else {
            run.step(index, step)?;
        }
    }
    Ok(run)
}

impl<'c> Run<'c, '_> {
    fn step(&mut self, index: StepId, step: &'c Step) -> Result<(), OutOfRange> {
        let before = self.balance;
        let truth = self.truth(step.when.as_ref());
        if truth == Truth::False {
            step::skipped(self, index, step);
            return Ok(());
        }
        let posted = self.lines.as_ref().map_or(0, Vec::len);
        match &step.operation {
            Operation::Maximum(maximum) => step::maximum::take(self, index, step, maximum)?,
            Operation::Seriousness(seriousness) => step::seriousness::take(self, index, step, seriousness)?,
            Operation::Banded(banded) => step::banded::take(self, index, step, banded)?,
            Operation::StartingPoint(_) => step::starting_point::take(self, index, step),
            Operation::Factors(factors) => step::factors::take(self, index, step, factors)?,
            Operation::Addition(addition) => step::addition::take(self, index, step, addition)?,
            Operation::Adjustment(adjustment) => step::adjustment::take(self, index, step, adjustment)?,
            Operation::Reduction(reduction) => step::reduction::take(self, index, step, reduction)?,
            Operation::Cap(_) => step::cap::take(self, step),
            Operation::Rounding(rounding) => step::rounding::take(self, step, *rounding)?,
            Operation::Total(_) => {}
        }
        if truth == Truth::Open {
            self.met_open = true;
            let reading = step.when.as_ref().map_or(self.reading, |when| self.reading_of_condition(when));
            let after = self.balance;
            self.balance = match reading {
                _ if reading.is_favourable() => before.at_most(after),
                Reading::Central => before,
                _ => before.max(after),
            };
            let balance = self.balance;
            // A later step may leave out of account what this one added: no more than it did here.
            if let Some((_, sum)) = self.added.iter_mut().find(|(added, _)| *added == index) {
                *sum = balance.minus(before)?;
            }
            if let Some(line) =
                self.lines.as_mut().and_then(|lines| if lines.len() > posted { lines.last_mut() } else { None })
                && let Readings::Same(entry) = &mut line.entries
                && entry.after != balance
            {
                entry.after = balance;
                entry.operand.unit = Unit::Nothing;
            }
        }
        Ok(())
    }

    /// What is known of each fact, for the infringement at hand or for the whole case.
    pub(super) fn facts(&self, step: &Step) -> &'c [FactValue] {
        self.limb_of(step).map_or(&self.case.values, |limb| &self.case.infringements[limb].values)
    }

    /// The infringement at hand, where the step is taken for each.
    fn limb_of(&self, step: &Step) -> Option<InfringementId> {
        self.limb.filter(|_| step.per_infringement)
    }

    /// Whether a condition holds, for the infringement or the whole case; true where there is none.
    pub(super) fn truth(&self, condition: Option<&Condition>) -> Truth {
        condition.map_or(Truth::True, |condition| condition.truth(self.values()))
    }

    fn values(&self) -> &'c [FactValue] {
        let own = self.limb.filter(|_| self.apart);
        own.map_or(&self.case.values, |limb| &self.case.infringements[limb].values)
    }

    /// The determination of a step.
    pub(super) fn determination(&self, index: StepId, step: &Step) -> Option<&'c Determination> {
        self.case.determination(index, self.limb_of(step))
    }

    /// What a percentage is taken of.
    pub(super) fn base(&self, of: Base) -> Money {
        match of {
            Base::Balance => self.balance,
            Base::StartingPoint => self.starting_point,
        }
    }

    /// How the judgement of a step is read.
    pub(super) fn reading_of_step(&self, index: StepId) -> Reading {
        self.reading_of(Item::Step(index, self.limb_of(&self.case.rulebook.steps[index])))
    }

    /// How the judgement of a factor is read.
    pub(super) fn reading_of_factor(&self, index: FactorId) -> Reading {
        self.reading_of(Item::Factor(index))
    }

    /// How an open fact is read.
    pub(super) fn reading_of_fact(&self, fact: FactId) -> Reading {
        self.reading_of(Item::Fact(fact))
    }

    /// How an open condition is read.
    pub(super) fn reading_of_condition(&self, condition: &Condition) -> Reading {
        match self.setting.apart {
            Some((Item::Fact(fact), reading)) if condition.facts().contains(&fact) => reading,
            _ => self.reading,
        }
    }

    fn reading_of(&self, item: Item) -> Reading {
        match self.setting.apart {
            Some((apart, reading)) if apart == item => reading,
            _ => self.reading,
        }
    }

    /// Posts a line and moves the balance.
    pub(super) fn post(&mut self, posting: Posting<'c>) {
        let entry = Entry { before: self.balance, operand: posting.operand, after: posting.after };
        self.balance = posting.after;
        if let Some(lines) = &mut self.lines {
            let several = posting.step.per_infringement && self.case.infringements.len() > 1;
            lines.push(Line {
                step: posting.step,
                infringement: self.limb.filter(|_| several),
                kind: posting.kind,
                condition: posting.condition,
                determination: posting.determination,
                judgement: posting.judgement,
                basis: posting.basis,
                entries: Readings::Same(entry),
            });
        }
    }
}

/// A line about to be posted.
pub(super) struct Posting<'c> {
    pub(super) step: &'c Step,
    pub(super) kind: LineKind<'c>,
    pub(super) condition: Option<(&'c Condition, Truth)>,
    pub(super) determination: Option<&'c Determination>,
    pub(super) judgement: Option<&'c Judgement>,
    pub(super) basis: Option<&'c Basis>,
    pub(super) operand: Operand,
    pub(super) after: Money,
}

impl<'c> Posting<'c> {
    /// A line that leaves the balance as it is.
    pub(super) fn idle(step: &'c Step, kind: LineKind<'c>, balance: Money) -> Posting<'c> {
        Posting {
            step,
            kind,
            condition: None,
            determination: None,
            judgement: None,
            basis: None,
            operand: Operand { figure: Amount::ZERO, unit: Unit::Nothing, base: balance },
            after: balance,
        }
    }
}
