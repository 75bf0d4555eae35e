//! What a published decision found of engagement, in words.

use super::words::{capitalised, signed_percent};
use crate::case::{EngagementFinding, EngagementStatus};
use crate::rulebook::Rulebook;

/// What became of engagement in a published decision, where it says so, and what else there is to
/// say of it: a sentence or two.
#[must_use]
pub fn finding_words(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
    let mut words = capitalised(&status_words(finding, rulebook));
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
fn status_words(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
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
        EngagementStatus::GuidanceOnly => "named as an author of guidance only".to_owned(),
        EngagementStatus::NotInQuestion => "not in question".to_owned(),
        EngagementStatus::NotKnown => "not known".to_owned(),
    }
}

fn with_bodies(finding: &EngagementFinding, rulebook: &Rulebook) -> String {
    if finding.bodies.is_empty() {
        return String::new();
    }
    let schedule = rulebook.schedule.as_ref();
    let label = |id: &String| {
        let body = schedule.and_then(|schedule| schedule.bodies.iter().find(|body| body.id == *id));
        body.map_or_else(|| id.clone(), |body| body.label.clone())
    };
    let labels: Vec<String> = finding.bodies.iter().map(label).collect();
    format!(" ({})", labels.join("; "))
}

fn uncapitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| std::iter::once(first.to_ascii_lowercase()).chain(rest).collect()).unwrap_or_default()
}
