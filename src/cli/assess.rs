//! `affeer assess`.

use super::arguments::{Assess, Format};
use super::library::{Failed, book_for};
use super::{Exit, files, show};
use crate::assessment::assess;
use crate::case::Case;
use crate::caseload::comparables;
use crate::diagnostic::Refused;
use crate::render::assessment_json;
use crate::report::report;
use serde_json::Value;

pub(super) fn run(options: &Assess) -> Exit {
    let mut texts: Vec<String> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut all_refused: Vec<Refused> = Vec::new();
    for path in &options.cases {
        let source = match files::read(path) {
            Ok(source) => source,
            Err(exit) => return exit,
        };
        let book = match book_for(&source, &options.choice) {
            Ok(book) => book,
            Err(Failed::Refused(refused)) => {
                all_refused.extend(refused);
                continue;
            }
            Err(failed) => return failed.exit(),
        };
        let case = match Case::read(&book.rulebook, source) {
            Ok(case) => case,
            Err(refused) => {
                all_refused.push(*refused);
                continue;
            }
        };
        let case = if options.facts_alone { crate::counterfactual::Change::FactsAlone.made_to(&case) } else { case };
        let assessment = match assess(&case) {
            Ok(assessment) => assessment,
            Err(error) => {
                files::complain(&format!("{}: {error}", path.display()));
                return Exit::Refused;
            }
        };
        let decisions = book.decisions();
        let alike = comparables(&case, &decisions);
        if options.output.format == Format::Json {
            let mut value = assessment_json(&assessment, &alike, &decisions);
            if book.own {
                mark(&mut value);
            }
            values.push(value);
        } else {
            let mut report = report(&assessment, &alike, &decisions);
            if book.own {
                report.blocks.insert(0, crate::report::own_rules());
            }
            texts.push(show::rendered(&report, &options.output, || Value::Null));
        }
    }
    if !all_refused.is_empty() {
        if options.output.format == Format::Json {
            let text = serde_json::to_string_pretty(&crate::render::refused_json(&all_refused)).unwrap_or_default();
            files::print(&format!("{text}\n"));
        }
        show::refused(&all_refused);
        return Exit::Refused;
    }
    let text = if options.output.format == Format::Json {
        let value = match <[Value; 1]>::try_from(values) {
            Ok([one]) => one,
            Err(several) => Value::Array(several),
        };
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        text
    } else {
        texts.join("\n")
    };
    files::write(options.output.output.as_deref(), &text)
}

/// Says in the JSON that the rulebook or schedule is the user's own.
fn mark(value: &mut Value) {
    if let Some(caveats) = value.get_mut("caveats").and_then(Value::as_array_mut) {
        caveats.insert(0, Value::String(crate::report::OWN_RULES.to_owned()));
    }
}
