//! Which rulebook a case is to be read by: the one it names, or the one in force on the day
//! that decides.

use super::refusals;
use super::withheld::{everything, withheld};
use crate::diagnostic::{Findings, Place, Refused, Source};
use crate::document::{Reader, Table, Value, Written, parse, shortened};
use crate::rulebook::{Library, Period, Rulebook, Shipped};
use crate::value::Day;

/// The rulebook and schedule a case asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The rulebook's id.
    pub rulebook: String,
    /// The schedule's id, where the case names one.
    pub schedule: Option<String>,
}

/// The rulebook and schedule a case asks for, by name or by its dates.
///
/// The day that decides is that of the notice of intent; where the case gives none, of the
/// penalty notice; where it gives none, the day of assessment.
///
/// # Errors
/// When the file cannot be parsed, or the case names no rulebook and its dates lead to none or
/// to several.
pub fn chosen(mut source: Source) -> Result<Choice, Box<Refused>> {
    let mut findings = Findings::new();
    let (choice, hidden) = {
        let table = parse(&source, &mut findings);
        if findings.is_empty() {
            (choice(&table, &mut findings), withheld(&source, &table, None).places)
        } else {
            (None, everything(&source))
        }
    };
    if let Some(choice) = choice {
        Ok(choice)
    } else {
        source.withhold(hidden);
        if findings.is_empty() {
            refusals::no_case(&mut findings);
        }
        Err(Box::new(source.refused(findings)))
    }
}

/// Refuses a rulebook or a schedule given where a case stands, instead of all that a case would lack
/// in it; says whether it is one. In doubt it is a case: of a case nothing is shown that may not be.
pub(super) fn refuses_rules(table: &Table<'_>, findings: &mut Findings) -> bool {
    let is_table = |key: &str| matches!(table.get(key).map(|entry| &entry.node.value), Some(Value::Table(_)));
    let of_case = ["case", "evidence", "exhibit", "facts"].iter().any(|key| table.get(key).is_some());
    let what = ["rulebook", "schedule"].into_iter().find(|key| is_table(key)).filter(|_| !of_case);
    if let Some(what) = what {
        refusals::rules_instead(what, findings);
    }
    what.is_some()
}

fn choice(table: &Table<'_>, findings: &mut Findings) -> Option<Choice> {
    if refuses_rules(table, findings) {
        return None;
    }
    let mut reader = Reader::new(table, Place::default());
    reader.needed("case", findings)?;
    let mut case = reader.table("case", findings)?;
    let place = case.place;
    let schedule = case.text("schedule", findings).map(|text| text.value.to_owned());
    if let Some(rulebook) = case.text("rulebook", findings) {
        return Some(Choice { rulebook: rulebook.value.to_owned(), schedule });
    }
    let (deciding, infringement) = deciding(&mut case, findings);
    let Some((deciding, _)) = deciding else {
        refusals::no_deciding_day(place, findings);
        return None;
    };
    match Library::in_force(deciding.value, infringement).as_slice() {
        [one] => Some(Choice { rulebook: (*one).to_owned(), schedule }),
        [] => {
            refusals::none_in_force(deciding, findings);
            None
        }
        several => {
            refusals::several_in_force(deciding, several, findings);
            None
        }
    }
}

/// The keys of the days by one of which a rulebook is chosen, the first that is given.
const DECIDING: [&str; 3] = ["notice-of-intent", "notice", "as-of"];

/// The day that decides, by the key under which it is given; and the time of the conduct.
fn deciding(case: &mut Reader<'_, '_>, findings: &mut Findings) -> (Option<(Written<Day>, &'static str)>, Period) {
    let days = DECIDING.map(|key| case.day(key, findings).map(|day| (day, key)));
    let infringement = case.period("infringement", findings).map(|period| Period::from(period.value));
    (days.into_iter().flatten().next(), infringement.unwrap_or_default())
}

/// By which day this rulebook is the one for a case that names none, and the key under which the
/// case gives it.
pub(super) fn chosen_by(table: &Table<'_>, rulebook: &Rulebook) -> Option<(Day, &'static str)> {
    let mut findings = Findings::new();
    let mut case = Reader::new(table, Place::default()).table("case", &mut findings)?;
    if case.text("rulebook", &mut findings).is_some() {
        return None;
    }
    let (deciding, infringement) = deciding(&mut case, &mut findings);
    let (day, key) = deciding?;
    let in_force = Library::in_force(day.value, infringement);
    (in_force == [rulebook.id.as_str()]).then_some((day.value, key))
}

/// The refusal of a case that names a rulebook which is not at hand.
#[must_use]
pub fn no_such_rulebook(source: Source) -> Refused {
    not_at_hand(source, "rulebook", Library::rulebooks())
}

/// The refusal of a case that names a schedule which is not at hand.
#[must_use]
pub fn no_such_schedule(source: Source) -> Refused {
    not_at_hand(source, "schedule", Library::schedules())
}

fn not_at_hand(mut source: Source, what: &'static str, shipped: &[Shipped]) -> Refused {
    let mut findings = Findings::new();
    let (name, hidden) = {
        let table = parse(&source, &mut findings);
        let mut reader = Reader::new(&table, Place::default());
        let name = reader.table("case", &mut findings).and_then(|mut case| case.text(what, &mut findings));
        (name.map(|name| name.map(shortened)), withheld(&source, &table, None).places)
    };
    let place = name.as_ref().map(|name| name.place).unwrap_or_default();
    let name = name.map(|name| name.value).unwrap_or_default();
    let known: Vec<&str> = shipped.iter().map(|shipped| shipped.id).collect();
    refusals::not_at_hand(what, &name, &known, place, &mut findings);
    source.withhold(hidden);
    source.refused(findings)
}
