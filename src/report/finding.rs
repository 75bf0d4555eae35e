//! What a published decision found of engagement, in words.

use super::words::{capitalised, count, signed_percent};
use crate::case::{EngagementFinding, EngagementStatus, Incident};
use crate::rulebook::Rulebook;

/// What became of engagement in a published decision, where it says so, and what else there is to
/// say of it: a sentence or two.
#[must_use]
pub(crate) fn finding_words(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
    let mut words = capitalised(&finding_status_words(finding, rulebook));
    if !finding.pinpoint.is_empty() {
        words.push_str(", ");
        words.push_str(&finding.pinpoint);
    }
    words.push('.');
    if !finding.note.is_empty() {
        words.push(' ');
        words.push_str(&finding.note);
    }
    words
}

/// What became of engagement, without a full stop and without where the decision says so.
pub(super) fn finding_status_words(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
    let with = with_bodies(finding, rulebook);
    match finding.status {
        EngagementStatus::Credited => format!("credited by a figure of its own{with}"),
        EngagementStatus::CreditedInBundle => match (finding.bundle, finding.heads_in_bundle) {
            (Some(bundle), Some(heads)) => {
                format!("credited as one of {} heads in a single {}{with}", heads.plain(), signed_percent(bundle))
            }
            (Some(bundle), None) => format!("credited with other heads in a single {}{with}", signed_percent(bundle)),
            (None, _) => format!("credited with other heads, by a figure that is not known{with}"),
        },
        EngagementStatus::Refused => {
            let reason = finding.reason.trim_end_matches('.');
            format!("claimed and refused{with}: {}", uncapitalised(reason))
        }
        EngagementStatus::RecordedNoWeight => format!("recorded, without a stated weight{with}"),
        EngagementStatus::GuidanceOnly => "a body is named as an author of guidance only".to_owned(),
        EngagementStatus::NotInQuestion => "not in question".to_owned(),
        EngagementStatus::NotKnown => "not known".to_owned(),
    }
}

/// What a published decision came of, in a cell of a table.
pub(super) fn incident_words(incident: Option<Incident>) -> &'static str {
    match incident {
        Some(Incident::AttackByThirdParty) => "an attack",
        Some(Incident::NoAttack) => "no attack",
        None => "not stated",
    }
}

fn with_bodies(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
    if finding.bodies.is_empty() {
        return String::new();
    }
    // A rulebook without a schedule knows bodies by their ids alone, which are no words.
    let Some(schedule) = &rulebook.schedule else {
        return format!(" ({})", count(finding.bodies.len(), "body", "bodies"));
    };
    let label = |id: &String| schedule.bodies.iter().find(|body| body.id == *id).map(|body| body.label.as_str());
    let labels: Vec<&str> = finding.bodies.iter().filter_map(label).collect();
    format!(" ({})", labels.join("; "))
}

fn uncapitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| std::iter::once(first.to_ascii_lowercase()).chain(rest).collect()).unwrap_or_default()
}
