//! What is open, and what each answer to it would do.

use super::asking::{Answer, Asking, Given, Open, Turned, distance, is_contradictory, lists_of_facts, open_facts};
use super::baseline::Baseline;
use super::change::{Change, touches};
use super::together::together;
use crate::assess::{
    Entry, Inputs, Line, OpenItem, Operand, Points, Position, Reading, Readings, Rule, Score, points_of,
};
use crate::case::{Case, Determination, Figure, InfringementId, Target};
use crate::rulebook::{ByPercentage, FactId, FactKind, FactValue, FactorFigure, Step, StepId};
use crate::value::{Duration, Moment, Money, OutOfRange, Percent, Span, Truth, sorted};
use std::collections::BTreeSet;

/// More days on which evidence arose, or just before or after, are not tried.
const MOST_DAYS: usize = 400;

/// Everything that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenItems {
    /// What moves a figure, what would narrow the indicated range most first; where nothing does,
    /// all that is open.
    pub list: Vec<Open>,
    /// What is open and moves nothing: not by itself, and not in a set that is listed. Nothing where
    /// the list is of all that is open.
    pub without_effect: Vec<OpenItem>,
    /// Whether every answer was tried that is looked for: see [`open_items`].
    pub all_tried: bool,
}

/// Everything open that moves a figure, by itself or together with something else.
///
/// By itself: no answer to an open fact, and no decision on an open judgement within what is
/// indicated, moves the central figure or an end of the indicated range by more than is said; what
/// is not listed moves none of them. Of numbers those are tried between which no rule turns: the
/// others come to something between, as a higher balance stays the higher. Rounding keeps to that but
/// for its unit. An adjustment or reduction of the starting point need not: it is the same however
/// far a limit has cut the balance.
///
/// Together: sets of facts of the whole case that move one of these figures which none of them moves
/// by itself, or of which one by itself moves nothing and which move a figure further than each; none
/// that holds another such set. Looked at are two to four that one condition names, two that both
/// move nothing by themselves, and for one that moves nothing and is in no set yet, another that the
/// same step looks at. Two facts that both move nothing by themselves, and two of one condition that both
/// leave a figure as it is, move it together by no more than is said of them.
///
/// Both as far as [`OpenItems::all_tried`] says.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn open_items(baseline: &Baseline<'_>, lines: &[Line<'_>], score: Option<&Score>) -> Result<OpenItems, OutOfRange> {
    let asking = Asking::of(baseline)?;
    let case = &baseline.situation().case;
    let mut list = Vec::new();
    for fact in open_facts(case) {
        let (answers, bounds) = asking.answers(fact)?;
        let open = asking.open(vec![OpenItem::Fact(fact)], answers, &bounds)?;
        // A date that has not come so far is answered; what it may still do is told.
        let answered = lists_of_facts(case).all(|values| case.is_none_so_far(fact.of(values)));
        if open.moves() || !answered {
            list.push(open);
        }
    }
    for (item, target) in open_judgements(case) {
        list.push(asking.judgement(item, &target, lines)?);
    }
    if let Some(score) = score {
        list.extend(asking.evidence(score)?);
    }
    let (joint, all_joint) = together(&asking, &list)?;
    let all_tried = all_joint
        && asking.turning.keeps_order()
        && open_facts(case).into_iter().all(|fact| asking.turning.tries_all(fact) && asking.tries_all_days(fact));
    let (mut moving, mut still): (Vec<Open>, Vec<Open>) = list.into_iter().partition(Open::moves);
    moving.extend(joint);
    if moving.is_empty() {
        moving = std::mem::take(&mut still);
    }
    let is_listed = |item: &OpenItem| moving.iter().any(|open| open.items.contains(item));
    let without_effect = still.into_iter().flat_map(|open| open.items).filter(|item| !is_listed(item)).collect();
    let list = sorted(moving, |one, other| {
        (other.narrows, other.central, other.permitted).cmp(&(one.narrows, one.central, one.permitted))
    });
    Ok(OpenItems { list, without_effect, all_tried })
}

impl Asking<'_, '_> {
    /// The answers to an open fact, and penalties between which those of every answer lie where
    /// the score of the engagement turns on it.
    fn answers(&self, fact: FactId) -> Result<(Vec<Answer>, Vec<Readings<Money>>), OutOfRange> {
        let case = self.case();
        let (mut answers, mut bounds) = (Vec::new(), Vec::new());
        let own: Vec<&Vec<FactValue>> = case
            .infringements
            .iter()
            .map(|infringement| &infringement.values)
            .filter(|values| fact.of(values) != fact.of(&case.values))
            .collect();
        if fact.of(&case.values).is_open() {
            self.answers_of(fact, None, &mut answers, &mut bounds)?;
        }
        for (id, infringement) in case.infringements.entries() {
            if own.contains(&&infringement.values) && fact.of(&infringement.values).is_open() {
                self.answers_of(fact, Some(id), &mut answers, &mut bounds)?;
            }
        }
        Ok((answers, bounds))
    }

    fn answers_of(
        &self,
        fact: FactId,
        infringement: Option<InfringementId>,
        answers: &mut Vec<Answer>,
        bounds: &mut Vec<Readings<Money>>,
    ) -> Result<(), OutOfRange> {
        let case = self.case();
        let score = self.baseline.situation().score.filter(|_| self.is_scored(fact));
        let told_apart = score.is_none() && !self.turning.is_amount(fact);
        let conditions = self.turning.on_any(&[fact]);
        let affects = |position| touches(case, &[fact], infringement, position);
        let mut bound = |case: &Case<'_>| -> Result<(), OutOfRange> {
            for end in score.iter().flat_map(|score| [score.least, score.most]) {
                let inputs = Inputs { case, score: Some(Points::settled(end)), ..self.baseline.situation().inputs() };
                bounds.push(self.baseline.penalties_of(&inputs, &affects, None)?);
            }
            Ok(())
        };
        let mut bounded: Vec<Turned> = Vec::new();
        bound(case)?;
        let mut values = self.answers_to(fact, case.values_of(infringement));
        if score.is_some() && matches!(case.rulebook.facts[fact].kind, FactKind::Date) {
            // What is known of the date bounds them.
            let within = match fact.of(case.values_of(infringement)) {
                FactValue::Number(within) => Some(*within),
                FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => None,
            };
            let possible = |day: &FactValue| match day {
                FactValue::Number(day) => within.is_none_or(|within| within.contains(day.least())),
                FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => false,
            };
            values.extend(days_of_evidence(case).into_iter().take(MOST_DAYS).filter(possible));
            if within.is_none() {
                values.extend(case.none_so_far());
            }
            self.keep_possible(fact, &mut values);
        }
        for value in values {
            let change = Change::Fact { fact, infringement, value: value.clone() };
            let given = vec![Given::Fact(fact, infringement, value)];
            let changed = change.made_to(case);
            if is_contradictory(&changed) {
                continue;
            }
            let find = || self.penalties_of(&changed, &[fact], infringement);
            let penalty = if told_apart {
                self.penalties_turned(self.turned(&conditions, &changed), find)?
            } else {
                // With the score at an end, only conditions and amounts are left to turn on.
                if score.is_some() {
                    let turned = self.turned(&conditions, &changed);
                    if self.turning.is_amount(fact) || !bounded.contains(&turned) {
                        bound(&changed)?;
                        bounded.push(turned);
                    }
                }
                find()?
            };
            answers.push(Answer { given, penalty });
        }
        Ok(())
    }

    /// Whether every day on which evidence arose is tried as an answer to a fact.
    fn tries_all_days(&self, fact: FactId) -> bool {
        let by_days = self.is_scored(fact) && matches!(self.case().rulebook.facts[fact].kind, FactKind::Date);
        !by_days || days_of_evidence(self.case()).len() <= MOST_DAYS
    }

    /// What is decided of a judgement at each end, and at the indicative value.
    fn judgement(&self, item: OpenItem, target: &Target, lines: &[Line<'_>]) -> Result<Open, OutOfRange> {
        let line = lines.iter().find(|line| self.is_of(line, item));
        let figure = |reading| line.and_then(|line| figure_of(line, line.entries.at(reading)));
        let mut answers: Vec<Answer> = Vec::new();
        for reading in [Reading::Low, Reading::Central, Reading::High] {
            let Some(figure) = figure(reading) else { continue };
            if answers.iter().any(|answer| answer.given == [Given::Figure(figure)]) {
                continue;
            }
            let penalty = self.baseline.penalties(&decided(target, figure))?;
            answers.push(Answer { given: vec![Given::Figure(figure)], penalty });
        }
        let mut open = self.open(vec![item], answers, &[])?;
        for reading in [Reading::Least, Reading::Most] {
            let Some(figure) = figure(reading) else { continue };
            let central = self.baseline.penalty_in(&decided(target, figure), Reading::Central)?;
            open.permitted = open.permitted.max(distance(central, *self.now.at(Reading::Central))?);
        }
        Ok(open)
    }

    /// Whether a line is the one of a judgement.
    fn is_of(&self, line: &Line<'_>, item: OpenItem) -> bool {
        let alone = self.case().infringements.len() == 1;
        let is_here = |infringement: Option<InfringementId>| alone || line.infringement == infringement;
        match item {
            OpenItem::Step(step, infringement) => {
                line.step_id == step && is_here(infringement) && !matches!(line.rule, Rule::Step)
            }
            OpenItem::Factor(factor, infringement) => {
                matches!(line.rule, Rule::Factor(own) if own == factor) && is_here(infringement)
            }
            OpenItem::Fact(_) | OpenItem::Evidence(_) => false,
        }
    }

    /// Items of evidence whose points are open: each once at what is certain, once at what is
    /// possible.
    fn evidence(&self, score: &Score) -> Result<Vec<Open>, OutOfRange> {
        let situation = self.baseline.situation();
        let case = self.case();
        let (Some(schedule), Some(gathering)) = (&case.rulebook.schedule, self.baseline.gathering()) else {
            return Ok(Vec::new());
        };
        let mut points: Vec<_> = score.items.iter().map(|item| item.points).collect();
        let mut list = Vec::new();
        for (place, item) in score.items.iter().enumerate().filter(|(_, item)| !item.points.agree()) {
            let own = item.points;
            let item = OpenItem::Evidence(item.item);
            let change = Change::Read(item, Reading::Central);
            let mut answers = Vec::new();
            for end in [own.least, own.most] {
                let settled = Points::settled(end);
                if let Some(slot) = points.get_mut(place) {
                    *slot = settled;
                }
                let score = Some(points_of(case, schedule, gathering, &points)?);
                let inputs = Inputs { score, ..situation.inputs() };
                let affects = |position: Position| change.affects(case, position);
                let penalty = self.baseline.penalties_of(&inputs, &affects, None)?;
                answers.push(Answer { given: vec![Given::Points(settled)], penalty });
            }
            if let Some(slot) = points.get_mut(place) {
                *slot = own;
            }
            list.push(self.open(vec![item], answers, &[])?);
        }
        Ok(list)
    }
}

/// Just before, at and just after each day on which evidence arose, each once.
fn days_of_evidence(case: &Case<'_>) -> Vec<FactValue> {
    let day = Duration::days(1);
    let mut days = Vec::new();
    for evidence in case.evidence.iter() {
        let ends = evidence
            .at
            .iter()
            .flat_map(|at| [at.least().plus(Duration::seconds(0).minus(day)), at.least(), at.most().plus(day)]);
        days.extend(ends.map(|moment| moment.since(Moment::EPOCH).amount()));
    }
    let mut seen = BTreeSet::new();
    days.retain(|day| seen.insert(*day));
    days.into_iter().map(|day| FactValue::Number(Span::point(day))).collect()
}

/// The change that something is decided.
fn decided<'r>(target: &Target, figure: Figure) -> Change<'r> {
    Change::Decided(Box::new(Determination::supposed(target.clone(), figure)))
}

/// The figure of a line in one reading as somebody would decide it.
fn figure_of(line: &Line<'_>, entry: &Entry) -> Option<Figure> {
    let by_percentage = || line.step.operation.description().by_percentage;
    match entry.operand {
        Operand::Share(share) => Some(Figure::Share(share, None)),
        Operand::Change(change) | Operand::ChangeToNil(change) => Some(Figure::Change(change)),
        Operand::Sum(sum) | Operand::Added(sum) => Some(Figure::Sum(sum)),
        // The balance stays: the figure was looked at.
        Operand::Kept(figure) => match by_percentage() {
            ByPercentage::Degree(_) | ByPercentage::Size(_) => Some(Figure::Share(Percent(figure), None)),
            ByPercentage::OnlySum => Some(Figure::Sum(Money(figure))),
            ByPercentage::Change(_) | ByPercentage::Reduction(_) => Some(Figure::Change(Percent(figure))),
            ByPercentage::Maximum | ByPercentage::Nothing => None,
        },
        Operand::Waived
        | Operand::Net { .. }
        | Operand::Maximum(_)
        | Operand::Total(_)
        | Operand::LinkedTotal(_)
        | Operand::Rounded(_) => None,
    }
}

/// The judgements that nobody decided and whose rule may apply, with what a decision on each is
/// about. A degree that is decided without its share leaves the share open.
fn open_judgements(case: &Case<'_>) -> Vec<(OpenItem, Target)> {
    let rulebook = case.rulebook;
    let mut items = Vec::new();
    for (id, _) in rulebook.steps.entries().filter(|(_, step)| is_judged(step)) {
        for infringement in case.taken_for(id).filter(|infringement| is_undecided(case, id, *infringement)) {
            items.push((OpenItem::Step(id, infringement), Target::Step(id, infringement)));
        }
    }
    for (id, factor) in rulebook.factors.entries() {
        let idle = matches!(factor.figure, FactorFigure::Engagement) && case.evidence.is_empty();
        for infringement in case.taken_for(factor.step).filter(|_| !idle) {
            let decided = case.determination_of_factor(id, infringement).is_some()
                || case.determination(factor.step, infringement).is_some();
            let values = case.values_of(infringement);
            let fails = factor.when.as_ref().is_some_and(|when| when.truth(values) == Truth::False);
            if !decided && !fails {
                items.push((OpenItem::Factor(id, infringement), Target::Factors(vec![id], infringement)));
            }
        }
    }
    items
}

fn is_undecided(case: &Case<'_>, step: StepId, infringement: Option<InfringementId>) -> bool {
    case.determination(step, infringement).is_none_or(|determination| matches!(determination.figure, Figure::Band(_)))
}

/// Whether a step leaves a figure of its own to judgement; factors are judged one by one.
fn is_judged(step: &Step) -> bool {
    let decided = step.operation.description().by_percentage;
    decided.leaves_judgement() && !matches!(decided, ByPercentage::Change(None))
}
