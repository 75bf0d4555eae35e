//! `affeer engagement`: the tariff of a schedule.

use super::arguments::EngagementTariff;
use super::library::book_meant;
use super::{Exit, files, show, words};
use crate::caseload::tariff;
use crate::render::{tariff_csv, tariff_json};
use crate::report::tariff_report;

pub(super) fn run(options: &EngagementTariff) -> Exit {
    let book = match book_meant(&options.choice) {
        Ok(book) => book,
        Err(failed) => return failed.exit(),
    };
    match tariff(&book.rulebook) {
        Ok(Some(tariff)) => {
            let csv = || tariff_csv(&tariff);
            show::table(&tariff_report(&tariff), options.form.format, &options.output, &csv, &|| tariff_json(&tariff))
        }
        Ok(None) => files::misused(&words::no_tariff(&book.rulebook)),
        Err(error) => {
            files::complain(&error.to_string());
            Exit::Refused
        }
    }
}
