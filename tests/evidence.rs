//! What an item of evidence earns, against its twin: one fact counts once, what the law required
//! counts not at all, and what may only be told to exist counts as much as what may be read.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

use affeer::assess::{OpenItem, score_of};
use affeer::assessment::{Caveat, assess};
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Rulebook};
use affeer::value::Percent;
use std::fmt::Write;

const HEAD: &str = r#"
[case]
title = "Items of evidence"
as-of = 2026-09-01
[facts]
articles = ["5(1)(f)"]
public-body = false
sector = "none"
ransom-paid = false
awareness = 2026-01-09T10:00:00Z
ico-investigation-known = 2026-08-01
"#;

const ADVICE: &str = r#"
kind = "advice-followed"
body = "ncsc"
service = "ncsc-incident-management"
at = 2026-01-12T10:00:00Z
begun-by = "organisation"
grade = "V2"
followed = "yes"
effect = "material"
"#;

const REPORT: &str = r#"
kind = "incident-report"
body = "ncsc"
at = 2026-01-10T09:00:00Z
begun-by = "organisation"
grade = "V4"
"#;

fn rulebook() -> Rulebook {
    Library::rulebook("uk-gdpr-2024").unwrap().unwrap()
}

/// A case with these items.
fn case_of<'r>(rulebook: &'r Rulebook, items: &[String]) -> Case<'r> {
    let mut text = HEAD.to_owned();
    for (number, item) in items.iter().enumerate() {
        writeln!(text, "[[evidence]]\nid = \"E{number}\"\n{item}").unwrap();
    }
    Case::read(rulebook, Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"))
}

/// What is certain and what is possible of the score of a case with these items.
fn score(items: &[String]) -> (Percent, Percent) {
    let rulebook = rulebook();
    let points = score_of(&case_of(&rulebook, items)).unwrap().unwrap().points;
    (points.least, points.most)
}

fn one(item: &str) -> (Percent, Percent) {
    score(&[item.to_owned()])
}

#[test]
fn one_piece_of_advice_counts_once_and_pieces_told_apart_count_each() {
    let thrice = vec![ADVICE.to_owned(); 3];
    assert_eq!(score(&thrice), one(ADVICE));
    let noted: Vec<String> = (0..3).map(|number| format!("{ADVICE}note = \"Piece {number}\"\n")).collect();
    assert_eq!(score(&noted), one(ADVICE));
    let proved = vec![ADVICE.to_owned(), ADVICE.replace("\"V2\"", "\"V3\"")];
    assert_eq!(score(&proved), one(&ADVICE.replace("\"V2\"", "\"V3\"")));
    let dated: Vec<String> = (12..15).map(|day| ADVICE.replace("01-12T", &format!("01-{day}T"))).collect();
    let [least, most] = [one(ADVICE).0, one(ADVICE).1].map(|points| points.of_percent(Percent::whole(300)).unwrap());
    assert_eq!(score(&dated), (least, most));
}

#[test]
fn undated_advice_entered_twice_counts_once() {
    let undated = ADVICE.replace("at = 2026-01-12T10:00:00Z\n", "");
    assert_eq!(score(&vec![undated.clone(); 2]), one(&undated));
}

#[test]
fn a_bare_copy_of_a_notice_earns_nothing_whatever_the_sector_and_half_where_it_says_more() {
    let copy = REPORT.replace("incident-report", "statutory-notice-copied");
    assert_eq!(one(&copy), (Percent::ZERO, Percent::ZERO));
    let more = format!("{copy}beyond-duty = \"Indicators of compromise.\"\n");
    assert!(one(&more).0 > Percent::ZERO);
    assert!(one(&more).1 < one(REPORT).0);
}

#[test]
fn a_report_to_the_regulator_earns_nothing_even_beyond_its_duty() {
    let report = REPORT.replace("incident-report", "regulator-report").replace("\"ncsc\"", "\"ico\"");
    assert_eq!(one(&report), (Percent::ZERO, Percent::ZERO));
    assert_eq!(one(&format!("{report}beyond-duty = \"Much more.\"\n")), (Percent::ZERO, Percent::ZERO));
    let sector = report.replace("\"ico\"", "\"sector-regulator\"");
    assert!(one(&sector).0 > Percent::ZERO, "another regulator is another body");
}

#[test]
fn a_plain_certificate_earns_nothing_beside_its_better_kind() {
    let plain = r#"
kind = "cyber-essentials"
body = "certification-body"
begun-by = "organisation"
grade = "V4"
covers = { entity = true, system = true }
kept-up = { from = 2024-01-01, to = 2026-03-01 }
"#;
    let better = plain.replace("cyber-essentials", "cyber-essentials-plus");
    for pair in [[plain.to_owned(), better.clone()], [better.clone(), plain.to_owned()]] {
        assert_eq!(score(&pair), one(&better));
    }
    assert!(one(&better).0 > one(plain).0 && one(plain).0 > Percent::ZERO);
}

#[test]
fn what_may_only_be_told_to_exist_counts_as_what_may_be_read() {
    let letter = ADVICE.replace("begun-by", "origin = \"body\"\nbegun-by");
    let given = format!("{letter}consent = \"given\"\n");
    let existence = format!("{letter}consent = \"existence-only\"\nnote = \"Words that stay behind.\"\n");
    assert_eq!(one(&existence), one(&given));
    for refused in ["refused", "withdrawn", "not-asked"] {
        assert_eq!(one(&format!("{letter}consent = \"{refused}\"\n")), (Percent::ZERO, Percent::ZERO));
    }
}

#[test]
fn a_grade_above_the_best_of_its_service_is_told_unless_the_regulator_found_it() {
    let rulebook = rulebook();
    let told = |item: &str| {
        let case = case_of(&rulebook, &[item.to_owned()]);
        let assessment = assess(&case).unwrap();
        assessment.caveats.contains(&Caveat::GradeAbove(1))
    };
    let claimed = format!("{REPORT}service = \"ncsc-incident-form\"\n");
    assert!(told(&claimed));
    assert!(!told(&format!("{claimed}asserted-by = \"regulator\"\n")));
    assert!(!told(&claimed.replace("\"V4\"", "\"V2\"")));
    assert!(!told(REPORT), "without a service there is no best");
}

#[test]
fn days_on_which_evidence_arose_that_are_not_all_tried_are_told() {
    let rulebook = rulebook();
    let assessed = |count: u32| {
        let mut text = HEAD.replace("awareness = 2026-01-09T10:00:00Z\n", "incident-detected = 2010-01-02\n");
        for number in 0..count {
            let at = format!("20{:02}-{:02}-10T10:00:00Z", 10 + number / 12, 1 + number % 12);
            let item = ADVICE.replace("2026-01-12T10:00:00Z", &at);
            writeln!(text, "[[evidence]]\nid = \"E{number}\"\n{item}").unwrap();
        }
        let case = Case::read(&rulebook, Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
        let assessment = assess(&case).unwrap();
        let awareness = rulebook.fact("awareness").unwrap().0;
        let open = assessment.open.iter().find(|open| open.items == [OpenItem::Fact(awareness)]).unwrap();
        (open.answers.len(), assessment.open_all_tried)
    };
    let (few, all) = assessed(20);
    assert!(few > 60 && all, "{few} answers");
    let (most, all) = assessed(150);
    assert!(most > 400 && most < 450 && !all, "{most} answers");
}
