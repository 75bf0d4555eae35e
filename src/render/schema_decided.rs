//! The schemas of what was decided: of a line of an assessment, and of a case as published.

use super::schema_parts::{list, loose, names, object};
use crate::case::{EngagementStatus, Incident};
use serde_json::{Value, json};

/// The schema of what was decided of a line, with what was decided of it before.
pub(super) fn decided_schema() -> Value {
    let text = json!({ "type": "string" });
    let maybe_text = json!({ "type": ["string", "null"] });
    let fields = |replaced: Value| {
        object(&[
            ("by", text.clone()),
            ("on", maybe_text.clone()),
            ("figure", text.clone()),
            ("quashed", json!({ "type": "boolean" })),
            ("because", text.clone()),
            ("departs", maybe_text.clone()),
            ("exhibits", list(&text)),
            ("pinpoint", text.clone()),
            ("replaced", replaced),
        ])
    };
    fields(list(&fields(json!({ "type": "array", "maxItems": 0 }))))
}

/// The schema of what a case restates of a published decision.
pub(super) fn published_schema() -> Value {
    let text = json!({ "type": "string" });
    let engagement = loose(
        &[
            ("status", json!({ "enum": names(&EngagementStatus::NAMES) })),
            ("bodies", list(&text)),
            ("bundle", text.clone()),
            ("heads-in-bundle", json!({ "type": ["integer", "string"] })),
            ("reason", text.clone()),
            ("pinpoint", text.clone()),
            ("note", text),
        ],
        &["status"],
    );
    json!({
        "type": "object",
        "properties": { "incident": { "enum": names(&Incident::NAMES) }, "engagement": engagement },
    })
}
