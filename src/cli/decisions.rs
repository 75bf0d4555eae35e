//! `affeer decisions`: list, show, engagement.

use super::arguments::{Decisions, DecisionsAction, DecisionsOf, Output};
use super::library::{Failed, LoadedRulebook, book};
use super::{Exit, files, show, words};
use crate::assessment::assess;
use crate::caseload::{Decision, comparables, engagement_count, published_decisions};
use crate::diagnostic::{closest, ids};
use crate::render::{Assessed, Format, decisions_csv, decisions_json, engagement_count_json};
use crate::report::{decisions_report, engagement_count_report};
use crate::rulebook::Library;
use crate::value::List;
use std::path::Path;

pub(super) fn run(options: &Decisions) -> Exit {
    match &options.action {
        DecisionsAction::List { of, form, output } => with_decisions(of, |_, lists| {
            let rows = published_decisions(lists.iter().flatten());
            let csv = || decisions_csv(&rows);
            show::table(&decisions_report(&rows), form.format, output, &csv, &|| decisions_json(&rows))
        }),
        DecisionsAction::Engagement { of, form, output } => with_decisions(of, |_, lists| {
            let count = engagement_count(lists.iter().flatten());
            let csv = || decisions_csv(&count.rows);
            show::table(&engagement_count_report(&count), form.format, output, &csv, &|| engagement_count_json(&count))
        }),
        DecisionsAction::Show { decision, of, form, output } => with_decisions(of, |books, lists| {
            for (book, list) in books.iter().zip(lists) {
                if let Some(found) = list.iter().find(|known| known.name == *decision) {
                    return shown(book, list, found, form.format, output);
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
            let lists: Vec<List<Decision<'_>>> = books.iter().map(LoadedRulebook::decisions).collect();
            write(&books, &lists)
        }
        Err(failed) => failed.exit(),
    }
}

/// Writes the account of a decision, as `assess` does of its file.
fn shown(
    book: &LoadedRulebook,
    decisions: &List<Decision<'_>>,
    decision: &Decision<'_>,
    format: Format,
    output: &Output,
) -> Exit {
    let assessment = match assess(&decision.case) {
        Ok(assessment) => assessment,
        Err(error) => {
            files::complain(&words::not_assessed(Path::new(&decision.name), &error.to_string()));
            return Exit::Refused;
        }
    };
    let assessed = Assessed {
        assessment: &assessment,
        comparables: &comparables(&decision.case, decisions),
        decisions,
        case: book.decision_text(&decision.name),
        own_rulebook: book.own_rulebook(),
        own_schedule: book.own_schedule(),
        made_on: None,
    };
    files::write(output.output.as_deref(), &format.assessments(&[assessed], &show::layout(output)))
}
