//! Whether a case can be computed, and what was decided lies in the permitted range that the
//! account gives it.

use super::refusals;
use crate::assess::{Account, Entry, Inputs, Line, Points, Reading, Rule, account, penalties, score_of};
use crate::case::{Case, Determination, Figure, Target, place_in, place_of_figure};
use crate::diagnostic::{Findings, Place, Source};
use crate::rulebook::{ByPercentage, FactValue, Judged, Judgement, Step, Upper};
use crate::value::{Amount, List, Money, OutOfRange, Percent, Way};
use std::sync::Arc;

/// A range of balances, both ends included.
type Range = (Money, Money);

/// Adds every determination that lies outside what is permitted and does not say why, and every one
/// that says why without need. Where something is open, what may be permitted is not refused.
pub(super) fn check(case: &Case<'_>, source: &Source, findings: &mut Findings) {
    let Ok(points) = points_computed(case) else {
        refusals::beyond_computing(longest(case, source), findings);
        return;
    };
    if !case.determinations.iter().any(|determination| needs_account(determination, case)) {
        return;
    }
    let undecided = maximum_undecided(case);
    let accounts = Accounts::of(case, undecided.as_ref(), points);
    for determination in case.determinations.iter().filter(|determination| needs_account(determination, case)) {
        let place = || place_of_figure(source, determination);
        match accounts.as_ref().map_err(|error| *error).and_then(|accounts| accounts.held(determination)) {
            Ok(Some(held)) => held.tell(determination, case, &place, findings),
            Ok(None) => {}
            Err(OutOfRange) => refusals::beyond_computing(Some(place()), findings),
        }
    }
}

/// What the evidence scores, where no figure of the case has more digits than are computed with.
fn points_computed(case: &Case<'_>) -> Result<Option<Points>, OutOfRange> {
    let points = score_of(case)?.map(|score| score.points);
    penalties(&Inputs::of(case, points))?;
    Ok(points)
}

/// Where the longest number stands that the case gives, if it is long enough to make a figure too
/// long; none where that is the rulebook's doing.
pub(super) fn longest(case: &Case<'_>, source: &Source) -> Option<Place> {
    const LONG: usize = 16;
    let digits = |number: Amount| number.plain().bytes().filter(u8::is_ascii_digit).count();
    let decided = case.determinations.iter().map(|determination| {
        let number = match determination.figure {
            Figure::Share(percent, _) | Figure::Change(percent) => percent.0,
            Figure::Sum(sum) => sum.0,
            Figure::Band(_) => Amount::ZERO,
        };
        (digits(number), place_of_figure(source, determination))
    });
    let facts = case.rulebook.facts.entries().filter_map(|(id, fact)| match id.of(&case.values) {
        FactValue::Number(span) => Some((digits(span.least()).max(digits(span.most())), place_in(source, &fact.id))),
        FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => None,
    });
    decided.chain(facts).filter(|(digits, _)| *digits >= LONG).max_by_key(|(digits, _)| *digits).map(|(_, place)| place)
}

/// The same case, its statutory maximum left to statute; none where nobody decided it.
fn maximum_undecided<'c>(case: &Case<'c>) -> Option<Case<'c>> {
    let is_maximum = |determination: &Determination| match &determination.target {
        Target::Step(step, _) => {
            matches!(case.rulebook.steps[*step].operation.description().by_percentage, ByPercentage::Maximum)
        }
        Target::Factors(..) => false,
    };
    let left = case.determinations.iter().filter(|determination| !is_maximum(determination)).cloned();
    let determinations: List<Determination> = left.collect();
    let decided = determinations.len() < case.determinations.len();
    decided.then(|| Case { determinations: Arc::new(determinations), ..case.clone() })
}

/// Whether only the account says what is permitted.
fn needs_account(determination: &Determination, case: &Case<'_>) -> bool {
    let Target::Step(step, _) = &determination.target else { return false };
    match determination.figure {
        Figure::Sum(_) => true,
        Figure::Change(_) => adjusted_to_maximum(&case.rulebook.steps[*step]).is_some(),
        Figure::Share(..) | Figure::Band(_) => false,
    }
}

/// The judgement of a step that may go as far as the statutory maximum.
fn adjusted_to_maximum(step: &Step) -> Option<&Judgement> {
    match step.operation.description().by_percentage {
        ByPercentage::Change(Some(judgement)) if judgement.permitted.to == Upper::StatutoryMaximum => Some(judgement),
        ByPercentage::Change(_)
        | ByPercentage::Degree(_)
        | ByPercentage::Size(_)
        | ByPercentage::Reduction(_)
        | ByPercentage::OnlySum
        | ByPercentage::Maximum
        | ByPercentage::Nothing => None,
    }
}

/// How a determination stands to its range.
struct Held {
    /// The range, each part from its least to its greatest end in any reading.
    permitted: Vec<Range>,
    /// Whether it may lie in it.
    may_lie_in: bool,
    /// Whether it lies in it in every reading.
    lies_in: bool,
    /// Whether its step can only lower and it sets the balance above what stands before it in every
    /// reading.
    raises: bool,
}

impl Held {
    fn tell(&self, determination: &Determination, case: &Case<'_>, place: &dyn Fn() -> Place, findings: &mut Findings) {
        let departs = !determination.departs.is_empty();
        if self.raises {
            refusals::raises(place(), findings);
        } else if !self.may_lie_in && !departs {
            refusals::outside_range(determination.figure, &self.permitted, case.rulebook.currency, place(), findings);
        } else if self.lies_in && departs {
            refusals::departs_without_need(place(), findings);
        }
    }
}

/// The account of a case, and what the statutory maximum is where nobody decides it.
struct Accounts<'c> {
    case: &'c Case<'c>,
    account: Account<'c>,
    /// The lines by which statute sets the maximum, where somebody decided it.
    statute: Vec<Line<'c>>,
}

impl<'c> Accounts<'c> {
    fn of(
        case: &'c Case<'c>,
        undecided: Option<&'c Case<'c>>,
        points: Option<Points>,
    ) -> Result<Accounts<'c>, OutOfRange> {
        let statute = match undecided {
            Some(undecided) => account(&Inputs::of(undecided, points))?.lines,
            None => Vec::new(),
        };
        Ok(Accounts { case, account: account(&Inputs::of(case, points))?, statute })
    }

    /// How a determination stands to its range; none where its step is not taken.
    fn held(&self, determination: &Determination) -> Result<Option<Held>, OutOfRange> {
        let decides = |line: &&Line<'_>| line.determination().is_some_and(|own| std::ptr::eq(own, determination));
        let Some(line) = self.account.lines.iter().find(decides) else { return Ok(None) };
        let mut permitted: Vec<Range> = Vec::new();
        let (mut lies_in, mut may_lie_in, mut raises) = (true, false, only_lowers(line.step));
        for reading in Reading::ALL {
            let entry = line.entries.at(reading);
            let own = self.ranges(line, determination, entry, reading)?;
            let figure = figure(determination, entry)?;
            let inside = own.iter().any(|range| contains(*range, figure));
            lies_in &= inside;
            may_lie_in |= inside;
            raises &= figure > entry.before;
            for (place, range) in own.into_iter().enumerate() {
                match permitted.get_mut(place) {
                    Some(known) => *known = (known.0.min(range.0), known.1.max(range.1)),
                    None => permitted.push(range),
                }
            }
        }
        // A sum stays the same while the balance before it goes from one reading to the next.
        if let Figure::Sum(sum) = determination.figure {
            may_lie_in |= permitted.iter().any(|range| contains(*range, sum));
        }
        Ok(Some(Held { permitted, may_lie_in, lies_in, raises }))
    }

    /// The balances that are permitted in one reading, or the sums where the step sets or adds one.
    fn ranges(
        &self,
        line: &Line<'_>,
        determination: &Determination,
        entry: &Entry,
        reading: Reading,
    ) -> Result<Vec<Range>, OutOfRange> {
        let values = line.facts(self.case);
        let maximum = self.maximum_for(line, reading);
        match line.step.operation.description().by_percentage {
            ByPercentage::Degree(degrees) => match determination.degree {
                Some(degree) => Ok(vec![shares(&degrees[degree].share, entry)?]),
                None => degrees.iter().map(|degree| shares(&degree.share, entry)).collect(),
            },
            ByPercentage::Size(banded) => {
                let bands = banded.bands_for(banded.by.span(values));
                bands.into_iter().map(|band| shares(&band.share, entry)).collect()
            }
            ByPercentage::Change(Some(judgement)) => {
                let least = moved(entry, Percent(judgement.permitted.from))?;
                Ok(vec![match judgement.permitted.to {
                    Upper::At(to) => (least, moved(entry, Percent(to))?),
                    Upper::StatutoryMaximum => (least, maximum.max(entry.before)),
                }])
            }
            ByPercentage::Reduction(alternatives) => {
                // To take nothing off is always permitted.
                let mut ranges = vec![(entry.before, entry.before)];
                for alternative in alternatives.iter().filter(|alternative| alternative.may_hold(values)) {
                    let reduction = &alternative.reduction.permitted;
                    ranges.push((
                        moved(entry, Percent(reduction.to.percent().negated()))?,
                        moved(entry, Percent(reduction.from.negated()))?,
                    ));
                }
                Ok(ranges)
            }
            ByPercentage::OnlySum => Ok(added(line.step, maximum)),
            ByPercentage::Maximum => {
                let same = |other: &&Line<'_>| other.step_id == line.step_id && other.infringement == line.infringement;
                let own = self.statute.iter().find(same).map(|line| Money(line.entries.at(reading).operand.figure()));
                Ok(own.into_iter().map(|sum| (sum, sum)).collect())
            }
            ByPercentage::Change(None) | ByPercentage::Nothing => Ok(vec![(entry.before, entry.before)]),
        }
    }

    /// The statutory maximum that a line is held to.
    fn maximum_for(&self, line: &Line<'_>, reading: Reading) -> Money {
        let own = |other: &&Line<'_>| {
            line.infringement.is_some()
                && other.infringement == line.infringement
                && matches!(other.rule, Rule::Maximum { .. })
        };
        match self.account.lines.iter().find(own) {
            Some(maximum) => Money(maximum.entries.at(reading).operand.figure()),
            None => *self.account.maximum.at(reading),
        }
    }
}

/// Whether a figure lies in a range, to the penny: no sum is written more finely.
fn contains((from, to): Range, figure: Money) -> bool {
    from.0.round(2, Way::Down) <= figure.0 && figure.0 <= to.0.round(2, Way::Up)
}

/// The sums that a step may add.
fn added(step: &Step, maximum: Money) -> Vec<Range> {
    let permitted = |judged: Judged<'_>| match judged {
        Judged::Sum(judgement) => {
            let to = match judgement.permitted.to {
                Upper::At(to) => Money(to),
                Upper::StatutoryMaximum => maximum,
            };
            Some((Money(judgement.permitted.from), to))
        }
        Judged::Percentage(..) | Judged::Size(..) => None,
    };
    step.operation.description().judgements.into_iter().filter_map(permitted).collect()
}

/// What was decided, as a balance, or as the sum that a step sets or adds: what it comes to where the
/// step is taken, in a reading in which it is not as well.
fn figure(determination: &Determination, entry: &Entry) -> Result<Money, OutOfRange> {
    match determination.figure {
        Figure::Sum(sum) => Ok(sum),
        Figure::Change(change) => moved(entry, change),
        Figure::Share(..) | Figure::Band(_) => Ok(entry.after),
    }
}

/// Whether a step takes a share of the balance or reduces it: by a percentage it never raises.
fn only_lowers(step: &Step) -> bool {
    match step.operation.description().by_percentage {
        ByPercentage::Degree(_) | ByPercentage::Size(_) | ByPercentage::Reduction(_) => true,
        ByPercentage::Change(_) | ByPercentage::OnlySum | ByPercentage::Maximum | ByPercentage::Nothing => false,
    }
}

fn shares(judgement: &Judgement, entry: &Entry) -> Result<Range, OutOfRange> {
    let permitted = &judgement.permitted;
    Ok((Percent(permitted.from).of(entry.before)?, Percent(permitted.to.percent()).of(entry.before)?))
}

/// The balance after a change of the base, at nil or above.
fn moved(entry: &Entry, change: Percent) -> Result<Money, OutOfRange> {
    Ok(entry.before.plus(change.of(entry.base)?)?.not_below_zero())
}
