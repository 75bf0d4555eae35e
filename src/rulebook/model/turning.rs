//! The answers at which a condition, or a figure, may turn.

use super::combinations::{selections, sorts};
use super::condition::{Condition, Number, Test, bit_of};
use super::fact::{Choice, Fact, FactId, FactKind, FactValue};
use super::rulebook::Rulebook;
use crate::rulebook::{Addition, Base, Judged, MaximumFigure, Operation};
use crate::value::{Amount, List, Money, Percent, Span, Truth, sorted};

/// Every condition on which a figure or a score turns, or that refuses a case.
#[derive(Debug)]
pub struct Turning<'r> {
    /// The conditions, and after them those that only rule facts in or out.
    conditions: Vec<&'r Condition>,
    /// How many only rule facts in or out.
    gates: usize,
    /// The places of the conditions that look at each fact.
    on: Vec<Vec<usize>>,
    /// The facts that a step takes as an amount.
    amounts: Vec<FactId>,
    rulebook: &'r Rulebook,
}

impl Rulebook {
    /// Every condition of its steps, factors and schedule, and of what contradicts itself.
    #[must_use]
    pub fn turning(&self) -> Turning<'_> {
        let (mut conditions, mut amounts): (Vec<&Condition>, Vec<FactId>) = (Vec::new(), Vec::new());
        for step in &self.steps {
            let description = step.operation.description();
            conditions.extend(step.when.iter().chain(description.conditions));
            amounts.extend(description.amounts);
        }
        conditions.extend(self.factors.iter().filter_map(|factor| factor.when.as_ref()));
        if let Some(schedule) = &self.schedule {
            conditions.extend(schedule.services.iter().filter_map(|service| service.open_when.as_ref()));
            conditions.extend(schedule.duties.iter().filter_map(|duty| duty.when.as_ref()));
            conditions.extend(schedule.significance.iter().map(|significance| &significance.when));
        }
        conditions.extend(self.contradictions.iter().map(|contradiction| &contradiction.when));
        let gates: Vec<&Condition> = self.facts.iter().filter_map(|fact| fact.asked_when.as_ref()).collect();
        conditions.extend(&gates);
        let looks_at = |fact: FactId| {
            let looking = conditions.iter().enumerate().filter(|(_, condition)| condition.facts().contains(&fact));
            looking.map(|(place, _)| place).collect()
        };
        let on = self.facts.ids().map(looks_at).collect();
        Turning { gates: gates.len(), on, conditions, amounts, rulebook: self }
    }
}

impl<'r> Turning<'r> {
    /// All of them, without those that only rule facts in or out.
    pub fn conditions(&self) -> impl Iterator<Item = &'r Condition> {
        self.conditions.iter().copied().take(self.conditions.len().saturating_sub(self.gates))
    }

    /// The conditions that look at a fact, those that rule others in or out by it included.
    pub fn on(&self, fact: FactId) -> impl Iterator<Item = &'r Condition> {
        self.on_any(&[fact]).into_iter().map(|(_, condition)| condition)
    }

    /// The same of several facts: each condition once, with its place among all.
    pub(crate) fn on_any(&self, facts: &[FactId]) -> Vec<(usize, &'r Condition)> {
        let places = facts.iter().filter_map(|fact| self.on.get(fact.index())).flatten().copied();
        let mut places = sorted(places.collect(), usize::cmp);
        places.dedup();
        places.into_iter().filter_map(|place| Some((place, *self.conditions.get(place)?))).collect()
    }

    /// What comes of each condition, in the order of their places.
    pub(crate) fn truths(&self, values: &[FactValue]) -> Vec<Truth> {
        self.conditions.iter().map(|condition| condition.truth(values)).collect()
    }

    /// Whether a step takes the fact as an amount.
    #[must_use]
    pub(crate) fn is_amount(&self, fact: FactId) -> bool {
        self.amounts.contains(&fact)
    }

    /// The answers to an open fact between which no figure turns, while everything else is as it
    /// is: every answer to a question with a choice; of a list, one selection for each way in which
    /// the conditions can tell them apart, as far as [`Turning::tries_all`] says; of a number, the ends of what is
    /// given or else permitted, and what is at, just below and just above each comparison, band and
    /// share of a maximum. In order; a number is one point.
    #[must_use]
    pub fn answers(&self, fact: FactId, values: &[FactValue]) -> Vec<FactValue> {
        let declared = &self.rulebook.facts[fact];
        match &declared.kind {
            FactKind::YesNo => vec![FactValue::YesNo(true), FactValue::YesNo(false)],
            FactKind::Option(options) => options.ids().map(FactValue::Option).collect(),
            FactKind::Options { options, .. } => self.selections(fact, options),
            FactKind::Money(_) | FactKind::Count(_) | FactKind::Percent(_) | FactKind::Duration(_) | FactKind::Date => {
                self.numbers(fact, declared, values)
            }
        }
    }

    fn numbers(&self, fact: FactId, declared: &Fact, values: &[FactValue]) -> Vec<FactValue> {
        let within = match fact.of(values) {
            FactValue::Number(span) => Some(*span),
            FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => {
                declared.kind.permitted()
            }
        };
        let mut turns = Vec::new();
        for condition in self.on(fact) {
            condition.test.turning_points(fact, values, &mut turns);
        }
        self.edges(fact, values, &mut turns);
        let least = match (&declared.kind, Amount::ONE.over(Amount::HUNDRED, 2)) {
            (FactKind::Money(_) | FactKind::Percent(_), Ok(hundredth)) => hundredth,
            _ => Amount::ONE,
        };
        let mut points: Vec<Amount> = turns.into_iter().flat_map(|turn| near(turn, least)).collect();
        points.extend(within.iter().flat_map(|within| [within.least(), within.most()]));
        points.retain(|point| within.is_none_or(|within| within.contains(*point)));
        let mut points = sorted(points, Amount::cmp);
        points.dedup();
        points.into_iter().map(|point| FactValue::Number(Span::point(point))).collect()
    }

    /// Where a step that takes the fact as an amount turns: the ends of its bands, and where a
    /// share of it comes to another part of the same maximum.
    fn edges(&self, fact: FactId, values: &[FactValue], turns: &mut Vec<Amount>) {
        for step in &self.rulebook.steps {
            let description = step.operation.description();
            if !description.amounts.contains(&fact) {
                continue;
            }
            turns.extend(description.judgements.iter().filter_map(|judged| match judged {
                Judged::Size(up_to, _) => up_to.map(|up_to| up_to.0),
                Judged::Percentage(..) | Judged::Sum(_) => None,
            }));
            if let Operation::Addition(Addition { indicated_share: Some(share), .. }) = &step.operation {
                turns.extend(share.bands.iter().filter_map(|band| band.up_to.map(|up_to| up_to.0)));
            }
            let Operation::Maximum(maximum) = &step.operation else { continue };
            let figures = || maximum.tiers.iter().flat_map(|tier| &tier.parts).map(|part| &part.figure);
            let others: Vec<Money> = figures().flat_map(|figure| figure_ends(figure, values)).collect();
            for share in figures().filter_map(|figure| share_of(figure, fact)) {
                let meets = |sum: &Money| sum.0.times(Amount::HUNDRED).ok()?.over(share.0, 2).ok();
                turns.extend(others.iter().filter_map(meets));
            }
        }
    }

    /// Whether a higher balance stays the higher through every step, but for what rounding makes
    /// equal: no step takes a percentage of the starting point off or on which an earlier limit does
    /// not cut with the balance. Factors do, before any limit.
    #[must_use]
    pub(crate) fn keeps_order(&self) -> bool {
        self.rulebook.steps.iter().all(|step| match &step.operation {
            Operation::Reduction(reduction) => reduction.of == Base::Balance,
            Operation::Adjustment(adjustment) => adjustment.of == Base::Balance,
            Operation::Maximum(_)
            | Operation::Seriousness(_)
            | Operation::Banded(_)
            | Operation::StartingPoint(_)
            | Operation::Total(_)
            | Operation::Factors(_)
            | Operation::Addition(_)
            | Operation::Cap(_)
            | Operation::Rounding(_) => true,
        })
    }

    /// Whether [`Turning::answers`] has every selection of a list that conditions can tell apart:
    /// there are no more than eight sorts of its options. True of any other fact.
    #[must_use]
    pub fn tries_all(&self, fact: FactId) -> bool {
        match &self.rulebook.facts[fact].kind {
            FactKind::Options { options, .. } => self.sorts(fact, options).len() <= MOST_SORTS,
            FactKind::YesNo
            | FactKind::Option(_)
            | FactKind::Money(_)
            | FactKind::Count(_)
            | FactKind::Percent(_)
            | FactKind::Duration(_)
            | FactKind::Date => true,
        }
    }

    /// One option of each sort that conditions can tell apart, as a set.
    fn sorts(&self, fact: FactId, options: &List<Choice>) -> Vec<u64> {
        let mut sets = Vec::new();
        for condition in self.on(fact) {
            condition.test.option_sets(fact, &mut sets);
        }
        sorts(options, &sets)
    }

    /// One selection of options for each way in which conditions can tell selections apart.
    fn selections(&self, fact: FactId, options: &List<Choice>) -> Vec<FactValue> {
        let mut sorts = self.sorts(fact, options);
        sorts.truncate(MOST_SORTS);
        selections(&sorts).into_iter().map(FactValue::Options).collect()
    }
}

/// The share of a fact that a part of a maximum is.
fn share_of(figure: &MaximumFigure, fact: FactId) -> Option<Percent> {
    match figure {
        MaximumFigure::Share(share, of) if *of == fact && !share.0.is_zero() => Some(*share),
        MaximumFigure::Share(..) | MaximumFigure::Sum(_) => None,
    }
}

/// What a part of a maximum comes to, at either end of what is known.
fn figure_ends(figure: &MaximumFigure, values: &[FactValue]) -> Vec<Money> {
    match figure {
        MaximumFigure::Sum(sum) => vec![*sum],
        MaximumFigure::Share(share, fact) => match fact.of(values) {
            FactValue::Number(span) => {
                [span.least(), span.most()].into_iter().filter_map(|end| share.of(Money(end)).ok()).collect()
            }
            FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => Vec::new(),
        },
    }
}

/// More sorts of options than this are not combined.
const MOST_SORTS: usize = 8;

/// A point, and what is just below and just above it.
fn near(point: Amount, least: Amount) -> Vec<Amount> {
    [point.minus(least), Ok(point), point.plus(least)].into_iter().flatten().collect()
}

impl Condition {
    /// Other answers to one of its facts, at which it may turn while everything else is as it is:
    /// every other answer to a question with a choice; of a list, one option more or less; of a
    /// number, what is just below, at and just above each comparison, within what is permitted.
    #[must_use]
    pub(crate) fn turning_answers(&self, fact: FactId, declared: &Fact, values: &[FactValue]) -> Vec<FactValue> {
        let mut answers = match &declared.kind {
            FactKind::YesNo => vec![FactValue::YesNo(true), FactValue::YesNo(false)],
            FactKind::Option(options) => options.ids().map(FactValue::Option).collect(),
            FactKind::Options { options, .. } => {
                let chosen = match fact.of(values) {
                    FactValue::Options(chosen) => *chosen,
                    FactValue::NotKnown | FactValue::Number(_) | FactValue::YesNo(_) | FactValue::Option(_) => 0,
                };
                options.ids().map(|option| FactValue::Options(chosen ^ bit_of(option))).collect()
            }
            FactKind::Money(_) | FactKind::Count(_) | FactKind::Percent(_) | FactKind::Duration(_) | FactKind::Date => {
                let mut turns = Vec::new();
                self.test.turning_points(fact, values, &mut turns);
                let permitted = declared.kind.permitted();
                let points = turns.into_iter().flat_map(|turn| near(turn, Amount::ONE));
                let points = points.filter(|point| permitted.is_none_or(|permitted| permitted.contains(*point)));
                points.map(|point| FactValue::Number(Span::point(point))).collect()
            }
        };
        let now = fact.of(values);
        answers.retain(|answer| answer != now && *answer != FactValue::Options(0));
        answers
    }
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
                points.extend(
                    [turn.least(), turn.most()].into_iter().filter(|turn| !points.contains(turn)).collect::<Vec<_>>(),
                );
            }
            Test::Holds(..) | Test::OneOf(..) | Test::AnyOf(..) | Test::AllOf(..) => {}
        }
    }

    /// The sets of options of a fact that the test asks for.
    fn option_sets(&self, fact: FactId, sets: &mut Vec<u64>) {
        match self {
            Test::Not(test) => test.option_sets(fact, sets),
            Test::And(left, right) | Test::Or(left, right) => {
                left.option_sets(fact, sets);
                right.option_sets(fact, sets);
            }
            Test::AnyOf(named, options, _) | Test::AllOf(named, options, _) if *named == fact => sets.push(*options),
            Test::AnyOf(..) | Test::AllOf(..) | Test::Holds(..) | Test::OneOf(..) | Test::Compare(..) => {}
        }
    }
}

/// A number as one fact makes it: so often the fact, and so much beside it.
struct Linear {
    times: i64,
    beside: Span<Amount>,
}

/// The values of the fact between which both sides may come to the same: from where other facts
/// make them meet first to where they meet last. None where the fact does not decide, or something
/// else is not known.
fn turning_point(left: &Number, right: &Number, fact: FactId, values: &[FactValue]) -> Option<Span<Amount>> {
    let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
    let beside = difference(right.beside, left.beside)?;
    match left.times.checked_sub(right.times)? {
        1 => Some(beside),
        -1 => Some(Span::hull(beside.most().negated(), beside.least().negated())),
        _ => None,
    }
}

fn difference(one: Span<Amount>, other: Span<Amount>) -> Option<Span<Amount>> {
    Some(Span::hull(one.least().minus(other.most()).ok()?, one.most().minus(other.least()).ok()?))
}

fn linear(number: &Number, fact: FactId, values: &[FactValue]) -> Option<Linear> {
    match number {
        Number::Fact(named) if *named == fact => Some(Linear { times: 1, beside: Span::point(Amount::ZERO) }),
        Number::Fact(named) => match named.of(values) {
            FactValue::Number(span) => Some(Linear { times: 0, beside: *span }),
            FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => None,
        },
        Number::Literal(amount) => Some(Linear { times: 0, beside: Span::point(*amount) }),
        Number::Plus(left, right) => {
            let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
            let least = left.beside.least().plus(right.beside.least()).ok()?;
            let most = left.beside.most().plus(right.beside.most()).ok()?;
            Some(Linear { times: left.times.checked_add(right.times)?, beside: Span::hull(least, most) })
        }
        Number::Minus(left, right) => {
            let (left, right) = (linear(left, fact, values)?, linear(right, fact, values)?);
            Some(Linear { times: left.times.checked_sub(right.times)?, beside: difference(left.beside, right.beside)? })
        }
    }
}
