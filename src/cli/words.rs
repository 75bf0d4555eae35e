//! What the command line says by itself: of files, of its arguments, of refusals. What it says of
//! a case or a rulebook stands in `report`, its help in `arguments`.

use crate::diagnostic::spelt_out;
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

pub(super) fn cannot_print(why: &str) -> String {
    format!("cannot write to standard output: {why}")
}

/// Where a result went.
pub(super) fn written_to(path: &Path) -> String {
    format!("written to {}", path.display())
}

// Why nothing is written to a path.

pub(super) const THERE_ALREADY: &str = "there is such a file already; `--force` replaces it";
pub(super) const WAS_READ: &str = "what was read is never replaced; name another file";
pub(super) const WRITE_PROTECTED: &str = "the file there is write-protected";
pub(super) const IS_FOLDER: &str = "it is a folder; name a file in it";
pub(super) const NO_SUCH_FOLDER: &str = "there is no such folder";
pub(super) const NO_PLACE_FOR_FILES: &str = "what is there is no file";
pub(super) const LINKS_IN_A_CIRCLE: &str = "the link leads nowhere";

// Why a path is no file that can be read.

pub(super) const A_FOLDER: &str = "it is a folder, not a file";
pub(super) const A_PIPE: &str = "it is a pipe, not a file; name `-` and hand it over as standard input";
pub(super) const A_DEVICE: &str = "it is a device, not a file";

/// What stands among the published decisions is more than is read.
pub(super) fn too_many_decisions(most: usize) -> String {
    format!("it holds more than {most} decisions, of which none is read; part the rulebook's decisions")
}

/// A file among the published decisions that is not looked into.
pub(super) fn passed_over(name: &str) -> String {
    format!("  not read: {name} (a decision is a file that ends in .toml or .json)\n")
}

/// Standard input is named for two files.
pub(super) const STANDARD_INPUT_TWICE: &str = "`-` is standard input, which can be read once: name it once";

// Report files as they are opened again.

pub(super) const REPORT_WITHOUT_CASE: &str = "it is a report file in which no case stands, or more than one";

/// What a case is called that stands in a report file.
pub(super) fn case_in(name: &str) -> String {
    format!("{name} (the case in it)")
}

/// A report file holds a rulebook or a schedule of its own, which nobody asked for.
pub(super) fn rules_in(what: &str, name: &str) -> String {
    format!("in it stands a {what} of its own, which is not used unasked: `--{what} {name}` uses it")
}

/// A report file is named for rules, and holds none of its own.
pub(super) fn no_rules_in(what: &str) -> String {
    format!("it is a report file in which no {what} of its own stands")
}

/// How many of several cases an account is given of.
pub(super) fn assessed_of(assessed: usize, all: usize) -> String {
    format!("{assessed} of {all} cases assessed; of the others it is said above why not")
}

pub(super) fn no_such_rulebook(written: &str, known: &[&str], is_schedule: bool) -> String {
    if is_schedule {
        return format!("`{written}` is an engagement schedule: `affeer engagement --schedule {written}` shows it");
    }
    format!("there is no rulebook `{written}`: neither a file nor one of {}", known.join(", "))
}

/// A published decision beside a rulebook cannot be read by it.
pub(super) fn decision_left_out(name: &str) -> String {
    format!("{name} is refused, and is not among the decisions: `affeer check` of its folder says why")
}

/// A published decision beside a rulebook cannot be read at all.
pub(super) fn decision_unread(name: &str, why: &str) -> String {
    format!("{name} cannot be read ({why}), and is not among the decisions")
}

/// A rulebook that comes with the program, where none of its files is at hand.
pub(super) fn nowhere_to_write(rulebook: &str) -> String {
    format!(
        "there is no folder `{rulebook}` to write to: name the folder of the rulebook, or go to where `rules` stands"
    )
}

/// A rulebook that does not say how to foretell.
pub(super) fn nothing_foretold(rulebook: &str) -> String {
    format!("`{rulebook}` foretells nothing by what was decided: it has no `[foretelling]`")
}

/// A decision that a rulebook names to foretell by, and that cannot be fitted.
pub(super) fn decision_not_fitted(name: &str) -> String {
    format!(
        "`{name}` is named under `[foretelling]` and cannot be fitted: it is not beside the rulebook, or has no penalty, or not one known size and degree"
    )
}

pub(super) fn too_few_decisions(found: usize, needed: usize) -> String {
    format!("{found} decisions can be fitted, and `at-least` asks for {needed}")
}

/// The numbers could not be put into a rulebook so that it is read with them.
pub(super) fn fitted_not_written(name: &str) -> String {
    format!("{name} is left as it is: write `fitted = {{ … }}` as one line of its `[foretelling]`, and try again")
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
    format!("{}: {what}\n", spelt_out(&path.display().to_string()))
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

/// How many of the published decisions beside a rulebook are whole; nothing where there are none.
pub(super) fn decisions_checked(whole: usize, refused: usize, unread: usize) -> String {
    match whole.saturating_add(refused).saturating_add(unread) {
        0 => String::new(),
        all if whole == all => format!("; its {all} decisions are whole"),
        all => format!("; of its {all} decisions {refused} are refused and {unread} cannot be read"),
    }
}

pub(super) fn whole_schedule(schedule: &Schedule) -> String {
    format!("a whole schedule, {} {}", schedule.id, schedule.version)
}

pub(super) fn read_long_ago(authority: &Authority) -> String {
    format!("  read long ago: {} (read on {})\n", authority.cite, authority.read_on.iso())
}

pub(super) fn read_later(authority: &Authority, day: Day) -> String {
    let (read, day) = (authority.read_on.iso(), day.iso());
    format!("  warning: {} is said to have been read on {read}, after {day}\n", authority.cite)
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

/// The last line of warnings.
pub(super) fn warned(count: usize) -> String {
    let what = if count == 1 { "1 thing may be a slip".to_owned() } else { format!("{count} things may be slips") };
    format!("warned: {what}; nothing is refused for it without `--deny warnings`.")
}

/// The last line of a refusal: of all that was asked about, or of some files of it.
pub(super) fn refused(count: usize, all: bool) -> String {
    let what = if count == 1 { "1 thing is wrong".to_owned() } else { format!("{count} things are wrong") };
    let done = if all { "nothing was computed" } else { "nothing was computed from what is refused" };
    format!("refused: {what}; {done}. `affeer explain CODE` says more of a code.")
}

// What `affeer new` says that is neither the rulebook's nor the questionnaire's.

pub(super) const NOTHING_ANSWERED: &str = "the interview ended before anything was answered; nothing was written";
pub(super) const HOW_TO_ANSWER: &str = "Press Enter to leave a question open. `?` says why it is asked. Ctrl-D or Ctrl-C ends it here and keeps what was answered.";

/// The interview ended early; what was answered stands in a file, or on standard output.
pub(super) fn cut_off(kept: Option<&Path>) -> String {
    match kept {
        Some(path) => {
            let path = path.display();
            format!("the interview ended early; `affeer new --interview --from {path}` goes on from what was answered")
        }
        None => "the interview ended early; what was answered is on standard output: keep it in a file, and `affeer new --interview --from FILE` goes on from there".to_owned(),
    }
}

pub(super) const CTRL_C_KEEPS_NOTHING: &str = "Ctrl-C cannot be caught here, and would keep nothing; Ctrl-D does";

/// A line that was typed is longer than any text may be, or no text.
pub(super) const LINE_TOO_LONG: &str = "That is longer than any answer may be. Type it again.";
pub(super) const LINE_NOT_TEXT: &str = "That is not UTF-8 text. Type it again.";

/// An answer that stands in the file already.
pub(super) fn already(question: &str, answer: &str) -> String {
    format!("{question}\n  = {answer}, by the file")
}

/// What may be answered to the question for a date instead of one.
pub(super) const OR_NONE_SO_FAR: &str = " (a date, or: none so far)";
pub(super) const NEEDED: &str = "Nothing can be assessed without it.";
pub(super) const EVIDENCE: &str = "Evidence of engagement with the NCSC and like bodies";
pub(super) const FROM_WHICH_DAY: &str = "From which day?";
pub(super) const UNTIL_WHICH_DAY: &str =
    "Until which day? If it still is, the day of assessment; Enter if that is not known.";
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
