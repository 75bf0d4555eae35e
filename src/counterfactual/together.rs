//! Open facts that do together what none of them does alone.

use super::asking::{Answer, Asking, Given, Open, Turned, is_contradictory, open_facts};
use super::change::Change;
use crate::assess::OpenItem;
use crate::case::Case;
use crate::rulebook::{Condition, FactId, FactKind, FactValue, Step};
use crate::value::{Duration, Moment, Money, OutOfRange, Span, Truth};

/// More joint answers than this are not assessed.
const MOST_TRIED: usize = 4_000;

/// So many are assessed however much evidence is scored for each.
const ALWAYS_TRIED: usize = 400;

/// So many items are scored for joint answers.
const MOST_SCORED: usize = 200_000;

/// How many joint answers are assessed of a case: fewer where each scores much evidence.
fn tried_of(case: &Case<'_>) -> usize {
    MOST_SCORED.checked_div(case.evidence.len()).unwrap_or(MOST_TRIED).clamp(ALWAYS_TRIED, MOST_TRIED)
}

/// Sets of open facts that act only together, by what each moves alone: those that move a figure
/// which none of them moves, and those of which one moves nothing and that move a figure further
/// than each of them. None holds another. Whether all joint answers were tried stands beside them.
pub(super) fn together(asking: &Asking<'_, '_>, alone: &[Open]) -> Result<(Vec<Open>, bool), OutOfRange> {
    let case = asking.case();
    // What only the score of engagement looks at moves nothing where that is settled.
    let feeds = |fact: FactId| {
        asking.is_scored(fact) || case.rulebook.steps.ids().any(|step| case.rulebook.step_uses(step, fact))
    };
    let open = open_facts(case).into_iter().filter(|fact| fact.of(&case.values).is_open() && feeds(*fact));
    let open: Vec<FactId> = open.collect();
    let still: Vec<FactId> = open.iter().copied().filter(|fact| is_still(alone, *fact)).collect();
    let mut search = Search { asking, alone, left: tried_of(case), tried: Vec::new(), found: Vec::new() };
    for set in named_together(asking, &open) {
        search.try_set(set)?;
    }
    // A number has more answers than a choice, and comes last.
    let (numbers, choices): (Vec<FactId>, Vec<FactId>) =
        open.iter().copied().partition(|fact| asking.turning.is_amount(*fact));
    let others: Vec<FactId> = choices.into_iter().chain(numbers).collect();
    let of_steps: Vec<Vec<FactId>> = case.rulebook.steps.iter().map(Step::facts).collect();
    for fact in &still {
        for other in others.iter().filter(|other| *other != fact && share_a_step(&of_steps, *fact, **other)) {
            if !search.has(*fact) {
                search.try_set(in_order(*fact, *other))?;
            }
        }
    }
    for (one, rest) in each_with_later(&still) {
        for other in rest {
            search.try_set(vec![one, *other])?;
        }
    }
    Ok((search.found, search.left > 0))
}

/// The facts that one condition names which is open, in twos, then in threes and fours, each once.
fn named_together(asking: &Asking<'_, '_>, open: &[FactId]) -> Vec<Vec<FactId>> {
    let case = asking.case();
    let of_conditions: Vec<Vec<FactId>> = asking
        .turning
        .conditions()
        .filter(|condition| is_open(condition, case) && !refuses(condition, case))
        .map(|condition| open.iter().copied().filter(|fact| condition.facts().contains(fact)).collect())
        .collect();
    let mut sets: Vec<Vec<FactId>> = Vec::new();
    for size in 2..=4 {
        for set in of_conditions.iter().flat_map(|named| parts(named, size)) {
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
    }
    sets
}

/// Every part of a list that has so many facts, in its order.
fn parts(facts: &[FactId], size: usize) -> Vec<Vec<FactId>> {
    let Some(fewer) = size.checked_sub(1) else { return vec![Vec::new()] };
    let with = |(one, rest): (FactId, &[FactId])| -> Vec<Vec<FactId>> {
        parts(rest, fewer).into_iter().map(|part| std::iter::once(one).chain(part).collect()).collect()
    };
    each_with_later(facts).flat_map(with).collect()
}

/// Two facts in the order of the rulebook.
fn in_order(one: FactId, other: FactId) -> Vec<FactId> {
    if one.index() < other.index() { vec![one, other] } else { vec![other, one] }
}

/// Whether a step looks at both, and not only for its factors.
fn share_a_step(of_steps: &[Vec<FactId>], one: FactId, other: FactId) -> bool {
    of_steps.iter().any(|facts| facts.contains(&one) && facts.contains(&other))
}

/// Each fact of a list, with those after it.
fn each_with_later(facts: &[FactId]) -> impl Iterator<Item = (FactId, &[FactId])> {
    (0..facts.len()).filter_map(|place| facts.get(place..)?.split_first()).map(|(one, rest)| (*one, rest))
}

/// What is listed of a fact by itself.
fn listed(alone: &[Open], fact: FactId) -> Option<&Open> {
    alone.iter().find(|open| open.items == [OpenItem::Fact(fact)])
}

/// Whether a fact by itself moves nothing.
fn is_still(alone: &[Open], fact: FactId) -> bool {
    listed(alone, fact).is_none_or(|open| !open.moves())
}

/// Whether a condition is open for the case or for one of its infringements.
fn is_open(condition: &Condition, case: &Case<'_>) -> bool {
    let of = |values: &[FactValue]| condition.truth(values) == Truth::Open;
    of(&case.values) || case.infringements.iter().any(|infringement| of(&infringement.values))
}

/// Whether a condition only says which facts cannot all be so.
fn refuses(condition: &Condition, case: &Case<'_>) -> bool {
    case.rulebook.contradictions.iter().any(|contradiction| std::ptr::eq(&raw const contradiction.when, condition))
}

struct Search<'a, 'b, 's> {
    asking: &'a Asking<'b, 's>,
    /// What each thing that is open does by itself.
    alone: &'a [Open],
    /// How many joint answers may still be assessed.
    left: usize,
    /// The sets that were tried.
    tried: Vec<Vec<FactId>>,
    found: Vec<Open>,
}

impl Search<'_, '_, '_> {
    /// Whether a fact is in something found.
    fn has(&self, fact: FactId) -> bool {
        self.found.iter().any(|open| open.items.contains(&OpenItem::Fact(fact)))
    }

    /// Lists a set of facts where they act only together, and no part of it does.
    fn try_set(&mut self, set: Vec<FactId>) -> Result<(), OutOfRange> {
        let has_part =
            |open: &Open| open.items.iter().all(|item| set.iter().any(|fact| *item == OpenItem::Fact(*fact)));
        if self.tried.contains(&set) || self.found.iter().any(has_part) {
            return Ok(());
        }
        let most = |of: fn(&Open) -> Money| {
            set.iter().filter_map(|fact| listed(self.alone, *fact)).map(of).max().unwrap_or(Money::ZERO)
        };
        let alone = [most(|open| open.central), most(|open| open.low), most(|open| open.high)];
        let one_still = set.iter().any(|fact| is_still(self.alone, *fact));
        if !one_still && alone.iter().all(|most| *most != Money::ZERO) {
            return Ok(());
        }
        self.tried.push(set.clone());
        let answers = self.joint(&set)?;
        let open = self.asking.open(set.into_iter().map(OpenItem::Fact).collect(), answers, &[])?;
        let mut moved = [open.central, open.low, open.high].into_iter().zip(alone);
        if moved.any(|(joint, alone)| joint > alone && (one_still || alone == Money::ZERO)) {
            self.found.push(open);
        }
        Ok(())
    }

    /// Every joint answer to some facts, as far as may be tried; one that no condition can tell
    /// from another is not assessed again.
    fn joint(&mut self, set: &[FactId]) -> Result<Vec<Answer>, OutOfRange> {
        let by_more = |fact: &FactId| self.asking.turning.is_amount(*fact) || self.asking.is_scored(*fact);
        let told_apart = !set.iter().any(by_more);
        let conditions = self.asking.turning.on_any(set);
        let mut known: Vec<Turned> = Vec::new();
        let mut answers = Vec::new();
        let mut begun: Vec<(Vec<Given>, Case<'_>)> = vec![(Vec::new(), self.asking.case().clone())];
        while let Some((given, case)) = begun.pop() {
            let Some(fact) = set.get(given.len()) else {
                if is_contradictory(&case) {
                    continue;
                }
                let find = || self.asking.penalties_of(&case, set, None);
                let turned = if told_apart { self.asking.turned(&conditions, &case) } else { Turned::new() };
                if !told_apart || !known.contains(&turned) {
                    let Some(left) = self.left.checked_sub(1) else { return Ok(answers) };
                    self.left = left;
                    known.push(turned.clone());
                }
                let penalty = if told_apart { self.asking.penalties_turned(turned, find)? } else { find()? };
                answers.push(Answer { given, penalty });
                continue;
            };
            for value in self.values(*fact, &case) {
                let change = Change::Fact { fact: *fact, infringement: None, value: value.clone() };
                let mut given = given.clone();
                given.push(Given::Fact(*fact, None, value));
                begun.push((given, change.made_to(&case)));
            }
        }
        Ok(answers)
    }

    /// The answers to a fact; where it is a date and nothing yet says when it turns, some day from
    /// which others are counted: ten years before the last moment of the case.
    fn values(&self, fact: FactId, case: &Case<'_>) -> Vec<FactValue> {
        let values = self.asking.answers_to(fact, &case.values);
        if !values.is_empty() || !matches!(case.rulebook.facts[fact].kind, FactKind::Date) {
            return values;
        }
        let latest = case.latest().unwrap_or(Moment::EPOCH);
        let day = latest.since(Moment::EPOCH).minus(Duration::days(3652));
        vec![FactValue::Number(Span::point(day.amount()))]
    }
}
