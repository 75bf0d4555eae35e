//! Conditions: short, typed expressions over facts, with three values of truth.
//!
//! The language is closed: comparison, `and or not`, membership, sums and differences of like
//! units. What it cannot say is a missing operation, not a missing word.

use super::fact::{FactId, FactKind, FactValue, OptionId};
use crate::value::{Amount, Span, Truth};

/// A condition that was checked against the declared facts.
#[derive(Clone, Debug)]
pub struct Condition {
    pub(in crate::rulebook) text: String,
    pub(in crate::rulebook) test: Test,
    pub(in crate::rulebook) facts: Vec<FactId>,
}

/// One part of a condition that is true, false or open by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'c> {
    /// The part as written.
    pub text: &'c str,
    /// Whether it holds.
    pub truth: Truth,
    /// The facts it rests on.
    pub facts: Vec<FactId>,
}

#[derive(Clone, Debug)]
pub(in crate::rulebook) enum Test {
    Holds(FactId, Slice),
    Not(Box<Test>),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Compare(Number, Comparison, Number, Slice),
    OneOf(FactId, u64, Slice),
    AnyOf(FactId, u64, Slice),
    AllOf(FactId, u64, Slice),
}

#[derive(Clone, Debug)]
pub(in crate::rulebook) enum Number {
    Fact(FactId),
    Literal(Amount),
    Plus(Box<Number>, Box<Number>),
    Minus(Box<Number>, Box<Number>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rulebook) enum Comparison {
    Equal,
    Unequal,
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Comparison {
    /// The same comparison with its sides changed over.
    pub(in crate::rulebook) fn turned(self) -> Comparison {
        match self {
            Comparison::Below => Comparison::Above,
            Comparison::AtMost => Comparison::AtLeast,
            Comparison::Above => Comparison::Below,
            Comparison::AtLeast => Comparison::AtMost,
            Comparison::Equal | Comparison::Unequal => self,
        }
    }
}

/// What a number in a condition counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rulebook) enum Unit {
    Money,
    Count,
    Percent,
    Duration,
    Date,
}

impl Unit {
    /// What a fact of this kind counts; none where it is no number.
    pub(in crate::rulebook) fn of(kind: &FactKind) -> Option<Unit> {
        match kind {
            FactKind::Money(_) => Some(Unit::Money),
            FactKind::Count(_) => Some(Unit::Count),
            FactKind::Percent(_) => Some(Unit::Percent),
            FactKind::Duration(_) => Some(Unit::Duration),
            FactKind::Date => Some(Unit::Date),
            FactKind::YesNo | FactKind::Option(_) | FactKind::Options { .. } => None,
        }
    }
}

/// Where a part stands in the text of its condition, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rulebook) struct Slice {
    pub(in crate::rulebook) start: usize,
    pub(in crate::rulebook) end: usize,
}

impl Condition {
    /// The condition as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The facts it names, each once, in the order they are named.
    #[must_use]
    pub fn facts(&self) -> &[FactId] {
        &self.facts
    }

    /// Whether it holds, given what is known.
    #[must_use]
    pub fn truth(&self, facts: &[FactValue]) -> Truth {
        self.test.truth(facts)
    }

    /// Every part that can hold or not by itself, in the order written.
    #[must_use]
    pub fn parts(&self, facts: &[FactValue]) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        self.test.collect(&self.text, facts, &mut parts);
        parts
    }
}

impl Test {
    pub(in crate::rulebook) fn truth(&self, facts: &[FactValue]) -> Truth {
        match self {
            Test::Holds(fact, _) => match fact.of(facts) {
                FactValue::YesNo(holds) => Truth::from(*holds),
                _ => Truth::Open,
            },
            Test::Not(test) => !test.truth(facts),
            Test::And(one, other) => match one.truth(facts) {
                Truth::False => Truth::False,
                first => first.and(other.truth(facts)),
            },
            Test::Or(one, other) => match one.truth(facts) {
                Truth::True => Truth::True,
                first => first.or(other.truth(facts)),
            },
            Test::Compare(left, comparison, right, _) => compare(left, *comparison, right, facts),
            Test::OneOf(fact, options, _) => match fact.of(facts) {
                FactValue::Option(option) => Truth::from(bit_of(*option) & options != 0),
                _ => Truth::Open,
            },
            Test::AnyOf(fact, options, _) => match fact.of(facts) {
                FactValue::Options(chosen) => Truth::from(chosen & options != 0),
                _ => Truth::Open,
            },
            Test::AllOf(fact, options, _) => match fact.of(facts) {
                FactValue::Options(chosen) => Truth::from(chosen & !options == 0),
                _ => Truth::Open,
            },
        }
    }

    fn collect<'c>(&self, text: &'c str, facts: &[FactValue], parts: &mut Vec<Part<'c>>) {
        match self {
            Test::Not(test) => test.collect(text, facts, parts),
            Test::And(one, other) | Test::Or(one, other) => {
                one.collect(text, facts, parts);
                other.collect(text, facts, parts);
            }
            Test::Holds(fact, slice)
            | Test::OneOf(fact, _, slice)
            | Test::AnyOf(fact, _, slice)
            | Test::AllOf(fact, _, slice) => parts.push(Part {
                text: text.get(slice.start..slice.end).unwrap_or_default().trim_end(),
                truth: self.truth(facts),
                facts: vec![*fact],
            }),
            Test::Compare(left, _, right, slice) => {
                let mut named = Vec::new();
                left.collect(&mut named);
                right.collect(&mut named);
                parts.push(Part {
                    text: text.get(slice.start..slice.end).unwrap_or_default().trim_end(),
                    truth: self.truth(facts),
                    facts: named,
                });
            }
        }
    }

    pub(in crate::rulebook) fn facts(&self, named: &mut Vec<FactId>) {
        match self {
            Test::Not(test) => test.facts(named),
            Test::And(one, other) | Test::Or(one, other) => {
                one.facts(named);
                other.facts(named);
            }
            Test::Holds(fact, _) | Test::OneOf(fact, ..) | Test::AnyOf(fact, ..) | Test::AllOf(fact, ..) => {
                named.push(*fact);
            }
            Test::Compare(left, _, right, _) => {
                left.collect(named);
                right.collect(named);
            }
        }
    }
}

impl Number {
    fn collect(&self, named: &mut Vec<FactId>) {
        match self {
            Number::Fact(fact) => named.push(*fact),
            Number::Literal(_) => {}
            Number::Plus(one, other) | Number::Minus(one, other) => {
                one.collect(named);
                other.collect(named);
            }
        }
    }

    /// The range the number lies in; `None` where a fact is not known or a figure too long.
    fn span(&self, facts: &[FactValue]) -> Option<Span<Amount>> {
        match self {
            Number::Fact(fact) => match fact.of(facts) {
                FactValue::Number(span) => Some(*span),
                _ => None,
            },
            Number::Literal(amount) => Some(Span::point(*amount)),
            Number::Plus(one, other) => {
                let (one, other) = (one.span(facts)?, other.span(facts)?);
                Some(Span::hull(one.least().plus(other.least()).ok()?, one.most().plus(other.most()).ok()?))
            }
            Number::Minus(one, other) => {
                let (one, other) = (one.span(facts)?, other.span(facts)?);
                Some(Span::hull(one.least().minus(other.most()).ok()?, one.most().minus(other.least()).ok()?))
            }
        }
    }
}

fn compare(left: &Number, comparison: Comparison, right: &Number, facts: &[FactValue]) -> Truth {
    let (Some(left), Some(right)) = (left.span(facts), right.span(facts)) else {
        return Truth::Open;
    };
    let below = || Truth::between(left.most() < right.least(), left.least() >= right.most());
    let at_most = || Truth::between(left.most() <= right.least(), left.least() > right.most());
    let equal = || {
        let same = left.is_point() && right.is_point() && left == right;
        Truth::between(same, left.most() < right.least() || right.most() < left.least())
    };
    match comparison {
        Comparison::Equal => equal(),
        Comparison::Unequal => !equal(),
        Comparison::Below => below(),
        Comparison::AtMost => at_most(),
        Comparison::Above => !at_most(),
        Comparison::AtLeast => !below(),
    }
}

/// The bit that stands for an option.
pub(crate) fn bit_of(option: OptionId) -> u64 {
    u32::try_from(option.index()).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}
