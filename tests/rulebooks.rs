//! Every shipped rulebook is whole, its values are those of the decisions they name, and it
//! reproduces the tables of the guidance it was made from.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it does not expect must fail")]

use affeer::assess::{Reading, Rule};
use affeer::assessment::{Assessment, Caveat, assess};
use affeer::case::{Case, EngagementStatus, Figure, Incident, Target};
use affeer::diagnostic::Source;
use affeer::rulebook::{Found, Judgement, Library, Operation, Rulebook, Sample, Side, Step, StepId, Upper};
use affeer::value::{Amount, Money, Percent};
use std::collections::BTreeSet;

#[test]
fn every_shipped_rulebook_is_whole() {
    for shipped in Library::rulebooks() {
        let read = Library::rulebook(shipped.id).unwrap();
        if let Err(refused) = read {
            let text: Vec<String> = refused.iter().map(ToString::to_string).collect();
            panic!("{}", text.join("\n"));
        }
    }
}

/// Counted by hand in what is told of the notices.
#[test]
fn the_findings_of_engagement_are_as_many_as_counted_by_hand() {
    let mut published = Vec::new();
    for rulebook in rulebooks() {
        for (name, _) in decisions(&rulebook) {
            decided(&rulebook, name, |assessment| published.extend(assessment.case.published.clone()));
        }
    }
    assert_eq!(published.len(), 24);
    let attacks = published.iter().filter(|one| one.incident == Some(Incident::AttackByThirdParty));
    assert_eq!(attacks.count(), 12);
    let findings: Vec<_> = published.iter().map(|one| one.engagement.clone().unwrap()).collect();
    assert_eq!(findings.iter().filter(|finding| finding.status.is_raised()).count(), 6);
    assert_eq!(findings.iter().filter(|finding| finding.status.is_credited()).count(), 4);
    let of = |status| findings.iter().filter(|finding| finding.status == status).count();
    assert_eq!(of(EngagementStatus::CreditedInBundle), 4);
    assert_eq!(of(EngagementStatus::Refused), 1);
    assert_eq!(of(EngagementStatus::RecordedNoWeight), 1);
    let bundles: Vec<_> = findings.iter().filter_map(|finding| finding.bundle).collect();
    assert_eq!(bundles, [Percent::whole(-20); 3]);
}

fn rulebooks() -> Vec<Rulebook> {
    Library::rulebooks().iter().map(|shipped| Library::rulebook(shipped.id).unwrap().unwrap()).collect()
}

fn decisions(rulebook: &Rulebook) -> &'static [(&'static str, &'static str)] {
    Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id).unwrap().decisions
}

/// Assesses the published decision of this name.
fn decided<T>(rulebook: &Rulebook, name: &str, look: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let (_, text) = decisions(rulebook)
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("{} names `{name}`, which is not among its examples", rulebook.id));
    let case = Case::read(rulebook, Source::new(name, *text)).unwrap_or_else(|refused| panic!("{refused}"));
    look(&assess(&case).unwrap())
}

/// What a sample counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// Shares of the balance, by degree.
    Share,
    /// Signed changes.
    Change,
    /// Magnitudes of reductions.
    Reduction,
    /// The share used over the share interpolated, in percent.
    Ratio,
}

/// A sample of a rulebook: the place of its step, what it counts, its values, and its rationale.
fn samples(rulebook: &Rulebook) -> Vec<(StepId, Counts, Sample, String)> {
    let mut list = Vec::new();
    for (place, step) in rulebook.steps.entries() {
        let mut add = |counts, judgement: &Judgement| {
            if let Found::Decisions(sample) = &judgement.indicated.found {
                list.push((place, counts, sample.clone(), judgement.indicated.basis.rationale.clone()));
            }
        };
        match &step.operation {
            Operation::Seriousness(seriousness) => {
                seriousness.bands.iter().for_each(|band| add(Counts::Share, &band.share));
            }
            Operation::Adjustment(adjustment) => add(Counts::Change, &adjustment.change),
            Operation::Reduction(reduction) => {
                reduction.alternatives.iter().for_each(|alternative| add(Counts::Reduction, &alternative.reduction));
            }
            Operation::Banded(banded) => {
                if let Some(interpolated) = &banded.interpolated {
                    list.push((
                        place,
                        Counts::Ratio,
                        interpolated.ratios.clone(),
                        interpolated.basis.rationale.clone(),
                    ));
                }
            }
            _ => {}
        }
    }
    list
}

/// Values that are not what the example's facts would give, and why.
const OTHERWISE: [(&str, &str, &str); 2] = [
    (
        "23andme-2025",
        "turnover-adjustment",
        "the notice took a projected turnover near the bottom of the band, not the audited one",
    ),
    (
        "capita-pension-solutions-2025",
        "effective-proportionate-dissuasive",
        "the notice prints both 65% and the rounded sum of 8.8 million",
    ),
];

/// What a decision used in a step, one figure an infringement; to one place where it is worked out.
fn used(rulebook: &Rulebook, decision: &str, step: StepId, counts: Counts) -> Vec<Amount> {
    decided(rulebook, decision, |assessment| {
        let id = &rulebook.steps[step].id;
        let lines = assessment.lines.iter().filter(|line| &line.step.id == id && line.determination().is_some());
        lines
            .filter_map(|line| {
                let determination = line.determination().unwrap();
                if !matches!(determination.target, Target::Step(..)) {
                    return None;
                }
                let entry = line.entries.at(Reading::Central);
                let worked_out = || {
                    let change = entry.after.minus(entry.before).unwrap();
                    Percent::ratio(change.0, entry.before.0, 1).unwrap().0
                };
                Some(match (counts, determination.figure) {
                    (Counts::Share, Figure::Share(share, _)) => share.0,
                    (Counts::Ratio, Figure::Share(share, _)) => {
                        let Rule::Banded { size, .. } = line.rule else { panic!("{decision}") };
                        Percent::ratio(share.0, straight_line(rulebook, step, size.0), 1).unwrap().0
                    }
                    (Counts::Change, Figure::Change(change)) => change.0,
                    (Counts::Change, Figure::Sum(_)) => worked_out(),
                    (Counts::Reduction, Figure::Change(change)) => change.0.magnitude(),
                    (Counts::Reduction, Figure::Sum(_)) => worked_out().magnitude(),
                    other => panic!("{decision}: {other:?}"),
                })
            })
            .collect()
    })
}

/// The share on the straight line between the ends of the band, to four places.
fn straight_line(rulebook: &Rulebook, step: StepId, size: Amount) -> Amount {
    let Operation::Banded(banded) = &rulebook.steps[step].operation else { panic!() };
    let mut below = Amount::ZERO;
    for band in &banded.bands {
        let Some(up_to) = band.up_to else { return Amount::HUNDRED };
        if size <= up_to.0 {
            let Upper::At(to) = band.share.permitted.to else { panic!() };
            let from = band.share.permitted.from;
            let run = up_to.0.minus(below).unwrap();
            let rise = to.minus(from).unwrap();
            let risen = size.minus(below).unwrap().times(rise).unwrap().over(run, 4).unwrap();
            return from.plus(risen).unwrap();
        }
        below = up_to.0;
    }
    panic!("no band for {size:?}")
}

#[test]
fn every_value_taken_from_a_decision_is_the_one_the_decision_used() {
    let mut checked = 0;
    for rulebook in rulebooks() {
        for (step, counts, sample, rationale) in samples(&rulebook) {
            let id = &rulebook.steps[step].id;
            let names: BTreeSet<&String> = sample.values.iter().map(|(name, _)| name).collect();
            for name in names {
                let mut listed: Vec<Amount> =
                    sample.values.iter().filter(|(known, _)| known == name).map(|(_, value)| *value).collect();
                let mut used = used(&rulebook, name, step, counts);
                listed.sort_unstable();
                used.sort_unstable();
                let otherwise = OTHERWISE.iter().any(|(decision, step, _)| decision == name && step == id);
                if otherwise {
                    assert_ne!(listed, used, "{name} at {id} needs no exception");
                    let explained = rationale.contains(name.as_str());
                    let said = decisions(&rulebook).iter().any(|(known, text)| known == name && text.contains("65%"));
                    assert!(explained || said, "nothing says why {name} is otherwise at {id}");
                } else {
                    assert_eq!(listed, used, "{name} at {id} of {}", rulebook.id);
                }
                checked += 1;
            }
        }
    }
    assert!(checked >= 20, "{checked}");
}

/// Why the shares of a step are as they are where the range is ours: a decision too few to make a
/// sample of is named there.
fn names(step: &Step) -> impl Iterator<Item = &str> {
    let bands = match &step.operation {
        Operation::Seriousness(seriousness) => seriousness.bands.as_slice(),
        _ => &[],
    };
    bands.iter().map(|band| band.share.indicated.basis.rationale.as_str())
}

#[test]
fn no_replayed_decision_is_left_out_of_a_sample_of_its_step() {
    for rulebook in rulebooks() {
        let samples = samples(&rulebook);
        for (place, step) in rulebook.steps.entries() {
            // A reduction has alternatives, each with a sample of its own or none.
            let counted: Vec<&(StepId, Counts, Sample, String)> =
                samples.iter().filter(|(known, counts, ..)| *known == place && *counts != Counts::Reduction).collect();
            if counted.is_empty() {
                continue;
            }
            for (name, text) in decisions(&rulebook) {
                let case = Case::read(&rulebook, Source::new(*name, *text)).unwrap();
                let replay = case.published.as_ref().is_some_and(|published| published.replay);
                // What only follows from the sums was not said by anybody, and need not be counted.
                let determined = case.determinations.iter().any(|determination| {
                    matches!(determination.target, Target::Step(step, _) if step == place)
                        && !matches!(determination.figure, Figure::Sum(_))
                        && !determination.because.starts_with("Follows from the sums")
                });
                let listed =
                    counted.iter().any(|(_, _, sample, _)| sample.values.iter().any(|(known, _)| known == name))
                        || names(step).any(|rationale| rationale.contains(name));
                assert!(
                    !(replay && determined) || listed,
                    "{name} determines {} of {} and no sample counts it",
                    step.id,
                    rulebook.id
                );
            }
        }
    }
}

#[test]
fn every_address_of_an_authority_is_official() {
    let official = ["ico.org.uk", "legislation.gov.uk", "gov.uk"];
    for rulebook in rulebooks() {
        for authority in rulebook.authorities.iter().filter(|authority| !authority.address.is_empty()) {
            let host = authority.address.strip_prefix("https://").and_then(|rest| rest.split('/').next());
            let host = host.unwrap_or_else(|| panic!("{}: {}", authority.id, authority.address));
            assert!(
                official.iter().any(|known| host == *known || host.ends_with(&format!(".{known}"))),
                "{}: {host}",
                authority.id
            );
        }
    }
}

#[test]
fn every_quotation_has_its_digest_and_every_authority_its_day() {
    for rulebook in rulebooks() {
        for authority in &rulebook.authorities {
            assert_eq!(authority.quotation.is_empty(), authority.quotation_digest.is_empty(), "{}", authority.id);
            assert!(authority.quotation_digest.is_empty() || authority.quotation_digest.len() == 64);
            assert!(authority.read_on.iso().starts_with("20"), "{}", authority.id);
        }
    }
}

/// A row of a table of the fining guidance: the size, from the first pound of the band to its end,
/// and the range of the starting point for low, medium and high seriousness, in pounds.
type Row = (&'static str, [(i64, i64); 3]);

/// Table C: the standard maximum. The last row is 0 to 0.2%, 0.2% to 0.4% and 0.4% to 2% of
/// turnover, at a turnover of 500 million.
const STANDARD: [Row; 7] = [
    ("GBP 0..2m", [(0, 3_480), (1_740, 6_960), (3_480, 34_800)]),
    ("GBP 2,000,001..10m", [(0, 17_400), (3_480, 34_800), (6_960, 174_000)]),
    ("GBP 10,000,001..50m", [(0, 87_000), (17_400, 174_000), (34_800, 870_000)]),
    ("GBP 50,000,001..100m", [(0, 174_000), (87_000, 348_000), (174_000, 1_740_000)]),
    ("GBP 100,000,001..250m", [(0, 435_000), (174_000, 870_000), (348_000, 4_350_000)]),
    ("GBP 250,000,001..435m", [(0, 870_000), (435_000, 1_740_000), (870_000, 8_700_000)]),
    ("GBP 500m", [(0, 1_000_000), (1_000_000, 2_000_000), (2_000_000, 10_000_000)]),
];

/// Table D: the higher maximum. The last row is 0 to 0.4%, 0.4% to 0.8% and 0.8% to 4% of turnover,
/// at a turnover of 500 million.
const HIGHER: [Row; 7] = [
    ("GBP 0..2m", [(0, 7_000), (3_500, 14_000), (7_000, 70_000)]),
    ("GBP 2,000,001..10m", [(0, 35_000), (7_000, 70_000), (14_000, 350_000)]),
    ("GBP 10,000,001..50m", [(0, 175_000), (35_000, 350_000), (70_000, 1_750_000)]),
    ("GBP 50,000,001..100m", [(0, 350_000), (175_000, 700_000), (350_000, 3_500_000)]),
    ("GBP 100,000,001..250m", [(0, 875_000), (350_000, 1_750_000), (700_000, 8_750_000)]),
    ("GBP 250,000,001..437.5m", [(0, 1_750_000), (875_000, 3_500_000), (1_750_000, 17_500_000)]),
    ("GBP 500m", [(0, 2_000_000), (2_000_000, 4_000_000), (4_000_000, 20_000_000)]),
];

const DEGREES: [&str; 3] = ["low", "medium", "high"];

fn guidance() -> Rulebook {
    Library::rulebook("uk-gdpr-2024").unwrap().unwrap()
}

fn pounds(sum: i64) -> Money {
    Money(Amount::whole(sum))
}

/// Assesses a case under the guidance of 2024.
fn under<T>(rulebook: &Rulebook, facts: &str, rest: &str, look: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let text = format!(
        "[case]\ntitle = \"A row of a table\"\nrulebook = \"uk-gdpr-2024\"\nas-of = 2026-11-23\n\n[facts]\n{facts}\n{rest}"
    );
    let case = Case::read(rulebook, Source::new("table.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
    look(&assess(&case).unwrap())
}

/// The least and greatest starting point the guidance permits.
fn starting_point(rulebook: &Rulebook, facts: &str, degree: &str) -> (Money, Money) {
    let decided = format!(
        "[[determination]]\nstep = \"seriousness\"\nband = \"{degree}\"\nby = \"caseworker\"\nbecause = \"a row of the table\"\n"
    );
    under(rulebook, facts, &decided, |assessment| {
        let line = assessment.lines.iter().find(|line| matches!(line.rule, Rule::StartingPoint)).unwrap();
        (line.entries.at(Reading::Least).after, line.entries.at(Reading::Most).after)
    })
}

fn table(articles: &str, rows: &[Row]) {
    let rulebook = guidance();
    for (size, ranges) in rows {
        for (degree, (from, to)) in DEGREES.iter().zip(ranges) {
            let facts = format!("articles = [\"{articles}\"]\nundertaking = true\nturnover = \"{size}\"");
            assert_eq!(starting_point(&rulebook, &facts, degree), (pounds(*from), pounds(*to)), "{size}, {degree}");
        }
    }
}

#[test]
fn the_table_for_the_standard_maximum_comes_out() {
    table("32(1)", &STANDARD);
}

#[test]
fn the_table_for_the_higher_maximum_comes_out() {
    table("5(1)(f)", &HIGHER);
}

#[test]
fn one_who_is_no_undertaking_is_measured_by_funding_and_has_the_fixed_maximum() {
    let rulebook = guidance();
    for (articles, rows, maximum) in [("32(1)", &STANDARD, 8_700_000), ("5(1)(f)", &HIGHER, 17_500_000)] {
        for (size, ranges) in &rows[..6] {
            for (degree, (from, to)) in DEGREES.iter().zip(ranges) {
                let facts = format!("articles = [\"{articles}\"]\nundertaking = false\nfunding = \"{size}\"");
                assert_eq!(starting_point(&rulebook, &facts, degree), (pounds(*from), pounds(*to)), "{size}, {degree}");
            }
        }
        // Above the last band nothing is taken off for size, and no share of funding is the maximum.
        let facts = format!("articles = [\"{articles}\"]\nundertaking = false\nfunding = \"GBP 500m\"");
        assert_eq!(starting_point(&rulebook, &facts, "high").1, pounds(maximum));
    }
}

#[test]
fn the_gravest_provision_decides_the_maximum_and_turnover_only_for_an_undertaking() {
    let rulebook = guidance();
    let expected = [
        ("\"32\"", "undertaking = true\nturnover = \"GBP 435m\"", 8_700_000),
        ("\"32\"", "undertaking = true\nturnover = \"GBP 435,000,050\"", 8_700_001),
        ("\"5\"", "undertaking = true\nturnover = \"GBP 437.5m\"", 17_500_000),
        ("\"5\"", "undertaking = true\nturnover = \"GBP 437,500,025\"", 17_500_001),
        ("\"5\", \"32\"", "undertaking = true\nturnover = \"GBP 1bn\"", 40_000_000),
        ("\"32\", \"33\"", "undertaking = true\nturnover = \"GBP 1bn\"", 20_000_000),
        ("\"5\", \"32\"", "undertaking = false\nfunding = \"GBP 1bn\"", 17_500_000),
        ("\"33\"", "undertaking = false\nfunding = \"GBP 1bn\"", 8_700_000),
        ("\"commissioner-notice\"", "undertaking = false", 17_500_000),
        ("\"s164a\"", "undertaking = false", 8_700_000),
        // No amount in Article 83; and the articles of 5 February 2026.
        ("\"10\"", "undertaking = false", 8_700_000),
        ("\"24(1)\"", "undertaking = true\nturnover = \"GBP 1bn\"", 20_000_000),
        ("\"22a\", \"22d\"", "undertaking = false", 8_700_000),
        ("\"22b\"", "undertaking = false", 17_500_000),
        ("\"22c\"", "undertaking = false", 17_500_000),
        ("\"44a\", \"24\"", "undertaking = false", 17_500_000),
    ];
    for (articles, facts, maximum) in expected {
        under(&rulebook, &format!("articles = [{articles}]\n{facts}"), "", |assessment| {
            assert_eq!(assessment.maximum.each(), [&pounds(maximum); 5], "{articles} {facts}");
        });
    }
}

#[test]
fn linked_infringements_together_stay_at_the_gravest_maximum_and_others_add_up() {
    let rulebook = guidance();
    // 17.5 million × 80% and 8.7 million × 70%, at the largest size without a share of turnover.
    let limbs = "[[infringement]]\nid = \"a\"\nfacts = { articles = [\"5\"] }\n[[infringement]]\nid = \"b\"\nfacts = { articles = [\"32\"] }\n";
    let decide = |limb: &str, step: &str, figure: &str| {
        format!(
            "[[determination]]\nstep = \"{step}\"\ninfringement = \"{limb}\"\n{figure}\nby = \"caseworker\"\nbecause = \"a test\"\n"
        )
    };
    let rest = [
        limbs.to_owned(),
        decide("a", "seriousness", "band = \"high\"\nvalue = \"80%\""),
        decide("b", "seriousness", "band = \"high\"\nvalue = \"70%\""),
        decide("a", "turnover-adjustment", "value = \"100%\""),
        decide("b", "turnover-adjustment", "value = \"100%\""),
    ]
    .concat();
    for (linked, together) in [("true", 17_500_000), ("false", 20_090_000)] {
        let facts =
            format!("articles = [\"5\"]\nundertaking = true\nturnover = \"GBP 435m\"\nlinked-processing = {linked}");
        under(&rulebook, &facts, &rest, |assessment| {
            let line = assessment.lines.iter().find(|line| matches!(line.rule, Rule::Total)).unwrap();
            assert_eq!(line.entries.at(Reading::Central).after, pounds(together));
            assert_eq!(line.entries.at(Reading::Least).after, pounds(together));
        });
    }
}

#[test]
fn the_tables_of_the_guidance_are_the_product_of_its_three_percentages() {
    // So that a slip in copying the tables above would show.
    for (rows, maximum) in [(&STANDARD, 8_700_000_i64), (&HIGHER, 17_500_000)] {
        let sizes = [(2, 4), (4, 20), (20, 100), (100, 200), (200, 500), (500, 1000)];
        for ((_, ranges), (from, to)) in rows.iter().zip(sizes) {
            for ((low, high), (least, most)) in ranges.iter().zip([(0, 10), (10, 20), (20, 100)]) {
                assert_eq!((maximum * least * from / 100_000, maximum * most * to / 100_000), (*low, *high));
            }
        }
    }
}

#[test]
fn mitigating_and_aggravating_factors_are_both_there() {
    for rulebook in rulebooks().iter().filter(|rulebook| !rulebook.factors.is_empty()) {
        for side in [Side::Aggravating, Side::Mitigating] {
            assert!(rulebook.factors.iter().any(|factor| factor.side == side), "{}", rulebook.id);
        }
    }
}

#[test]
fn a_rounding_after_the_cap_never_lifts_the_penalty_above_the_maximum() {
    let rounding = "\n[[step]]\nid = \"rounding\"\nlabel = \"Rounded\"\noperation.rounding = { to = \"GBP 1,000\", way = \"half-up\" }\n";
    let held = include_str!("refusals/whole/rulebook.toml").replace("17,500,000", "17,500,600") + rounding;
    let free = held.replace("enters-balance = true", "enters-balance = true, uncapped-because = \"The law says so.\"");
    for (text, penalties) in
        [(held, [17_500_000, 17_500_000, 10_500_000]), (free, [17_501_000, 17_501_000, 10_500_000])]
    {
        let rulebook = Rulebook::read(Source::new("rulebook.toml", text), None).unwrap();
        for (share, penalty) in ["100%", "99.9996%", "60%"].iter().zip(penalties) {
            let case = format!(
                "[case]\ntitle = \"A case\"\nas-of = 2026-11-23\n[facts]\nturnover = \"GBP 0\"\nlate = false\n[[determination]]\nstep = \"seriousness\"\nband = \"high\"\nvalue = \"{share}\"\nby = \"caseworker\"\nbecause = \"a test\"\n"
            );
            let case = Case::read(&rulebook, Source::new("case.toml", case)).unwrap();
            assert_eq!(assess(&case).unwrap().penalty.each(), [&pounds(penalty); 5], "{share}");
        }
    }
}

#[test]
fn whether_a_fact_arises_is_asked_of_each_infringement() {
    let rulebook = guidance();
    let limbs = "[[infringement]]\nid = \"a\"\nfacts = { articles = [\"5\"] }\n[[infringement]]\nid = \"b\"\nfacts = { articles = [\"32\"], undertaking = true }\n";
    let facts = "articles = [\"5\", \"32\"]\nrole = \"controller\"\nundertaking = false\nturnover = \"GBP 1bn\"";
    under(&rulebook, facts, limbs, |assessment| {
        let maxima: Vec<Money> = assessment
            .lines
            .iter()
            .filter(|line| matches!(line.rule, Rule::Maximum { .. }))
            .map(|line| Money(line.entries.at(Reading::Central).operand.figure()))
            .collect();
        assert_eq!(maxima, [pounds(17_500_000), pounds(20_000_000)]);
    });
}

#[test]
fn an_article_found_in_an_infringement_counts_where_the_whole_case_is_asked() {
    let rulebook = guidance();
    let late = "role = \"controller\"\nundertaking = true\nturnover = \"GBP 60m\"\npersonal-data-breach = true\nawareness = 2026-01-10T08:00:00Z\nico-notified = 2026-01-20T08:00:00Z";
    let is_late = |assessment: &Assessment<'_>| {
        let factor = |line: &affeer::assess::Line<'_>| line.id(assessment.case).ends_with("/notification-late");
        assessment.lines.iter().any(|line| factor(line) && line.has_effect())
    };
    assert!(under(&rulebook, &format!("articles = [\"5\"]\n{late}"), "", is_late));
    assert!(!under(&rulebook, &format!("articles = [\"5\", \"33\"]\n{late}"), "", is_late));
    let limbs = "[[infringement]]\nid = \"a\"\nfacts = { articles = [\"5\"] }\n[[infringement]]\nid = \"b\"\nfacts = { articles = [\"33\"] }\n";
    assert!(!under(&rulebook, &format!("articles = [\"5\"]\n{late}"), limbs, is_late));
}

/// Every shipped schedule serves a rulebook that asks for nothing but what it needs itself.
#[test]
fn a_schedule_serves_a_rulebook_that_shares_no_fact_with_it() {
    let text = include_str!("data/small-rulebook-with-schedule.toml");
    for shipped in Library::schedules() {
        let named = text.replace("ncsc-engagement-2023", shipped.id);
        let schedule = Library::schedule(shipped.id);
        let rulebook = Rulebook::read(Source::new("small.toml", named), schedule)
            .unwrap_or_else(|refused| panic!("{}: {refused}", shipped.id));
        let case = "[case]\ntitle = \"A report\"\nas-of = 2026-09-01\n[facts]\nturnover = \"GBP 50m\"\nintent = \"negligent\"\nawareness = 2026-03-01\n[[evidence]]\nid = \"E1\"\nkind = \"incident-report\"\nbody = \"ncsc\"\nat = 2026-03-01\nbegun-by = \"organisation\"\ngrade = \"V2\"\n";
        let case = Case::read(&rulebook, Source::new("case.toml", case)).unwrap_or_else(|refused| panic!("{refused}"));
        let credit = assess(&case).unwrap().credit;
        assert!(credit.central > Money::ZERO, "{}: {credit:?}", shipped.id);
    }
}

#[test]
fn factors_that_the_facts_raise_and_only_a_decision_on_all_others_covers_are_named() {
    let facts = "articles = [\"5\"]\nrole = \"controller\"\nearlier-infringements = true\nwarnings-ignored = false\ncooperation-level = \"beyond-duty\"";
    let decided = "[[determination]]\nstep = \"aggravating-mitigating\"\nvalue = \"0%\"\nby = \"regulator\"\n";
    let named = |assessment: &Assessment<'_>| {
        let factors = assessment.caveats.iter().find_map(|caveat| match caveat {
            Caveat::OnlyTogether(factors) => Some(factors.clone()),
            _ => None,
        });
        let factors = factors.unwrap_or_default().into_iter();
        factors.map(|factor| assessment.case.rulebook.factors[factor].id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(under(&guidance(), facts, decided, named), ["previous-infringements", "cooperation"]);
    let apart =
        format!("{decided}[[determination]]\nfactors = [\"cooperation\"]\nvalue = \"-5%\"\nby = \"regulator\"\n");
    assert_eq!(under(&guidance(), facts, &apart, named), ["previous-infringements"]);
    assert!(under(&guidance(), facts, "", named).is_empty());
}

#[test]
fn a_statutory_maximum_decided_otherwise_is_refused_without_a_reason_and_told_first_with_one() {
    let facts = "articles = [\"5\"]\nrole = \"controller\"\nundertaking = true\nturnover = \"GBP 60m\"\nterritory = \"established-in-uk\"\nhousehold = false";
    for sum in ["GBP 870,000", "GBP 50m"] {
        let decided = format!(
            "[[determination]]\nstep = \"statutory-maximum\"\nsum = \"{sum}\"\nby = \"regulator\"\nbecause = \"a test\"\n"
        );
        let text = format!(
            "[case]\ntitle = \"A case\"\nrulebook = \"uk-gdpr-2024\"\nas-of = 2026-11-23\n[facts]\n{facts}\n{decided}"
        );
        let rulebook = guidance();
        let refused = Case::read(&rulebook, Source::new("case.toml", text)).unwrap_err();
        assert_eq!(refused.diagnostics[0].code, affeer::diagnostic::Code::DeterminationOutsideRange, "{refused}");
        under(&rulebook, facts, &format!("{decided}departs = \"a test\"\n"), |assessment| {
            assert_eq!(assessment.caveats[0], Caveat::Departs(0), "{sum}");
        });
    }
}
