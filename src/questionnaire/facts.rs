//! What is asked of each fact a rulebook declares.

use super::question::{AnswerKind, AnswerOption, Presence, Question, Remark, When};
use super::refusals;
use crate::case::Draft;
use crate::rulebook::{Fact, FactKind, FactValue, Rulebook};
use crate::value::Truth;

/// The question of a fact.
#[must_use]
pub fn fact_question(fact: &Fact) -> Question<'_> {
    let asked = fact.asked_when.as_ref().map_or(When::Always, When::Facts);
    let mut question = Question::new(&fact.id, kind(&fact.kind), &fact.question, &fact.hint);
    question.options = fact.kind.choices().iter().map(|choice| AnswerOption::new(&choice.id, &choice.label)).collect();
    question.limits = fact.kind.permitted();
    question.why = &fact.why;
    question.none_so_far = matches!(fact.kind, FactKind::Date);
    question.required = fact.required;
    question.written = if fact.required { Presence::Required } else { Presence::Optional };
    question.asked = asked;
    question.briefly = asked;
    question.remark = match (&fact.kind, fact.required) {
        (_, true) => Remark::Words("needed"),
        (FactKind::Date, false) => Remark::Words(refusals::OR_NONE_SO_FAR),
        (_, false) => Remark::Nothing,
    };
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

/// Whether a fact is used by a step taken for each infringement: then it is asked of each.
#[must_use]
pub(crate) fn asked_per_infringement(rulebook: &Rulebook, fact: &Fact) -> bool {
    fact.feeds.iter().any(|id| rulebook.steps.iter().any(|step| step.per_infringement && step.id == *id))
}

/// Whether a fact is asked, given what is known of the others.
#[must_use]
pub fn asked(question: &Question<'_>, facts: &[FactValue]) -> Truth {
    match question.asked {
        When::Facts(condition) => condition.truth(facts),
        When::Never => Truth::False,
        When::Always
        | When::Carries(_)
        | When::FromBody
        | When::OneTarget
        | When::SeveralFactors
        | When::PerInfringement
        | When::HasDegrees => Truth::True,
    }
}

/// Whether the period of the infringement answers a fact: both its ends are given, and it is how long
/// the infringement lasted.
#[must_use]
pub fn answered_by_period(fact: &Fact, case: &Draft) -> bool {
    let period = case.get("case").and_then(|case| case.get("infringement"));
    let given = |end| period.and_then(|period| period.get(end)).is_some();
    fact.lasts_as_infringement && given("from") && given("to")
}
