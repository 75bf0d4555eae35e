//! Decides everything that a case with settled facts leaves to judgement.

use crate::dice::Dice;
use crate::draft::{Determination, Draft, read};
use crate::generate::{along, determination, limbs, pick, signed, values, within};
use crate::ground::Ground;
use affeer::assess::{Entry, Line, Reading, Rule, Why};
use affeer::assessment::assess;
use affeer::case::{Case, Figure, InfringementId, Target};
use affeer::rulebook::{
    Addition, Adjustment, Condition, DegreeId, FactValue, Factor, FactorFigure, FactorId, Factors, Judgement,
    Operation, Reduction, Seriousness, Side, Step, StepId, Upper,
};
use affeer::value::{Amount, Money, OutOfRange, Percent, Truth, Way};

/// Inside which range what is open is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    Permitted,
    Indicated,
}

/// The draft with everything decided inside a range. Nothing where its facts contradict each
/// other, or contradict what the draft had decided before they were settled.
pub fn decided(ground: &Ground, settled: &Draft, range: Range, dice: &mut Dice<'_>) -> Option<Draft> {
    let rulebook = &ground.rulebook;
    let mut draft = settled.clone();
    let before = std::mem::take(&mut draft.determinations);
    let text = draft.text(rulebook);
    let case = read(rulebook, &text)?;
    if !before.iter().all(|determination| fits(&case, determination)) {
        return None;
    }
    draft.determinations = before;
    for (index, step) in rulebook.steps.entries() {
        for limb in limbs(&case, step) {
            if !arises(&case, step, limb) {
                continue;
            }
            let target = Target::Step(index, limb);
            let known = draft.determinations.iter().position(|known| known.target == target);
            let open = match known.map(|known| draft.determinations[known].figure) {
                None => None,
                Some(Figure::Band(band)) => Some(band),
                Some(_) => continue,
            };
            let deciding = Deciding { ground, draft: &draft, case: &case, index, step, limb, range };
            if let Operation::Factors(factors) = &step.operation {
                let more = deciding.factors(factors, dice);
                draft.determinations.extend(more);
                continue;
            }
            let Some(figure) = deciding.figure(open, dice).ok()? else { continue };
            match known {
                Some(known) => draft.determinations[known].figure = figure,
                None => draft.determinations.push(determination(target, figure, dice)),
            }
        }
    }
    Some(draft)
}

/// Whether what was decided when less was known is permitted now that the facts are settled.
fn fits(case: &Case<'_>, determination: &Determination) -> bool {
    let Target::Step(step, limb) = determination.target else { return true };
    let step = &case.rulebook.steps[step];
    let nothing = matches!(determination.figure, Figure::Change(change) if change.0.is_zero());
    if !nothing && !arises(case, step, limb) {
        return false;
    }
    match (&step.operation, determination.figure) {
        (Operation::Banded(banded), Figure::Share(share, _)) => {
            let size = banded.by.span(values(case, limb));
            banded.bands_for(size).iter().any(|band| band.share.permits(share.0))
        }
        (Operation::Reduction(reduction), Figure::Change(change)) if !change.0.is_zero() => {
            let facts = values(case, limb);
            let possible = |when: Option<&Condition>| when.is_none_or(|when| when.truth(facts) != Truth::False);
            reduction.alternatives.iter().any(|alternative| {
                possible(alternative.when.as_ref()) && alternative.reduction.permits(change.0.magnitude())
            })
        }
        _ => true,
    }
}

/// Whether a step may be taken at all.
fn arises(case: &Case<'_>, step: &Step, limb: Option<InfringementId>) -> bool {
    step.when.as_ref().is_none_or(|when| when.truth(values(case, limb)) != Truth::False)
}

/// The alternative that holds.
fn holding<'r>(values: &[FactValue], reduction: &'r Reduction) -> Option<&'r Judgement> {
    let holds = |when: Option<&Condition>| when.is_none_or(|when| when.truth(values) == Truth::True);
    reduction
        .alternatives
        .iter()
        .find(|alternative| holds(alternative.when.as_ref()))
        .map(|alternative| &alternative.reduction)
}

struct Deciding<'d> {
    ground: &'d Ground,
    draft: &'d Draft,
    case: &'d Case<'d>,
    index: StepId,
    step: &'d Step,
    limb: Option<InfringementId>,
    range: Range,
}

impl Deciding<'_> {
    fn figure(&self, degree: Option<DegreeId>, dice: &mut Dice<'_>) -> Result<Option<Figure>, OutOfRange> {
        Ok(match &self.step.operation {
            Operation::Seriousness(seriousness) => Some(self.seriousness(seriousness, degree, dice)),
            Operation::Banded(_) => self.banded(dice)?,
            Operation::Addition(addition) => Some(self.addition(addition, dice)?),
            Operation::Adjustment(adjustment) => Some(Figure::Change(Percent(self.adjustment(adjustment, dice)?))),
            Operation::Reduction(reduction) => holding(values(self.case, self.limb), reduction)
                .map(|judgement| Figure::Change(Percent(self.draw(judgement, dice).negated()))),
            _ => None,
        })
    }

    /// A figure inside what is permitted or indicated.
    fn draw(&self, judgement: &Judgement, dice: &mut Dice<'_>) -> Amount {
        match self.range {
            Range::Permitted => within(judgement, Amount::HUNDRED, dice),
            Range::Indicated => along(judgement.indicated.from, judgement.indicated.to, dice),
        }
    }

    /// Any degree is permitted, unless the facts settle it; the facts indicate one.
    fn seriousness(&self, seriousness: &Seriousness, degree: Option<DegreeId>, dice: &mut Dice<'_>) -> Figure {
        let facts = values(self.case, self.limb);
        let indicated = seriousness
            .indicated_by
            .iter()
            .find(|rule| rule.when.as_ref().is_none_or(|when| when.truth(facts) == Truth::True))
            .unwrap()
            .band;
        let band = match (degree, self.range) {
            (Some(degree), _) => degree,
            (None, Range::Permitted) if !seriousness.settled_by_facts => pick(&seriousness.bands, dice),
            _ => indicated,
        };
        Figure::Share(Percent(self.draw(&seriousness.bands[band].share, dice)), Some(band))
    }

    /// Inside the band of the size; nothing where the step is waived. What is indicated is the
    /// straight line, bent by what decisions did: here the account is asked for its ends.
    fn banded(&self, dice: &mut Dice<'_>) -> Result<Option<Figure>, OutOfRange> {
        let Operation::Banded(banded) = &self.step.operation else { return Ok(None) };
        let Some(entries) =
            self.entries(|line| matches!(line.rule, Rule::Banded { .. }) && !matches!(line.why, Why::Waived))?
        else {
            return Ok(None);
        };
        let [low, high] = entries.map(|entry| entry.operand.figure());
        let size = banded.by.span(values(self.case, self.limb)).unwrap();
        let bands = banded.bands_for(Some(size));
        let band = bands.first().unwrap();
        assert_eq!(bands.len(), 1, "{size:?} falls in several bands");
        let share = match self.range {
            Range::Permitted => within(&band.share, Amount::HUNDRED, dice),
            Range::Indicated => along(low, high, dice),
        };
        Ok(Some(Figure::Share(Percent(share), None)))
    }

    /// Up to the statutory maximum, where the rulebook says so.
    fn adjustment(&self, adjustment: &Adjustment, dice: &mut Dice<'_>) -> Result<Amount, OutOfRange> {
        let judgement = &adjustment.change;
        if self.range == Range::Indicated || judgement.permitted.to != Upper::StatutoryMaximum {
            return Ok(self.draw(judgement, dice));
        }
        let [entry, _] = self.entries(|line| matches!(line.rule, Rule::Adjustment))?.unwrap();
        let room = self.maximum()?.minus(entry.before).unwrap().not_below_zero();
        let most = if entry.base == Money::ZERO {
            Amount::HUNDRED
        } else {
            // More than tenfold says nothing more, and would only make long figures.
            let most = room.0.times(Amount::HUNDRED).unwrap().over(entry.base.0, 8).unwrap();
            if most > Amount::whole(1000) { most.round(0, Way::Down) } else { most.round(3, Way::Down) }
        };
        Ok(along(judgement.permitted.from, most.max(judgement.permitted.from), dice))
    }

    fn addition(&self, addition: &Addition, dice: &mut Dice<'_>) -> Result<Figure, OutOfRange> {
        let maximum = self.maximum()?;
        let (least, sum) = match (self.range, &addition.indicated_share) {
            (Range::Permitted, _) => (addition.sum.permitted.from, within(&addition.sum, maximum.0, dice)),
            (Range::Indicated, None) => {
                let indicated = &addition.sum.indicated;
                (indicated.from, along(indicated.from, indicated.to, dice))
            }
            (Range::Indicated, Some(share)) => {
                let size = share.of.span(values(self.case, self.limb)).unwrap().least();
                let band = share.bands.iter().find(|band| band.up_to.is_none_or(|up_to| size <= up_to.0)).unwrap();
                let indicated = along(band.share.indicated.from, band.share.indicated.to, dice);
                let of_size = |share| Percent(share).of(Money(size)).unwrap().0;
                (of_size(band.share.indicated.from), of_size(indicated))
            }
        };
        // A sum is decided in pence, here within the range.
        let sum = Money(sum).at_most(maximum).0;
        let down = sum.round(2, Way::Down);
        Ok(Figure::Sum(Money(if down < least { sum.round(2, Way::Up) } else { down })))
    }

    /// Every factor that applies and is not decided, each by a figure of its own. What decisions
    /// indicate for a side together is not exceeded.
    fn factors(&self, factors: &Factors, dice: &mut Dice<'_>) -> Vec<Determination> {
        let mut drawn: Vec<(FactorId, &Factor, Amount)> = Vec::new();
        for (place, factor) in self.ground.rulebook.factors.entries() {
            let covered = |known: &Determination| match &known.target {
                Target::Factors(covered, of) => *of == self.limb && covered.contains(&place),
                Target::Step(..) => false,
            };
            if factor.step != self.index || self.draft.determinations.iter().any(covered) {
                continue;
            }
            let magnitude = match &factor.figure {
                FactorFigure::Decided(judgement) => {
                    let applies =
                        factor.when.as_ref().is_none_or(|when| when.truth(values(self.case, self.limb)) == Truth::True);
                    if applies { self.draw(judgement, dice) } else { continue }
                }
                FactorFigure::Engagement => self.engagement(dice),
            };
            drawn.push((place, factor, magnitude));
        }
        if self.range == Range::Indicated {
            for ceiling in &factors.ceilings {
                let sum = drawn
                    .iter()
                    .filter(|(_, factor, _)| factor.side == ceiling.side)
                    .fold(Amount::ZERO, |sum, (_, _, magnitude)| sum.plus(*magnitude).unwrap());
                let room = ceiling.at.0.minus(self.decided_on(ceiling.side)).unwrap().max(Amount::ZERO);
                if sum > room {
                    for (_, _, magnitude) in drawn.iter_mut().filter(|(_, factor, _)| factor.side == ceiling.side) {
                        *magnitude = magnitude
                            .round(8, Way::Down)
                            .times(room)
                            .unwrap()
                            .over(sum, 12)
                            .unwrap()
                            .round(6, Way::Down);
                    }
                }
            }
        }
        drawn
            .into_iter()
            .map(|(place, factor, magnitude)| {
                determination(
                    Target::Factors(vec![place], self.limb),
                    Figure::Change(Percent(signed(factor.side, magnitude))),
                    dice,
                )
            })
            .collect()
    }

    /// What was decided on a side, in percent.
    fn decided_on(&self, side: Side) -> Amount {
        let figures = self.draft.determinations.iter().filter_map(|known| match (&known.target, known.figure) {
            (Target::Factors(_, of), Figure::Change(change)) if *of == self.limb => Some(change.0),
            _ => None,
        });
        figures
            .filter(|change| !change.is_zero() && change.is_negative() == (side == Side::Mitigating))
            .fold(Amount::ZERO, |sum, change| sum.plus(change.magnitude()).unwrap())
    }

    /// The score of the evidence, as a share of a ceiling.
    fn engagement(&self, dice: &mut Dice<'_>) -> Amount {
        let schedule = self.ground.rulebook.schedule.as_ref().unwrap();
        let score = affeer::assess::score(self.case, schedule).unwrap().points;
        assert_eq!(
            score.least,
            score.most,
            "nothing is open about the evidence, and its score is:\n{score:#?}\n{}",
            self.draft.text(&self.ground.rulebook)
        );
        score.least.of_percent(Percent(self.draw(&schedule.ceiling, dice))).unwrap().0
    }

    fn maximum(&self) -> Result<Money, OutOfRange> {
        let text = self.draft.text(&self.ground.rulebook);
        // What was decided before may not be permitted any more.
        let case = read(&self.ground.rulebook, &text).ok_or(OutOfRange)?;
        let assessment = assess(&case)?;
        if asks_not_for_all(&case) {
            return Err(OutOfRange);
        }
        assert!(assessment.maximum.agree(), "the maximum is open:\n{text}");
        Ok(*assessment.maximum.at(Reading::Central))
    }

    /// The entries of this step's line, low and high, as the draft stands.
    fn entries(&self, is: impl Fn(&Line<'_>) -> bool) -> Result<Option<[Entry; 2]>, OutOfRange> {
        let text = self.draft.text(&self.ground.rulebook);
        // What was decided before may not be permitted any more.
        let case = read(&self.ground.rulebook, &text).ok_or(OutOfRange)?;
        let assessment = assess(&case)?;
        let own = |line: &&Line<'_>| {
            line.step.id == self.step.id && (line.infringement.is_none() || line.infringement == self.limb) && is(line)
        };
        let Some(line) = assessment.lines.iter().find(own) else { return Ok(None) };
        let [low, high] = [Reading::Low, Reading::High].map(|reading| *line.entries.at(reading));
        if asks_not_for_all(&case) {
            return Err(OutOfRange);
        }
        assert_eq!(low.before, high.before, "`{}` begins from an open balance:\n{text}", self.step.id);
        Ok(Some([low, high]))
    }
}

/// Whether a made-up rulebook leaves something open that it does not ask for: no answer can settle
/// that.
fn asks_not_for_all(case: &Case<'_>) -> bool {
    let open = |values: &[FactValue]| values.contains(&FactValue::NotKnown);
    case.rulebook.id == "own" && (open(&case.values) || case.infringements.iter().any(|one| open(&one.values)))
}

/// Whether what a draft has decided is permitted by its facts.
pub fn permitted(ground: &Ground, draft: &Draft) -> bool {
    let mut facts = draft.clone();
    let decided = std::mem::take(&mut facts.determinations);
    let text = facts.text(&ground.rulebook);
    read(&ground.rulebook, &text).is_some_and(|case| decided.iter().all(|determination| fits(&case, determination)))
}
