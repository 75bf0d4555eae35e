//! Cases on their way through the program: read, each by its rulebook, and assessed.

use super::arguments::Choice;
use super::library::{Failed, LoadedRulebook, Named, book, named_for};
use super::{Exit, files, show, words};
use crate::admission::beyond_computing;
use crate::assessment::{Assessment, assess};
use crate::case::{Case, without_decisions};
use crate::caseload::{Comparable, Decision, Forecast, Forecaster, Unforetold, comparables};
use crate::counterfactual::Change;
use crate::diagnostic::{Refused, Source};
use crate::render::{Assessed, Format, json_text, refused_json};
use crate::value::{List, OutOfRange};
use std::path::PathBuf;

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

/// Assesses cases and hands them on in their order, or says why not: all are, or none.
pub(super) fn assessed(request: &Request<'_>, write: impl FnOnce(&[Assessed<'_>]) -> Exit) -> Exit {
    let mut shelf = Shelf::new();
    let files = match case_files(request, &mut shelf) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let decisions: Vec<List<Decision<'_>>> = shelf.iter().map(|(_, book)| admitted_decisions(book)).collect();
    let forecasters: Vec<Result<Forecaster<'_>, OutOfRange>> =
        shelf.iter().zip(&decisions).map(|((_, book), decisions)| Forecaster::of(&book.rulebook, decisions)).collect();
    let mut cases: Vec<(Case<'_>, &CaseFile)> = Vec::new();
    let mut all_refused: Vec<Refused> = Vec::new();
    for file in &files {
        match file.as_ref().map(|file| (read_case(file, &shelf, request.facts_alone), file)) {
            Ok((Some(Ok(case)), file)) => cases.push((case, file)),
            Ok((Some(Err(refused)), _)) => all_refused.push(*refused),
            // OK because every file was given a place on the shelf.
            Ok((None, _)) => {}
            Err(refused) => all_refused.extend(refused.iter().cloned()),
        }
    }
    if !all_refused.is_empty() {
        if request.format == Format::Json {
            files::print(&json_text(&refused_json(&all_refused)));
        }
        show::refused(&all_refused);
        return Exit::Refused;
    }
    let mut accounts: Vec<Account<'_>> = Vec::new();
    for (case, file) in &cases {
        let (Some((_, book)), Some(decisions), Some(forecaster)) =
            (shelf.get(file.book), decisions.get(file.book), forecasters.get(file.book))
        else {
            continue;
        };
        let account = match Account::of(case, &file.source, decisions, forecaster, book) {
            Ok(account) => account,
            Err(refused) => {
                show::refused(&[*refused]);
                return Exit::Refused;
            }
        };
        let facts_alone = request.facts_alone.then(|| without_decisions(&account.text));
        accounts.push(Account { text: facts_alone.unwrap_or(account.text), ..account });
    }
    let list: Vec<Assessed<'_>> = accounts.iter().map(Account::assessed).collect();
    write(&list)
}

/// The published decisions beside a rulebook; it is told which of them the rulebook cannot admit.
pub(super) fn admitted_decisions(book: &LoadedRulebook) -> List<Decision<'_>> {
    let (decisions, refused) = book.decisions();
    for refused in refused {
        files::complain(&words::decision_left_out(refused.source.name()));
    }
    decisions
}

/// Each case file with its rulebook on the shelf, or refused; the program ends where one cannot be
/// read.
fn case_files(request: &Request<'_>, shelf: &mut Shelf) -> Result<Vec<Result<CaseFile, Vec<Refused>>>, Exit> {
    let mut list = Vec::new();
    for path in request.paths {
        let source = files::read(path)?;
        match place_of(&source, request.choice, shelf) {
            Ok(book) => list.push(Ok(CaseFile { source, book })),
            Err(Failed::Refused(refused)) => list.push(Err(refused)),
            Err(failed) => return Err(failed.exit()),
        }
    }
    Ok(list)
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

fn read_case<'s>(file: &CaseFile, shelf: &'s Shelf, facts_alone: bool) -> Option<Result<Case<'s>, Box<Refused>>> {
    let (_, book) = shelf.get(file.book)?;
    let case = Case::read(&book.rulebook, file.source.clone());
    Some(if facts_alone { case.map(|case| Change::FactsAlone.made_to(&case)) } else { case })
}
