//! Reads a case: from a document to what its rulebook admits.

use super::arising::{leave_aside, options_of_all};
use super::choice::{chosen_by, refuses_rules};
use super::dates::{Days, Facts, place_of_fact};
use super::determinations_from_document::{Setting, determinations};
use super::evidence_from_document::evidence;
use super::facts_from_document::{as_written, fact_named, facts, value};
use super::published::{ended, proposed, published};
use super::refusals::{self, Listed};
use super::sharing::written_anew;
use super::withheld::{Withheld, everything, withheld};
use super::{Case, Determination, Exhibit, Infringement, Record};
use crate::diagnostic::{Findings, Place, Source};
use crate::document::{Reader, Table, Value, check_id, check_name, parse};
use crate::rulebook::{FactId, FactKind, FactValue, Period, Rulebook, bit_of, digest};
use crate::value::{List, Moment, Truth};
use std::sync::Arc;

/// The case a file holds, held against all of its rulebook that does not need the account. What
/// came from a body without consent is blanked out of the source where there are findings.
pub(crate) fn read_as_written<'r>(rulebook: &'r Rulebook, source: &mut Source) -> Result<Case<'r>, Findings> {
    let mut findings = Findings::new();
    let (case, hidden) = {
        let table = parse(source, &mut findings);
        if findings.is_empty() {
            let withheld = withheld(source, &table, Some(rulebook));
            let case = if refuses_rules(&table, &mut findings) {
                None
            } else {
                admitted(rulebook, source, &table, &withheld, &mut findings)
            };
            if let Some((day, key)) = chosen_by(&table, rulebook).filter(|_| !findings.is_empty()) {
                refusals::read_by(rulebook, day, key, &mut findings);
            }
            (case, withheld.places)
        } else {
            (None, everything(source))
        }
    };
    match case {
        Some(case) if findings.is_empty() => Ok(case),
        _ => {
            source.withhold(hidden);
            if findings.is_empty() {
                refusals::no_case(&mut findings);
            }
            Err(findings)
        }
    }
}

/// Blanks out of a source what came from a body without consent.
pub(crate) fn withhold(rulebook: &Rulebook, source: &mut Source) {
    let mut findings = Findings::new();
    let hidden = {
        let table = parse(source, &mut findings);
        if findings.is_empty() { withheld(source, &table, Some(rulebook)).places } else { everything(source) }
    };
    source.withhold(hidden);
}

/// Where a fact of the whole case stands in its source; the first place where it stands in none.
pub(crate) fn place_in(source: &Source, fact: &str) -> Place {
    place_of_fact(&parse(source, &mut Findings::new()), fact)
}

/// Where the figure of a determination stands in its source; the first place where it has none.
pub(crate) fn place_of_figure(source: &Source, determination: &Determination) -> Place {
    let table = parse(source, &mut Findings::new());
    let Some(Value::List(list)) = table.get("determination").map(|entry| &entry.node.value) else {
        return Place::default();
    };
    let Some(Value::Table(own)) = list.get(determination.row).map(|node| &node.value) else {
        return Place::default();
    };
    let figure = ["sum", "value", "quashed"].into_iter().find_map(|key| own.get(key));
    figure.map(|entry| entry.node.place).unwrap_or_default()
}

fn admitted<'r>(
    rulebook: &'r Rulebook,
    source: &Source,
    table: &Table<'_>,
    withheld: &Withheld,
    findings: &mut Findings,
) -> Option<Case<'r>> {
    let mut reader = Reader::new(table, Place::default());
    reader.needed("case", findings);
    let mut head = reader.table("case", findings)?;
    let head_place = head.place;
    let title = head.needed_text("title", findings).map(|text| text.value.to_owned());
    let note = head.text("note", findings).map(|text| text.value.to_owned()).unwrap_or_default();
    named_otherwise(&mut head, rulebook, findings);
    let assessed = head.day("as-of", findings);
    let as_of = assessed.map(|day| day.value);
    let notice_of_intent = head.day("notice-of-intent", findings);
    let notice = head.day("notice", findings);
    let days = Days { assessed, notice_of_intent, notice };
    let infringement =
        head.period("infringement", findings).map_or(Period::default(), |period| Period::from(period.value));
    days.check(infringement, findings);
    let rulebook = taken(&mut head, rulebook, findings);
    if !rulebook.infringements.meets(infringement) {
        refusals::conduct_out_of_reach(rulebook, head_place, findings);
    }
    head.finish(findings);

    let exhibits = exhibits(&mut reader, &withheld.exhibits, findings);
    let mut used = vec![false; exhibits.len()];
    let mut values = vec![FactValue::NotKnown; rulebook.facts.len()];
    let mut sources = vec![None; rulebook.facts.len()];
    let mut fact_places = Place::default();
    let mut written: Vec<&str> = Vec::new();
    if let Some(table) = reader.table("facts", findings) {
        fact_places = table.place;
        let before = findings.len();
        let so_far = days.so_far(rulebook.civil_time);
        let mut known = Facts { rulebook, values: &mut values, sources: &mut sources };
        facts(&table, &mut known, &exhibits, &mut used, so_far, findings);
        if findings.len() > before {
            written.extend(table.entries().iter().map(|entry| entry.key.as_ref()));
        }
    }
    let mut known = Facts { rulebook, values: &mut values, sources: &mut sources };
    days.take_length(infringement, &mut known);
    let as_written = values.clone();
    let left_aside = leave_aside(rulebook, &mut values);
    let so_far = days.so_far(rulebook.civil_time);
    let infringements = infringements(&mut reader, rulebook, &as_written, (fact_places, so_far), findings);
    together(rulebook, &infringements, &mut values);
    let read_apart = |id: FactId| {
        let apart = |infringement: &Arc<Infringement>| *id.of(&infringement.values) != FactValue::NotKnown;
        rulebook.is_read_apart(id) && infringements.iter().any(apart)
    };
    let not_asked = left_aside.iter().map(|(id, _)| *id).filter(|id| !read_apart(*id)).collect();
    required(rulebook, &infringements, &written, fact_places, findings);
    days.check_facts(rulebook, &values, &sources, table, findings);
    for limb in &infringements {
        days.check_length(infringement, rulebook, &limb.values, table, findings);
    }
    days.check_in_force(infringement, rulebook, &values, table, findings);
    contradictions(rulebook, &values, table, findings);
    let evidence = evidence(&mut reader, &withheld.evidence, rulebook, &values, &exhibits, &mut used, findings);
    let setting = Setting { rulebook, values: &values, infringements: &infringements, exhibits: &exhibits, days };
    let determinations = determinations(&mut reader, &setting, &mut used, findings);
    let published = published(&mut reader, &setting, &determinations, findings);
    let proposed = proposed(&mut reader, rulebook, &determinations, published.as_ref(), findings);
    let ended = ended(&mut reader, rulebook, published.as_ref(), findings);
    reader.finish(findings);
    // What only a withheld item relied on would be told by being missed.
    let told = !withheld.any() && published.is_none() && proposed.is_none() && ended.is_none();
    let unused = exhibits.entries().zip(&used).filter(|(_, used)| told && !**used);
    let unused_exhibits = unused.map(|((id, _), _)| id).collect();
    let shareable =
        if withheld.none() { None } else { written_anew(source.text(), &withheld.evidence, &evidence, &exhibits) };
    let record = Record {
        title: title?,
        note,
        digest: digest(shareable.as_deref().unwrap_or(source.text())),
        shown_in_part: shareable.is_some(),
        withholds_evidence: withheld.any(),
        as_of,
        notice_of_intent: notice_of_intent.map(|day| day.value),
        notice: notice.map(|day| day.value),
        infringement,
        exhibits,
        unused_exhibits,
        sources,
        not_asked,
        published,
        proposed,
        ended,
    };
    Some(Case {
        rulebook,
        record: Arc::new(record),
        values: Arc::new(values),
        left_aside,
        infringements: Arc::new(infringements),
        evidence: Arc::new(evidence),
        determinations: Arc::new(determinations),
    })
}

/// A case that names a rulebook or schedule is read by no other.
fn named_otherwise(head: &mut Reader<'_, '_>, rulebook: &Rulebook, findings: &mut Findings) {
    if let Some(name) = head.text("rulebook", findings)
        && name.value != rulebook.id
    {
        refusals::another_rulebook(name, rulebook, findings);
    }
    let schedule = rulebook.schedule.as_ref().map(|schedule| schedule.id.as_str());
    if let Some(name) = head.text("schedule", findings)
        && Some(name.value) != schedule
    {
        refusals::another_schedule(name, schedule, findings);
    }
}

fn exhibits(reader: &mut Reader<'_, '_>, withheld: &[bool], findings: &mut Findings) -> List<Exhibit> {
    let mut exhibits: List<Exhibit> = List::new();
    for (index, node) in reader.list("exhibit", findings).iter().enumerate() {
        if withheld.get(index) == Some(&true) {
            continue;
        }
        let Some(mut entry) = Reader::of(node, findings) else { continue };
        let place = entry.place;
        let id = entry.needed_text("id", findings).filter(|id| check_name(*id, findings)).map(|id| id.value.to_owned());
        let title = entry.needed_text("title", findings).map(|title| title.value.to_owned());
        let address = entry.text("address", findings).map(|address| address.value.to_owned()).unwrap_or_default();
        let note = entry.text("note", findings).map(|note| note.value.to_owned()).unwrap_or_default();
        entry.finish(findings);
        let (Some(id), Some(title)) = (id, title) else { continue };
        if exhibits.iter().any(|other| other.id == id) {
            refusals::two_of_an_id(Listed::Exhibit, &id, place, findings);
            continue;
        }
        exhibits.push(Exhibit { id, title, address, note });
    }
    exhibits
}

/// The rulebook as the case takes its steps: for each infringement what may be, or once.
fn taken<'r>(head: &mut Reader<'_, '_>, rulebook: &'r Rulebook, findings: &mut Findings) -> &'r Rulebook {
    let place = head.node("per-infringement").map(|node| node.place);
    let (true, Some(place)) = (head.flag("per-infringement", findings), place) else { return rulebook };
    let apart = rulebook.apart();
    if apart.is_none() {
        refusals::no_step_apart(rulebook, place, findings);
    }
    apart.unwrap_or(rulebook)
}

/// The infringements; `values` is what the case says of each fact, before what does not arise is
/// left aside: whether it arises is asked of each infringement.
fn infringements(
    reader: &mut Reader<'_, '_>,
    rulebook: &Rulebook,
    values: &[FactValue],
    (facts_place, so_far): (Place, Option<Moment>),
    findings: &mut Findings,
) -> List<Arc<Infringement>> {
    let before = findings.len();
    let mut infringements: List<Arc<Infringement>> = List::new();
    let mut without_facts: Vec<(String, Place)> = Vec::new();
    let apart = rulebook.steps.iter().any(|step| step.per_infringement);
    for mut entry in reader.tables("infringement", findings) {
        let place = entry.place;
        let id = entry.needed_text("id", findings);
        let id = id.filter(|id| check_id(*id, findings)).map(|id| id.value.to_owned());
        let label = entry.text("label", findings).map(|label| label.value.to_owned());
        let mut own = values.to_vec();
        let mut written = Vec::new();
        let mut nothing = true;
        if let Some(table) = entry.table("facts", findings) {
            nothing = table.entries().is_empty();
            for fact_entry in table.entries() {
                let Some((fact_id, fact)) = fact_named(fact_entry, rulebook, findings) else { continue };
                if !fact.moves_figures() {
                    refusals::fact_of_the_whole_case(fact, fact_entry.key_place, findings);
                    continue;
                }
                if apart && !rulebook.is_read_apart(fact_id) {
                    let users: Vec<&str> = fact.feeds.iter().map(String::as_str).collect();
                    refusals::nothing_reads_it_apart(fact, &users, fact_entry.key_place, findings);
                    continue;
                }
                if let (Some(slot), Some(value)) =
                    (own.get_mut(fact_id.index()), value(&fact_entry.node, fact, rulebook, so_far, findings))
                {
                    let text = as_written(fact, &fact_entry.node);
                    if !text.is_empty() {
                        written.push((fact_id, value.clone(), text));
                    }
                    *slot = value;
                }
            }
        }
        entry.finish(findings);
        let left_aside = leave_aside(rulebook, &mut own);
        let Some(id) = id else { continue };
        if nothing {
            without_facts.push((id.clone(), place));
        }
        if infringements.iter().any(|other| other.id == id) {
            refusals::two_of_an_id(Listed::Infringement, &id, place, findings);
        }
        let label = label.unwrap_or_else(|| id.clone());
        infringements.push(Arc::new(Infringement { id, label, values: own, left_aside, written }));
    }
    if !apart && infringements.len() > 1 {
        refusals::infringements_together(rulebook, reader.place, findings);
    } else if infringements.len() > 1 {
        for (id, place) in without_facts {
            refusals::infringement_without_facts(&id, place, findings);
        }
    }
    if infringements.is_empty() {
        let mut values = values.to_vec();
        let left_aside = leave_aside(rulebook, &mut values);
        let (id, label, written) = (String::new(), String::new(), Vec::new());
        infringements.push(Arc::new(Infringement { id, label, values, left_aside, written }));
    } else if apart && findings.len() == before {
        carried(rulebook, &infringements, values, facts_place, findings);
    }
    infringements
}

/// Refuses options listed for the whole case that no infringement carries, where the steps taken
/// for each read them: they would be lost.
fn carried(
    rulebook: &Rulebook,
    infringements: &List<Arc<Infringement>>,
    values: &[FactValue],
    place: Place,
    findings: &mut Findings,
) {
    for (id, fact) in rulebook.facts.entries().filter(|(id, _)| rulebook.is_read_apart(*id)) {
        let (FactValue::Options(whole), FactKind::Options { options, .. }) = (id.of(values), &fact.kind) else {
            continue;
        };
        let Some(carried) = options_of_all(id, infringements) else { continue };
        let lost: Vec<&str> = options
            .entries()
            .filter(|(option, _)| whole & bit_of(*option) != 0 && carried & bit_of(*option) == 0)
            .map(|(_, option)| option.id.as_str())
            .collect();
        if !lost.is_empty() {
            refusals::carried_by_none(fact, &lost, place, findings);
        }
    }
}

/// Adds to what the whole case lists what its infringements list: what is asked of the whole case is
/// asked of all that was found.
fn together(rulebook: &Rulebook, infringements: &List<Arc<Infringement>>, values: &mut [FactValue]) {
    for (id, _) in rulebook.facts.entries().filter(|(id, _)| rulebook.is_read_apart(*id)) {
        let Some(all) = options_of_all(id, infringements) else { continue };
        if let Some(value) = values.get_mut(id.index()) {
            *value = match value {
                FactValue::Options(own) => FactValue::Options(*own | all),
                // What is said of every infringement is said of the case.
                _ => FactValue::Options(all),
            };
        }
    }
}

/// A required fact that is missing. One that is written and wrong has been told already.
fn required(
    rulebook: &Rulebook,
    infringements: &List<Arc<Infringement>>,
    written: &[&str],
    place: Place,
    findings: &mut Findings,
) {
    for (id, fact) in rulebook.facts.entries() {
        let missing = infringements.iter().any(|infringement| *id.of(&infringement.values) == FactValue::NotKnown);
        if fact.required && missing && !written.contains(&fact.id.as_str()) {
            refusals::required_fact(fact, place, findings);
        }
    }
}

fn contradictions(rulebook: &Rulebook, values: &[FactValue], table: &Table<'_>, findings: &mut Findings) {
    for contradiction in &rulebook.contradictions {
        if contradiction.when.truth(values) != Truth::True {
            continue;
        }
        let named = contradiction.when.facts().iter().map(|fact| &rulebook.facts[*fact]);
        let dates = named.clone().all(|fact| matches!(fact.kind, FactKind::Date));
        let first = named.map(|fact| fact.id.as_str()).next().unwrap_or_default();
        let place = place_of_fact(table, first);
        refusals::contradiction(contradiction, dates, place, findings);
    }
}
