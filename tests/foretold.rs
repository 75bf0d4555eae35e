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
        assert!(near(decided.size.0, Amount::whole(size), "0.00005"), "{name}: {:?}", decided.size);
        assert_eq!(decided.left, Percent::whole(left), "{name}");
        assert_eq!(degrees[decided.degree].id, degree, "{name}");
        assert_eq!(decided.penalty, Money(Amount::whole(penalty)), "{name}");
        let others: Vec<_> =
            sums.rows.iter().filter(|other| other.name != name && !decided.siblings.contains(&other.name)).collect();
        let fit = affeer::caseload::Fit::through(&others, foretelling).unwrap().unwrap();
        let own = fit.centre(decided.size, decided.degree, decided.left, foretelling).unwrap();
        assert!(near(own.0, Amount::whole(centre), "0.0002"), "{name}: {own:?} for {centre}");
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
