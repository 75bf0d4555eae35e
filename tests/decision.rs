//! The neutral decision of `benches/decision`: ten thousand cases, each right to the pound.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops where it stands")]

#[path = "../benches/decision/inputs.rs"]
mod inputs;
#[path = "../benches/decision/reply.rs"]
mod reply;

use affeer::assess::Reading;
use affeer::assessment::{assess, penalty};
use affeer::case::Case;
use affeer::diagnostic::Source;
use reply::Reply;

const EXPECTED: &str = include_str!("../benches/decision/expected.csv");

/// What is right for one case.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    /// Whole pounds.
    amount: String,
    /// Percent.
    net: String,
    /// The factors that apply, in the order of the rulebook, with `|` between them.
    applied: String,
}

/// The right answer to every case, in the same order.
fn answers() -> Vec<Answer> {
    EXPECTED
        .lines()
        .skip(1)
        .map(|row| {
            let mut fields = row.split(',').map(str::to_owned);
            let mut field = || fields.next().unwrap_or_default();
            Answer { amount: field(), net: field(), applied: field() }
        })
        .collect()
}

#[test]
fn every_answer_is_right_to_the_pound() {
    let rulebook = inputs::rulebook();
    let (cases, answers) = (inputs::cases(), answers());
    assert_eq!((cases.len(), answers.len()), (10_000, 10_000));
    let mut wrong = Vec::new();
    for (line, right) in cases.into_iter().zip(answers) {
        let case = Case::read(&rulebook, Source::new("line", line.clone())).unwrap();
        let assessment = assess(&case).unwrap();
        assert!(assessment.complete && assessment.open.is_empty(), "{line}");
        assert_eq!(penalty(&case).unwrap().at(Reading::Central), assessment.penalty.at(Reading::Central), "{line}");
        let Reply { amount, net, applied } = Reply::of(&assessment);
        let given = Answer { amount, net, applied: applied.join("|").to_ascii_uppercase() };
        if given != right {
            wrong.push(format!("{line}: {given:?}, not {right:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of 10,000 wrong, first {}", wrong.len(), wrong[0]);
}

#[test]
fn an_answer_is_one_line_of_json() {
    let reply = Reply { amount: "5".to_owned(), net: "-15".to_owned(), applied: vec!["m1", "m2"] };
    assert_eq!(reply.json(), r#"{"amount":5,"net":-15,"applied":["m1","m2"]}"#);
}
