//! Days are days of the place: their hours held against Python's zoneinfo, and what follows from
//! them for time limits, service days and promptness.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::assess::{Weighing, score};
use affeer::assessment::assess;
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::render;
use affeer::report::report;
use affeer::rulebook::{Library, Rulebook};
use affeer::value::{CivilTime, Day, List, Moment, Percent, Truth, civil_time_from};
use proptest::prelude::*;
use std::fmt::Write as _;

const PLACES: &str = include_str!("civil_time/places.txt");
const BOOK: &str = include_str!("../rules/uk-gdpr-2024/rulebook.toml");
const SCHEDULE: &str = include_str!("../rules/ncsc-engagement-2023/schedule.toml");

fn day(text: &str) -> Day {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let &[year, month, day] = parts.as_slice() else { panic!("{text}") };
    Day::new(year, u8::try_from(month).unwrap(), u8::try_from(day).unwrap()).unwrap()
}

/// Seconds after midnight of `01:30` or `01:30:59`.
fn seconds(text: &str) -> i64 {
    let parts: Vec<i64> = text.split(':').map(|part| part.parse().unwrap()).collect();
    parts.iter().zip([3600, 60, 1]).map(|(part, unit)| part * unit).sum()
}

/// The moment of `2024-03-31T01:00:00Z`.
fn utc(text: &str) -> Moment {
    let (date, time) = text.trim_end_matches('Z').split_once('T').unwrap();
    Moment::at(day(date), seconds(time), 0)
}

#[test]
fn days_and_clocks_are_those_of_the_time_zone_database() {
    let mut place = CivilTime::UTC;
    let (mut days, mut told, mut shown) = (0, 0, 0);
    for line in PLACES.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        match *words.as_slice() {
            ["place", _, rule] => place = civil_time_from(rule).unwrap(),
            ["day", date, first, minutes] => {
                let hours = day(date).hours(place);
                assert_eq!(hours.least().iso(), first, "{line}");
                let length = hours.most().since(hours.least()).as_seconds() + 1;
                assert_eq!(length, minutes.parse::<i64>().unwrap() * 60, "{line}");
                days += 1;
            }
            ["told", moment, local, clock] => {
                let at = place.told(utc(moment)).unwrap();
                let shows = format!("{}T{:02}:{:02}:{:02}", at.day.iso(), at.hour, at.minute, at.second);
                assert_eq!((shows.as_str(), at.clock()), (local, clock), "{line}");
                told += 1;
            }
            ["shown", local, moment] => {
                let (date, time) = local.split_once('T').unwrap();
                assert_eq!(place.moment(day(date), seconds(time)).iso(), moment, "{line}");
                shown += 1;
            }
            _ => panic!("{line}"),
        }
    }
    assert!(days > 200 && told > 60 && shown > 200, "{days} {told} {shown}");
}

#[test]
fn a_rule_reads_back_as_it_is_written() {
    for rule in ["UTC0", "GMT0BST-1,M3.5.0/1,M10.5.0/2", "<+0330>-3:30", "EST5EDT4,M3.2.0/2,M11.1.0/2"] {
        assert_eq!(civil_time_from(rule).unwrap().to_string(), rule);
    }
    let short = civil_time_from("GMT0BST,M3.5.0/1,M10.5.0").unwrap();
    assert_eq!(short, civil_time_from(&short.to_string()).unwrap());
    assert_eq!(civil_time_from("UTC0").unwrap(), CivilTime::UTC);
    let wrong = [
        "",
        "Europe/London",
        "GMT",
        "GMT0BST",
        "GMT0BST,M3.5.0/1",
        "GMT0BST,J60,J300",
        "GMT0BST,M13.5.0,M10.5.0",
        "GMT0BST,M3.6.0,M10.5.0",
        "GMT0BST,M3.0.0,M10.5.0",
        "GMT0BST,M3.5.7,M10.5.0",
        "GMT0BST,M3.5.0/25,M10.5.0",
        "GMT0BST,M3.5.0,M10.5.0,M1.1.1",
        "GMT25",
        "G0",
        "ABCDEFG0",
        "GMT0,M3.5.0,M10.5.0",
        "GMT0BST1x,M3.5.0,M10.5.0",
        "<GMT0",
        "GMT0é",
    ];
    for rule in wrong {
        assert!(civil_time_from(rule).is_err(), "{rule}");
    }
}

fn book(more: &str) -> Rulebook {
    let text = format!("{BOOK}\n{more}");
    Rulebook::read(Source::new("rulebook.toml", text), Some(Source::new("schedule.toml", SCHEDULE))).unwrap()
}

fn case_text(facts: &[(&str, &str)], more: &str) -> String {
    let mut text =
        "[case]\ntitle = \"A case\"\nas-of = 2025-07-01\n[facts]\narticles = [\"32\"]\nrole = \"controller\"\n\
                    personal-data-breach = true\n"
            .to_owned();
    for (fact, value) in facts {
        writeln!(text, "{fact} = {value}").unwrap();
    }
    text + more
}

fn late(aware: &str, told: &str) -> Result<Truth, String> {
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let text = case_text(&[("awareness", aware), ("ico-notified", told), ("notification-incomplete", "false")], "");
    let case = Case::read(&rulebook, Source::new("case.toml", text)).map_err(|refused| refused.to_string())?;
    let factor = rulebook.factors.iter().find(|factor| factor.id == "notification-late").unwrap();
    Ok(factor.when.as_ref().unwrap().truth(&case.values))
}

/// Midnight of a summer's day in London is an hour before midnight in UTC: by days of UTC the first
/// of these was late for certain, the second in time, and the third refused.
#[test]
fn seventy_two_hours_run_over_the_days_of_the_place() {
    assert_eq!(late("2024-07-21T00:30:00+01:00", "2024-07-24"), Ok(Truth::Open));
    assert_eq!(late("2024-07-21", "2024-07-24T00:30:00+01:00"), Ok(Truth::Open));
    assert_eq!(late("2024-07-24", "2024-07-24T00:30:00+01:00"), Ok(Truth::False));
    // The night on which the clock goes forward is an hour short, and an hour longer in autumn:
    // from one local time to the same three days later it is 71 hours, and 73.
    assert_eq!(late("2024-03-29T12:00:00+00:00", "2024-04-01T12:30:00+01:00"), Ok(Truth::False));
    assert_eq!(late("2024-10-25T12:00:00+01:00", "2024-10-28T11:30:00+00:00"), Ok(Truth::True));
    // From the last moment of one day to the first of another, at both changes.
    assert_eq!(late("2024-03-29", "2024-04-02"), Ok(Truth::Open));
    assert_eq!(late("2024-10-25", "2024-10-29"), Ok(Truth::True));
    // Told on the day before awareness, by the clock of the place.
    assert!(late("2024-07-24", "2024-07-23T22:59:59Z").unwrap_err().contains("contradictory-dates"));
    assert_eq!(late("2024-07-24", "2024-07-23T23:00:00Z"), Ok(Truth::False));
}

#[test]
fn months_and_dates_without_an_end_are_ranges() {
    let aware = "2024-11-04T09:00:00Z";
    assert_eq!(late(aware, "\"2024-11\""), Ok(Truth::Open));
    assert_eq!(late(aware, "\"2024-12\""), Ok(Truth::True));
    assert_eq!(late(aware, "\"2024-11-08..\""), Ok(Truth::True));
    assert_eq!(late(aware, "\"2024-11-05..\""), Ok(Truth::Open));
    assert_eq!(late(aware, "\"..2024-11-05\""), Ok(Truth::False));
    assert!(late(aware, "\"2024-13\"").unwrap_err().contains("malformed-date"));
    assert!(late(aware, "\"..\"").unwrap_err().contains("malformed-date"));
    assert!(late(aware, "\"2024-12..2024-11\"").unwrap_err().contains("backward-range"));
}

#[test]
fn a_report_on_the_day_of_awareness_is_as_prompt_as_can_be() {
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let evidence = "[[evidence]]\nid = \"E1\"\nkind = \"incident-report\"\nbody = \"ncsc\"\nat = 2024-07-21\n\
                    begun-by = \"organisation\"\ngrade = \"V2\"\n";
    let text = case_text(&[("awareness", "2024-07-21T00:30:00+01:00")], evidence);
    let case = Case::read(&rulebook, Source::new("case.toml", text)).unwrap();
    let score = score(&case, rulebook.schedule.as_ref().unwrap()).unwrap();
    let item = score.items.first().unwrap();
    let prompt = item.weights.iter().find(|weight| weight.by == Weighing::Promptness).unwrap();
    assert_eq!((prompt.least, prompt.most), (Percent::WHOLE, Percent::WHOLE));
}

/// A time is printed by the clock it was told by, and one that was reckoned by that of the place.
#[test]
fn times_are_printed_as_they_were_given() {
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let printed = |aware: &str| {
        let text = case_text(&[("awareness", aware), ("notification-incomplete", "true")], "");
        let case = Case::read(&rulebook, Source::new("case.toml", text)).unwrap();
        let assessment = assess(&case).unwrap();
        let markdown = render::markdown(&report(&assessment, &[], &List::new()));
        let (_, after) = markdown.split_once("awareness: ").unwrap();
        after.split([';', ')', '<']).next().unwrap().to_owned()
    };
    for (given, words) in [
        ("2024-07-21T00:30:00+01:00", "21 July 2024 at 00:30 BST"),
        ("2024-07-20T23:30:00Z", "20 July 2024 at 23:30 UTC"),
        ("2024-07-21T01:30:15+02:00", "21 July 2024 at 01:30:15 UTC+02:00"),
        ("2024-01-21T00:30:00Z", "21 January 2024 at 00:30 GMT"),
        ("2024-07-21", "21 July 2024"),
        ("\"2024-07\"", "July 2024"),
        ("\"2024-07-21..2024-07-22T10:00:00+01:00\"", "21 July 2024 to 22 July 2024 at 10:00 BST"),
        ("\"2024-07-21..\"", "21 July 2024 or later"),
        ("\"..2024-07-21\"", "21 July 2024 or earlier"),
    ] {
        assert_eq!(printed(given), words, "{given}");
    }
}

/// A day in a condition is the whole day, whichever way it is compared with.
#[test]
fn a_day_in_a_condition_is_all_its_hours() {
    let holds = |condition: &str, aware: &str| {
        let rulebook = book(&format!("[[contradiction]]\nwhen = '{condition}'\nbecause = \"so\"\n"));
        let text = case_text(&[("awareness", aware)], "");
        let case = Case::read(&book(""), Source::new("case.toml", text)).map(|case| case.values);
        let when = rulebook.contradictions.iter().map(|one| &one.when).find(|when| when.text() == condition);
        when.unwrap().truth(&case.unwrap())
    };
    let before = "2024-07-20T23:59:59+01:00";
    let within = ["2024-07-21T00:00:00+01:00", "2024-07-21T23:59:59+01:00", "2024-07-21"];
    let after = "2024-07-22T00:00:00+01:00";
    let table = [("<", [true, false, false]), ("<=", [true, true, false]), (">", [false, false, true])];
    let rest = [(">=", [false, true, true]), ("=", [false, true, false]), ("!=", [true, false, true])];
    for (sign, [early, same, late]) in table.into_iter().chain(rest) {
        let turned = sign.replace(['<', '>'], if sign.contains('<') { ">" } else { "<" });
        for condition in [format!("awareness {sign} 2024-07-21"), format!("2024-07-21 {turned} awareness")] {
            assert_eq!(holds(&condition, before), Truth::from(early), "{condition}");
            for within in within {
                assert_eq!(holds(&condition, within), Truth::from(same), "{condition}: {within}");
            }
            assert_eq!(holds(&condition, after), Truth::from(late), "{condition}");
        }
    }
}

prop_compose! {
    fn any_place()(
        west in -14_i64..13,
        ahead in prop_oneof![Just(-1_i64), Just(1), Just(2)],
        weeks in (1_u8..6, 1_u8..6),
        weekdays in (0_u8..7, 0_u8..7),
        months in (2_u8..6, 8_u8..12),
        hours in (0_u8..24, 0_u8..24),
        south: bool,
    ) -> CivilTime {
        let spring = format!("M{}.{}.{}/{}", months.0, weeks.0, weekdays.0, hours.0);
        let autumn = format!("M{}.{}.{}/{}", months.1, weeks.1, weekdays.1, hours.1);
        let (begins, ends) = if south { (autumn, spring) } else { (spring, autumn) };
        civil_time_from(&format!("AAA{west}BBB{},{begins},{ends}", west - ahead)).unwrap()
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    (1900_i32..2200, 1_u8..13, 1_u8..29).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
}

proptest! {
    /// The days of a place follow each other without a gap, and every moment of one tells that day.
    #[test]
    fn every_moment_falls_on_one_day(place in any_place(), date in any_day(), part in 0_i64..1_000) {
        let hours = date.hours(place);
        let next = date.next().unwrap().hours(place);
        prop_assert_eq!(next.least().since(hours.most()).as_seconds(), 1);
        let length = hours.most().since(hours.least()).as_seconds() + 1;
        prop_assert!((22 * 3600..=26 * 3600).contains(&length), "{length}");
        let within = Moment::of_seconds(hours.least().as_seconds() + length * part / 1_000);
        // Where the clock goes back over midnight, an hour of the day before is shown again.
        let told = place.told(within).unwrap();
        prop_assert!(told.day == date || told.day.next() == Some(date) && length != 24 * 3600
            || date.next() == Some(told.day));
    }

    /// What the clock shows, taken back, is the moment, or the first of the two that show it.
    #[test]
    fn a_clock_read_is_the_moment(place in any_place(), seconds in -2_000_000_000_i64..7_000_000_000) {
        let told = place.told(Moment::of_seconds(seconds)).unwrap();
        let shown = i64::from(told.hour) * 3600 + i64::from(told.minute) * 60 + i64::from(told.second);
        prop_assert_eq!(Moment::at(told.day, shown, told.offset_minutes).as_seconds(), seconds);
        let back = place.moment(told.day, shown);
        let again = place.told(back).unwrap();
        prop_assert!(back.as_seconds() <= seconds);
        prop_assert_eq!((again.day, again.hour, again.minute, again.second), (told.day, told.hour, told.minute, told.second));
    }
}
