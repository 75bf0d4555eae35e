//! What is asked of each fact a rulebook declares.

use super::question::{AnswerOption, Kind, Question, Remark, When, Written};
use crate::rulebook::{Fact, FactKind, Rulebook};

/// The question of a fact.
#[must_use]
pub fn fact_question(fact: &Fact) -> Question<'_> {
    let asked = fact.asked_when.as_ref().map_or(When::Always, When::Facts);
    let mut question = Question::new(&fact.id, kind(&fact.kind), &fact.question, &fact.hint);
    question.options = fact.kind.choices().iter().map(|choice| AnswerOption::new(&choice.id, &choice.label)).collect();
    question.limits = fact.kind.permitted();
    question.why = &fact.why;
    question.required = fact.required;
    question.written = if fact.required { Written::Required } else { Written::Optional };
    question.asked = asked;
    question.briefly = asked;
    question.remark = if fact.required { Remark::Words("needed") } else { Remark::Nothing };
    question
}

/// The questions of all facts, in the order in which the rulebook and its schedule declare them.
pub(super) fn facts(rulebook: &Rulebook) -> Vec<Question<'_>> {
    rulebook.facts.iter().map(fact_question).collect()
}

fn kind(kind: &FactKind) -> Kind {
    match kind {
        FactKind::Money(_) => Kind::Money,
        FactKind::Count(_) => Kind::Count,
        FactKind::Percent(_) => Kind::Percent,
        FactKind::Duration(_) => Kind::Duration,
        FactKind::Date => Kind::Moment,
        FactKind::YesNo => Kind::YesNo,
        FactKind::Option(_) => Kind::Option,
        FactKind::Options { pinpoints, .. } => Kind::Options { pinpoints: *pinpoints },
    }
}
