//! `affeer compare`.

use super::admission::{Request, assessed};
use super::arguments::Compare;
use super::{Exit, files, show, words};
use crate::assessment::compare;
use crate::diagnostic::spelt_out;
use crate::render::{Assessed, Document, pair_json};
use crate::report::{own_rules, pair_made_words, pair_report};
use std::path::Path;

pub(super) fn run(options: &Compare) -> Exit {
    let paths = [options.first.clone(), options.second.clone()];
    let format = options.form.format;
    let request = Request { paths: &paths, choice: &options.choice, facts_alone: options.facts_alone, format };
    assessed(&request, true, |list, _| match list {
        [first, second] => compared(first, second, options),
        _ => Exit::Refused,
    })
}

fn compared(first: &Assessed<'_>, second: &Assessed<'_>, options: &Compare) -> Exit {
    let [one, other] = [first, second].map(|assessed| assessed.assessment.case.rulebook.currency);
    if one != other {
        files::complain(&words::other_currencies(one.code(), other.code()));
        return Exit::Refused;
    }
    let [one, other] = names(&options.first, &options.second);
    let named = [(one.as_str(), first.assessment), (other.as_str(), second.assessment)];
    let paired = compare(first.assessment, second.assessment)
        .and_then(|comparison| Ok((pair_report(named[0], named[1], &comparison)?, comparison)));
    let (mut report, comparison) = match paired {
        Ok(paired) => paired,
        Err(error) => {
            files::complain(&error.to_string());
            return Exit::Refused;
        }
    };
    if [first, second].iter().any(|assessed| assessed.is_by_own_rules()) {
        report.blocks.insert(0, own_rules());
    }
    let made = pair_made_words(named[0], named[1]);
    let json = || pair_json((&one, first), (&other, second), &comparison);
    show::written(&Document { report: &report, json: &json, made: Some(&made) }, options.form.format, &options.output)
}

/// What the two are called: as their files without folder and ending; numbered where that does not
/// tell them apart.
fn names(first: &Path, second: &Path) -> [String; 2] {
    let stem = |path: &Path| match path.file_stem() {
        Some(stem) if path != Path::new("-") => spelt_out(&stem.to_string_lossy()),
        _ => words::STANDARD_INPUT.to_owned(),
    };
    let (first, second) = (stem(first), stem(second));
    if first == second { words::numbered(&first) } else { [first, second] }
}
