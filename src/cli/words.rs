//! What the command line says by itself: of files, of its arguments, of refusals. What it says of
//! a case or a rulebook stands in `report`, its help in `arguments`.

use crate::rulebook::{Authority, Rulebook, Schedule};
use crate::value::Day;
use std::fmt::Write;
use std::path::Path;

/// What standard input is called where a file has a path.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// Why a file of bytes is no file of text.
pub(super) const NOT_UTF_8: &str = "it is not UTF-8 text";

pub(super) fn cannot_read(name: &str, why: &str) -> String {
    format!("cannot read {name}: {why}")
}

pub(super) fn cannot_write(path: &Path, why: &str) -> String {
    format!("cannot write {}: {why}", path.display())
}

pub(super) fn no_such_rulebook(written: &str, known: &[&str], is_schedule: bool) -> String {
    if is_schedule {
        return format!("`{written}` is an engagement schedule: `affeer engagement --schedule {written}` shows it");
    }
    format!("there is no rulebook `{written}`: neither a file nor one of {}", known.join(", "))
}

/// A published decision beside a rulebook cannot be read by it.
pub(super) fn decision_left_out(name: &str) -> String {
    format!("{name} is refused, and is not among the decisions compared: `affeer check` of its folder says why")
}

pub(super) fn no_example(path: &Path) -> String {
    format!("{} is not read: a published decision is a file that ends in `.toml`", path.display())
}

pub(super) fn no_such_schedule(written: &str) -> String {
    format!("there is no schedule `{written}`")
}

pub(super) fn no_such_decision(written: &str, near: Option<&str>) -> String {
    let help = near
        .map_or_else(|| "`affeer decisions list` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
    format!("there is no decision `{written}`: {help}")
}

pub(super) fn no_such_code(written: &str, near: Option<&str>) -> String {
    let help =
        near.map_or_else(|| "`affeer explain` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
    format!("there is no code `{written}`: {help}")
}

/// A line is asked for that the account does not have: the one most like it, and every line with
/// its number.
pub(super) fn no_such_line(written: &str, near: Option<&str>, known: &[String]) -> String {
    let help = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    let mut said = format!("there is no line `{written}`: {help}the account has");
    for (index, id) in known.iter().enumerate() {
        let _ = write!(said, "\n  {:>3} {id}", index.saturating_add(1));
    }
    said
}

pub(super) fn no_day(written: &str, option: &str) -> String {
    format!("`{written}` is no day: write --{option} 2026-11-23")
}

/// What a whole file holds, with the path it was named by.
pub(super) fn found_whole(path: &Path, what: &str) -> String {
    format!("{}: {what}\n", path.display())
}

/// A published decision whose figures an account does not reproduce, and where it parts from it.
pub(super) fn not_replayed(name: &str, what: &str) -> String {
    format!("examples/{name}.toml: {what}\n")
}

pub(super) fn whole_case(rulebook: &Rulebook) -> String {
    format!("a case, admitted by {} {}", rulebook.id, rulebook.version)
}

pub(super) fn whole_rulebook(rulebook: &Rulebook) -> String {
    format!("a whole rulebook, {} {}", rulebook.id, rulebook.version)
}

pub(super) fn whole_schedule(schedule: &Schedule) -> String {
    format!("a whole schedule, {} {}", schedule.id, schedule.version)
}

pub(super) fn read_long_ago(authority: &Authority) -> String {
    format!("  read long ago: {} (read on {})\n", authority.cite, authority.read_on.iso())
}

pub(super) fn overdue(authority: &Authority, expected: Day) -> String {
    let seen = if expected <= authority.read_on { "no change was found" } else { "it was not yet due" };
    format!(
        "  overdue: {} (a change was expected on {}; read on {}, when {seen})\n",
        authority.cite,
        expected.iso(),
        authority.read_on.iso()
    )
}

/// A format is asked for that one case fills.
pub(super) fn holds_one_case(format: &str) -> String {
    format!("--format {format} holds one case, with which it can be opened again: give one case a call")
}

/// What engagement is worth is asked of a rulebook that does not score it.
pub(super) fn no_tariff(rulebook: &Rulebook) -> String {
    format!("`{}` names no engagement schedule: give one with --schedule", rulebook.id)
}

/// A format is asked for that has no place for what is to be written.
pub(super) fn no_document(format: &str) -> String {
    format!("--format {format} holds whole accounts only: leave out --line, or choose another format")
}

/// Lines of several cases are asked for at once.
pub(super) const LINE_OF_ONE_CASE: &str = "--line explains a line of one case: give one case a call";

/// Two cases whose files are called the same.
pub(super) fn numbered(name: &str) -> [String; 2] {
    [format!("{name} (first)"), format!("{name} (second)")]
}

pub(super) fn other_currencies(first: &str, second: &str) -> String {
    format!("the two cannot be compared: one is in {first}, the other in {second}, and the program knows no rates")
}

/// More is wrong with a file than is drawn.
pub(super) fn not_drawn(more: usize) -> String {
    format!("and {more} more; `--format json` lists them all")
}

/// The last line of a refusal.
pub(super) fn refused(count: usize) -> String {
    let what = if count == 1 { "1 thing is wrong".to_owned() } else { format!("{count} things are wrong") };
    format!("refused: {what}; nothing was computed. `affeer explain CODE` says more of a code.")
}

// What `affeer new` says that is neither the rulebook's nor the questionnaire's.

pub(super) const GIVEN_UP: &str = "standard input ended before the interview did; nothing was written";
pub(super) const HOW_TO_ANSWER: &str =
    "Press Enter to leave a question open. `?` says why it is asked. Ctrl-D gives up.";
pub(super) const NEEDED: &str = "Nothing can be assessed without it.";
pub(super) const EVIDENCE: &str = "Evidence of engagement with the NCSC and like bodies";
pub(super) const FROM_WHICH_DAY: &str = "From which day?";
pub(super) const UNTIL_WHICH_DAY: &str = "Until which day? Enter if it still is.";
pub(super) const WOULD_BE_REFUSED: &str = "The case as answered would be refused:";
pub(super) const HOW_TO_FILL_IN: &str =
    "Take the # away from each line you can answer. What is left out is open and widens the range.";
pub(super) const EVIDENCE_BLOCKS: &str = "Evidence of engagement: one block for each item";
pub(super) const DECISION_BLOCKS: &str = "What was decided, if anything: one block for each";
pub(super) const KINDS: &str = "Kinds:";
pub(super) const STEPS: &str = "Steps:";

pub(super) fn template_of(rulebook: &Rulebook) -> String {
    format!("A case for {} {}.", rulebook.title, rulebook.version)
}

pub(super) fn only_when(condition: &str) -> String {
    format!("Only when {condition}")
}

/// What puts a case outside the rulebook's reach.
pub(super) fn beyond(basis: &str, because: &str) -> String {
    format!("These rules do not reach the case ({basis}). {because}")
}

/// What was understood of an answer, and a question back where something else may be meant.
pub(super) fn understood(echo: &str, doubt: &str) -> String {
    if doubt.is_empty() { format!("= {echo}") } else { format!("= {echo}. {doubt}") }
}
