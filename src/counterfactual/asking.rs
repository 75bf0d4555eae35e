//! What is asked of an open case: an answer, and what it would come to.

use super::baseline::Baseline;
use super::change::touches;
use crate::assess::{Inputs, OpenItem, Points, Reading, Readings, score_with};
use crate::case::{Case, Evidence, Figure, InfringementId};
use crate::rulebook::{Condition, FactId, FactKind, FactValue, Phase, Turning};
use crate::value::{Moment, Money, OutOfRange, Truth};
use std::cell::RefCell;

/// Something open: what each answer to it would do while everything else stays open, and how far
/// that is at most; sums in pounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What is open: one thing, or several that do together what none of them does alone.
    pub items: Vec<OpenItem>,
    /// The most by which an answer moves the central figure: of a judgement, a decision within what
    /// is indicated. Nil or more.
    pub central: Money,
    /// The most by which an answer moves the lower end of what is indicated. Nil or more.
    pub low: Money,
    /// The most by which an answer moves the upper end of what is indicated. Nil or more.
    pub high: Money,
    /// The most by which an answer moves the central figure: of a judgement, a decision within what
    /// is permitted. Nil or more.
    pub permitted: Money,
    /// The most by which one of the answers makes what is indicated narrower. Nil or more.
    pub narrows: Money,
    /// Answers, with what it would come to: of a number, those between which no rule turns; of a
    /// judgement, the ends of what is indicated and the indicative value.
    pub answers: Vec<Answer>,
}

impl Open {
    /// Whether any answer moves anything.
    #[must_use]
    pub fn moves(&self) -> bool {
        [self.central, self.low, self.high, self.permitted].iter().any(|moved| *moved != Money::ZERO)
    }
}

/// An answer to what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is answered: to each of the things that are open together.
    pub given: Vec<Given>,
    /// The penalty then, in pounds; what else is open stays so.
    pub penalty: Readings<Money>,
}

/// An answer to one thing that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A fact has this value; of one infringement, where it says otherwise than the case.
    Fact(FactId, Option<InfringementId>, FactValue),
    /// This is decided.
    Figure(Figure),
    /// An item of evidence counts for this much of its head.
    Points(Points),
}

/// What is asked of an open case: what it comes to as it stands, and where its figures turn.
pub(super) struct Asking<'b, 's> {
    pub(super) baseline: &'b Baseline<'s>,
    pub(super) turning: Turning<'s>,
    pub(super) now: Readings<Money>,
    /// What comes of every condition as the case stands: of the whole case, then of each infringement;
    /// without a list of its own where there is one only, with the facts of the case.
    stand: Vec<Vec<Truth>>,
    /// What was found of answers on which only conditions turn.
    found: RefCell<Vec<(Turned, Readings<Money>)>>,
}

/// What comes of which conditions where that is not what comes of them as the case stands: of the
/// whole case, then of each infringement. Where it is the same, and no amount and no score is another,
/// the penalty is the same.
pub(super) type Turned = Vec<(usize, usize, Truth)>;

impl<'b, 's> Asking<'b, 's> {
    pub(super) fn of(baseline: &'b Baseline<'s>) -> Result<Asking<'b, 's>, OutOfRange> {
        let turning = baseline.situation().case.rulebook.turning();
        let now = baseline.penalty()?.clone();
        let case = &baseline.situation().case;
        let is_one = case.infringements.len() == 1 && case.infringements.iter().all(|one| one.values == *case.values);
        let lists = lists_of_facts(case).take(if is_one { 1 } else { usize::MAX });
        let stand = lists.map(|values| turning.truths(values)).collect();
        Ok(Asking { baseline, turning, found: RefCell::new(vec![(Turned::new(), now.clone())]), stand, now })
    }

    pub(super) fn case(&self) -> &'s Case<'s> {
        &self.baseline.situation().case
    }

    /// What answers do, and how far at most; `bounds` are penalties that count for that without
    /// being an answer.
    pub(super) fn open(
        &self,
        items: Vec<OpenItem>,
        answers: Vec<Answer>,
        bounds: &[Readings<Money>],
    ) -> Result<Open, OutOfRange> {
        let width = |penalty: &Readings<Money>| penalty.at(Reading::High).minus(*penalty.at(Reading::Low));
        let now = width(&self.now)?;
        let (mut central, mut low, mut high, mut narrows) = (Money::ZERO, Money::ZERO, Money::ZERO, Money::ZERO);
        for penalty in answers.iter().map(|answer| &answer.penalty).chain(bounds) {
            let moved = |reading| distance(*penalty.at(reading), *self.now.at(reading));
            central = central.max(moved(Reading::Central)?);
            low = low.max(moved(Reading::Low)?);
            high = high.max(moved(Reading::High)?);
        }
        for answer in &answers {
            narrows = narrows.max(now.minus(width(&answer.penalty)?)?);
        }
        Ok(Open { items, central, low, high, permitted: central, narrows, answers })
    }

    /// The answers to an open fact between which nothing turns, given what else is known: see
    /// [`Turning::answers`]. A date is none after the last moment of the case.
    pub(super) fn answers_to(&self, fact: FactId, values: &[FactValue]) -> Vec<FactValue> {
        let mut answers = self.turning.answers(fact, values);
        self.keep_possible(fact, &mut answers);
        answers
    }

    /// Takes out the dates after the last moment of the case: instead of them stands that it has not
    /// come so far. Where the case says that already, they are what is left to tell.
    pub(super) fn keep_possible(&self, fact: FactId, answers: &mut Vec<FactValue>) {
        let case = self.case();
        let is_date = matches!(case.rulebook.facts[fact].kind, FactKind::Date);
        let stated = lists_of_facts(case).any(|values| case.is_none_so_far(fact.of(values)));
        let Some(latest) = case.latest().filter(|_| is_date && !stated) else { return };
        let latest = latest.since(Moment::EPOCH).amount();
        let before = answers.len();
        answers.retain(|answer| !matches!(answer, FactValue::Number(date) if date.least() > latest));
        if answers.len() < before {
            answers.extend(case.none_so_far());
        }
    }

    /// Whether an answer to the fact may move the score of evidence that counts.
    pub(super) fn is_scored(&self, fact: FactId) -> bool {
        let case = self.case();
        case.rulebook.schedule_uses(fact)
            && self.baseline.situation().score.is_some_and(|score| score.least != score.most)
            && !self.is_without_effect_on_evidence(fact)
    }

    /// Whether a date cannot decide what any item of evidence counts for: the day of detection where
    /// none came before awareness but reports, which show by themselves that it was detected; and an
    /// investigation that had not begun by the day of assessment.
    fn is_without_effect_on_evidence(&self, fact: FactId) -> bool {
        let case = self.case();
        let Some(schedule) = &case.rulebook.schedule else { return true };
        // Another condition of the schedule may look at it as well.
        let roles = [schedule.roles.detected, schedule.roles.investigation_known];
        let turns = |fact: FactId| schedule.facts().iter().filter(|used| **used == fact).count() > 1;
        if !roles.contains(&Some(fact)) || turns(fact) {
            return false;
        }
        if schedule.roles.investigation_known == Some(fact) {
            return case.is_none_so_far(fact.of(&case.values));
        }
        let aware = schedule.roles.awareness.map(|aware| aware.of(&case.values));
        let early = |item: &Evidence| {
            let kind = &schedule.kinds[item.kind];
            let before = match aware {
                Some(FactValue::Number(aware)) => item.at.is_some_and(|at| at.seconds().least() <= aware.most()),
                _ => item.at.is_some(),
            };
            matches!(kind.phase, Phase::During | Phase::After) && !kind.timed && before
        };
        !case.evidence.iter().any(early)
    }

    /// What turns of these conditions, each with its place among all, in a case that is the one at hand
    /// but for some facts.
    pub(super) fn turned(&self, conditions: &[(usize, &Condition)], changed: &Case<'_>) -> Turned {
        let lists = self.stand.iter().zip(lists_of_facts(changed)).enumerate();
        let turned = lists.flat_map(|(list, (before, values))| {
            conditions.iter().filter_map(move |(place, condition)| {
                let truth = condition.truth(values);
                (before.get(*place) != Some(&truth)).then_some((list, *place, truth))
            })
        });
        turned.collect()
    }

    /// The penalty where nothing but these conditions turns, found once.
    pub(super) fn penalties_turned(
        &self,
        turned: Turned,
        find: impl FnOnce() -> Result<Readings<Money>, OutOfRange>,
    ) -> Result<Readings<Money>, OutOfRange> {
        if let Some((_, penalty)) = self.found.borrow().iter().find(|(known, _)| *known == turned) {
            return Ok(penalty.clone());
        }
        let penalty = find()?;
        self.found.borrow_mut().push((turned, penalty.clone()));
        Ok(penalty)
    }

    /// The penalty of a case that is the one at hand but for these facts: of all of it, or of one
    /// infringement.
    pub(super) fn penalties_of(
        &self,
        changed: &Case<'_>,
        facts: &[FactId],
        infringement: Option<InfringementId>,
    ) -> Result<Readings<Money>, OutOfRange> {
        let situation = self.baseline.situation();
        let moves_score = facts.iter().any(|fact| changed.rulebook.schedule_rests_on(*fact));
        let score = match (&changed.rulebook.schedule, self.baseline.gathering()) {
            (Some(schedule), Some(gathering)) if moves_score => {
                Some(score_with(changed, schedule, gathering, None)?.points)
            }
            (Some(_) | None, _) => situation.score,
        };
        let inputs = Inputs { case: changed, score, ..situation.inputs() };
        let affects = |position| touches(&situation.case, facts, infringement, position);
        self.baseline.penalties_of(&inputs, &affects, infringement.filter(|_| !moves_score))
    }
}

/// How far two sums are apart.
pub(super) fn distance(one: Money, other: Money) -> Result<Money, OutOfRange> {
    other.max(one).minus(other.min(one))
}

/// The facts of a case, then of each infringement.
pub(super) fn lists_of_facts<'l>(case: &'l Case<'_>) -> impl Iterator<Item = &'l [FactValue]> {
    let own = case.infringements.iter().map(|infringement| infringement.values.as_slice());
    std::iter::once(case.values.as_slice()).chain(own)
}

/// The facts that are asked, or may be, and are not known or only as a range. One that only says
/// whether the rulebook reaches the case moves nothing.
pub(super) fn open_facts(case: &Case<'_>) -> Vec<FactId> {
    let open = |id: FactId, values: &[FactValue]| id.of(values).is_open();
    let facts = case.rulebook.facts.entries().filter(|(_, fact)| fact.moves_figures());
    facts
        .filter(|(id, fact)| {
            fact.asked(&case.values) != Truth::False
                && (open(*id, &case.values) || case.infringements.iter().any(|one| open(*id, &one.values)))
        })
        .map(|(id, _)| id)
        .collect()
}

/// Whether facts cannot all be so.
pub(super) fn is_contradictory(case: &Case<'_>) -> bool {
    let mut conditions = case.rulebook.contradictions.iter().map(|contradiction| &contradiction.when);
    conditions.any(|when| lists_of_facts(case).any(|values| when.truth(values) == Truth::True))
        || case.evidence.iter().any(|item| case.is_before_detection(item))
}
