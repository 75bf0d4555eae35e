//! Aggravating and mitigating factors: percentages that add up and do not compound.

use super::super::at::{At, Carried, Reason};
use super::super::inputs::{Engagement, Portion};
use super::super::ledger::{Asked, Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::{lowering_figure, raising_figure};
use crate::case::{Determination, EngagementDecided, Figure};
use crate::rulebook::{Ceiling, Factor, FactorFigure, FactorId, Factors, Judgement, Schedule, Side};
use crate::value::{Amount, Money, OutOfRange, Percent, Truth};

/// A state, with what the factors come to so far: magnitudes by side, decided and open apart.
#[derive(Clone, PartialEq)]
struct Tally {
    state: State,
    base: Money,
    opening: Money,
    aggravating: Sums,
    mitigating: Sums,
}

#[derive(Clone, Copy, Default, PartialEq)]
struct Sums {
    decided: Percent,
    open: Percent,
}

impl Carried for Tally {
    fn state(&self) -> &State {
        &self.state
    }

    fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Tally {
    fn side(&self, side: Side) -> &Sums {
        match side {
            Side::Aggravating => &self.aggravating,
            Side::Mitigating => &self.mitigating,
        }
    }

    fn side_mut(&mut self, side: Side) -> &mut Sums {
        match side {
            Side::Aggravating => &mut self.aggravating,
            Side::Mitigating => &mut self.mitigating,
        }
    }

    /// Counts what was decided, by its sign.
    fn decide(&mut self, change: Percent) -> Result<(), OutOfRange> {
        let side = if change.0.is_negative() { Side::Mitigating } else { Side::Aggravating };
        let sums = self.side_mut(side);
        sums.decided = sums.decided.plus(Percent(change.0.magnitude()))?;
        Ok(())
    }

    /// The net of everything so far, in percent of the base.
    fn net(&self) -> Result<Percent, OutOfRange> {
        let aggravating = self.aggravating.decided.plus(self.aggravating.open)?;
        aggravating.minus(self.mitigating.decided.plus(self.mitigating.open)?)
    }
}

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    factors: &'c Factors,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let mut tally = states.map(|state| Tally {
        state: state.clone(),
        base: state.base(factors.of),
        opening: state.balance,
        aggravating: Sums::default(),
        mitigating: Sums::default(),
    });
    let case = at.inputs.case;
    let rest = at.determination();
    for (id, factor) in case.rulebook.factors.entries().filter(|(_, factor)| factor.step == at.step_id) {
        let decided = case.determination_of_factor(id, at.infringement);
        match (decided, rest) {
            (Some((determination, covered)), _) if covered.first() == Some(&id) => {
                post_bundle(at, determination, covered, &mut tally, lines)?;
            }
            (Some(_), _) => {}
            (None, Some(rest)) => post_covered(at, id, factor, rest, &tally, lines),
            (None, None) => post_undecided(at, id, factor, &mut tally, lines)?,
        }
    }
    if let Some(determination) = rest {
        post_others(at, determination, &mut tally, lines)?;
    }
    for ceiling in &factors.ceilings {
        keep_to(at, ceiling, &mut tally, lines)?;
    }
    limits(at, factors, &mut tally, lines)?;
    *states = tally.into_map(|tally| tally.state);
    Ok(())
}

fn signed(side: Side, magnitude: Percent) -> Percent {
    match side {
        Side::Aggravating => magnitude,
        Side::Mitigating => magnitude.negated(),
    }
}

/// A figure that covers one or several factors.
fn post_bundle<'c>(
    at: &At<'c, '_>,
    determination: &'c Determination,
    covered: &'c [FactorId],
    tally: &mut Readings<Tally>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let Figure::Change(mut change) = determination.figure else { return Ok(()) };
    let factors = &at.inputs.case.rulebook.factors;
    if covered.iter().any(|factor| matches!(factors[*factor].figure, FactorFigure::Engagement)) {
        let how = match covered.len() {
            1 => EngagementDecided::Alone,
            heads => EngagementDecided::InBundle(heads),
        };
        change = without_engagement(at, change, how)?;
    }
    let rule = match covered {
        [only] => Rule::Factor(*only),
        several => Rule::Bundle(several),
    };
    let asked = match covered {
        [only] => at.asked(factors[*only].when.as_ref()),
        _ => None,
    };
    let reason = || Reason { rule, asked, why: Why::Decided(determination) };
    at.post(tally, false, reason, lines, |_, tally| {
        tally.decide(change)?;
        Ok((Operand::Change(change), tally.base))
    })
}

/// What is left of a figure that covers the engagement, where some of it is left out. A figure that
/// does not lower the balance has no part of it.
fn without_engagement(at: &At<'_, '_>, change: Percent, how: EngagementDecided) -> Result<Percent, OutOfRange> {
    if !change.0.is_negative() {
        return Ok(change);
    }
    let magnitude = Percent(change.0.magnitude());
    let left_out = match at.inputs.engagement {
        Engagement::Counted | Engagement::ReadAs(_) => Percent::ZERO,
        Engagement::Removed(portion) => match (how, portion) {
            (EngagementDecided::Alone, _) => magnitude,
            (EngagementDecided::InBundle(_) | EngagementDecided::WithAllOthers, Portion::UpTo(most)) => most,
            (EngagementDecided::InBundle(heads), Portion::OneHead) => i64::try_from(heads)
                .map_or(Ok(Percent::ZERO), |heads| magnitude.0.over(Amount::whole(heads), 10).map(Percent))?,
            (EngagementDecided::WithAllOthers, Portion::OneHead) => Percent::ZERO,
        },
        Engagement::Lessened { missing, all } => {
            let part = if how == EngagementDecided::Alone { magnitude } else { all.at_most(magnitude) };
            if part == all || missing.0.is_zero() {
                missing
            } else {
                Percent(part.0.times(missing.0)?.over(all.0, 10)?)
            }
        }
    };
    Ok(magnitude.minus(left_out.at_most(magnitude))?.negated())
}

/// A factor that a decision on all the others covers: shown, without a figure of its own.
fn post_covered<'c>(
    at: &At<'c, '_>,
    id: FactorId,
    factor: &'c Factor,
    rest: &'c Determination,
    tally: &Readings<Tally>,
    lines: &mut Lines<'c>,
) {
    let reason = || Reason { rule: Rule::Factor(id), asked: at.asked(factor.when.as_ref()), why: Why::Covered(rest) };
    at.keep(tally, reason, lines);
}

/// What the step's other factors were decided to come to.
fn post_others<'c>(
    at: &At<'c, '_>,
    determination: &'c Determination,
    tally: &mut Readings<Tally>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let reason = || Reason { rule: Rule::OtherFactors, asked: None, why: Why::Decided(determination) };
    let case = at.inputs.case;
    let covers_engagement = case.rulebook.engagement_step() == Some(at.step_id)
        && case.engagement_decided(at.infringement).is_some_and(|(_, how)| how == EngagementDecided::WithAllOthers);
    at.post(tally, false, reason, lines, |_, tally| match determination.figure {
        Figure::Change(change) => {
            let how = EngagementDecided::WithAllOthers;
            let change = if covers_engagement { without_engagement(at, change, how)? } else { change };
            tally.decide(change)?;
            Ok((Operand::Change(change), tally.base))
        }
        Figure::Share(..) | Figure::Band(_) | Figure::Sum(_) => Ok((Operand::Kept(Amount::ZERO), tally.state.balance)),
    })
}

fn post_undecided<'c>(
    at: &At<'c, '_>,
    id: FactorId,
    factor: &'c Factor,
    tally: &mut Readings<Tally>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let truth = at.truth(factor.when.as_ref());
    let asked = factor.when.as_ref().map(|condition| Asked { condition, truth });
    let reason = |why| Reason { rule: Rule::Factor(id), asked, why };
    match (&factor.figure, &at.inputs.case.rulebook.schedule) {
        (FactorFigure::Decided(judgement), _) if truth == Truth::False => {
            at.keep(tally, || reason(Why::judged(judgement)), lines);
            Ok(())
        }
        (FactorFigure::Decided(judgement), _) => {
            let open = truth == Truth::Open || !judgement.is_fixed();
            at.post(
                tally,
                open,
                || reason(Why::judged(judgement)),
                lines,
                |reading, tally| count(factor.side, judged_magnitude(at, id, factor, truth, judgement, reading), tally),
            )
        }
        (FactorFigure::Engagement, Some(schedule)) => {
            let open = engagement_is_open(at, schedule);
            at.post(
                tally,
                open,
                || reason(Why::judged(&schedule.ceiling)),
                lines,
                |reading, tally| count(factor.side, engagement_magnitude(at, id, schedule, reading)?, tally),
            )
        }
        (FactorFigure::Engagement, None) => {
            at.keep(tally, || reason(Why::NoneHolds), lines);
            Ok(())
        }
    }
}

/// Counts the magnitude of a factor that nobody decided.
fn count(side: Side, magnitude: Percent, tally: &mut Tally) -> Result<(Operand, Money), OutOfRange> {
    if magnitude.0.is_zero() {
        return Ok((Operand::Kept(Amount::ZERO), tally.state.balance));
    }
    let sums = tally.side_mut(side);
    sums.open = sums.open.plus(magnitude)?;
    Ok((Operand::Change(signed(side, magnitude)), tally.base))
}

/// The magnitude of a factor that somebody has to decide and whose condition does not fail.
fn judged_magnitude(
    at: &At<'_, '_>,
    id: FactorId,
    factor: &Factor,
    truth: Truth,
    judgement: &Judgement,
    reading: Reading,
) -> Percent {
    let own = at.factor_read_in(id, reading);
    let own = match (truth, &factor.when) {
        (Truth::Open, Some(when)) => {
            let facts_read_in = at.condition_read_in(when, reading);
            let applies = match factor.side {
                Side::Mitigating => facts_read_in.is_favourable(),
                Side::Aggravating => facts_read_in.is_unfavourable(),
            };
            if !applies {
                return Percent::ZERO;
            }
            own.or_if_central(facts_read_in)
        }
        (Truth::Open, None) | (Truth::True | Truth::False, _) => own,
    };
    Percent(match factor.side {
        Side::Mitigating => lowering_figure(judgement, own),
        Side::Aggravating => raising_figure(judgement, own).unwrap_or(Amount::HUNDRED),
    })
}

/// Whether what the engagement earns differs from reading to reading.
fn engagement_is_open(at: &At<'_, '_>, schedule: &Schedule) -> bool {
    at.inputs
        .score
        .is_some_and(|score| !score.most.0.is_zero() && (!schedule.ceiling.is_fixed() || score.least != score.most))
}

/// What the engagement earns: the score, as a share of the ceiling.
fn engagement_magnitude(
    at: &At<'_, '_>,
    id: FactorId,
    schedule: &Schedule,
    reading: Reading,
) -> Result<Percent, OutOfRange> {
    let Some(score) = at.inputs.score else { return Ok(Percent::ZERO) };
    if score.most.0.is_zero() {
        return Ok(Percent::ZERO);
    }
    match at.inputs.engagement {
        Engagement::Removed(_) => Ok(Percent::ZERO),
        Engagement::ReadAs(own) => score.worth(schedule, own),
        Engagement::Counted | Engagement::Lessened { .. } => score.worth(schedule, at.factor_read_in(id, reading)),
    }
}

/// Gives back what exceeds a ceiling on one side. A ceiling that does not bind limits what is
/// indicated, and never what somebody decided.
fn keep_to<'c>(
    at: &At<'c, '_>,
    ceiling: &'c Ceiling,
    tally: &mut Readings<Tally>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let excess = |tally: &Tally| -> Result<Percent, OutOfRange> {
        let Sums { decided, open } = *tally.side(ceiling.side);
        let room = if decided >= ceiling.at { Percent::ZERO } else { ceiling.at.minus(decided)? };
        if open > room { open.minus(room) } else { Ok(Percent::ZERO) }
    };
    // Where the readings are together yet, one that may go beyond the ceiling parts from the rest.
    let open = !ceiling.binding && !excess(tally.at(at.scope.lead()))?.0.is_zero();
    let reason = || Reason { rule: Rule::Ceiling(ceiling), asked: None, why: Why::Stated(&ceiling.basis) };
    at.post(tally, open, reason, lines, |reading, tally| {
        let free = !ceiling.binding
            && match ceiling.side {
                Side::Mitigating => reading == Reading::Least,
                Side::Aggravating => reading == Reading::Most,
            };
        let excess = excess(tally)?;
        if excess.0.is_zero() || free {
            return Ok((Operand::Kept(ceiling.at.0), tally.state.balance));
        }
        let sums = tally.side_mut(ceiling.side);
        sums.open = sums.open.minus(excess)?;
        Ok((Operand::Change(signed(ceiling.side, excess).negated()), tally.base))
    })
}

/// Keeps the net of all factors within binding limits, and the balance at nil or above.
fn limits<'c>(
    at: &At<'c, '_>,
    factors: &'c Factors,
    tally: &mut Readings<Tally>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let why = factors.net.as_ref().map_or(Why::Follows, |(_, _, basis)| Why::Stated(basis));
    let reason = || Reason { rule: Rule::Net, asked: None, why };
    at.post(tally, false, reason, lines, |_, tally| {
        let idle = (Operand::Kept(Amount::ZERO), tally.state.balance);
        match &factors.net {
            None if tally.state.balance.0.is_negative() => Ok((Operand::Sum(Money::ZERO), tally.base)),
            None => Ok(idle),
            Some((from, to, _)) => {
                let net = tally.net()?;
                let kept = net.at_least(*from).at_most(*to);
                Ok(if kept == net { idle } else { (Operand::Net { kept, from: tally.opening }, tally.base) })
            }
        }
    })
}
