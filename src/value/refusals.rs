//! The words in which a figure is refused: one that cannot be kept, and one that is written otherwise
//! than it is in a file, with what to write.

use super::amount::OutOfRange;
use super::words::NotWritten;
use std::fmt;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a figure has more digits than can be computed exactly (28)")
    }
}

pub(super) fn end_missing() -> NotWritten {
    NotWritten::new("an end of the range is missing", "write both ends, as `LEAST..MOST`")
}

pub(super) fn end_beyond() -> NotWritten {
    NotWritten::new("the end of the range lies beyond what this may be", "check for digits typed twice")
}

/// `meant` with the unit at both ends; `otherwise` with neither, where it can be that too.
pub(super) fn unit_at_one_end(meant: &str, otherwise: Option<&str>) -> NotWritten {
    let help = match otherwise {
        Some(otherwise) => format!("write `\"{meant}\"`, or `\"{otherwise}\"` if the first is so little"),
        None => format!("write `\"{meant}\"`"),
    };
    NotWritten::new("the unit stands at one end of the range only", help)
}

pub(super) fn did_you_mean(meant: &str) -> String {
    format!("did you mean `\"{meant}\"`?")
}

pub(super) fn range_meant(least: &str, most: &str) -> String {
    format!("write the range as `\"{least}..{most}\"`")
}

/// `range` is one with an end left out.
pub(super) fn one_end_meant(range: &str) -> String {
    format!("write a range with one end, `\"{range}\"`")
}

pub(super) fn rough(range: &str) -> String {
    format!("write the range it surely lies in, as `\"{range}\"`")
}

pub(super) fn share_or_percent(share: &str, percent: &str) -> String {
    format!("write `\"{share}\"`, or `\"{percent}\"` if so little is meant")
}
