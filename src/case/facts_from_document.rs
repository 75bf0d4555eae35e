//! Reads what a case knows of each fact.

use super::dates::{Facts, NONE_SO_FAR, not_come_by};
use super::{Asserter, Exhibit, ExhibitId, Provenance};
use super::{refusals, words};
use crate::diagnostic::{Findings, ids};
use crate::document::{Entry, Node, Reader, Value, Written, check_hidden, distinct, not_an_option, parted, text_of};
use crate::rulebook::{Choice, Fact, FactId, FactKind, FactValue, Rulebook, bit_of, is_pinpoint, number};
use crate::value::{Day, List, Moment, says_none_so_far, says_not_known};

/// Reads the entries of a `facts` table into values and their provenance.
pub(super) fn facts(
    reader: &Reader<'_, '_>,
    known: &mut Facts<'_>,
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    so_far: Option<Moment>,
    findings: &mut Findings,
) {
    let rulebook = known.rulebook;
    for entry in reader.entries() {
        let Some((id, fact)) = fact_named(entry, rulebook, findings) else { continue };
        let (node, provenance) = with_provenance(&entry.node, exhibits, used, findings);
        let Some(node) = node else { continue };
        let disputed = provenance.disputed;
        let value = value(node, fact, rulebook, so_far, findings);
        if let (Some(slot), Some(value)) = (known.values.get_mut(id.index()), value) {
            // What somebody denies is open.
            *slot = if disputed { FactValue::NotKnown } else { value };
        }
        let provenance = Provenance { written: as_written(fact, node), ..provenance };
        if let Some(slot) = known.sources.get_mut(id.index()) {
            *slot = Some(provenance);
        }
    }
}

/// Options with their pinpoints, and a date, as they were written; empty for any other fact.
pub(super) fn as_written(fact: &Fact, node: &Node<'_>) -> String {
    match (&fact.kind, &node.value) {
        (FactKind::Options { .. }, Value::List(items)) => {
            let options = items.iter().filter_map(|item| match &item.value {
                Value::Text { text, .. } => Some(text.as_ref()),
                _ => None,
            });
            options.collect::<Vec<_>>().join(", ")
        }
        (FactKind::Date, Value::Text { text, .. }) => text.to_string(),
        (FactKind::Date, Value::Date(text)) => text.clone(),
        _ => String::new(),
    }
}

/// The fact an entry is of; refused where the rulebook asks for none of that name.
pub(super) fn fact_named<'r>(
    entry: &Entry<'_>,
    rulebook: &'r Rulebook,
    findings: &mut Findings,
) -> Option<(FactId, &'r Fact)> {
    let found = rulebook.fact(&entry.key);
    if found.is_none() && check_hidden(&entry.key, entry.key_place, findings) {
        refusals::no_such_fact(&entry.key, rulebook, entry.key_place, findings);
    }
    found
}

/// A value, or a table with `value` and where it comes from.
fn with_provenance<'d, 's>(
    node: &'d Node<'s>,
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    findings: &mut Findings,
) -> (Option<&'d Node<'s>>, Provenance) {
    let Value::Table(table) = &node.value else {
        return (Some(node), Provenance::default());
    };
    let mut reader = Reader::new(table, node.place);
    let value = reader.needed("value", findings);
    let provenance = provenance(&mut reader, exhibits, used, findings);
    reader.finish(findings);
    (value, provenance)
}

/// `exhibits`, `pinpoint`, `note`, `asserted-by` and `disputed`.
pub(super) fn provenance(
    reader: &mut Reader<'_, '_>,
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    findings: &mut Findings,
) -> Provenance {
    let names = reader.texts("exhibits", findings);
    let exhibits = names.into_iter().filter_map(|name| exhibit(name, exhibits, used, findings)).collect();
    let pinpoint = reader.text("pinpoint", findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let note = reader.text("note", findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let asserted_by = reader.option("asserted-by", &Asserter::NAMES, findings).map(|asserter| asserter.value);
    let disputed = reader.flag("disputed", findings);
    Provenance { exhibits, pinpoint, note, asserted_by, disputed, written: String::new() }
}

fn exhibit(
    name: Written<&str>,
    exhibits: &List<Exhibit>,
    used: &mut [bool],
    findings: &mut Findings,
) -> Option<ExhibitId> {
    let found = exhibits.position(|exhibit| exhibit.id == name.value);
    if let Some(id) = found {
        if let Some(used) = used.get_mut(id.index()) {
            *used = true;
        }
    } else {
        refusals::no_such_exhibit(name, &ids(exhibits, |exhibit| &exhibit.id), findings);
    }
    found
}

/// The value a node gives a fact; `so_far` is the last moment of which the case can tell.
pub(super) fn value(
    node: &Node<'_>,
    fact: &Fact,
    rulebook: &Rulebook,
    so_far: Option<Moment>,
    findings: &mut Findings,
) -> Option<FactValue> {
    if let (FactKind::Date, Value::Text { text, .. }) = (&fact.kind, &node.value) {
        if text == NONE_SO_FAR {
            let Some(so_far) = so_far else {
                refusals::so_far_until_when(node.place, findings);
                return None;
            };
            return Some(not_come_by(so_far));
        }
        if says_none_so_far(text) {
            words::none_so_far_in_other_words(fact, text, node.place, findings);
            return None;
        }
    }
    if matches!(&node.value, Value::Text { text, .. } if text == "not-known") || matches!(node.value, Value::Nothing) {
        return Some(FactValue::NotKnown);
    }
    if let Value::Text { text, .. } = &node.value
        && says_not_known(text)
        && !fact.kind.choices().iter().any(|option| option.id == *text)
    {
        words::not_known_in_other_words(fact, text, node.place, findings);
        return None;
    }
    match &fact.kind {
        FactKind::YesNo => {
            if let Value::Bool(holds) = node.value {
                Some(FactValue::YesNo(holds))
            } else {
                refusals::neither_yes_nor_no(fact, node, findings);
                None
            }
        }
        FactKind::Option(options) => {
            let text = text_of(node, findings)?;
            let option = options.position(|option| option.id == text.value);
            if option.is_none() {
                not_an_option(text, &ids(options, |option| &option.id), findings);
            }
            option.map(FactValue::Option)
        }
        FactKind::Options { options, pinpoints } => {
            let Value::List(items) = &node.value else {
                refusals::no_list(node, findings);
                return None;
            };
            let mut mask = 0_u64;
            let mut fine = true;
            let mut texts = Vec::with_capacity(items.len());
            // All of the list is read, so that everything wrong with it is told at once.
            for item in items {
                let text = text_of(item, findings);
                let bit = text.and_then(|text| option_listed(text, options, *pinpoints, findings));
                fine &= bit.is_some();
                mask |= bit.unwrap_or(0);
                texts.extend(text);
            }
            distinct(texts, findings);
            if !fine {
                return None;
            }
            if items.is_empty() {
                refusals::nothing_listed(fact, node.place, findings);
                return None;
            }
            Some(FactValue::Options(mask))
        }
        kind => {
            let span = number(node, kind, rulebook.measures(), kind.permitted(), findings)?;
            if let Some(permitted) = kind.permitted()
                && !(permitted.contains(span.least()) && permitted.contains(span.most()))
            {
                words::outside_limits(fact, permitted, rulebook.currency, node.place, findings);
                return None;
            }
            Some(FactValue::Number(span))
        }
    }
}

/// The place in the list, as a bit, of the option that a text names; a pinpoint is read to its end.
fn option_listed(text: Written<&str>, options: &List<Choice>, pinpoints: bool, findings: &mut Findings) -> Option<u64> {
    let (name, pinpoint) = cut(text.value, pinpoints);
    let named = |name: &str| options.iter().find(|option| option.id == name);
    let found = named(name);
    if let Some(option) = found.filter(|option| is_pinpoint(pinpoint) && option.has(pinpoint)) {
        return options.position(|other| other.id == option.id).map(bit_of);
    }
    let several = parted(text.value);
    match found.or_else(|| named(name.trim_end()).filter(|_| !pinpoint.is_empty())) {
        _ if several.len() > 1 && several.iter().all(|word| named(cut(word, pinpoints).0).is_some()) => {
            words::several_in_one(text, &several, findings);
        }
        Some(option) if found.is_none() || !is_pinpoint(pinpoint) => words::no_pinpoint(text, option, findings),
        Some(option) => words::no_such_paragraph(text, option, findings),
        None => not_an_option(text, &ids(options, |option| &option.id), findings),
    }
    None
}

/// The name of an option, and the pinpoint that follows it where one may.
fn cut(text: &str, pinpoints: bool) -> (&str, &str) {
    text.find('(').filter(|_| pinpoints).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// What an answer, written as in a case file, says of one fact. By itself it knows no day of
/// assessment: a date of which it says that it has not come so far may be any.
///
/// # Errors
/// What is wrong with it, and what to write instead.
pub fn answer(rulebook: &Rulebook, fact: &str, written: &str) -> Result<FactValue, Vec<String>> {
    answer_as_of(rulebook, fact, written, None)
}

/// The same in a case that is assessed as of a day.
///
/// # Errors
/// As [`answer`].
pub fn answer_as_of(
    rulebook: &Rulebook,
    fact: &str,
    written: &str,
    as_of: Option<Day>,
) -> Result<FactValue, Vec<String>> {
    let so_far = as_of.map_or(Moment::FIRST, |day| day.hours(rulebook.civil_time).most());
    let mut findings = Findings::new();
    let source = crate::diagnostic::Source::new("answer", format!("value = {written}"));
    let table = crate::document::parse(&source, &mut findings);
    let found = match (rulebook.fact(fact), table.get("value")) {
        (Some((_, fact)), Some(entry)) if findings.is_empty() => {
            value(&entry.node, fact, rulebook, Some(so_far), &mut findings)
        }
        _ => None,
    };
    match found {
        Some(value) if findings.is_empty() => Ok(value),
        _ => Err(findings
            .in_file_order()
            .into_iter()
            .map(|diagnostic| format!("{}: {}", diagnostic.message, diagnostic.help))
            .collect()),
    }
}
