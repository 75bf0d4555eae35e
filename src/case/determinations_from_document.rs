//! Reads what was decided, and holds it against what is permitted.

use super::dates::Days;
use super::facts_from_document::provenance;
use super::one_after_another::{is_same, overlap, quashed, quashing_step, raises_after, stand_after_each_other};
use super::permitted::{Given, departure, has_no_sign, not_below_nothing, required_value, share, signed, within};
use super::refusals;
use super::{Decider, Determination, Exhibit, Figure, Infringement, InfringementId, Target};
use crate::diagnostic::{Code, Findings, Place, ids};
use crate::document::{Reader, Written, place_of};
use crate::rulebook::{
    Alternative, ByPercentage, BySum, DegreeId, FactValue, FactorFigure, FactorId, Judgement, Rulebook, Side, Step,
    StepId,
};
use crate::value::{Amount, Id, List, Money, Percent, Truth};
use std::sync::Arc;

/// What a determination is read against.
pub(super) struct Setting<'c> {
    pub(super) rulebook: &'c Rulebook,
    pub(super) values: &'c [FactValue],
    pub(super) infringements: &'c List<Arc<Infringement>>,
    pub(super) exhibits: &'c List<Exhibit>,
    pub(super) days: Days,
}

/// `[[determination]]`.
pub(super) fn determinations(
    reader: &mut Reader<'_, '_>,
    setting: &Setting<'_>,
    used: &mut [bool],
    findings: &mut Findings,
) -> List<Determination> {
    let mut list: Vec<Determination> = Vec::new();
    for (row, mut entry) in reader.tables("determination", findings).into_iter().enumerate() {
        let place = entry.place;
        let one = determination_entry(&mut entry, setting, used, findings);
        entry.finish(findings);
        let Some(one) = one.map(|one| Determination { row, ..one }) else { continue };
        match list.iter_mut().find(|other| overlap(&other.target, &one.target)) {
            None => list.push(one),
            Some(other) if is_same(&other.target, &one.target) => {
                if !stand_after_each_other(other, one, setting.days) {
                    refusals::determined_twice(&named(&other.target, setting), place, findings);
                }
            }
            Some(_) => refusals::determined_twice(&named(&one.target, setting), place, findings),
        }
    }
    list.into_iter().collect()
}

fn determination_entry(
    entry: &mut Reader<'_, '_>,
    setting: &Setting<'_>,
    used: &mut [bool],
    findings: &mut Findings,
) -> Option<Determination> {
    let place = entry.place;
    let step = entry.text("step", findings);
    let factor_names = entry.texts("factors", findings);
    let infringement = entry.text("infringement", findings);
    let band = entry.text("band", findings);
    let value = entry.percent("value", findings);
    let sum = entry.money("sum", setting.rulebook.currency, findings);
    let by = entry.needed_option("by", &Decider::NAMES, findings);
    let on = entry.day("on", findings);
    let quashed = quashed(entry, by.map(|by| by.value), findings);
    let because = text(entry, "because", findings);
    let departs = entry.text("departs", findings);
    let provenance = provenance(entry, setting.exhibits, used, findings);
    if entry.node("sum").is_some() && sum.is_none() || entry.node("value").is_some() && value.is_none() {
        return None;
    }
    if let Some(on) = on {
        setting.days.check_decided(on, findings);
    }
    let sum = match quashed {
        Some(place) if sum.is_none() && value.is_none() && band.is_none() => {
            Some(Written { value: Money::ZERO, place })
        }
        Some(place) => {
            refusals::quashed_and_figure(place, findings);
            return None;
        }
        None => sum,
    };
    if let (Some(sum), true) = (sum, because.trim().is_empty()) {
        refusals::sum_without_reason(sum.place, findings);
    }
    let target = match (quashed, step, factor_names.as_slice()) {
        (Some(place), None, []) => quashing_step(setting.rulebook, setting.values, place, findings)?,
        (None, _, _) | (Some(_), Some(_) | None, _) => {
            target(place, step, &factor_names, infringement, setting, findings)?
        }
    };
    if let (Some(place), Target::Step(step, _)) = (quashed, &target)
        && let Some(raising) = raises_after(setting.rulebook, *step)
    {
        refusals::quashed_too_early(&setting.rulebook.steps[*step], raising, place, findings);
        return None;
    }
    let bare = entry.node("value").is_some_and(|node| has_no_sign(node));
    let given = Given { value, bare, sum, band, departs, place, currency: setting.rulebook.currency };
    let figure = match &target {
        Target::Step(step, limb) => step_figure(*step, *limb, &given, setting, findings),
        Target::Factors(factors, limb) => factors_figure(factors, *limb, &given, setting, findings),
    }?;
    let degree = match (&target, figure, given.band) {
        (Target::Step(step, _), Figure::Sum(_), Some(band)) => {
            degree_named(band, &setting.rulebook.steps[*step], findings).map(Some)?
        }
        _ => None,
    };
    Some(Determination {
        target,
        figure,
        by: by?.value,
        because,
        departs: departs.map(|text| text.value.to_owned()).unwrap_or_default(),
        provenance,
        degree,
        on: on.map(|on| on.value),
        quashed: quashed.is_some(),
        replaced: Vec::new(),
        row: 0,
    })
}

/// The degree of seriousness of that name; none where the step has no degrees.
fn degree_named(name: Written<&str>, step: &Step, findings: &mut Findings) -> Option<DegreeId> {
    let degrees = step.operation.description().by_percentage.degrees()?;
    find(name, degrees, |band| &band.id, Code::NoSuchBand, "band", findings)
}

/// The ids of what a determination decides.
fn named<'c>(target: &Target, setting: &Setting<'c>) -> Vec<&'c str> {
    match target {
        Target::Step(step, _) => vec![setting.rulebook.steps[*step].id.as_str()],
        Target::Factors(list, _) => list.iter().map(|factor| setting.rulebook.factors[*factor].id.as_str()).collect(),
    }
}

fn text(entry: &mut Reader<'_, '_>, key: &'static str, findings: &mut Findings) -> String {
    entry.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default()
}

fn target(
    place: Place,
    step: Option<Written<&str>>,
    factor_names: &[Written<&str>],
    infringement: Option<Written<&str>>,
    setting: &Setting<'_>,
    findings: &mut Findings,
) -> Option<Target> {
    match (step, factor_names) {
        (Some(step), []) => {
            let id = find(step, &setting.rulebook.steps, |step| &step.id, Code::NoSuchStep, "step", findings)?;
            let limb = limb(id, step.place, infringement, setting, findings)?;
            Some(Target::Step(id, limb))
        }
        (None, [first, ..]) => {
            let known = &setting.rulebook.factors;
            let mut factor =
                |name: &Written<&str>| find(*name, known, |factor| &factor.id, Code::NoSuchFactor, "factor", findings);
            let factors: Option<Vec<FactorId>> = factor_names.iter().map(&mut factor).collect();
            let factors = factors?;
            let sides: Vec<Side> = factors.iter().map(|factor| known[*factor].side).collect();
            let steps: Vec<StepId> = factors.iter().map(|factor| known[*factor].step).collect();
            if sides.iter().any(|side| Some(side) != sides.first())
                || steps.iter().any(|step| Some(step) != steps.first())
            {
                refusals::sides_mixed(first.place, findings);
                return None;
            }
            let limb = limb(*steps.first()?, first.place, infringement, setting, findings)?;
            Some(Target::Factors(factors, limb))
        }
        _ => {
            refusals::nothing_named(place, findings);
            None
        }
    }
}

fn find<T>(
    name: Written<&str>,
    list: &List<T>,
    id: fn(&T) -> &String,
    code: Code,
    what: &str,
    findings: &mut Findings,
) -> Option<Id<T>> {
    let ids = ids(list, id);
    list.id_at(place_of(name, &ids, code, what, &|| refusals::choose_from(&ids), findings)?)
}

/// The infringement a determination of a step, or of factors of one, is for.
#[expect(clippy::option_option, reason = "the outer level is a refusal, the inner one a step of the whole case")]
fn limb(
    step: StepId,
    place: Place,
    infringement: Option<Written<&str>>,
    setting: &Setting<'_>,
    findings: &mut Findings,
) -> Option<Option<InfringementId>> {
    let step = &setting.rulebook.steps[step];
    match (step.per_infringement, infringement) {
        (false, None) => Some(None),
        (true, None) if setting.infringements.len() == 1 => setting.infringements.id_at(0).map(Some),
        (true, None) => {
            refusals::step_of_each_infringement(step, place, findings);
            None
        }
        (false, Some(written)) => {
            refusals::step_of_the_whole_case(step, written.place, findings);
            None
        }
        (true, Some(written)) => {
            let known = setting.infringements;
            find(written, known, |known| &known.id, Code::NoSuchInfringement, "infringement", findings).map(Some)
        }
    }
}

fn step_figure(
    step: StepId,
    limb: Option<InfringementId>,
    given: &Given<'_>,
    setting: &Setting<'_>,
    findings: &mut Findings,
) -> Option<Figure> {
    let step = &setting.rulebook.steps[step];
    let values = limb.map_or(setting.values, |limb| setting.infringements[limb].values.as_slice());
    let nothing = given.value.is_some_and(|value| value.value.0.is_zero());
    if !nothing && step.when.as_ref().is_some_and(|when| when.truth(values) == Truth::False) {
        refusals::step_ruled_out(step, given.place, findings);
        return None;
    }
    let description = step.operation.description();
    if let (Some(band), false) = (given.band, matches!(description.by_percentage, ByPercentage::Degree(_))) {
        refusals::no_degrees(step, band.place, findings);
        return None;
    }
    if let Some(sum) = given.sum {
        if given.value.is_some() {
            refusals::value_and_sum(sum.place, findings);
            return None;
        }
        return sum_figure(step, values, sum, given, findings);
    }
    match description.by_percentage {
        ByPercentage::Degree(degrees) => {
            let band = match given.band {
                Some(name) => Some(find(name, degrees, |band| &band.id, Code::NoSuchBand, "band", findings)?),
                None => None,
            };
            let Some(value) = given.value else {
                let Some(band) = band else {
                    refusals::no_value(given.place, findings);
                    return None;
                };
                return Some(Figure::Band(band));
            };
            let judgements: Vec<&Judgement> = match band {
                Some(band) => vec![&degrees[band].share],
                None => degrees.iter().map(|band| &band.share).collect(),
            };
            share(value, given, &judgements, findings)?;
            Some(Figure::Share(value.value, band))
        }
        ByPercentage::Size(banded) => {
            let value = required_value(given, findings)?;
            let size = banded.by.span(values);
            let judgements: Vec<&Judgement> = banded.bands_for(size).into_iter().map(|band| &band.share).collect();
            share(value, given, &judgements, findings)?;
            Some(Figure::Share(value.value, None))
        }
        ByPercentage::Change(judgement) => {
            let value = required_value(given, findings)?;
            not_below_nothing(value, findings)?;
            signed(value, given, findings)?;
            if let Some(judgement) = judgement {
                within(value.value.0, &[judgement], value.place, given, findings)?;
            }
            Some(Figure::Change(value.value))
        }
        ByPercentage::Reduction(alternatives) => {
            let value = required_value(given, findings)?;
            let possible = possible(alternatives, values);
            let idle = possible.is_empty();
            if value.value.0.is_zero() {
                return Some(Figure::Change(Percent::ZERO));
            }
            if idle {
                refusals::step_ruled_out(step, value.place, findings);
                return None;
            }
            if !value.value.0.is_negative() {
                refusals::reduction_without_minus(value, findings);
                return None;
            }
            within(value.value.0.magnitude(), &possible, value.place, given, findings)?;
            Some(Figure::Change(value.value))
        }
        ByPercentage::OnlySum => {
            refusals::no_value(given.place, findings);
            None
        }
        ByPercentage::Maximum => {
            refusals::maximum_by_value(given.place, findings);
            None
        }
        ByPercentage::Nothing => {
            refusals::nothing_to_decide(step, given.place, findings);
            None
        }
    }
}

/// What a plain sum comes to is known from the account alone: there it is held against what is
/// permitted.
fn sum_figure(
    step: &Step,
    values: &[FactValue],
    sum: Written<Money>,
    given: &Given<'_>,
    findings: &mut Findings,
) -> Option<Figure> {
    if let ByPercentage::Reduction(alternatives) = step.operation.description().by_percentage
        && possible(alternatives, values).is_empty()
    {
        refusals::step_ruled_out(step, sum.place, findings);
        return None;
    }
    match step.operation.description().by_sum {
        BySum::Nothing => {
            refusals::step_by_sum(step, given.place, findings);
            None
        }
        BySum::Within(judgement) => {
            within(sum.value.0, &[judgement], sum.place, given, findings)?;
            Some(Figure::Sum(sum.value))
        }
        BySum::Anything => Some(Figure::Sum(sum.value)),
    }
}

/// The reductions that may hold by what is known.
pub(super) fn possible<'r>(alternatives: &'r List<Alternative>, values: &[FactValue]) -> Vec<&'r Judgement> {
    let possible = alternatives.iter().filter(|alternative| alternative.may_hold(values));
    possible.map(|alternative| &alternative.reduction).collect()
}

fn factors_figure(
    factors: &[FactorId],
    limb: Option<InfringementId>,
    given: &Given<'_>,
    setting: &Setting<'_>,
    findings: &mut Findings,
) -> Option<Figure> {
    let first = &setting.rulebook.factors[*factors.first()?];
    if let Some(sum) = given.sum {
        refusals::factors_by_sum(sum.place, findings);
        return None;
    }
    let value = required_value(given, findings)?;
    not_below_nothing(value, findings)?;
    let negative = value.value.0.is_negative();
    let wrong_side = !value.value.0.is_zero() && negative != (first.side == Side::Mitigating);
    if wrong_side {
        refusals::wrong_side(first, value, findings);
        return None;
    }
    let mut most = Amount::ZERO;
    for factor in factors {
        let judgement = match &setting.rulebook.factors[*factor].figure {
            FactorFigure::Decided(judgement) => Some(judgement.as_ref()),
            FactorFigure::Engagement => setting.rulebook.schedule.as_ref().map(|schedule| &schedule.ceiling),
        };
        let upper = judgement.map_or(Amount::HUNDRED, |judgement| judgement.permitted.to.percent());
        most = most.plus(upper).unwrap_or(most);
    }
    let size = value.value.0.magnitude();
    let values = limb.map_or(setting.values, |limb| setting.infringements[limb].values.as_slice());
    let ruled_out = factors
        .iter()
        .map(|factor| &setting.rulebook.factors[*factor])
        .find(|factor| !size.is_zero() && factor.when.as_ref().is_some_and(|when| when.truth(values) == Truth::False));
    if let (Some(factor), None) = (ruled_out, given.departs) {
        refusals::factor_ruled_out(factor, value.place, findings);
        return None;
    }
    let outside = size > most || ruled_out.is_some();
    departure(outside, value.place, &refusals::permitted_up_to(most), given, findings)?;
    Some(Figure::Change(value.value))
}
