//! How the account stands to the decision it restates.

use super::Caveat;
use crate::assess::{Line, Operand, Reading};
use crate::assessment::Assessment;
use crate::case::{InfringementId, Published};
use crate::rulebook::StepId;
use crate::value::Money;

/// Only the totals of the decision are known.
pub(super) fn only_total(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if let Some(published) = assessment.case.published.as_ref().filter(|published| !published.replay) {
        list.push(Caveat::OnlyTotal(published.penalty));
    }
}

/// Lines that differ from what is printed.
pub(super) fn differs(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    if let Some(published) = replayed(assessment) {
        list.extend(differences(assessment, published));
    }
}

/// Whether the penalty is the one printed; reproduced only where every line printed is too.
pub(super) fn penalty(assessment: &Assessment<'_>, list: &mut Vec<Caveat>) {
    let Some(published) = replayed(assessment) else { return };
    let same = assessment.penalty.each().iter().all(|sum| **sum == published.penalty);
    if !same {
        list.push(Caveat::PenaltyDiffers(published.penalty));
    } else if differences(assessment, published).next().is_none() {
        list.push(Caveat::Reproduced(published.lines.len()));
    }
}

/// The decision, where every figure of it is known.
fn replayed<'a>(assessment: &'a Assessment<'_>) -> Option<&'a Published> {
    assessment.case.published.as_ref().filter(|published| published.replay)
}

fn differences<'a>(assessment: &'a Assessment<'_>, published: &'a Published) -> impl Iterator<Item = Caveat> + use<'a> {
    published.lines.iter().filter_map(|(step, infringement, printed)| {
        let (place, line) = last_line(assessment, *step, *infringement)?;
        (!agrees(line, *printed)).then_some(Caveat::Differs(place, *printed))
    })
}

/// The last line of a step, of an infringement where several are assessed apart.
fn last_line<'a, 'c>(
    assessment: &'a Assessment<'c>,
    step: StepId,
    infringement: Option<InfringementId>,
) -> Option<(usize, &'a Line<'c>)> {
    let several = assessment.case.infringements.len() > 1;
    assessment.lines.iter().enumerate().rfind(|(_, line)| {
        line.step_id == step && (!several || !line.step.per_infringement || line.infringement == infringement)
    })
}

/// Whether a sum printed is the balance after a line in every reading, or the statutory maximum
/// that it set.
fn agrees(line: &Line<'_>, printed: Money) -> bool {
    let maximum = match line.entries.at(Reading::Central).operand {
        Operand::Sum(sum) | Operand::Maximum(sum) if matches!(line.rule, crate::assess::Rule::Maximum { .. }) => {
            Some(sum)
        }
        _ => None,
    };
    line.entries.each().iter().all(|entry| entry.after == printed) || maximum == Some(printed)
}
