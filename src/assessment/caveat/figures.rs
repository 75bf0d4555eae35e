//! What the figures rest on, and where they go beyond what is permitted.

use super::Caveat;
use crate::assess::{Line, Operand, Reading, Rule, Why};
use crate::assessment::Assessment;
use crate::rulebook::{FactId, FactValue, FactorId, Reduction, Standing, Upper};
use crate::value::{Money, Percent, Truth};

/// Facts beyond what is believed of them, in the case as a whole or in one infringement.
pub(super) fn implausible(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    for (id, fact) in case.rulebook.facts.entries() {
        let Some(plausible) = &fact.plausible else { continue };
        let beyond = |values| matches!(id.of(values), FactValue::Number(span) if plausible.excludes(*span));
        if beyond(&case.values) {
            list.push(Caveat::Implausible(id, None));
            continue;
        }
        let own = case.infringements.entries().filter(|(_, infringement)| beyond(&infringement.values));
        list.extend(own.map(|(infringement, _)| Caveat::Implausible(id, Some(infringement))));
    }
}

/// The open facts behind a statutory maximum that is higher in one reading than in another.
pub(super) fn maximum_open(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if assessment.maximum.agree() {
        return;
    }
    let case = assessment.case;
    let line = assessment.lines.iter().find(|line| matches!(line.rule, Rule::Maximum { .. }));
    let mut facts: Vec<FactId> = Vec::new();
    for id in line.map(|line| line.step.facts()).unwrap_or_default() {
        if case.rulebook.is_unsettled(id, &case.values) && !facts.contains(&id) {
            facts.push(id);
        }
    }
    if !facts.is_empty() {
        list.push(Caveat::MaximumOpen(facts));
    }
}

/// A penalty above the statutory maximum.
pub(super) fn above_maximum(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let maximum = *assessment.maximum.at(Reading::Central);
    if *assessment.penalty.at(Reading::Central) <= maximum {
        return;
    }
    let crosses = |line: &Line<'_>| {
        let entry = line.entries.at(Reading::Central);
        entry.before <= maximum && entry.after > maximum
    };
    list.extend(assessment.lines.iter().rposition(crosses).map(Caveat::AboveMaximum));
}

/// Figures that are ours.
pub(super) fn assumptions(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let number = moved_by(assessment, Standing::Assumption);
    if number > 0 {
        list.push(Caveat::Assumptions(number));
    }
}

/// Figures that are not in force.
pub(super) fn drafts(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let number = moved_by(assessment, Standing::Draft);
    if number > 0 {
        list.push(Caveat::Drafts(number));
    }
}

fn moved_by(assessment: &Assessment<'_>, standing: Standing) -> usize {
    if assessment.rests_on.iter().all(|rests_on| rests_on.standing != standing) {
        return 0;
    }
    let weighs = |line: &&Line<'_>| moves(line) && line.weight(assessment.case) == Some(standing);
    assessment.lines.iter().filter(weighs).count()
}

/// Whether a line moves the central balance.
fn moves(line: &Line<'_>) -> bool {
    line.entries.at(Reading::Central).moves()
}

/// Decisions that depart from what is permitted, and say why.
pub(super) fn departures(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let departing = assessment.lines.iter().enumerate().filter(|(_, line)| departs(line));
    list.extend(departing.map(|(place, _)| Caveat::Departs(place)));
}

/// Lines that were decided more than once: what governs them, and what stands beside it.
pub(super) fn decided_again(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let again = |line: &Line<'_>| line.determination().is_some_and(|governing| !governing.replaced.is_empty());
    let lines = assessment.lines.iter().enumerate().filter(|(_, line)| again(line));
    list.extend(lines.map(|(place, _)| Caveat::DecidedAgain(place)));
}

fn departs(line: &Line<'_>) -> bool {
    line.determination().is_some_and(|determination| !determination.departs.is_empty())
}

/// What must be said of single lines, in their order: sums and decisions beyond what is permitted,
/// the cap.
pub(super) fn of_lines(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    for (place, line) in assessment.lines.iter().enumerate() {
        if let Some(implied) = implied_outside(line).filter(|_| !departs(line)) {
            list.push(Caveat::SumOutside(place, implied));
        }
        if is_beyond_maximum(line, *assessment.maximum.at(Reading::Central)) {
            list.push(Caveat::BeyondMaximum(place));
        }
        if matches!(line.rule, Rule::Cap) && moves(line) {
            list.push(Caveat::Capped);
        }
    }
}

/// Whether an adjustment was decided beyond the statutory maximum without saying why.
fn is_beyond_maximum(line: &Line<'_>, maximum: Money) -> bool {
    let entry = line.entries.at(Reading::Central);
    matches!(line.rule, Rule::Adjustment)
        && line.determination().is_some_and(|determination| determination.departs.is_empty())
        && entry.after > entry.before
        && entry.after > maximum
}

/// The percentage a plain sum comes to, to one place, where it lies outside what is permitted and
/// nothing says why. A case whose sum may lie within in another reading is not refused: here it is
/// told.
fn implied_outside(line: &Line<'_>) -> Option<Percent> {
    let entry = line.entries.at(Reading::Central);
    let reduction = line.step.operation.as_reduction()?;
    if !matches!(entry.operand, Operand::Sum(_)) || line.determination().is_none() {
        return None;
    }
    let change = line.change(Reading::Central);
    let percent = Percent::ratio(change.0.magnitude(), entry.before.0, 1)?;
    let outside = change > Money::ZERO || change < Money::ZERO && !permits(reduction, percent);
    outside.then_some(percent)
}

fn permits(reduction: &Reduction, percent: Percent) -> bool {
    reduction.alternatives.iter().any(|alternative| match alternative.reduction.permitted.to {
        Upper::At(to) => percent.0 <= to,
        Upper::StatutoryMaximum => true,
    })
}

/// Factors that the facts raise and that have no figure of their own, because a decision on all the
/// others of their step covers them: what was decided on each cannot be told.
pub(super) fn only_together(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let is_raised = |line: &&Line<'_>| line.asked.is_some_and(|asked| asked.truth == Truth::True);
    let covered = assessment.lines.iter().filter(|line| matches!(line.why, Why::Covered(_)));
    let factor = |line: &Line<'_>| if let Rule::Factor(factor) = line.rule { Some(factor) } else { None };
    let raised: Vec<FactorId> = covered.filter(is_raised).filter_map(factor).collect();
    if !raised.is_empty() {
        list.push(Caveat::OnlyTogether(raised));
    }
}

/// Facts that are given and do not arise.
pub(super) fn not_asked(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    list.extend(assessment.case.not_asked.iter().map(|fact| Caveat::NotAsked(*fact)));
}

/// Facts used as amounts for which another stands in: they are not known, or only from one end.
pub(super) fn assumed(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if assessment.complete {
        return;
    }
    let case = assessment.case;
    for (id, fact) in case.rulebook.facts.entries().filter(|(_, fact)| fact.if_not_known.is_some()) {
        if fact.asked(&case.values) == Truth::False {
            continue;
        }
        let mut told: Vec<&FactValue> = Vec::new();
        for infringement in case.infringements.iter() {
            let value = id.of(&infringement.values);
            if told.contains(&value) {
                continue;
            }
            told.push(value);
            let central = fact.central(value).ok().filter(|central| central.stands_in());
            list.extend(central.map(|central| match value {
                FactValue::Number(span) => Caveat::OneEndKnown(id, *span, central),
                FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => {
                    Caveat::Assumed(id)
                }
            }));
        }
    }
}
