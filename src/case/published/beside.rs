//! Reads what stands beside a published decision or in its place: a notice of intent, which proposes
//! and decides nothing, and how a case ended without a penalty.

use super::refusals;
use crate::case::{Decider, Determination, Ended, Ending, Incident, Proposed, Published};
use crate::diagnostic::Findings;
use crate::document::Reader;
use crate::rulebook::Rulebook;
use crate::value::List;

/// `[proposed]`; `None` where it is not written.
pub(in crate::case) fn proposed(
    reader: &mut Reader<'_, '_>,
    rulebook: &Rulebook,
    determinations: &List<Determination>,
    published: Option<&Published>,
    findings: &mut Findings,
) -> Option<Proposed> {
    let mut table = reader.table("proposed", findings)?;
    let penalty = table.money("penalty", rulebook.currency, findings);
    let text_copy = read(&mut table, findings);
    let mut text = |key| table.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let (source, note) = (text("source"), text("note"));
    if let (Some(penalty), Some(known)) = (penalty, published.and_then(|published| published.notice_of_intent))
        && penalty.value != known
    {
        refusals::proposed_otherwise(rulebook.currency, known, penalty.place, findings);
    }
    if published.is_none() && determinations.iter().any(|determination| determination.by == Decider::Regulator) {
        refusals::decided_by_a_proposal(table.place, findings);
    }
    table.finish(findings);
    Some(Proposed { penalty: penalty.map(|penalty| penalty.value), text_copy, source, note })
}

/// `[ended]`; `None` where it is not written, or refused.
pub(in crate::case) fn ended(
    reader: &mut Reader<'_, '_>,
    rulebook: &Rulebook,
    published: Option<&Published>,
    findings: &mut Findings,
) -> Option<Ended> {
    let mut table = reader.table("ended", findings)?;
    let how = table.needed_option("with", &Ending::NAMES, findings);
    let considered = table.money("considered", rulebook.currency, findings).map(|sum| sum.value);
    let incident = table.option("incident", &Incident::NAMES, findings).map(|incident| incident.value);
    let text_copy = read(&mut table, findings);
    let mut text = |key| table.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let (source, note) = (text("source"), text("note"));
    if published.is_some() {
        refusals::ended_and_published(table.place, findings);
    }
    table.finish(findings);
    Some(Ended { how: how?.value, considered, incident, text_copy, source, note })
}

/// Whether it was read in a text copy.
fn read(table: &mut Reader<'_, '_>, findings: &mut Findings) -> bool {
    table.option("read", &[("text-copy", true), ("secondary", false)], findings).is_some_and(|read| read.value)
}
