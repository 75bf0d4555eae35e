//! Reads steps and factors.

use super::context::{Context, Counts, Ground};
use super::step::{
    Addition, Adjustment, Alternative, Banded, Base, Ceiling, Chance, Choose, Degree, Factors, IndicatedBand,
    IndicatedShare, Interpolated, Maximum, MaximumFigure, MaximumPart, Operation, Reduction, Rounding, Seriousness,
    Side, SizeBand, Step, StepId, Tier, Total,
};
use crate::diagnostic::{Code, ids};
use crate::document::Reader;
use crate::value::{List, Money, Percent, Way};

/// A step that an operation names, to be found once every step is known.
pub(super) struct NamedStep {
    /// The step whose operation names it.
    pub(super) by: StepId,
    /// The name.
    pub(super) id: String,
}

/// `[[step]]`.
pub(super) fn steps(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> (List<Step>, Vec<NamedStep>) {
    let mut steps: List<Step> = List::new();
    let mut named_steps = Vec::new();
    for mut entry in reader.tables("step", context.findings) {
        let place = entry.place;
        let id = context.new_id(&mut entry, &ids(&steps, |step| &step.id), "steps");
        let label = context.needed_text(&mut entry, "label");
        let note = context.text(&mut entry, "note");
        let ground = context.ground(&mut entry);
        let per_infringement = entry.flag("per-infringement", context.findings);
        let when = context.condition(&mut entry, "when");
        let mut named = None;
        let operation = operation(&mut entry, &ground, &mut named, context);
        entry.finish(context.findings);
        if let (Some(id), Some(operation)) = (id, operation) {
            let by = steps.push(Step {
                id,
                label,
                note,
                authority: ground.authority,
                per_infringement,
                when,
                operation,
                place,
            });
            named_steps.extend(named.map(|id| NamedStep { by, id }));
        }
    }
    (steps, named_steps)
}

fn operation(
    entry: &mut Reader<'_, '_>,
    item: &Ground,
    named: &mut Option<String>,
    context: &mut Context<'_>,
) -> Option<Operation> {
    entry.needed("operation", context.findings)?;
    let mut table = entry.table("operation", context.findings)?;
    let place = table.place;
    let mut found = None;
    for name in Operation::NAMES {
        let Some(mut keys) = table.table(name, context.findings) else { continue };
        if found.is_some() {
            context.findings.add(Code::UnknownKey, keys.place, "a step has two operations", "make two steps of it");
        }
        let ground = context.ground(&mut keys);
        let says = ground.standing.is_some() || !ground.authority.is_empty();
        let ground = if says { ground } else { Ground { rationale: ground.rationale, ..item.clone() } };
        found = Some(operation_of(name, &mut keys, &ground, named, context));
        keys.finish(context.findings);
    }
    table.finish(context.findings);
    if found.is_none() {
        let help = format!("add one of {}", Operation::NAMES.map(|name| format!("`operation.{name}`")).join(", "));
        context.findings.add(Code::MissingKey, place, "the step has no operation", help);
    }
    found.flatten()
}

fn operation_of(
    name: &str,
    keys: &mut Reader<'_, '_>,
    ground: &Ground,
    named: &mut Option<String>,
    context: &mut Context<'_>,
) -> Option<Operation> {
    Some(match name {
        "maximum" => Operation::Maximum(maximum(keys, ground, context)?),
        "seriousness" => Operation::Seriousness(seriousness(keys, ground, context)?),
        "banded" => Operation::Banded(banded(keys, ground, named, context)),
        "starting-point" => Operation::StartingPoint,
        "total" => Operation::Total(Total { capped_when: context.condition(keys, "capped-when") }),
        "factors" => Operation::Factors(factors_operation(keys, ground, context)?),
        "addition" => Operation::Addition(addition(keys, ground, context)?),
        "adjustment" => {
            let of = base(keys, context)?;
            Operation::Adjustment(Adjustment { of, change: context.judgement(keys, Counts::Change, ground)? })
        }
        "reduction" => Operation::Reduction(reduction(keys, ground, named, context)?),
        "cap" => Operation::Cap,
        _ => Operation::Rounding(rounding(keys, context)?),
    })
}

fn base(keys: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Base> {
    keys.needed_option("of", &Base::NAMES, context.findings).map(|base| base.value)
}

/// `of = "balance"`, the only base a multiplication has.
fn balance_only(keys: &mut Reader<'_, '_>, context: &mut Context<'_>) {
    let of = keys.needed_option("of", &Base::NAMES, context.findings);
    if let Some(of) = of
        && of.value != Base::Balance
    {
        context.findings.add(Code::WrongBase, of.place, "this step multiplies the balance", "write `of = \"balance\"`");
    }
}

fn maximum(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Maximum> {
    let enters_balance = keys.truth("enters-balance", context.findings);
    if enters_balance.is_none() {
        keys.missing("enters-balance", context.findings);
    }
    let mut tiers: List<Tier> = List::new();
    let place = keys.place;
    for mut entry in keys.tables("tier", context.findings) {
        let tier_place = entry.place;
        let id = context.new_id(&mut entry, &ids(&tiers, |tier| &tier.id), "tiers");
        let label = context.needed_text(&mut entry, "label");
        let when = context.condition(&mut entry, "when");
        let own = context.ground(&mut entry);
        let basis = context.basis(&own, ground, tier_place, "the maximum");
        let (choose, parts) = maximum_parts(&mut entry, context);
        entry.finish(context.findings);
        if tiers.last().is_some_and(|tier| tier.when.is_none()) {
            context.findings.add(
                Code::NeverReached,
                tier_place,
                "a tier before this one always applies",
                "put the tier without `when` last",
            );
        }
        if let Some(id) = id {
            tiers.push(Tier { id, label, when, choose, parts, basis });
        }
    }
    if tiers.last().is_none_or(|tier| tier.when.is_some()) {
        context.findings.add(
            Code::NeverReached,
            place,
            "no tier is left where none of the conditions holds",
            "leave `when` out of the last tier",
        );
    }
    Some(Maximum { enters_balance: enters_balance?.value, tiers })
}

fn maximum_parts(entry: &mut Reader<'_, '_>, context: &mut Context<'_>) -> (Choose, Vec<MaximumPart>) {
    let place = entry.place;
    let mut choose = Choose::Greater;
    let mut parts = Vec::new();
    for (key, way) in [("greater-of", Choose::Greater), ("lesser-of", Choose::Lesser), ("fixed", Choose::Greater)] {
        for mut part in entry.tables(key, context.findings) {
            choose = way;
            let when = context.condition(&mut part, "when");
            let sum = part.money("sum", context.currency, context.findings);
            let share = part.percent("share", context.findings);
            let of = part.text("of", context.findings);
            let part_place = part.place;
            // What was written and is wrong has been told.
            let wrong =
                (sum.is_none() && part.node("sum").is_some()) || (share.is_none() && part.node("share").is_some());
            part.finish(context.findings);
            let figure = match (sum, share, of) {
                _ if wrong => None,
                (Some(sum), None, None) => Some(MaximumFigure::Sum(sum.value)),
                (None, Some(share), Some(of)) => {
                    context.amount_fact(of).map(|fact| MaximumFigure::Share(share.value, fact))
                }
                _ => {
                    context.findings.add(
                        Code::MissingKey,
                        part_place,
                        "a part of a maximum is a sum, or a share of something",
                        "write `{ sum = \"…\" }` or `{ share = \"…\", of = \"…\" }`",
                    );
                    None
                }
            };
            parts.extend(figure.map(|figure| MaximumPart { when, figure }));
        }
    }
    if parts.first().is_none_or(|part| part.when.is_some()) {
        context.findings.add(
            Code::MissingKey,
            place,
            "the maximum has no part that always counts",
            "put first, under `greater-of`, `lesser-of` or `fixed`, a part without `when`",
        );
    }
    (choose, parts)
}

fn seriousness(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Seriousness> {
    balance_only(keys, context);
    let place = keys.place;
    let mut bands: List<Degree> = List::new();
    for mut entry in keys.tables("band", context.findings) {
        let id = context.new_id(&mut entry, &ids(&bands, |band| &band.id), "bands");
        let label = context.needed_text(&mut entry, "label");
        let own = context.ground(&mut entry);
        let own = own.or(ground);
        let share = context.judgement(&mut entry, Counts::Share, &own);
        entry.finish(context.findings);
        if let (Some(id), Some(share)) = (id, share) {
            bands.push(Degree { id, label, share });
        }
    }
    let rising = bands.iter().zip(bands.iter().skip(1)).all(|(one, next)| {
        one.share.permitted.from <= next.share.permitted.from
            && one.share.permitted.to.percent() <= next.share.permitted.to.percent()
    });
    if !rising {
        context.findings.add(
            Code::BandsBroken,
            place,
            "the degrees of seriousness do not rise",
            "put them from low to high",
        );
    }
    let mut indicated_by: Vec<IndicatedBand> = Vec::new();
    // A condition that was refused is still a condition.
    let mut always = false;
    for mut entry in keys.tables("indicated-by", context.findings) {
        let entry_place = entry.place;
        let band = entry.needed_text("band", context.findings).and_then(|name| {
            let found = bands.position(|band| band.id == name.value);
            if found.is_none() {
                context.findings.add(
                    Code::NoSuchBand,
                    name.place,
                    format!("there is no band `{}`", name.value),
                    format!("write one of {}", ids(&bands, |band| &band.id).join(", ")),
                );
            }
            found
        });
        let conditional = entry.node("when").is_some();
        let when = context.condition(&mut entry, "when");
        let because = context.text(&mut entry, "because");
        entry.finish(context.findings);
        if always {
            context.findings.add(
                Code::NeverReached,
                entry_place,
                "a rule before this one always holds",
                "put the rule without `when` last",
            );
        }
        always = !conditional;
        indicated_by.extend(band.map(|band| IndicatedBand { band, when, because }));
    }
    if !always {
        context.findings.add(
            Code::NeverReached,
            place,
            "no band is indicated where none of the conditions holds",
            "end `indicated-by` with a rule without `when`",
        );
        return None;
    }
    let settled_by_facts = keys.flag("settled-by-facts", context.findings);
    let basis = context.basis(ground, &Ground::default(), place, "the list of indicated bands");
    Some(Seriousness { bands, indicated_by, basis, settled_by_facts })
}

fn size_bands(
    keys: &mut Reader<'_, '_>,
    ground: &Ground,
    only_indicated: bool,
    context: &mut Context<'_>,
) -> List<SizeBand> {
    let place = keys.place;
    let mut bands: List<SizeBand> = List::new();
    for mut entry in keys.tables("band", context.findings) {
        let entry_place = entry.place;
        let up_to = entry.money("up-to", context.currency, context.findings).map(|sum| sum.value);
        let own = context.ground(&mut entry);
        let own = own.or(ground);
        let share = if only_indicated {
            context.indicated_share(&mut entry, &own)
        } else {
            context.judgement(&mut entry, Counts::Share, &own)
        };
        entry.finish(context.findings);
        let out_of_order = match (bands.last().map(|band| band.up_to), up_to) {
            (Some(None), _) => true,
            (Some(Some(before)), Some(up_to)) => up_to <= before,
            _ => false,
        };
        if out_of_order {
            context.findings.add(
                Code::BandsBroken,
                entry_place,
                "the bands do not rise",
                "put them from small to large; only the last has no `up-to`",
            );
        }
        bands.extend(share.map(|share| SizeBand { up_to, share }));
    }
    if bands.last().is_none_or(|band| band.up_to.is_some()) {
        context.findings.add(
            Code::BandsBroken,
            place,
            "there is no band for the largest sizes",
            "end with a band without `up-to`",
        );
    }
    bands
}

fn banded(keys: &mut Reader<'_, '_>, ground: &Ground, named: &mut Option<String>, context: &mut Context<'_>) -> Banded {
    balance_only(keys, context);
    let by = context.measure(keys, "by");
    *named = keys.text("waived-by", context.findings).map(|text| text.value.to_owned());
    let bands = size_bands(keys, ground, false, context);
    let place = keys.place;
    let interpolated = keys.table("indicated", context.findings).and_then(|mut table| {
        table.needed_option("method", &[("interpolated", ())], context.findings)?;
        let own = context.ground(&mut table);
        let basis = context.basis(&own, ground, table.place, "the interpolation");
        let ratios = context.sample(&mut table, "spread-method", Counts::Magnitude);
        let places = table.count("places", context.findings).and_then(|count| count.value.plain().parse().ok());
        if places.is_none() {
            table.missing("places", context.findings);
        }
        table.finish(context.findings);
        Some(Interpolated { places: places?, ratios, basis })
    });
    let falling =
        bands.iter().zip(bands.iter().skip(1)).any(|(one, next)| next.share.permitted.from < one.share.permitted.from);
    if falling {
        context.findings.add(
            Code::BandsBroken,
            place,
            "the shares fall from one band to the next",
            "shares rise with size",
        );
    }
    Banded { by, waived_by: None, bands, interpolated }
}

fn factors_operation(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Factors> {
    let of = base(keys, context);
    let mut ceilings = Vec::new();
    for mut entry in keys.tables("ceiling", context.findings) {
        let place = entry.place;
        let side = entry.needed_option("side", &Side::NAMES, context.findings);
        let at = context.figure(&mut entry, "at", Counts::Magnitude);
        let binding = entry.flag("binding", context.findings);
        let own = context.ground(&mut entry);
        let basis = context.basis(&own, ground, place, "the ceiling");
        entry.finish(context.findings);
        if let (Some(side), Some(at)) = (side, at) {
            ceilings.push(Ceiling { side: side.value, at: Percent(at), binding, basis });
        }
    }
    let net = keys.table("net", context.findings).and_then(|mut table| {
        let place = table.place;
        let from = context.figure(&mut table, "from", Counts::Change);
        let to = context.figure(&mut table, "to", Counts::Change);
        let own = context.ground(&mut table);
        let basis = context.basis(&own, ground, place, "the limits on the net");
        table.finish(context.findings);
        Some((Percent(from?), Percent(to?), basis))
    });
    Some(Factors { of: of?, ceilings, net })
}

fn addition(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Addition> {
    let indicated_share = keys.table("indicated-share", context.findings).map(|mut table| {
        let own = context.ground(&mut table);
        let own = own.or(ground);
        let of = context.measure(&mut table, "of");
        let bands = size_bands(&mut table, &own, true, context);
        table.finish(context.findings);
        IndicatedShare { of, bands }
    });
    let sum = if indicated_share.is_some() && keys.node("indicated").is_none() {
        let permitted = context.permitted(keys, Counts::Pounds, ground)?;
        let basis = permitted.basis.clone();
        let indicated = super::judgement::whole(&permitted, basis);
        super::judgement::Judgement { permitted, indicated }
    } else {
        context.judgement(keys, Counts::Pounds, ground)?
    };
    Some(Addition { sum, indicated_share })
}

fn reduction(
    keys: &mut Reader<'_, '_>,
    ground: &Ground,
    named: &mut Option<String>,
    context: &mut Context<'_>,
) -> Option<Reduction> {
    let of = base(keys, context);
    *named = keys.text("except", context.findings).map(|text| text.value.to_owned());
    let mut alternatives: List<Alternative> = List::new();
    if keys.node("alternative").is_none() {
        let reduction = context.judgement(keys, Counts::Share, ground)?;
        alternatives.push(Alternative { label: String::new(), when: None, reduction, opportunity: None });
    }
    for mut entry in keys.tables("alternative", context.findings) {
        let place = entry.place;
        let label = context.needed_text(&mut entry, "label");
        let when = context.condition(&mut entry, "when");
        let own = context.ground(&mut entry);
        let own = own.or(ground);
        let reduction = context.judgement(&mut entry, Counts::Share, &own);
        let opportunity = chance(&mut entry, context);
        entry.finish(context.findings);
        if alternatives.last().is_some_and(|alternative| alternative.when.is_none()) {
            context.findings.add(
                Code::NeverReached,
                place,
                "an alternative before this one always holds",
                "put the one without `when` last",
            );
        }
        alternatives.extend(reduction.map(|reduction| Alternative { label, when, reduction, opportunity }));
    }
    Some(Reduction { of: of?, alternatives, except: None })
}

/// `opportunity = { fact, option, closed-by-intent }`.
fn chance(entry: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Chance> {
    let mut table = entry.table("opportunity", context.findings)?;
    let fact = table.needed_text("fact", context.findings);
    let option = table.needed_text("option", context.findings);
    let closed_by_intent = table.flag("closed-by-intent", context.findings);
    table.finish(context.findings);
    let option = option?;
    let (fact, choices) = context.fact(fact?).map(|(id, fact)| (id, fact.kind.choices().clone()))?;
    let option = context.named(option, &choices, |choice| &choice.id, "option")?;
    Some(Chance { fact, option, closed_by_intent })
}

fn rounding(keys: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Rounding> {
    keys.needed("to", context.findings)?;
    let to = keys.money("to", context.currency, context.findings)?;
    let way = keys.needed_option("way", &Way::NAMES, context.findings)?;
    if to.value == Money::ZERO {
        context.findings.add(
            Code::MalformedMoney,
            to.place,
            "nothing can be rounded to a multiple of nil",
            "write `\"GBP 1\"`",
        );
        return None;
    }
    Some(Rounding { to: to.value, way: way.value })
}
