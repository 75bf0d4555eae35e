//! A condition that has only one answer is refused, and no other: held against trying every answer.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops where it stands, and its numbers are small"
)]

use affeer::diagnostic::{Code, Source};
use affeer::rulebook::Rulebook;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// The facts of the rulebook below, at one answer each.
#[derive(Clone, Copy, Debug)]
struct Facts {
    people: i64,
    records: i64,
    late: bool,
    intent: usize,
}

const INTENTS: [&str; 3] = ["negligent", "reckless", "intentional"];
/// Counts go from nil to this.
const MOST: i64 = 6;

#[derive(Clone, Debug)]
enum Condition {
    Late,
    Intent(Vec<usize>),
    /// People, records, or people less records, against a figure.
    Compare(usize, usize, i64),
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
}

const SUMS: [&str; 4] = ["people", "records", "people - records", "people + 2"];
const SIGNS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];

impl Condition {
    fn text(&self) -> String {
        match self {
            Condition::Late => "late".to_owned(),
            Condition::Intent(options) => {
                let names: Vec<String> =
                    options.iter().map(|option| format!("\"{}\"", INTENTS.get(*option).unwrap())).collect();
                format!("intent in [{}]", names.join(", "))
            }
            Condition::Compare(sum, sign, figure) if *figure < 0 => {
                // A condition has no negative figures: the other side takes them.
                format!("{} + {} {} 0", SUMS.get(*sum).unwrap(), -figure, SIGNS.get(*sign).unwrap())
            }
            Condition::Compare(sum, sign, figure) => {
                format!("{} {} {figure}", SUMS.get(*sum).unwrap(), SIGNS.get(*sign).unwrap())
            }
            Condition::Not(one) => format!("not ({})", one.text()),
            Condition::And(one, other) => format!("({}) and ({})", one.text(), other.text()),
            Condition::Or(one, other) => format!("({}) or ({})", one.text(), other.text()),
        }
    }

    fn holds(&self, facts: Facts) -> bool {
        match self {
            Condition::Late => facts.late,
            Condition::Intent(options) => options.contains(&facts.intent),
            Condition::Compare(sum, sign, figure) => {
                let sums = [facts.people, facts.records, facts.people - facts.records, facts.people + 2];
                let sum = *sums.get(*sum).unwrap();
                match sign {
                    0 => sum == *figure,
                    1 => sum != *figure,
                    2 => sum < *figure,
                    3 => sum <= *figure,
                    4 => sum > *figure,
                    _ => sum >= *figure,
                }
            }
            Condition::Not(one) => !one.holds(facts),
            Condition::And(one, other) => one.holds(facts) && other.holds(facts),
            Condition::Or(one, other) => one.holds(facts) || other.holds(facts),
        }
    }

    /// The sums it compares, those of people alone taken as one.
    fn sums(&self, sums: &mut Vec<usize>) {
        match self {
            Condition::Late | Condition::Intent(_) => {}
            Condition::Compare(sum, ..) => sums.push(if *sum == 3 { 0 } else { *sum }),
            Condition::Not(one) => one.sums(sums),
            Condition::And(one, other) | Condition::Or(one, other) => {
                one.sums(sums);
                other.sums(sums);
            }
        }
    }
}

fn conditions() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        Just(Condition::Late),
        proptest::sample::subsequence(vec![0_usize, 1, 2], 1..=3).prop_map(Condition::Intent),
        (0_usize..SUMS.len(), 0_usize..SIGNS.len(), -MOST..=MOST + 3)
            .prop_map(|(sum, sign, figure)| Condition::Compare(sum, sign, figure)),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| Condition::Not(Box::new(one))),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| Condition::And(Box::new(one), Box::new(other))),
            (inner.clone(), inner).prop_map(|(one, other)| Condition::Or(Box::new(one), Box::new(other))),
        ]
    })
}

fn every_answer() -> Vec<Facts> {
    let mut all = Vec::new();
    for people in 0..=MOST {
        for records in 0..=MOST {
            for late in [false, true] {
                for intent in 0..INTENTS.len() {
                    all.push(Facts { people, records, late, intent });
                }
            }
        }
    }
    all
}

/// The whole rulebook of the refusals, with two counts, three intents, and this condition on its factor.
fn rulebook(condition: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals/whole/rulebook.toml");
    let whole = fs::read_to_string(folder).unwrap();
    let count = |id: &str| {
        format!(
            "[[fact]]\nid = \"{id}\"\ntype = \"count\"\npermitted = {{ from = 0, to = {MOST} }}\nquestion = \"How many?\"\nwhy = \"-\"\nsection = \"all\"\nfeeds = [\"counts\"]\n\n"
        )
    };
    let counts = format!("{}{}[[step]]\nid = \"maximum\"", count("people"), count("records"));
    whole
        .replacen("[[step]]\nid = \"maximum\"", &counts, 1)
        .replacen(
            "{ id = \"negligent\", label = \"Negligent\" },",
            "{ id = \"negligent\", label = \"Negligent\" }, { id = \"reckless\", label = \"Reckless\" },",
            1,
        )
        .replacen("when = 'late'", &format!("when = '{condition}'"), 1)
}

/// Whether the rulebook is refused because its condition has only one answer.
fn has_one_answer(condition: &Condition) -> bool {
    let read = Rulebook::read(Source::new("rules.toml", rulebook(&condition.text())), None);
    let refused: Vec<_> = read.err().into_iter().flatten().flat_map(|file| file.diagnostics).collect();
    if let Some(other) = refused.iter().find(|one| matches!(one.code, Code::ConditionSyntax | Code::ConditionType)) {
        panic!("{}: {}", condition.text(), other.message);
    }
    refused.iter().any(|one| one.code == Code::NeverReached)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Never refused where it has both answers; and always refused where it has one, but for sums
    /// that hang together, which are taken as free of each other.
    #[test]
    fn a_condition_is_refused_that_has_one_answer_whatever_the_facts(condition in conditions()) {
        let answers: Vec<bool> = every_answer().into_iter().map(|facts| condition.holds(facts)).collect();
        let one = answers.iter().all(|answer| Some(answer) == answers.first());
        let mut sums = Vec::new();
        condition.sums(&mut sums);
        let free = !(sums.contains(&2) && (sums.contains(&0) || sums.contains(&1)));
        let refused = has_one_answer(&condition);
        prop_assert!(!refused || one, "{} has both answers", condition.text());
        prop_assert!(refused || !one || !free, "{} has one answer", condition.text());
    }
}
