//! Brings the balance down by a percentage.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Judged, Role};
use super::{Base, Operation};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Counts, FirstOf, Ground, NamedStep};
use crate::rulebook::{Condition, FactId, FactValue, Judgement, OptionId, StepId, refusals};
use crate::value::{Id, List, Truth};

/// Down by a percentage.
#[derive(Clone, Debug)]
pub struct Reduction {
    /// What it is taken of.
    pub of: Base,
    /// The alternatives: the first whose condition holds.
    pub alternatives: List<Alternative>,
    /// The addition whose sum is not reduced.
    pub except: Option<StepId>,
}

/// Which alternative of a reduction.
pub type AlternativeId = Id<Alternative>;

/// One alternative of a reduction.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// What a reader sees; empty where there is only one.
    pub label: String,
    /// When; always where there is no condition.
    pub when: Option<Condition>,
    /// The reduction, a magnitude in percent.
    pub reduction: Judgement,
    /// The answer that would bring it about, where an organisation can still choose it.
    pub opportunity: Option<Chance>,
}

impl Alternative {
    /// Whether it may hold by what is known.
    #[must_use]
    pub(crate) fn may_hold(&self, values: &[FactValue]) -> bool {
        self.when.as_ref().is_none_or(|when| when.truth(values) != Truth::False)
    }
}

/// An answer an organisation can still choose.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    /// The fact, which has options.
    pub fact: FactId,
    /// The option of that fact that would be answered.
    pub option: OptionId,
    /// Whether a notice of intent ends the chance.
    pub closed_by_intent: bool,
}

/// The addition whose sum is not reduced.
const EXCEPT: NamedStep = NamedStep {
    may_be: |operation| matches!(operation, Operation::Addition(_)),
    refuse: refusals::no_step_adds_a_sum,
    set: |operation, step| {
        if let Operation::Reduction(reduction) = operation {
            reduction.except = Some(step);
        }
    },
};

impl Describe for Reduction {
    const NAME: &'static str = "reduction";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Reduction> {
        let of = Base::read(keys, context);
        context.named_step(keys, "except", EXCEPT);
        let mut alternatives: List<Alternative> = List::new();
        if keys.node("alternative").is_none() {
            let reduction = context.judgement(keys, Counts::Share, ground)?;
            alternatives.push(Alternative { label: String::new(), when: None, reduction, opportunity: None });
        }
        let mut first = FirstOf::new("alternative");
        for mut entry in keys.tables("alternative", context.findings) {
            let place = entry.place;
            let label = context.needed_text(&mut entry, "label");
            let conditional = entry.node("when").is_some();
            let when = context.condition(&mut entry, "when");
            let own = context.ground(&mut entry);
            let own = own.or(ground);
            let reduction = context.judgement(&mut entry, Counts::Share, &own);
            let opportunity = chance(&mut entry, context);
            entry.finish(context.findings);
            first.add(conditional, when.as_ref(), place, context);
            alternatives.extend(reduction.map(|reduction| Alternative { label, when, reduction, opportunity }));
        }
        Some(Reduction { of: of?, alternatives, except: None })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Anywhere,
            per_infringement: true,
            conditional: true,
            of: Some(self.of),
            conditions: self.alternatives.iter().filter_map(|alternative| alternative.when.as_ref()).collect(),
            amounts: Vec::new(),
            judgements: self
                .alternatives
                .iter()
                .map(|alternative| Judged::Percentage(&alternative.label, &alternative.reduction))
                .collect(),
            by_percentage: ByPercentage::Reduction(&self.alternatives),
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        self.alternatives.iter_mut().map(|alternative| Calibration::Judgement(&mut alternative.reduction)).collect()
    }
}

/// `opportunity = { fact, option, closed-by-intent }`.
fn chance(entry: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Chance> {
    let mut table = entry.table("opportunity", context.findings)?;
    let fact = table.needed_text("fact", context.findings);
    let option = table.needed_text("option", context.findings);
    let closed_by_intent = table.flag("closed-by-intent", context.findings);
    table.finish(context.findings);
    let option = option?;
    let (fact, choices) = context.fact(fact?).map(|(id, fact)| (id, fact.kind.choices().clone()))?;
    let option = context.named(option, &choices, |choice| &choice.id, "option")?;
    Some(Chance { fact, option, closed_by_intent })
}
