//! Seriousness: a share of the balance, by degree.

use super::super::ledger::{LineKind, Operand, Unit};
use super::super::reading::Reading;
use super::super::run::{Posting, Run};
use super::pick_raising;
use crate::case::Figure;
use crate::rulebook::{Condition, DegreeId, Judgement, Seriousness, Step, StepId};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};
use std::borrow::Cow;

pub(in super::super) fn take<'c>(
    run: &mut Run<'c, '_>,
    index: StepId,
    step: &'c Step,
    seriousness: &'c Seriousness,
) -> Result<(), OutOfRange> {
    let determination = run.determination(index, step);
    let before = run.balance;
    let shared = |share: Amount| -> Result<(Operand, Money), OutOfRange> {
        let operand = Operand { figure: share, unit: Unit::Share, base: before };
        Ok((operand, Percent(share).of(before)?))
    };
    let Choice { band, condition, mut low_bands } = indicated(run, step, seriousness);
    let mut posting = Posting::idle(step, LineKind::Seriousness { band }, before);
    posting.determination = determination;
    posting.condition = condition;
    let (operand, after) = match determination.map(|determination| determination.figure) {
        Some(Figure::Share(share, band)) => {
            posting.kind = LineKind::Seriousness { band };
            shared(share.0)?
        }
        Some(Figure::Sum(sum)) => {
            posting.kind = LineKind::Seriousness { band: None };
            (Operand { figure: sum.0, unit: Unit::Sum, base: before }, sum)
        }
        decided => {
            let reading = run.reading_of_step(index);
            let facts_reading = condition.map_or(run.reading, |(when, truth)| {
                if truth == Truth::Open { run.reading_of_condition(when) } else { run.reading }
            });
            if let Some(Figure::Band(decided)) = decided {
                posting.kind = LineKind::Seriousness { band: Some(decided) };
                low_bands = vec![decided];
            }
            let open_judgement = open(seriousness, &low_bands, decided.is_some());
            run.met_open |= open_judgement;
            // What the guidance permits is any degree, unless the facts or a decision settle it.
            let any = reading.is_outer() && !seriousness.settled_by_facts && decided.is_none();
            let bands: Cow<'_, [DegreeId]> = if any {
                seriousness.bands.ids().collect()
            } else if facts_reading == Reading::Central && decided.is_none() {
                Cow::Borrowed(band.as_slice())
            } else {
                Cow::Borrowed(&low_bands)
            };
            let figures = bands
                .iter()
                .map(|band| &seriousness.bands[*band])
                .filter_map(|band| pick_raising(&band.share, reading));
            let effective = if reading == Reading::Central { facts_reading } else { reading };
            let share =
                if effective.is_favourable() || effective == Reading::Central { figures.min() } else { figures.max() };
            let judged: Option<&Judgement> = match decided {
                Some(Figure::Band(decided)) => Some(&seriousness.bands[decided].share),
                _ => band.map(|band| &seriousness.bands[band].share),
            };
            posting.judgement = judged;
            posting.basis = judged.map(|judgement| &judgement.indicated.basis);
            shared(share.unwrap_or(Amount::ZERO))?
        }
    };
    posting.operand = operand;
    posting.after = after;
    run.post(posting);
    Ok(())
}

struct Choice<'c> {
    /// The degree of the central reading: the first rule that certainly holds.
    band: Option<DegreeId>,
    /// The first condition asked that did not fail.
    condition: Option<(&'c Condition, Truth)>,
    /// Every degree that may be indicated.
    low_bands: Vec<DegreeId>,
}

fn indicated<'c>(run: &Run<'c, '_>, step: &Step, seriousness: &'c Seriousness) -> Choice<'c> {
    let facts = run.facts(step);
    let mut possible = Vec::new();
    let mut first = None;
    for rule in &seriousness.indicated_by {
        let truth = rule.when.as_ref().map_or(Truth::True, |when| when.truth(facts));
        if truth == Truth::False {
            continue;
        }
        if first.is_none() {
            first = rule.when.as_ref().map(|when| (when, truth));
        }
        possible.push(rule.band);
        if truth == Truth::True {
            break;
        }
    }
    Choice { band: possible.last().copied(), condition: first, low_bands: possible }
}

/// Whether the share is open: several degrees may be indicated, or the one leaves room.
fn open(seriousness: &Seriousness, possible: &[DegreeId], decided: bool) -> bool {
    let fixed = |band: &DegreeId| seriousness.bands[*band].share.is_fixed();
    let settled = seriousness.settled_by_facts || decided;
    !settled || possible.iter().any(|band| !fixed(band)) || possible.iter().any(|band| Some(band) != possible.first())
}
