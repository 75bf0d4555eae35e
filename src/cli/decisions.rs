//! `affeer decisions`: list, show, engagement.

use super::admission::{Account, Admitted, admitted_decisions};
use super::arguments::{DecisionTable, Decisions, DecisionsAction, DecisionsOf, Output};
use super::library::{Failed, LoadedRulebook, book};
use super::{Exit, files, output, show, words};
use crate::case::Case;
use crate::caseload::{Decision, Forecaster, ended_cases, engagement_count, published_decisions};
use crate::diagnostic::{Refused, Source, closest, ids};
use crate::render::{Format, decisions_csv, decisions_json, engagement_count_json};
use crate::report::{Report, decisions_left_out, decisions_report, engagement_count_report};
use crate::rulebook::Library;
use crate::value::List;

pub(super) fn run(options: &Decisions) -> Exit {
    match &options.action {
        DecisionsAction::List(DecisionTable { of, form, output }) => with_decisions(of, |_, lists| {
            let rows = published_decisions(lists.iter().flat_map(|list| &list.decisions));
            let ended = ended_cases(lists.iter().flat_map(|list| &list.decisions));
            let left_out = left_out(lists);
            let csv = || decisions_csv(&rows, &ended);
            let report = telling(decisions_report(&rows, &ended), &left_out);
            let exit = show::table(&report, form.format, output, &csv, &|| decisions_json(&rows, &ended));
            exit.max(if left_out.is_empty() { Exit::Done } else { Exit::Refused })
        }),
        DecisionsAction::Engagement(DecisionTable { of, form, output }) => with_decisions(of, |_, lists| {
            let count = engagement_count(lists.iter().flat_map(|list| &list.decisions));
            let left_out = left_out(lists);
            let csv = || decisions_csv(&count.rows, &[]);
            let json = || engagement_count_json(&count, &left_out);
            let report = telling(engagement_count_report(&count), &left_out);
            let exit = show::table(&report, form.format, output, &csv, &json);
            exit.max(if left_out.is_empty() { Exit::Done } else { Exit::Refused })
        }),
        DecisionsAction::Show { decision, of, form, output } => with_decisions(of, |books, lists| {
            for (book, list) in books.iter().zip(lists) {
                if let Some(source) = book.decision_source(decision) {
                    return shown(book, &list.decisions, source, form.format, output);
                }
            }
            let known: Vec<&Decision<'_>> = lists.iter().flat_map(|list| &list.decisions).collect();
            let names = ids(known, |known| &known.name);
            files::misused(&words::no_such_decision(decision, closest(decision, &names)))
        }),
    }
}

/// Reads the decisions asked for, with their rulebooks, and hands them on.
fn with_decisions(of: &DecisionsOf, write: impl FnOnce(&[LoadedRulebook], &[Admitted<'_>]) -> Exit) -> Exit {
    let wanted: Vec<&str> = match &of.rulebook {
        Some(rulebook) => vec![rulebook],
        None => Library::rulebooks().iter().map(|shipped| shipped.id).collect(),
    };
    let books: Result<Vec<LoadedRulebook>, Failed> = wanted.into_iter().map(|rulebook| book(rulebook, None)).collect();
    match books {
        Ok(books) => {
            let lists: Vec<Admitted<'_>> = books.iter().map(admitted_decisions).collect();
            write(&books, &lists)
        }
        Err(failed) => failed.exit(),
    }
}

/// The files of decisions that were asked for and are left out.
fn left_out(lists: &[Admitted<'_>]) -> Vec<String> {
    lists.iter().flat_map(|list| list.left_out.clone()).collect()
}

/// A report that says first what is left out of it.
fn telling(mut report: Report, left_out: &[String]) -> Report {
    if !left_out.is_empty() {
        report.blocks.insert(0, decisions_left_out(left_out));
    }
    report
}

/// Writes the account of a decision, as `assess` does of its file.
fn shown(
    book: &LoadedRulebook,
    decisions: &List<Decision<'_>>,
    source: &Source,
    format: Format,
    output: &Output,
) -> Exit {
    let refused = |refused: Box<Refused>| {
        show::refused(&[*refused], true);
        Exit::Refused
    };
    let case = match Case::read(&book.rulebook, source.clone()) {
        Ok(case) => case,
        Err(why) => return refused(why),
    };
    let forecaster = Forecaster::of(&book.rulebook, decisions);
    match Account::of(&case, source, decisions, &forecaster, book) {
        Ok(account) => {
            output::write(&output.destination, &format.assessments(&[account.assessed()], &show::layout(output)))
        }
        Err(why) => refused(why),
    }
}
