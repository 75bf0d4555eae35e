//! A value of the right form, for a case file to be filled in.

use super::question::{AnswerKind, Question, When};
use crate::value::{Amount, Currency};

/// A value of the right form for a question, as it stands in a case file.
#[must_use]
pub fn sample(question: &Question<'_>, currency: Currency) -> String {
    let first = || question.options.first().map_or("", |option| option.id.as_str());
    if !question.sample.is_empty() {
        // A sample that a person may choose is one of the options, whatever the schedule calls them.
        let bare = question.sample.trim_matches('"');
        let chosen = !matches!(question.asked, When::Never) && !question.options.is_empty();
        let offered = !chosen || question.options.iter().any(|option| option.id == bare);
        return if offered { question.sample.to_owned() } else { format!("\"{}\"", first()) };
    }
    match question.kind {
        AnswerKind::Money => format!("\"{} 10m\"", currency.code()),
        AnswerKind::Count => {
            let thousand = Amount::whole(1000);
            let inside = question.limits.map_or(thousand, |limits| thousand.max(limits.least()).min(limits.most()));
            inside.plain()
        }
        AnswerKind::Percent | AnswerKind::Share => "\"10%\"".to_owned(),
        AnswerKind::Duration => "\"30 days\"".to_owned(),
        AnswerKind::Day | AnswerKind::Moment => "2025-06-01".to_owned(),
        AnswerKind::Period => "{ from = 2025-01-01, to = 2025-06-30 }".to_owned(),
        AnswerKind::YesNo | AnswerKind::Flag => "false".to_owned(),
        AnswerKind::Option | AnswerKind::Select | AnswerKind::Target => format!("\"{}\"", first()),
        AnswerKind::Options { .. } => {
            let known = question.options.iter().find(|option| option.id == "32");
            format!("[\"{}\"]", known.map_or_else(first, |option| option.id.as_str()))
        }
        AnswerKind::Text | AnswerKind::LongText => "\"…\"".to_owned(),
        AnswerKind::Facts => "{}".to_owned(),
    }
}
