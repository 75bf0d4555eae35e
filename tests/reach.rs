//! Whether a rulebook reaches a case at all: told before anything else, in every output, and
//! never a pound.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::assessment::{Assessment, Caveat, assess};
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::render::{assessment_json, assessment_line, csv, markdown, plain_style, text};
use affeer::report::{pair_report, report};
use affeer::rulebook::{Library, Rulebook};
use affeer::value::{List, Truth};
use serde_json::json;

const DOES_NOT: &str = "These rules do not reach the case (UK GDPR, Art 3(1) and (2)). The organisation is not established in the United Kingdom, and neither offers goods or services to people there nor monitors what they do there. Every figure is what they would come to if they did.";
const NOT_SETTLED: &str = "Whether these rules reach the case is not settled. Every figure takes it that they do. To be settled: “What ties the organisation's handling of the data to the United Kingdom?” (territory); “Was it an individual's purely personal or household activity?” (household).";

fn rulebook(id: &str) -> Rulebook {
    Library::rulebook(id).unwrap().unwrap()
}

/// Five facts, with what is said of the reach.
fn case(said: &str) -> String {
    format!(
        "[case]\ntitle = \"Reach\"\nas-of = 2026-11-23\n[facts]\n{said}articles = [\"5(1)(f)\", \"32(1)\"]\nrole = \"controller\"\nundertaking = true\nturnover = \"GBP 80m..120m\"\npeople-affected = 25000\nspecial-category = false\n"
    )
}

fn assessed<T>(rulebook: &Rulebook, text: &str, look: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let case = Case::read(rulebook, Source::new("case", text)).unwrap_or_else(|refused| panic!("{refused}"));
    look(&assess(&case).unwrap())
}

fn caveats(assessment: &Assessment<'_>) -> Vec<String> {
    let value = assessment_json(assessment, None, &[], &List::new());
    value["caveats"].as_array().unwrap().iter().map(|words| words.as_str().unwrap().to_owned()).collect()
}

const SMALL: &str = include_str!("refusals/whole/rulebook.toml");
const ABROAD: &str = "
[[outside]]
when = 'abroad'
because = \"It was abroad.\"
authority = [\"act\"]

[[fact]]
id = \"abroad\"
type = \"yes-no\"
question = \"Was it abroad?\"
why = \"The Act ends at the border.\"
section = \"all\"
feeds = [\"outside\"]
";

/// A rulebook of the user's own.
fn own(text: String) -> Rulebook {
    Rulebook::read(Source::new("rulebook.toml", text), None)
        .unwrap_or_else(|refused| panic!("{}", refused.iter().map(ToString::to_string).collect::<String>()))
}

#[test]
fn what_puts_a_case_outside_is_the_first_thing_said() {
    let rulebook = rulebook("uk-gdpr-2024");
    assessed(&rulebook, &case("territory = \"neither\"\n"), |assessment| {
        assert_eq!(assessment.reach.reaches(), Truth::False);
        // What else is not known of the reach no longer matters.
        assert!(!assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::ReachOpen(_))));
        assert_eq!(caveats(assessment).first().unwrap(), DOES_NOT);
    });
    assessed(&rulebook, &case("territory = \"neither\"\nhousehold = true\n"), |assessment| {
        let said = caveats(assessment);
        assert!(said[0].contains("Art 3") && said[1].contains("household activity"), "{said:?}");
    });
}

#[test]
fn a_question_of_reach_that_nobody_answered_is_said_first() {
    let rulebook = rulebook("uk-gdpr-2024");
    for said in [
        "",
        "territory = \"not-known\"\n",
        "territory = { value = \"neither\", disputed = true }\nhousehold = { value = false, disputed = true }\n",
    ] {
        assessed(&rulebook, &case(said), |assessment| {
            assert_eq!(assessment.reach.reaches(), Truth::Open);
            assert_eq!(caveats(assessment).first().unwrap(), NOT_SETTLED, "{said}");
        });
    }
    assessed(&rulebook, &case("territory = \"established-in-uk\"\n"), |assessment| {
        assert!(
            caveats(assessment)[0].ends_with(
                "To be settled: “Was it an individual's purely personal or household activity?” (household)."
            )
        );
    });
}

#[test]
fn a_case_that_is_reached_hears_nothing_of_it() {
    for territory in ["established-in-uk", "offers-or-monitors"] {
        let said = format!("territory = \"{territory}\"\nhousehold = false\n");
        assessed(&rulebook("uk-gdpr-2024"), &case(&said), |assessment| {
            assert_eq!(assessment.reach.reaches(), Truth::True);
            assert!(!caveats(assessment).iter().any(|words| words.contains("reach")));
        });
    }
}

#[test]
fn the_reach_moves_no_figure_and_is_not_among_what_is_open_in_pounds() {
    let rulebook = rulebook("uk-gdpr-2024");
    let figures = |said: &str| {
        assessed(&rulebook, &case(said), |assessment| {
            let mut value = assessment_json(assessment, None, &[], &List::new());
            for key in ["identity", "reaches", "outside", "caveats"] {
                value.as_object_mut().unwrap().remove(key).unwrap();
            }
            value
        })
    };
    let reached = figures("territory = \"established-in-uk\"\nhousehold = false\n");
    for said in ["", "territory = \"neither\"\n", "household = true\n", "territory = \"offers-or-monitors\"\n"] {
        assert_eq!(figures(said), reached, "{said}");
    }
    assert!(!reached["open"].to_string().contains("territory"));
}

#[test]
fn a_disputed_question_of_reach_widens_no_range_and_is_not_said_to() {
    let said = "territory = { value = \"neither\", disputed = true }\n";
    assessed(&rulebook("uk-gdpr-2024"), &case(said), |assessment| {
        assert!(!assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::Disputed(_))));
    });
}

#[test]
fn a_complete_replay_stays_complete_without_the_answer_and_says_on_what_it_goes() {
    let rulebook = rulebook("uk-gdpr-2024");
    let decisions = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id).unwrap().decisions;
    let (_, whole) = decisions.iter().find(|(name, _)| *name == "south-staffordshire-2026").unwrap();
    let said = |line: &&str| !line.starts_with("territory") && !line.starts_with("household");
    let silent = whole.lines().filter(said).collect::<Vec<_>>().join("\n");
    assessed(&rulebook, whole, |assessment| {
        assert!(text(&report(assessment, &[], &List::new()), 100, plain_style).contains("(complete: nothing is open)"));
    });
    assessed(&rulebook, &silent, |assessment| {
        assert!(assessment.complete);
        assert!(assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::Reproduced(_))));
        let page = text(&report(assessment, &[], &List::new()), 100, plain_style);
        assert!(page.contains("(complete, if these rules reach the case)"), "{page}");
        assert!(!page.contains("nothing is open"));
    });
}

#[test]
fn every_replayed_decision_states_its_reach() {
    for shipped in Library::rulebooks() {
        let rulebook = rulebook(shipped.id);
        for (name, text) in shipped.decisions {
            let (reaches, replay) = assessed(&rulebook, text, |assessment| {
                let published = assessment.case.published.as_ref();
                (assessment.reach.reaches(), published.is_some_and(|published| published.replay))
            });
            // Of one decision known by its total only, the notice was not read.
            assert!(reaches == Truth::True || (reaches == Truth::Open && !replay), "{name}: {reaches:?}");
        }
    }
}

#[test]
fn every_format_says_it() {
    assessed(&rulebook("uk-gdpr-2024"), &case("territory = \"neither\"\n"), |assessment| {
        let report = report(assessment, &[], &List::new());
        let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(text(&report, 100, plain_style)).contains(DOES_NOT));
        assert!(flat(text(&report, 100, plain_style)).contains("(if these rules reached the case, which they do not)"));
        assert!(flat(markdown(&report)).contains(DOES_NOT));
        let value = assessment_json(assessment, None, &[], &List::new());
        assert_eq!(value["reaches"], "false");
        assert_eq!(value["outside"][0]["condition"], json!({ "text": "territory = \"neither\"", "holds": "true" }));
        assert_eq!(value["outside"][0]["facts"], json!(["territory"]));
        assert_eq!(value["outside"][0]["authority"][0]["cite"], "UK GDPR, Art 3(1) and (2)");
        assert_eq!(value["outside"][1]["condition"]["holds"], "open");
        assert!(assessment_line(assessment).contains("\"reaches\":\"false\""));
        assert!(csv(assessment).lines().skip(1).all(|line| line.ends_with(",\"no\"")));
        let comparison = affeer::assessment::compare(assessment, assessment).unwrap();
        let pair = pair_report(("One", assessment), ("Other", assessment), &comparison).unwrap();
        assert!(text(&pair, 400, plain_style).contains(&format!("“One”: {DOES_NOT}")));
    });
}

#[test]
fn a_rulebook_that_says_nothing_of_its_reach_reaches_every_case() {
    assessed(&own(SMALL.to_owned()), "[case]\ntitle = \"T\"\n[facts]\nlate = true\n", |assessment| {
        assert_eq!(assessment.reach.reaches(), Truth::True);
        assert_eq!(assessment_json(assessment, None, &[], &List::new())["outside"], json!([]));
        assert!(!assessment_line(assessment).contains("reaches"));
    });
}

#[test]
fn any_rulebook_may_say_what_it_does_not_reach() {
    let rulebook = own(format!("{SMALL}{ABROAD}"));
    assessed(&rulebook, "[case]\ntitle = \"T\"\n[facts]\nabroad = true\n", |assessment| {
        assert!(caveats(assessment)[0].contains("(An Act, s 1). It was abroad."));
    });
}

#[test]
fn a_question_of_reach_that_does_not_arise_leaves_nothing_open() {
    // What decides whether it is asked serves for the reach as well.
    let small = SMALL.replace("feeds = [\"late-report\"]", "feeds = [\"late-report\", \"outside\"]");
    let rulebook = own(format!("{small}{ABROAD}asked-when = 'late'\n"));
    for (late, reaches) in [("true", Truth::Open), ("false", Truth::True)] {
        let text = format!("[case]\ntitle = \"T\"\n[facts]\nlate = {late}\n");
        assessed(&rulebook, &text, |assessment| assert_eq!(assessment.reach.reaches(), reaches, "late = {late}"));
    }
}

#[test]
fn a_fact_that_serves_for_the_reach_and_for_a_figure_is_still_open_in_pounds() {
    let small = SMALL.replace("feeds = [\"late-report\"]", "feeds = [\"late-report\", \"outside\"]");
    let outside = "\n[[outside]]\nwhen = 'not late'\nbecause = \"It was in time.\"\nauthority = [\"act\"]\n";
    let rulebook = own(format!("{small}{outside}"));
    assessed(&rulebook, "[case]\ntitle = \"T\"\n[facts]\nintent = \"negligent\"\n", |assessment| {
        assert_eq!(assessment.reach.reaches(), Truth::Open);
        assert!(assessment_json(assessment, None, &[], &List::new())["open"].to_string().contains("\"late\""));
    });
}
