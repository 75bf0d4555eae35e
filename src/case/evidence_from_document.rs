//! Reads evidence of engagement.

use super::dates::is_before_detection;
use super::facts_from_document::provenance;
use super::refusals::{self, Carried, Listed};
use super::sharing::NOT_SHOWN;
use super::withheld::Shows;
use super::{Beginner, Evidence, Exhibit};
use crate::diagnostic::{Code, Findings, Place, ids};
use crate::document::{Reader, Written, check_name, not_an_option, place_of};
use crate::rulebook::{FactValue, Period, Rulebook, Schedule};
use crate::value::{Id, List};

/// `[[evidence]]`. Items that are withheld are not read at all, and leave no gap.
pub(super) fn evidence(
    reader: &mut Reader<'_, '_>,
    shows: &[Shows],
    rulebook: &Rulebook,
    values: &[FactValue],
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    findings: &mut Findings,
) -> List<Evidence> {
    let mut items: Vec<Evidence> = Vec::new();
    let nodes = reader.list("evidence", findings);
    let Some(schedule) = &rulebook.schedule else {
        if let Some(node) = nodes.first() {
            refusals::no_schedule(rulebook, node.place, findings);
        }
        return List::new();
    };
    let mut existing: Vec<usize> = Vec::new();
    for (place, (node, shows)) in nodes.iter().zip(shows).enumerate() {
        if *shows == Shows::Nothing {
            continue;
        }
        let Some(mut entry) = Reader::of(node, findings) else { continue };
        let mut own = Findings::new();
        let item = evidence_item(&mut entry, rulebook, schedule, exhibits, used, &mut own);
        entry.finish(&mut own);
        // The documents that such an item alone relies on are not read either, so none is missed.
        let told = |code: Code| *shows != Shows::Existence || code != Code::NoSuchExhibit;
        for found in own.in_file_order().into_iter().filter(|found| told(found.code)) {
            findings.add(found.code, found.place, found.message, found.help);
        }
        let Some(item) = item else { continue };
        let item = Evidence { place, ..item };
        if is_before_detection(&item, rulebook, values) {
            refusals::reported_before_detected(node.place, findings);
        }
        if *shows == Shows::Existence {
            existing.push(items.len());
            items.push(existence(item));
            continue;
        }
        if items.iter().any(|other| other.id == item.id) {
            refusals::two_of_an_id(Listed::Evidence, &item.id, node.place, findings);
        }
        items.push(item);
    }
    for index in existing {
        let name = (index.saturating_add(1)..).map(|number| format!("item-{number}"));
        let free = name.into_iter().find(|name| items.iter().all(|other| other.id != *name));
        if let (Some(item), Some(name)) = (items.get_mut(index), free) {
            item.id = name;
        }
    }
    List::from(items)
}

/// An item of which only the existence may be told: its words and its name stay behind, and so do
/// the documents it stands in, whose titles are words as well.
fn existence(mut item: Evidence) -> Evidence {
    let told = |words: String| if words.is_empty() { words } else { NOT_SHOWN.to_owned() };
    item.id.clear();
    item.beyond_duty = told(item.beyond_duty);
    item.harms = told(item.harms);
    item.provenance.note.clear();
    item.provenance.pinpoint.clear();
    item.provenance.exhibits.clear();
    item
}

fn evidence_item(
    entry: &mut Reader<'_, '_>,
    rulebook: &Rulebook,
    schedule: &Schedule,
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    findings: &mut Findings,
) -> Option<Evidence> {
    const CONSENT: [(&str, ()); 5] =
        [("given", ()), ("existence-only", ()), ("refused", ()), ("withdrawn", ()), ("not-asked", ())];
    let id = entry.needed_text("id", findings).filter(|id| check_name(*id, findings)).map(|id| id.value.to_owned());
    let kind_name = entry.needed_text("kind", findings);
    let kind_id = kind_name.and_then(|name| named(name, &schedule.kinds, |kind| &kind.id, Code::NoSuchKind, findings));
    let body = entry.text("body", findings);
    let body_id = body.and_then(|name| named(name, &schedule.bodies, |body| &body.id, Code::NotAnOption, findings));
    let service = entry.text("service", findings);
    let service_id =
        service.and_then(|name| named(name, &schedule.services, |service| &service.id, Code::NotAnOption, findings));
    let at = entry.node("at").and_then(|node| node.moment(rulebook.civil_time, findings)).map(|at| at.value);
    let begun_by = entry.option("begun-by", &Beginner::NAMES, findings).map(|beginner| beginner.value);
    let grade = entry
        .text("grade", findings)
        .and_then(|name| named(name, &schedule.grades, |grade| &grade.id, Code::NotAnOption, findings));
    let (mut covers_entity, mut covers_system) = (None, None);
    let covers_place = entry.node("covers").map(|node| node.place);
    if let Some(mut covers) = entry.table("covers", findings) {
        covers_entity = covers.truth("entity", findings).map(|truth| truth.value);
        covers_system = covers.truth("system", findings).map(|truth| truth.value);
        covers.finish(findings);
    }
    let kept_up = entry.period("kept-up", findings);
    let followed = entry.text("followed", findings);
    let followed_id = followed
        .and_then(|name| named(name, &schedule.following, |following| &following.id, Code::NotAnOption, findings));
    let effect = entry.text("effect", findings);
    let effect_id =
        effect.and_then(|name| named(name, &schedule.effect, |effect| &effect.id, Code::NotAnOption, findings));
    entry.option("origin", &[("organisation", ()), ("body", ())], findings);
    entry.option("consent", &CONSENT, findings);
    let beyond_duty = text(entry, "beyond-duty", findings);
    let credited_under = entry
        .text("credited-under", findings)
        .and_then(|name| named(name, &rulebook.factors, |factor| &factor.id, Code::NoSuchFactor, findings));
    let harms = text(entry, "harms", findings);
    let provenance = provenance(entry, exhibits, used, findings);
    let kind_id = kind_id?;
    let kind = &schedule.kinds[kind_id];
    let mut refuse = |given: Option<Place>, what: Carried| {
        if let Some(place) = given {
            refusals::not_for_this_kind(kind, what, place, findings);
        }
    };
    refuse(followed.map(|text| text.place).filter(|_| !kind.needs_advice), Carried::Followed);
    refuse(effect.map(|text| text.place).filter(|_| !kind.needs_advice), Carried::Effect);
    refuse(covers_place.filter(|_| !kind.needs_coverage), Carried::Coverage);
    refuse(kept_up.map(|period| period.place).filter(|_| !kind.needs_continuity), Carried::Continuity);
    if !kind.bodies.is_empty() && body_id.is_some_and(|body| !kind.bodies.contains(&body)) {
        refuse(body.map(|text| text.place), Carried::Body);
    }
    if !kind.services.is_empty() && service_id.is_some_and(|service| !kind.services.contains(&service)) {
        refuse(service.map(|text| text.place), Carried::Service);
    }
    Some(Evidence {
        id: id?,
        place: 0,
        kind: kind_id,
        body: body_id,
        service: service_id,
        at,
        begun_by,
        grade,
        covers_entity,
        covers_system,
        kept_up: kept_up.map(|period| Period::from(period.value)),
        followed: followed_id,
        effect: effect_id,
        beyond_duty,
        credited_under,
        harms,
        provenance,
    })
}

fn text(entry: &mut Reader<'_, '_>, key: &'static str, findings: &mut Findings) -> String {
    entry.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default()
}

fn named<T>(
    name: Written<&str>,
    list: &List<T>,
    id: fn(&T) -> &String,
    code: Code,
    findings: &mut Findings,
) -> Option<Id<T>> {
    list.id_at(place_named(name, &ids(list, id), code, findings)?)
}

fn place_named(name: Written<&str>, ids: &[&str], code: Code, findings: &mut Findings) -> Option<usize> {
    match code {
        Code::NoSuchKind => {
            place_of(name, ids, code, refusals::KIND_OF_EVIDENCE, &refusals::see_the_rulebook, findings)
        }
        Code::NoSuchFactor => place_of(name, ids, code, "factor", &refusals::see_the_rulebook, findings),
        _ => {
            let found = ids.iter().position(|id| *id == name.value);
            if found.is_none() {
                not_an_option(name, ids, findings);
            }
            found
        }
    }
}
