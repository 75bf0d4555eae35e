//! Reads an engagement schedule.

use super::context::{Context, Counts, Ground};
use crate::diagnostic::{Place, ids};
use crate::document::Reader;
use crate::rulebook::refusals::{self, DEGREES_OF_FOLLOWING, Resting};
use crate::rulebook::{
    Basis, Body, Duty, FactId, Gate, GateKind, Gathers, Grade, Head, Judgement, Kind, Period, Phase, Promptness, Roles,
    Schedule, Service, Significance, Weighted,
};
use crate::value::{Amount, List, Percent, Span};
use std::marker::PhantomData;

/// The schedule a document holds, its authorities and facts being declared in the context.
pub(super) fn schedule(reader: &mut Reader<'_, '_>, digest: String, context: &mut Context<'_>) -> Option<Schedule> {
    let head = header(reader, context);
    let grades = weighted(reader, "grade", "grades", context);
    rising(&grades, reader.place, context);
    let heads = heads(reader, context);
    let bodies = bodies(reader, context);
    let services = services(reader, &grades, context);
    let kinds = kinds(reader, &heads, &services, &bodies, context);
    let promptness = promptness(reader, context);
    let following = weighted(reader, "following", DEGREES_OF_FOLLOWING, context);
    let effect = weighted(reader, "effect", "effects", context);
    let gates = gates(reader, context);
    let duties = duties(reader, &kinds, &bodies, context);
    let significance = significance(reader, context);
    let (continuity_months, continuity_basis) = continuity(reader, context)?;
    let Header { id, title, version, in_force, ceiling, minimum_grade, roles } = head?;
    let minimum_grade = grades.position(|grade| grade.id == minimum_grade.0).or_else(|| {
        refusals::no_such_grade(&minimum_grade.0, minimum_grade.1, context.findings);
        None
    })?;
    Some(Schedule {
        id,
        title,
        version,
        digest,
        in_force,
        ceiling,
        roles,
        minimum_grade,
        heads,
        grades,
        bodies,
        services,
        kinds,
        promptness,
        following,
        effect,
        gates: gates?,
        duties,
        significance,
        continuity_months,
        continuity_basis,
    })
}

struct Header {
    id: String,
    title: String,
    version: String,
    in_force: Period,
    ceiling: Judgement,
    minimum_grade: (String, Place),
    roles: Roles,
}

fn header(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Header> {
    reader.needed("schedule", context.findings)?;
    let mut table = reader.table("schedule", context.findings)?;
    let id = table.needed_id("id", context.findings).map(|id| id.value.to_owned());
    let title = context.needed_text(&mut table, "title");
    let version = context.needed_text(&mut table, "version");
    let in_force = table.period("in-force", context.findings).map(|period| Period::from(period.value));
    let ground = context.ground(&mut table);
    let minimum_grade =
        table.needed_text("minimum-grade", context.findings).map(|text| (text.value.to_owned(), text.place));
    table.needed("ceiling", context.findings);
    let ceiling = table.table("ceiling", context.findings).and_then(|mut ceiling| {
        let own = context.ground(&mut ceiling);
        let judgement =
            context.judgement(&mut ceiling, Counts::Share, if own.standing.is_some() { &own } else { &ground });
        ceiling.finish(context.findings);
        judgement
    });
    let roles = roles(&mut table, context);
    table.finish(context.findings);
    Some(Header {
        id: id?,
        title,
        version,
        in_force: in_force.unwrap_or_default(),
        ceiling: ceiling?,
        minimum_grade: minimum_grade?,
        roles,
    })
}

fn roles(table: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Roles {
    let Some(mut facts) = table.table("facts", context.findings) else {
        return Roles::default();
    };
    let mut fact = |key, kind: &str| -> Option<FactId> {
        let name = facts.text(key, context.findings)?;
        let (id, found) = context.fact(name)?;
        let fine = found.kind.name() == kind;
        if !fine {
            refusals::fact_of_other_type(name, kind, context.findings);
        }
        fine.then_some(id)
    };
    let awareness = fact("awareness", "date");
    let detected = fact("detected", "date");
    let investigation_known = fact("investigation-known", "date");
    let ransom_paid = fact("ransom-paid", "yes-no");
    facts.finish(context.findings);
    Roles { awareness, detected, investigation_known, ransom_paid }
}

fn weighted<S>(
    reader: &mut Reader<'_, '_>,
    key: &'static str,
    what: &str,
    context: &mut Context<'_>,
) -> List<Weighted<S>> {
    let mut list: List<Weighted<S>> = List::new();
    for mut entry in reader.tables(key, context.findings) {
        let place = entry.place;
        let id = entry.needed_text("id", context.findings).map(|id| id.value.to_owned());
        let label = context.needed_text(&mut entry, "label");
        let weight = context.figure(&mut entry, "weight", Counts::Share);
        let own = context.ground(&mut entry);
        context.text(&mut entry, "note");
        let basis = context.basis(&own, &Ground::default(), place, Resting::Weight);
        entry.finish(context.findings);
        let (Some(id), Some(weight)) = (id, weight) else { continue };
        if list.iter().any(|other| other.id == id) {
            refusals::two_of_an_id(what, &id, place, context.findings);
        }
        list.push(Weighted { id, label, weight: Percent(weight), basis, scale: PhantomData });
    }
    if list.is_empty() {
        refusals::scale_is_empty(key, what, reader.place, context.findings);
    }
    list
}

fn rising(grades: &List<Grade>, place: Place, context: &mut Context<'_>) {
    if grades.iter().zip(grades.iter().skip(1)).any(|(one, next)| next.weight < one.weight) {
        refusals::grades_fall(place, context.findings);
    }
}

fn heads(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> List<Head> {
    const GATHERS: [(&str, Gathers); 2] = [("best", Gathers::Best), ("sum", Gathers::Sum)];
    let mut heads: List<Head> = List::new();
    let mut whole = Amount::ZERO;
    for mut entry in reader.tables("head", context.findings) {
        let place = entry.place;
        let id = context.new_id(&mut entry, &ids(&heads, |head| &head.id), "heads");
        let label = context.needed_text(&mut entry, "label");
        let share = context.figure(&mut entry, "share", Counts::Share);
        let own = context.ground(&mut entry);
        let basis = context.basis(&own, &Ground::default(), place, Resting::Share);
        let mut range = None;
        if let Some(mut permitted) = entry.table("permitted", context.findings) {
            let from = context.figure(&mut permitted, "from", Counts::Share);
            let to = context.figure(&mut permitted, "to", Counts::Share);
            permitted.finish(context.findings);
            range = from.zip(to).and_then(|(from, to)| Span::from_to(Percent(from), Percent(to)));
            if let (Some(share), Some(from), Some(to)) = (share, from, to)
                && (share < from || to < share)
            {
                refusals::head_outside(place, context.findings);
            }
        }
        let gathers = entry.needed_option("gathers", &GATHERS, context.findings);
        context.text(&mut entry, "note");
        entry.finish(context.findings);
        if let (Some(id), Some(share), Some(gathers)) = (id, share, gathers) {
            whole = whole.plus(share).unwrap_or(whole);
            heads.push(Head { id, label, share: Percent(share), permitted: range, gathers: gathers.value, basis });
        }
    }
    if whole != Amount::HUNDRED {
        refusals::heads_make_no_whole(whole, reader.place, context.findings);
    }
    heads
}

fn bodies(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> List<Body> {
    let mut bodies: List<Body> = List::new();
    for mut entry in reader.tables("body", context.findings) {
        let id = context.new_id(&mut entry, &ids(&bodies, |body| &body.id), "bodies");
        let label = context.needed_text(&mut entry, "label");
        context.ground(&mut entry);
        context.text(&mut entry, "note");
        entry.finish(context.findings);
        bodies.extend(id.map(|id| Body { id, label }));
    }
    bodies
}

fn services(reader: &mut Reader<'_, '_>, grades: &List<Grade>, context: &mut Context<'_>) -> List<Service> {
    const KNOWN: [(&str, &str); 3] = [("confirmed", "confirmed"), ("single", "single"), ("not-found", "not-found")];
    let mut services: List<Service> = List::new();
    for mut entry in reader.tables("service", context.findings) {
        let id = context.new_id(&mut entry, &ids(&services, |service| &service.id), "services");
        let label = context.needed_text(&mut entry, "label");
        let available = entry.period("available", context.findings).map(|period| Period::from(period.value));
        let (mut open_to, mut open_when) = (String::new(), None);
        if let Some(mut table) = entry.table("open-to", context.findings) {
            open_to = context.needed_text(&mut table, "label");
            open_when = context.condition(&mut table, "when");
            table.finish(context.findings);
        }
        let evidence_left = context.needed_text(&mut entry, "evidence-left");
        let checked_by = context.needed_text(&mut entry, "checked-by");
        let best = entry.needed_text("best-grade", context.findings);
        let best_grade = best.and_then(|name| context.named(name, grades, |grade| &grade.id, "grade"));
        let known = entry.needed_option("status", &KNOWN, context.findings).map_or("not-found", |known| known.value);
        let ground = context.ground(&mut entry);
        let note = context.text(&mut entry, "note");
        entry.finish(context.findings);
        if let Some(id) = id {
            services.push(Service {
                id,
                label,
                available: available.unwrap_or_default(),
                open_to,
                open_when,
                evidence_left,
                checked_by,
                best_grade,
                known: known.to_owned(),
                authority: ground.authority,
                note,
            });
        }
    }
    services
}

fn kinds(
    reader: &mut Reader<'_, '_>,
    heads: &List<Head>,
    services: &List<Service>,
    bodies: &List<Body>,
    context: &mut Context<'_>,
) -> List<Kind> {
    const NEEDS: [(&str, u8); 3] = [("coverage", 0), ("continuity", 1), ("advice", 2)];
    const ORIGINS: [(&str, bool); 2] = [("organisation", false), ("body", true)];
    let mut kinds: List<Kind> = List::new();
    for mut entry in reader.tables("kind", context.findings) {
        let place = entry.place;
        let id = context.new_id(&mut entry, &ids(&kinds, |kind| &kind.id), "kinds");
        let label = context.needed_text(&mut entry, "label");
        let harms = entry.flag("harms", context.findings);
        let head =
            entry.text("head", context.findings).and_then(|name| context.named(name, heads, |head| &head.id, "head"));
        let points =
            if entry.node("points").is_some() { context.figure(&mut entry, "points", Counts::Share) } else { None };
        if !harms && (entry.node("head").is_none() || entry.node("points").is_none()) {
            refusals::kind_without_points(place, context.findings);
        }
        let service_list = context.all_named(&mut entry, "services", services, |service| &service.id, "service");
        let body_list = context.all_named(&mut entry, "bodies", bodies, |body| &body.id, "body");
        let includes = context.all_named(&mut entry, "includes", &kinds, |kind| &kind.id, "kind");
        if includes.iter().any(|included| kinds[*included].head != head) {
            refusals::includes_another_head(place, context.findings);
        }
        let phase = entry.option("phase", &Phase::NAMES, context.findings).map_or(Phase::Any, |phase| phase.value);
        let timed = entry.flag("timed", context.findings);
        let needs: Vec<u8> = entry
            .texts("needs", context.findings)
            .into_iter()
            .filter_map(|name| {
                let found = NEEDS.iter().find(|(need, _)| *need == name.value).map(|(_, need)| *need);
                if found.is_none() {
                    refusals::no_such_need(name, context.findings);
                }
                found
            })
            .collect();
        let from_body = entry.option("origin", &ORIGINS, context.findings).is_some_and(|origin| origin.value);
        let rests_on_payment = entry.flag("rests-on-payment", context.findings);
        let question = context.needed_text(&mut entry, "question");
        let hint = context.text(&mut entry, "hint");
        let own = context.ground(&mut entry);
        context.text(&mut entry, "note");
        let basis = context.basis(&own, &Ground::default(), place, Resting::Points);
        entry.finish(context.findings);
        if let Some(id) = id {
            kinds.push(Kind {
                id,
                label,
                head,
                points: points.map_or(Percent::ZERO, Percent),
                services: service_list,
                bodies: body_list,
                includes,
                phase,
                timed,
                needs_coverage: needs.contains(&0),
                needs_continuity: needs.contains(&1),
                needs_advice: needs.contains(&2),
                from_body,
                rests_on_payment,
                harms,
                question,
                hint,
                basis,
            });
        }
    }
    kinds
}

fn promptness(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Vec<Promptness> {
    let mut list: Vec<Promptness> = Vec::new();
    for mut entry in reader.tables("promptness", context.findings) {
        let place = entry.place;
        let within = entry.duration("within", context.findings).map(|within| within.value);
        let weight = context.figure(&mut entry, "weight", Counts::Share);
        let own = context.ground(&mut entry);
        context.text(&mut entry, "label");
        context.text(&mut entry, "note");
        let basis = context.basis(&own, &Ground::default(), place, Resting::Weight);
        entry.finish(context.findings);
        let Some(weight) = weight else { continue };
        let broken = list.last().is_some_and(|before| match (before.within, within) {
            (None, _) => true,
            (Some(before), Some(within)) => within <= before,
            (Some(_), None) => false,
        } || before.weight < Percent(weight));
        if broken {
            refusals::promptness_out_of_order(place, context.findings);
        }
        list.push(Promptness { within, weight: Percent(weight), basis });
    }
    if list.last().is_none_or(|last| last.within.is_some()) {
        refusals::late_worth_nothing_said(reader.place, context.findings);
    }
    list
}

fn gates(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Vec<Gate>> {
    let mut gates: Vec<Gate> = Vec::new();
    for mut entry in reader.tables("gate", context.findings) {
        let place = entry.place;
        let kind = entry.needed_option("id", &GateKind::NAMES, context.findings);
        let label = context.needed_text(&mut entry, "label");
        let question = context.needed_text(&mut entry, "question");
        let reduced =
            if entry.node("reduced").is_some() { context.figure(&mut entry, "reduced", Counts::Share) } else { None };
        let own = context.ground(&mut entry);
        context.text(&mut entry, "note");
        let basis = context.basis(&own, &Ground::default(), place, Resting::Gate);
        entry.finish(context.findings);
        let may_reduce =
            kind.is_some_and(|kind| matches!(kind.value, GateKind::Duty | GateKind::Proactive | GateKind::Scope));
        if reduced.is_some() && !may_reduce {
            refusals::gate_never_reduces(place, context.findings);
        }
        gates.extend(kind.map(|kind| Gate {
            kind: kind.value,
            label,
            question,
            reduced: reduced.map_or(Percent::ZERO, Percent),
            basis,
        }));
    }
    let in_order = gates.iter().map(|gate| gate.kind).eq(GateKind::NAMES.iter().map(|(_, kind)| *kind));
    if !in_order {
        refusals::gates_differ(&GateKind::NAMES.map(|(name, _)| name), reader.place, context.findings);
        return None;
    }
    Some(gates)
}

fn duties(
    reader: &mut Reader<'_, '_>,
    kinds: &List<Kind>,
    bodies: &List<Body>,
    context: &mut Context<'_>,
) -> List<Duty> {
    let mut duties: List<Duty> = List::new();
    for mut entry in reader.tables("duty", context.findings) {
        let id = context.new_id(&mut entry, &ids(&duties, |duty| &duty.id), "duties");
        let label = context.needed_text(&mut entry, "label");
        let in_force = entry.period("in-force", context.findings).map(|period| Period::from(period.value));
        let when = context.condition(&mut entry, "when");
        let kind_list = context.all_named(&mut entry, "kinds", kinds, |kind| &kind.id, "kind");
        let body_list = context.all_named(&mut entry, "bodies", bodies, |body| &body.id, "body");
        let ground = context.ground(&mut entry);
        let never_counts = entry.flag("never-counts", context.findings);
        let note = context.text(&mut entry, "note");
        entry.finish(context.findings);
        duties.extend(id.map(|id| Duty {
            id,
            label,
            in_force,
            when,
            kinds: kind_list,
            bodies: body_list,
            never_counts,
            authority: ground.authority,
            note,
        }));
    }
    duties
}

fn significance(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Significance> {
    let mut table = reader.table("significance", context.findings)?;
    let place = table.place;
    context.text(&mut table, "categories");
    let uplift = context.figure(&mut table, "uplift", Counts::Magnitude);
    table.needed("when", context.findings);
    let when = context.condition(&mut table, "when");
    let own = context.ground(&mut table);
    context.text(&mut table, "note");
    let basis = context.basis(&own, &Ground::default(), place, Resting::Uplift);
    table.finish(context.findings);
    Some(Significance { when: when?, uplift: Percent(uplift?), basis })
}

fn continuity(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<(u32, Basis)> {
    reader.needed("continuity", context.findings)?;
    let mut table = reader.table("continuity", context.findings)?;
    let place = table.place;
    table.needed("months", context.findings);
    let months = table.count("months", context.findings).and_then(|count| count.value.to_whole());
    let own = context.ground(&mut table);
    context.text(&mut table, "note");
    let basis = context.basis(&own, &Ground::default(), place, Resting::Time);
    table.finish(context.findings);
    Some((months?, basis))
}
