//! Reads what a published decision found of engagement, and holds it against what the case says
//! was decided.

use super::refusals;
use crate::case::determinations_from_document::Setting;
use crate::case::refusals::{below_nothing, choose_from, reduction_without_minus};
use crate::case::{Decider, Determination, EngagementFinding, EngagementStatus, Figure, Target};
use crate::diagnostic::{Code, Findings, ids};
use crate::document::{Reader, Written, check_id, place_of};
use crate::rulebook::FactorFigure;
use crate::value::{Amount, List, Percent};

/// `[published.engagement]`; `None` where it is not written.
pub(super) fn engagement_finding(
    published: &mut Reader<'_, '_>,
    setting: &Setting<'_>,
    determinations: &List<Determination>,
    findings: &mut Findings,
) -> Option<EngagementFinding> {
    if let Some(old) = published.entry("credited") {
        refusals::credited_in_prose(old.key_place, findings);
    }
    let mut table = published.table("engagement", findings)?;
    let status = table.needed_option("status", &EngagementStatus::NAMES, findings);
    let bodies = bodies(&mut table, setting, findings);
    let bundle = table.percent("bundle", findings);
    let heads = table.count("heads-in-bundle", findings);
    let reason = table.text("reason", findings);
    let mut text = |key| table.text(key, findings).map(|text| text.value.to_owned()).unwrap_or_default();
    let (pinpoint, note) = (text("pinpoint"), text("note"));
    let status = status?;
    keys(&mut table, status.value, findings);
    if let Some(bundle) = bundle {
        if !bundle.value.0.is_negative() {
            reduction_without_minus(bundle, findings);
        } else if bundle.value.0.magnitude() > Amount::HUNDRED {
            below_nothing(bundle, findings);
        }
    }
    if let Some(heads) = heads.filter(|heads| heads.value < Amount::whole(2)) {
        refusals::one_head(heads.place, findings);
    }
    against_the_determination(&table, status, bundle, heads, setting, determinations, findings);
    table.finish(findings);
    Some(EngagementFinding {
        status: status.value,
        bodies,
        bundle: bundle.map(|bundle| bundle.value),
        heads_in_bundle: heads.map(|heads| heads.value),
        reason: reason.map(|reason| reason.value.to_owned()).unwrap_or_default(),
        pinpoint,
        note,
    })
}

/// The bodies named: the schedule's, where the rulebook has one.
fn bodies(table: &mut Reader<'_, '_>, setting: &Setting<'_>, findings: &mut Findings) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for name in table.texts("bodies", findings) {
        if !check_id(name, findings) {
            continue;
        }
        if let Some(schedule) = &setting.rulebook.schedule {
            let known = ids(&schedule.bodies, |body| &body.id);
            place_of(name, &known, Code::NotAnOption, "body", &|| choose_from(&known), findings);
        }
        list.push(name.value.to_owned());
    }
    list
}

/// Which keys go with which status, and which it needs.
fn keys(table: &mut Reader<'_, '_>, status: EngagementStatus, findings: &mut Findings) {
    let (bodies, bundle, reason) = match status {
        EngagementStatus::CreditedInBundle => (Key::Needed, Key::May, Key::Idle),
        EngagementStatus::Credited | EngagementStatus::RecordedNoWeight => (Key::Needed, Key::Idle, Key::Idle),
        EngagementStatus::Refused => (Key::May, Key::Idle, Key::Needed),
        EngagementStatus::GuidanceOnly | EngagementStatus::NotInQuestion | EngagementStatus::NotKnown => {
            (Key::Idle, Key::Idle, Key::Idle)
        }
    };
    for (name, key) in [("bodies", bodies), ("bundle", bundle), ("heads-in-bundle", bundle), ("reason", reason)] {
        match key {
            Key::Needed => _ = table.needed_filled(name, findings),
            Key::May => {}
            Key::Idle => {
                if let Some(entry) = table.entry(name) {
                    refusals::not_with_status(name, status, entry.key_place, findings);
                }
            }
        }
    }
}

/// How a key stands to a status.
#[derive(Clone, Copy)]
enum Key {
    Needed,
    May,
    Idle,
}

/// Where the case says what the regulator decided of the engagement factor, the finding says the
/// same: alone or with how many others, and by how much.
fn against_the_determination(
    table: &Reader<'_, '_>,
    status: Written<EngagementStatus>,
    bundle: Option<Written<Percent>>,
    heads: Option<Written<Amount>>,
    setting: &Setting<'_>,
    determinations: &List<Determination>,
    findings: &mut Findings,
) {
    let known = &setting.rulebook.factors;
    // Of several decisions the one that governs, be it a court's.
    let by = |determination: &&Determination| matches!(determination.by, Decider::Regulator | Decider::Court);
    let covering = determinations.iter().filter(by).filter_map(|determination| {
        match (&determination.target, determination.figure) {
            (Target::Factors(factors, _), Figure::Change(change))
                if factors.iter().any(|factor| matches!(known[*factor].figure, FactorFigure::Engagement)) =>
            {
                Some((change, factors.len()))
            }
            (Target::Factors(..) | Target::Step(..), _) => None,
        }
    });
    // Of several infringements each may have its own; one of them says what the finding says.
    let decided: Vec<(Percent, usize)> = covering.collect();
    let agrees = |(change, together): &(Percent, usize)| {
        let earned = !change.0.is_zero();
        match status.value {
            EngagementStatus::Credited => earned && *together == 1,
            EngagementStatus::CreditedInBundle => earned && *together > 1,
            EngagementStatus::Refused
            | EngagementStatus::RecordedNoWeight
            | EngagementStatus::GuidanceOnly
            | EngagementStatus::NotInQuestion
            | EngagementStatus::NotKnown => !earned,
        }
    };
    let Some(first) = decided.first() else { return };
    let earns = |(change, _): &(Percent, usize)| !change.0.is_zero();
    let agreeing: Vec<(Percent, usize)> = decided.iter().copied().filter(&agrees).collect();
    let denied = decided.iter().find(|own| earns(own) && !agrees(own) && !agreeing.iter().any(earns));
    if let Some((change, together)) = denied.or(agreeing.is_empty().then_some(first)) {
        refusals::finding_contradicts(status, *change, *together, findings);
        return;
    }
    if status.value != EngagementStatus::CreditedInBundle {
        return;
    }
    let Some(near) = agreeing.first() else { return };
    match bundle {
        None => table.missing("bundle", findings),
        Some(bundle) if !agreeing.iter().any(|(change, _)| *change == bundle.value) => {
            refusals::bundle_contradicts(bundle.value, near.0, bundle.place, findings);
        }
        Some(_) => {}
    }
    let counted = |together: usize| i64::try_from(together).map(Amount::whole).ok();
    match heads {
        None => table.missing("heads-in-bundle", findings),
        Some(heads) if !agreeing.iter().any(|(_, together)| counted(*together) == Some(heads.value)) => {
            refusals::heads_contradict(heads.value, near.1, heads.place, findings);
        }
        Some(_) => {}
    }
}
