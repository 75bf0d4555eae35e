//! Values of one key: texts, options, sums, percentages, counts, dates, periods.

use super::dates::{day_from, moments_from};
use super::node::{Node, Value, Written};
use super::reader::Reader;
use super::refusals::{self, Wanted, shortened, wrong_type};
use super::texts::{check_hidden, check_id, distinct, option_of, text_of};
use crate::diagnostic::{Code, Findings};
use crate::value::{
    Amount, CivilTime, Currency, Day, Duration, Fault, Moment, Money, NotWritten, Percent, Span, counts_from,
    duration_from, percentages_from, range_from, sums_from,
};

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
            refusals::key_empty(key, text.place, findings);
            return None;
        }
        Some(text)
    }

    /// The id with this key: lower-case letters, digits and hyphens.
    pub(crate) fn needed_id(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<&'d str>> {
        let id = self.needed_text(key, findings)?;
        check_id(id, findings).then_some(id)
    }

    /// The texts of the list with this key, each of which may stand there once.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Written<&'d str>> {
        let texts: Vec<_> = self.list(key, findings).iter().filter_map(|node| text_of(node, findings)).collect();
        distinct(texts, findings)
    }

    /// `true` or `false`; `false` where the key is not written.
    pub(crate) fn flag(&mut self, key: &'static str, findings: &mut Findings) -> bool {
        self.truth(key, findings).is_some_and(|written| written.value)
    }

    /// `true` or `false`, if it is written.
    pub fn truth(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<bool>> {
        let node = self.node(key)?;
        if let Value::Bool(value) = node.value {
            Some(Written { value, place: node.place })
        } else {
            wrong_type(node, Wanted::Truth, findings);
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
        self.node(key)
            .and_then(|node| node.money(currency, None, findings))
            .and_then(|range| single_figure(range, findings))
    }

    /// The percentage with this key, if it is written.
    pub fn percent(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Percent>> {
        self.node(key).and_then(|node| node.percent(None, findings)).and_then(|range| single_figure(range, findings))
    }

    /// The whole number with this key, if it is written.
    pub fn count(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Amount>> {
        self.node(key).and_then(|node| node.count(None, findings)).and_then(|range| single_figure(range, findings))
    }

    /// The duration with this key, if it is written.
    pub fn duration(&mut self, key: &'static str, findings: &mut Findings) -> Option<Written<Duration>> {
        self.node(key).and_then(|node| node.duration(findings)).and_then(|range| single_figure(range, findings))
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
            refusals::period_backward(from, to, place, findings);
            return None;
        }
        Some(Written { value: (from, to), place })
    }
}

impl Node<'_> {
    /// A sum or range of sums; where there are limits, an end that is left out is theirs.
    pub fn money(
        &self,
        currency: Currency,
        limits: Option<Span<Money>>,
        findings: &mut Findings,
    ) -> Option<Written<Span<Money>>> {
        match &self.value {
            Value::Text { text, .. } => {
                let parsed = sums_from(text, currency, limits);
                let code = match &parsed {
                    Err(error) if error.fault == Fault::OtherCurrency => Code::OtherCurrency,
                    Err(error) => backward_or(error, Code::MalformedMoney),
                    Ok(_) => Code::MalformedMoney,
                };
                self.outcome(parsed, code, findings)
            }
            Value::Number(number) => {
                refusals::sum_as_number(number, currency, self.place, findings);
                None
            }
            _ => {
                wrong_type(self, Wanted::Money, findings);
                None
            }
        }
    }

    /// A percentage or range of percentages; with limits as [`Node::money`].
    pub fn percent(&self, limits: Option<Span<Percent>>, findings: &mut Findings) -> Option<Written<Span<Percent>>> {
        match &self.value {
            Value::Text { text, .. } => {
                let parsed = percentages_from(text, limits);
                let code = parsed
                    .as_ref()
                    .err()
                    .map_or(Code::MalformedPercent, |error| backward_or(error, Code::MalformedPercent));
                self.outcome(parsed, code, findings)
            }
            Value::Number(number) => {
                refusals::percentage_as_number(number, self.place, findings);
                None
            }
            _ => {
                wrong_type(self, Wanted::Percent, findings);
                None
            }
        }
    }

    /// A whole number or range of whole numbers; with limits as [`Node::money`].
    pub fn count(&self, limits: Option<Span<Amount>>, findings: &mut Findings) -> Option<Written<Span<Amount>>> {
        let parsed = match &self.value {
            Value::Text { text, .. } => counts_from(text, limits),
            Value::Number(number) => counts_from(number, None),
            _ => {
                wrong_type(self, Wanted::Count, findings);
                return None;
            }
        };
        let code = parsed.as_ref().err().map_or(Code::MalformedCount, |error| backward_or(error, Code::MalformedCount));
        self.outcome(parsed, code, findings)
    }

    /// A duration or range of durations.
    pub fn duration(&self, findings: &mut Findings) -> Option<Written<Span<Duration>>> {
        let Value::Text { text, .. } = &self.value else {
            wrong_type(self, Wanted::Duration, findings);
            return None;
        };
        let parsed = range_from(text, duration_from);
        let code =
            parsed.as_ref().err().map_or(Code::MalformedDuration, |error| backward_or(error, Code::MalformedDuration));
        self.outcome(parsed, code, findings)
    }

    /// A day, a month, a moment or a range of them, as the range of moments it is at a place.
    pub fn moment(&self, place: CivilTime, findings: &mut Findings) -> Option<Written<Span<Moment>>> {
        let text: &str = match &self.value {
            Value::Text { text, .. } => text,
            Value::Date(text) => text,
            _ => {
                wrong_type(self, Wanted::Date, findings);
                return None;
            }
        };
        let parsed = match moments_from(text, place) {
            Ok(Some(moments)) => Ok(moments),
            Ok(None) => {
                refusals::range_backward(text, self.place, findings);
                return None;
            }
            Err(error) => Err(error),
        };
        self.outcome(parsed, Code::MalformedDate, findings)
    }

    fn outcome<T>(
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
                    refusals::figure_too_long(&written, self.place, findings);
                    return None;
                }
                findings.add(code, self.place, format!("{what}: `{written}`"), instead);
                None
            }
        }
    }
}

/// The day a node gives.
fn day_of(node: &Node<'_>, findings: &mut Findings) -> Option<Written<Day>> {
    let text: &str = match &node.value {
        Value::Text { text, .. } => text,
        Value::Date(text) => text,
        _ => {
            wrong_type(node, Wanted::Day, findings);
            return None;
        }
    };
    let day = day_from(text);
    if day.is_none() {
        refusals::no_day(text, node.place, findings);
    }
    day.map(|value| Written { value, place: node.place })
}

fn backward_or(error: &NotWritten, code: Code) -> Code {
    if error.fault == Fault::Backward { Code::BackwardRange } else { code }
}

fn single_figure<T: Copy + Ord>(range: Written<Span<T>>, findings: &mut Findings) -> Option<Written<T>> {
    if range.value.is_point() {
        return Some(range.map(|span| span.least()));
    }
    refusals::range_for_one_value(range.place, findings);
    None
}
