//! Reads how penalties are foretold.

use super::context::{Context, Ground};
use crate::document::Reader;
use crate::rulebook::refusals::{self, Resting};
use crate::rulebook::{Fitted, Foretelling, ForetellingMethod, Operation, Step, StepId};
use crate::value::{Amount, List, Percent, number_from};

/// `[foretelling]`; none where it is not written, or not whole.
pub(super) fn foretelling(
    reader: &mut Reader<'_, '_>,
    steps: &List<Step>,
    context: &mut Context<'_>,
) -> Option<Foretelling> {
    let mut table = reader.table("foretelling", context.findings)?;
    let place = table.place;
    let ground = context.ground(&mut table);
    let method = table.needed_option("method", &ForetellingMethod::NAMES, context.findings);
    let seriousness = steps.entries().find(|(_, step)| matches!(step.operation, Operation::Seriousness(_)));
    if seriousness.is_none() {
        refusals::no_degrees_to_foretell_by(place, context.findings);
    }
    let seriousness = seriousness.map(|(id, _)| id);
    let weights = seriousness.and_then(|step| weights(&mut table, &steps[step], context));
    let size = steps.entries().find(|(_, step)| matches!(step.operation, Operation::Banded(_))).map(|(id, _)| id);
    let reductions = reductions(&mut table, steps, context);
    table.needed("decisions", context.findings);
    let decisions = table.texts("decisions", context.findings).into_iter().map(|name| name.value.to_owned()).collect();
    // A line through two points fits them always: three are the fewest that can disagree.
    let at_least = whole(&mut table, "at-least", 3, context);
    let width = whole(&mut table, "width", 2, context);
    let digits = whole(&mut table, "digits", 1, context);
    table.needed("confidence", context.findings);
    let confidence = table.percent("confidence", context.findings).and_then(|written| {
        let within = Percent::ZERO.0 < written.value.0 && written.value.0 < Amount::HUNDRED;
        if !within {
            refusals::no_confidence(written.place, context.findings);
        }
        within.then_some(written.value)
    });
    let fitted = table.table("fitted", context.findings).map(|fitted| self::fitted(fitted, context));
    table.finish(context.findings);
    let basis = context.basis(&ground, &Ground::default(), place, Resting::Foretelling);
    Some(Foretelling {
        method: method?.value,
        seriousness: seriousness?,
        weights: weights?,
        size,
        reductions,
        decisions,
        at_least: usize::try_from(at_least?).ok()?,
        width: Amount::whole(i64::from(width?)),
        digits: digits?,
        confidence: confidence?,
        basis,
        fitted: match fitted {
            Some(fitted) => Some(fitted?),
            None => None,
        },
    })
}

/// `degrees`: a weight for every degree of the step.
fn weights(table: &mut Reader<'_, '_>, step: &Step, context: &mut Context<'_>) -> Option<Vec<Percent>> {
    let degrees = step.operation.description().by_percentage.degrees()?;
    table.needed("degrees", context.findings)?;
    let place = table.place;
    let mut weights: Vec<Option<Percent>> = degrees.iter().map(|_| None).collect();
    for mut entry in table.tables("degrees", context.findings) {
        let written = entry.needed_text("band", context.findings);
        let band = written.and_then(|name| context.named(name, degrees, |degree| &degree.id, "band"));
        entry.needed("weight", context.findings);
        let weight = entry.percent("weight", context.findings);
        entry.finish(context.findings);
        let (Some(band), Some(weight)) = (band, weight) else { return None };
        if weight.value.0 <= Amount::ZERO || weight.value.0 > Amount::HUNDRED {
            refusals::no_weight(weight.place, context.findings);
            return None;
        }
        let before = weights.get_mut(band.index()).and_then(|slot| slot.replace(weight.value));
        if let (Some(_), Some(written)) = (before, written) {
            refusals::degree_weighed_twice(written, context.findings);
            return None;
        }
    }
    let known: Vec<Percent> = weights.iter().copied().flatten().collect();
    if known.len() < degrees.len() {
        refusals::degree_without_weight(place, context.findings);
        return None;
    }
    let rising = known.iter().zip(known.iter().skip(1)).all(|(one, next)| one.0 < next.0);
    if !rising {
        refusals::weights_fall(place, context.findings);
    }
    rising.then_some(known)
}

/// `reductions`: steps that reduce.
fn reductions(table: &mut Reader<'_, '_>, steps: &List<Step>, context: &mut Context<'_>) -> Vec<StepId> {
    let names = table.texts("reductions", context.findings);
    let mut found = Vec::new();
    for name in names {
        let Some(id) = context.named(name, steps, |step| &step.id, "step") else { continue };
        if steps[id].operation.as_reduction().is_none() {
            refusals::no_reduction(name, context.findings);
            continue;
        }
        found.push(id);
    }
    found
}

/// A whole number of at least so much.
fn whole(table: &mut Reader<'_, '_>, key: &'static str, at_least: u32, context: &mut Context<'_>) -> Option<u32> {
    let place = table.needed(key, context.findings)?.place;
    let count = table.count(key, context.findings)?;
    let number = count.value.to_whole().filter(|number: &u32| (at_least..=MOST).contains(number));
    if number.is_none() {
        refusals::number_beyond(key, at_least, MOST, place, context.findings);
    }
    number
}

/// No such number is larger in earnest.
const MOST: u32 = 1_000;

/// `fitted`.
fn fitted(mut table: Reader<'_, '_>, context: &mut Context<'_>) -> Option<Fitted> {
    let mut number = |key| {
        let text = table.needed_text(key, context.findings)?;
        number_from(text.value).map_err(|error| refusals::not_a_number(text, error, context.findings)).ok()
    };
    let (level, slope) = (number("level"), number("slope"));
    let (held, of) = (whole(&mut table, "held", 0, context), whole(&mut table, "of", 0, context));
    table.finish(context.findings);
    let count = |number: Option<u32>| usize::try_from(number?).ok();
    Some(Fitted { level: level?, slope: slope?, held: count(held)?, of: count(of)? })
}
