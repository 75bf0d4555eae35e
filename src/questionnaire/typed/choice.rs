//! Typed or chosen options, and yes and no.

use super::{AnswerKind, Draft, Question, Understood, refusals};
use crate::document::parted;
use crate::questionnaire::question::{AnswerOption, Offered};

/// Yes or no.
pub(super) fn yes_no(kind: AnswerKind, text: &str) -> Result<Understood, String> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "true" => Ok(Understood::new(Draft::Bool(true), "Yes")),
        // A flag that is not set is left out of the file.
        "n" | "no" | "false" if kind == AnswerKind::Flag => Ok(Understood::cleared()),
        "n" | "no" | "false" => Ok(Understood::new(Draft::Bool(false), "No")),
        _ => Err(refusals::yes_or_no()),
    }
}

/// One of the options, by its word, its number in the list, or its label.
pub(super) fn option(question: &Question<'_>, text: &str) -> Result<Understood, String> {
    match found(question, text) {
        Some(option) => Ok(Understood::new(Draft::Text(option.id.clone()), &option.label)),
        None if matches!(question.offered, Offered::Rulebooks | Offered::Targets) => {
            Ok(Understood::new(Draft::Text(text.to_owned()), text))
        }
        None => Err(refusals::no_option(question, text)),
    }
}

/// Any number of the options; with pinpoints, what stands in brackets after one stays.
pub(super) fn options(question: &Question<'_>, pinpoints: bool, words: &[String]) -> Result<Understood, String> {
    let mut chosen = Vec::new();
    // Several that were typed in one go are told apart, a label with a comma in it is one.
    let words = words.iter().flat_map(|word| match found(question, word.trim()) {
        Some(_) => vec![word.trim()],
        None => parted(word),
    });
    for word in words.filter(|word| !word.is_empty()) {
        let (name, pinpoint) = match word.find('(').filter(|_| pinpoints).and_then(|at| word.split_at_checked(at)) {
            Some((name, pinpoint)) => (name.trim(), pinpoint),
            None => (word, ""),
        };
        let known = question.options.iter().any(|option| option.id == name);
        match found(question, name) {
            // A number in the list takes no pinpoint: `1(a)` would be read as the article 1.
            Some(option) if pinpoint.is_empty() || known => {
                let word = format!("{}{pinpoint}", option.id);
                // Who chooses one twice chooses it.
                if !chosen.contains(&word) {
                    chosen.push(word);
                }
            }
            _ => return Err(refusals::no_option(question, word)),
        }
    }
    if chosen.is_empty() {
        return Ok(Understood::cleared());
    }
    let echo = chosen.join(", ");
    Ok(Understood::new(Draft::List(chosen.into_iter().map(Draft::Text).collect()), echo))
}

fn found<'q>(question: &'q Question<'_>, text: &str) -> Option<&'q AnswerOption> {
    let options = &question.options;
    let exact = options.iter().find(|option| option.id == text);
    let by_number = || text.parse::<usize>().ok().and_then(|number| options.get(number.checked_sub(1)?));
    let by_label = || {
        options.iter().find(|option| option.id.eq_ignore_ascii_case(text) || option.label.eq_ignore_ascii_case(text))
    };
    exact.or_else(by_number).or_else(by_label).filter(|option| !option.id.is_empty())
}
