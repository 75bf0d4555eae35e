//! Whether conditions can hold together: every combination of answers that they tell apart.

use super::condition::{Comparison, Condition, Number, Test, bit_of};
use super::fact::{Choice, Fact, FactId, FactKind};
use crate::value::{Amount, List, Span, Truth, sorted};

/// More combinations than this are not gone through.
const MOST: usize = 20_000;

/// More sorts of options than this are not combined.
const MOST_SORTS: usize = 10;

/// Every combination of answers that some conditions tell apart.
///
/// Numbers count by what they are compared with: below, at and above each figure, within what is
/// permitted. Two different sums of facts are taken as free of each other, and facts that cannot
/// both be so are not left out: what is found impossible here never is, whatever the facts.
pub(in crate::rulebook) struct Combinations {
    /// How many answers each thing has that they look at.
    answers: Vec<usize>,
    /// Each condition, over these answers.
    conditions: Vec<Holds>,
}

/// A condition over answers told apart.
enum Holds {
    Always(bool),
    /// By the answer to one thing: whether it holds at each of its answers.
    At(usize, Vec<bool>),
    Not(Box<Holds>),
    Both(Box<Holds>, Box<Holds>),
    Either(Box<Holds>, Box<Holds>),
}

/// What a condition looks at.
#[derive(PartialEq, Eq)]
enum Thing {
    Fact(FactId),
    /// A sum of facts, each so often; the first at least once.
    Sum(Vec<(FactId, i64)>),
}

/// A sum of facts, and what it is compared with.
struct Compared {
    sum: Vec<(FactId, i64)>,
    comparison: Comparison,
    with: Amount,
}

/// The numbers between which no comparison turns.
enum Stretch {
    At(Amount),
    /// Without its ends; without an end, to where what is permitted ends.
    Between(Option<Amount>, Option<Amount>),
}

/// What conditions look at, with what tells its answers apart.
struct Seen<'r> {
    facts: &'r List<Fact>,
    things: Vec<Thing>,
    figures: Vec<Vec<Amount>>,
    sets: Vec<Vec<u64>>,
}

impl Combinations {
    /// Those of these conditions; none where they are too many, or a figure has too many digits.
    fn of(conditions: &[&Condition], facts: &List<Fact>) -> Option<Combinations> {
        let mut seen = Seen { facts, things: Vec::new(), figures: Vec::new(), sets: Vec::new() };
        for condition in conditions {
            seen.look(&condition.test)?;
        }
        let answers = seen.answers()?;
        answers.iter().try_fold(1_usize, |all, count| all.checked_mul(*count)).filter(|all| *all <= MOST)?;
        let conditions = conditions.iter().map(|condition| seen.holds(&condition.test)).collect::<Option<_>>()?;
        Some(Combinations { answers, conditions })
    }

    /// Whether there is no combination at which what each of these conditions comes to, in their order,
    /// is as asked; not said where there are too many to go through.
    pub(in crate::rulebook) fn never(
        conditions: &[&Condition],
        facts: &List<Fact>,
        asked: impl Fn(&[bool]) -> bool,
    ) -> bool {
        Combinations::of(conditions, facts).is_some_and(|combinations| !combinations.any(asked))
    }

    /// Whether there is a combination at which what each condition comes to, in their order, is as
    /// asked.
    fn any(&self, asked: impl Fn(&[bool]) -> bool) -> bool {
        let mut at = vec![0_usize; self.answers.len()];
        let mut holds = Vec::with_capacity(self.conditions.len());
        if self.answers.contains(&0) {
            return false;
        }
        loop {
            holds.clear();
            holds.extend(self.conditions.iter().map(|condition| condition.at(&at)));
            if asked(&holds) {
                return true;
            }
            let mut carried = true;
            for (digit, count) in at.iter_mut().zip(&self.answers) {
                *digit = digit.saturating_add(1);
                if *digit < *count {
                    carried = false;
                    break;
                }
                *digit = 0;
            }
            if carried {
                return false;
            }
        }
    }
}

impl Condition {
    /// The one answer it has whatever the facts; none where it has both, or too many combinations
    /// to go through.
    pub(in crate::rulebook) fn only_answer(&self, facts: &List<Fact>) -> Option<Truth> {
        let combinations = Combinations::of(&[self], facts)?;
        let can = |answer: bool| combinations.any(|holds| holds.first() == Some(&answer));
        match (can(true), can(false)) {
            (true, false) => Some(Truth::True),
            (false, true) => Some(Truth::False),
            (true, true) | (false, false) => None,
        }
    }
}

impl Holds {
    fn at(&self, answers: &[usize]) -> bool {
        match self {
            Holds::Always(holds) => *holds,
            Holds::At(thing, holds) => {
                answers.get(*thing).and_then(|answer| holds.get(*answer)).copied().unwrap_or_default()
            }
            Holds::Not(one) => !one.at(answers),
            Holds::Both(one, other) => one.at(answers) && other.at(answers),
            Holds::Either(one, other) => one.at(answers) || other.at(answers),
        }
    }
}

impl Seen<'_> {
    /// Notes what a test looks at; none where a figure has too many digits.
    fn look(&mut self, test: &Test) -> Option<()> {
        match test {
            Test::Not(one) => self.look(one),
            Test::And(one, other) | Test::Or(one, other) => {
                self.look(one)?;
                self.look(other)
            }
            Test::Holds(fact, _) | Test::OneOf(fact, ..) => {
                self.note(Thing::Fact(*fact));
                Some(())
            }
            Test::AnyOf(fact, set, _) | Test::AllOf(fact, set, _) => {
                let thing = self.note(Thing::Fact(*fact));
                self.sets.get_mut(thing)?.push(*set);
                Some(())
            }
            Test::Compare(left, comparison, right, _) => {
                let compared = compared(left, *comparison, right)?;
                if !compared.sum.is_empty() {
                    let thing = self.note(Thing::Sum(compared.sum));
                    self.figures.get_mut(thing)?.push(compared.with);
                }
                Some(())
            }
        }
    }

    /// Where a thing stands among those looked at, added if it is new.
    fn note(&mut self, thing: Thing) -> usize {
        self.position(&thing).unwrap_or_else(|| {
            self.things.push(thing);
            self.figures.push(Vec::new());
            self.sets.push(Vec::new());
            self.things.len().saturating_sub(1)
        })
    }

    fn position(&self, thing: &Thing) -> Option<usize> {
        self.things.iter().position(|known| known == thing)
    }

    /// How many answers each thing has; none where a list has too many sorts of options.
    fn answers(&self) -> Option<Vec<usize>> {
        (0..self.things.len())
            .map(|thing| match self.things.get(thing)? {
                Thing::Sum(_) => Some(self.stretches(thing).len()),
                Thing::Fact(fact) => match &self.facts[*fact].kind {
                    FactKind::YesNo => Some(2),
                    FactKind::Option(options) => Some(options.len()),
                    FactKind::Options { .. } => self.selections(thing).map(|selections| selections.len()),
                    FactKind::Money(_)
                    | FactKind::Count(_)
                    | FactKind::Percent(_)
                    | FactKind::Duration(_)
                    | FactKind::Date => None,
                },
            })
            .collect()
    }

    fn holds(&self, test: &Test) -> Option<Holds> {
        Some(match test {
            Test::Not(one) => Holds::Not(Box::new(self.holds(one)?)),
            Test::And(one, other) => Holds::Both(Box::new(self.holds(one)?), Box::new(self.holds(other)?)),
            Test::Or(one, other) => Holds::Either(Box::new(self.holds(one)?), Box::new(self.holds(other)?)),
            Test::Holds(fact, _) => Holds::At(self.position(&Thing::Fact(*fact))?, vec![false, true]),
            Test::OneOf(fact, set, _) => {
                let options = self.facts[*fact].kind.choices().ids();
                let holds = options.map(|option| bit_of(option) & set != 0).collect();
                Holds::At(self.position(&Thing::Fact(*fact))?, holds)
            }
            Test::AnyOf(fact, set, _) => {
                let thing = self.position(&Thing::Fact(*fact))?;
                Holds::At(thing, self.selections(thing)?.into_iter().map(|chosen| chosen & set != 0).collect())
            }
            Test::AllOf(fact, set, _) => {
                let thing = self.position(&Thing::Fact(*fact))?;
                Holds::At(thing, self.selections(thing)?.into_iter().map(|chosen| chosen & !set == 0).collect())
            }
            Test::Compare(left, comparison, right, _) => {
                let Compared { sum, comparison, with } = compared(left, *comparison, right)?;
                if sum.is_empty() {
                    return Some(Holds::Always(comparison.of(Amount::ZERO, with)));
                }
                let thing = self.position(&Thing::Sum(sum))?;
                let stretches = self.stretches(thing);
                Holds::At(thing, stretches.iter().map(|stretch| stretch.meets(comparison, with)).collect())
            }
        })
    }

    /// The stretches of a sum between which no comparison turns, those that can be.
    fn stretches(&self, thing: usize) -> Vec<Stretch> {
        let (Some(Thing::Sum(sum)), Some(figures)) = (self.things.get(thing), self.figures.get(thing)) else {
            return Vec::new();
        };
        let mut figures = sorted(figures.clone(), Amount::cmp);
        figures.dedup();
        let mut stretches = Vec::new();
        let mut below = None;
        for figure in figures {
            stretches.push(Stretch::Between(below, Some(figure)));
            stretches.push(Stretch::At(figure));
            below = Some(figure);
        }
        stretches.push(Stretch::Between(below, None));
        let within = self.permitted(sum);
        let whole = sum.iter().all(|(fact, _)| matches!(self.facts[*fact].kind, FactKind::Count(_)));
        stretches.retain(|stretch| stretch.can_be(within, whole));
        stretches
    }

    /// What a sum of facts may come to; none where a fact has no limits, or a figure too many digits.
    fn permitted(&self, sum: &[(FactId, i64)]) -> Option<Span<Amount>> {
        let (mut least, mut most) = (Amount::ZERO, Amount::ZERO);
        for (fact, times) in sum {
            let permitted = self.facts[*fact].kind.permitted()?;
            let times = Amount::whole(*times);
            let (one, other) = (permitted.least().times(times).ok()?, permitted.most().times(times).ok()?);
            let part = Span::hull(one, other);
            least = least.plus(part.least()).ok()?;
            most = most.plus(part.most()).ok()?;
        }
        Some(Span::hull(least, most))
    }

    /// One selection of options for each way in which the sets can tell selections apart.
    fn selections(&self, thing: usize) -> Option<Vec<u64>> {
        let (Thing::Fact(fact), sets) = (self.things.get(thing)?, self.sets.get(thing)?) else { return None };
        let sorts = sorts(self.facts[*fact].kind.choices(), sets);
        (sorts.len() <= MOST_SORTS).then(|| selections(&sorts))
    }
}

impl Stretch {
    /// Whether a number of it is within what is permitted; of counts, a whole one.
    fn can_be(&self, within: Option<Span<Amount>>, whole: bool) -> bool {
        match self {
            Stretch::At(figure) => {
                within.is_none_or(|within| within.contains(*figure)) && (!whole || figure.is_whole())
            }
            Stretch::Between(above, below) if whole => {
                let next = above.and_then(|above| above.plus(Amount::ONE).ok());
                let last = below.and_then(|below| below.minus(Amount::ONE).ok());
                let least = next.into_iter().chain(within.map(|within| within.least())).max();
                let most = last.into_iter().chain(within.map(|within| within.most())).min();
                least.zip(most).is_none_or(|(least, most)| least <= most)
            }
            Stretch::Between(above, below) => {
                let Some(within) = within else { return true };
                let begins = above.is_none_or(|above| above < within.most());
                let ends = below.is_none_or(|below| below > within.least());
                begins && ends
            }
        }
    }

    /// Whether the comparison with one of the figures that divide the numbers holds all through it.
    fn meets(&self, comparison: Comparison, with: Amount) -> bool {
        match self {
            Stretch::At(figure) => comparison.of(*figure, with),
            Stretch::Between(above, _) => {
                let is_above = above.is_some_and(|above| above >= with);
                match comparison {
                    Comparison::Equal => false,
                    Comparison::Unequal => true,
                    Comparison::Below | Comparison::AtMost => !is_above,
                    Comparison::Above | Comparison::AtLeast => is_above,
                }
            }
        }
    }
}

impl Comparison {
    fn of(self, one: Amount, other: Amount) -> bool {
        match self {
            Comparison::Equal => one == other,
            Comparison::Unequal => one != other,
            Comparison::Below => one < other,
            Comparison::AtMost => one <= other,
            Comparison::Above => one > other,
            Comparison::AtLeast => one >= other,
        }
    }
}

/// The comparison with every fact on its left and the figure on its right.
fn compared(left: &Number, comparison: Comparison, right: &Number) -> Option<Compared> {
    let (mut sum, mut beside) = (Vec::new(), Amount::ZERO);
    add(left, 1, &mut sum, &mut beside)?;
    add(right, -1, &mut sum, &mut beside)?;
    sum.retain(|(_, times)| *times != 0);
    let mut sum = sorted(sum, |(one, _), (other, _)| one.index().cmp(&other.index()));
    if sum.first().is_some_and(|(_, times)| *times < 0) {
        for (_, times) in &mut sum {
            *times = times.checked_neg()?;
        }
        return Some(Compared { sum, comparison: comparison.turned(), with: beside });
    }
    Some(Compared { sum, comparison, with: beside.negated() })
}

fn add(number: &Number, times: i64, sum: &mut Vec<(FactId, i64)>, beside: &mut Amount) -> Option<()> {
    match number {
        Number::Fact(fact) => {
            if let Some((_, known)) = sum.iter_mut().find(|(known, _)| known == fact) {
                *known = known.checked_add(times)?;
            } else {
                sum.push((*fact, times));
            }
            Some(())
        }
        Number::Literal(amount) => {
            *beside = beside.plus(amount.times(Amount::whole(times)).ok()?).ok()?;
            Some(())
        }
        Number::Plus(one, other) => {
            add(one, times, sum, beside)?;
            add(other, times, sum, beside)
        }
        Number::Minus(one, other) => {
            add(one, times, sum, beside)?;
            add(other, times.checked_neg()?, sum, beside)
        }
    }
}

/// One option of each sort that these sets tell apart, as a set.
pub(super) fn sorts(options: &List<Choice>, sets: &[u64]) -> Vec<u64> {
    let mut sorts: Vec<(Vec<bool>, u64)> = Vec::new();
    for option in options.ids() {
        let bit = bit_of(option);
        let sort: Vec<bool> = sets.iter().map(|set| set & bit != 0).collect();
        if sorts.iter().all(|(known, _)| *known != sort) {
            sorts.push((sort, bit));
        }
    }
    sorts.into_iter().map(|(_, bit)| bit).collect()
}

/// Every selection of some of these options, at least of one.
pub(super) fn selections(options: &[u64]) -> Vec<u64> {
    let mut selections = vec![0_u64];
    for bit in options {
        let with: Vec<u64> = selections.iter().map(|selection| selection | bit).collect();
        selections.extend(with);
    }
    selections.retain(|selection| *selection != 0);
    selections
}
