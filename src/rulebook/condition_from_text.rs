//! Reads a condition: lexer, precedence, and the units of every part.

use super::answers::only_answer;
use super::condition::{Comparison, Condition, Number, Slice, Test, bit};
use super::fact::{Fact, FactId, FactKind};
use crate::diagnostic::{Code, Findings, Place, closest, ids};
use crate::document::{Node, Value};
use crate::value::{Currency, List, Truth, count_from, duration_from, money_from, percent_from};

const DEEPEST: usize = 64;
/// A chain of `or` is a tree as deep as it is long.
const MOST_PARTS: usize = 256;

/// The condition a node holds; what is wrong with it is added to the findings.
pub(super) fn condition(
    node: &Node<'_>,
    facts: &List<Fact>,
    currency: Currency,
    findings: &mut Findings,
) -> Option<Condition> {
    let Value::Text { text, begins } = &node.value else {
        findings.add(
            Code::WrongType,
            node.place,
            format!("this is {}, where a condition stands", node.kind()),
            "write it in single quotes",
        );
        return None;
    };
    let Some(begins) = *begins else {
        findings.add(
            Code::ConditionEscapes,
            node.place,
            "the condition stands in a string with escapes",
            "write it in single quotes",
        );
        return None;
    };
    let mut reading = Reading { text, begins, at: 0, depth: 0, parts: 0, facts, currency, findings };
    let test = reading.either()?;
    reading.space();
    if reading.at < text.len() {
        reading.wrong(
            Code::ConditionSyntax,
            reading.at,
            text.len(),
            "the condition should end here",
            "join two tests with `and` or `or`",
        );
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
    if let Some(answer) = only_answer(&condition, facts) {
        let so = if answer == Truth::True { "always so" } else { "never so" };
        findings.add(
            Code::NeverReached,
            node.place,
            format!("the condition `{text}` is {so}, whatever the facts"),
            "write a test that the facts can meet and can fail",
        );
        return None;
    }
    Some(condition)
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Money,
    Count,
    Percent,
    Duration,
    Date,
}

impl Unit {
    fn words(self) -> &'static str {
        match self {
            Unit::Money => "a sum of money",
            Unit::Count => "a count",
            Unit::Percent => "a percentage",
            Unit::Duration => "a duration",
            Unit::Date => "a date",
        }
    }

    fn of(kind: &FactKind) -> Option<Unit> {
        match kind {
            FactKind::Money(_) => Some(Unit::Money),
            FactKind::Count(_) => Some(Unit::Count),
            FactKind::Percent(_) => Some(Unit::Percent),
            FactKind::Duration(_) => Some(Unit::Duration),
            FactKind::Date => Some(Unit::Date),
            _ => None,
        }
    }
}

struct Reading<'r, 'f> {
    text: &'r str,
    begins: usize,
    at: usize,
    depth: usize,
    parts: usize,
    facts: &'r List<Fact>,
    currency: Currency,
    findings: &'f mut Findings,
}

impl<'r> Reading<'r, '_> {
    fn either(&mut self) -> Option<Test> {
        let mut left = self.both()?;
        while self.word("or") {
            left = Test::Or(Box::new(left), Box::new(self.both()?));
        }
        Some(left)
    }

    fn both(&mut self) -> Option<Test> {
        let mut left = self.single()?;
        while self.word("and") {
            left = Test::And(Box::new(left), Box::new(self.single()?));
        }
        Some(left)
    }

    fn single(&mut self) -> Option<Test> {
        self.one_more_part()?;
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            self.wrong(
                Code::TooLarge,
                self.at,
                self.at,
                "the condition is nested more than 64 levels deep",
                "split it into facts",
            );
            return None;
        }
        let test = if self.word("not") {
            Test::Not(Box::new(self.single()?))
        } else if self.sign("(") {
            let inner = self.either()?;
            if !self.sign(")") {
                self.wrong(Code::ConditionSyntax, self.at, self.at, "a bracket is not closed", "add `)`");
                return None;
            }
            inner
        } else if self.word("any") {
            self.membership_of_several(true)?
        } else if self.word("all") {
            self.membership_of_several(false)?
        } else {
            self.comparison()?
        };
        self.depth = self.depth.saturating_sub(1);
        Some(test)
    }

    fn membership_of_several(&mut self, any: bool) -> Option<Test> {
        let start = self.start();
        let (id, fact) = self.fact()?;
        if !matches!(fact.kind, FactKind::Options { .. }) {
            let message = format!("`{}` has one value, not several", fact.id);
            self.wrong(Code::ConditionType, start, self.at, &message, "leave out `any` or `all`");
            return None;
        }
        if !self.word("in") {
            self.wrong(
                Code::ConditionSyntax,
                self.at,
                self.at,
                "`in` is missing",
                "write `any FACT in [\"…\", \"…\"]`",
            );
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
                        let help = format!("write `{0}` or `not {0}`", fact.id);
                        return self.malformed(
                            self.at,
                            &format!("`{}` is yes or no and is not compared", fact.id),
                            &help,
                        );
                    }
                    return Some(Test::Holds(id, Slice { start, end }));
                }
                FactKind::Option(_) => return self.option_test(id, fact, start),
                FactKind::Options { .. } => {
                    let message = format!("`{}` can have several values", fact.id);
                    self.wrong(
                        Code::ConditionType,
                        start,
                        self.at,
                        &message,
                        &format!("write `any {} in [\"…\"]` or `all …`", fact.id),
                    );
                    return None;
                }
                _ => self.at = saved,
            }
        }
        let (left, left_unit) = self.sum()?;
        let comparison = self.comparator()?;
        let middle = self.start();
        let (right, right_unit) = self.sum()?;
        if left_unit != right_unit {
            let message = format!("{} is compared with {}", left_unit.words(), right_unit.words());
            self.wrong(Code::ConditionType, middle, self.at, &message, "compare like with like");
            return None;
        }
        Some(Test::Compare(left, comparison, right, Slice { start, end: self.at }))
    }

    fn option_test(&mut self, id: FactId, fact: &Fact, start: usize) -> Option<Test> {
        let negated = if self.sign("!=") {
            let mask = self.one_option(fact)?;
            return Some(Test::Not(Box::new(Test::OneOf(id, mask, Slice { start, end: self.at }))));
        } else if self.sign("=") {
            let mask = self.one_option(fact)?;
            return Some(Test::OneOf(id, mask, Slice { start, end: self.at }));
        } else {
            self.word("not")
        };
        if !self.word("in") {
            self.wrong(
                Code::ConditionSyntax,
                self.at,
                self.at,
                "`=`, `!=` or `in` is missing",
                &format!("write `{} = \"…\"`", fact.id),
            );
            return None;
        }
        let mask = self.options(fact)?;
        let test = Test::OneOf(id, mask, Slice { start, end: self.at });
        Some(if negated { Test::Not(Box::new(test)) } else { test })
    }

    fn options(&mut self, fact: &Fact) -> Option<u64> {
        if !self.sign("[") {
            self.wrong(Code::ConditionSyntax, self.at, self.at, "a list is missing", "write `[\"…\", \"…\"]`");
            return None;
        }
        let mut mask = 0;
        loop {
            mask |= self.one_option(fact)?;
            if self.sign("]") {
                return Some(mask);
            }
            if !self.sign(",") {
                self.wrong(
                    Code::ConditionSyntax,
                    self.at,
                    self.at,
                    "the list is not closed",
                    "separate options with `,` and end with `]`",
                );
                return None;
            }
        }
    }

    fn one_option(&mut self, fact: &Fact) -> Option<u64> {
        let start = self.start();
        let rest = self.rest();
        let Some((word, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
            self.wrong(
                Code::ConditionSyntax,
                self.at,
                self.at,
                "an option in double quotes is missing",
                "write `\"…\"`",
            );
            return None;
        };
        self.at = self.at.saturating_add(word.len()).saturating_add(2);
        let choices = fact.kind.choices();
        let Some(option) = choices.position(|choice| choice.id == word) else {
            let near = closest(word, &ids(choices, |choice| &choice.id));
            let help = near.map_or_else(
                || "see the options declared for this fact".to_owned(),
                |near| format!("did you mean `\"{near}\"`?"),
            );
            self.wrong(Code::NotAnOption, start, self.at, &format!("`{}` has no option `{word}`", fact.id), &help);
            return None;
        };
        Some(bit(option))
    }

    fn sum(&mut self) -> Option<(Number, Unit)> {
        let start = self.start();
        let (mut left, mut unit) = self.term()?;
        loop {
            let plus = self.sign("+");
            if !plus && !self.sign("-") {
                return Some((left, unit));
            }
            let (right, right_unit) = self.term()?;
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
        let verb = if plus { "added to" } else { "taken from" };
        let message = format!("{} is {verb} {}", right.words(), left.words());
        self.wrong(
            Code::ConditionType,
            start,
            self.at,
            &message,
            "add and subtract like units; two dates give a duration",
        );
        None
    }

    fn one_more_part(&mut self) -> Option<()> {
        self.parts = self.parts.saturating_add(1);
        if self.parts > MOST_PARTS {
            self.wrong(
                Code::TooLarge,
                self.at,
                self.at,
                "the condition has more than 256 parts",
                "split it into facts",
            );
            return None;
        }
        Some(())
    }

    fn term(&mut self) -> Option<(Number, Unit)> {
        self.one_more_part()?;
        let start = self.start();
        if self.next_is_fact() {
            let (id, fact) = self.fact()?;
            let Some(unit) = Unit::of(&fact.kind) else {
                let message = format!("`{}` is no number", fact.id);
                self.wrong(Code::ConditionType, start, self.at, &message, "compare numbers, dates or durations");
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
            return match money_from(written, self.currency) {
                Ok(money) => Some((Number::Literal(money.0), Unit::Money)),
                Err(error) => self.malformed(start, &error.what, &error.instead),
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
            return self.malformed(
                start,
                "a fact or a number is missing",
                "name a fact, or write a figure with its unit",
            );
        }
        self.at = self.at.saturating_add(number.len());
        if number.ends_with('%') {
            return match percent_from(number) {
                Ok(percent) => Some((Number::Literal(percent.0), Unit::Percent)),
                Err(error) => self.malformed(start, &error.what, &error.instead),
            };
        }
        if looks_like_date(number) {
            return match crate::document::moment_from(number) {
                Ok(span) => Some((Number::Literal(span.seconds().least()), Unit::Date)),
                Err(error) => self.malformed(start, &error.what, &error.instead),
            };
        }
        for unit in ["minutes", "minute", "hours", "hour", "days", "day", "months", "month", "years", "year"] {
            if self.word(unit) {
                return match duration_from(&format!("{number} {unit}")) {
                    Ok(duration) => Some((Number::Literal(duration.amount()), Unit::Duration)),
                    Err(error) => self.malformed(start, &error.what, &error.instead),
                };
            }
        }
        let after = rest.get(number.len()..).unwrap_or_default();
        let suffix = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        if suffix > 0 {
            let written = rest.get(..number.len().saturating_add(suffix)).unwrap_or_default();
            self.at = start.saturating_add(written.len());
            let code = self.currency.code();
            return self.malformed(
                start,
                &format!("the figure `{written}` is no count"),
                &format!("write a sum with its currency: `{code} {written}`"),
            );
        }
        match count_from(number) {
            Ok(count) => Some((Number::Literal(count), Unit::Count)),
            Err(error) => self.malformed(start, &error.what, &error.instead),
        }
    }

    fn malformed<T>(&mut self, start: usize, what: &str, instead: &str) -> Option<T> {
        self.wrong(Code::ConditionSyntax, start, self.at, what, instead);
        None
    }

    fn comparator(&mut self) -> Option<Comparison> {
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
            self.wrong(
                Code::ConditionSyntax,
                self.at,
                self.at,
                "a comparison is missing",
                "write `=`, `!=`, `<`, `<=`, `>` or `>=`",
            );
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
            let help =
                near.map_or_else(|| "declare it under `[[fact]]`".to_owned(), |near| format!("did you mean `{near}`?"));
            self.wrong(Code::NoSuchFact, start, self.at, &format!("there is no fact `{name}`"), &help);
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

    fn wrong(&mut self, code: Code, start: usize, end: usize, message: &str, help: &str) {
        let place = Place {
            start: self.begins.saturating_add(start),
            end: self.begins.saturating_add(end.max(start.saturating_add(1)).min(self.text.len().max(start))),
        };
        self.findings.add(code, place, message, help);
    }
}

fn looks_like_date(text: &str) -> bool {
    text.as_bytes().get(4) == Some(&b'-') && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
}
