//! The case file: begun, opened, asked about and changed.

use super::super::answer::{CaseDigest, CaseFile, Form, OlderResult, OpenedFile, OwnRules, Problem, SavedAnswers};
use super::super::book::{LoadedRulebook, book_for, first};
use super::super::form as forms;
use super::super::problems::{asked, problems};
use super::super::request::{
    AddRequest, AnswersRequest, BeginRequest, CaseRequest, MomentRequest, OpenRequest, Read, RemoveRequest, ReportData,
};
use super::super::typed::{answers, echoes};
use super::super::words;
use super::{book_of, made_on, refusal};
use crate::assess::Reading;
use crate::assessment::penalty;
use crate::case::{Case, Draft, result_of, rules_of, stamp_of, stamped};
use crate::diagnostic::{Code, Source};
use crate::document::day_from;
use crate::questionnaire::{CaseList, with_answers, with_item, without_item};
use crate::render::{data_of, is_report_file};
use crate::report::{digest_of, range};
use serde_json::Value;

/// A new case.
#[must_use]
pub fn begin(subject: &CaseRequest, request: &BeginRequest) -> CaseFile {
    let own = book_of("", subject).ok().filter(|book| book.own);
    let day = day_from(&request.today);
    let entries = [
        ("title", Some(Draft::Text(words::MY_CASE.to_owned()))),
        ("rulebook", own.map(|book| Draft::Text(book.rulebook.id.clone()))),
        ("as-of", day.map(|day| Draft::Bare(day.iso()))),
    ];
    let case = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
    CaseFile { case: Draft::Table(vec![("case".to_owned(), Draft::Table(case))]).toml() }
}

/// The form, with what the case says. A case or rules that are refused are told in the form.
///
/// # Errors
/// When no rulebook comes with the program.
pub fn form(subject: &CaseRequest) -> Result<Form, Vec<Problem>> {
    let case = subject.case.as_str();
    match book_for(case, subject) {
        Ok(book) => Ok(Form(forms::form(case, &book, Vec::new()))),
        Err(refused) => {
            let why = problems(case, &refused);
            match first(subject).or_else(|_| first(&CaseRequest::default())) {
                Ok(book) => Ok(Form(forms::form(case, &book, why))),
                Err(_) => Err(why),
            }
        }
    }
}

/// The case with what was typed. What could not be understood is told and left as it was.
///
/// # Errors
/// When the rules of the case are refused.
pub fn save_answers(subject: &CaseRequest, request: &AnswersRequest) -> Result<SavedAnswers, Vec<Problem>> {
    let book = book_of(&subject.case, subject)?;
    let edited = with_answers(&subject.case, book.rulebook, &answers(&request.typed));
    let not_understood = edited.not_understood.iter();
    let mut problems: Vec<Problem> =
        not_understood.map(|problem| Problem::of(problem.question.as_str(), problem.message.as_str())).collect();
    let case = case_file(&edited.case, &book, subject);
    let mut of_page = problems_on_this_page(&case, subject, &request.typed);
    of_page.retain(|problem| !problems.iter().any(|known| known.question == problem.question));
    problems.extend(of_page);
    Ok(SavedAnswers { case, problems, echoes: echoes(&edited) })
}

/// What the rulebook has against the answers that were just typed.
fn problems_on_this_page(case: &str, subject: &CaseRequest, typed: &Value) -> Vec<Problem> {
    let mut found = match book_for(case, subject) {
        Err(refused) => problems(case, &refused),
        Ok(book) => match Case::read(book.rulebook, Source::new("case", case)) {
            Ok(_) => Vec::new(),
            Err(refused) => asked(case, *refused, book.rulebook),
        },
    };
    let on_page = |question: &str| {
        let holds = |key: &String| {
            *key == question || key.split_once('.').is_some_and(|(table, _)| question.starts_with(table))
        };
        typed.as_object().is_some_and(|typed| typed.keys().any(holds))
    };
    found.retain(|problem| on_page(&problem.question));
    found
}

/// The case with one more item.
///
/// # Errors
/// When the rules of the case are refused.
pub fn add(subject: &CaseRequest, request: &AddRequest) -> Result<CaseFile, Vec<Problem>> {
    edit_case(subject, &|case| match CaseList::named(&request.list) {
        Some(list) => with_item(case, list, &request.of),
        None => Draft::read(case).unwrap_or(Draft::Table(Vec::new())),
    })
}

/// The case without an item.
///
/// # Errors
/// When the rules of the case are refused.
pub fn remove(subject: &CaseRequest, request: &RemoveRequest) -> Result<CaseFile, Vec<Problem>> {
    edit_case(subject, &|case| without_item(case, &request.list, request.index.unwrap_or(usize::MAX)))
}

fn edit_case(subject: &CaseRequest, change: &dyn Fn(&str) -> Draft) -> Result<CaseFile, Vec<Problem>> {
    let book = book_of(&subject.case, subject)?;
    Ok(CaseFile { case: case_file(&change(&subject.case), &book, subject) })
}

/// The case file, its first line saying under which rules it was written and what came of it.
fn case_file(draft: &Draft, before: &LoadedRulebook, subject: &CaseRequest) -> String {
    let body = draft.toml();
    let book = book_for(&body, subject).unwrap_or(*before);
    let case = Case::read(book.rulebook, Source::new("case", body.as_str())).ok();
    stamped(&body, book.rulebook, case.and_then(|case| indicated(&case)).as_deref())
}

/// What is indicated for a case, in words; `None` where it cannot be computed.
fn indicated(case: &Case<'_>) -> Option<String> {
    let sums = penalty(case).ok()?;
    Some(range(*sums.at(Reading::Low), *sums.at(Reading::High), case.rulebook.currency))
}

/// Opens what a user brought: a case file, or a report file with the case in it. Says where its
/// rules are not those at hand, and what it came to then and comes to now.
///
/// # Errors
/// When it is no case, when its rules are refused, and when the case is refused for more than
/// answers that are missing.
pub fn open(subject: &CaseRequest, request: &OpenRequest) -> Result<OpenedFile, Vec<Problem>> {
    let data = data_of(&request.text).map(|data| ReportData::read(&data));
    let report = data.is_some();
    if is_report_file(&request.text) && data.as_ref().is_none_or(|data| data.case.trim().is_empty()) {
        return Err(refusal(words::REPORT_WITHOUT_CASE));
    }
    let text = data.as_ref().map_or(request.text.as_str(), |data| data.case.as_str());
    let case = text.trim_start_matches('\u{FEFF}').to_owned();
    if (case.contains("[rulebook]") || case.contains("\n[schedule]")) && !case.contains("[case]") {
        return Err(refusal(words::RULES_ARE_NO_CASE));
    }
    let (made, own_rulebook, own_schedule) =
        data.map_or((None, None, None), |data| (data.made, data.rulebook, data.schedule));
    let subject = CaseRequest {
        case,
        rulebook: own_rulebook.or_else(|| subject.rulebook.clone()),
        schedule: own_schedule.or_else(|| subject.schedule.clone()),
    };
    let book = book_of(&subject.case, &subject)?;
    let read = match Case::read(book.rulebook, Source::new("case", subject.case.as_str())) {
        Ok(read) => Some(read),
        // Answers that are missing are asked for; anything else is refused.
        Err(refused) if refused.diagnostics.iter().all(|diagnostic| diagnostic.code == Code::RequiredFact) => None,
        Err(refused) => return Err(problems(&subject.case, &[*refused])),
    };
    let now = read.as_ref().and_then(indicated);
    let then = made.filter(|made| !made.is_empty()).or_else(|| stamp_of(&subject.case).map(ToOwned::to_owned));
    Ok(OpenedFile {
        title: read.map(|case| case.title.clone()),
        older: then.and_then(|then| older(&then, now, &book)),
        own: OwnRules { rulebook: subject.rulebook, schedule: subject.schedule, words: rules_in_words(&book) },
        case: subject.case,
        report,
    })
}

/// Which rules these are.
fn rules_in_words(book: &LoadedRulebook) -> String {
    let rulebook = book.rulebook;
    let schedule = rulebook.schedule.as_ref().map(|one| words::version(&one.id, &one.version, &one.digest));
    let rulebook = words::version(&rulebook.id, &rulebook.version, &rulebook.digest);
    std::iter::once(rulebook).chain(schedule).collect::<Vec<_>>().join("; ")
}

/// What a file says that it came to, where its rules are not those at hand.
fn older(then: &str, now: Option<String>, book: &LoadedRulebook) -> Option<OlderResult> {
    let present = stamped("", book.rulebook, now.as_deref());
    let present = stamp_of(&present).unwrap_or_default();
    (rules_of(then) != rules_of(present)).then(|| OlderResult {
        then: result_of(then).unwrap_or(words::RESULT_NOT_STATED).to_owned(),
        now: now.unwrap_or_else(|| words::NO_RESULT_YET.to_owned()),
        then_rules: rules_of(then).join("; "),
        now_rules: rules_of(present).join("; "),
    })
}

/// SHA-256 of what may be shown of the case file: where that is all of it, as `sha256sum` gives it.
#[must_use]
pub fn case_digest(subject: &CaseRequest, request: &MomentRequest) -> CaseDigest {
    let stamp = stamp_of(&subject.case).map(ToOwned::to_owned);
    let book = book_for(&subject.case, subject).ok();
    let case = book.and_then(|book| Case::read(book.rulebook, Source::new("case", subject.case.as_str())).ok());
    let sha256 = case.map_or_else(|| words::NO_DIGEST.to_owned(), |case| digest_of(&case));
    CaseDigest { sha256, stamp, at: made_on(request) }
}
