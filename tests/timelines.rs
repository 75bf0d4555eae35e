//! What follows from when things happened: an earlier report never earns less, what is planned is
//! not done, what has not come so far is an answer, and dates and lengths go together.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::assess::{Reading, Reason, Verdict};
use affeer::assessment::{Assessment, Caveat, assess};
use affeer::case::Case;
use affeer::counterfactual::OpportunityKind;
use affeer::diagnostic::Source;
use affeer::render;
use affeer::report::report;
use affeer::rulebook::{FactValue, Library, Rulebook};
use affeer::value::{CivilTime, Duration, List, Moment, Money, Percent, civil_time_from};
use proptest::prelude::*;
use std::sync::OnceLock;

/// A complete case but for what each test adds to its head, its facts and its end.
const FACTS: &str = r#"
articles = ["5(1)(f)", "32"]
territory = "established-in-uk"
household = false
role = "controller"
undertaking = true
turnover = "GBP 8m"
public-body = false
linked-processing = true
intent = "negligent"
people-affected = 50
special-category = false
children-or-vulnerable = false
lasting-harm = false
personal-data-breach = true
notification-incomplete = false
harm-reduced = false
cooperation-level = "ordinary"
admission = false
warnings-ignored = false
earlier-infringements = false
orders-breached = false
certified = false
gained = false
other-circumstances = "none"
hardship-claim = "none"
settlement-stage = "none"
ransom-paid = false
sector = "none"
categorised-by = "nobody"
"#;

const AWARE: &str = "awareness = 2024-07-15T12:00:00+01:00\nico-notified = 2024-07-17T09:00:00+01:00\n";
const LASTED: &str = "duration = \"200 days\"\n";
const INVESTIGATED: &str = "ico-investigation-known = 2024-09-01\n";

fn rulebook() -> &'static Rulebook {
    static RULEBOOK: OnceLock<Rulebook> = OnceLock::new();
    RULEBOOK.get_or_init(|| Library::rulebook("uk-gdpr-2024").unwrap().unwrap())
}

fn text(head: &str, facts: &str, end: &str) -> String {
    format!("[case]\ntitle = \"A case\"\nrulebook = \"uk-gdpr-2024\"\n{head}\n[facts]{FACTS}{facts}{end}")
}

fn read(head: &str, facts: &str, end: &str) -> Result<Case<'static>, String> {
    Case::read(rulebook(), Source::new("case.toml", text(head, facts, end))).map_err(|refused| refused.to_string())
}

fn with<T>(head: &str, facts: &str, end: &str, look: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let case = read(head, facts, end).unwrap_or_else(|refused| panic!("{refused}"));
    look(&assess(&case).unwrap())
}

/// What the engagement scores: for certain, in the central reading, at most.
fn credit(facts: &str, end: &str) -> [Percent; 3] {
    with("as-of = 2025-07-01", facts, end, points)
}

fn points(assessment: &Assessment<'_>) -> [Percent; 3] {
    let points = assessment.engagement.as_ref().unwrap().points;
    [points.least, points.central, points.most]
}

fn item(kind: &str, more: &str) -> String {
    format!("[[evidence]]\nid = \"E-{kind}\"\nkind = \"{kind}\"\nbegun-by = \"organisation\"\ngrade = \"V2\"\n{more}\n")
}

fn report_at(at: &str) -> String {
    item("incident-report", &format!("body = \"ncsc\"\nat = {at}"))
}

#[test]
fn a_report_made_when_the_attack_was_detected_earns_as_much_as_one_at_awareness() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let later = credit(&facts, &report_at("2024-07-15T12:01:00+01:00"));
    assert!(later[0] > Percent::ZERO);
    assert_eq!(credit(&facts, &report_at("2024-06-04T14:00:00+01:00")), later);
    let detected = format!("{facts}incident-detected = 2024-06-04T09:00:00+01:00\n");
    assert_eq!(credit(&detected, &report_at("2024-06-04T14:00:00+01:00")), later);
    assert_eq!(credit(&detected, &report_at("2024-06-04")), later);
    // It is told that the case does not say when it was detected; where it does, there is nothing to tell.
    let told = |facts: &str| {
        with("as-of = 2025-07-01", facts, &report_at("2024-06-04"), |assessment| {
            assessment.caveats.contains(&Caveat::BeforeAwareness(1))
        })
    };
    assert_eq!((told(&facts), told(&detected)), (true, false));
    let before = read("as-of = 2025-07-01", &detected, &report_at("2024-06-03T23:00:00+01:00"));
    assert!(before.unwrap_err().contains("dated before the incident was detected"));
    let after = format!("{facts}incident-detected = 2024-07-16\n");
    assert!(read("as-of = 2025-07-01", &after, "").unwrap_err().contains("contradictory-dates"));
}

#[test]
fn help_before_awareness_is_open_until_it_is_known_when_the_incident_was_detected() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let help = |at: &str| item("technical-information-shared", &format!("body = \"ncsc\"\nat = {at}"));
    let [_, central, most] = credit(&facts, &help("2024-07-20"));
    let open = credit(&facts, &help("2024-06-20"));
    assert_eq!((open[0], open[2]), (Percent::ZERO, most));
    let detected = format!("{facts}incident-detected = 2024-06-04\n");
    assert_eq!(credit(&detected, &help("2024-06-20")), [central, central, central]);
    let later = format!("{facts}incident-detected = 2024-07-01\n");
    assert_eq!(credit(&later, &help("2024-06-20")), [Percent::ZERO; 3]);
}

#[test]
fn no_investigation_so_far_is_an_answer() {
    let evidence = [
        report_at("2024-07-16T09:00:00+01:00"),
        item("technical-information-shared", "body = \"ncsc\"\nat = 2024-07-20"),
        item("advice-followed", "body = \"ncsc\"\nat = 2024-08-01\nfollowed = \"yes\"\neffect = \"material\""),
    ]
    .concat();
    let earned = |investigated: &str| credit(&[AWARE, LASTED, investigated].concat(), &evidence);
    let so_far = earned("ico-investigation-known = \"none-so-far\"\n");
    assert_eq!(so_far, earned("ico-investigation-known = 2025-06-30\n"));
    assert!(so_far[0] == so_far[2] && so_far[0] > earned("ico-investigation-known = 2024-07-15\n")[2]);
    assert!(earned("")[0] < so_far[0] && earned("")[2] == so_far[2]);
    let facts = [AWARE, LASTED, "ico-investigation-known = \"none-so-far\"\n"].concat();
    with("as-of = 2025-07-01", &facts, &evidence, |assessment| {
        let open = assessment.open.iter().map(|open| format!("{:?}", open.items)).collect::<Vec<_>>();
        let (known, _) = rulebook().fact("ico-investigation-known").unwrap();
        assert!(!open.contains(&format!("Fact({known:?})")), "{open:?}");
    });
}

#[test]
fn a_notice_that_has_not_come_so_far_is_late_once_its_time_is_over() {
    let late = |as_of: &str| {
        let case = read(
            as_of,
            &["awareness = 2024-07-15T12:00:00+01:00\nico-notified = \"none-so-far\"\n", LASTED].concat(),
            "",
        );
        let factor = rulebook().factors.iter().find(|factor| factor.id == "notification-late").unwrap();
        factor.when.as_ref().unwrap().truth(&case.unwrap().values)
    };
    assert_eq!(late("as-of = 2024-07-17"), affeer::value::Truth::Open);
    assert_eq!(late("as-of = 2024-07-18"), affeer::value::Truth::True);
    assert_eq!(late("notice = 2024-07-18"), affeer::value::Truth::True);
    let refused = read("", &["ico-notified = \"none-so-far\"\n", LASTED].concat(), "").unwrap_err();
    assert!(refused.contains("day-needed"), "{refused}");
}

#[test]
fn what_is_planned_is_not_done() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let planned = item("lessons-passed-on", "body = \"ncsc\"\nat = 2025-07-02");
    with("as-of = 2025-07-01", &facts, &planned, |assessment| {
        let item = assessment.engagement.as_ref().unwrap().items.first().unwrap();
        assert_eq!(item.verdict, Verdict::NotCounted);
        assert!(item.gates.iter().any(|gate| gate.reason == Reason::Planned));
        assert_eq!(assessment.credit.most, Money::ZERO);
        assert!(assessment.caveats.contains(&Caveat::Planned(1)));
        let schedule = rulebook().schedule.as_ref().unwrap();
        let kind = schedule.kinds.position(|kind| kind.id == "lessons-passed-on").unwrap();
        let can = assessment.opportunities.iter().map(|chance| chance.kind).collect::<Vec<_>>();
        assert!(can.contains(&OpportunityKind::Evidence(kind)), "{can:?}");
    });
    // Done on the last hour of the day by the clock of the place; half done within a range that goes on.
    let at = |at: &str| credit(&facts, &item("lessons-passed-on", &format!("body = \"ncsc\"\nat = {at}")));
    assert!(at("2025-07-01T22:59:59Z")[0] > Percent::ZERO);
    assert_eq!(at("2025-07-01T23:00:00Z"), [Percent::ZERO; 3]);
    let half = at("\"2025-06-01..2025-07-31\"");
    assert!(half[0] == Percent::ZERO && half[2] == at("2025-06-01")[2]);
}

#[test]
fn a_service_kept_up_past_its_last_day_counts_to_that_day() {
    let facts = [LASTED, "awareness = 2026-04-20T10:00:00+01:00\nico-notified = 2026-04-21T10:00:00+01:00\n"].concat();
    let kept = |to: &str| {
        let more = format!(
            "body = \"ncsc\"\nservice = \"web-check\"\ncovers = {{ entity = true, system = true }}\nkept-up = {{ from = 2025-01-01{to} }}"
        );
        with("as-of = 2026-07-01", &facts, &item("active-defence-service", &more), |assessment| assessment.credit.most)
    };
    // Web Check closed on 31 March 2026: nobody can have kept it up till 20 April.
    assert_eq!(kept(", to = 2026-04-20"), kept(", to = 2026-03-31"));
    assert_eq!(kept(""), kept(", to = 2026-03-31"));
    assert_eq!(kept(""), Money::ZERO);
    let earlier = facts.replace("2026-04-2", "2026-03-2");
    let more = "body = \"ncsc\"\nservice = \"web-check\"\ncovers = { entity = true, system = true }\nkept-up = { from = 2025-01-01, to = 2026-06-30 }";
    with("as-of = 2026-07-01", &earlier, &item("active-defence-service", more), |assessment| {
        assert!(assessment.credit.central > Money::ZERO);
    });
}

#[test]
fn advice_that_was_not_followed_earns_nothing() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let schedule = rulebook().schedule.as_ref().unwrap();
    for followed in ["no", "rejected-with-reason", "not-applicable"] {
        for effect in &schedule.effect {
            let more =
                format!("body = \"ncsc\"\nat = 2024-07-20\nfollowed = \"{followed}\"\neffect = \"{}\"", effect.id);
            assert_eq!(credit(&facts, &item("advice-followed", &more)), [Percent::ZERO; 3], "{followed} {}", effect.id);
        }
    }
}

#[test]
fn the_period_gives_the_duration() {
    let period = |from: &str, to: &str| format!("as-of = 2025-07-01\ninfringement = {{ from = {from}, to = {to} }}");
    let length = |head: &str, facts: &str| {
        let (duration, _) = rulebook().fact("duration").unwrap();
        duration.of(&read(head, facts, "").unwrap().values).clone()
    };
    let days = |days: i64| {
        let seconds = Duration::days(days).amount();
        FactValue::Number(affeer::value::Span::point(seconds))
    };
    assert_eq!(length(&period("2024-02-10", "2024-02-14"), AWARE), days(5));
    assert_eq!(length(&period("2024-03-30", "2024-04-01"), AWARE), days(3));
    assert_eq!(length(&period("2024-02-10", "2024-02-14"), &[AWARE, "duration = \"4 days\"\n"].concat()), days(4));
    assert_eq!(length("as-of = 2025-07-01\ninfringement = { from = 2024-02-10 }", AWARE), FactValue::NotKnown);
    // Few people and a short time: a low degree, without the question.
    let given = with(&period("2024-02-10", "2024-02-14"), AWARE, "", |assessment| assessment.penalty.clone());
    let said =
        with(&period("2024-02-10", "2024-02-14"), &[AWARE, "duration = \"5 days\"\n"].concat(), "", |assessment| {
            assert!(!assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::ShorterThanPeriod(..))));
            assessment.penalty.clone()
        });
    assert_eq!(given.at(Reading::Central), said.at(Reading::Central));
    // Four years and five days cannot be told apart from a gap in between: it is said. Longer cannot be.
    with(&period("2020-02-10", "2024-02-10"), &[AWARE, "duration = \"5 days\"\n"].concat(), "", |assessment| {
        let (duration, _) = rulebook().fact("duration").unwrap();
        assert!(assessment.caveats.contains(&Caveat::ShorterThanPeriod(duration, 1462)));
    });
    for head in
        [period("2024-02-10", "2024-02-14"), "as-of = 2025-07-01\ninfringement = { from = 2025-06-27 }".to_owned()]
    {
        let refused = read(&head, &[AWARE, "duration = \"6 days\"\n"].concat(), "").unwrap_err();
        assert!(refused.contains("longer than the period of the infringement, 5 days"), "{refused}");
    }
}

#[test]
fn conduct_before_the_reach_and_awareness_before_the_conduct_are_told() {
    let reach = |from: &str| {
        let head = format!("as-of = 2025-07-01\ninfringement = {{ from = {from}, to = 2024-08-01 }}");
        with(&head, AWARE, "", |assessment| {
            assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::ConductPartly))
        })
    };
    assert_eq!((reach("2018-05-24"), reach("2018-05-25")), (true, false));
    let aware = |from: &str| {
        let head = format!("as-of = 2025-07-01\ninfringement = {{ from = {from}, to = 2024-08-01 }}");
        with(&head, AWARE, "", |assessment| {
            assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::BeforeInfringement(_)))
        })
    };
    assert_eq!((aware("2024-07-16"), aware("2024-07-15")), (true, false));
}

#[test]
fn the_steps_in_time_are_told() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let account = |at: &str| {
        with("as-of = 2025-07-01", &facts, &report_at(at), |assessment| {
            render::markdown(&report(assessment, &[], &List::new()))
        })
    };
    let second = account("2024-07-17T00:00:00+01:00");
    let sooner = "Sooner, within 24 hours of awareness (by 16 July 2024 at 12:00 BST), promptness would count 100%: £";
    let later = "Later than 72 hours after awareness (18 July 2024 at 12:00 BST), promptness would count 50%: £";
    assert!(second.contains(sooner) && second.contains(later), "{second}");
    let first = account("2024-07-16T00:00:00+01:00");
    assert!(first.contains("Later than 24 hours after awareness (16 July 2024 at 12:00 BST)"), "{first}");
    assert!(!first.contains("Sooner, within"));
    assert!(!account("2024-10-16T00:00:00+01:00").contains("Later than"));
    let ahead =
        with("as-of = 2024-07-15", &["awareness = 2024-07-15T12:00:00+01:00\n", LASTED].concat(), "", |assessment| {
            render::markdown(&report(assessment, &[], &List::new()))
        });
    let until = "Worth this much until 16 July 2024 at 12:00 BST; right after that £";
    assert!(ahead.contains(until), "{ahead}");
}

#[test]
fn what_a_step_in_time_costs_is_what_the_case_comes_to_with_the_later_report() {
    let facts = [AWARE, LASTED, INVESTIGATED].concat();
    let penalty = |at: &str| {
        with("as-of = 2025-07-01", &facts, &report_at(at), |assessment| *assessment.penalty.at(Reading::Central))
    };
    let steps = |at: &str| {
        with("as-of = 2025-07-01", &facts, &report_at(at), |assessment| {
            let step = assessment.time_steps.first().cloned();
            step.map_or((None, None), |step| (step.sooner.map(|step| step.costs), step.later.map(|step| step.costs)))
        })
    };
    // One report in each step, an hour before its end and a second after.
    let ends = [("2024-07-16", "2024-07-16"), ("2024-07-18", "2024-07-18"), ("2024-07-22", "2024-07-22")];
    let mut before: Option<Money> = None;
    for (day, next) in ends {
        let (own, over) = (format!("{day}T11:00:00+01:00"), format!("{next}T12:00:01+01:00"));
        let cost = penalty(&over).minus(penalty(&own)).unwrap();
        assert_eq!(steps(&own), (before, Some(cost)), "{day}");
        before = Some(cost);
    }
}

fn london() -> CivilTime {
    civil_time_from("GMT0BST,M3.5.0/1,M10.5.0").unwrap()
}

/// A moment as it is written, or the whole day on which it falls.
fn written(seconds: i64, whole_day: bool) -> String {
    let moment = Moment::of_seconds(seconds);
    if whole_day { moment.day(london()).unwrap().iso() } else { moment.iso() }
}

prop_compose! {
    fn timeline()(
        aware in proptest::option::weighted(0.9, 0_i64..400 * 86_400),
        detected in proptest::option::of(0_i64..90 * 86_400),
        known in 0_u8..3,
        investigated in 0_i64..600 * 86_400,
        days in proptest::array::uniform4(any::<bool>()),
        kind in prop::sample::select(vec![
            ("incident-report", "ncsc"), ("law-enforcement-report", "nca"), ("regulator-report", "sector-regulator"),
            ("statutory-notice-copied", "ncsc"), ("suspicious-email-report", "ncsc"),
        ]),
        sector in prop::sample::select(vec!["none", "other-duty", "telecoms-provider"]),
        beyond: bool,
        first in -60_i64 * 86_400..500 * 86_400,
        later in 0_i64..200 * 86_400,
    ) -> [String; 2] {
        const BASE: i64 = 1_690_000_000;
        let earliest = aware.zip(detected).map(|(aware, before)| BASE + aware - before);
        let base = BASE + aware.unwrap_or(0);
        let stated = |fact: &str, moment: Option<i64>, whole_day: bool| {
            moment.map(|moment| format!("{fact} = {}\n", written(moment, whole_day))).unwrap_or_default()
        };
        let investigation = match known {
            1 => "ico-investigation-known = \"none-so-far\"\n".to_owned(),
            _ => stated("ico-investigation-known", (known == 2).then_some(base + investigated + 86_400), days[2]),
        };
        let facts = [
            LASTED.to_owned(),
            stated("awareness", aware.map(|aware| BASE + aware), days[0]),
            stated("incident-detected", earliest, days[1]),
            investigation,
        ]
        .concat();
        let at = earliest.map_or(base + first, |detected| detected.max(base + first));
        let end = |at: i64| {
            let beyond = if beyond { "beyond-duty = \"More than was due\"\n" } else { "" };
            item(kind.0, &format!("body = \"{}\"\nat = {}\n{beyond}", kind.1, written(at, days[3])))
        };
        [at, at + later].map(|at| {
            text("as-of = 2026-06-01", &facts, &end(at)).replace("sector = \"none\"", &format!("sector = \"{sector}\""))
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// In no reading does a report earn less, or the case cost more, for having come earlier.
    #[test]
    fn an_earlier_report_never_earns_less([earlier, later] in timeline()) {
        let [one, other] = [&earlier, &later].map(|text| Case::read(rulebook(), Source::new("case.toml", text.clone())));
        let (one, other) = (one.unwrap(), other.unwrap());
        let (one, other) = (assess(&one).unwrap(), assess(&other).unwrap());
        for reading in Reading::ALL {
            prop_assert!(one.penalty.at(reading) <= other.penalty.at(reading), "{reading:?}\n{earlier}\n{later}");
        }
        let earned = |assessment: &Assessment<'_>| assessment.credit.each();
        let credits: Vec<(Money, Money)> = earned(&one).into_iter().zip(earned(&other)).collect();
        prop_assert!(credits.iter().all(|(one, other)| one >= other), "{credits:?}\n{earlier}\n{later}");
        let pairs: Vec<(Percent, Percent)> = points(&one).into_iter().zip(points(&other)).collect();
        prop_assert!(pairs.iter().all(|(one, other)| one >= other), "{pairs:?}\n{earlier}\n{later}");
    }
}
