//! Reads the published decision that a case restates.

mod beside;
mod finding_from_document;
mod refusals;

pub(super) use self::beside::{ended, proposed};
use self::finding_from_document::engagement_finding;
use super::determinations_from_document::Setting;
use super::{Determination, Incident, InfringementId, Published};
use crate::diagnostic::Findings;
use crate::document::{Entry, Reader};
use crate::rulebook::StepId;
use crate::value::{List, Money};

/// `[published]`; `None` where it is not written, or refused.
pub(super) fn published(
    reader: &mut Reader<'_, '_>,
    setting: &Setting<'_>,
    determinations: &List<Determination>,
    findings: &mut Findings,
) -> Option<Published> {
    let rulebook = setting.rulebook;
    let mut table = reader.table("published", findings)?;
    let replay = table.needed_option("decision", &[("replay", true), ("total", false)], findings);
    table.needed("penalty", findings);
    let penalty = table.money("penalty", rulebook.currency, findings);
    let notice_of_intent = table.money("notice-of-intent", rulebook.currency, findings).map(|sum| sum.value);
    let only_totals = replay.is_some_and(|replay| !replay.value);
    let mut printed = Vec::new();
    if let Some(list) = table.table("lines", findings) {
        if only_totals {
            refusals::lines_of_totals(list.place, findings);
        } else {
            printed = lines(list.entries(), setting, findings);
        }
    }
    let incident = table.option("incident", &Incident::NAMES, findings).map(|incident| incident.value);
    let engagement = engagement_finding(&mut table, setting, determinations, findings);
    let mut text = |key| table.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let source = text("source");
    let later = text("later");
    let text_copy =
        table.option("read", &[("text-copy", true), ("secondary", false)], findings).is_some_and(|read| read.value);
    table.finish(findings);
    Some(Published {
        replay: replay?.value,
        penalty: penalty?.value,
        notice_of_intent,
        lines: printed,
        incident,
        engagement,
        text_copy,
        source,
        later,
    })
}

/// `[published.lines]`: each names a line that the account has, and no two the same.
fn lines(
    entries: &[Entry<'_>],
    setting: &Setting<'_>,
    findings: &mut Findings,
) -> Vec<(StepId, Option<InfringementId>, Money)> {
    let rulebook = setting.rulebook;
    let mut lines = Vec::new();
    for entry in entries {
        let (step, limb) =
            entry.key.split_once('@').map_or((entry.key.as_ref(), None), |(step, limb)| (step, Some(limb)));
        let step = rulebook.steps.position(|known| known.id == step);
        let limb = match limb {
            None => Some(None),
            // An infringement that the case does not name has no name to be called by.
            Some("") => None,
            Some(limb) => setting.infringements.position(|known| known.id == limb).map(Some),
        };
        let sum = entry.node.money(rulebook.currency, None, findings);
        let (Some(step), Some(limb)) = (step, limb) else {
            refusals::no_such_line(&entry.key, entry.key_place, findings);
            continue;
        };
        let (known, several) = (&rulebook.steps[step], setting.infringements.len() > 1);
        match (known.per_infringement, limb) {
            (true, None) if several => {
                refusals::line_of_which_infringement(known, setting.infringements, entry.key_place, findings);
                continue;
            }
            (false, Some(_)) => {
                refusals::line_of_the_whole_case(known, entry.key_place, findings);
                continue;
            }
            (true, None | Some(_)) | (false, None) => {}
        }
        let alone = known.per_infringement && !several;
        let limb = if alone { setting.infringements.id_at(0) } else { limb };
        if lines.iter().any(|(line, of, _)| (*line, *of) == (step, limb)) {
            refusals::line_twice(known, entry.key_place, findings);
        }
        lines.extend(sum.map(|sum| (step, limb, sum.value.least())));
    }
    lines
}
