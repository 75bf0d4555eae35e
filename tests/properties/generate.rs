//! Makes up cases by what the rulebook declares: its facts with their types, ranges and options,
//! the kinds of evidence of its schedule, its steps and factors.

use crate::dice::Dice;
use crate::draft::{DAY, Determination, Draft, Evidence, Given, Limb, Value, hours_of_day, none_so_far, read};
use crate::ground::{Ground, grounds, whole};
use affeer::case::{Beginner, Case, Decider, Figure, InfringementId, Target};
use affeer::rulebook::{
    FactKind, FactValue, FactorFigure, FactorId, Judgement, Operation, Phase, Reduction, Rulebook, Side, Step, Upper,
};
use affeer::value::{Amount, Id, Money, Percent, Truth, Way};

/// 21 July 2022, around which most things happen.
const MIDDLE: i64 = 1_658_361_600;

/// A rulebook: the present one more often than not, as it is or for each infringement.
pub fn ground(dice: &mut Dice<'_>) -> &'static Ground {
    &grounds()[*dice.pick(&[0, 0, 0, 1, 2, 2])]
}

/// A case with some facts, evidence and determinations, and its text. Nothing where its facts
/// contradict each other.
pub fn case(ground: &Ground, dice: &mut Dice<'_>) -> Option<Draft> {
    // How much of it is left open differs from case to case, and between facts and evidence.
    let open = *dice.pick(&[40, 10, 75, 3, 40, 75]);
    let lacking = *dice.pick(&[25, 3, 10, 60]);
    let mut draft = facts(ground, dice, open);
    let count = if ground.rulebook.schedule.is_some() { dice.roll(7) } else { 0 };
    for number in 0..count {
        let item = evidence(ground, &draft, dice, lacking, number);
        draft.evidence.push(item);
    }
    let text = draft.text(&ground.rulebook);
    let case = read(&ground.rulebook, &text)?;
    for mut determination in determinations(&case, dice, open) {
        // As it is permitted, else with a reason for the departure; else not at all.
        for departs in [false, true] {
            determination.departs = departs;
            draft.determinations.push(determination.clone());
            if read(&ground.rulebook, &draft.text(&ground.rulebook)).is_some() {
                break;
            }
            draft.determinations.pop();
        }
    }
    Some(draft)
}

fn facts(ground: &Ground, dice: &mut Dice<'_>, open: usize) -> Draft {
    let rulebook = &ground.rulebook;
    let apart = rulebook.steps.iter().any(|step| step.per_infringement);
    let facts = rulebook
        .facts
        .iter()
        .enumerate()
        .map(|(index, fact)| {
            if fact.required {
                return Given::Known(value(ground, index, dice, false));
            }
            if dice.chance(open) {
                return match dice.roll(8) {
                    0 => Given::NotKnown,
                    1 => Given::Disputed(value(ground, index, dice, false)),
                    _ => Given::LeftOut,
                };
            }
            Given::Known(value(ground, index, dice, true))
        })
        .collect();
    let mut draft = Draft { began: None, facts, limbs: Vec::new(), evidence: Vec::new(), determinations: Vec::new() };
    detected_by_awareness(rulebook, &mut draft, dice);
    if dice.chance(20) {
        draft.began = Some(MIDDLE + dice.between(-1400, 200) * DAY);
    }
    let own: Vec<usize> = (0..rulebook.facts.len()).filter(|fact| feeds_infringement(rulebook, *fact)).collect();
    // Without a fact that may differ, infringements would be the whole case over again.
    if apart && !own.is_empty() && dice.chance(30) {
        let count = if dice.chance(70) { 2 } else { 3 + dice.roll(2) };
        let ids = ["first", "second", "third", "fourth"].into_iter().take(count);
        draft.limbs = ids.map(|id| limb(ground, id, &own, dice)).collect();
        carry(&mut draft);
    }
    draft
}

/// Puts the day of detection some time before awareness, where both are known: else few cases would
/// not contradict themselves.
fn detected_by_awareness(rulebook: &Rulebook, draft: &mut Draft, dice: &mut Dice<'_>) {
    let roles = rulebook.schedule.as_ref().map(|schedule| schedule.roles);
    let Some((detected, aware)) = roles.and_then(|roles| roles.detected.zip(roles.awareness)) else { return };
    if !matches!(draft.facts[detected.index()], Given::Known(_)) {
        return;
    }
    draft.facts[detected.index()] = match draft.facts[aware.index()] {
        Given::Known(Value::Number(aware, _)) if dice.chance(50) => {
            let day = beginning_of_day(aware) - dice.between(0, 40) * DAY;
            Given::Known(Value::Number(day, day))
        }
        _ => Given::LeftOut,
    };
}

/// The day on which the incident was detected, where a draft says so.
fn detected(rulebook: &Rulebook, draft: &Draft) -> Option<i64> {
    match draft.facts[rulebook.schedule.as_ref()?.roles.detected?.index()] {
        Given::Known(Value::Number(day, _)) => Some(day),
        _ => None,
    }
}

/// When a report came: on the day of detection, where it would be before.
fn not_before((least, most): (i64, i64), detected: Option<i64>) -> (i64, i64) {
    match detected {
        Some(day) if most < day => {
            let shift = beginning_of_day(day) - beginning_of_day(least);
            (least + shift, most + shift)
        }
        _ => (least, most),
    }
}

/// Whether a step taken for each infringement uses the fact, and it may differ between them: a
/// fact that rules out others is of the organisation.
fn feeds_infringement(rulebook: &Rulebook, fact: usize) -> bool {
    let declared = &rulebook.facts.as_slice()[fact];
    let (id, _) = rulebook.fact(&declared.id).unwrap();
    let rules_out =
        rulebook.facts.iter().filter_map(|other| other.asked_when.as_ref()).any(|when| when.facts().contains(&id));
    !rules_out && rulebook.steps.iter().any(|step| step.per_infringement && declared.feeds.contains(&step.id))
}

fn limb(ground: &Ground, id: &'static str, own: &[usize], dice: &mut Dice<'_>) -> Limb {
    let mut facts = Vec::new();
    for fact in own {
        if dice.chance(30) {
            let known = ground.rulebook.facts.as_slice()[*fact].required || dice.chance(70);
            facts.push((*fact, known.then(|| value(ground, *fact, dice, true))));
        }
    }
    if facts.is_empty() {
        // One without facts of its own would be the whole case over again.
        let fact = *dice.pick(own);
        facts.push((fact, Some(value(ground, fact, dice, true))));
    }
    Limb { id, facts }
}

/// Gives what no infringement lists of the case's options to the first that lists options.
fn carry(draft: &mut Draft) {
    for (fact, given) in draft.facts.iter().enumerate() {
        let Given::Known(Value::Options(whole)) = given else { continue };
        let lists = |limb: &&mut Limb| limb.facts.iter().any(|(own, _)| *own == fact);
        if draft.limbs.iter_mut().filter(lists).count() < draft.limbs.len() {
            continue;
        }
        let first = draft.limbs.iter_mut().flat_map(|limb| &mut limb.facts).find(|(own, _)| *own == fact);
        if let Some((_, Some(Value::Options(own)))) = first {
            own.extend(whole.iter().copied());
        }
    }
}

/// A value of a fact, inside its permitted range; a range only where that is asked for.
fn value(ground: &Ground, fact: usize, dice: &mut Dice<'_>, ranges: bool) -> Value {
    let kind = &ground.rulebook.facts.as_slice()[fact].kind;
    match kind {
        FactKind::YesNo => Value::YesNo(dice.chance(50)),
        FactKind::Option(options) => Value::Option(dice.roll(options.len())),
        FactKind::Options { options, pinpoints } => {
            let count = 1 + dice.roll(3);
            Value::Options((0..count).map(|_| (dice.roll(options.len()), *pinpoints && dice.chance(30))).collect())
        }
        FactKind::Date => {
            // Nothing turns on when an investigation comes that had not begun.
            let schedule = ground.rulebook.schedule.as_ref();
            let investigated = schedule.and_then(|schedule| schedule.roles.investigation_known);
            let none = ranges && investigated.is_some_and(|known| known.index() == fact) && dice.chance(20);
            let (least, most) = if none { none_so_far() } else { moments(ground, dice) };
            if ranges { Value::Number(least, most) } else { Value::Number(least, least) }
        }
        _ => {
            let (least, most) = permitted(kind);
            let one = number(ground, fact, least, most, dice);
            if ranges && dice.chance(30) {
                let other = number(ground, fact, least, most, dice);
                Value::Number(one.min(other), one.max(other))
            } else {
                Value::Number(one, one)
            }
        }
    }
}

/// The permitted range, in the units of a draft.
fn permitted(kind: &FactKind) -> (i64, i64) {
    let span = kind.permitted().unwrap();
    let unit = |amount: Amount| match kind {
        FactKind::Money(_) | FactKind::Percent(_) => whole(amount) * 100,
        FactKind::Duration(_) => whole(amount) / 3600,
        _ => whole(amount),
    };
    (unit(span.least()), unit(span.most()))
}

/// A number, often one at which something changes, or its neighbour.
fn number(ground: &Ground, fact: usize, least: i64, most: i64, dice: &mut Dice<'_>) -> i64 {
    let turning: Vec<i64> =
        ground.turning[fact].iter().copied().filter(|number| least <= *number && *number <= most).collect();
    if !turning.is_empty() && dice.chance(50) {
        let number = *dice.pick(&turning) + dice.between(-1, 1);
        return number.clamp(least, most);
    }
    // Sums in whole pounds more often than not.
    let number = dice.between(least, most);
    let round = number - number.rem_euclid(100);
    if dice.chance(70) && least <= round { round } else { number }
}

/// Some moment.
pub fn moment(ground: &Ground, dice: &mut Dice<'_>) -> i64 {
    let day = match dice.roll(6) {
        0 => MIDDLE,
        1 => MIDDLE + dice.between(-3, 3) * DAY,
        2 => MIDDLE + dice.between(-40, 40) * DAY,
        3 => MIDDLE - 365 * DAY + dice.between(-3, 3) * DAY,
        4 => MIDDLE + dice.between(-1500, 1500) * DAY,
        _ if ground.turning_days.is_empty() => MIDDLE,
        _ => *dice.pick(&ground.turning_days) + dice.between(-1, 1) * DAY,
    };
    day + if dice.chance(50) { i64::try_from(dice.roll(86_400)).unwrap() } else { 0 }
}

fn beginning_of_day(moment: i64) -> i64 {
    hours_of_day(moment).0
}

/// A day, a moment, or a range of either.
fn moments(ground: &Ground, dice: &mut Dice<'_>) -> (i64, i64) {
    let at = moment(ground, dice);
    let day = beginning_of_day(at);
    match dice.roll(5) {
        0 | 1 => hours_of_day(at),
        2 => (at, at),
        3 => (day, day + dice.between(1, 400) * DAY - 1),
        _ => (at, at + dice.between(1, 200) * 3600),
    }
}

/// An item of evidence, with what its kind carries; more is left out the more is `open`.
pub fn evidence(ground: &Ground, draft: &Draft, dice: &mut Dice<'_>, open: usize, number: usize) -> Evidence {
    let schedule = ground.rulebook.schedule.as_ref().unwrap();
    // Sometimes a second item of a kind: one fact, one factor.
    let kind_index = match draft.evidence.last() {
        Some(last) if dice.chance(25) => last.kind,
        _ => dice.roll(schedule.kinds.len()),
    };
    let kind = &schedule.kinds.as_slice()[kind_index];
    let at = if dice.chance(open) {
        None
    } else {
        let (least, most) = moments(ground, dice);
        // Often shortly before or after the organisation became aware.
        let aware = schedule.roles.awareness.map(|fact| &draft.facts[fact.index()]);
        match aware {
            Some(Given::Known(Value::Number(aware, _))) if dice.chance(70) => {
                let shift = beginning_of_day(*aware) - beginning_of_day(least)
                    + dice.between(0, 10) * DAY * if kind.phase == Phase::Before { -1 } else { 1 };
                Some((least + shift, most + shift))
            }
            _ => Some((least, most)),
        }
    };
    let detected = detected(&ground.rulebook, draft).filter(|_| kind.timed);
    let at = at.map(|at| not_before(at, detected));
    let kept_up = (kind.needs_continuity && !dice.chance(open)).then(|| {
        let from = beginning_of_day(moment(ground, dice)) - dice.between(0, 800) * DAY;
        let to = from + dice.between(0, 1500) * DAY;
        match dice.roll(4) {
            0 => (Some(from), None),
            1 => (None, Some(to)),
            _ => (Some(from), Some(to)),
        }
    });
    let from_body = dice.chance(15);
    // Most items are good ones: else hardly any would pass all the gates.
    let good = |count: usize, best: usize, dice: &mut Dice<'_>| if dice.chance(70) { best } else { dice.roll(count) };
    Evidence {
        id: format!("E{number}"),
        kind: kind_index,
        body: (!dice.chance(open)).then(|| any(&kind.bodies, schedule.bodies.len(), dice)),
        service: dice.chance(50).then(|| any(&kind.services, schedule.services.len(), dice)),
        at,
        begun_by: (!dice.chance(open)).then(|| good(Beginner::NAMES.len(), 0, dice)),
        grade: (!dice.chance(open)).then(|| good(schedule.grades.len(), schedule.grades.len() - 1, dice)),
        covers: [0, 1].map(|_| (kind.needs_coverage && !dice.chance(open)).then(|| dice.chance(80))),
        kept_up,
        followed: (kind.needs_advice && !dice.chance(open)).then(|| dice.roll(schedule.following.len())),
        effect: (kind.needs_advice && !dice.chance(open)).then(|| dice.roll(schedule.effect.len())),
        beyond_duty: dice.chance(20),
        credited_under: dice.chance(8).then(|| dice.roll(ground.rulebook.factors.len())),
        harms: dice.chance(8),
        from_body,
        consent: if from_body || kind.from_body {
            Some(*dice.pick(&["given", "existence-only", "refused", "not-asked"]))
        } else {
            None
        },
        disputed: dice.chance(15),
    }
}

/// Some determinations, inside what is permitted given what is known.
fn determinations(case: &Case<'_>, dice: &mut Dice<'_>, open: usize) -> Vec<Determination> {
    let rulebook = case.rulebook;
    let mut list = Vec::new();
    for (id, step) in rulebook.steps.entries() {
        for limb in limbs(case, step) {
            if dice.chance(open.max(30)) {
                continue;
            }
            if let Some(figure) = figure(case, step, limb, dice) {
                list.push(determination(Target::Step(id, limb), figure, dice));
            }
        }
    }
    list.extend(bundles(case, dice, open));
    list
}

/// What a step is taken for: each infringement, or once for the whole case.
pub fn limbs(case: &Case<'_>, step: &Step) -> Vec<Option<InfringementId>> {
    if step.per_infringement { case.infringements.ids().map(Some).collect() } else { vec![None] }
}

pub fn determination(target: Target, figure: Figure, dice: &mut Dice<'_>) -> Determination {
    Determination { target, figure, by: dice.pick(&Decider::NAMES).1, departs: false }
}

/// A figure for a step, where it can be determined.
fn figure(case: &Case<'_>, step: &Step, limb: Option<InfringementId>, dice: &mut Dice<'_>) -> Option<Figure> {
    let values = values(case, limb);
    let sum = |most: i64, dice: &mut Dice<'_>| Figure::Sum(Money(Amount::whole(dice.between(0, most))));
    let plain = dice.chance(12);
    match &step.operation {
        // No less than what a reduction to a sum may come to.
        Operation::Maximum(_) => {
            dice.chance(20).then(|| Figure::Sum(Money(Amount::whole(dice.between(1_000_000, 50_000_000)))))
        }
        Operation::StartingPoint(_) => dice.chance(20).then(|| sum(20_000_000, dice)),
        Operation::Seriousness(_) | Operation::Banded(_) | Operation::Adjustment(_) if plain => {
            Some(sum(20_000_000, dice))
        }
        Operation::Seriousness(seriousness) => {
            let band = pick(&seriousness.bands, dice);
            if dice.chance(20) {
                return Some(Figure::Band(band));
            }
            let share = within(&seriousness.bands[band].share, Amount::HUNDRED, dice);
            Some(Figure::Share(Percent(share), dice.chance(70).then_some(band)))
        }
        Operation::Banded(banded) => {
            let bands = banded.bands_for(banded.by.span(values));
            let band = dice.pick(&bands);
            Some(Figure::Share(Percent(within(&band.share, Amount::HUNDRED, dice)), None))
        }
        Operation::Adjustment(adjustment) => {
            Some(Figure::Change(Percent(within(&adjustment.change, Amount::HUNDRED, dice))))
        }
        Operation::Reduction(reduction) => {
            if step.when.as_ref().is_some_and(|when| when.truth(values) == Truth::False) {
                return None;
            }
            let possible = possible(values, reduction);
            if possible.is_empty() {
                return dice.chance(20).then_some(Figure::Change(Percent::ZERO));
            }
            // A sum here is final: kept below every maximum, which a reduction cannot exceed.
            if plain {
                return Some(sum(1_000_000, dice));
            }
            let judgement = *dice.pick(&possible);
            Some(Figure::Change(Percent(within(judgement, Amount::HUNDRED, dice).negated())))
        }
        Operation::Addition(addition) => {
            // The statutory maximum is no less than this.
            let most = Amount::whole(1_000_000);
            Some(Figure::Sum(Money(within(&addition.sum, most, dice).round(2, Way::Down))))
        }
        Operation::Factors(_) => dice.chance(30).then(|| Figure::Change(Percent::whole(dice.between(-60, 60)))),
        Operation::Total(_) | Operation::Cap(_) | Operation::Rounding(_) => None,
    }
}

/// The alternatives that may hold.
fn possible<'r>(values: &[FactValue], reduction: &'r Reduction) -> Vec<&'r Judgement> {
    let holds = |when: Option<&affeer::rulebook::Condition>| when.is_none_or(|when| when.truth(values) != Truth::False);
    reduction
        .alternatives
        .iter()
        .filter(|alternative| holds(alternative.when.as_ref()))
        .map(|alternative| &alternative.reduction)
        .collect()
}

/// A figure inside what is permitted; `most` where that has no figure at its end.
pub fn within(judgement: &Judgement, most: Amount, dice: &mut Dice<'_>) -> Amount {
    let to = match judgement.permitted.to {
        Upper::At(to) => to,
        Upper::StatutoryMaximum => most,
    };
    along(judgement.permitted.from, to, dice)
}

/// A figure between two others, to no more than four places unless it is one of them.
pub fn along(from: Amount, to: Amount, dice: &mut Dice<'_>) -> Amount {
    let part =
        to.minus(from).unwrap().times(Amount::whole(dice.along())).unwrap().over(Amount::whole(1000), 4).unwrap();
    let places = *dice.pick(&[1, 1, 2, 4]);
    from.plus(part).unwrap().round(places, Way::Down).max(from).min(to)
}

/// One figure for one or several factors of a side.
fn bundles(case: &Case<'_>, dice: &mut Dice<'_>, open: usize) -> Vec<Determination> {
    let rulebook = case.rulebook;
    let each = rulebook
        .factors
        .entries()
        .flat_map(|(id, factor)| limbs(case, &rulebook.steps[factor.step]).into_iter().map(move |limb| (id, limb)));
    let mut free: Vec<(FactorId, Option<InfringementId>)> = each.collect();
    let mut list = Vec::new();
    while !free.is_empty() && !dice.chance(open.max(35)) {
        let (first, limb) = free.remove(dice.roll(free.len()));
        let factor = &rulebook.factors[first];
        let mut covered = vec![first];
        while dice.chance(35) {
            let fits = |other: &FactorId| {
                rulebook.factors[*other].side == factor.side && rulebook.factors[*other].step == factor.step
            };
            let here = free.iter().filter(|(_, of)| *of == limb).map(|(factor, _)| *factor);
            let others: Vec<FactorId> = here.filter(fits).collect();
            if others.is_empty() {
                break;
            }
            let other = *dice.pick(&others);
            free.retain(|factor| *factor != (other, limb));
            covered.push(other);
        }
        let most = covered
            .iter()
            .map(|factor| ceiling(rulebook, *factor))
            .fold(Amount::ZERO, |sum, most| sum.plus(most).unwrap());
        let magnitude = along(Amount::ZERO, most.min(Amount::whole(if dice.chance(80) { 15 } else { 100 })), dice);
        list.push(determination(
            Target::Factors(covered, limb),
            Figure::Change(Percent(signed(factor.side, magnitude))),
            dice,
        ));
    }
    list
}

pub fn signed(side: Side, magnitude: Amount) -> Amount {
    if side == Side::Mitigating { magnitude.negated() } else { magnitude }
}

/// The most that is permitted for a factor.
fn ceiling(rulebook: &Rulebook, factor: FactorId) -> Amount {
    let judgement = match &rulebook.factors[factor].figure {
        FactorFigure::Decided(judgement) => judgement,
        FactorFigure::Engagement => &rulebook.schedule.as_ref().unwrap().ceiling,
    };
    match judgement.permitted.to {
        Upper::At(to) => to,
        Upper::StatutoryMaximum => Amount::HUNDRED,
    }
}

/// What is left open of the facts and the evidence, settled at random: facts get values inside
/// their permitted range, ranges become points, evidence gets the attributes it lacks, and what
/// is disputed about it goes one way or the other.
pub fn settled(ground: &Ground, draft: &Draft, dice: &mut Dice<'_>) -> Draft {
    let mut whole = draft.clone();
    for (fact, given) in whole.facts.iter_mut().enumerate() {
        *given = Given::Known(match given {
            Given::Known(known) => point(ground, fact, known, dice),
            _ => value(ground, fact, dice, false),
        });
    }
    for limb in &mut whole.limbs {
        for (fact, given) in &mut limb.facts {
            *given = Some(match given {
                Some(known) => point(ground, *fact, known, dice),
                None => value(ground, *fact, dice, false),
            });
        }
    }
    whole.evidence.retain(|item| !item.disputed || dice.chance(50));
    let known = detected(&ground.rulebook, draft);
    for item in &mut whole.evidence {
        complete(ground, item, known, dice);
    }
    let roles = ground.rulebook.schedule.as_ref().map(|schedule| schedule.roles);
    if known.is_none()
        && let Some((detected, aware)) = roles.and_then(|roles| roles.detected.zip(roles.awareness))
        && let Given::Known(Value::Number(aware, _)) = whole.facts[aware.index()]
    {
        // Every report shows that it was detected by then.
        let kinds = ground.rulebook.schedule.as_ref().unwrap().kinds.as_slice();
        let reports = whole.evidence.iter().filter(|item| kinds[item.kind].timed);
        let first = reports.filter_map(|item| item.at).map(|(least, _)| least).fold(aware, i64::min);
        let day = beginning_of_day(first) - dice.between(0, 40) * DAY;
        whole.facts[detected.index()] = Given::Known(Value::Number(day, day));
    }
    whole
}

/// A point inside a range.
fn point(ground: &Ground, fact: usize, known: &Value, dice: &mut Dice<'_>) -> Value {
    let Value::Number(least, most) = known else { return known.clone() };
    let one = match ground.rulebook.facts.as_slice()[fact].kind {
        // A date that has not come so far is no range to choose from.
        FactKind::Date if (*least, *most) == none_so_far() => return known.clone(),
        FactKind::Date => dice.between(*least, *most),
        _ => number(ground, fact, *least, *most, dice),
    };
    Value::Number(one, one)
}

/// Gives an item what it lacks. A service that is not named stays so: naming one says which of
/// several it was, and that the kind was given under one that fits is not open.
fn complete(ground: &Ground, item: &mut Evidence, detected: Option<i64>, dice: &mut Dice<'_>) {
    let schedule = ground.rulebook.schedule.as_ref().unwrap();
    let kind = &schedule.kinds.as_slice()[item.kind];
    item.disputed = false;
    if item.body.is_none() {
        item.body = Some(any(&kind.bodies, schedule.bodies.len(), dice));
    }
    // What was kept up for a time needs no date of its own.
    item.at = match item.at {
        Some((least, most)) => {
            let at = dice.between(least, most);
            Some((at, at))
        }
        None if item.kept_up.is_some() => None,
        None => {
            let at = moment(ground, dice);
            Some(not_before((at, at), detected.filter(|_| kind.timed)))
        }
    };
    item.begun_by = item.begun_by.or_else(|| Some(dice.roll(Beginner::NAMES.len())));
    item.grade = item.grade.or_else(|| Some(dice.roll(schedule.grades.len())));
    if kind.needs_coverage {
        item.covers = item.covers.map(|covered| covered.or_else(|| Some(dice.chance(50))));
    }
    if kind.needs_continuity {
        let (from, to) = item.kept_up.unwrap_or((None, None));
        let begun = |dice: &mut Dice<'_>| {
            let from = beginning_of_day(moment(ground, dice)) - dice.between(0, 800) * DAY;
            to.map_or(from, |to| from.min(to))
        };
        let from = from.unwrap_or_else(|| begun(dice));
        item.kept_up = Some((Some(from), Some(to.unwrap_or(from + dice.between(0, 1500) * DAY))));
    }
    if kind.needs_advice {
        item.followed = item.followed.or_else(|| Some(dice.roll(schedule.following.len())));
        item.effect = item.effect.or_else(|| Some(dice.roll(schedule.effect.len())));
    }
}

/// The values of the facts, of one infringement where the step is taken for each.
pub fn values<'c>(case: &'c Case<'_>, limb: Option<InfringementId>) -> &'c [affeer::rulebook::FactValue] {
    case.values_of(limb)
}

/// Some thing of a list.
pub fn pick<T>(list: &affeer::value::List<T>, dice: &mut Dice<'_>) -> Id<T> {
    list.id_at(dice.roll(list.len())).unwrap()
}

/// The place of one of those in a list, of any where none are named.
fn any<T>(list: &[Id<T>], all: usize, dice: &mut Dice<'_>) -> usize {
    if list.is_empty() { dice.roll(all) } else { dice.pick(list).index() }
}
