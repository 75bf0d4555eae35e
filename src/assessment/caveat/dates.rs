//! Whether the rulebook was in force on the day that decides, and whether the dates and lengths of the
//! case go together.

use super::Caveat;
use crate::assessment::Assessment;
use crate::rulebook::{FactKind, FactValue, Period, bit_of};
use crate::value::{Day, Duration};

/// The case gives no day.
pub(super) fn no_day(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if deciding_day(assessment).is_none() {
        list.push(Caveat::NoDay);
    }
}

/// The rulebook was not in force on it.
pub(super) fn not_in_force(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let day = deciding_day(assessment).filter(|day| !assessment.case.rulebook.in_force.covers(*day));
    list.extend(day.map(Caveat::NotInForce));
}

/// The conduct began before what the rulebook reaches, or went on after it.
pub(super) fn conduct_partly(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let reach = case.rulebook.infringements;
    let outside = |day: Option<Day>| day.is_some_and(|day| !reach.covers(day));
    if outside(case.infringement.from) || outside(case.infringement.to) {
        list.push(Caveat::ConductPartly);
    }
}

/// Options, such as articles, that were not in force for all of the conduct, as far as it is known.
pub(super) fn partly_in_force(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let conduct = case.infringement;
    let within = |in_force: Period| {
        in_force.from.is_none_or(|from| conduct.from.is_some_and(|began| from <= began))
            && in_force.to.is_none_or(|to| conduct.to.is_some_and(|ended| ended <= to))
    };
    for (id, fact) in case.rulebook.facts.entries() {
        let (FactValue::Options(chosen), FactKind::Options { options, .. }) = (id.of(&case.values), &fact.kind) else {
            continue;
        };
        let chosen = options.entries().filter(|(option, _)| chosen & bit_of(*option) != 0);
        let partly = chosen.filter(|(_, option)| !within(option.in_force));
        list.extend(partly.map(|(option, _)| Caveat::PartlyInForce(id, option)));
    }
}

/// A length that is shorter than the period by more than the day on which it began.
pub(super) fn shorter_than_period(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let Period { from: Some(from), to: Some(to) } = case.infringement else { return };
    let apart = to.days_since(from);
    for (id, _) in case.rulebook.facts.entries().filter(|(_, fact)| fact.lasts_as_infringement) {
        if matches!(id.of(&case.values), FactValue::Number(length) if length.most() < Duration::days(apart).amount()) {
            list.push(Caveat::ShorterThanPeriod(id, apart.saturating_add(1)));
        }
    }
}

/// The incident was detected, or the organisation aware of a breach, before the infringement began: so
/// it may be where the infringement is what it did afterwards.
pub(super) fn before_infringement(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let (Some(schedule), Some(from)) = (&case.rulebook.schedule, case.infringement.from) else { return };
    let began = from.hours(case.rulebook.civil_time).seconds().least();
    for fact in [schedule.roles.detected, schedule.roles.awareness].into_iter().flatten() {
        if matches!(fact.of(&case.values), FactValue::Number(date) if date.most() < began) {
            list.push(Caveat::BeforeInfringement(fact));
        }
    }
}

/// The day of the notice of intent, else of the penalty notice, else of assessment.
fn deciding_day(assessment: &Assessment<'_>) -> Option<Day> {
    let case = assessment.case;
    case.notice_of_intent.or(case.notice).or(case.as_of)
}
