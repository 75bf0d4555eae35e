//! Whether the rulebook reaches the case: told before anything else.

use super::Caveat;
use crate::assessment::Assessment;
use crate::value::Truth;

/// What puts the case outside.
pub(super) fn outside(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let outside = assessment.case.rulebook.outside.ids().zip(&assessment.reach.outside);
    list.extend(outside.filter(|(_, truth)| **truth == Truth::True).map(|(id, _)| Caveat::Outside(id)));
}

/// What leaves it open.
pub(super) fn reach_open(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if assessment.reach.reaches() == Truth::Open {
        list.push(Caveat::ReachOpen(assessment.reach.open.clone()));
    }
}
