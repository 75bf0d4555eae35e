//! Typed sums, counts and percentages.

use super::{AnswerKind, Draft, Question, Understood, refusals};
use crate::questionnaire::refusals::Form;
use crate::value::{
    Amount, Currency, Ends, Marks, count_from, ends, is_rough, marked, money_from, percent_from, scale_of,
    without_percent,
};

/// What a number or range typed for a question is.
pub(super) fn number(question: &Question<'_>, text: &str, currency: Currency) -> Result<Understood, String> {
    let numbers = Numbers { question, form: Form::new(question, currency), currency };
    let bare = match question.kind {
        AnswerKind::Money => numbers.without_currency(&text.to_ascii_lowercase())?,
        _ => text.to_ascii_lowercase(),
    };
    if is_rough(bare.trim()) {
        return Err(numbers.form.rough());
    }
    let ends = ends(&bare, true);
    let (least, most) = match ends {
        Ends::One(text) => {
            let end = numbers.end(&numbers.figure(text)?)?;
            (end.clone(), end)
        }
        Ends::Two(least, most) => numbers.range(&numbers.figure(least)?, &numbers.figure(most)?)?,
        Ends::From(least) => (numbers.end(&numbers.figure(least)?)?, numbers.limit(|limits| limits.most())?),
        Ends::To(most) => (numbers.limit(|limits| limits.least())?, numbers.end(&numbers.figure(most)?)?),
    };
    if least.amount > most.amount {
        return Err(refusals::backward());
    }
    // What has no limits of its own takes one figure.
    if question.limits.is_none() && least.amount != most.amount {
        return Err(numbers.form.wanted());
    }
    let digits = match ends {
        Ends::One(_) => least.text.clone(),
        Ends::Two(..) | Ends::From(_) | Ends::To(_) if least.amount == most.amount => most.text.clone(),
        Ends::Two(..) | Ends::From(_) | Ends::To(_) => format!("{}..{}", least.text, most.text),
    };
    let text = if question.kind == AnswerKind::Money { format!("{} {digits}", currency.code()) } else { digits };
    let words = |end: &End| {
        let plus = if end.text.starts_with('+') { "+" } else { "" };
        format!("{plus}{}", numbers.form.amount(end.amount))
    };
    let (one, other) = (words(&least), words(&most));
    let echo = match ends {
        Ends::One(_) => one,
        Ends::Two(..) => refusals::range(&one, &other),
        Ends::From(_) => refusals::or_more(&one),
        Ends::To(_) => refusals::up_to(&other),
    };
    let doubt = matches!(ends, Ends::One(_)).then(|| numbers.doubt(&least)).flatten();
    Ok(Understood::new(Draft::Text(text), echo).doubted(doubt))
}

/// Digits with their marks and perhaps a sign, and the unit after them; empty where there is none.
struct Figure {
    digits: String,
    unit: &'static str,
}

/// One end of a range: what it is, and as it stands in a file.
#[derive(Clone)]
struct End {
    amount: Amount,
    text: String,
    unit: &'static str,
}

struct Numbers<'a> {
    question: &'a Question<'a>,
    form: Form<'a>,
    currency: Currency,
}

impl Numbers<'_> {
    /// A sum in small letters without the sign, code and name of the currency.
    fn without_currency(&self, small: &str) -> Result<String, String> {
        const OTHERS: [&str; 14] =
            ["£", "€", "$", "¥", "gbp", "eur", "usd", "chf", "jpy", "cad", "aud", "pound", "euro", "dollar"];
        let code = self.currency.code().to_ascii_lowercase();
        let sign = self.currency.sign();
        let name = refusals::currency_name(self.currency);
        // The plural first, so that no `s` is left of it.
        let own = [name, name.trim_end_matches('s'), sign.trim(), &code];
        let mut bare = own.into_iter().fold(small.to_owned(), |bare, own| bare.replace(&own.to_ascii_lowercase(), ""));
        if bare.contains("sterling") && code == "gbp" {
            bare = bare.replace("sterling", "");
        }
        if OTHERS.iter().any(|other| bare.contains(other)) {
            return Err(self.form.other_currency());
        }
        Ok(bare)
    }

    fn figure(&self, text: &str) -> Result<Figure, String> {
        let bare: String = text.chars().filter(|character| *character != ' ').collect();
        let signed = matches!(self.question.kind, AnswerKind::Percent | AnswerKind::Share);
        let (digits, unit) = if signed { (without_percent(&bare).0, "") } else { scale_of(&bare) };
        let without_sign = digits.strip_prefix(['-', '+']).filter(|_| signed).unwrap_or(digits);
        if without_sign.starts_with('-') {
            return Err(self.form.negative());
        }
        match marked(without_sign, !signed && unit.is_empty()) {
            Marks::Understood => Ok(Figure { digits: digits.to_owned(), unit }),
            Marks::Meant(meant) if self.question.kind != AnswerKind::Count || !meant.contains('.') => {
                Err(self.form.did_you_mean(&format!("{meant}{unit}")))
            }
            Marks::Meant(_) | Marks::Nothing => Err(self.form.wanted()),
        }
    }

    fn end(&self, figure: &Figure) -> Result<End, String> {
        let text = self.text(figure)?;
        let amount = self.amount(&text)?;
        if self.question.limits.is_some_and(|limits| !limits.contains(amount)) {
            return Err(self.form.outside());
        }
        Ok(End { amount, text, unit: figure.unit })
    }

    /// An end of the permitted range.
    fn limit(&self, end: fn(crate::value::Span<Amount>) -> Amount) -> Result<End, String> {
        let amount = end(self.question.limits.ok_or_else(|| self.form.wanted())?);
        let text = match self.question.kind {
            AnswerKind::Money | AnswerKind::Count => amount.grouped(0),
            _ => format!("{}%", amount.plain()),
        };
        Ok(End { amount, text, unit: "" })
    }

    /// Both ends. A unit that is said once counts for both, where the range then goes upwards.
    fn range(&self, least: &Figure, most: &Figure) -> Result<(End, End), String> {
        let unit = if least.unit.is_empty() { most.unit } else { least.unit };
        let with_unit = |figure: &Figure| Figure { digits: figure.digits.clone(), unit };
        let as_typed = || Ok((self.end(least)?, self.end(most)?));
        let shared = || Ok((self.end(&with_unit(least))?, self.end(&with_unit(most))?));
        let upwards =
            |ends: &Result<(End, End), String>| ends.as_ref().is_ok_and(|(least, most)| least.amount <= most.amount);
        let (first, second): (Result<_, String>, Result<_, String>) = match (least.unit, most.unit) {
            ("", "") => return as_typed(),
            // Nil is nil whatever its unit.
            ("", _) if least.digits.bytes().all(|byte| byte == b'0') => return as_typed(),
            ("", _) => (shared(), as_typed()),
            (_, "") => (as_typed(), shared()),
            _ => return as_typed(),
        };
        if upwards(&first) || !upwards(&second) { first } else { second }
    }

    /// The figure as it stands in a file.
    fn text(&self, figure: &Figure) -> Result<String, String> {
        let Figure { digits, unit } = figure;
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        match self.question.kind {
            AnswerKind::Percent | AnswerKind::Share => Ok(format!("{digits}%")),
            _ if *unit == "k" && whole => Ok(format!("{digits}000")),
            AnswerKind::Count if !unit.is_empty() => {
                let code = self.currency.code();
                let sum = money_from(&format!("{code} {digits}{unit}"), self.currency);
                sum.map(|sum| sum.0.plain()).map_err(|_| self.form.outside())
            }
            _ => Ok(format!("{digits}{unit}")),
        }
    }

    fn amount(&self, text: &str) -> Result<Amount, String> {
        let read = match self.question.kind {
            AnswerKind::Money => {
                money_from(&format!("{} {text}", self.currency.code()), self.currency).map(|sum| sum.0)
            }
            AnswerKind::Count => count_from(text),
            _ => percent_from(text).map(|percent| percent.0),
        };
        // What is written as a figure and cannot be kept is too long, or no whole number.
        read.map_err(|_| if text.contains('.') { self.form.wanted() } else { self.form.outside() })
    }

    /// What may have been meant instead.
    fn doubt(&self, end: &End) -> Option<String> {
        match self.question.kind {
            AnswerKind::Money if end.unit.is_empty() && !end.amount.is_zero() && end.amount < Amount::whole(1000) => {
                Some(refusals::millions_meant(&end.text))
            }
            AnswerKind::Count if end.amount.is_zero() => Some(refusals::none_meant()),
            _ => None,
        }
    }
}
