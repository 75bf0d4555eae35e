//! Whether the rulebook was in force on the day that decides.

use super::Caveat;
use crate::assessment::Assessment;
use crate::value::Day;

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

/// The day of the notice of intent, else of the penalty notice, else of assessment.
fn deciding_day(assessment: &Assessment<'_>) -> Option<Day> {
    let case = assessment.case;
    case.notice_of_intent.or(case.notice).or(case.as_of)
}
