//! Cases on their way through the program: read, each by its rulebook, and assessed.

use super::arguments::Choice;
use super::files::{self, Unread};
use super::library::{Failed, LoadedRulebook, Named, book, named_for};
use super::{Exit, show, words};
use crate::admission::beyond_computing;
use crate::assessment::{Assessment, assess};
use crate::case::{Case, without_decisions};
use crate::caseload::{Comparable, Decision, Forecast, Forecaster, Unforetold, comparables};
use crate::counterfactual::Change;
use crate::diagnostic::{Refused, Source};
use crate::render::{Assessed, Format, Outcome, data_of, is_report_file, json_text, refused_json};
use crate::value::{List, OutOfRange};
use std::path::{Path, PathBuf};

/// How cases are to be assessed, and in which format a refusal is told.
pub(super) struct Request<'o> {
    pub(super) paths: &'o [PathBuf],
    pub(super) choice: &'o Choice,
    pub(super) facts_alone: bool,
    pub(super) format: Format,
}

/// The rulebooks that cases are read by, each read once.
type Shelf = Vec<(Named, LoadedRulebook)>;

/// A case file with the place of its rulebook on the shelf.
struct CaseFile {
    source: Source,
    book: usize,
}

/// A case with all that is made of it.
pub(super) struct Account<'a> {
    assessment: Assessment<'a>,
    forecast: Forecast,
    comparables: Vec<Comparable<'a>>,
    decisions: &'a List<Decision<'a>>,
    book: &'a LoadedRulebook,
    text: String,
}

impl<'a> Account<'a> {
    /// The account of a case that was read from a source, with the decisions it is compared with.
    pub(super) fn of(
        case: &'a Case<'a>,
        source: &Source,
        decisions: &'a List<Decision<'a>>,
        forecaster: &Result<Forecaster<'_>, OutOfRange>,
        book: &'a LoadedRulebook,
    ) -> Result<Account<'a>, Box<Refused>> {
        let assessment = assess(case).map_err(|OutOfRange| beyond_computing(case, source.clone()))?;
        let forecast = match forecaster {
            Ok(forecaster) => forecaster.forecast(case, decisions),
            Err(OutOfRange) => Forecast::Nothing(Unforetold::TooManyDigits),
        };
        let comparables = comparables(case, decisions);
        Ok(Account { assessment, forecast, comparables, decisions, book, text: source.text().to_owned() })
    }

    /// The same, for a format to write.
    pub(super) fn assessed(&'a self) -> Assessed<'a> {
        Assessed {
            assessment: &self.assessment,
            forecast: Some(&self.forecast),
            comparables: &self.comparables,
            decisions: self.decisions,
            case: &self.text,
            own_rulebook: self.book.own_rulebook(),
            own_schedule: self.book.own_schedule(),
            made_on: None,
        }
    }
}

/// Why there is no account of a case file.
#[derive(Clone)]
enum Failure {
    Unread(Unread),
    Refused(Vec<Refused>),
}

/// Assesses cases and hands on the accounts, with what became of every file in its order; of each
/// file without an account it is said why. Where they are wanted together, no account is handed on
/// without the rest.
pub(super) fn assessed(
    request: &Request<'_>,
    together: bool,
    write: impl FnOnce(&[Assessed<'_>], &[Outcome<'_>]) -> Exit,
) -> Exit {
    if files::names_standard_input_twice(request.paths) {
        return files::misused(words::STANDARD_INPUT_TWICE);
    }
    let mut shelf = Shelf::new();
    // The rulebook that is asked for is told of once, and not of every case.
    if request.choice.rulebook.is_some()
        && let Err(failed) = place_of(&Source::new("", ""), request.choice, &mut shelf)
    {
        if let (Failed::Refused(refused), Format::Json) = (&failed, request.format) {
            let _ = files::print(&json_text(&refused_json(refused)));
        }
        return failed.exit();
    }
    let mut files: Vec<Result<CaseFile, Failure>> = Vec::new();
    for path in request.paths {
        files.push(match case_file(path, request.choice, &mut shelf) {
            Ok(file) => Ok(file),
            Err(Failed::Refused(refused)) => Err(Failure::Refused(refused)),
            Err(Failed::Unread(unread)) => Err(Failure::Unread(unread)),
            // The schedule that is asked for is not to be had, whatever the case.
            Err(Failed::Exit(exit)) => return exit,
        });
    }
    let decisions: Vec<List<Decision<'_>>> = shelf.iter().map(|(_, book)| admitted_decisions(book).decisions).collect();
    let forecasters: Vec<Result<Forecaster<'_>, OutOfRange>> =
        shelf.iter().zip(&decisions).map(|((_, book), decisions)| Forecaster::of(&book.rulebook, decisions)).collect();
    let cases: Vec<Result<Case<'_>, Failure>> = files
        .iter()
        .map(|file| read_case(file.as_ref().map_err(Failure::clone)?, &shelf, request.facts_alone))
        .collect();
    let accounts: Vec<Result<Account<'_>, Failure>> = cases
        .iter()
        .zip(&files)
        .map(|(case, file)| {
            let (case, file) = (case.as_ref().map_err(Failure::clone)?, file.as_ref().map_err(Failure::clone)?);
            // OK because every file was given a place on the shelf.
            let nowhere = Failure::Refused(Vec::new());
            let (_, book) = shelf.get(file.book).ok_or_else(|| nowhere.clone())?;
            let decisions = decisions.get(file.book).ok_or_else(|| nowhere.clone())?;
            let forecaster = forecasters.get(file.book).ok_or(nowhere)?;
            let account = Account::of(case, &file.source, decisions, forecaster, book)
                .map_err(|refused| Failure::Refused(vec![*refused]))?;
            let facts_alone = request.facts_alone.then(|| without_decisions(&account.text));
            Ok(Account { text: facts_alone.unwrap_or(account.text), ..account })
        })
        .collect();
    told(request, &accounts, together, write)
}

/// Says of which files there is no account, and why; and hands on the others.
fn told(
    request: &Request<'_>,
    accounts: &[Result<Account<'_>, Failure>],
    together: bool,
    write: impl FnOnce(&[Assessed<'_>], &[Outcome<'_>]) -> Exit,
) -> Exit {
    let list: Vec<Assessed<'_>> = accounts.iter().flatten().map(Account::assessed).collect();
    let none = list.is_empty() || (together && list.len() < accounts.len());
    let failures = || accounts.iter().filter_map(|account| account.as_ref().err());
    let mut exit = Exit::Done;
    for failure in failures() {
        exit = exit.max(match failure {
            Failure::Unread(unread) => unread.told(),
            Failure::Refused(_) => Exit::Refused,
        });
    }
    let refused: Vec<Refused> = failures().flat_map(Failure::refused).cloned().collect();
    if !refused.is_empty() {
        if none && request.format == Format::Json {
            exit = exit.max(files::print(&json_text(&refused_json(&refused))));
        }
        show::refused(&refused, none);
    }
    if none {
        return exit;
    }
    let mut places = list.iter();
    let outcomes: Vec<Outcome<'_>> = accounts
        .iter()
        .filter_map(|account| match account {
            Ok(_) => places.next().map(Outcome::Assessed),
            Err(Failure::Refused(refused)) => Some(Outcome::Refused(refused)),
            Err(Failure::Unread(unread)) => Some(Outcome::Unread { file: &unread.name, because: &unread.why }),
        })
        .collect();
    exit = exit.max(write(&list, &outcomes));
    if list.len() < accounts.len() {
        files::complain(&words::assessed_of(list.len(), accounts.len()));
    }
    exit
}

impl Failure {
    fn refused(&self) -> &[Refused] {
        match self {
            Failure::Unread(_) => &[],
            Failure::Refused(refused) => refused,
        }
    }
}

/// The published decisions beside a rulebook.
pub(super) struct Admitted<'b> {
    /// Those that the rulebook admits.
    pub(super) decisions: List<Decision<'b>>,
    /// The files of the others.
    pub(super) left_out: Vec<String>,
}

/// The published decisions beside a rulebook; it is told which of them cannot be read, and which
/// the rulebook cannot admit.
pub(super) fn admitted_decisions(book: &LoadedRulebook) -> Admitted<'_> {
    let (decisions, refused) = book.decisions();
    let mut left_out = Vec::new();
    for unread in &book.unread {
        files::complain(&words::decision_unread(&unread.name, &unread.why));
        left_out.push(unread.name.clone());
    }
    for refused in refused {
        files::complain(&words::decision_left_out(refused.source.name()));
        left_out.push(refused.source.name().to_owned());
    }
    Admitted { decisions, left_out }
}

/// A case file with its rulebook on the shelf.
fn case_file(path: &Path, choice: &Choice, shelf: &mut Shelf) -> Result<CaseFile, Failed> {
    let source = case_source(path, choice)?;
    let book = place_of(&source, choice, shelf)?;
    Ok(CaseFile { source, book })
}

/// The text of a case file, or of the case in a report file, which is known by its beginning. Rules
/// of its own that a report file holds are not used unasked.
pub(super) fn case_source(path: &Path, choice: &Choice) -> Result<Source, Failed> {
    let source = files::read(path).map_err(Failed::Unread)?;
    if !is_report_file(source.text()) {
        return Ok(source);
    }
    let unread = |why: String| Failed::Unread(Unread { name: source.name().to_owned(), why });
    let data = data_of(source.text()).ok_or_else(|| unread(words::REPORT_WITHOUT_CASE.to_owned()))?;
    let text = |key: &str| data.get(key).and_then(serde_json::Value::as_str);
    if choice.rulebook.is_none() && text("rulebook").is_some() {
        return Err(unread(words::rules_in("rulebook", source.name())));
    }
    if choice.rulebook.is_none() && choice.schedule.is_none() && text("schedule").is_some() {
        return Err(unread(words::rules_in("schedule", source.name())));
    }
    let case = text("case")
        .filter(|case| !case.trim().is_empty())
        .ok_or_else(|| unread(words::REPORT_WITHOUT_CASE.to_owned()))?;
    Ok(Source::new(words::case_in(source.name()), case))
}

/// The place on the shelf of the rulebook a case is read by; it is put there where it is not yet.
fn place_of(source: &Source, choice: &Choice, shelf: &mut Shelf) -> Result<usize, Failed> {
    let named = named_for(source, choice)?;
    if let Some(place) = shelf.iter().position(|(known, _)| *known == named) {
        return Ok(place);
    }
    let book = book(&named.rulebook, named.schedule.as_deref())?;
    shelf.push((named, book));
    Ok(shelf.len().saturating_sub(1))
}

fn read_case<'s>(file: &CaseFile, shelf: &'s Shelf, facts_alone: bool) -> Result<Case<'s>, Failure> {
    // OK because every file was given a place on the shelf.
    let (_, book) = shelf.get(file.book).ok_or_else(|| Failure::Refused(Vec::new()))?;
    let case = Case::read(&book.rulebook, file.source.clone()).map_err(|refused| Failure::Refused(vec![*refused]))?;
    Ok(if facts_alone { Change::FactsAlone.made_to(&case) } else { case })
}
