//! The rulebooks that come with the program, and the choice among them.

use super::{Period, Rulebook};
use crate::diagnostic::{Refused, Source};
use crate::value::Day;

/// A rulebook or schedule file that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Its published decisions: the name of the file and its text.
    pub decisions: &'static [(&'static str, &'static str)],
}

include!("shipped_files.rs");

/// The files from which a rulebook is chosen: those that come with the program, and a user's.
#[derive(Clone, Debug, Default)]
pub struct Library;

impl Library {
    /// The rulebooks that come with the program.
    #[must_use]
    pub fn rulebooks() -> &'static [Shipped] {
        RULEBOOKS
    }

    /// The schedules that come with the program.
    #[must_use]
    pub fn schedules() -> &'static [Shipped] {
        SCHEDULES
    }

    /// The text of a shipped schedule.
    #[must_use]
    pub fn schedule(id: &str) -> Option<Source> {
        SCHEDULES
            .iter()
            .find(|shipped| shipped.id == id)
            .map(|shipped| Source::new(format!("rules/{id}/schedule.toml"), shipped.text))
    }

    /// A shipped rulebook with the schedule it names.
    ///
    /// # Errors
    /// Never for the files shipped: a test reads them all.
    #[must_use]
    pub fn rulebook(id: &str) -> Option<Result<Rulebook, Vec<Refused>>> {
        let shipped = RULEBOOKS.iter().find(|shipped| shipped.id == id)?;
        let source = Source::new(format!("rules/{id}/rulebook.toml"), shipped.text);
        let schedule = schedule_named(shipped.text).and_then(|name| Library::schedule(&name));
        Some(Rulebook::read(source, schedule))
    }

    /// The shipped rulebooks in force on the day that decides and reaching to the conduct.
    ///
    /// The day is that of the notice of intent; where there is none, of the penalty notice; where
    /// there is none, the day of assessment.
    #[must_use]
    pub fn in_force(day: Day, infringement: Period) -> Vec<&'static str> {
        RULEBOOKS
            .iter()
            .filter(|shipped| {
                let (in_force, infringements) = periods(shipped.text);
                in_force.covers(day) && infringements.meets(infringement)
            })
            .map(|shipped| shipped.id)
            .collect()
    }
}

/// The first table of a rulebook's text: enough to choose by, at a fraction of the time.
fn first_table(text: &str) -> &str {
    let start = text.find("[rulebook]").unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find("\n[").unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// The schedule a rulebook's text names, without reading the rest.
#[must_use]
pub fn schedule_named(text: &str) -> Option<String> {
    let source = Source::new("", first_table(text));
    let mut findings = crate::diagnostic::Findings::new();
    let table = crate::document::parse(&source, &mut findings);
    let header = table.get("rulebook")?;
    let crate::document::Value::Table(header) = &header.node.value else { return None };
    match &header.get("schedule")?.node.value {
        crate::document::Value::Text { text, .. } => Some(text.to_string()),
        _ => None,
    }
}

fn periods(text: &str) -> (Period, Period) {
    let source = Source::new("", first_table(text));
    let mut findings = crate::diagnostic::Findings::new();
    let table = crate::document::parse(&source, &mut findings);
    let mut reader = crate::document::Reader::new(&table, crate::diagnostic::Place::default());
    let Some(mut header) = reader.table("rulebook", &mut findings) else {
        return (Period::default(), Period::default());
    };
    let mut period =
        |key| header.period(key, &mut findings).map_or(Period::default(), |period| Period::from(period.value));
    (period("in-force"), period("infringements"))
}
