//! The JSON that goes out is what its schema says, and the cases that come in are what theirs
//! says.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::assessment::assess;
use affeer::case::{Case, chosen};
use affeer::caseload::comparables;
use affeer::diagnostic::{Findings, Source};
use affeer::document::{self, Table, parse};
use affeer::render::{assessment_json, assessment_schema, case_schema, rulebook_schema};
use affeer::rulebook::{Library, Rulebook};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Something done to a value, and what it is called.
type Change = (&'static str, fn(&mut Value));

/// Every example of every rulebook and every case of `tests/cases`, as its path and text.
fn cases() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        Library::rulebooks().iter().map(|shipped| root.join("rules").join(shipped.id).join("examples")).collect();
    folders.push(root.join("tests/cases"));
    let mut files = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                files.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    assert!(files.len() > 30);
    files
}

fn rulebooks() -> BTreeMap<String, Rulebook> {
    Library::rulebooks()
        .iter()
        .map(|shipped| (shipped.id.to_owned(), Library::rulebook(shipped.id).unwrap().unwrap()))
        .collect()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).unwrap()
}

/// What is wrong with a value, one line a finding.
fn wrong(validator: &Validator, value: &Value) -> String {
    validator
        .iter_errors(value)
        .map(|error| format!("  {}: {error}", error.instance_path()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The JSON assessment of one case.
fn assessment(rulebook: &Rulebook, path: &Path, text: &str, facts_alone: bool) -> Value {
    let source = Source::new(path.display().to_string(), text);
    let case = Case::read(rulebook, source).unwrap_or_else(|refused| panic!("{refused}"));
    let case = if facts_alone { affeer::counterfactual::Change::FactsAlone.made_to(&case) } else { case };
    let decisions: affeer::value::List<_> = Library::rulebooks()
        .iter()
        .filter(|shipped| shipped.id == rulebook.id)
        .flat_map(|shipped| shipped.decisions)
        .filter_map(|(name, text)| {
            let case = Case::read(rulebook, Source::new(*name, *text)).ok()?;
            Some(affeer::caseload::Decision { name: (*name).to_owned(), case })
        })
        .collect();
    let alike = comparables(&case, &decisions);
    let forecaster = affeer::caseload::Forecaster::of(rulebook, &decisions).unwrap();
    let forecast = forecaster.forecast(&case, &decisions);
    assessment_json(&assess(&case).unwrap(), Some(&forecast), &alike, &decisions)
}

fn south_staffordshire() -> Value {
    let path = PathBuf::from("rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
    assessment(&rulebooks()["uk-gdpr-2024"], &path, &text, false)
}

/// A file as a JSON value: dates become texts, whole numbers numbers.
fn json_of(text: &str) -> Value {
    let source = Source::new("", text);
    let mut findings = Findings::new();
    let table = parse(&source, &mut findings);
    assert!(findings.is_empty());
    table_json(&table)
}

fn table_json(table: &Table<'_>) -> Value {
    let entries: Map<String, Value> =
        table.entries.iter().map(|entry| (entry.key.to_string(), value_json(&entry.node.value))).collect();
    Value::Object(entries)
}

fn value_json(value: &document::Value<'_>) -> Value {
    match value {
        document::Value::Text { text, .. } => json!(text),
        document::Value::Number(number) => json!(number.replace('_', "").parse::<i64>().unwrap()),
        document::Value::Bool(truth) => json!(truth),
        document::Value::Date(date) => json!(date),
        document::Value::Nothing => Value::Null,
        document::Value::List(list) => list.iter().map(|node| value_json(&node.value)).collect(),
        document::Value::Table(table) => table_json(table),
    }
}

#[test]
fn every_assessment_is_what_its_schema_says() {
    let rulebooks = rulebooks();
    let validator = validator(&assessment_schema());
    let mut failures = Vec::new();
    for (path, text) in cases() {
        let id = chosen(Source::new("case", text.as_str())).unwrap().rulebook;
        for facts_alone in [false, true] {
            let value = assessment(&rulebooks[&id], &path, &text, facts_alone);
            let wrong = wrong(&validator, &value);
            if !wrong.is_empty() {
                failures.push(format!("{} (facts alone: {facts_alone})\n{wrong}", path.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_fields_that_readers_rely_on_are_there() {
    let value = south_staffordshire();
    for group in [&value["penalty"], &value["engagement"]["credit"]] {
        for reading in ["least", "low", "central", "high", "most"] {
            let sum = group[reading].as_str().unwrap();
            let (whole, places) = sum.split_once('.').unwrap();
            assert!(whole.bytes().all(|byte| byte.is_ascii_digit()) && places.len() == 2, "{sum}");
        }
    }
    assert_eq!(value["penalty"]["central"], "963900.00");
    assert_eq!(value["penalty"]["complete"], true);
    assert!(!value["lines"].as_array().unwrap().is_empty());
    assert!(value["open"].is_array());
    assert_eq!(value["identity"]["rulebook"]["id"], "uk-gdpr-2024");
    assert_eq!(value["identity"]["case"]["sha256"].as_str().unwrap().len(), 64);
    let estimate = assessment_schema();
    for field in ["identity", "penalty", "lines", "engagement", "reaches", "outside", "open"] {
        assert!(estimate["required"].as_array().unwrap().contains(&json!(field)), "{field}");
    }
}

#[test]
fn an_assessment_with_a_field_missing_added_or_of_another_type_is_not_what_the_schema_says() {
    let validator = validator(&assessment_schema());
    let whole = south_staffordshire();
    assert!(validator.is_valid(&whole));
    let changes: [Change; 10] = [
        ("no penalty", |value| drop(value.as_object_mut().unwrap().remove("penalty"))),
        ("no central credit", |value| drop(value["engagement"]["credit"].as_object_mut().unwrap().remove("central"))),
        ("no rulebook digest", |value| drop(value["identity"]["rulebook"].as_object_mut().unwrap().remove("sha256"))),
        ("a sum as a number", |value| value["penalty"]["central"] = json!(963_900)),
        ("a sum with one place", |value| value["penalty"]["central"] = json!("963900.0")),
        ("complete as a text", |value| value["penalty"]["complete"] = json!("true")),
        ("a line without its balance", |value| drop(value["lines"][0].as_object_mut().unwrap().remove("after"))),
        ("nothing of the reach", |value| drop(value.as_object_mut().unwrap().remove("reaches"))),
        ("a reach that may be", |value| value["reaches"] = json!("maybe")),
        ("a field nobody knows", |value| value["penalty"]["median"] = json!("1.00")),
    ];
    for (name, change) in changes {
        let mut value = whole.clone();
        change(&mut value);
        assert!(!validator.is_valid(&value), "{name} was let through");
    }
}

#[test]
fn every_case_is_what_the_schema_of_its_rulebook_says() {
    let rulebooks = rulebooks();
    let validators: BTreeMap<&str, Validator> =
        rulebooks.iter().map(|(id, rulebook)| (id.as_str(), validator(&case_schema(rulebook)))).collect();
    let mut failures = Vec::new();
    for (path, text) in cases() {
        let id = chosen(Source::new("case", text.as_str())).unwrap().rulebook;
        let wrong = wrong(&validators[id.as_str()], &json_of(&text));
        if !wrong.is_empty() {
            failures.push(format!("{}\n{wrong}", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_case_with_a_wrong_key_or_option_is_not_what_the_schema_says() {
    let rulebook = &rulebooks()["uk-gdpr-2024"];
    let validator = validator(&case_schema(rulebook));
    let whole = json_of(
        &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/advanced-like.toml")).unwrap(),
    );
    assert!(validator.is_valid(&whole));
    let changes: [Change; 6] = [
        ("no facts", |value| drop(value.as_object_mut().unwrap().remove("facts"))),
        ("a required fact missing", |value| drop(value["facts"].as_object_mut().unwrap().remove("articles"))),
        ("a misspelt fact", |value| value["facts"]["turnovr"] = json!("GBP 1m")),
        ("turnover as a number", |value| value["facts"]["turnover"] = json!(330_000_000)),
        ("an option nobody declared", |value| value["facts"]["role"] = json!("owner")),
        ("a kind nobody declared", |value| value["evidence"][0]["kind"] = json!("telephone-call")),
    ];
    for (name, change) in changes {
        let mut value = whole.clone();
        change(&mut value);
        assert!(!validator.is_valid(&value), "{name} was let through");
    }
}

#[test]
fn every_shipped_rulebook_is_what_its_schema_says() {
    let validator = validator(&rulebook_schema());
    for shipped in Library::rulebooks() {
        let value = json_of(shipped.text);
        assert_eq!(wrong(&validator, &value), "", "{}", shipped.id);
        let mut without = value.clone();
        without.as_object_mut().unwrap().remove("step");
        assert!(!validator.is_valid(&without));
    }
}
