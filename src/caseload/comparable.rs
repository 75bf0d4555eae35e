//! Published decisions with similar facts, and what was done in them.

use crate::case::{Case, Ending};
use crate::rulebook::{Central, Fact, FactId, FactValue};
use crate::value::{Amount, Id, List, Money, sorted};

/// Which published decision of a list.
pub type DecisionId<'d> = Id<Decision<'d>>;

/// A published decision, by the name of its file.
#[derive(Clone, Debug)]
pub struct Decision<'d> {
    /// The name of its file.
    pub name: String,
    /// The decision as a case.
    pub case: Case<'d>,
}

/// A published decision that looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparable<'d> {
    /// The decision, in the list given.
    pub decision: DecisionId<'d>,
    /// The facts that are alike.
    pub alike: Vec<FactId>,
    /// The facts that differ.
    pub unlike: Vec<FactId>,
    /// How many times the greater of two numbers is the lesser, to one place, half up; of each fact
    /// that is a number and differs.
    pub apart: Vec<(FactId, Amount)>,
    /// Whether it was made by a document on which the case relies as well: two penalties of one
    /// notice.
    pub sibling: bool,
    /// With what it ended.
    pub outcome: Outcome,
}

/// With what a decided case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A penalty, as published, in pounds.
    Penalty(Money),
    /// Something else, and no penalty.
    Ended(Ending),
}

impl Outcome {
    /// With what a case ended; none where nothing was decided: a notice of intent only proposes.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Option<Outcome> {
        let penalty = case.published.as_ref().map(|published| Outcome::Penalty(published.penalty));
        penalty.or_else(|| case.ended.as_ref().map(|ended| Outcome::Ended(ended.how)))
    }

    /// The penalty, in pounds; none where there was none.
    #[must_use]
    pub fn penalty(self) -> Option<Money> {
        match self {
            Outcome::Penalty(penalty) => Some(penalty),
            Outcome::Ended(_) => None,
        }
    }
}

const MOST: usize = 3;

/// The decisions most like a case, at most three that imposed a penalty, most alike first, and after
/// them every one like it that ended without; never the case itself. Penalties imposed by a document
/// on which the case relies come before all others, however unlike,
/// and none of them is left out. A case that ended without a
/// penalty is like it where it is alike in two facts at least and in more than it differs in.
///
/// Two numbers are alike within a factor of ten; options and answers when they are the same.
/// Facts that either does not know, or knows only from one end, count neither way.
#[must_use]
pub fn comparables<'d>(case: &Case<'_>, decisions: &List<Decision<'d>>) -> Vec<Comparable<'d>> {
    let list: Vec<Comparable<'d>> = decisions
        .entries()
        .filter(|(_, decision)| decision.case.title != case.title && decision.case.rulebook.id == case.rulebook.id)
        .filter_map(|(id, decision)| {
            let outcome = Outcome::of(&decision.case)?;
            let (mut alike, mut unlike, mut apart) = (Vec::new(), Vec::new(), Vec::new());
            for fact in &case.rulebook.comparable_by {
                let (one, other) = (fact.of(&case.values), fact.of(&decision.case.values));
                let declared = &case.rulebook.facts[*fact];
                match similar(declared, one, other) {
                    Some(true) => alike.push(*fact),
                    Some(false) => unlike.push(*fact),
                    None => {}
                }
                let times = times(declared, one, other).filter(|times| *times > Amount::ONE);
                apart.extend(times.map(|times| (*fact, times)));
            }
            let sibling = are_siblings(case, &decision.case);
            (sibling || !alike.is_empty()).then_some(Comparable {
                decision: id,
                alike,
                unlike,
                apart,
                sibling,
                outcome,
            })
        })
        .collect();
    let weight =
        |comparable: &Comparable<'_>| comparable.alike.len().saturating_mul(2).saturating_sub(comparable.unlike.len());
    let list = sorted(list, |one, other| (other.sibling, weight(other)).cmp(&(one.sibling, weight(one))));
    let (mut penalties, mut without): (Vec<_>, Vec<_>) =
        list.into_iter().partition(|comparable| comparable.outcome.penalty().is_some());
    let siblings = penalties.iter().filter(|comparable| comparable.sibling).count();
    penalties.truncate(MOST.max(siblings));
    without.retain(|comparable| comparable.alike.len() >= 2 && comparable.alike.len() > comparable.unlike.len());
    penalties.append(&mut without);
    penalties
}

/// Whether two cases rely on one document: by its address, or by its title where it has none.
pub(super) fn are_siblings(one: &Case<'_>, other: &Case<'_>) -> bool {
    one.exhibits.iter().any(|exhibit| {
        other.exhibits.iter().any(|known| match (exhibit.address.is_empty(), known.address.is_empty()) {
            (false, false) => exhibit.address == known.address,
            _ => exhibit.title == known.title,
        })
    })
}

/// The number that is known of a fact: itself, or the middle of a range that is known at both ends.
/// None of a range with an open end, which says too little.
fn known(fact: &Fact, value: &FactValue) -> Option<Amount> {
    match fact.central(value).ok()? {
        Central::Known(amount) => Some(amount),
        Central::Assumed(_) | Central::KnownEnd(_) => None,
    }
}

/// How many times the greater of two numbers is the lesser; none where one is nil, not known or no
/// number.
fn times(fact: &Fact, one: &FactValue, other: &FactValue) -> Option<Amount> {
    let (one, other) = (known(fact, one)?, known(fact, other)?);
    let (lesser, greater) = if one < other { (one, other) } else { (other, one) };
    if lesser.is_zero() || lesser.is_negative() { None } else { greater.over(lesser, 1).ok() }
}

fn similar(fact: &Fact, one: &FactValue, other: &FactValue) -> Option<bool> {
    match (one, other) {
        (FactValue::NotKnown, _) | (_, FactValue::NotKnown) => None,
        (FactValue::Number(_), FactValue::Number(_)) => {
            let (one, other) = (known(fact, one)?, known(fact, other)?);
            let ten = Amount::whole(10);
            Some(one.times(ten).ok()? >= other && other.times(ten).ok()? >= one)
        }
        (FactValue::Options(one), FactValue::Options(other)) => Some(one & other != 0),
        (one, other) => Some(one == other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Library;
    use crate::value::Span;

    /// A count.
    fn fact() -> Fact {
        let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
        rulebook.fact("people-affected").unwrap().1.clone()
    }

    fn number(number: i64) -> FactValue {
        FactValue::Number(Span::point(Amount::whole(number)))
    }

    #[test]
    fn two_numbers_are_alike_within_a_factor_of_ten_either_way() {
        let fact = fact();
        for (one, other, alike) in [(10, 100, true), (10, 101, false), (5, 5, true), (0, 1, false)] {
            assert_eq!(similar(&fact, &number(one), &number(other)), Some(alike), "{one} and {other}");
            assert_eq!(similar(&fact, &number(other), &number(one)), Some(alike), "{other} and {one}");
        }
        assert_eq!(similar(&fact, &number(1), &FactValue::NotKnown), None);
    }

    #[test]
    fn two_selections_are_alike_where_they_share_an_option() {
        let fact = fact();
        assert_eq!(similar(&fact, &FactValue::Options(0b011), &FactValue::Options(0b110)), Some(true));
        assert_eq!(similar(&fact, &FactValue::Options(0b001), &FactValue::Options(0b110)), Some(false));
        assert_eq!(similar(&fact, &FactValue::YesNo(true), &FactValue::YesNo(false)), Some(false));
    }

    #[test]
    fn how_many_times_apart_two_numbers_are_is_told_the_same_from_either() {
        let fact = fact();
        let half = Amount::whole(5).over(Amount::whole(2), 1).ok();
        assert_eq!(times(&fact, &number(10), &number(25)), half);
        assert_eq!(times(&fact, &number(25), &number(10)), half);
        assert_eq!(times(&fact, &number(0), &number(25)), None);
        assert_eq!(times(&fact, &FactValue::YesNo(true), &number(25)), None);
    }
}
