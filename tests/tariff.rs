//! The tariff says what the engine does.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test that cannot go on stops where it stands, and its speed does not matter"
)]

use affeer::assess::{GateResult, score_of};
use affeer::case::Case;
use affeer::caseload::{TariffRow, tariff};
use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Phase, Schedule};
use affeer::value::{Duration, Moment, Money, Percent};

/// A case with one item, done as the row says, that nothing speaks against.
fn case_of(schedule: &Schedule, row: &TariffRow) -> String {
    let kind = &schedule.kinds[row.kind];
    let aware = Duration::seconds(1_772_355_600);
    let at = |after: Duration| {
        let seconds = aware.amount().plus(after.amount()).unwrap();
        Moment::EPOCH.plus(Duration::seconds(seconds.plain().parse().unwrap())).iso()
    };
    let within = |place: usize| schedule.promptness[place].within;
    let done = match (row.promptness, kind.phase) {
        (Some(place), _) => at(within(place).unwrap_or(Duration::seconds(40 * 86_400))),
        (None, Phase::Before) => "2025-06-01".to_owned(),
        (None, Phase::During | Phase::After | Phase::Any) => at(Duration::seconds(86_400)),
    };
    let mut item = format!("id = \"E1\"\nkind = \"{}\"\nbegun-by = \"organisation\"\n", kind.id);
    item.push_str(&format!("grade = \"{}\"\n", schedule.grades[row.grade].id));
    if let Some(body) = kind.bodies.first() {
        item.push_str(&format!("body = \"{}\"\n", schedule.bodies[*body].id));
    }
    if kind.needs_continuity {
        item.push_str("kept-up = { from = 2024-01-01, to = 2026-03-01 }\n");
    } else {
        item.push_str(&format!("at = {done}\n"));
    }
    if kind.needs_coverage {
        item.push_str("covers = { entity = true, system = true }\n");
    }
    if let Some((following, effect)) = row.advice {
        let (following, effect) = (&schedule.following[following].id, &schedule.effect[effect].id);
        item.push_str(&format!("followed = \"{following}\"\neffect = \"{effect}\"\n"));
    }
    if kind.from_body {
        item.push_str("origin = \"body\"\nconsent = \"given\"\n");
    }
    format!(
        "[case]\ntitle = \"One item\"\nas-of = 2026-09-01\n[facts]\narticles = [\"5\"]\npublic-body = true\nsector = \"none\"\nransom-paid = false\nawareness = {}\nico-investigation-known = 2026-08-01\n[[evidence]]\n{item}",
        at(Duration::seconds(0))
    )
}

#[test]
fn an_item_that_passes_every_gate_earns_what_the_tariff_says() {
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let tariff = tariff(&rulebook).unwrap().unwrap();
    let schedule = tariff.schedule;
    let mut kinds_seen = Vec::new();
    for row in &tariff.rows {
        let text = case_of(schedule, row);
        let case = Case::read(&rulebook, Source::new("case.toml", text)).unwrap_or_else(|refused| panic!("{refused}"));
        let score = score_of(&case).unwrap().unwrap();
        let passed = |result| matches!(result, GateResult::Passed | GateResult::NotAsked);
        if !score.items[0].gates.iter().all(|gate| passed(gate.result)) {
            continue;
        }
        let kind = &schedule.kinds[row.kind];
        let of_whole = |points: Percent| points.of_percent(schedule.heads[kind.head.unwrap()].share).unwrap();
        let points = score.items[0].by_itself;
        assert_eq!((of_whole(points.least), of_whole(points.most)), (row.score, row.score), "{}", kind.id);
        assert_eq!(score.points.least, row.score, "{}", kind.id);
        kinds_seen.push(row.kind);
    }
    kinds_seen.dedup();
    let kinds = tariff.best_of_kinds().len();
    assert!(kinds_seen.len() + 6 >= kinds, "only {} of {kinds} kinds were compared", kinds_seen.len());
}

#[test]
fn the_tariff_has_six_sizes_and_three_degrees_and_rises_with_both() {
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let tariff = tariff(&rulebook).unwrap().unwrap();
    let points = &tariff.starting_points;
    assert_eq!(points.len(), 18);
    for pair in points.windows(2) {
        if pair[0].degree == pair[1].degree {
            assert!(pair[0].size < pair[1].size && pair[0].sum < pair[1].sum, "{pair:?}");
        }
    }
    for size in 0..6 {
        let sums: Vec<Money> = points.iter().skip(size).step_by(6).map(|start| start.sum).collect();
        assert!(sums.is_sorted() && sums[0] < sums[2], "{sums:?}");
    }
    for row in &tariff.rows {
        let sums = points.iter().map(|start| row.central().of(start.sum).unwrap());
        assert!(sums.eq(row.sums.iter().copied()), "{row:?}");
        assert!(row.worth.iter().rev().is_sorted(), "{row:?}");
    }
}

#[test]
fn what_moving_a_number_does_is_what_a_schedule_with_that_number_gives() {
    let text = Library::schedule("ncsc-engagement-2023").unwrap().text().to_owned();
    let rulebook_text = Library::rulebooks().iter().find(|shipped| shipped.id == "uk-gdpr-2024").unwrap().text;
    let with = |schedule: &str| {
        let schedule = Source::new("schedule.toml", schedule);
        affeer::rulebook::Rulebook::read(Source::new("rulebook.toml", rulebook_text), Some(schedule)).unwrap()
    };
    let best = |rulebook: &affeer::rulebook::Rulebook| {
        tariff(rulebook).unwrap().unwrap().rows.iter().map(TariffRow::central).max().unwrap()
    };
    let shipped = with(&text);
    let ceiling = tariff(&shipped).unwrap().unwrap().assumptions[0].clone();
    assert_eq!(ceiling.best, Some(best(&shipped)));
    let (from, to) = (ceiling.permitted.unwrap().least(), ceiling.permitted.unwrap().most());
    for (end, at) in [(from, ceiling.best_at.unwrap().0), (to, ceiling.best_at.unwrap().1)] {
        let written = format!("value = \"{end}\"");
        let moved = text.replacen(
            "indicated = { from = \"0%\", to = \"10%\", value = \"10%\"",
            &format!("indicated = {{ from = \"0%\", to = \"15%\", {written}"),
            1,
        );
        assert_ne!(moved, text);
        assert_eq!(best(&with(&moved)), at);
    }
}
