//! `affeer rulebooks calibrate`: what a rulebook states of what it foretells, held against what its
//! decisions give; written anew where that is asked for.

use super::arguments::{DocumentForm, Output};
use super::files::Unread;
use super::library::{LoadedRulebook, book, file_in};
use super::{Exit, files, output, show, words};
use crate::caseload::{Forecaster, backtest};
use crate::diagnostic::{Findings, Source};
use crate::document::{Value, parse};
use crate::render::{calibration_json, markdown};
use crate::report::{Calibration, PageDifference, backtest_report, calibration_report};
use crate::rulebook::{Fitted, Library, Rulebook, schedule_named};
use crate::value::OutOfRange;
use std::path::{Path, PathBuf};

/// What stands before and after the backtest in the page beside a rulebook.
const MARKS: [&str; 2] = ["<!-- backtest -->\n", "\n<!-- end of backtest -->"];

/// What `rulebooks calibrate` is asked to do.
pub(super) struct Request<'o> {
    pub(super) rulebook: &'o str,
    pub(super) schedule: Option<&'o str>,
    pub(super) write: bool,
    pub(super) form: &'o DocumentForm,
    pub(super) output: &'o Output,
}

pub(super) fn run(request: &Request<'_>) -> Exit {
    let folder = folder(request.rulebook);
    let named = folder.as_ref().map_or(request.rulebook.to_owned(), |folder| folder.display().to_string());
    let book = match book(&named, request.schedule) {
        Ok(book) => book,
        Err(failed) => return failed.exit(),
    };
    if request.write && folder.is_none() {
        return files::misused(&words::nowhere_to_write(request.rulebook));
    }
    // What part of the decisions gives is not what they give.
    if let Some(exit) = book.unread.iter().map(Unread::told).max() {
        return exit;
    }
    match calibrated(&book, folder.as_deref()) {
        Ok(Some((calibration, page))) => finished(request, &book, folder.as_deref(), calibration, page),
        Ok(None) => Exit::Refused,
        Err(error) => {
            files::complain(&error.to_string());
            Exit::Refused
        }
    }
}

/// The folder of a rulebook: the one that is named, or that of a shipped one in a checkout at hand.
fn folder(rulebook: &str) -> Option<PathBuf> {
    let shipped = Library::rulebooks().iter().any(|shipped| shipped.id == rulebook);
    let path = if shipped { Path::new("rules").join(rulebook) } else { PathBuf::from(rulebook) };
    let file = file_in(&path, "rulebook.toml");
    file.is_file().then_some(path)
}

/// The page beside a rulebook with its backtest written anew, as far as there is one.
struct Page {
    path: PathBuf,
    text: String,
}

/// What is stated and what the decisions give; nothing where that was refused, and told.
fn calibrated(book: &LoadedRulebook, folder: Option<&Path>) -> Result<Option<(Calibration, Option<Page>)>, OutOfRange> {
    let (decisions, refused) = book.decisions();
    if !refused.is_empty() {
        show::refused(&refused, true);
        return Ok(None);
    }
    let forecaster = Forecaster::of(&book.rulebook, &decisions)?;
    let (Some(foretelling), Some(sums), Some(record)) =
        (forecaster.foretelling(), forecaster.sums(), forecaster.record())
    else {
        files::complain(&words::nothing_foretold(&book.rulebook.id));
        return Ok(None);
    };
    for name in &sums.missing {
        files::complain(&words::decision_not_fitted(name));
    }
    if !sums.missing.is_empty() {
        return Ok(None);
    }
    let Some(fit) = forecaster.fit()? else {
        files::complain(&words::too_few_decisions(sums.rows.len(), foretelling.at_least));
        return Ok(None);
    };
    let report = markdown(&backtest_report(&book.rulebook, &backtest(&book.rulebook, &decisions)?));
    let body = report.split_once('\n').map_or("", |(_, body)| body.trim());
    let page = folder.and_then(|folder| page(folder, body));
    let calibration = Calibration {
        stated: foretelling.fitted,
        now: fit.stated(record.held),
        page: page.as_ref().map(|(difference, _)| difference.clone()),
        written: false,
    };
    Ok(Some((calibration, page.map(|(_, page)| page))))
}

/// The page beside a rulebook, and by what lines its backtest differs; none where there is none.
fn page(folder: &Path, body: &str) -> Option<(PageDifference, Page)> {
    let path = file_in(folder, "rulebook.toml").parent()?.join("README.md");
    let text = path.is_file().then(|| files::read(&path).ok())??;
    let [begin, end] = MARKS;
    let (head, rest) = text.text().split_once(begin)?;
    let (shown, tail) = rest.split_once(end)?;
    let only = |one: &str, other: &str| -> Vec<String> {
        one.lines().filter(|line| !other.lines().any(|known| known == *line)).map(ToOwned::to_owned).collect()
    };
    let difference = PageDifference { removed: only(shown, body), added: only(body, shown), same: shown == body };
    Some((difference, Page { path, text: format!("{head}{begin}{body}{end}{tail}") }))
}

/// Writes what is to be written, and tells the difference.
fn finished(
    request: &Request<'_>,
    book: &LoadedRulebook,
    folder: Option<&Path>,
    calibration: Calibration,
    page: Option<Page>,
) -> Exit {
    let mut written = false;
    if let (true, Some(folder)) = (request.write, folder) {
        if calibration.stated != Some(calibration.now) {
            let Some(text) = with_fitted(&book.source, calibration.now) else {
                files::complain(&words::fitted_not_written(book.source.name()));
                return Exit::Refused;
            };
            let done = output::rewrite(&file_in(folder, "rulebook.toml"), &text);
            if !matches!(done, Exit::Done) {
                return done;
            }
            written = true;
        }
        if let (Some(page), Some(false)) = (page, calibration.page.as_ref().map(|page| page.same)) {
            let done = output::rewrite(&page.path, &page.text);
            if !matches!(done, Exit::Done) {
                return done;
            }
            written = true;
        }
    }
    let calibration = Calibration { written, ..calibration };
    let report = calibration_report(&book.rulebook, &calibration);
    show::document(&report, request.form, request.output, &|| calibration_json(&book.rulebook, &calibration))
}

/// The rulebook file with these numbers under `fitted`; none where they could not be written so that
/// the file is read with them.
fn with_fitted(source: &Source, fitted: Fitted) -> Option<String> {
    let mut findings = Findings::new();
    let table = parse(source, &mut findings);
    let Value::Table(own) = &table.get("foretelling")?.node.value else { return None };
    let written = format!(
        "{{ level = \"{}\", slope = \"{}\", held = {}, of = {} }}",
        fitted.level.fixed(3),
        fitted.slope.fixed(4),
        fitted.held,
        fitted.of
    );
    let text = source.text();
    let (from, to, written) = if let Some(entry) = own.get("fitted") {
        (entry.node.place.start, entry.node.place.end, written)
    } else {
        let after = own.entries.last()?.node.place.end;
        (after, after, format!("\nfitted = {written}"))
    };
    let text = format!("{}{written}{}", text.get(..from)?, text.get(to..)?);
    let schedule = schedule_named(&text).and_then(|named| Library::schedule(&named));
    let read = Rulebook::read(Source::new(source.name(), text.as_str()), schedule).ok()?;
    (read.foretelling?.fitted == Some(fitted)).then_some(text)
}
