//! Reads a condition: lexer, precedence, and the units of every part.

use crate::diagnostic::{Findings, Place, closest, ids};
use crate::document::{Node, Value};
use crate::rulebook::model::condition::{Comparison, Condition, Number, Slice, Test, Unit, bit_of};
use crate::rulebook::{Fact, FactId, FactKind, refusals};
use crate::value::{Amount, List, Measures, NotWritten, Span, count_from, duration_from, money_from, percent_from};

const DEEPEST: usize = 64;
/// A chain of `or` is a tree as deep as it is long.
const MOST_PARTS: usize = 256;

/// The condition a node holds; what is wrong with it is added to the findings.
pub(super) fn condition(
    node: &Node<'_>,
    facts: &List<Fact>,
    measures: Measures,
    findings: &mut Findings,
) -> Option<Condition> {
    let Value::Text { text, begins } = &node.value else {
        refusals::no_condition(node, findings);
        return None;
    };
    let Some(begins) = *begins else {
        refusals::condition_with_escapes(node.place, findings);
        return None;
    };
    let mut reading = Reading { text, begins, at: 0, depth: 0, parts: 0, whole_day: None, facts, measures, findings };
    let test = reading.disjunction()?;
    reading.space();
    if reading.at < text.len() {
        refusals::condition_goes_on(reading.rest(), reading.place(reading.at, text.len()), reading.findings);
        return None;
    }
    let mut named = Vec::new();
    test.facts(&mut named);
    let mut seen = Vec::new();
    named.retain(|fact| {
        if seen.contains(fact) {
            false
        } else {
            seen.push(*fact);
            true
        }
    });
    let condition = Condition { text: text.to_string(), test, facts: named };
    if let Some(answer) = condition.only_answer(facts) {
        refusals::only_one_answer(text, answer, node.place, findings);
        return None;
    }
    Some(condition)
}

struct Reading<'r, 'f> {
    text: &'r str,
    begins: usize,
    at: usize,
    depth: usize,
    parts: usize,
    /// The hours of the day that the side of a comparison just read is, where it is one.
    whole_day: Option<Span<Amount>>,
    facts: &'r List<Fact>,
    measures: Measures,
    findings: &'f mut Findings,
}

impl<'r> Reading<'r, '_> {
    fn disjunction(&mut self) -> Option<Test> {
        let mut left = self.conjunction()?;
        while self.word("or") {
            left = Test::Or(Box::new(left), Box::new(self.conjunction()?));
        }
        Some(left)
    }

    fn conjunction(&mut self) -> Option<Test> {
        let mut left = self.test()?;
        while self.word("and") {
            left = Test::And(Box::new(left), Box::new(self.test()?));
        }
        Some(left)
    }

    fn test(&mut self) -> Option<Test> {
        self.count_part()?;
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            refusals::condition_too_deep(self.here(), self.findings);
            return None;
        }
        let test = if self.word("not") {
            Test::Not(Box::new(self.test()?))
        } else if self.sign("(") {
            let inner = self.disjunction()?;
            if !self.sign(")") {
                refusals::bracket_open(self.here(), self.findings);
                return None;
            }
            inner
        } else if self.word("any") {
            self.membership(true)?
        } else if self.word("all") {
            self.membership(false)?
        } else {
            self.comparison()?
        };
        self.depth = self.depth.saturating_sub(1);
        Some(test)
    }

    fn membership(&mut self, any: bool) -> Option<Test> {
        let start = self.start();
        let (id, fact) = self.fact()?;
        if !matches!(fact.kind, FactKind::Options { .. }) {
            refusals::one_value_only(fact, self.since(start), self.findings);
            return None;
        }
        if !self.word("in") {
            refusals::no_in(self.here(), self.findings);
            return None;
        }
        let mask = self.options(fact)?;
        let slice = Slice { start, end: self.at };
        Some(if any { Test::AnyOf(id, mask, slice) } else { Test::AllOf(id, mask, slice) })
    }

    fn comparison(&mut self) -> Option<Test> {
        let start = self.start();
        if self.next_is_fact() {
            let saved = self.at;
            let (id, fact) = self.fact()?;
            match &fact.kind {
                FactKind::YesNo => {
                    let end = self.at;
                    if self.start() < self.text.len() && self.rest().starts_with(['=', '!', '<', '>']) {
                        refusals::yes_no_compared(fact, self.here(), self.findings);
                        return None;
                    }
                    return Some(Test::Holds(id, Slice { start, end }));
                }
                FactKind::Option(_) => return self.option_test(id, fact, start),
                FactKind::Options { .. } => {
                    refusals::several_values(fact, self.since(start), self.findings);
                    return None;
                }
                _ => self.at = saved,
            }
        }
        let (left, left_unit) = self.sum()?;
        let left_day = self.whole_day.take();
        let comparison = self.comparator()?;
        let middle = self.start();
        let (right, right_unit) = self.sum()?;
        let right_day = self.whole_day.take();
        if left_unit != right_unit {
            refusals::unlike_compared(left_unit, right_unit, self.since(middle), self.findings);
            return None;
        }
        let slice = Slice { start, end: self.at };
        Some(match (left_day, right_day) {
            (None, Some(day)) => against_day(left, comparison, day, slice),
            (Some(day), None) => against_day(right, comparison.turned(), day, slice),
            (None, None) | (Some(_), Some(_)) => Test::Compare(left, comparison, right, slice),
        })
    }

    fn option_test(&mut self, id: FactId, fact: &Fact, start: usize) -> Option<Test> {
        self.no_second_equals()?;
        let negated = if self.sign("!=") {
            let mask = self.option(fact)?;
            return Some(Test::Not(Box::new(Test::OneOf(id, mask, Slice { start, end: self.at }))));
        } else if self.sign("=") {
            let mask = self.option(fact)?;
            return Some(Test::OneOf(id, mask, Slice { start, end: self.at }));
        } else {
            self.word("not")
        };
        if !self.word("in") {
            refusals::no_test_of_option(fact, self.here(), self.findings);
            return None;
        }
        let mask = self.options(fact)?;
        let test = Test::OneOf(id, mask, Slice { start, end: self.at });
        Some(if negated { Test::Not(Box::new(test)) } else { test })
    }

    fn options(&mut self, fact: &Fact) -> Option<u64> {
        if !self.sign("[") {
            refusals::no_list(self.here(), self.findings);
            return None;
        }
        let mut mask = 0;
        loop {
            mask |= self.option(fact)?;
            if self.sign("]") {
                return Some(mask);
            }
            if !self.sign(",") {
                refusals::list_open(self.here(), self.findings);
                return None;
            }
        }
    }

    fn option(&mut self, fact: &Fact) -> Option<u64> {
        let start = self.start();
        let rest = self.rest();
        let Some((word, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
            refusals::no_option(self.here(), self.findings);
            return None;
        };
        self.at = self.at.saturating_add(word.len()).saturating_add(2);
        let choices = fact.kind.choices();
        let Some(option) = choices.position(|choice| choice.id == word) else {
            let near = closest(word, &ids(choices, |choice| &choice.id));
            refusals::no_such_option(fact, word, near, self.since(start), self.findings);
            return None;
        };
        Some(bit_of(option))
    }

    fn sum(&mut self) -> Option<(Number, Unit)> {
        let start = self.start();
        self.whole_day = None;
        let (mut left, mut unit) = self.term()?;
        loop {
            let plus = self.sign("+");
            if !plus && !self.sign("-") {
                return Some((left, unit));
            }
            let (right, right_unit) = self.term()?;
            self.whole_day = None;
            unit = match (unit, right_unit) {
                (Unit::Date, Unit::Date) if !plus => Unit::Duration,
                (Unit::Date, Unit::Duration) => Unit::Date,
                (Unit::Date, _) | (_, Unit::Date) => return self.unlike(start, unit, right_unit, plus),
                (one, other) if one == other => one,
                _ => return self.unlike(start, unit, right_unit, plus),
            };
            let (one, other) = (Box::new(left), Box::new(right));
            left = if plus { Number::Plus(one, other) } else { Number::Minus(one, other) };
        }
    }

    fn unlike<T>(&mut self, start: usize, left: Unit, right: Unit, plus: bool) -> Option<T> {
        refusals::unlike_added(left, right, plus, self.since(start), self.findings);
        None
    }

    fn count_part(&mut self) -> Option<()> {
        self.parts = self.parts.saturating_add(1);
        if self.parts > MOST_PARTS {
            refusals::condition_too_long(self.here(), self.findings);
            return None;
        }
        Some(())
    }

    fn term(&mut self) -> Option<(Number, Unit)> {
        self.count_part()?;
        let start = self.start();
        if self.next_is_fact() {
            let (id, fact) = self.fact()?;
            let Some(unit) = Unit::of(&fact.kind) else {
                refusals::no_number(fact, self.since(start), self.findings);
                return None;
            };
            return Some((Number::Fact(id), unit));
        }
        self.literal(start)
    }

    fn literal(&mut self, start: usize) -> Option<(Number, Unit)> {
        let rest = self.rest();
        if rest.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase()) {
            let number = rest.get(4..).unwrap_or_default();
            let length = 4_usize.saturating_add(
                number.find(|c: char| !(c.is_ascii_alphanumeric() || c == ',' || c == '.')).unwrap_or(number.len()),
            );
            let written = rest.get(..length).unwrap_or(rest).trim_end_matches(',');
            self.at = self.at.saturating_add(written.len());
            return match money_from(written, self.measures.currency) {
                Ok(money) => Some((Number::Literal(money.0), Unit::Money)),
                Err(error) => self.malformed(start, error),
            };
        }
        let end = rest
            .find(|c: char| {
                !(c.is_ascii_digit()
                    || matches!(c, ',' | '.' | '%' | ':' | 'T' | 'Z')
                    || (c == '-' && looks_like_date(rest)))
            })
            .unwrap_or(rest.len());
        let number = rest.get(..end).unwrap_or_default().trim_end_matches(',');
        if number.is_empty() {
            refusals::nothing_compared(self.since(start), self.findings);
            return None;
        }
        self.at = self.at.saturating_add(number.len());
        if number.ends_with('%') {
            return match percent_from(number) {
                Ok(percent) => Some((Number::Literal(percent.0), Unit::Percent)),
                Err(error) => self.malformed(start, error),
            };
        }
        if looks_like_date(number) {
            return match crate::document::moment_from(number, self.measures.civil_time) {
                Ok(moments) => {
                    let moments = moments.seconds();
                    self.whole_day = (!moments.is_point()).then_some(moments);
                    Some((Number::Literal(moments.least()), Unit::Date))
                }
                Err(error) => self.malformed(start, error),
            };
        }
        for unit in ["minutes", "minute", "hours", "hour", "days", "day", "months", "month", "years", "year"] {
            if self.word(unit) {
                return match duration_from(&format!("{number} {unit}")) {
                    Ok(duration) => Some((Number::Literal(duration.amount()), Unit::Duration)),
                    Err(error) => self.malformed(start, error),
                };
            }
        }
        let after = rest.get(number.len()..).unwrap_or_default();
        let suffix = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        if suffix > 0 {
            let written = rest.get(..number.len().saturating_add(suffix)).unwrap_or_default();
            self.at = start.saturating_add(written.len());
            refusals::no_count(written, self.measures.currency, self.since(start), self.findings);
            return None;
        }
        match count_from(number) {
            Ok(count) => Some((Number::Literal(count), Unit::Count)),
            Err(error) => self.malformed(start, error),
        }
    }

    fn malformed<T>(&mut self, start: usize, error: NotWritten) -> Option<T> {
        refusals::not_written(error, self.since(start), self.findings);
        None
    }

    /// Refuses `==`, which other languages write.
    fn no_second_equals(&mut self) -> Option<()> {
        let start = self.start();
        if !self.rest().starts_with("==") {
            return Some(());
        }
        self.at = self.at.saturating_add(2);
        refusals::equals_twice(self.since(start), self.findings);
        None
    }

    fn comparator(&mut self) -> Option<Comparison> {
        self.no_second_equals()?;
        let signs = [
            ("!=", Comparison::Unequal),
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<", Comparison::Below),
            (">", Comparison::Above),
            ("=", Comparison::Equal),
        ];
        let found = signs.into_iter().find(|(sign, _)| self.sign(sign));
        if found.is_none() {
            refusals::no_comparison(self.here(), self.findings);
        }
        found.map(|(_, comparison)| comparison)
    }

    fn next_is_fact(&mut self) -> bool {
        self.space();
        self.rest().bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
    }

    fn fact(&mut self) -> Option<(FactId, &'r Fact)> {
        let start = self.start();
        let rest = self.rest();
        let length =
            rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        self.at = self.at.saturating_add(length);
        let facts = self.facts;
        let Some(id) = facts.position(|fact| fact.id == name) else {
            let near = closest(name, &ids(facts, |fact| &fact.id));
            refusals::no_fact_of_name(name, near, self.since(start), self.findings);
            return None;
        };
        Some((id, &facts[id]))
    }

    fn word(&mut self, word: &str) -> bool {
        self.space();
        let follows = self.rest().strip_prefix(word);
        let found =
            follows.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        if found {
            self.at = self.at.saturating_add(word.len());
        }
        found
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(sign);
        if found {
            self.at = self.at.saturating_add(sign.len());
        }
        found
    }

    fn start(&mut self) -> usize {
        self.space();
        self.at
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at = self.at.saturating_add(rest.len().saturating_sub(rest.trim_start().len()));
    }

    fn rest(&self) -> &'r str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Where it has come to.
    fn here(&self) -> Place {
        self.since(self.at)
    }

    /// From a byte of the text to where it has come to.
    fn since(&self, start: usize) -> Place {
        self.place(start, self.at)
    }

    /// Part of the text, as a place in the file; at least one byte long.
    fn place(&self, start: usize, end: usize) -> Place {
        let end = end.max(start.saturating_add(1)).min(self.text.len().max(start));
        Place { start: self.begins.saturating_add(start), end: self.begins.saturating_add(end) }
    }
}

/// A number compared with a day: before its first hour, after its last, or within it.
fn against_day(number: Number, comparison: Comparison, day: Span<Amount>, slice: Slice) -> Test {
    let with = |number: Number, comparison: Comparison, end: Amount| {
        Test::Compare(number, comparison, Number::Literal(end), slice)
    };
    let within = |number: Number| {
        let from = with(number.clone(), Comparison::AtLeast, day.least());
        Test::And(Box::new(from), Box::new(with(number, Comparison::AtMost, day.most())))
    };
    match comparison {
        Comparison::Below | Comparison::AtLeast => with(number, comparison, day.least()),
        Comparison::AtMost | Comparison::Above => with(number, comparison, day.most()),
        Comparison::Equal => within(number),
        Comparison::Unequal => Test::Not(Box::new(within(number))),
    }
}

fn looks_like_date(text: &str) -> bool {
    text.as_bytes().get(4) == Some(&b'-') && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
}
