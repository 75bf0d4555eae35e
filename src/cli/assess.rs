//! `affeer assess`.

use super::admission::{Request, assessed};
use super::arguments::Assess;
use super::{Exit, files, output, show, words};
use crate::diagnostic::{closest, ids};
use crate::render::{Assessed, Document, Format, json_text, line_json, outcomes_json};
use crate::report::{line_alone, made_words};

pub(super) fn run(options: &Assess) -> Exit {
    let format = options.form.format;
    if options.cases.len() > 1 {
        if options.line.is_some() {
            return files::misused(words::LINE_OF_ONE_CASE);
        }
        if !format.holds_several() {
            return files::misused(&words::holds_one_case(format.name()));
        }
    }
    let request = Request { paths: &options.cases, choice: &options.choice, facts_alone: options.facts_alone, format };
    assessed(&request, false, |list, outcomes| {
        if let (Some(line), [only]) = (&options.line, list) {
            return explained(line, only, options);
        }
        // Each place in the list is a file's, whatever became of it.
        let text = if format == Format::Json && list.len() < outcomes.len() {
            json_text(&outcomes_json(outcomes))
        } else {
            format.assessments(list, &show::layout(&options.output))
        };
        output::write(&options.output.destination, &text)
    })
}

/// One line in full, by its id or else by its number.
fn explained(written: &str, assessed: &Assessed<'_>, options: &Assess) -> Exit {
    let assessment = assessed.assessment;
    let known: Vec<String> = assessment.lines.iter().map(|line| line.id(assessment.case)).collect();
    let number = written.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let id = known.iter().find(|id| *id == written).or_else(|| known.get(number?));
    let Some((id, report)) = id.and_then(|id| Some((id, line_alone(assessment, id, assessed.is_by_own_rules())?)))
    else {
        let near = closest(written, &ids(&known, |id| id));
        return files::misused(&words::no_such_line(written, near, &known));
    };
    let made = made_words(assessment, None);
    let document = Document { report: &report, json: &|| line_json(assessed, id), made: Some(&made) };
    show::written(&document, options.form.format, &options.output)
}
