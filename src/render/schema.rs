//! JSON Schemas (draft 2020-12) of cases, rulebooks and assessments.

use super::schema_decided::{decided_schema, published_schema};
use super::schema_foretold::foretold_schema;
use super::schema_parts::{list, loose, names, nullable, object, with_keys};
use super::words;
use crate::case::{Ending, EngagementStatus, Incident};
use crate::counterfactual::{AttributionMethod, Bounded, EngagementOutcome};
use crate::questionnaire::{AnswerKind, CaseList, HEAD_AS_WRITTEN, Offered, Presence, Question, Questionnaire};
use crate::rulebook::{Operation, Rulebook};
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const MONEY: &str = r"^-?[0-9]+\.[0-9]{2}$";

/// The schema of an assessment.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a list of what an assessment holds, in its order")]
pub fn assessment_schema() -> Value {
    let money = json!({ "type": "string", "pattern": MONEY, "description": words::POUNDS });
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
    let complete = json!({ "type": "boolean", "description": words::COMPLETE });
    let penalty = with_keys(five(&money), vec![("complete", complete)]);
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
    let reaches = json!({ "enum": ["true", "false", "open"], "description": words::REACHES });
    let units = json!({ "enum": ["share", "change", "change-to-nil", "net", "sum", "maximum", "total", "linked-total", "added", "rounded", "nothing"] });
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
        ("decided", nullable(&decided_schema())),
        ("facts", list(&object(&[("id", text.clone()), ("value", text.clone()), ("source", text.clone())]))),
        ("operation", text.clone()),
        ("unit", json!({ "enum": ["share", "change", "sum", "added", "nothing"] })),
        ("units", five(&units)),
        ("figure", five(&text)),
        ("operand", five(&number)),
        ("base", five(&money)),
        ("before", five(&money)),
        ("after", five(&money)),
        ("net-from", nullable(&five(&money))),
        ("rounding", nullable(&five(&json!({ "enum": ["half-up", "half-even", "down", "up"] })))),
        ("reasons", list(&text)),
    ]);
    let gate = object(&[
        ("gate", text.clone()),
        ("label", text.clone()),
        ("result", json!({ "enum": ["passed", "reduced", "failed", "open", "not-asked", "harms"] })),
        ("reason", text.clone()),
    ]);
    let worth = object(&[
        ("alone", money.clone()),
        ("last", money.clone()),
        ("order-free", nullable(&money)),
        ("by-share", json!({ "type": "boolean" })),
    ]);
    let beside = object(&[
        ("until", text.clone()),
        ("within", text.clone()),
        ("promptness", number.clone()),
        ("costs", money.clone()),
    ]);
    let steps = object(&[("sooner", nullable(&beside)), ("later", nullable(&beside))]);
    let item = object(&[
        ("id", maybe_text.clone()),
        ("kind", maybe_text.clone()),
        ("label", text.clone()),
        ("verdict", json!({ "enum": ["counted", "reduced", "not counted", "harms", "open"] })),
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
        ("steps-in-time", nullable(&steps)),
        ("worth", nullable(&worth)),
    ]);
    let sum_after = object(&[
        ("step", text.clone()),
        ("infringement", maybe_text.clone()),
        ("taken-off", money.clone()),
        ("taken-off-at-most", money.clone()),
    ]);
    let attribution = object(&[
        ("method", json!({ "enum": names(&AttributionMethod::NAMES) })),
        ("heads", json!({ "type": ["integer", "null"] })),
        ("credit", money.clone()),
        ("rests-on", text.clone()),
    ]);
    let credit = vec![
        ("in-bundle", json!({ "type": "boolean" })),
        ("bounded", json!({ "enum": names(&Bounded::NAMES) })),
        ("outcome", json!({ "enum": names(&EngagementOutcome::NAMES) })),
        ("taken-back-by", maybe_text.clone()),
        ("evidence-listed", json!({ "type": "boolean" })),
        ("words", text.clone()),
        ("attribution", list(&attribution)),
        ("sums-after", list(&sum_after)),
    ];
    let credit = with_keys(five(&money), credit);
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
        ("kind", json!({ "enum": ["fact", "step", "factor", "evidence", "together"] })),
        ("question", text.clone()),
        (
            "moves",
            object(&[
                ("indicated", money.clone()),
                ("permitted", money.clone()),
                ("low", money.clone()),
                ("high", money.clone()),
            ]),
        ),
        ("narrows", money.clone()),
        (
            "answers",
            list(&object(&[
                ("answer", text.clone()),
                ("low", money.clone()),
                ("central", money.clone()),
                ("high", money.clone()),
            ])),
        ),
    ]);
    let finding = object(&[
        ("status", json!({ "enum": names(&EngagementStatus::NAMES) })),
        ("bodies", list(&text)),
        ("bundle", maybe_text.clone()),
        ("heads-in-bundle", maybe_text.clone()),
        ("reason", text.clone()),
        ("pinpoint", text.clone()),
        ("note", text.clone()),
    ]);
    let comparable = |penalty: Value, ended: Value| {
        object(&[
            ("decision", text.clone()),
            ("title", text.clone()),
            ("penalty", penalty),
            ("ended-with", ended),
            ("alike", list(&text)),
            ("unlike", list(&text)),
            ("times-apart", json!({ "type": "object", "additionalProperties": text })),
            ("sibling", json!({ "type": "boolean" })),
            ("credited", maybe_text.clone()),
            ("engagement", nullable(&finding)),
        ])
    };
    let mut schema = object(&[
        (
            "identity",
            object(&[
                ("engine", text.clone()),
                ("rulebook", versioned.clone()),
                ("schedule", nullable(&versioned)),
                (
                    "case",
                    object(&[
                        ("title", text.clone()),
                        ("sha256", text.clone()),
                        ("sha256-of", json!({ "enum": ["file", "what-may-be-shown"] })),
                    ]),
                ),
                ("as-of", maybe_text.clone()),
            ]),
        ),
        ("condition", maybe_text.clone()),
        ("currency", text.clone()),
        ("penalty", penalty),
        ("foretold", nullable(&foretold_schema())),
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
        ("open-without-effect", list(&text)),
        ("open-all-tried", json!({ "type": "boolean" })),
        (
            "opportunities",
            list(&object(&[
                ("what", text.clone()),
                ("until", text.clone()),
                ("worth", money.clone()),
                ("then", nullable(&money)),
            ])),
        ),
        ("caveats", list(&text)),
        (
            "published",
            nullable(&object(&[
                ("decision", json!({ "enum": ["replay", "total"] })),
                ("penalty", money.clone()),
                (
                    "incident",
                    json!({ "enum": names(&Incident::NAMES).into_iter().map(Some).chain([None]).collect::<Vec<_>>() }),
                ),
                ("engagement", nullable(&finding)),
            ])),
        ),
        (
            "proposed",
            nullable(&object(&[("penalty", nullable(&money)), ("source", text.clone()), ("note", text.clone())])),
        ),
        (
            "ended",
            nullable(&object(&[
                ("with", json!({ "enum": names(&Ending::NAMES) })),
                ("considered", nullable(&money)),
                ("source", text.clone()),
                ("note", text.clone()),
            ])),
        ),
        ("comparables", list(&comparable(money, json!({ "type": "null" })))),
        ("ended-alike", list(&comparable(json!({ "type": "null" }), json!({ "enum": names(&Ending::NAMES) })))),
    ]);
    head_of(&mut schema, words::ASSESSMENT_SCHEMA);
    schema
}

/// The schema of a case under a rulebook: its facts, kinds, steps and factors, as the
/// questionnaire describes them.
#[must_use]
pub fn case_schema(rulebook: &Rulebook) -> Value {
    let questionnaire = Questionnaire::new(rulebook, &[]);
    let facts = questionnaire.facts.iter().map(|question| (question, fact_schema(question, rulebook)));
    let as_written = |question: &&Question<'_>| HEAD_AS_WRITTEN.iter().position(|key| *key == question.key);
    let mut head: Vec<&Question<'_>> = questionnaire.head.iter().collect();
    head.sort_by_key(as_written);
    let of = |list: CaseList| table_schema(questionnaire.of(list).iter());
    let text = |key| (key, json!({ "type": "string" }));
    let read = || ("read", json!({ "enum": ["text-copy", "secondary"] }));
    let ending = ("with", json!({ "enum": names(&Ending::NAMES) }));
    let incident = ("incident", json!({ "enum": names(&Incident::NAMES) }));
    let mut properties = vec![
        ("case", table_schema(head.into_iter())),
        ("exhibit", list(&of(CaseList::Exhibit))),
        ("facts", written_table(facts)),
        ("infringement", list(&of(CaseList::Infringement))),
        ("determination", list(&of(CaseList::Determination))),
        ("published", published_schema()),
        ("proposed", loose(&[text("penalty"), read(), text("source"), text("note")], &[])),
        ("ended", loose(&[ending, text("considered"), incident, read(), text("source"), text("note")], &["with"])),
    ];
    if rulebook.schedule.is_some() {
        properties.push(("evidence", list(&of(CaseList::Evidence))));
    }
    let mut schema = loose(&properties, &["case", "facts"]);
    head_of(&mut schema, &words::case_schema(&rulebook.id, &rulebook.version));
    schema
}

/// The schema of a table whose keys are these questions.
fn table_schema<'q>(questions: impl Iterator<Item = &'q Question<'q>>) -> Value {
    written_table(questions.map(|question| (question, value_schema(question))))
}

/// A table of these keys. Of a key `covers.entity` a table `covers` is made, where the first of
/// its keys stands.
fn written_table<'q>(questions: impl Iterator<Item = (&'q Question<'q>, Value)>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (question, schema) in questions.filter(|(question, _)| question.written != Presence::Otherwise) {
        if question.written == Presence::Required {
            required.push(question.key);
        }
        match question.key.split_once('.') {
            None => {
                properties.insert(question.key.to_owned(), schema);
            }
            Some((outer, inner)) => {
                let table = properties.entry(outer).or_insert_with(|| loose(&[], &[]));
                if let Some(table) = table.get_mut("properties").and_then(Value::as_object_mut) {
                    table.insert(inner.to_owned(), schema);
                }
            }
        }
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
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
                "foretelling",
                json!({ "type": "object", "required": ["method", "degrees", "decisions", "at-least", "width", "digits", "confidence"] }),
            ),
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
    head_of(&mut schema, words::RULEBOOK_SCHEMA);
    schema
}

/// What stands under the key of a question.
fn value_schema(question: &Question<'_>) -> Value {
    let text = json!({ "type": "string" });
    let day = json!({ "type": "string", "format": "date" });
    let open = matches!(
        question.offered,
        Offered::Rulebooks
            | Offered::Targets
            | Offered::Degrees
            | Offered::Infringements
            | Offered::Exhibits
            | Offered::Relying
    );
    let option = if open { text.clone() } else { json!({ "enum": question.ids() }) };
    match question.kind {
        AnswerKind::Text | AnswerKind::LongText | AnswerKind::Moment | AnswerKind::Money | AnswerKind::Duration => text,
        AnswerKind::Count => json!({ "type": ["integer", "string"] }),
        AnswerKind::Day => day,
        AnswerKind::Period => loose(&[("from", day.clone()), ("to", day)], &[]),
        AnswerKind::Percent | AnswerKind::Share => json!({ "type": "string", "pattern": "%$" }),
        AnswerKind::YesNo | AnswerKind::Flag => json!({ "type": "boolean" }),
        AnswerKind::Option | AnswerKind::Select | AnswerKind::Target => option,
        AnswerKind::Options { pinpoints: true } => list(&text),
        AnswerKind::Options { pinpoints: false } => list(&option),
        AnswerKind::Facts => json!({ "type": "object" }),
    }
}

/// What stands under the key of a fact: a value, that it is not known, or a value with where it
/// comes from.
fn fact_schema(question: &Question<'_>, rulebook: &Rulebook) -> Value {
    let code = rulebook.currency.code();
    let described = |words: &str| json!({ "type": "string", "description": words });
    let value = match question.kind {
        AnswerKind::Money => described(&words::sum_or_range(code)),
        AnswerKind::Count => {
            json!({ "type": ["integer", "string"], "description": words::COUNT_OR_RANGE })
        }
        AnswerKind::Percent => described(words::PERCENT),
        AnswerKind::Duration => described(words::DURATION),
        AnswerKind::Moment => described(words::DAY_OR_RANGE),
        AnswerKind::Text
        | AnswerKind::LongText
        | AnswerKind::Day
        | AnswerKind::Period
        | AnswerKind::Share
        | AnswerKind::YesNo
        | AnswerKind::Flag
        | AnswerKind::Option
        | AnswerKind::Select
        | AnswerKind::Target
        | AnswerKind::Options { .. }
        | AnswerKind::Facts => value_schema(question),
    };
    let unknown = json!({ "const": "not-known" });
    let with_source = json!({ "type": "object", "required": ["value"] });
    json!({ "description": question.question, "anyOf": [value, unknown, with_source] })
}

fn head_of(schema: &mut Value, title: &str) {
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DRAFT));
        map.insert("title".to_owned(), json!(title));
    }
}
