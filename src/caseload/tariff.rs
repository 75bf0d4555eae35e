//! The tariff of a schedule: what each kind of evidence earns, by how well it is proved and how
//! soon or how well it was done.

use crate::assess::{Inputs, Points, Reading, account};
use crate::case::{Case, Determination, Figure, Target};
use crate::counterfactual::Change;
use crate::rulebook::{
    Basis, Degree, Duty, EffectId, FactId, FactKind, FactValue, FollowingId, GateKind, GradeId, HeadId, Kind, KindId,
    Role, Rulebook, Schedule, Step, StepId,
};
use crate::value::{List, Money, OutOfRange, Percent, Span};

/// What a schedule gives for engagement under a rulebook.
#[derive(Clone, Debug)]
pub struct Tariff<'r> {
    /// The rulebook under which the schedule is used.
    pub rulebook: &'r Rulebook,
    /// The schedule that scores the evidence.
    pub schedule: &'r Schedule,
    /// What one item alone earns: by kind in the order of the schedule, then grade, then timing or
    /// what came of advice. Kinds that earn nothing, and grades that do not count, have no row.
    pub rows: Vec<TariffRow>,
    /// Starting points for sizes and degrees, by degree and then size; empty where the rulebook
    /// has no degrees, no sizes or no starting point.
    pub starting_points: Vec<TariffStartingPoint<'r>>,
    /// The needed facts that the starting points rest on: each with the first of its options.
    pub taken: Vec<FactId>,
    /// What the rows rest on, each with what moving it does.
    pub assumptions: Vec<Assumption<'r>>,
}

/// What one item of evidence earns that stands alone and passes every gate in full; where the law
/// requires its kind of everybody, the gate of duty as far as it can be passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TariffRow {
    /// The kind of evidence that the row is about.
    pub kind: KindId,
    /// How well it is proved.
    pub grade: GradeId,
    /// How soon it followed on awareness: the place in the schedule's list, where the kind is timed.
    pub promptness: Option<usize>,
    /// How far advice was followed, and what that did, where the kind is advice.
    pub advice: Option<(FollowingId, EffectId)>,
    /// Whether the law requires the kind of everybody, so that only what goes beyond it counts, and
    /// the row is for that.
    pub beyond_duty: bool,
    /// What it scores, in percent of the whole score, from nil to the whole.
    pub score: Percent,
    /// What that is worth in each reading of the ceiling, in percent of the starting point: most of
    /// the ceiling in the reading that is lowest for the penalty.
    pub worth: [Percent; 5],
    /// The central worth at each of the starting points, in the currency of the rulebook, not
    /// rounded.
    pub sums: Vec<Money>,
}

/// A starting point: what a percentage of it is taken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TariffStartingPoint<'r> {
    /// The label of the degree of seriousness that is taken to be decided.
    pub degree: &'r str,
    /// The size of the organisation: where a band of sizes ends.
    pub size: Money,
    /// The starting point in the central reading.
    pub sum: Money,
}

/// A number of the schedule, and what moving it within its range does.
#[derive(Clone, Debug)]
pub struct Assumption<'r> {
    /// Which number of the schedule it is.
    pub about: AssumedNumber,
    /// What it is, in percent.
    pub value: Percent,
    /// The range in which it may be moved, where the schedule gives one.
    pub permitted: Option<Span<Percent>>,
    /// What it rests on.
    pub basis: &'r Basis,
    /// What the best item that it weighs is worth centrally, in percent of the starting point; none
    /// where it weighs no item of the tariff.
    pub best: Option<Percent>,
    /// What that item would be worth at each end of the range, all else as it is; none without one.
    pub best_at: Option<(Percent, Percent)>,
}

/// A number of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssumedNumber {
    /// What the whole score is worth at most.
    Ceiling,
    /// The share of a head in the whole.
    Head(HeadId),
    /// The points of a kind, in percent of its head.
    Points(KindId),
    /// What a grade weighs.
    Grade(GradeId),
    /// What promptness weighs, by its place in the list.
    Promptness(usize),
    /// What following advice weighs.
    Following(FollowingId),
    /// What the effect of advice weighs.
    Effect(EffectId),
    /// What a gate leaves where it reduces.
    Reduced(GateKind),
    /// What national significance adds, in percent of the score.
    Uplift,
}

/// The tariff of a rulebook's schedule; none where it has no schedule.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn tariff(rulebook: &Rulebook) -> Result<Option<Tariff<'_>>, OutOfRange> {
    let Some(schedule) = &rulebook.schedule else { return Ok(None) };
    let (taken, starting_points) = starting_points(rulebook)?;
    let mut rows = Vec::new();
    for (id, kind) in schedule.kinds.entries() {
        let Some(head) = kind.head.filter(|_| !kind.harms && !kind.points.0.is_zero()) else { continue };
        let required = required_of_all(schedule, id);
        if required.is_some_and(|duty| duty.never_counts) {
            continue;
        }
        let beyond = required.map(|_| schedule.reduced(GateKind::Duty));
        for (grade, graded) in schedule.grades.entries().filter(|(grade, _)| *grade >= schedule.minimum_grade) {
            for (promptness, advice, weights) in ways(schedule, kind) {
                let factors = [graded.weight, schedule.heads[head].share].into_iter().chain(weights).chain(beyond);
                let score = product(kind.points, factors)?;
                let worth = worth(schedule, score)?;
                let [_, _, central, _, _] = worth;
                let sums = starting_points.iter().map(|start| central.of(start.sum)).collect::<Result<_, _>>()?;
                rows.push(TariffRow {
                    kind: id,
                    grade,
                    promptness,
                    advice,
                    beyond_duty: beyond.is_some(),
                    score,
                    worth,
                    sums,
                });
            }
        }
    }
    let assumptions = assumptions(schedule, &rows)?;
    Ok(Some(Tariff { rulebook, schedule, rows, starting_points, taken, assumptions }))
}

/// The duty that requires a kind of everybody, to whichever body; none where there is none in force.
fn required_of_all(schedule: &Schedule, kind: KindId) -> Option<&Duty> {
    schedule.duties.iter().find(|duty| {
        let owed_to_all = schedule.kinds[kind].bodies.iter().all(|body| duty.bodies.contains(body));
        duty.in_force.is_some_and(|period| period.to.is_none())
            && duty.when.is_none()
            && duty.kinds.contains(&kind)
            && (duty.bodies.is_empty() || owed_to_all && !schedule.kinds[kind].bodies.is_empty())
    })
}

/// A percentage of a percentage of a percentage, exactly.
fn product(of: Percent, factors: impl IntoIterator<Item = Percent>) -> Result<Percent, OutOfRange> {
    factors.into_iter().try_fold(of, Percent::of_percent)
}

/// What a score is worth in each reading, in percent of the starting point.
fn worth(schedule: &Schedule, score: Percent) -> Result<[Percent; 5], OutOfRange> {
    let mut worth = [Percent::ZERO; 5];
    for (slot, reading) in worth.iter_mut().zip(Reading::ALL) {
        *slot = Points::settled(score).worth(schedule, reading)?;
    }
    Ok(worth)
}

/// A way in which a kind of evidence may have been done: how soon, what came of advice, and the
/// weights of both.
type Done = (Option<usize>, Option<(FollowingId, EffectId)>, Vec<Percent>);

/// Every way in which a kind may have been done.
fn ways(schedule: &Schedule, kind: &Kind) -> Vec<Done> {
    let timed: Vec<(Option<usize>, Option<Percent>)> = if kind.timed {
        schedule.promptness.iter().enumerate().map(|(place, entry)| (Some(place), Some(entry.weight))).collect()
    } else {
        vec![(None, None)]
    };
    let mut ways = Vec::new();
    for (promptness, prompt) in timed {
        if !kind.needs_advice {
            ways.push((promptness, None, prompt.into_iter().collect()));
            continue;
        }
        for (following, followed) in schedule.following.entries() {
            for (effect, did) in schedule.effect.entries() {
                let weights = prompt.into_iter().chain([followed.weight, did.weight]).collect();
                ways.push((promptness, Some((following, effect)), weights));
            }
        }
    }
    ways
}

/// Starting points for the ends of the bands of sizes, and the facts they rest on.
fn starting_points(rulebook: &Rulebook) -> Result<(Vec<FactId>, Vec<TariffStartingPoint<'_>>), OutOfRange> {
    let nothing = || (Vec::new(), Vec::new());
    let Some((step, degrees)) = degrees(rulebook) else { return Ok(nothing()) };
    let Some((fact, sizes)) = sizes(rulebook) else { return Ok(nothing()) };
    let (taken, case) = least_case(rulebook);
    let infringement = case.infringements.ids().next().filter(|_| rulebook.steps[step].per_infringement);
    let mut list = Vec::new();
    for (degree, named) in degrees.entries() {
        let determination = Determination::supposed(Target::Step(step, infringement), Figure::Band(degree));
        let decided = Change::Decided(Box::new(determination)).made_to(&case);
        for size in &sizes {
            let value = FactValue::Number(Span::point(size.0));
            let sized = Change::Fact { fact, infringement: None, value }.made_to(&decided);
            let lines = account(&Inputs::of(&sized, None))?.lines;
            let Some(line) = lines.iter().find(|line| line.step.operation.description().role == Role::StartingPoint)
            else {
                return Ok(nothing());
            };
            let sum = line.entries.at(Reading::Central).after;
            list.push(TariffStartingPoint { degree: named.label.as_str(), size: *size, sum });
        }
    }
    Ok((taken, list))
}

/// The first step with degrees of seriousness that somebody decides.
fn degrees<'r>(rulebook: &'r Rulebook) -> Option<(StepId, &'r List<Degree>)> {
    let degrees = |(id, step): (StepId, &'r Step)| Some((id, step.operation.description().by_percentage.degrees()?));
    rulebook.steps.entries().find_map(degrees)
}

/// The fact by which organisations are sized, and the sums at which the bands of sizes end.
fn sizes(rulebook: &Rulebook) -> Option<(FactId, Vec<Money>)> {
    let banded = rulebook.steps.iter().find_map(|step| step.operation.description().by_percentage.banded())?;
    let (fact, _) = banded.by.alternatives.first()?;
    Some((*fact, banded.bands.iter().filter_map(|band| band.up_to).collect()))
}

/// The required facts, and a case in which each is answered with the first of its options.
fn least_case(rulebook: &Rulebook) -> (Vec<FactId>, Case<'_>) {
    let mut taken = Vec::new();
    let mut values = Vec::new();
    for (id, fact) in rulebook.facts.entries() {
        let first = if fact.required { fact.kind.choices().ids().next() } else { None };
        values.push(match (&fact.kind, first) {
            (FactKind::Options { .. }, Some(_)) => FactValue::Options(1),
            (FactKind::Option(_), Some(first)) => FactValue::Option(first),
            _ => FactValue::NotKnown,
        });
        taken.extend(first.map(|_| id));
    }
    (taken, Case::of_facts(rulebook, values))
}

/// Every number of the schedule that weighs engagement, in the order of the schedule.
fn assumptions<'r>(schedule: &'r Schedule, rows: &[TariffRow]) -> Result<Vec<Assumption<'r>>, OutOfRange> {
    let best = |weighs: &dyn Fn(&TariffRow) -> bool| -> Option<Percent> {
        rows.iter().filter(|row| weighs(row)).map(TariffRow::central).max()
    };
    let mut list = Vec::new();
    let mut add = |about, value, permitted, basis, best: Option<Percent>| -> Result<(), OutOfRange> {
        let best_at = match (best, permitted) {
            (Some(best), Some(range)) => moved(best, value, range)?,
            _ => None,
        };
        list.push(Assumption { about, value, permitted, basis, best, best_at });
        Ok(())
    };
    let ceiling = &schedule.ceiling;
    let range = Span::hull(Percent(ceiling.permitted.from), Percent(ceiling.permitted.to.percent()));
    let value = Percent(ceiling.indicated.value);
    add(AssumedNumber::Ceiling, value, Some(range), &ceiling.indicated.basis, best(&|_| true))?;
    for (id, head) in schedule.heads.entries() {
        let of_head = best(&|row| schedule.kinds[row.kind].head == Some(id));
        add(AssumedNumber::Head(id), head.share, head.permitted, &head.basis, of_head)?;
    }
    for (id, kind) in schedule.kinds.entries().filter(|(_, kind)| kind.head.is_some()) {
        add(AssumedNumber::Points(id), kind.points, None, &kind.basis, best(&|row| row.kind == id))?;
    }
    for (id, grade) in schedule.grades.entries() {
        add(AssumedNumber::Grade(id), grade.weight, None, &grade.basis, best(&|row| row.grade == id))?;
    }
    for (place, entry) in schedule.promptness.iter().enumerate() {
        let prompt = best(&|row| row.promptness == Some(place));
        add(AssumedNumber::Promptness(place), entry.weight, None, &entry.basis, prompt)?;
    }
    for (id, following) in schedule.following.entries() {
        let followed = best(&|row| row.advice.is_some_and(|(followed, _)| followed == id));
        add(AssumedNumber::Following(id), following.weight, None, &following.basis, followed)?;
    }
    for (id, effect) in schedule.effect.entries() {
        let did = best(&|row| row.advice.is_some_and(|(_, did)| did == id));
        add(AssumedNumber::Effect(id), effect.weight, None, &effect.basis, did)?;
    }
    for gate in schedule.gates.iter().filter(|gate| !gate.reduced.0.is_zero()) {
        add(AssumedNumber::Reduced(gate.kind), gate.reduced, None, &gate.basis, None)?;
    }
    if let Some(significance) = &schedule.significance {
        add(AssumedNumber::Uplift, significance.uplift, None, &significance.basis, None)?;
    }
    Ok(list)
}

/// What a worth becomes at each end of the range of a number that it is a multiple of; none where
/// the number is nil.
fn moved(worth: Percent, value: Percent, range: Span<Percent>) -> Result<Option<(Percent, Percent)>, OutOfRange> {
    const PLACES: u32 = 12;
    if value.0.is_zero() {
        return Ok(None);
    }
    let at = |end: Percent| worth.0.times(end.0)?.over(value.0, PLACES).map(Percent);
    Ok(Some((at(range.least())?, at(range.most())?)))
}

impl TariffRow {
    /// The worth in the central reading, in percent of the starting point.
    #[must_use]
    pub fn central(&self) -> Percent {
        let [_, _, central, _, _] = self.worth;
        central
    }
}

impl Tariff<'_> {
    /// The best row of each kind, in the order of the schedule.
    #[must_use]
    pub fn best_of_kinds(&self) -> Vec<&TariffRow> {
        let mut best: Vec<&TariffRow> = Vec::new();
        for row in &self.rows {
            match best.last_mut() {
                Some(last) if last.kind == row.kind => {
                    if last.score < row.score {
                        *last = row;
                    }
                }
                _ => best.push(row),
            }
        }
        best
    }
}
