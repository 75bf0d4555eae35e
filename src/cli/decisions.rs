//! `affeer decisions`: list, show, engagement.

use super::admission::Account;
use super::arguments::{DecisionTable, Decisions, DecisionsAction, DecisionsOf, Output};
use super::library::{Failed, LoadedRulebook, book};
use super::{Exit, files, show, words};
use crate::caseload::{Decision, engagement_count, published_decisions};
use crate::diagnostic::{Refused, closest, ids};
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
                let found = list.iter().find(|known| known.name == *decision);
                if let (Some(found), Some(source)) = (found, book.decision_source(decision)) {
                    let account = Account::of(&found.case, source, list, book);
                    return shown(account, form.format, output);
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
            let lists: Vec<List<Decision<'_>>> = books.iter().map(|book| book.decisions().0).collect();
            write(&books, &lists)
        }
        Err(failed) => failed.exit(),
    }
}

/// Writes the account of a decision, as `assess` does of its file.
fn shown(account: Result<Account<'_>, Box<Refused>>, format: Format, output: &Output) -> Exit {
    match account {
        Ok(account) => {
            files::write(output.output.as_deref(), &format.assessments(&[account.assessed()], &show::layout(output)))
        }
        Err(refused) => {
            show::refused(&[*refused]);
            Exit::Refused
        }
    }
}
