//! What the engagement is worth: the case assessed again without it, and compared.

use super::attribution::{Attribution, attributions};
use super::baseline::Baseline;
use super::bound::{Pair, Part, Within, ends};
use super::change::Change;
use super::outcome::{EngagementOutcome, outcome};
use crate::assess::{Course, Engagement, Inputs, Portion, Position, Reading, Readings, SumsRead};
use crate::case::{Case, EngagementDecided, Figure};
use crate::rulebook::{Operation, StepId};
use crate::value::{Money, OutOfRange, Percent, name_among};

/// What the engagement is worth, and the penalty without it: sums in pounds.
///
/// `central` is the difference of the central readings. Whatever becomes of what is open, the
/// difference lies from `least` to `most` where each judgement is decided as permitted, by a
/// percentage or a sum, and from `low` to `high` where each is decided as indicated, by a percentage;
/// [`Bounded`] says where no upper end can be given. They are in order, and each is nil or more.
#[derive(Clone, Debug)]
pub struct Credit {
    /// No smaller difference is permitted.
    pub least: Money,
    /// No smaller difference is indicated.
    pub low: Money,
    /// The difference of the central readings.
    pub central: Money,
    /// No greater difference is indicated; the greatest found where no bound was.
    pub high: Money,
    /// No greater difference is permitted; the greatest found where no bound was.
    pub most: Money,
    /// Which of the upper ends are bounds.
    pub bounded: Bounded,
    /// The penalty without the engagement, in each reading; a sum that was set after it stands in
    /// its proportion to the balance before.
    pub without: Readings<Money>,
    /// Whether a determination covers the engagement together with other factors, so that its
    /// part of the figure is not known.
    pub in_bundle: bool,
    /// The sums that were set after the engagement had moved the balance, in the order of the steps.
    /// If they would have been the same without it, it is worth nothing.
    pub sums_after: Vec<SumAfter>,
    /// What became of the engagement.
    pub outcome: EngagementOutcome,
    /// The step after which nothing of it is left in the central reading; none where some is, or there
    /// was none.
    pub taken_back_by: Option<StepId>,
    /// Where one figure covers it with other factors, what it is worth by each method of calling a part
    /// of that figure its own; otherwise none.
    pub attribution: Vec<Attribution>,
}

/// Which upper ends of the credit hold whatever becomes of what is open. Under a rulebook without a
/// cap a step can multiply a difference any number of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounded {
    /// Of what is indicated and of what is permitted.
    Both,
    /// Of what is indicated only.
    Indicated,
    /// Of neither: the ends are the greatest differences found.
    Neither,
}

impl Bounded {
    /// All, by name.
    pub const NAMES: [(&'static str, Bounded); 3] =
        [("both", Bounded::Both), ("indicated", Bounded::Indicated), ("neither", Bounded::Neither)];

    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// A sum that was set after the engagement had moved the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumAfter {
    /// Where it was set.
    pub position: Position,
    /// What the engagement had taken off the balance before it in the central reading, in pounds;
    /// where one figure covers the engagement with other factors, what the schedule's score comes to.
    pub taken_off: Money,
    /// The same where the whole of that figure is the engagement's.
    pub taken_off_at_most: Money,
}

impl Credit {
    /// Whether it is one figure.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.least == self.most
    }

    /// From least to most, in pounds.
    #[must_use]
    pub fn each(&self) -> [Money; 5] {
        [self.least, self.low, self.central, self.high, self.most]
    }
}

/// What the engagement in a case is worth.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn credit(baseline: &Baseline<'_>, penalty: &Readings<Money>) -> Result<Credit, OutOfRange> {
    let case = &baseline.situation().case;
    let Some(parts) = Parts::of(baseline)? else {
        let (outcome, taken_back_by) = outcome(baseline, false, None, Money::ZERO, Money::ZERO)?;
        return Ok(Credit {
            least: Money::ZERO,
            low: Money::ZERO,
            central: Money::ZERO,
            high: Money::ZERO,
            most: Money::ZERO,
            bounded: Bounded::Both,
            without: penalty.clone(),
            in_bundle: false,
            sums_after: Vec::new(),
            outcome,
            taken_back_by,
            attribution: Vec::new(),
        });
    };
    let course = baseline.course()?;
    // What stands alone or nobody decided is left out whole, however much it would have been.
    let removed = |part: Percent| if parts.in_bundle { part } else { Percent::ZERO };
    let mut courses: Vec<(Percent, Course)> = Vec::with_capacity(4);
    for part in [parts.central, parts.indicated[0], parts.indicated[1], parts.permitted[0], parts.permitted[1]] {
        if !courses.iter().any(|(known, _)| *known == removed(part)) {
            courses.push((removed(part), baseline.course_without(removed(part))?));
        }
    }
    let without = |part: Percent| {
        courses.iter().find(|(known, _)| *known == removed(part)).map_or(course, |(_, without)| without)
    };
    let between = |part: [Percent; 2], within: Within| {
        ends(&Pair { case, with: course, without: part.map(without), parts: &parts.each }, within)
    };
    let indicated = between(parts.indicated, Within::Indicated)?;
    let permitted = between(parts.permitted, Within::Permitted)?;
    let central_without = without(parts.central);
    let difference = |without: &Course, reading: Reading| without.penalty().at(reading).minus(*penalty.at(reading));
    let central = difference(central_without, Reading::Central)?;
    let found = |reading| difference(without(parts.permitted[1]), reading);
    let high = indicated.most.map_or_else(|| found(Reading::High), Ok)?.max(central);
    let most = permitted.most.map_or_else(|| found(Reading::Most), Ok)?.max(high);
    let low = indicated.least.at_most(central);
    let attribution = if parts.in_bundle {
        attributions(baseline, parts.permitted[1], parts.central, parts.heads)?
    } else {
        Vec::new()
    };
    let (outcome, taken_back_by) = outcome(baseline, parts.is_central, Some(central_without), central, most)?;
    Ok(Credit {
        least: permitted.least.at_most(low),
        low,
        central,
        high,
        most,
        bounded: match (indicated.most, permitted.most) {
            (Some(_), Some(_)) => Bounded::Both,
            (Some(_), None) => Bounded::Indicated,
            (None, _) => Bounded::Neither,
        },
        without: central_without.penalty().clone(),
        in_bundle: parts.in_bundle,
        sums_after: sums_after(case, course, central_without, without(parts.permitted[1]))?,
        outcome,
        taken_back_by,
        attribution,
    })
}

/// How much of its base the engagement can be, in percent; where its step is taken for each
/// infringement, of each.
struct Parts {
    /// What the schedule's score comes to.
    central: Percent,
    /// The smallest and the greatest that is indicated of a figure it shares.
    indicated: [Percent; 2],
    /// The smallest and the greatest that is permitted of a figure it shares.
    permitted: [Percent; 2],
    /// Whether the central reading takes any.
    is_central: bool,
    /// Whether a figure of any infringement covers it with other factors.
    in_bundle: bool,
    /// How many factors each such figure covers; none where that is not told or not the same.
    heads: Option<usize>,
    /// The engagement's part in each place.
    each: Vec<Part>,
}

impl Parts {
    /// None where it can be nothing.
    fn of(baseline: &Baseline<'_>) -> Result<Option<Parts>, OutOfRange> {
        let situation = baseline.situation();
        let case = &situation.case;
        let (Some(score), Some(schedule), Some(step)) =
            (situation.score, case.rulebook.schedule.as_ref(), case.rulebook.engagement_step())
        else {
            return Ok(None);
        };
        let worth = |reading| score.worth(schedule, reading);
        let central = worth(Reading::Central)?;
        let indicated = [worth(Reading::High)?, worth(Reading::Low)?];
        let permitted = [worth(Reading::Most)?, worth(Reading::Least)?];
        let mut parts = Parts {
            central,
            indicated,
            permitted: [Percent::ZERO; 2],
            is_central: false,
            in_bundle: false,
            heads: None,
            each: Vec::with_capacity(case.infringements.len()),
        };
        let mut heads: Vec<Option<usize>> = Vec::new();
        for infringement in case.taken_for(step) {
            let (part, own) = match case.engagement_decided(infringement) {
                None => (Part { infringement, indicated, permitted, decided: false }, central),
                Some((determination, how)) => {
                    let whole = determination.figure.reduction();
                    let mut of_several = |heads_here| {
                        heads.push(heads_here);
                        // How much of it is its own nobody said; the schedule's score is an assumption.
                        let indicated = indicated.map(|part| part.at_most(whole));
                        let permitted = [Percent::ZERO, whole];
                        (Part { infringement, indicated, permitted, decided: true }, central.at_most(whole))
                    };
                    match how {
                        // The figure is of the engagement alone: all of it goes.
                        EngagementDecided::Alone => {
                            let all = [whole; 2];
                            (Part { infringement, indicated: all, permitted: all, decided: true }, whole)
                        }
                        EngagementDecided::InBundle(_) | EngagementDecided::WithAllOthers if whole.0.is_zero() => {
                            let nothing = [whole; 2];
                            (Part { infringement, indicated: nothing, permitted: nothing, decided: true }, whole)
                        }
                        EngagementDecided::InBundle(heads) => of_several(Some(heads)),
                        EngagementDecided::WithAllOthers => of_several(None),
                    }
                }
            };
            parts.permitted[1] = parts.permitted[1].at_least(part.permitted[1]);
            parts.is_central |= !own.0.is_zero();
            parts.each.push(part);
        }
        parts.in_bundle = !heads.is_empty();
        parts.heads = heads.first().copied().flatten().filter(|first| heads.iter().all(|other| *other == Some(*first)));
        Ok(Some(parts).filter(|parts| !parts.permitted[1].0.is_zero()))
    }
}

/// The determined sums before which the engagement has moved the central balance.
fn sums_after(
    case: &Case<'_>,
    course: &Course,
    without: &Course,
    without_whole: &Course,
) -> Result<Vec<SumAfter>, OutOfRange> {
    let mut found = Vec::new();
    for position in course.before().positions().filter(|position| sets_balance(case, *position)) {
        let balance = |course: &Course| course.balance_before(position, Reading::Central);
        let (Some(with), Some(without), Some(without_whole)) =
            (balance(course), balance(without), balance(without_whole))
        else {
            continue;
        };
        let (taken_off, taken_off_at_most) = (without.minus(with)?, without_whole.minus(with)?);
        if taken_off_at_most != Money::ZERO {
            found.push(SumAfter { position, taken_off, taken_off_at_most });
        }
    }
    Ok(found)
}

/// Whether a sum was set there that the balance comes to, whatever it was before.
fn sets_balance(case: &Case<'_>, (step, infringement): Position) -> bool {
    let sum = case.determination(step, infringement).is_some_and(|known| matches!(known.figure, Figure::Sum(_)));
    sum && match case.rulebook.steps[step].operation {
        Operation::Maximum(_) | Operation::Addition(_) => false,
        Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::StartingPoint(_)
        | Operation::Total(_)
        | Operation::Factors(_)
        | Operation::Adjustment(_)
        | Operation::Reduction(_)
        | Operation::Cap(_)
        | Operation::Rounding(_) => true,
    }
}

impl Baseline<'_> {
    /// The course with so much of the engagement left out, where sums that were set after it stand in
    /// proportion.
    fn course_without<'b>(&'b self, portion: Percent) -> Result<Course, OutOfRange> {
        let course: &'b Course = self.course()?;
        Course::of(self.inputs_without(course, Engagement::Removed(Portion::UpTo(portion))))
    }

    /// The central penalty where the engagement enters otherwise, in pounds.
    pub(super) fn penalty_without(&self, engagement: Engagement) -> Result<Money, OutOfRange> {
        let change = Change::Engagement(Engagement::Counted);
        let affects = |position| change.affects(&self.situation().case, position);
        self.penalty_of(&self.inputs_without(self.course()?, engagement), &affects, Reading::Central)
    }

    fn inputs_without<'b>(&'b self, course: &'b Course, engagement: Engagement) -> Inputs<'b> {
        Inputs { engagement, sums: SumsRead::InProportionTo(course.before()), ..self.situation().inputs() }
    }
}
