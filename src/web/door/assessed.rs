//! What comes of a case: the result, the panel, one line, the files that can be taken away, two
//! cases side by side. Each is refused where the case, or its rules, are refused, and where the
//! arithmetic fails.

use super::super::answer::{
    AssessmentFile, Elements, Estimate, LedgerFile, Problem, ReportFile, ReportPage, ResultPage,
};
use super::super::book::{LoadedRulebook, book_for};
use super::super::problems::{asked, problems};
use super::super::request::{CaseRequest, CompareRequest, LineRequest, MomentRequest};
use super::super::typed::sentence;
use super::super::{result, words};
use super::{made_on, refusal};
use crate::assessment::{Assessment, assess as assessed, compare as in_pairs};
use crate::case::Case;
use crate::caseload::comparables;
use crate::diagnostic::Source;
use crate::render::{Assessed, Element, csv_file, html, json_text, marked_json, report_file as file_of};
use crate::report::{OWN_RULES, line_report, pair_report, reach_words, report_foretelling};

/// The assessment: the whole result as elements.
///
/// # Errors
/// When the case cannot be assessed.
pub fn assess(subject: &CaseRequest) -> Result<ResultPage, Vec<Problem>> {
    let (case, book) = case_of(subject)?;
    let (assessment, decisions) = (assessment_of(&case)?, book.decisions());
    let forecast = book.forecast(&case);
    let alike = comparables(&case, decisions);
    let paper = book.marked(report_foretelling(&assessment, Some(&forecast), &alike, decisions));
    Ok(result::page(&assessment, paper))
}

/// The estimate so far, for the panel beside the questions.
///
/// # Errors
/// When the case cannot be assessed.
pub fn live(subject: &CaseRequest) -> Result<Estimate, Vec<Problem>> {
    let (case, _) = case_of(subject)?;
    Ok(result::estimate(&assessment_of(&case)?))
}

/// The assessment as the JSON that the command line prints.
///
/// # Errors
/// When the case cannot be assessed.
pub fn machine(subject: &CaseRequest) -> Result<AssessmentFile, Vec<Problem>> {
    file(subject, None, |assessed| json_text(&marked_json(assessed))).map(|json| AssessmentFile { json })
}

/// The ledger as CSV.
///
/// # Errors
/// When the case cannot be assessed.
pub fn csv(subject: &CaseRequest) -> Result<LedgerFile, Vec<Problem>> {
    file(subject, None, |assessed| csv_file(&[*assessed])).map(|csv| LedgerFile { csv })
}

/// The report as a file that stands by itself.
///
/// # Errors
/// When the case cannot be assessed.
pub fn report_file(subject: &CaseRequest, request: &MomentRequest) -> Result<ReportFile, Vec<Problem>> {
    file(subject, Some(&made_on(request)), file_of).map(|html| ReportFile { html })
}

/// A file, written as the command line writes it.
fn file(
    subject: &CaseRequest,
    made_on: Option<&str>,
    write: fn(&Assessed<'_>) -> String,
) -> Result<String, Vec<Problem>> {
    let (case, book) = case_of(subject)?;
    let (assessment, decisions) = (assessment_of(&case)?, book.decisions());
    let forecast = book.forecast(&case);
    Ok(write(&Assessed {
        assessment: &assessment,
        forecast: Some(&forecast),
        comparables: &comparables(&case, decisions),
        decisions,
        case: &subject.case,
        own_rulebook: subject.own_rulebook(),
        own_schedule: subject.own_schedule(),
        made_on,
    }))
}

/// One line of the account in full.
///
/// # Errors
/// When the case cannot be assessed, or its account has no such line.
pub fn line(subject: &CaseRequest, request: &LineRequest) -> Result<ReportPage, Vec<Problem>> {
    let (case, book) = case_of(subject)?;
    let assessment = assessment_of(&case)?;
    let position = request.line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let line = position.and_then(|position| assessment.lines.get(position));
    let report = line.and_then(|line| line_report(&assessment, &line.id(&case)));
    let report = report.ok_or_else(|| refusal(words::NO_SUCH_LINE))?;
    let own = book.own.then(|| OWN_RULES.to_owned());
    let warnings = own.into_iter().chain(reach_words(&assessment));
    let warnings = warnings.map(|words| Element::of("p", words).set("class", "warn"));
    let elements = warnings.chain(html(&report, &result::links(book.rulebook))).collect();
    Ok(ReportPage { title: report.title, elements: Elements(elements) })
}

/// Two cases side by side.
///
/// # Errors
/// When one of the two cannot be assessed.
pub fn compare(subject: &CaseRequest, request: &CompareRequest) -> Result<ReportPage, Vec<Problem>> {
    let given = |index: usize| request.names.get(index).map(String::as_str).filter(|name| !name.is_empty());
    let [first, second] = words::COMPARED;
    let (first, second) = (given(0).unwrap_or(first), given(1).unwrap_or(second));
    let (case, book) = case_of(subject)?;
    let assessment = assessment_of(&case)?;
    let other_book = book_for(&request.other, subject).map_err(|_| refusal(words::FIRST_CASE_REFUSED))?;
    let other = Case::read(other_book.rulebook, Source::new("case", request.other.as_str()))
        .map_err(|refused| refusal(sentence(&refused.to_string())))?;
    let before = assessed(&other).map_err(|error| refusal(error.to_string()))?;
    let paired = in_pairs(&before, &assessment)
        .and_then(|comparison| pair_report((first, &before), (second, &assessment), &comparison))
        .map_err(|error| refusal(sentence(&error.to_string())))?;
    let report = book.marked(paired);
    let elements = Elements(html(&report, &result::links(book.rulebook)));
    Ok(ReportPage { title: report.title, elements })
}

/// The case, and the rulebook it is read by.
fn case_of(subject: &CaseRequest) -> Result<(Case<'static>, LoadedRulebook), Vec<Problem>> {
    let text = subject.case.as_str();
    let book = book_for(text, subject).map_err(|refused| problems(text, &refused))?;
    let case =
        Case::read(book.rulebook, Source::new("case", text)).map_err(|refused| asked(text, *refused, book.rulebook))?;
    Ok((case, book))
}

fn assessment_of<'c>(case: &'c Case<'c>) -> Result<Assessment<'c>, Vec<Problem>> {
    assessed(case).map_err(|error| refusal(sentence(&error.to_string())))
}
