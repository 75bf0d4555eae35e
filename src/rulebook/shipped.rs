//! The rulebooks that come with the program, and the choice among them.

use super::{Period, Rulebook};
use crate::diagnostic::{Refusals, Source};
use crate::value::Day;

/// A rulebook or schedule file that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The name by which a case or command asks for it.
    pub id: &'static str,
    /// The text of the file, as it stands in the repository.
    pub text: &'static str,
    /// Its published decisions: the name of the file and its text.
    pub decisions: &'static [(&'static str, &'static str)],
}

// `build.rs` writes the list of the files under `rules/`.
#[cfg(not(target_arch = "wasm32"))]
include!(concat!(env!("OUT_DIR"), "/shipped_files.rs"));

/// The files as a page hands them over: in a page they stand beside the core and not in it, so
/// that what is weighed there as program is program.
#[cfg(any(target_arch = "wasm32", test))]
#[derive(Debug, Default)]
struct Handed {
    rulebooks: Vec<Shipped>,
    schedules: Vec<Shipped>,
}

#[cfg(any(target_arch = "wasm32", test))]
impl Handed {
    /// The files of a text: path and contents of each in turn, a NUL between any two. Examples
    /// follow the rulebook they belong to. Nothing where it is not such a text.
    fn of(files: &'static str) -> Option<Handed> {
        let mut handed = Handed::default();
        let mut decisions = Vec::new();
        // From the last to the first, so that a rulebook is met with its decisions at hand.
        let mut parts = files.rsplit('\0');
        while let Some(text) = parts.next() {
            let (id, file) = parts.next()?.strip_prefix("rules/")?.split_once('/')?;
            if let Some(name) = file.strip_prefix("examples/").and_then(|name| name.strip_suffix(".toml")) {
                decisions.insert(0, (name, text));
            } else {
                let list = if file == "rulebook.toml" { &mut handed.rulebooks } else { &mut handed.schedules };
                list.insert(0, Shipped { id, text, decisions: std::mem::take(&mut decisions).leak() });
            }
        }
        (!handed.rulebooks.is_empty()).then_some(handed)
    }
}

#[cfg(target_arch = "wasm32")]
static HANDED: std::sync::OnceLock<Handed> = std::sync::OnceLock::new();

/// The files from which a rulebook is chosen: those that come with the program, and a user's.
#[derive(Clone, Debug, Default)]
pub struct Library;

impl Library {
    /// The rulebooks that come with the program.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn rulebooks() -> &'static [Shipped] {
        RULEBOOKS
    }

    /// The schedules that come with the program.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn schedules() -> &'static [Shipped] {
        SCHEDULES
    }

    /// The rulebooks that come with the page; none before they were handed over.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn rulebooks() -> &'static [Shipped] {
        HANDED.get().map_or(&[], |handed| &handed.rulebooks)
    }

    /// The schedules that come with the page; none before they were handed over.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn schedules() -> &'static [Shipped] {
        HANDED.get().map_or(&[], |handed| &handed.schedules)
    }

    /// Takes the files that come with the page, once: they stay as long as the page does. Whether
    /// there are any rulebooks now.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn hand_over(files: &str) -> bool {
        if HANDED.get().is_none()
            && let Some(handed) = Handed::of(files.to_owned().leak())
        {
            // OK because nothing else runs beside this in a page: it was empty a line above.
            let _ = HANDED.set(handed);
        }
        HANDED.get().is_some()
    }

    /// The text of a shipped schedule.
    #[must_use]
    pub fn schedule(id: &str) -> Option<Source> {
        Library::schedules()
            .iter()
            .find(|shipped| shipped.id == id)
            .map(|shipped| Source::new(format!("rules/{id}/schedule.toml"), shipped.text))
    }

    /// A shipped rulebook with the schedule it names.
    ///
    /// # Errors
    /// Never for the files shipped: a test reads them all.
    #[must_use]
    pub fn rulebook(id: &str) -> Option<Result<Rulebook, Refusals>> {
        let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == id)?;
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
        Library::rulebooks()
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

#[cfg(test)]
mod tests {
    use super::{Handed, RULEBOOKS, SCHEDULES};

    #[test]
    fn a_page_hands_over_what_the_program_holds() {
        let mut parts = Vec::new();
        for shipped in RULEBOOKS {
            parts.extend([format!("rules/{}/rulebook.toml", shipped.id), shipped.text.to_owned()]);
            for (name, text) in shipped.decisions {
                parts.extend([format!("rules/{}/examples/{name}.toml", shipped.id), (*text).to_owned()]);
            }
        }
        for shipped in SCHEDULES {
            parts.extend([format!("rules/{}/schedule.toml", shipped.id), shipped.text.to_owned()]);
        }
        let handed = Handed::of(parts.join("\0").leak()).unwrap();
        assert_eq!((handed.rulebooks.as_slice(), handed.schedules.as_slice()), (RULEBOOKS, SCHEDULES));
    }

    #[test]
    fn what_is_no_list_of_files_is_not_taken() {
        for text in ["", "rules", "rules/a/rulebook.toml", "\0", "a/rulebook.toml\0text", "rules/a/schedule.toml\0text"]
        {
            assert!(Handed::of(text).is_none(), "{text:?}");
        }
    }
}
