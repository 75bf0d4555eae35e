//! `affeer rulebooks`: list, show, backtest, calibrate.

use super::arguments::{Action, Rulebooks};
use super::files::{self, Unread};
use super::library::book;
use super::{Exit, calibrate, output, show};
use crate::caseload::backtest;
use crate::render::{backtest_json, rulebook_json};
use crate::report::{backtest_report, list_report, rulebook_report};
use crate::rulebook::Library;

pub(super) fn run(options: &Rulebooks) -> Exit {
    match &options.action {
        Action::List { form, output } => {
            let mut list = Vec::new();
            for shipped in Library::rulebooks() {
                match book(shipped.id, None) {
                    Ok(book) => list.push(book.rulebook),
                    Err(failed) => return failed.exit(),
                }
            }
            show::document(&list_report(&list), form, output, &|| list.iter().map(rulebook_json).collect())
        }
        Action::Show { rulebook, schedule, source, form, output } => match book(rulebook, schedule.as_deref()) {
            Ok(book) if *source => output::write(&output.destination, book.source.text()),
            Ok(book) => {
                show::document(&rulebook_report(&book.rulebook), form, output, &|| rulebook_json(&book.rulebook))
            }
            Err(failed) => failed.exit(),
        },
        Action::Calibrate { rulebook, schedule, write, form, output } => {
            calibrate::run(&calibrate::Request { rulebook, schedule: schedule.as_deref(), write: *write, form, output })
        }
        Action::Backtest { rulebook, schedule, form, output } => match book(rulebook, schedule.as_deref()) {
            Ok(book) => {
                let (decisions, refused) = book.decisions();
                let unread = book.unread.iter().map(Unread::told).max();
                if !refused.is_empty() {
                    show::refused(&refused, true);
                }
                // Of a part of the decisions no rate is told.
                if let Some(exit) = unread.max((!refused.is_empty()).then_some(Exit::Refused)) {
                    return exit;
                }
                match backtest(&book.rulebook, &decisions) {
                    Ok(result) => show::document(&backtest_report(&book.rulebook, &result), form, output, &|| {
                        backtest_json(&book.rulebook, &result)
                    }),
                    Err(error) => {
                        files::complain(&error.to_string());
                        Exit::Refused
                    }
                }
            }
            Err(failed) => failed.exit(),
        },
    }
}
