//! What a format is: a name, and how it writes an assessment and a document; and what it is given
//! to write.

use crate::assessment::Assessment;
use crate::caseload::{Comparable, Decision, Forecast};
use crate::report::{Report, Tone, own_rules};
use crate::value::List;

/// A format, as it describes itself in its own file.
pub(super) struct Form {
    /// What it is called on the command line.
    pub(super) name: &'static str,
    /// What the help says of it.
    pub(super) help: &'static str,
    /// Whether one text in it can hold several assessments.
    pub(super) holds_several: bool,
    /// Writes assessments, in their order.
    pub(super) assessments: fn(&[Assessed<'_>], &Layout) -> String,
    /// Writes a document; `None` where the format has no place for one.
    pub(super) document: Option<fn(&Document<'_>, &Layout) -> String>,
}

/// An assessment, with what a format tells beside it.
#[derive(Clone, Copy, Debug)]
pub struct Assessed<'a> {
    /// The assessment to be written.
    pub assessment: &'a Assessment<'a>,
    /// What is foretold of the case by what was decided; `None` where nobody looked.
    pub forecast: Option<&'a Forecast>,
    /// Published decisions like the case, most alike first.
    pub comparables: &'a [Comparable<'a>],
    /// The published decisions the comparables are places in.
    pub decisions: &'a List<Decision<'a>>,
    /// The case file as it was written, of which only a part may be shown to others.
    pub case: &'a str,
    /// The rulebook file, where it is the user's own.
    pub own_rulebook: Option<&'a str>,
    /// The schedule file, where it is the user's own.
    pub own_schedule: Option<&'a str>,
    /// When it was made, in words, where there is a clock to tell.
    pub made_on: Option<&'a str>,
}

impl Assessed<'_> {
    /// Whether the rulebook or the schedule is the user's own.
    #[must_use]
    pub(crate) fn is_by_own_rules(&self) -> bool {
        self.own_rulebook.is_some() || self.own_schedule.is_some()
    }

    /// It in words, with the mark of own rules.
    pub(super) fn report(&self) -> Report {
        let mut report =
            crate::report::report_foretelling(self.assessment, self.forecast, self.comparables, self.decisions);
        if self.is_by_own_rules() {
            report.blocks.insert(0, own_rules());
        }
        report
    }
}

/// A document that is no whole assessment: a rulebook, one line, two cases side by side.
pub struct Document<'a> {
    /// It in words.
    pub report: &'a Report,
    /// It as data, made only where the format asks.
    pub json: &'a dyn Fn() -> serde_json::Value,
    /// What the head of a file says of how an estimate in it was made; `None` where there is none
    /// in it.
    pub made: Option<&'a str>,
}

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How many characters a line has at most.
    pub width: usize,
    /// What is written around a piece of each tone.
    pub style: Style,
}

/// What is written before and after a piece of each tone.
pub type Style = fn(Tone) -> (&'static str, &'static str);

/// Nothing around any piece.
#[must_use]
pub fn plain_style(_: Tone) -> (&'static str, &'static str) {
    ("", "")
}
