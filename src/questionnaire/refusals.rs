//! The words that answer what was typed: what was understood, what is doubted, and what is
//! refused, each refusal with the form to use.

use super::question::{AnswerKind, AnswerOption, Question};
use crate::rulebook::PromptnessStep;
use crate::value::{Amount, Currency, Day, Duration, Span};

/// What is echoed where something is not known.
pub(super) const NOT_KNOWN: &str = "Not known yet";

/// How the answer to a question is spoken of.
pub(super) struct Form<'a> {
    kind: AnswerKind,
    question: &'a str,
    limits: Option<Span<Amount>>,
    currency: Currency,
}

/// The name of a currency, in the plural; its code where it has none here.
pub(super) fn currency_name(currency: Currency) -> &'static str {
    match currency.code() {
        "GBP" => "pounds",
        "EUR" => "euros",
        "USD" => "dollars",
        _ => "the currency of the rulebook",
    }
}

impl<'a> Form<'a> {
    pub(super) fn new(question: &'a Question<'_>, currency: Currency) -> Form<'a> {
        Form { kind: question.kind, question: question.question, limits: question.limits, currency }
    }

    /// An amount of the question's kind, in words.
    pub(super) fn amount(&self, amount: Amount) -> String {
        let places = |amount: Amount| if amount.is_whole() { 0 } else { 2 };
        match self.kind {
            AnswerKind::Money => format!("{}{}", self.currency.sign(), amount.grouped(places(amount))),
            AnswerKind::Percent | AnswerKind::Share => {
                let sign = if amount.is_negative() { "−" } else { "" };
                format!("{sign}{}%", amount.magnitude().plain())
            }
            AnswerKind::Duration => length(amount),
            _ => amount.grouped(0),
        }
    }

    /// What to type.
    pub(super) fn wanted(&self) -> String {
        match self.kind {
            AnswerKind::Money => {
                format!("Enter a sum in {}, like 6,000,000 or 6 million.", currency_name(self.currency))
            }
            AnswerKind::Count => "Enter a whole number in digits, like 12,000.".to_owned(),
            AnswerKind::Percent => "Enter a percentage in digits, like 10%.".to_owned(),
            AnswerKind::Share => {
                "Enter one percentage in digits, like 15%, or a change with its sign, like -20%.".to_owned()
            }
            AnswerKind::Duration => "Enter a length of time, like 30 days, 36 hours or 6 months.".to_owned(),
            _ => String::new(),
        }
    }

    /// A refusal of what is only about right.
    pub(super) fn rough(&self) -> String {
        let range = match self.kind {
            AnswerKind::Money => "5 million to 7 million",
            AnswerKind::Count => "11,000 to 13,000",
            AnswerKind::Duration => "20 to 40 days",
            _ => "10% to 15%",
        };
        format!("Nothing can be computed from “about”. Enter the range it surely lies in, like {range}.")
    }

    /// A refusal of what is below nothing.
    pub(super) fn negative(&self) -> String {
        let what = match self.kind {
            AnswerKind::Money => "A loss is not entered here: no sum is below nothing.",
            AnswerKind::Count => "No number of this kind is below nothing.",
            _ => "No length of time is below nothing.",
        };
        format!("{what} {}", self.wanted())
    }

    /// A refusal of another currency.
    pub(super) fn other_currency(&self) -> String {
        let name = currency_name(self.currency);
        format!("Convert to {name}, and note the rate and the day: the rulebook counts in {name}.")
    }

    /// A refusal of a figure as another country writes it.
    pub(super) fn did_you_mean(&self, meant: &str) -> String {
        format!("Did you mean {meant}? {}", self.wanted())
    }

    /// A refusal of what lies outside the limits.
    pub(super) fn outside(&self) -> String {
        let Some(limits) = self.limits else { return self.wanted() };
        let range = range(&self.amount(limits.least()), &self.amount(limits.most()));
        let what = match self.kind {
            AnswerKind::Money => "a sum",
            AnswerKind::Count => "a whole number",
            AnswerKind::Duration => "a length of time",
            _ => "a percentage",
        };
        let from = if limits.is_point() { "of" } else { "from" };
        format!("“{}” takes {what} {from} {range}.", self.question)
    }

    /// A refusal of no time at all.
    pub(super) fn no_time(&self) -> String {
        format!("It lasted longer than that. {}", self.wanted())
    }
}

/// A length of time in seconds, in words: days with their thousands marked where it is days.
pub(super) fn length(seconds: Amount) -> String {
    let number: i64 = seconds.to_whole().unwrap_or(i64::MAX);
    let (days, rest) = (number / DAY, number % DAY);
    match (days, rest) {
        (0, 0) => "0 days".to_owned(),
        (1, 0) => "1 day".to_owned(),
        (days, 0) => format!("{} days", Amount::whole(days).grouped(0)),
        _ => Duration::seconds(number).words(),
    }
}

const DAY: i64 = 86_400;

/// A refusal of a range that goes downwards.
pub(super) fn backward() -> String {
    "The first is the larger. Enter the smaller end of the range first.".to_owned()
}

/// From one to the other.
pub(super) fn range(least: &str, most: &str) -> String {
    if least == most { least.to_owned() } else { format!("{least} to {most}") }
}

pub(super) fn or_more(least: &str) -> String {
    format!("{least} or more")
}

pub(super) fn up_to(most: &str) -> String {
    format!("Up to {most}")
}

/// A question back at a small sum.
pub(super) fn millions_meant(digits: &str) -> String {
    format!("Were millions meant? Then enter {digits} million.")
}

/// A question back at a count of nil.
pub(super) fn none_meant() -> String {
    "Is it certain that there are none? If it is not known, say so instead.".to_owned()
}

/// A refusal of what is neither yes nor no.
pub(super) fn yes_or_no() -> String {
    "Answer yes or no.".to_owned()
}

/// A refusal of what is none of the options.
pub(super) fn no_option(question: &Question<'_>, typed: &str) -> String {
    let short: String = typed.chars().take(100).collect();
    let options: Vec<&str> = question.options.iter().map(named).collect();
    format!("“{}” does not have the answer “{short}”. Choose one of: {}.", question.question, options.join("; "))
}

fn named(option: &AnswerOption) -> &str {
    if option.label.is_empty() { &option.id } else { &option.label }
}

/// A refusal that the reading of files gave.
pub(super) fn by_the_reading_of_files(question: &Question<'_>, problems: &[String]) -> String {
    let named = format!("`{}`", question.key);
    let words = problems.join(". ").replacen(&named, &format!("“{}”", question.question), 1);
    // What stands in a file is quoted as a person quotes.
    let quotes = ["“", "”"].into_iter().cycle();
    let parts = words.split('`').zip(std::iter::once("").chain(quotes));
    let words: String = parts.flat_map(|(part, quote)| [quote, part]).collect();
    format!("{words}.")
}

/// The parts of a date.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Day,
    Month,
    Year,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Day => "day",
            Part::Month => "month",
            Part::Year => "year",
        }
    }
}

/// A refusal of a date with a part left out.
pub(super) fn part_missing(part: Part) -> String {
    format!("The date must include a {}.", part.name())
}

/// A refusal of a part that is none.
pub(super) fn part_wrong(part: Part, typed: &str) -> String {
    let form = match part {
        Part::Day => "The day must be a number from 1 to 31",
        Part::Month => "The month must be a number from 1 to 12, or its name",
        Part::Year => "The year must be from 1900 to 2200, in four digits or its last two",
    };
    let short: String = typed.chars().take(100).collect();
    format!("{form}: “{short}” is not.")
}

/// A refusal of a day that the month does not have.
pub(super) fn day_too_late(month: &str, year: i32, days: u8) -> String {
    format!("The day must be from 1 to {days}: {month} {year} has no more days.")
}

/// A refusal of what is no date at all.
pub(super) fn no_date() -> String {
    "Enter a date, like 27 3 2001 or 27 March 2001.".to_owned()
}

/// A refusal of what is no time of day.
pub(super) fn no_time_of_day() -> String {
    "The time must be written like 14:30, 9.30 or 9am.".to_owned()
}

/// A refusal of what is no offset from UTC.
pub(super) fn no_offset() -> String {
    "The offset from UTC must be written like +01:00.".to_owned()
}

/// A refusal of a range of dates where one stands.
pub(super) fn one_date() -> String {
    format!("One date is asked for here. {}", no_date())
}

/// A refusal of a period that ends before it begins.
pub(super) fn period_backward(from: Day, to: Day) -> String {
    format!("The last day, {}, comes before the first, {}.", to.long(), from.long())
}

/// A question back at a day after the day of assessment.
pub(super) fn after_assessment(as_of: Day) -> String {
    format!("This is after the day of assessment, {}.", as_of.long())
}

/// A refusal of a case without a name.
pub(super) fn no_name() -> String {
    "Enter a name for the case.".to_owned()
}

/// How a moment is echoed: by which clock it is told.
pub(super) fn moment(day: &str, time: &str, zone: &str, local: Option<&str>) -> String {
    match local.or((zone == "+00:00").then_some("GMT")) {
        Some(name) => format!("{day} at {time}, {}", clock(name)),
        None => format!("{day} at {time}, UTC{zone}"),
    }
}

/// A question back at a time told by the other of the two clocks of a place than stood that day.
pub(super) fn other_clock(name: &str) -> String {
    format!("Was it told by {}? So the clocks stood that day.", clock(name))
}

/// What stands in a file to be filled in beside the sample of a date.
pub(super) const OR_NONE_SO_FAR: &str = "or \"none-so-far\"";

/// By which steps in time a report counts, from awareness.
pub(super) fn steps_in_time(steps: &[PromptnessStep]) -> String {
    let within = steps.iter().map(|step| format!("within {} {}", step.within.words(), step.weight));
    let then = steps.last().map(|step| format!("later {}", step.then));
    format!("It counts by the time since awareness: {}.", within.chain(then).collect::<Vec<_>>().join(", "))
}

/// What is understood of a date that has not come.
pub(super) fn none_so_far(as_of: Option<Day>) -> String {
    as_of.map_or_else(|| "None so far".to_owned(), |day| format!("None so far, as of {}", day.long()))
}

/// What is asked back where nothing says as of which day.
pub(super) const NONE_SO_FAR_BY_WHICH_DAY: &str = "As of which day? Give the case a day of assessment too.";

/// A clock by the name it has in speech.
pub(super) fn clock(name: &str) -> &str {
    match name {
        "GMT" => "Greenwich time",
        "BST" => "British Summer Time",
        _ => name,
    }
}

/// How a period is echoed.
pub(super) fn period(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("From {from}"),
        (None, Some(to)) => format!("Until {to}"),
        (None, None) => String::new(),
    }
}
