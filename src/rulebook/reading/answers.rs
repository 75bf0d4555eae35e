//! Whether a condition can hold and can fail, over every answer its facts may have.

use crate::rulebook::Condition;
use crate::rulebook::{Fact, FactId, FactKind, FactValue};
use crate::value::{List, Span, Truth};

/// More combinations of answers than this are not gone through; the condition passes.
const MOST: usize = 4_096;

/// The one answer a condition has whatever the facts, if it has only one.
///
/// Numbers are taken as anywhere in their permitted range, yes-no and options as each answer in
/// turn, so that `late and not late` is seen to be never so.
pub(super) fn only_answer(condition: &Condition, facts: &List<Fact>) -> Option<Truth> {
    let mut values: Vec<FactValue> = facts.iter().map(|_| FactValue::NotKnown).collect();
    let mut choices: Vec<(FactId, usize)> = Vec::new();
    let mut combinations = 1_usize;
    for id in condition.facts() {
        let fact = &facts[*id];
        if let (Some(slot), Some(span)) = (values.get_mut(id.index()), fact.kind.permitted()) {
            *slot = FactValue::Number(Span::hull(span.least(), span.most()));
        }
        let count = match &fact.kind {
            FactKind::YesNo => 2,
            FactKind::Option(options) => options.len(),
            _ => 1,
        };
        combinations = combinations.saturating_mul(count);
        choices.push((*id, count));
    }
    if combinations > MOST {
        return None;
    }
    let mut only = None;
    for combination in 0..combinations {
        let mut rest = combination;
        for (id, count) in &choices {
            let digit = rest.checked_rem(*count).unwrap_or(0);
            rest = rest.checked_div(*count).unwrap_or(0);
            let value = match &facts[*id].kind {
                FactKind::YesNo => Some(FactValue::YesNo(digit == 1)),
                FactKind::Option(options) => options.id_at(digit).map(FactValue::Option),
                _ => None,
            };
            if let (Some(slot), Some(value)) = (values.get_mut(id.index()), value) {
                *slot = value;
            }
        }
        let truth = condition.truth(&values);
        if truth == Truth::Open || only.is_some_and(|only| only != truth) {
            return None;
        }
        only = Some(truth);
    }
    only
}
