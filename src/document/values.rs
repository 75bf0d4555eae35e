//! Values of one key: texts, options, sums, percentages, counts, dates, periods.

use super::node::{Node, Value};
use super::reader::{Reader, Written, wrong_type};
use crate::diagnostic::{Code, Findings, Place, closest, is_hidden};
use crate::value::{
    Amount, Currency, Day, Duration, Fault, Moment, Money, NotWritten, Percent, Span, count_from, duration_from,
    money_from, percent_from, range_from,
};

const LONGEST_TEXT: usize = 10_000;
const MOST_DIGITS: usize = 28;

impl<'d> Reader<'d, '_> {
    /// The text with this key, if it is written.
    pub fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<&'d str>> {
        self.node(key).and_then(|node| text_of(node, findings))
    }

    /// The text with this key; refused where it is missing or empty.
    pub fn needed_text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<&'d str>> {
        let node = self.needed(key, findings)?;
        let text = text_of(node, findings)?;
        if text.value.trim().is_empty() {
            findings.add(Code::MissingKey, text.place, format!("`{key}` is empty"), "write it out");
            return None;
        }
        Some(text)
    }

    /// The id with this key: lower-case letters, digits and hyphens.
    pub fn needed_id(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<&'d str>> {
        let id = self.needed_text(key, findings)?;
        check_id(id, findings).then_some(id)
    }

    /// The texts of the list with this key.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Written<&'d str>> {
        self.list(key, findings).iter().filter_map(|node| text_of(node, findings)).collect()
    }

    /// `true` or `false`; `false` where the key is not written.
    pub fn flag(&mut self, key: &'static str, findings: &mut Findings) -> bool {
        self.truth(key, findings).is_some_and(|written| written.value)
    }

    /// `true` or `false`, if it is written.
    pub fn truth(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<bool>> {
        let node = self.node(key)?;
        if let Value::Bool(value) = node.value {
            Some(Written { value, place: node.place })
        } else {
            wrong_type(node, "`true` or `false`", findings);
            None
        }
    }

    /// One of these options, if the key is written.
    pub fn option<T: Copy>(
        &mut self,
        key: &'static str,
        options: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<Written<T>> {
        let text = self.text(key, findings)?;
        option_of(text, options, findings)
    }

    /// One of these options; refused where the key is missing.
    pub fn needed_option<T: Copy>(
        &mut self,
        key: &'static str,
        options: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<Written<T>> {
        let text = self.needed_text(key, findings)?;
        option_of(text, options, findings)
    }

    /// The sum with this key, if it is written.
    pub fn money(&mut self, key: &'static str, currency: Currency, findings: &mut Findings) -> Option<Written<Money>> {
        self.node(key).and_then(|node| node.money(currency, findings)).and_then(|range| one(range, findings))
    }

    /// The percentage with this key, if it is written.
    pub fn percent(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Percent>> {
        self.node(key).and_then(|node| node.percent(findings)).and_then(|range| one(range, findings))
    }

    /// The whole number with this key, if it is written.
    pub fn count(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Amount>> {
        self.node(key).and_then(|node| node.count(findings)).and_then(|range| one(range, findings))
    }

    /// The duration with this key, if it is written.
    pub fn duration(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Duration>> {
        self.node(key).and_then(|node| node.duration(findings)).and_then(|range| one(range, findings))
    }

    /// The day with this key, if it is written.
    pub fn day(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Day>> {
        self.node(key).and_then(|node| day_of(node, findings))
    }

    /// The period `{ from, to }` with this key, if it is written; either end may be left out.
    pub fn period(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Written<(Option<Day>, Option<Day>)>> {
        let mut reader = self.table(key, findings)?;
        let place = reader.place;
        let from = reader.day("from", findings).map(|day| day.value);
        let to = reader.day("to", findings).map(|day| day.value);
        reader.finish(findings);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            findings.add(
                Code::BackwardRange,
                place,
                format!("the period ends on {} before it begins on {}", to.iso(), from.iso()),
                "put the earlier day under `from`",
            );
            return None;
        }
        Some(Written { value: (from, to), place })
    }
}

impl Node<'_> {
    /// A sum or range of sums.
    pub fn money(&self, currency: Currency, findings: &mut Findings) -> Option<Written<Span<Money>>> {
        match &self.value {
            Value::Text { text, .. } => {
                let parsed = range_from(text, |text| money_from(text, currency));
                let code = match &parsed {
                    Err(error) if error.fault == Fault::OtherCurrency => Code::OtherCurrency,
                    Err(error) => backward_or(error, Code::MalformedMoney),
                    Ok(_) => Code::MalformedMoney,
                };
                self.taken(parsed, code, findings)
            }
            Value::Number(number) => {
                let message = format!("the sum `{number}` is written as a number");
                let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                let help = if plain {
                    format!("write `\"{} {number}\"`", currency.code())
                } else {
                    format!("write it as text with its currency: `\"{} 17,500,000\"`", currency.code())
                };
                findings.add(Code::MoneyNotText, self.place, message, help);
                None
            }
            _ => {
                wrong_type(self, "a sum of money", findings);
                None
            }
        }
    }

    /// A percentage or range of percentages.
    pub fn percent(&self, findings: &mut Findings) -> Option<Written<Span<Percent>>> {
        match &self.value {
            Value::Text { text, .. } => {
                let parsed = range_from(text, percent_from);
                let code = parsed
                    .as_ref()
                    .err()
                    .map_or(Code::MalformedPercent, |error| backward_or(error, Code::MalformedPercent));
                self.taken(parsed, code, findings)
            }
            Value::Number(number) => {
                findings.add(
                    Code::MalformedPercent,
                    self.place,
                    format!("the percentage `{number}` has no `%`"),
                    match number.strip_prefix("0.") {
                        Some(_) => {
                            format!("write `\"{number}%\"`, or a hundred times that if a share of one was meant")
                        }
                        None => format!("write `\"{number}%\"`"),
                    },
                );
                None
            }
            _ => {
                wrong_type(self, "a percentage", findings);
                None
            }
        }
    }

    /// A whole number or range of whole numbers.
    pub fn count(&self, findings: &mut Findings) -> Option<Written<Span<Amount>>> {
        let parsed = match &self.value {
            Value::Text { text, .. } => range_from(text, count_from),
            Value::Number(number) => count_from(number).map(Span::point),
            _ => {
                wrong_type(self, "a whole number", findings);
                return None;
            }
        };
        let code = parsed.as_ref().err().map_or(Code::MalformedCount, |error| backward_or(error, Code::MalformedCount));
        self.taken(parsed, code, findings)
    }

    /// A duration or range of durations.
    pub fn duration(&self, findings: &mut Findings) -> Option<Written<Span<Duration>>> {
        let Value::Text { text, .. } = &self.value else {
            wrong_type(self, "a duration such as `\"72 hours\"`", findings);
            return None;
        };
        let parsed = range_from(text, duration_from);
        let code =
            parsed.as_ref().err().map_or(Code::MalformedDuration, |error| backward_or(error, Code::MalformedDuration));
        self.taken(parsed, code, findings)
    }

    /// A day, a moment or a range of them, as a range of moments.
    pub fn moment(&self, findings: &mut Findings) -> Option<Written<Span<Moment>>> {
        let text: &str = match &self.value {
            Value::Text { text, .. } => text,
            Value::Date(text) => text,
            _ => {
                wrong_type(self, "a date", findings);
                return None;
            }
        };
        let parsed = match text.split_once("..") {
            None => moment_from(text),
            Some((from, to)) => match (moment_from(from.trim()), moment_from(to.trim())) {
                (Ok(from), Ok(to)) if from.least() <= to.most() => Ok(from.union(to)),
                (Ok(_), Ok(_)) => {
                    findings.add(
                        Code::BackwardRange,
                        self.place,
                        format!("the range `{text}` ends before it begins"),
                        "put the earlier day first",
                    );
                    return None;
                }
                (Err(error), _) | (_, Err(error)) => Err(error),
            },
        };
        self.taken(parsed, Code::MalformedDate, findings)
    }

    fn taken<T>(
        &self,
        parsed: Result<Span<T>, NotWritten>,
        code: Code,
        findings: &mut Findings,
    ) -> Option<Written<Span<T>>> {
        match parsed {
            Ok(value) => Some(Written { value, place: self.place }),
            Err(NotWritten { fault, what, instead }) => {
                let written = match &self.value {
                    Value::Text { text, .. } => shortened(text),
                    Value::Number(number) => shortened(number),
                    Value::Date(date) => date.clone(),
                    _ => String::new(),
                };
                if !check_hidden(&written, self.place, findings) {
                    return None;
                }
                let too_long = |end: &str| end.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS;
                if written.split("..").any(too_long) || fault == Fault::TooLong {
                    findings.add(
                        Code::OutOfRange,
                        self.place,
                        format!("the figure has more than 28 digits: `{written}`"),
                        "no sum and no count of a case is that long; check for digits typed twice",
                    );
                    return None;
                }
                findings.add(code, self.place, format!("{what}: `{written}`"), instead);
                None
            }
        }
    }
}

/// The text of a node; refused where it is of another type, too long or holds control characters.
pub(crate) fn text_of<'d>(node: &'d Node<'_>, findings: &mut Findings) -> Option<Written<&'d str>> {
    let Value::Text { text, .. } = &node.value else {
        wrong_type(node, "a text", findings);
        return None;
    };
    if text.len() > LONGEST_TEXT {
        findings.add(
            Code::TooLarge,
            node.place,
            "the text has more than 10,000 characters",
            "shorten it and refer to an exhibit",
        );
        return None;
    }
    check_hidden(text, node.place, findings).then_some(Written { value: text, place: node.place })
}

/// Whether a text or a key is free of hidden characters; refused where it is not.
pub(crate) fn check_hidden(text: &str, place: Place, findings: &mut Findings) -> bool {
    let hidden = text.chars().find(|character| is_hidden(*character));
    if let Some(character) = hidden {
        let number = u32::from(character);
        findings.add(
            Code::ControlCharacter,
            place,
            format!("the hidden character U+{number:04X} stands in `{}`", shortened(text)),
            "take it out; line breaks may stay",
        );
    }
    hidden.is_none()
}

/// Whether the id is lower-case letters, digits and hyphens; refused where it is not.
pub(crate) fn check_id(id: Written<&str>, findings: &mut Findings) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fine = id.value.len() <= 64
        && id.value.bytes().all(good)
        && id.value.bytes().next().is_some_and(|first| first != b'-');
    if !fine {
        let help = "an id is at most 64 lower-case letters, digits and hyphens";
        findings.add(Code::MalformedId, id.place, format!("`{}` is no id", shortened(id.value)), help);
    }
    fine
}

/// The option a text names; refused where there is none.
pub(crate) fn option_of<T: Copy>(
    text: Written<&str>,
    options: &[(&'static str, T)],
    findings: &mut Findings,
) -> Option<Written<T>> {
    if let Some((_, value)) = options.iter().find(|(name, _)| *name == text.value) {
        return Some(Written { value: *value, place: text.place });
    }
    not_an_option(text, &options.iter().map(|(name, _)| *name).collect::<Vec<_>>(), findings);
    None
}

/// Refuses a word that is none of the options.
pub(crate) fn not_an_option(text: Written<&str>, options: &[&str], findings: &mut Findings) {
    let help = match closest(text.value, options) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", quoted(options)),
    };
    findings.add(Code::NotAnOption, text.place, format!("`{}` is none of the options", shortened(text.value)), help);
}

/// Where a name stands in a list of ids. One that is not there is refused: with the one that is
/// near, or with what to do otherwise.
pub(crate) fn place_of(
    name: Written<&str>,
    ids: &[&str],
    code: Code,
    what: &str,
    otherwise: &dyn Fn() -> String,
    findings: &mut Findings,
) -> Option<usize> {
    let found = ids.iter().position(|id| *id == name.value);
    if found.is_none() {
        let help = closest(name.value, ids).map_or_else(otherwise, |near| format!("did you mean `{near}`?"));
        findings.add(code, name.place, format!("there is no {what} `{}`", shortened(name.value)), help);
    }
    found
}

/// The words in backticks, one after the other.
pub(crate) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The day a node gives.
pub(crate) fn day_of(node: &Node<'_>, findings: &mut Findings) -> Option<Written<Day>> {
    let text: &str = match &node.value {
        Value::Text { text, .. } => text,
        Value::Date(text) => text,
        _ => {
            wrong_type(node, "a day such as 2026-05-07", findings);
            return None;
        }
    };
    let day = day_from(text);
    if day.is_none() {
        findings.add(
            Code::MalformedDate,
            node.place,
            format!("`{}` is no day of the calendar", shortened(text)),
            "write it as 2026-05-07; years run from 1900 to 2200",
        );
    }
    day.map(|value| Written { value, place: node.place })
}

/// The first hundred characters of a text.
pub(crate) fn shortened(text: &str) -> String {
    if text.chars().count() <= 100 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(100).collect::<String>())
    }
}

/// The day written as `2026-05-07`.
pub(crate) fn day_from(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The moments a date or time covers: a day its 24 hours, a time itself.
pub(crate) fn moment_from(text: &str) -> Result<Span<Moment>, NotWritten> {
    let wrong = |what: &str| NotWritten {
        fault: Fault::Form,
        what: what.to_owned(),
        instead: "write a day as 2022-07-21, or a moment with its offset as 2022-07-21T14:30:00+01:00".to_owned(),
    };
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else {
        return day_from(text).map(Day::hours).ok_or_else(|| wrong("this is no day of the calendar"));
    };
    let day = day_from(day).ok_or_else(|| wrong("this is no day of the calendar"))?;
    let (clock, offset) = if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        (clock, 0)
    } else {
        let index = time.rfind(['+', '-']).ok_or_else(|| wrong("the time has no offset from UTC"))?;
        let (clock, offset) = time.split_at(index);
        (clock, offset_from(offset).ok_or_else(|| wrong("the offset of the time is malformed"))?)
    };
    let seconds = clock_from(clock).ok_or_else(|| wrong("the time is malformed"))?;
    Ok(Span::point(Moment::at(day, seconds, offset)))
}

fn offset_from(text: &str) -> Option<i64> {
    let negative = text.starts_with('-');
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (two_digits(hours, 14)?, two_digits(minutes, 59)?);
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    Some(if negative { total.checked_neg()? } else { total })
}

fn clock_from(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let hours = two_digits(parts.next()?, 23)?;
    let minutes = two_digits(parts.next()?, 59)?;
    let seconds = match parts.next() {
        None => 0,
        Some(seconds) => two_digits(seconds.split('.').next()?, 59)?,
    };
    hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
    let fine = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| fine && *number <= most)
}

fn backward_or(error: &NotWritten, code: Code) -> Code {
    if error.fault == Fault::Backward { Code::BackwardRange } else { code }
}

fn one<T: Copy + Ord>(range: Written<Span<T>>, findings: &mut Findings) -> Option<Written<T>> {
    if range.value.is_point() {
        return Some(range.map(|span| span.least()));
    }
    findings.add(Code::WrongType, range.place, "this is a range, where one value stands", "write one value");
    None
}
