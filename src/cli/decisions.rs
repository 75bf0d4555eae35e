//! `affeer decisions`: list, show, engagement.

use super::admission::{Account, admitted_decisions};
use super::arguments::{DecisionTable, Decisions, DecisionsAction, DecisionsOf, Output};
use super::library::{Failed, LoadedRulebook, book};
use super::{Exit, files, show, words};
use crate::case::Case;
use crate::caseload::{Decision, Forecaster, engagement_count, published_decisions};
use crate::diagnostic::{Refused, Source, closest, ids};
use crate::render::{Format, decisions_csv, decisions_json, engagement_count_json};
use crate::report::{decisions_report, engagement_count_report};
use crate::rulebook::Library;
use crate::value::List;

pub(super) fn run(options: &Decisions) -> Exit {
    match &options.action {
        DecisionsAction::List(DecisionTable { of, form, output }) => with_decisions(of, |_, lists| {
            let rows = published_decisions(lists.iter().flatten());
            let csv = || decisions_csv(&rows);
            show::table(&decisions_report(&rows), form.format, output, &csv, &|| decisions_json(&rows))
        }),
        DecisionsAction::Engagement(DecisionTable { of, form, output }) => with_decisions(of, |_, lists| {
            let count = engagement_count(lists.iter().flatten());
            let csv = || decisions_csv(&count.rows);
            show::table(&engagement_count_report(&count), form.format, output, &csv, &|| engagement_count_json(&count))
        }),
        DecisionsAction::Show { decision, of, form, output } => with_decisions(of, |books, lists| {
            for (book, list) in books.iter().zip(lists) {
                if let Some(source) = book.decision_source(decision) {
                    return shown(book, list, source, form.format, output);
                }
            }
            let known: Vec<&Decision<'_>> = lists.iter().flatten().collect();
            let names = ids(known, |known| &known.name);
            files::misused(&words::no_such_decision(decision, closest(decision, &names)))
        }),
    }
}

/// Reads the decisions asked for, with their rulebooks, and hands them on.
fn with_decisions(of: &DecisionsOf, write: impl FnOnce(&[LoadedRulebook], &[List<Decision<'_>>]) -> Exit) -> Exit {
    let wanted: Vec<&str> = match &of.rulebook {
        Some(rulebook) => vec![rulebook],
        None => Library::rulebooks().iter().map(|shipped| shipped.id).collect(),
    };
    let books: Result<Vec<LoadedRulebook>, Failed> = wanted.into_iter().map(|rulebook| book(rulebook, None)).collect();
    match books {
        Ok(books) => {
            let lists: Vec<List<Decision<'_>>> = books.iter().map(admitted_decisions).collect();
            write(&books, &lists)
        }
        Err(failed) => failed.exit(),
    }
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
        show::refused(&[*refused]);
        Exit::Refused
    };
    let case = match Case::read(&book.rulebook, source.clone()) {
        Ok(case) => case,
        Err(why) => return refused(why),
    };
    let forecaster = Forecaster::of(&book.rulebook, decisions);
    match Account::of(&case, source, decisions, &forecaster, book) {
        Ok(account) => {
            files::write(output.output.as_deref(), &format.assessments(&[account.assessed()], &show::layout(output)))
        }
        Err(why) => refused(why),
    }
}
