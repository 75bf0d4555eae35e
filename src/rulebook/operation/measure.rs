//! An amount of the organisation: turnover, or what stands in for it.

use crate::document::Reader;
use crate::rulebook::reading::{Context, FirstOf};
use crate::rulebook::{Condition, FactId, FactValue, refusals};
use crate::value::{Amount, Span, Truth};

/// An amount of the organisation, the first whose condition holds: turnover for an undertaking,
/// funding for another.
#[derive(Clone, Debug)]
pub struct Measure {
    /// What it may be: a fact, and when it is that one; the first whose condition holds is taken.
    pub alternatives: Vec<(FactId, Option<Condition>)>,
}

impl Measure {
    /// The measure with this key: `[{ fact, when }, …]`.
    pub(super) fn read(reader: &mut Reader<'_, '_>, key: &'static str, context: &mut Context<'_>) -> Measure {
        let place = reader.place;
        let mut alternatives = Vec::new();
        let mut first = FirstOf::new("amount");
        for mut part in reader.tables(key, context.findings) {
            let fact = part.needed_text("fact", context.findings).and_then(|name| context.amount_fact(name));
            let (conditional, part_place) = (part.node("when").is_some(), part.place);
            let when = context.condition(&mut part, "when");
            part.finish(context.findings);
            first.add(conditional, when.as_ref(), part_place, context);
            alternatives.extend(fact.map(|fact| (fact, when)));
        }
        if alternatives.is_empty() {
            refusals::measures_nothing(key, place, context.findings);
        }
        Measure { alternatives }
    }

    /// The fact that the central reading takes: the first that may be the one.
    #[must_use]
    pub(crate) fn fact_taken(&self, facts: &[FactValue]) -> Option<FactId> {
        let may = |when: &Option<Condition>| when.as_ref().is_none_or(|when| when.truth(facts) != Truth::False);
        self.alternatives.iter().find(|(_, when)| may(when)).map(|(fact, _)| *fact)
    }

    /// The range in which the amount lies: over every alternative that may hold. `None` where
    /// no alternative can hold, or one that may hold is not known.
    #[must_use]
    pub fn span(&self, facts: &[FactValue]) -> Option<Span<Amount>> {
        let mut span: Option<Span<Amount>> = None;
        for (fact, when) in &self.alternatives {
            let truth = when.as_ref().map_or(Truth::True, |when| when.truth(facts));
            if truth == Truth::False {
                continue;
            }
            if let FactValue::Number(own) = fact.of(facts) {
                span = Some(span.map_or(*own, |span| span.union(*own)));
            } else {
                return None;
            }
            if truth == Truth::True {
                break;
            }
        }
        span
    }

    /// Every condition between its alternatives.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.alternatives.iter().filter_map(|(_, when)| when.as_ref())
    }

    /// Every fact it may be.
    pub(super) fn amounts(&self) -> impl Iterator<Item = FactId> {
        self.alternatives.iter().map(|(fact, _)| *fact)
    }
}
