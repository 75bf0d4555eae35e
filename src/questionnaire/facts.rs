//! What is asked of each fact a rulebook declares.

use super::question::{AnswerKind, AnswerOption, Presence, Question, Remark, When};
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
    question.written = if fact.required { Presence::Required } else { Presence::Optional };
    question.asked = asked;
    question.briefly = asked;
    question.remark = if fact.required { Remark::Words("needed") } else { Remark::Nothing };
    question
}

/// The questions of all facts, in the order in which the rulebook and its schedule declare them.
pub(super) fn facts(rulebook: &Rulebook) -> Vec<Question<'_>> {
    rulebook.facts.iter().map(fact_question).collect()
}

fn kind(kind: &FactKind) -> AnswerKind {
    match kind {
        FactKind::Money(_) => AnswerKind::Money,
        FactKind::Count(_) => AnswerKind::Count,
        FactKind::Percent(_) => AnswerKind::Percent,
        FactKind::Duration(_) => AnswerKind::Duration,
        FactKind::Date => AnswerKind::Moment,
        FactKind::YesNo => AnswerKind::YesNo,
        FactKind::Option(_) => AnswerKind::Option,
        FactKind::Options { pinpoints, .. } => AnswerKind::Options { pinpoints: *pinpoints },
    }
}
