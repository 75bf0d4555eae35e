//! Reads authorities, sections and facts: what the rest of a rulebook refers to.

use super::condition;
use super::context::{Context, Ground};
use crate::diagnostic::{Findings, Place};
use crate::document::{Node, Reader};
use crate::rulebook::refusals::Resting;
use crate::rulebook::{
    Assumed, Authority, Choice, Fact, FactKind, Period, Pinpoints, Plausible, Section, Standing, refusals,
};
use crate::value::{Amount, List, Measures, Money, Percent, Span};
use sha2::{Digest, Sha256};

/// SHA-256 of a text, in hex.
pub(crate) fn digest(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        hex.extend([byte >> 4, byte & 15].into_iter().filter_map(|half| char::from_digit(u32::from(half), 16)));
    }
    hex
}

/// `[[authority]]`.
pub(super) fn authorities(
    reader: &mut Reader<'_, '_>,
    known: &List<Authority>,
    findings: &mut Findings,
) -> Vec<(Authority, Place)> {
    let standings: Vec<_> =
        Standing::NAMES.into_iter().filter(|(_, standing)| *standing != Standing::Assumption).collect();
    let mut authorities: Vec<(Authority, Place)> = Vec::new();
    for mut entry in reader.tables("authority", findings) {
        let place = entry.place;
        let id = entry.needed_id("id", findings);
        let cite = entry.needed_text("cite", findings).map(|text| text.value.to_owned());
        let standing = entry.needed_option("standing", &standings, findings);
        let read_on = entry.needed("read-on", findings).is_some().then(|| entry.day("read-on", findings)).flatten();
        let quotation = entry.text("quotation", findings).map(|text| text.value.to_owned()).unwrap_or_default();
        let address = entry.text("address", findings);
        if let Some(address) = address
            && !address.value.starts_with("https://")
        {
            refusals::unofficial_address(address.place, findings);
        }
        let note = entry.text("note", findings).map(|text| text.value.to_owned()).unwrap_or_default();
        let changes_on = entry.day("changes-on", findings).map(|day| day.value);
        entry.finish(findings);
        let (Some(id), Some(cite), Some(standing), Some(read_on)) = (id, cite, standing, read_on) else {
            continue;
        };
        if authorities.iter().any(|(other, _)| other.id == id.value) {
            refusals::two_of_an_id("authorities", id.value, id.place, findings);
            continue;
        }
        // The same passage may be declared by a rulebook and by its schedule.
        if known.iter().any(|other| other.id == id.value && other.cite != cite) {
            refusals::another_authority(id, findings);
        }
        let quotation_digest = if quotation.is_empty() { String::new() } else { digest(&quotation) };
        let authority = Authority {
            id: id.value.to_owned(),
            cite,
            standing: standing.value,
            read_on: read_on.value,
            address: address.map(|text| text.value.to_owned()).unwrap_or_default(),
            quotation,
            quotation_digest,
            note,
            changes_on,
        };
        authorities.push((authority, place));
    }
    authorities
}

/// `[[section]]`.
pub(super) fn sections(reader: &mut Reader<'_, '_>, known: &mut List<Section>, findings: &mut Findings) {
    for mut entry in reader.tables("section", findings) {
        let id = entry.needed_id("id", findings);
        let label = entry.needed_text("label", findings);
        let hint = entry.text("hint", findings).map(|text| text.value.to_owned()).unwrap_or_default();
        entry.finish(findings);
        if let (Some(id), Some(label)) = (id, label)
            && !known.iter().any(|section| section.id == id.value)
        {
            known.push(Section { id: id.value.to_owned(), label: label.value.to_owned(), hint });
        }
    }
}

/// A fact whose condition is not yet read, because it may name any other fact.
pub(super) struct Declared<'d, 's> {
    pub(super) fact: Fact,
    asked_when: Option<&'d Node<'s>>,
    plausible: Option<&'d Node<'s>>,
    authority: Option<Reader<'d, 's>>,
}

/// `[[fact]]`, first pass: everything but conditions and authorities.
pub(super) fn declared<'d, 's>(
    reader: &mut Reader<'d, 's>,
    sections: &List<Section>,
    measures: Measures,
    findings: &mut Findings,
) -> Vec<Declared<'d, 's>> {
    let mut facts: Vec<Declared<'d, 's>> = Vec::new();
    for node in reader.list("fact", findings) {
        let Some(mut entry) = Reader::of(node, findings) else { continue };
        let Some(fact) = fact(&mut entry, sections, measures, findings) else { continue };
        if facts.iter().any(|other| other.fact.id == fact.id) {
            refusals::two_of_an_id("facts", &fact.id, fact.place, findings);
            continue;
        }
        let asked_when = entry.node("asked-when");
        let plausible = entry.node("plausible");
        entry.node("authority");
        entry.finish(findings);
        facts.push(Declared { fact, asked_when, plausible, authority: Reader::of(node, findings) });
    }
    facts
}

/// `[[fact]]`, second pass: conditions and authorities, over all facts declared.
pub(super) fn completed(declared: Vec<Declared<'_, '_>>, context: &mut Context<'_>) -> Vec<Fact> {
    declared
        .into_iter()
        .map(|Declared { mut fact, asked_when, plausible, authority }| {
            fact.asked_when = asked_when
                .and_then(|node| condition::condition(node, context.facts, context.measures, context.findings));
            fact.plausible = plausible.and_then(|node| believed(node, &fact.kind, context));
            if let Some(mut reader) = authority {
                fact.authority = context.authority(&mut reader);
            }
            fact
        })
        .collect()
}

/// Between what values a fact is believed.
fn believed(node: &Node<'_>, kind: &FactKind, context: &mut Context<'_>) -> Option<Plausible> {
    let mut table = Reader::of(node, context.findings)?;
    let measures = context.measures;
    let mut end = |key: &'static str, findings: &mut Findings| -> Option<Span<Amount>> {
        table.node(key).and_then(|node| number(node, kind, measures, None, findings))
    };
    let (from, to) = (end("from", context.findings), end("to", context.findings));
    let (from, to) = (from.map(|span| span.least()), to.map(|span| span.most()));
    let ground = context.ground(&mut table);
    let basis = context.basis(&ground, &Ground::default(), node.place, Resting::Plausible);
    table.finish(context.findings);
    let within =
        |end: Option<Amount>| end.is_none_or(|end| kind.permitted().is_none_or(|permitted| permitted.contains(end)));
    let backward = from.zip(to).is_some_and(|(from, to)| from > to);
    if backward || !within(from) || !within(to) {
        refusals::plausible_unclear(node.place, context.findings);
    } else if from.is_none() && to.is_none() {
        refusals::plausible_without_end(node.place, context.findings);
    }
    Some(Plausible { from, to, basis })
}

/// A fact without its condition and its authorities.
fn fact(
    entry: &mut Reader<'_, '_>,
    sections: &List<Section>,
    measures: Measures,
    findings: &mut Findings,
) -> Option<Fact> {
    let place = entry.place;
    let id = entry.needed_id("id", findings);
    let kind = kind(entry, measures, findings);
    let mut needed = |key| entry.needed_text(key, findings).map(|text| text.value.to_owned());
    let question = needed("question");
    let why = needed("why");
    let hint = entry.text("hint", findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let section = entry.needed_text("section", findings).and_then(|name| {
        let found = sections.position(|section| section.id == name.value);
        if found.is_none() {
            refusals::no_such_section(name, findings);
        }
        found
    });
    let feeds_place = entry.needed("feeds", findings).map_or(place, |node| node.place);
    let feeds = entry.texts("feeds", findings).into_iter().map(|text| text.value.to_owned()).collect();
    let required = entry.flag("required", findings);
    let measures_what = entry.option("measures", &[("infringement", ())], findings);
    if let (Some(measured), Some(kind)) = (measures_what.as_ref(), &kind)
        && !matches!(kind, FactKind::Duration(_))
    {
        refusals::measures_no_duration(measured.place, findings);
    }
    let if_not_known =
        entry.table("if-not-known", findings).and_then(|table| assumed(table, kind.as_ref()?, measures, findings));
    Some(Fact {
        id: id?.value.to_owned(),
        kind: kind?,
        question: question?,
        hint,
        why: why?,
        feeds,
        section: section?,
        asked_when: None,
        plausible: None,
        if_not_known,
        authority: Vec::new(),
        required,
        lasts_as_infringement: measures_what.is_some(),
        place,
        feeds_place,
    })
}

fn assumed(mut table: Reader<'_, '_>, kind: &FactKind, measures: Measures, findings: &mut Findings) -> Option<Assumed> {
    let value = table.needed("value", findings).and_then(|node| number(node, kind, measures, None, findings));
    let rationale = table.needed_text("rationale", findings).map(|text| text.value.to_owned());
    let place = table.place;
    table.finish(findings);
    let value = value?.least();
    if kind.permitted().is_some_and(|permitted| !permitted.contains(value)) {
        refusals::assumed_outside(place, findings);
    }
    Some(Assumed { value, rationale: rationale? })
}

/// A number or range of the kind a fact has; where there are limits, an end that is left out is
/// theirs.
pub(crate) fn number(
    node: &Node<'_>,
    kind: &FactKind,
    measures: Measures,
    limits: Option<Span<Amount>>,
    findings: &mut Findings,
) -> Option<Span<Amount>> {
    match kind {
        FactKind::Money(_) => {
            let limits = limits.map(|span| Span::hull(Money(span.least()), Money(span.most())));
            node.money(measures.currency, limits, findings)
                .map(|span| Span::hull(span.value.least().0, span.value.most().0))
        }
        FactKind::Count(_) => node.count(limits, findings).map(|span| span.value),
        FactKind::Percent(_) => {
            let limits = limits.map(|span| Span::hull(Percent(span.least()), Percent(span.most())));
            node.percent(limits, findings).map(|span| Span::hull(span.value.least().0, span.value.most().0))
        }
        FactKind::Duration(_) => {
            node.duration(findings).map(|span| Span::hull(span.value.least().amount(), span.value.most().amount()))
        }
        FactKind::Date => node.moment(measures.civil_time, findings).map(|span| span.value.seconds()),
        FactKind::YesNo | FactKind::Option(_) | FactKind::Options { .. } => None,
    }
}

fn kind(entry: &mut Reader<'_, '_>, measures: Measures, findings: &mut Findings) -> Option<FactKind> {
    const KINDS: [(&str, u8); 8] = [
        ("money", 0),
        ("count", 1),
        ("percent", 2),
        ("duration", 3),
        ("date", 4),
        ("yes-no", 5),
        ("option", 6),
        ("options", 7),
    ];
    let kind = entry.needed_option("type", &KINDS, findings)?.value;
    let range = |entry: &mut Reader<'_, '_>, kind: FactKind, findings: &mut Findings| -> Option<Span<Amount>> {
        entry.needed("permitted", findings)?;
        let mut table = entry.table("permitted", findings)?;
        let place = table.place;
        let from = table.needed("from", findings).and_then(|node| number(node, &kind, measures, None, findings));
        let to = table.needed("to", findings).and_then(|node| number(node, &kind, measures, None, findings));
        table.finish(findings);
        let span = Span::from_to(from?.least(), to?.most());
        if span.is_none() {
            refusals::permitted_backward(place, findings);
        }
        span
    };
    let nothing = Span::point(Amount::ZERO);
    match kind {
        0 => range(entry, FactKind::Money(nothing), findings).map(FactKind::Money),
        1 => range(entry, FactKind::Count(nothing), findings).map(FactKind::Count),
        2 => range(entry, FactKind::Percent(nothing), findings).map(FactKind::Percent),
        3 => range(entry, FactKind::Duration(nothing), findings).map(FactKind::Duration),
        4 => {
            entry.node("permitted");
            Some(FactKind::Date)
        }
        5 => Some(FactKind::YesNo),
        6 => Some(FactKind::Option(choices(entry, findings))),
        _ => {
            let options = choices(entry, findings);
            let pinpoints = entry.flag("pinpoints", findings);
            if !pinpoints && options.iter().any(|option| option.paragraphs.is_some()) {
                refusals::paragraphs_without_pinpoints(entry.place, findings);
            }
            Some(FactKind::Options { options, pinpoints })
        }
    }
}

fn paragraphs(option: &mut Reader<'_, '_>, findings: &mut Findings) -> Vec<Pinpoints> {
    let mut paragraphs = Vec::new();
    for text in option.texts("paragraphs", findings) {
        match Pinpoints::written(text.value) {
            Some(written) => paragraphs.push(written),
            None => refusals::no_pinpoints(text, findings),
        }
    }
    paragraphs
}

fn choices(entry: &mut Reader<'_, '_>, findings: &mut Findings) -> List<Choice> {
    let place = entry.place;
    let mut choices: List<Choice> = List::new();
    for mut option in entry.tables("options", findings) {
        let id = option.needed_text("id", findings);
        let label = option.needed_text("label", findings);
        let paragraphs = option.node("paragraphs").is_some().then(|| paragraphs(&mut option, findings));
        let in_force =
            option.period("in-force", findings).map_or(Period::default(), |period| Period::from(period.value));
        option.finish(findings);
        if let (Some(id), Some(label)) = (id, label) {
            if choices.iter().any(|choice| choice.id == id.value) {
                refusals::two_of_an_id("options", id.value, id.place, findings);
            }
            choices.push(Choice { id: id.value.to_owned(), label: label.value.to_owned(), paragraphs, in_force });
        }
    }
    if choices.is_empty() || choices.len() > 64 {
        refusals::number_of_options(place, findings);
    }
    choices
}
