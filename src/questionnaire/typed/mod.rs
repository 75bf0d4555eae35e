//! The one reading of what people type, from the declared kind of the question: what goes into
//! the file, what was understood in words, or a refusal that says what to type instead. What a
//! file may hold is narrower, and is [`crate::value`]'s and [`crate::document`]'s to say.

mod choice;
mod date;
mod duration;
mod number;
mod time_of_day;

pub(super) use time_of_day::{clock, offset, time};

use super::facts::fact_question;
use super::question::{AnswerKind, Question};
use super::refusals;
use crate::case::Draft;
use crate::case::{NONE_SO_FAR, answer_as_of};
use crate::rulebook::{Fact, FactValue, Rulebook};
use crate::value::{Day, Measures, says_none_so_far, says_not_known, tidy};

/// What was typed or chosen for a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: the answer is cleared.
    Nothing,
    /// That it is not known.
    NotKnown,
    /// That it has not come by the day of assessment.
    NoneSoFar,
    /// A text; also the word of an option, `true` and `false`.
    Text(String),
    /// What stands in a file, as it stands there.
    AsWritten(String),
    /// A date in its parts.
    Parts(DateParts),
    /// The two ends of a period.
    Ends(Box<Typed>, Box<Typed>),
    /// The words of several options.
    Choices(Vec<String>),
}

/// A date as it is typed in parts; what is left empty is an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day of the month.
    pub day: String,
    /// The month, as a number or by name.
    pub month: String,
    /// The year, in two or four digits.
    pub year: String,
    /// The time of day.
    pub time: String,
    /// The offset from UTC, as `+01:00`.
    pub zone: String,
}

/// What typed answers are read against.
#[derive(Clone, Copy, Debug)]
pub struct AnswerContext {
    /// What the figures of the rulebook are counted in, and by whose clocks times are told.
    pub measures: Measures,
    /// The day of assessment, where it is known: a later day is doubted.
    pub as_of: Option<Day>,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// What goes into the file; `None` where the answer is cleared.
    pub answer: Option<Draft>,
    /// What was understood, in words; empty where it is cleared.
    pub echo: String,
    /// A question back, where something else may have been meant; else empty.
    pub doubt: String,
}

impl Understood {
    fn new(answer: Draft, echo: impl Into<String>) -> Understood {
        Understood { answer: Some(answer), echo: echo.into(), doubt: String::new() }
    }

    fn cleared() -> Understood {
        Understood { answer: None, echo: String::new(), doubt: String::new() }
    }

    fn doubted(mut self, doubt: Option<String>) -> Understood {
        self.doubt = doubt.unwrap_or_default();
        self
    }
}

/// What a typed answer to a question is.
///
/// # Errors
/// When it cannot be read as an answer of that kind, or lies outside its limits: a sentence that
/// says what to type instead.
pub fn answer_to(question: &Question<'_>, typed: &Typed, context: AnswerContext) -> Result<Understood, String> {
    let in_words = !matches!(question.kind, AnswerKind::Text | AnswerKind::LongText | AnswerKind::Facts);
    let typed = match typed {
        Typed::Text(text) => match tidy(text) {
            tidied if tidied.is_empty() => return Ok(Understood::cleared()),
            tidied if in_words && says_not_known(&tidied) => Typed::NotKnown,
            tidied if question.none_so_far && says_none_so_far(&tidied) => Typed::NoneSoFar,
            // OK because what is to be read by a person stays as it was typed.
            _ if !in_words => Typed::Text(text.trim().to_owned()),
            tidied => Typed::Text(tidied),
        },
        other => other.clone(),
    };
    match (&typed, question.kind) {
        (Typed::Nothing, _) => Ok(Understood::cleared()),
        (Typed::NoneSoFar, _) if question.none_so_far => {
            let doubt = context.as_of.is_none().then(|| refusals::NONE_SO_FAR_BY_WHICH_DAY.to_owned());
            let echo = refusals::none_so_far(context.as_of);
            Ok(Understood::new(Draft::Text(NONE_SO_FAR.to_owned()), echo).doubted(doubt))
        }
        (Typed::NotKnown, _) => Ok(Understood::new(Draft::Text("not-known".to_owned()), refusals::NOT_KNOWN)),
        (Typed::Text(text), AnswerKind::Text | AnswerKind::LongText) => {
            Ok(Understood::new(Draft::Text(text.clone()), text))
        }
        (Typed::Text(text), AnswerKind::Money | AnswerKind::Count | AnswerKind::Percent | AnswerKind::Share) => {
            number::number(question, text, context.measures.currency)
        }
        (Typed::Text(text), AnswerKind::Duration) => duration::duration(question, text, context.measures.currency),
        (_, AnswerKind::Day | AnswerKind::Moment | AnswerKind::Period) => date::date(question, &typed, context),
        (Typed::Text(text), AnswerKind::YesNo | AnswerKind::Flag) => choice::yes_no(question.kind, text),
        (Typed::Text(text), AnswerKind::Option | AnswerKind::Select | AnswerKind::Target) => {
            choice::option(question, text)
        }
        (Typed::Text(text), AnswerKind::Options { pinpoints }) => {
            choice::options(question, pinpoints, std::slice::from_ref(text))
        }
        (Typed::Choices(words), AnswerKind::Options { pinpoints }) => choice::options(question, pinpoints, words),
        (Typed::NoneSoFar | Typed::AsWritten(_) | Typed::Parts(_) | Typed::Ends(..) | Typed::Choices(_), _)
        | (Typed::Text(_), AnswerKind::Facts) => Ok(Understood::cleared()),
    }
}

/// What a typed answer to a fact is, and what it means; nothing is meant where it is cleared.
///
/// # Errors
/// As [`answer_to`].
pub fn fact_answer(
    rulebook: &Rulebook,
    fact: &Fact,
    typed: &Typed,
    as_of: Option<Day>,
) -> Result<(Understood, Option<FactValue>), String> {
    let question = fact_question(fact);
    let understood = answer_to(&question, typed, AnswerContext { measures: rulebook.measures(), as_of })?;
    let Some(draft) = &understood.answer else { return Ok((understood, None)) };
    // The strict reading of files has the last word.
    match answer_as_of(rulebook, &fact.id, &draft.inline(), as_of) {
        Ok(value) => Ok((understood, Some(value))),
        Err(problems) => Err(refusals::by_the_reading_of_files(&question, &problems)),
    }
}
