//! The rulebook a case in the page is read by: one that comes with the program, or the user's own
//! text. Read once and kept, because reading one takes longer than assessing by it.

use super::request::CaseRequest;
use crate::case::{Case, chosen, no_such_rulebook};
use crate::caseload::{Decision, Forecast, Forecaster, Unforetold};
use crate::diagnostic::{Refusals, Source};
use crate::report::{Report, own_rules};
use crate::rulebook::{Library, Rulebook, Shipped, schedule_named};
use crate::value::{List, OutOfRange};
use std::cell::{OnceCell, RefCell};

/// A rulebook that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct LoadedRulebook {
    pub(super) rulebook: &'static Rulebook,
    /// Whether it, or its schedule, is the user's own.
    pub(super) own: bool,
    decisions: &'static OnceCell<List<Decision<'static>>>,
    forecaster: &'static OnceCell<Result<Forecaster<'static>, OutOfRange>>,
    shipped: Option<&'static Shipped>,
}

impl LoadedRulebook {
    /// A report, with the mark that its rules are the user's own where they are.
    pub(super) fn marked(&self, mut report: Report) -> Report {
        if self.own {
            report.blocks.insert(0, own_rules());
        }
        report
    }

    /// The published decisions, as cases under the rulebook. Read when they are first asked for.
    pub(super) fn decisions(&self) -> &'static List<Decision<'static>> {
        let read = |(name, text): &(&str, &'static str)| {
            let case = Case::read(self.rulebook, Source::new(format!("{name}.toml"), *text)).ok()?;
            Some(Decision { name: (*name).to_owned(), case })
        };
        let shipped = self.shipped.map_or(&[][..], |shipped| shipped.decisions);
        self.decisions.get_or_init(|| shipped.iter().filter_map(read).collect())
    }

    /// What is foretold of a case read by the rulebook. The decisions are fitted when that is first
    /// asked.
    pub(super) fn forecast(&self, case: &Case<'_>) -> Forecast {
        match self.forecaster.get_or_init(|| Forecaster::of(self.rulebook, self.decisions())) {
            Ok(forecaster) => forecaster.forecast(case, self.decisions()),
            Err(OutOfRange) => Forecast::Nothing(Unforetold::TooManyDigits),
        }
    }
}

thread_local! {
    /// Every rulebook that was read, by the texts it was read from. None is ever let go: while the page
    /// is open a user brings a few of their own at most.
    static KEPT: RefCell<Vec<(String, LoadedRulebook)>> = const { RefCell::new(Vec::new()) };
}

/// The rulebook a case asks for; where its choice is refused, why.
pub(super) fn book_for(case: &str, request: &CaseRequest) -> Result<LoadedRulebook, Refusals> {
    let source = Source::new("case", case);
    let own_rulebook = request.own_rulebook();
    if own_rulebook.is_some() {
        return book("", own_rulebook, request.own_schedule(), None);
    }
    let choice = chosen(source.clone()).map_err(Refusals::from)?;
    if !Library::rulebooks().iter().any(|shipped| shipped.id == choice.rulebook) {
        return Err(no_such_rulebook(source).into());
    }
    book(&choice.rulebook, None, request.own_schedule(), choice.schedule.as_deref())
}

/// The rulebook to show where a case cannot choose one: the first that comes with the program.
pub(super) fn first(request: &CaseRequest) -> Result<LoadedRulebook, Refusals> {
    let id = Library::rulebooks().first().map_or("", |shipped| shipped.id);
    book(id, request.own_rulebook(), request.own_schedule(), None)
}

/// The rulebook with this id, or made of these texts; with the schedule `wanted` where no text of one
/// is given, else the one it names.
pub(super) fn book(
    id: &str,
    rulebook: Option<&str>,
    schedule: Option<&str>,
    wanted: Option<&str>,
) -> Result<LoadedRulebook, Refusals> {
    let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == id && rulebook.is_none());
    let text = rulebook.or(shipped.map(|shipped| shipped.text)).unwrap_or_default();
    let named = wanted.map(ToOwned::to_owned).or_else(|| schedule_named(text));
    let schedule_source = match schedule {
        Some(text) => Some(Source::new("schedule.toml", text)),
        None => named.as_deref().and_then(Library::schedule),
    };
    let key =
        format!("{id}\u{0}{}\u{0}{}", rulebook.unwrap_or_default(), schedule_source.as_ref().map_or("", Source::text));
    if let Some(book) = KEPT.with_borrow(|kept| kept.iter().find(|(known, _)| *known == key).map(|(_, book)| *book)) {
        return Ok(book);
    }
    let own = rulebook.is_some() || schedule.is_some();
    let name = if own { "rulebook.toml".to_owned() } else { format!("rules/{id}/rulebook.toml") };
    let read = Rulebook::read(Source::new(name, text), schedule_source)?;
    let book = LoadedRulebook {
        rulebook: Box::leak(Box::new(read)),
        own,
        decisions: Box::leak(Box::new(OnceCell::new())),
        forecaster: Box::leak(Box::new(OnceCell::new())),
        shipped,
    };
    KEPT.with_borrow_mut(|kept| kept.push((key, book)));
    Ok(book)
}

/// The rulebooks that come with the page.
pub(super) fn shipped_books() -> impl Iterator<Item = LoadedRulebook> {
    Library::rulebooks().iter().filter_map(|shipped| book(shipped.id, None, None, None).ok())
}
