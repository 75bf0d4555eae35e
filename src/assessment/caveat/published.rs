//! How the account stands to the decision it restates.

use super::{Caveat, Parting};
use crate::assess::{Entry, Line, Operand, Readings};
use crate::assessment::Assessment;
use crate::case::{InfringementId, Published};
use crate::rulebook::StepId;
use crate::value::{Money, Way, sorted};

/// The case ended without a penalty.
pub(super) fn ended(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    list.extend(assessment.case.ended.as_ref().map(|ended| Caveat::Ended(ended.how, ended.considered)));
}

/// A notice of intent is all that there is, or stands beside the decision.
pub(super) fn proposed(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let case = assessment.case;
    let proposed = case.proposed.as_ref();
    match &case.published {
        Some(published) => {
            let before = published.notice_of_intent.or(proposed.and_then(|proposed| proposed.penalty));
            list.extend(before.map(Caveat::ProposedBefore));
        }
        None => list.extend(proposed.map(|proposed| Caveat::Proposed(proposed.penalty))),
    }
}

/// Only the totals of the decision are known.
pub(super) fn only_total(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if let Some(published) = assessment.case.published.as_ref().filter(|published| !published.replay) {
        list.push(Caveat::OnlyTotal(published.penalty));
    }
}

/// Where the account parts from what is printed; reproduced only where the penalty and every line
/// printed is.
pub(super) fn replay(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let Some(published) = assessment.case.published.as_ref().filter(|published| published.replay) else { return };
    let lines = compared(assessment, published);
    let (mut partings, run) = partings(&lines);
    let penalty = agrees(&assessment.penalty, published.penalty);
    if penalty && partings.is_empty() {
        list.push(Caveat::Reproduced(lines.len()));
        return;
    }
    let alone = match run.and_then(|run| partings.get_mut(run)) {
        Some(parting) => {
            parting.penalty = !penalty;
            false
        }
        None => !penalty,
    };
    list.extend(partings.into_iter().map(Caveat::Differs));
    if alone {
        list.push(Caveat::PenaltyDiffers(published.penalty));
    }
}

/// A line printed, beside what the account comes to there, in pounds.
struct Compared {
    step: StepId,
    infringement: Option<InfringementId>,
    printed: Money,
    ours: Readings<Money>,
}

/// Every line printed, in the order of the account: what is taken for each infringement, then what
/// is taken once.
fn compared(assessment: &Assessment<'_>, published: &Published) -> Vec<Compared> {
    let lines = published.lines.iter().map(|(step, infringement, printed)| Compared {
        step: *step,
        infringement: *infringement,
        printed: *printed,
        ours: figure_after(assessment, *step, *infringement),
    });
    sorted(lines.collect(), |one, other| {
        let place = |line: &Compared| {
            (line.infringement.is_none(), line.infringement.map(InfringementId::index), line.step.index())
        };
        place(one).cmp(&place(other))
    })
}

/// Where the account begins to differ from what is printed, each with how many lines follow from
/// there on that differ as well; and which of them the last line still belongs to.
fn partings(lines: &[Compared]) -> (Vec<Parting>, Option<usize>) {
    let mut partings: Vec<Parting> = Vec::new();
    let mut run = None;
    // The first of the infringements whose last line differs: with it differs the whole.
    let mut of_infringements = None;
    let mut before: Option<&Compared> = None;
    for line in lines {
        if before.is_some_and(|before| before.infringement != line.infringement) {
            of_infringements = of_infringements.or(run);
            run = of_infringements.filter(|_| line.infringement.is_none());
        }
        before = Some(line);
        if agrees(&line.ours, line.printed) {
            run = None;
        } else if let Some(parting) = run.and_then(|run: usize| partings.get_mut(run)) {
            parting.after = parting.after.saturating_add(1);
        } else {
            run = Some(partings.len());
            partings.push(Parting {
                step: line.step,
                infringement: line.infringement,
                printed: line.printed,
                ours: line.ours.clone(),
                after: 0,
                penalty: false,
            });
        }
    }
    let of_one = before.is_some_and(|before| before.infringement.is_some());
    (partings, if of_one { of_infringements.or(run) } else { run })
}

/// What the account comes to after a step: the balance, or the statutory maximum where the step
/// only sets it.
fn figure_after(assessment: &Assessment<'_>, step: StepId, infringement: Option<InfringementId>) -> Readings<Money> {
    let several = assessment.case.infringements.len() > 1;
    let is_of = |line: &&Line<'_>| {
        line.step.per_infringement == infringement.is_some() && (!several || line.infringement == infringement)
    };
    // A step that has no line leaves the balance as it found it.
    let line = assessment.lines.iter().filter(is_of).rfind(|line| line.step_id.index() <= step.index());
    let figure = |line: &Line<'_>, entry: &Entry| match entry.operand {
        Operand::Maximum(sum) if line.step_id == step => sum,
        Operand::Maximum(_)
        | Operand::Share(_)
        | Operand::Change(_)
        | Operand::ChangeToNil(_)
        | Operand::Net { .. }
        | Operand::Sum(_)
        | Operand::Total(_)
        | Operand::LinkedTotal(_)
        | Operand::Added(_)
        | Operand::Rounded(_)
        | Operand::Waived
        | Operand::Kept(_) => entry.after,
    };
    line.map_or(Readings::Same(Money::ZERO), |line| line.entries.map(|entry| figure(line, entry)))
}

/// Whether what the account comes to is, in every reading, the sum printed: to the pound where it
/// is printed in pounds, to the penny where it has pence, half rounded up.
fn agrees(ours: &Readings<Money>, printed: Money) -> bool {
    let places = if printed.0.is_whole() { 0 } else { 2 };
    ours.distinct().iter().all(|sum| sum.0.round(places, Way::HalfUp) == printed.0)
}
