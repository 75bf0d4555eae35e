//! The shipped rulebooks, and the numbers in them at which something changes.

use crate::draft::place;
use affeer::rulebook::{FactKind, Library, Operation, Rulebook, SizeBand};
use affeer::value::{Amount, Day};
use std::sync::OnceLock;

/// A rulebook with its text, and for each fact the numbers at which something changes.
pub struct Ground {
    pub rulebook: Rulebook,
    pub text: String,
    pub schedule: Option<String>,
    pub turning: Vec<Vec<i64>>,
    /// Moments at which a service or a duty begins or ends.
    pub turning_days: Vec<i64>,
}

/// Both shipped rulebooks, the present one first, and that with what is taken for each infringement.
pub fn grounds() -> &'static [Ground] {
    static GROUNDS: OnceLock<Vec<Ground>> = OnceLock::new();
    GROUNDS.get_or_init(|| {
        let shipped = ["uk-gdpr-2024", "uk-gdpr-2018"].into_iter().map(ground);
        shipped.chain([each_apart(&ground("uk-gdpr-2024"))]).collect()
    })
}

/// The rulebook as a case takes it that has Steps 4 and 5 for each infringement.
fn each_apart(shipped: &Ground) -> Ground {
    let rulebook = shipped.rulebook.apart().unwrap().clone();
    ground_of(rulebook, shipped.text.clone(), shipped.schedule.clone())
}

fn ground(id: &str) -> Ground {
    let text = Library::rulebooks().iter().find(|shipped| shipped.id == id).unwrap().text.to_owned();
    let rulebook = Library::rulebook(id).unwrap().unwrap();
    let schedule =
        rulebook.schedule.as_ref().map(|schedule| Library::schedule(&schedule.id).unwrap().text().to_owned());
    ground_of(rulebook, text, schedule)
}

/// A rulebook with its text and that of its schedule.
pub fn ground_of(rulebook: Rulebook, text: String, schedule: Option<String>) -> Ground {
    let texts = format!("{text}\n{}", schedule.as_deref().unwrap_or_default());
    let sizes: Vec<i64> = rulebook
        .steps
        .iter()
        .flat_map(|step| bands(&step.operation))
        .filter_map(|band| band.up_to)
        .map(|sum| whole(sum.0) * 100)
        .collect();
    let turning = rulebook
        .facts
        .iter()
        .map(|fact| match fact.kind {
            FactKind::Money(_) => sizes.clone(),
            FactKind::Count(_) => compared(&texts, &fact.id, 1),
            FactKind::Percent(_) => compared(&texts, &fact.id, 100),
            FactKind::Duration(_) => compared(&texts, &fact.id, 24),
            _ => Vec::new(),
        })
        .collect();
    let mut turning_days = Vec::new();
    if let Some(schedule) = &rulebook.schedule {
        let periods = schedule
            .services
            .iter()
            .map(|service| service.available)
            .chain(schedule.duties.iter().filter_map(|duty| duty.in_force));
        turning_days.extend(periods.flat_map(|period| [period.from, period.to]).flatten().map(beginning));
        turning_days.sort_unstable();
        turning_days.dedup();
    }
    Ground { rulebook, text, schedule, turning, turning_days }
}

fn bands(operation: &Operation) -> &[SizeBand] {
    match operation {
        Operation::Banded(banded) => banded.bands.as_slice(),
        Operation::Addition(addition) => addition.indicated_share.as_ref().map_or(&[], |share| share.bands.as_slice()),
        _ => &[],
    }
}

/// The whole number an amount is.
pub fn whole(amount: Amount) -> i64 {
    amount.plain().parse().unwrap()
}

/// The numbers a fact is compared with in conditions, times `unit` (24 hours to a day).
fn compared(texts: &str, fact: &str, unit: i64) -> Vec<i64> {
    let mut numbers = Vec::new();
    for (index, _) in texts.match_indices(fact) {
        let rest = texts[index + fact.len()..].trim_start();
        let Some(number) = [">=", "<=", "!=", ">", "<", "="].iter().find_map(|sign| rest.strip_prefix(sign)) else {
            continue;
        };
        let digits: String = number.trim_start().chars().take_while(char::is_ascii_digit).collect();
        numbers.extend(digits.parse::<i64>().ok().map(|number| number * unit));
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The first second of a day, from 1970.
pub fn beginning(day: Day) -> i64 {
    day.hours(place()).least().as_seconds()
}
