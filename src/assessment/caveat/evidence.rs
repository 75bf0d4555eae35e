//! What must be known of the evidence, and of what somebody denies.

use super::Caveat;
use crate::assess::{GateResult, PassedGate, Reason, Verdict};
use crate::assessment::Assessment;
use crate::case::{Asserter, Evidence, Provenance};
use crate::rulebook::{FactId, FactValue};

/// Items of evidence and facts that somebody denies.
pub(super) fn disputed(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let disputed = |source: &Option<Provenance>| source.as_ref().is_some_and(|source| source.disputed);
    let facts = case.rulebook.facts.iter().zip(&case.sources);
    let facts = facts.filter(|(fact, source)| disputed(source) && fact.moves_figures()).count();
    let items = case.evidence.iter().filter(|item| item.provenance.disputed).count();
    push(list, facts.saturating_add(items), Caveat::Disputed);
}

/// Documents on which nothing relies.
pub(super) fn unused_exhibits(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let unused = &assessment.case.unused_exhibits;
    if !unused.is_empty() {
        list.push(Caveat::UnusedExhibits(unused.clone()));
    }
}

/// That some may not be shown.
pub(super) fn withheld(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    list.extend(assessment.case.withholds_evidence.then_some(Caveat::Withheld));
}

/// Items that condemn.
pub(super) fn harms(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    push(list, with_verdict(assessment, Verdict::Harms), Caveat::Harms);
}

/// Items on the wrong side of awareness.
pub(super) fn wrong_phase(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    push(list, failed_for(assessment, Reason::WrongPhase), Caveat::WrongPhase);
}

/// Items that are not done yet.
pub(super) fn planned(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    push(list, failed_for(assessment, Reason::Planned), Caveat::Planned);
}

fn failed_for(assessment: &Assessment<'_>, reason: Reason) -> usize {
    let items = assessment.engagement.iter().flat_map(|score| &score.items);
    let failed = |gate: &PassedGate| gate.reason == reason && gate.result == GateResult::Failed;
    items.filter(|item| item.gates.iter().any(failed)).count()
}

/// Reports that came before awareness, where nothing says when the incident was detected.
pub(super) fn before_awareness(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let Some(schedule) = &case.rulebook.schedule else { return };
    let known = |fact: Option<FactId>| fact.map_or(&FactValue::NotKnown, |fact| fact.of(&case.values));
    let (FactValue::Number(aware), FactValue::NotKnown) =
        (known(schedule.roles.awareness), known(schedule.roles.detected))
    else {
        return;
    };
    let early = |evidence: &Evidence| {
        schedule.kinds[evidence.kind].timed && evidence.at.is_some_and(|at| at.seconds().most() < aware.least())
    };
    push(list, case.evidence.iter().filter(|evidence| early(evidence)).count(), Caveat::BeforeAwareness);
}

/// Items of a grade that their service does not normally reach, unless the regulator found it so.
pub(super) fn grade_above(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let Some(schedule) = &case.rulebook.schedule else { return };
    let above = case.evidence.iter().filter(|evidence| {
        let best = evidence.service.and_then(|service| schedule.services[service].best_grade);
        evidence.provenance.asserted_by != Some(Asserter::Regulator)
            && matches!((evidence.grade, best), (Some(grade), Some(best)) if grade > best)
    });
    push(list, above.count(), Caveat::GradeAbove);
}

fn with_verdict(assessment: &Assessment<'_>, verdict: Verdict) -> usize {
    let items = assessment.engagement.iter().flat_map(|score| &score.items);
    items.filter(|item| item.verdict == verdict).count()
}

fn push(list: &mut Vec<Caveat>, number: usize, caveat: fn(usize) -> Caveat) {
    if number > 0 {
        list.push(caveat(number));
    }
}
