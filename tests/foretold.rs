//! What is foretold by what was decided: the fit over the shipped decisions, its record, and what a
//! case is told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it does not expect must fail")]

use affeer::case::Case;
use affeer::caseload::{Band, Decision, DegreeStands, Forecast, Forecaster, Hits, Unforetold};
use affeer::counterfactual::Change;
use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Rulebook};
use affeer::value::{Amount, List, Money, Percent, Way, number_from};

fn guidance() -> Rulebook {
    Library::rulebook("uk-gdpr-2024").unwrap().unwrap_or_else(|refused| panic!("{refused}"))
}

fn decisions(rulebook: &Rulebook) -> List<Decision<'_>> {
    let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id).unwrap();
    let read = |(name, text): &(&str, &str)| Decision {
        name: (*name).to_owned(),
        case: Case::read(rulebook, Source::new(*name, *text)).unwrap_or_else(|refused| panic!("{refused}")),
    };
    shipped.decisions.iter().map(read).collect()
}

fn number(text: &str) -> Amount {
    number_from(text).unwrap()
}

/// The decisions, worked out by another program: size, what known reductions leave, degree, penalty,
/// the centre when the case and its notice are left out, and the logarithm of the penalty over it.
const EIGHT: [(&str, i64, i64, &str, i64, i64, &str); 8] = [
    ("23andme-2025", 5_888_802, 100, "high", 2_310_000, 2_070_004, "0.11"),
    ("birthlink-2025", 38_705, 49, "high", 18_000, 38_863, "-0.77"),
    ("capita-pension-solutions-2025", 48_432_000, 80, "high", 6_000_000, 10_601_992, "-0.57"),
    ("capita-plc-2025", 96_864_000, 80, "high", 8_000_000, 18_379_628, "-0.83"),
    ("dpp-law-2025", 122_027, 100, "medium", 60_000, 37_794, "0.46"),
    ("lastpass-2025", 35_093_800, 100, "low", 1_228_283, 932_636, "0.28"),
    ("reddit-2026", 41_351_833, 100, "high", 14_472_500, 7_908_682, "0.60"),
    ("south-staffordshire-2026", 15_050_000, 60, "medium", 963_900, 939_855, "0.03"),
];

/// Whether two sums are the same to this share.
fn near(one: Amount, other: Amount, share: &str) -> bool {
    one.over(other, 12).unwrap().minus(Amount::ONE).unwrap().magnitude() <= number(share)
}

#[test]
fn the_fit_over_the_decided_sums_is_what_another_program_finds() {
    let rulebook = guidance();
    let decisions = decisions(&rulebook);
    let forecaster = Forecaster::of(&rulebook, &decisions).unwrap();
    let fit = forecaster.fit().unwrap().unwrap();
    assert_eq!(fit.level.round(3, Way::HalfUp), number("3.980"), "{fit:?}");
    assert_eq!(fit.slope.round(4, Way::HalfUp), number("-0.2627"), "{fit:?}");
    let sums = forecaster.sums().unwrap();
    assert!(sums.missing.is_empty(), "{:?}", sums.missing);
    let foretelling = rulebook.foretelling.as_ref().unwrap();
    let degrees = rulebook.steps[foretelling.seriousness].operation.description().by_percentage.degrees().unwrap();
    let record = forecaster.record().unwrap();
    assert_eq!(record.rows.len(), EIGHT.len());
    for (row, (name, size, left, degree, penalty, centre, residual)) in record.rows.iter().zip(EIGHT) {
        let decided = &row.decided;
        assert_eq!(decided.name, name);
        // The notice of Reddit rounds its maximum down by 1,833 in 41,351,833.
        assert!(near(decided.size.0, Amount::whole(size), "0.0002"), "{name}: {:?}", decided.size);
        assert_eq!(decided.left, Percent::whole(left), "{name}");
        assert_eq!(degrees[decided.degree].id, degree, "{name}");
        assert_eq!(decided.penalty, Money(Amount::whole(penalty)), "{name}");
        let others: Vec<_> =
            sums.rows.iter().filter(|other| other.name != name && !decided.siblings.contains(&other.name)).collect();
        let fit = affeer::caseload::Fit::through(&others, foretelling).unwrap().unwrap();
        let own = fit.centre(decided.size, decided.degree, decided.left, foretelling).unwrap();
        assert!(near(own.0, Amount::whole(centre), "0.0003"), "{name}: {own:?} for {centre}");
        let off = decided.penalty.0.ln().unwrap().minus(own.0.ln().unwrap()).unwrap();
        assert_eq!(off.round(2, Way::HalfUp), number(residual), "{name}");
        assert!(row.held, "{name}");
    }
    let Hits { held, of, from, to } = record.held;
    assert_eq!((held, of, from, to), (8, 8, Percent::whole(63), Percent::whole(100)));
}

#[test]
fn what_the_rulebook_states_of_its_fit_is_what_its_decisions_give() {
    for shipped in Library::rulebooks() {
        let rulebook = Library::rulebook(shipped.id).unwrap().unwrap_or_else(|refused| panic!("{refused}"));
        let decisions = decisions(&rulebook);
        let forecaster = Forecaster::of(&rulebook, &decisions).unwrap();
        let (Some(foretelling), Some(sums)) = (&rulebook.foretelling, forecaster.sums()) else {
            assert_eq!(shipped.id, "uk-gdpr-2018");
            continue;
        };
        assert!(sums.missing.is_empty(), "{:?}", sums.missing);
        let record = forecaster.record().unwrap().held;
        let fitted = forecaster.fit().unwrap().unwrap().stated(record);
        assert_eq!(Some(fitted), foretelling.fitted, "run `affeer rulebooks calibrate rules/{} --write`", shipped.id);
    }
}

/// What is foretold of a case by a rulebook and decisions.
fn foretold(case: &Case<'_>, rulebook: &Rulebook, decisions: &List<Decision<'_>>) -> Forecast {
    Forecaster::of(rulebook, decisions).unwrap().forecast(case, decisions)
}

/// What is foretold of a case with these facts, and what else its file says.
fn told(facts: &str, rest: &str) -> Forecast {
    let rulebook = guidance();
    let decisions = decisions(&rulebook);
    let text = format!("[case]\ntitle = \"A case\"\nas-of = 2026-11-23\n[facts]\n{facts}\n{rest}");
    let case = Case::read(&rulebook, Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
    foretold(&case, &rulebook, &decisions)
}

/// The degrees that stand in a forecast, by name, with how each stands.
fn degrees(forecast: &Forecast) -> Vec<(&'static str, DegreeStands)> {
    let Forecast::Bands { degrees, .. } = forecast else { panic!("{forecast:?}") };
    let names = ["low", "medium", "high"];
    degrees.iter().map(|own| (*names.get(own.degree.index()).unwrap(), own.stands)).collect()
}

fn bands(forecast: &Forecast) -> Vec<Band> {
    let Forecast::Bands { degrees, .. } = forecast else { panic!("{forecast:?}") };
    degrees.iter().map(|own| own.band).collect()
}

const SIX_MILLION: &str =
    "articles = [\"5(1)(f)\", \"32(1)\"]\nrole = \"controller\"\nundertaking = true\nturnover = \"GBP 6m\"";

#[test]
fn no_decision_is_in_its_own_forecast_nor_any_other_of_its_notice() {
    let rulebook = guidance();
    let before = decisions(&rulebook);
    let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id).unwrap();
    for (name, text) in shipped.decisions {
        // The same decisions, but that this notice imposed ten times as much.
        let penalty = before.iter().find(|known| known.name == *name).unwrap().case.published.as_ref().unwrap().penalty;
        let written = format!("penalty = \"GBP {}\"", penalty.0.grouped(0));
        assert!(text.contains(&written), "{name} does not hold {written}");
        let ten = format!("penalty = \"GBP {}\"", penalty.0.times(Amount::whole(10)).unwrap().plain());
        let altered = text.replace(&written, &ten);
        let after: List<Decision<'_>> = before
            .iter()
            .map(|known| {
                if known.name != *name {
                    return known.clone();
                }
                let case = Case::read(&rulebook, Source::new(*name, altered.as_str())).unwrap();
                Decision { name: known.name.clone(), case }
            })
            .collect();
        let case = &before.iter().find(|known| known.name == *name).unwrap().case;
        let siblings = |named: &str| {
            let capita = ["capita-plc-2025", "capita-pension-solutions-2025"];
            named == *name || capita.contains(name) && capita.contains(&named)
        };
        for case in [case.clone(), Change::FactsAlone.made_to(case)] {
            let (one, other) = (foretold(&case, &rulebook, &before), foretold(&case, &rulebook, &after));
            let by = match &one {
                Forecast::Bands { by, .. } | Forecast::BySize { by, .. } => by,
                Forecast::Nothing(_) => continue,
            };
            assert!(!by.decisions.iter().any(|used| siblings(used)), "{name}: {:?}", by.decisions);
            let (Forecast::Bands { degrees, .. }, Forecast::Bands { degrees: others, .. }) = (&one, &other) else {
                continue;
            };
            assert_eq!(degrees, others, "{name}");
        }
    }
}

#[test]
fn the_degree_that_the_facts_suggest_stands_with_its_neighbour_and_one_decided_stands_alone() {
    use DegreeStands::{Decided, Neighbour, Other, Suggested};
    // Open facts may still lead to a high degree.
    let open = told(&format!("{SIX_MILLION}\npeople-affected = 5000\nspecial-category = false"), "");
    assert_eq!(degrees(&open), [("low", Other), ("medium", Suggested), ("high", Neighbour)]);
    // None can: then the side on which a decision lay from what its facts suggest, LastPass.
    let known = "people-affected = 5000\nspecial-category = false\nchildren-or-vulnerable = false\nlasting-harm = false\nintent = \"negligent\"\nduration = \"90 days\"";
    let closed = told(&format!("{SIX_MILLION}\n{known}"), "");
    assert_eq!(degrees(&closed), [("low", Neighbour), ("medium", Suggested), ("high", Other)]);
    let high = told(&format!("{SIX_MILLION}\npeople-affected = 5000\nspecial-category = true"), "");
    assert_eq!(degrees(&high), [("low", Other), ("medium", Neighbour), ("high", Suggested)]);
    let decide = "[[determination]]\nstep = \"seriousness\"\nband = \"low\"\nby = \"regulator\"\n";
    assert_eq!(degrees(&told(SIX_MILLION, decide)), [("low", Decided)]);
    // A share without its degree says which where only one permits it.
    let share =
        |share: &str| format!("[[determination]]\nstep = \"seriousness\"\nvalue = \"{share}\"\nby = \"regulator\"\n");
    assert_eq!(degrees(&told(SIX_MILLION, &share("15%"))), [("medium", Decided)]);
    assert_eq!(degrees(&told(SIX_MILLION, &share("20%"))).len(), 3);
}

#[test]
fn a_band_is_as_wide_as_the_rulebook_says_about_its_centre_and_a_graver_degree_stands_higher() {
    for turnover in ["GBP 100,000", "GBP 1.9m", "GBP 6m", "GBP 49m", "GBP 300m", "GBP 2bn", "GBP 900bn"] {
        let facts = SIX_MILLION.replace("GBP 6m", turnover);
        let bands = bands(&told(&facts, ""));
        for band in &bands {
            let width = band.high.0.over(band.low.0, 6).unwrap();
            // Each end is rounded to two digits, by at most a twentieth.
            assert!(number("5.4") <= width && width <= number("6.7"), "{turnover}: {band:?}");
            assert!(band.low < band.centre && band.centre < band.high, "{band:?}");
            for end in [band.low, band.centre, band.high] {
                assert_eq!(end.0, end.0.significant(2, Way::HalfUp), "{band:?}");
            }
        }
        assert!(bands.windows(2).all(|pair| pair[0].low < pair[1].low && pair[0].high < pair[1].high), "{bands:?}");
    }
}

#[test]
fn what_is_known_to_be_taken_off_is_taken_off_the_band_and_nothing_else_is() {
    let plain = bands(&told(SIX_MILLION, ""));
    for (facts, left) in [
        ("settlement-stage = \"none\"", "1"),
        ("settlement-stage = \"before-intent\"", "0.6"),
        ("settlement-stage = \"after-representations\"\nhardship-claim = \"supported\"", "0.392"),
        ("public-body = true", "0.134"),
        ("hardship-claim = \"unsupported\"", "1"),
        ("hardship-claim = \"not-known\"", "1"),
    ] {
        let forecast = told(&format!("{SIX_MILLION}\n{facts}"), "");
        for (own, plain) in bands(&forecast).iter().zip(&plain) {
            assert!(near(own.centre.0, plain.centre.0.times(number(left)).unwrap(), "0.1"), "{facts}: {own:?}");
        }
    }
    let settled = "[[determination]]\nstep = \"settlement\"\nvalue = \"-30%\"\nby = \"regulator\"\n";
    let forecast = told(&format!("{SIX_MILLION}\nsettlement-stage = \"before-intent\""), settled);
    let Forecast::Bands { by, .. } = &forecast else { panic!("{forecast:?}") };
    assert_eq!(by.reductions.iter().map(|known| known.taken_off).collect::<Vec<_>>(), [Percent::whole(30)]);
    assert_eq!(by.reductions_open.len(), 2);
}

#[test]
fn no_sum_is_foretold_without_the_size_but_a_table_of_sizes() {
    let without = SIX_MILLION.replace("turnover = \"GBP 6m\"", "");
    let Forecast::BySize { rows, by, .. } = told(&without, "") else { panic!() };
    assert!(by.size.is_none());
    assert_eq!(rows.len(), 6);
    let sizes: Vec<Money> = rows.iter().map(|row| row.size).collect();
    assert!(sizes.is_sorted());
    // What stands in a row is what is told of a case of that size.
    let sized = told(&SIX_MILLION.replace("GBP 6m", "GBP 10m"), "");
    let Forecast::Bands { degrees, .. } = &sized else { panic!() };
    assert_eq!(&rows[1].degrees, degrees);
    // A range within the width of a band is a size; a wider one is none, and only sizes in it are told.
    assert!(matches!(told(&SIX_MILLION.replace("GBP 6m", "GBP 5m..8m"), ""), Forecast::Bands { .. }));
    let Forecast::BySize { rows, .. } = told(&SIX_MILLION.replace("GBP 6m", "GBP 1m..60m"), "") else { panic!() };
    let sizes: Vec<String> = rows.iter().map(|row| row.size.0.plain()).collect();
    assert_eq!(sizes, ["1000000", "2000000", "10000000", "50000000", "60000000"]);
    let Forecast::BySize { rows, .. } = told(&SIX_MILLION.replace("GBP 6m", "GBP 500m.."), "") else { panic!() };
    assert_eq!(rows.iter().map(|row| row.size.0.plain()).collect::<Vec<_>>(), ["500000000"]);
}

#[test]
fn where_nothing_honest_can_be_said_nothing_is() {
    let rulebook = guidance();
    let case = |rulebook| {
        Case::read(
            rulebook,
            Source::new("case.toml", format!("[case]\ntitle = \"A case\"\nas-of = 2026-11-23\n[facts]\n{SIX_MILLION}")),
        )
        .unwrap()
    };
    let own = case(&rulebook);
    let Forecast::Nothing(why) = foretold(&own, &rulebook, &List::new()) else { panic!() };
    assert_eq!(why, Unforetold::TooFewDecisions { found: 0, needed: 5 });
    let older = Library::rulebook("uk-gdpr-2018").unwrap().unwrap();
    let Forecast::Nothing(why) = foretold(&decisions(&older).iter().next().unwrap().case, &older, &decisions(&older))
    else {
        panic!()
    };
    assert_eq!(why, Unforetold::NoTable);
    let limbs = "[[infringement]]\nid = \"a\"\nfacts = { articles = [\"5(1)(f)\"] }\n[[infringement]]\nid = \"b\"\nfacts = { articles = [\"32(1)\"] }\n";
    let Forecast::Nothing(why) = told(&format!("{SIX_MILLION}\nlinked-processing = false"), limbs) else { panic!() };
    assert_eq!(why, Unforetold::NotLinked);
    assert!(matches!(told(&format!("{SIX_MILLION}\nlinked-processing = true"), limbs), Forecast::Bands { .. }));
}

#[test]
fn a_case_with_more_digits_than_can_be_kept_is_told_nothing_and_is_not_refused_for_it() {
    let decide = |sum: &str| {
        format!(
            "[[determination]]\nstep = \"statutory-maximum\"\nsum = \"GBP {sum}\"\nby = \"regulator\"\nbecause = \"a test\"\ndeparts = \"a test\"\n"
        )
    };
    assert!(matches!(told(SIX_MILLION, &decide("90000000000")), Forecast::Bands { .. }));
    let Forecast::Nothing(why) = told(SIX_MILLION, &decide("900000000000000000000000")) else { panic!() };
    assert_eq!(why, Unforetold::TooManyDigits);
}

#[test]
fn nothing_but_size_degree_and_known_reductions_moves_what_is_foretold() {
    let rulebook = guidance();
    let decisions = decisions(&rulebook);
    for decision in &decisions {
        let Forecast::Bands { degrees, by } = foretold(&decision.case, &rulebook, &decisions) else { continue };
        let mut bare = decision.case.clone();
        bare.evidence = std::sync::Arc::new(List::new());
        let kept = bare.determinations.iter().filter(|known| {
            let affeer::case::Target::Step(step, _) = &known.target else { return false };
            ["statutory-maximum", "seriousness"].contains(&rulebook.steps[*step].id.as_str())
        });
        let kept: List<_> = kept.cloned().collect();
        bare.determinations = std::sync::Arc::new(kept);
        let Forecast::Bands { degrees: others, .. } = foretold(&bare, &rulebook, &decisions) else { panic!() };
        assert_eq!(degrees, others, "{}", decision.name);
        assert!(by.fit.slope.is_negative(), "{by:?}");
    }
}
