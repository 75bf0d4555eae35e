//! The schema of what is foretold by what was decided.

use super::schema_parts::{list, names, nullable, object};
use crate::caseload::DegreeStands;
use crate::rulebook::{ForetellingMethod, Standing};
use serde_json::{Value, json};

/// The schema of what is foretold by what was decided.
pub(super) fn foretold_schema() -> Value {
    let text = json!({ "type": "string" });
    let truth = json!({ "type": "boolean" });
    let whole = json!({ "type": "integer" });
    let number = json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" });
    let degree = object(&[
        ("degree", text.clone()),
        ("stands", json!({ "enum": names(&DegreeStands::NAMES) })),
        ("low", number.clone()),
        ("centre", number.clone()),
        ("high", number.clone()),
    ]);
    let by = object(&[
        ("method", json!({ "enum": names(&ForetellingMethod::NAMES) })),
        ("standing", json!({ "enum": names(&Standing::NAMES) })),
        ("decisions", list(&text)),
        ("left-out", list(&text)),
        ("level", number.clone()),
        ("slope", number.clone()),
        ("width", number.clone()),
        ("digits", whole.clone()),
        ("size", nullable(&object(&[("least", number.clone()), ("most", number.clone())]))),
        ("reductions", list(&object(&[("step", text.clone()), ("taken-off", number.clone())]))),
        ("reductions-open", list(&text)),
        ("beyond", json!({ "enum": ["below", "above", null] })),
        ("cut", truth),
        (
            "record",
            object(&[
                ("held", whole.clone()),
                ("of", whole),
                ("from", number.clone()),
                ("to", number.clone()),
                ("confidence", number.clone()),
            ]),
        ),
    ]);
    object(&[
        ("words", text),
        (
            "nothing",
            json!({ "enum": ["no-table", "too-few-decisions", "not-linked", "size-not-known", "too-many-digits", null] }),
        ),
        ("degrees", list(&degree)),
        ("by-size", list(&object(&[("size", number), ("degrees", list(&degree))]))),
        ("by", nullable(&by)),
    ])
}
