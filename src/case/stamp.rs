//! The first line of a case file that is written here: under which rules it was made, and what
//! came of it.

use crate::rulebook::Rulebook;

const STAMP: &str = "# Affeer ";
const RESULT: &str = "result when written: ";

/// How many digits of a digest tell one version from another in a line for people.
const DIGITS: usize = 16;

/// The program's version and the rules, each with the beginning of its digest; and the result,
/// where there is one.
#[must_use]
pub fn stamp(rulebook: &Rulebook, result: Option<&str>) -> String {
    let schedule = rulebook.schedule.as_ref().map_or_else(String::new, |schedule| {
        format!("; schedule {} {} {}", schedule.id, schedule.version, short(&schedule.digest))
    });
    let result = result.map_or_else(String::new, |result| format!("; {RESULT}{result}"));
    format!(
        "{}; rulebook {} {} {}{schedule}{result}",
        env!("CARGO_PKG_VERSION"),
        rulebook.id,
        rulebook.version,
        short(&rulebook.digest)
    )
}

/// The case as a file, with the line that says under which rules it was written.
#[must_use]
pub(crate) fn stamped(body: &str, rulebook: &Rulebook, result: Option<&str>) -> String {
    format!("{STAMP}{}\n{body}", stamp(rulebook, result))
}

/// What the first line of a file says of the rules it was made under, where it does.
#[must_use]
pub(crate) fn stamp_of(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix(STAMP)
}

/// The rules part of a stamp: without the program's version and without the result.
#[must_use]
pub(crate) fn rules_of(stamp: &str) -> Vec<&str> {
    stamp.split("; ").filter(|part| part.starts_with("rulebook ") || part.starts_with("schedule ")).collect()
}

/// The result a stamp states.
#[must_use]
pub(crate) fn result_of(stamp: &str) -> Option<&str> {
    stamp.split("; ").find_map(|part| part.strip_prefix(RESULT))
}

fn short(digest: &str) -> String {
    digest.chars().take(DIGITS).collect()
}
