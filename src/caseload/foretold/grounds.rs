//! What a penalty is foretold from: the size, the degree of seriousness and the reductions known.

use crate::assess::{Inputs, Line, Reading, Rule, account};
use crate::case::{Case, Determination, Figure, InfringementId, Target};
use crate::counterfactual::Change;
use crate::rulebook::{Degree, DegreeId, Foretelling, Judgement, Operation, Rulebook, StepId};
use crate::value::{Amount, List, Money, OutOfRange, Percent, Span, Truth};

/// What a penalty is foretold from, of one case.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The size: the statutory maximum, times the share by size along its straight line. The least
    /// and the most that it may be, in the currency of the rulebook.
    pub size: Span<Money>,
    /// The statutory maximum of the case at most, above which nothing is foretold.
    pub maximum: Money,
    /// The degree that was decided; none where none was.
    pub decided: Option<DegreeId>,
    /// The degree that the facts suggest.
    pub suggested: DegreeId,
    /// Every degree to which the facts may lead by the rulebook's list, the suggested one included.
    pub possible: Vec<DegreeId>,
    /// The reductions that are known, in the order of the rulebook.
    pub reductions: Vec<KnownReduction>,
    /// The reductions of which it is not known whether they apply: none is taken off.
    pub reductions_open: Vec<StepId>,
    /// Whether several infringements are known not to be linked, so that their maxima add up.
    pub unlinked: bool,
}

/// A reduction that is known to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownReduction {
    /// The step that reduces.
    pub step: StepId,
    /// What it takes off, in percent, from nil to the whole.
    pub taken_off: Percent,
}

impl Grounds {
    /// The grounds of a case under its rulebook, whose shares by size are on their straight lines in
    /// `straight`. Of several infringements that one counts whose size and degree weigh most.
    /// `left_out` are decisions on which nothing known may rest.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn of(
        case: &Case<'_>,
        foretelling: &Foretelling,
        straight: &Rulebook,
        left_out: &[&str],
    ) -> Result<Option<Grounds>, OutOfRange> {
        let maxima: List<Determination> =
            case.determinations.iter().filter(|known| sets_maximum(known, case.rulebook)).cloned().collect();
        let bare = Change::Determinations(maxima).made_to(&Change::Rulebook(straight).made_to(case));
        let account = account(&Inputs::of(&bare, None))?;
        let several = case.infringements.len() > 1;
        let mut found: Option<(Amount, Grounds)> = None;
        for infringement in case.infringements.ids() {
            let lines: Vec<&Line<'_>> = account
                .lines
                .iter()
                .filter(|line| !several || line.infringement.is_none_or(|own| own == infringement))
                .collect();
            let Some(size) = size(&lines, foretelling)? else { continue };
            let Some((decided, suggested, possible)) = degree(case, infringement, foretelling) else { continue };
            let weighs = foretelling.weight(decided.unwrap_or(suggested)).of(size.most())?.0;
            if found.as_ref().is_none_or(|(heaviest, _)| *heaviest < weighs) {
                let grounds = Grounds {
                    size,
                    maximum: *account.maximum.at(Reading::Most),
                    decided,
                    suggested,
                    possible,
                    reductions: Vec::new(),
                    reductions_open: Vec::new(),
                    unlinked: several && is_unlinked(case),
                };
                found = Some((weighs, grounds));
            }
        }
        let Some((_, mut grounds)) = found else { return Ok(None) };
        for step in &foretelling.reductions {
            match reduction(case, *step, left_out) {
                Known::Yes(taken_off) if taken_off.0.is_zero() => {}
                Known::Yes(taken_off) => grounds.reductions.push(KnownReduction { step: *step, taken_off }),
                Known::No => {}
                Known::Open => grounds.reductions_open.push(*step),
            }
        }
        Ok(Some(grounds))
    }

    /// What the known reductions leave, in percent: the whole where there are none.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has more than 28 digits.
    pub fn left(&self) -> Result<Percent, OutOfRange> {
        let whole = Percent(Amount::HUNDRED);
        self.reductions.iter().try_fold(whole, |left, known| left.of_percent(whole.minus(known.taken_off)?))
    }
}

/// Whether a determination is of the statutory maximum.
fn sets_maximum(determination: &Determination, rulebook: &Rulebook) -> bool {
    match &determination.target {
        Target::Step(step, _) => rulebook.steps[*step].operation.as_maximum().is_some(),
        Target::Factors(..) => false,
    }
}

/// The size that the lines of one infringement make: none where they set no maximum.
fn size(lines: &[&Line<'_>], foretelling: &Foretelling) -> Result<Option<Span<Money>>, OutOfRange> {
    let Some(maximum) = lines.iter().find(|line| matches!(line.rule, Rule::Maximum { .. })) else { return Ok(None) };
    let share = lines.iter().find(|line| Some(line.step_id) == foretelling.size);
    let at = |reading| {
        let maximum = Money(maximum.entries.at(reading).operand.figure());
        match share {
            Some(line) if matches!(line.rule, Rule::Banded { .. }) => {
                Percent(line.entries.at(reading).operand.figure()).of(maximum)
            }
            _ => Ok(maximum),
        }
    };
    Ok(Some(Span::hull(at(Reading::Low)?, at(Reading::High)?)))
}

/// The degree that was decided, the one that the facts suggest, and every one they may lead to.
type Degrees = (Option<DegreeId>, DegreeId, Vec<DegreeId>);

fn degree(case: &Case<'_>, infringement: InfringementId, foretelling: &Foretelling) -> Option<Degrees> {
    let step = &case.rulebook.steps[foretelling.seriousness];
    let apart = step.per_infringement.then_some(infringement);
    let Operation::Seriousness(seriousness) = &step.operation else { return None };
    let values = case.values_of(apart);
    let mut possible = Vec::new();
    for rule in &seriousness.indicated_by {
        let truth = rule.when.as_ref().map_or(Truth::True, |when| when.truth(values));
        if truth == Truth::False {
            continue;
        }
        if !possible.contains(&rule.band) {
            possible.push(rule.band);
        }
        if truth == Truth::True {
            // The first rule that certainly holds says what the facts suggest.
            let decided = case.determination(foretelling.seriousness, apart);
            let decided = decided.and_then(|decided| degree_decided(decided, &seriousness.bands));
            let settled = (seriousness.settled_by_facts && possible.len() == 1).then_some(rule.band);
            return Some((decided.or(settled), rule.band, possible));
        }
    }
    None
}

/// The degree that a determination states, or the only one that permits its share.
fn degree_decided(determination: &Determination, degrees: &List<Degree>) -> Option<DegreeId> {
    match determination.figure {
        Figure::Share(_, Some(degree)) | Figure::Band(degree) => Some(degree),
        Figure::Share(share, None) => {
            let mut permit = degrees.entries().filter(|(_, degree)| degree.share.permits(share.0)).map(|(id, _)| id);
            permit.next().filter(|_| permit.next().is_none())
        }
        Figure::Sum(_) => determination.degree,
        Figure::Change(_) => None,
    }
}

/// Whether the infringements are known not to be linked.
fn is_unlinked(case: &Case<'_>) -> bool {
    case.rulebook.steps.iter().any(|step| match &step.operation {
        Operation::Total(total) => {
            total.capped_when.as_ref().is_none_or(|when| when.truth(&case.values) == Truth::False)
        }
        Operation::Maximum(_)
        | Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::StartingPoint(_)
        | Operation::Factors(_)
        | Operation::Addition(_)
        | Operation::Adjustment(_)
        | Operation::Reduction(_)
        | Operation::Cap(_)
        | Operation::Rounding(_) => false,
    })
}

/// What is known of a reduction.
enum Known {
    /// It takes off so much.
    Yes(Percent),
    /// It does not apply.
    No,
    /// Whether it applies is open.
    Open,
}

/// What a step takes off: as it was decided in percent, else what is indicated by the alternative
/// that certainly holds.
fn reduction(case: &Case<'_>, id: StepId, left_out: &[&str]) -> Known {
    let step = &case.rulebook.steps[id];
    if let Some(Figure::Change(_)) = case.determination(id, None).map(|known| known.figure) {
        return case.determination(id, None).map_or(Known::No, |known| Known::Yes(known.figure.reduction()));
    }
    match step.when.as_ref().map_or(Truth::True, |when| when.truth(&case.values)) {
        Truth::False => return Known::No,
        Truth::Open => return Known::Open,
        Truth::True => {}
    }
    let Some(reduction) = step.operation.as_reduction() else { return Known::No };
    for alternative in &reduction.alternatives {
        match alternative.when.as_ref().map_or(Truth::True, |when| when.truth(&case.values)) {
            Truth::False => {}
            Truth::Open => return Known::Open,
            Truth::True => {
                let without = |judgement: Judgement, name: &&str| judgement.without(name);
                let judgement = left_out.iter().fold(alternative.reduction.clone(), without);
                return Known::Yes(Percent(judgement.indicated.value));
            }
        }
    }
    Known::No
}
