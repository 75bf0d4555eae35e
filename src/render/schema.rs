//! JSON Schemas (draft 2020-12) of cases, rulebooks and assessments.

use crate::rulebook::{Fact, FactKind, Operation, Rulebook};
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const MONEY: &str = r"^-?[0-9]+\.[0-9]{2}$";

/// The schema of an assessment.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a list of what an assessment holds, in its order")]
pub fn assessment_schema() -> Value {
    let money = json!({ "type": "string", "pattern": MONEY, "description": "pounds, two places" });
    let text = json!({ "type": "string" });
    let maybe_text = json!({ "type": ["string", "null"] });
    let five = |of: &Value| {
        object(&[
            ("least", of.clone()),
            ("low", of.clone()),
            ("central", of.clone()),
            ("high", of.clone()),
            ("most", of.clone()),
        ])
    };
    let mut penalty = five(&money);
    if let Some(properties) = penalty.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert(
            "complete".to_owned(),
            json!({ "type": "boolean", "description": "nothing that moves the penalty is open: the five agree; see `reaches`" }),
        );
    }
    if let Some(required) = penalty.get_mut("required").and_then(Value::as_array_mut) {
        required.push(json!("complete"));
    }
    let number = json!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$" });
    let versioned = object(&[("id", text.clone()), ("version", text.clone()), ("sha256", text.clone())]);
    let three = object(&[("least", number.clone()), ("central", number.clone()), ("most", number.clone())]);
    let truth = json!({ "enum": ["true", "false", "open"] });
    let standing = json!({ "enum": ["statute", "guidance", "decision", "draft", "assumption"] });
    let authority = object(&[
        ("id", text.clone()),
        ("cite", text.clone()),
        ("standing", standing.clone()),
        ("address", text.clone()),
        ("read-on", text.clone()),
        ("quotation-sha256", text.clone()),
    ]);
    let condition = object(&[("text", text.clone()), ("holds", truth.clone())]);
    let outside = object(&[
        ("because", text.clone()),
        ("condition", condition.clone()),
        ("facts", list(&text)),
        ("authority", list(&authority)),
    ]);
    let reaches = json!({ "enum": ["true", "false", "open"], "description": "whether the rulebook reaches the case; every figure is what it comes to if it does" });
    let line = object(&[
        ("id", text.clone()),
        ("step", text.clone()),
        ("infringement", maybe_text.clone()),
        ("label", text.clone()),
        ("effect", json!({ "type": "boolean" })),
        ("standing", nullable(&standing)),
        ("authority", list(&authority)),
        ("rationale", maybe_text.clone()),
        ("condition", nullable(&condition)),
        (
            "decided",
            nullable(&object(&[
                ("by", text.clone()),
                ("because", text.clone()),
                ("departs", maybe_text.clone()),
                ("exhibits", list(&text)),
                ("pinpoint", text.clone()),
            ])),
        ),
        ("facts", list(&object(&[("id", text.clone()), ("value", text.clone()), ("source", text.clone())]))),
        ("operation", text.clone()),
        ("unit", json!({ "enum": ["share", "change", "sum", "added", "nothing"] })),
        ("figure", five(&text)),
        ("operand", five(&number)),
        ("base", five(&money)),
        ("before", five(&money)),
        ("after", five(&money)),
        ("reasons", list(&text)),
    ]);
    let gate = object(&[
        ("gate", text.clone()),
        ("label", text.clone()),
        ("result", json!({ "enum": ["passed", "reduced", "failed", "open", "not-asked", "harms"] })),
        ("reason", text.clone()),
    ]);
    let worth = object(&[("alone", money.clone()), ("last", money.clone()), ("order-free", nullable(&money))]);
    let item = object(&[
        ("id", maybe_text.clone()),
        ("kind", maybe_text.clone()),
        ("label", text.clone()),
        ("verdict", json!({ "enum": ["counted", "reduced", "not counted", "harms", "withheld", "open"] })),
        ("of-head", three.clone()),
        (
            "weights",
            list(&object(&[
                ("by", json!({ "enum": ["grade", "promptness", "following", "effect"] })),
                ("least", number.clone()),
                ("most", number.clone()),
            ])),
        ),
        ("gates", list(&gate)),
        ("worth", nullable(&worth)),
    ]);
    let mut credit = five(&money);
    if let Some(properties) = credit.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("in-bundle".to_owned(), json!({ "type": "boolean" }));
    }
    if let Some(required) = credit.get_mut("required").and_then(Value::as_array_mut) {
        required.push(json!("in-bundle"));
    }
    let engagement = object(&[
        ("credit", credit),
        ("without", five(&money)),
        ("without-disputed", nullable(&five(&money))),
        (
            "score",
            nullable(&object(&[
                ("least", number.clone()),
                ("central", number.clone()),
                ("most", number.clone()),
                ("nationally-significant", truth),
            ])),
        ),
        (
            "heads",
            list(&object(&[
                ("id", text.clone()),
                ("label", text.clone()),
                ("share", number.clone()),
                ("least", number.clone()),
                ("central", number.clone()),
                ("most", number.clone()),
            ])),
        ),
        ("items", list(&item)),
    ]);
    let open = object(&[
        ("id", text.clone()),
        ("kind", json!({ "enum": ["fact", "step", "factor", "evidence"] })),
        ("question", text.clone()),
        ("moves", object(&[("indicated", money.clone()), ("permitted", money.clone())])),
    ]);
    let mut schema = object(&[
        (
            "identity",
            object(&[
                ("engine", text.clone()),
                ("rulebook", versioned.clone()),
                ("schedule", nullable(&versioned)),
                ("case", object(&[("title", text.clone()), ("sha256", text.clone())])),
                ("as-of", maybe_text.clone()),
            ]),
        ),
        ("currency", text.clone()),
        ("penalty", penalty),
        ("maximum", five(&money)),
        (
            "rests-on",
            list(&object(&[("standing", standing), ("lines", json!({ "type": "integer" })), ("moved", money.clone())])),
        ),
        ("lines", list(&line)),
        ("engagement", engagement),
        ("reaches", reaches),
        ("outside", list(&outside)),
        ("open", list(&open)),
        ("opportunities", list(&object(&[("what", text.clone()), ("until", text.clone()), ("worth", money.clone())]))),
        ("caveats", list(&text)),
        (
            "comparables",
            list(&object(&[
                ("decision", text.clone()),
                ("title", text.clone()),
                ("penalty", money),
                ("alike", list(&text)),
                ("unlike", list(&text)),
                ("credited", maybe_text),
            ])),
        ),
    ]);
    head(&mut schema, "An assessment by Affeer");
    schema
}

/// The schema of a case under a rulebook: its facts, kinds, steps and factors.
#[must_use]
pub fn case_schema(rulebook: &Rulebook) -> Value {
    let mut facts = Map::new();
    for fact in &rulebook.facts {
        facts.insert(fact.id.clone(), fact_schema(fact, rulebook));
    }
    let required: Vec<&str> = rulebook.facts.iter().filter(|fact| fact.required).map(|fact| fact.id.as_str()).collect();
    let facts = json!({ "type": "object", "properties": facts, "required": required, "additionalProperties": false });
    let text = json!({ "type": "string" });
    let day = json!({ "type": "string", "format": "date" });
    let truth = json!({ "type": "boolean" });
    let texts = list(&text);
    let enumerated = |ids: Vec<&str>| json!({ "enum": ids });
    let steps: Vec<&str> = rulebook.steps.iter().map(|step| step.id.as_str()).collect();
    let factors: Vec<&str> = rulebook.factors.iter().map(|factor| factor.id.as_str()).collect();
    let provenance = [
        ("exhibits", texts.clone()),
        ("pinpoint", text.clone()),
        ("note", text.clone()),
        ("asserted-by", enumerated(vec!["organisation", "regulator", "body", "third-party"])),
        ("disputed", truth.clone()),
    ];
    let period = loose(&[("from", day.clone()), ("to", day.clone())], &[]);
    let mut determination = vec![
        ("step", enumerated(steps)),
        ("factors", json!({ "type": "array", "items": enumerated(factors.clone()) })),
        ("infringement", text.clone()),
        ("band", text.clone()),
        ("value", json!({ "type": "string", "pattern": "%$" })),
        ("sum", text.clone()),
        ("by", enumerated(vec!["regulator", "caseworker", "party", "court"])),
        ("because", text.clone()),
        ("departs", text.clone()),
    ];
    determination.extend(provenance.clone());
    let mut properties = vec![
        (
            "case",
            loose(
                &[
                    ("title", text.clone()),
                    ("rulebook", text.clone()),
                    ("schedule", text.clone()),
                    ("as-of", day.clone()),
                    ("notice-of-intent", day.clone()),
                    ("notice", day.clone()),
                    ("infringement", period.clone()),
                    ("note", text.clone()),
                ],
                &["title"],
            ),
        ),
        (
            "exhibit",
            list(&loose(
                &[("id", text.clone()), ("title", text.clone()), ("address", text.clone()), ("note", text.clone())],
                &["id", "title"],
            )),
        ),
        ("facts", facts),
        (
            "infringement",
            list(&loose(
                &[("id", text.clone()), ("label", text.clone()), ("facts", json!({ "type": "object" }))],
                &["id"],
            )),
        ),
        ("determination", list(&loose(&determination, &["by"]))),
        ("published", json!({ "type": "object" })),
    ];
    if let Some(schedule) = &rulebook.schedule {
        let mut evidence = vec![
            ("id", text.clone()),
            ("kind", enumerated(schedule.kinds.iter().map(|kind| kind.id.as_str()).collect())),
            ("body", enumerated(schedule.bodies.iter().map(|body| body.id.as_str()).collect())),
            ("service", enumerated(schedule.services.iter().map(|service| service.id.as_str()).collect())),
            ("at", text.clone()),
            ("begun-by", enumerated(vec!["organisation", "body", "third-party"])),
            ("grade", enumerated(schedule.grades.iter().map(|grade| grade.id.as_str()).collect())),
            ("covers", loose(&[("entity", truth.clone()), ("system", truth)], &[])),
            ("kept-up", period),
            ("followed", enumerated(schedule.following.iter().map(|following| following.id.as_str()).collect())),
            ("effect", enumerated(schedule.effect.iter().map(|effect| effect.id.as_str()).collect())),
            ("origin", enumerated(vec!["organisation", "body"])),
            ("consent", enumerated(vec!["given", "existence-only", "refused", "withdrawn", "not-asked"])),
            ("beyond-duty", text.clone()),
            ("credited-under", enumerated(factors)),
            ("harms", text),
        ];
        evidence.extend(provenance);
        properties.push(("evidence", list(&loose(&evidence, &["id", "kind"]))));
    }
    let mut schema = loose(&properties, &["case", "facts"]);
    head(&mut schema, &format!("A case under {} {}", rulebook.id, rulebook.version));
    schema
}

/// The schema of a rulebook: its outline. What it cannot say, `affeer check` says.
#[must_use]
pub fn rulebook_schema() -> Value {
    let text = json!({ "type": "string" });
    let named = |keys: &[&str]| {
        let mut object = json!({ "type": "object", "required": keys });
        if let Some(map) = object.as_object_mut() {
            map.insert(
                "properties".to_owned(),
                json!({ "id": { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" } }),
            );
        }
        json!({ "type": "array", "items": object })
    };
    let operation: Map<String, Value> =
        Operation::NAMES.iter().map(|name| ((*name).to_owned(), json!({ "type": "object" }))).collect();
    let step = json!({ "type": "array", "items": { "type": "object", "required": ["id", "label", "operation"], "properties": { "operation": { "type": "object", "properties": operation, "additionalProperties": false, "minProperties": 1, "maxProperties": 1 } } } });
    let mut schema = loose(
        &[
            (
                "rulebook",
                json!({ "type": "object", "required": ["id", "title", "version", "regulator", "currency", "in-force"] }),
            ),
            ("authority", named(&["id", "cite", "standing", "read-on"])),
            ("section", named(&["id", "label"])),
            ("fact", named(&["id", "type", "question", "why", "feeds", "section"])),
            ("step", step),
            ("factor", named(&["id", "step", "side", "label"])),
            (
                "outside",
                json!({ "type": "array", "items": { "type": "object", "required": ["when", "because", "authority"], "properties": { "when": text.clone(), "because": text.clone(), "authority": { "type": "array", "items": text.clone(), "minItems": 1 } }, "additionalProperties": false } }),
            ),
            (
                "contradiction",
                json!({ "type": "array", "items": { "type": "object", "required": ["when", "because"], "properties": { "when": text, "because": text } } }),
            ),
        ],
        &["rulebook", "step"],
    );
    head(&mut schema, "A rulebook for Affeer (outline; `affeer check` tests the rest)");
    schema
}

fn fact_schema(fact: &Fact, rulebook: &Rulebook) -> Value {
    let unknown = json!({ "const": "not-known" });
    let value = match &fact.kind {
        FactKind::Money(_) => {
            json!({ "type": "string", "description": format!("a sum or range, as \"{} 385m\" or \"{} 80m..120m\"", rulebook.currency.code(), rulebook.currency.code()) })
        }
        FactKind::Count(_) => {
            json!({ "type": ["integer", "string"], "description": "a whole number, or a range as \"1,000..5,000\"" })
        }
        FactKind::Percent(_) => json!({ "type": "string", "description": "as \"12%\"" }),
        FactKind::Duration(_) => json!({ "type": "string", "description": "as \"72 hours\"" }),
        FactKind::Date => {
            json!({ "type": "string", "description": "a day as 2022-07-21, a moment with its offset, or a range" })
        }
        FactKind::YesNo => json!({ "type": "boolean" }),
        FactKind::Option(options) => {
            json!({ "enum": options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>() })
        }
        FactKind::Options { options, pinpoints: false } => {
            json!({ "type": "array", "items": { "enum": options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>() } })
        }
        FactKind::Options { .. } => json!({ "type": "array", "items": { "type": "string" } }),
    };
    let with_source = json!({ "type": "object", "required": ["value"] });
    json!({ "description": fact.question, "anyOf": [value, unknown, with_source] })
}

fn object(properties: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    loose(properties, &required)
}

fn loose(properties: &[(&str, Value)], required: &[&str]) -> Value {
    let map: Map<String, Value> =
        properties.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "properties": map, "required": required, "additionalProperties": false })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn nullable(of: &Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}

fn head(schema: &mut Value, title: &str) {
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DRAFT));
        map.insert("title".to_owned(), json!(title));
    }
}
