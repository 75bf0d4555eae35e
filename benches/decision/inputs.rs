//! The neutral decision: its rulebook and its ten thousand cases.

use affeer::diagnostic::Source;
use affeer::rulebook::Rulebook;

const RULEBOOK: &str = include_str!("rulebook.toml");
const CASES: &str = include_str!("cases.csv");

/// The decision as a rulebook.
pub fn rulebook() -> Rulebook {
    Rulebook::read(Source::new("decision", RULEBOOK), None).expect("the rulebook of the decision is whole")
}

/// Every case as a line of JSON, as a program would send it.
pub fn cases() -> Vec<String> {
    let mut rows = CASES.lines();
    let names: Vec<String> =
        rows.next().expect("the cases have a header").split(',').map(|name| name.replace('_', "-")).collect();
    rows.enumerate().map(|(index, row)| case(index, &names, row)).collect()
}

fn case(index: usize, names: &[String], row: &str) -> String {
    let facts: Vec<String> = names
        .iter()
        .zip(row.split(','))
        .map(|(name, written)| format!("\"{name}\":{}", value(name, written)))
        .collect();
    format!("{{\"case\":{{\"title\":\"Case {index}\"}},\"facts\":{{{}}}}}", facts.join(","))
}

fn value(name: &str, written: &str) -> String {
    match name {
        "turnover" => format!("\"GBP {written}\""),
        "severity" => format!("\"{written}\""),
        "self-reported" | "cooperation" | "early-admission" | "hardship" | "intentional" | "special-category" => {
            (written == "1").to_string()
        }
        _ => written.to_owned(),
    }
}
