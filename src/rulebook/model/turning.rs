//! The answers at which a condition may turn.

use super::condition::{Condition, Number, Test};
use super::fact::{Fact, FactId, FactKind, FactValue, OptionId};
use crate::value::{Amount, Span};

impl Condition {
    /// Other answers to one of its facts, at which it may turn while everything else is as it is:
    /// every other answer to a question with a choice; of a list, one option more or less; of a
    /// number, what is just below, at and just above each comparison, within what is permitted.
    #[must_use]
    pub fn turning_answers(&self, fact: FactId, declared: &Fact, values: &[FactValue]) -> Vec<FactValue> {
        let mut answers = match &declared.kind {
            FactKind::YesNo => vec![FactValue::YesNo(true), FactValue::YesNo(false)],
            FactKind::Option(options) => options.ids().map(FactValue::Option).collect(),
            FactKind::Options { options, .. } => {
                let chosen = match fact.of(values) {
                    FactValue::Options(chosen) => *chosen,
                    FactValue::NotKnown | FactValue::Number(_) | FactValue::YesNo(_) | FactValue::Option(_) => 0,
                };
                options.ids().map(|option| FactValue::Options(chosen ^ option_bit(option))).collect()
            }
            FactKind::Money(_) | FactKind::Count(_) | FactKind::Percent(_) | FactKind::Duration(_) | FactKind::Date => {
                let mut points = Vec::new();
                self.test.turning_points(fact, values, &mut points);
                let permitted = declared.kind.permitted();
                points.retain(|point| permitted.is_none_or(|permitted| permitted.contains(*point)));
                points.into_iter().map(|point| FactValue::Number(Span::point(point))).collect()
            }
        };
        let now = fact.of(values);
        answers.retain(|answer| answer != now && *answer != FactValue::Options(0));
        answers
    }
}

fn option_bit(option: OptionId) -> u64 {
    u32::try_from(option.index()).ok().and_then(|option| 1_u64.checked_shl(option)).unwrap_or(0)
}

impl Test {
    fn turning_points(&self, fact: FactId, values: &[FactValue], points: &mut Vec<Amount>) {
        match self {
            Test::Not(test) => test.turning_points(fact, values, points),
            Test::And(left, right) | Test::Or(left, right) => {
                left.turning_points(fact, values, points);
                right.turning_points(fact, values, points);
            }
            Test::Compare(left, _, right, _) => {
                let Some(turn) = turning_point(left, right, fact, values) else { return };
                let near = [turn.minus(Amount::ONE), Ok(turn), turn.plus(Amount::ONE)];
                points.extend(near.into_iter().flatten().filter(|point| !points.contains(point)).collect::<Vec<_>>());
            }
            Test::Holds(..) | Test::OneOf(..) | Test::AnyOf(..) | Test::AllOf(..) => {}
        }
    }
}

/// A number as one fact makes it: so often the fact, and so much beside it.
struct Linear {
    times: i64,
    beside: Amount,
}

/// The value of the fact at which both sides are the same; none where the fact does not decide, or
/// something else is not known.
fn turning_point(left: &Number, right: &Number, fact: FactId, values: &[FactValue]) -> Option<Amount> {
    let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
    let beside = right.beside.minus(left.beside).ok()?;
    match left.times.checked_sub(right.times)? {
        1 => Some(beside),
        -1 => Some(beside.negated()),
        _ => None,
    }
}

fn linear(number: &Number, fact: FactId, values: &[FactValue]) -> Option<Linear> {
    match number {
        Number::Fact(named) if *named == fact => Some(Linear { times: 1, beside: Amount::ZERO }),
        Number::Fact(named) => match named.of(values) {
            FactValue::Number(span) => Some(Linear { times: 0, beside: span.least() }),
            FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => None,
        },
        Number::Literal(amount) => Some(Linear { times: 0, beside: *amount }),
        Number::Plus(left, right) => {
            let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
            Some(Linear { times: left.times.checked_add(right.times)?, beside: left.beside.plus(right.beside).ok()? })
        }
        Number::Minus(left, right) => {
            let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
            Some(Linear { times: left.times.checked_sub(right.times)?, beside: left.beside.minus(right.beside).ok()? })
        }
    }
}
