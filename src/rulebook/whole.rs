//! Checks that only the whole rulebook can answer: the order of steps, what facts feed, what is
//! counted twice, what no rule can reach.

use super::Rulebook;
use super::condition::Condition;
use super::fact::{Fact, FactId, OUTSIDE};
use super::factor::FactorFigure;
use super::step::{Base, Operation};
use super::steps_from_document::NamedStep;
use crate::diagnostic::{Code, Findings};
use crate::value::sorted;

/// Finds the steps that others name, and adds what is wrong with the whole to the findings of the
/// file it stands in.
pub(super) fn check(
    rulebook: &mut Rulebook,
    named_steps: &[NamedStep],
    own_facts: usize,
    findings: &mut Findings,
    schedule_findings: &mut Findings,
) {
    order(rulebook, findings);
    for named in named_steps {
        find(rulebook, named, findings);
    }
    references(rulebook, findings);
    let uses = uses(rulebook);
    for ((id, fact), used) in rulebook.facts.entries().zip(uses) {
        let own = id.index() < own_facts;
        let findings = if own { &mut *findings } else { &mut *schedule_findings };
        feeds(fact, used, own, findings);
    }
    counted_twice(rulebook, findings);
}

/// Which steps and factors (by id; the schedule as `schedule`, the reach as `outside`) use each fact.
fn uses(rulebook: &Rulebook) -> Vec<Vec<String>> {
    let mut uses: Vec<Vec<String>> = vec![Vec::new(); rulebook.facts.len()];
    let mut add = |facts: &[FactId], user: &str| {
        for fact in facts {
            if let Some(list) = uses.get_mut(fact.index())
                && !list.iter().any(|known| known == user)
            {
                list.push(user.to_owned());
            }
        }
    };
    for step in &rulebook.steps {
        add(&step.facts(), &step.id);
    }
    for factor in &rulebook.factors {
        add(factor.when.as_ref().map(Condition::facts).unwrap_or_default(), &factor.id);
    }
    for outside in &rulebook.outside {
        add(outside.when.facts(), OUTSIDE);
    }
    add(&facts_of_schedule(rulebook), "schedule");
    add(&rulebook.comparable_by, "comparables");
    // A fact that decides whether another is asked feeds what that other feeds.
    for _ in 0..rulebook.facts.len().min(8) {
        for (id, fact) in rulebook.facts.entries() {
            let Some(asked) = &fact.asked_when else { continue };
            let onward = uses.get(id.index()).cloned().unwrap_or_default();
            for gate in asked.facts() {
                if let Some(list) = uses.get_mut(gate.index()) {
                    for user in &onward {
                        if !list.contains(user) {
                            list.push(user.clone());
                        }
                    }
                }
            }
        }
    }
    uses
}

fn facts_of_schedule(rulebook: &Rulebook) -> Vec<FactId> {
    let Some(schedule) = &rulebook.schedule else { return Vec::new() };
    let roles = [schedule.roles.awareness, schedule.roles.investigation_known, schedule.roles.ransom_paid];
    let conditions = schedule
        .services
        .iter()
        .filter_map(|service| service.open_when.as_ref())
        .chain(schedule.duties.iter().filter_map(|duty| duty.when.as_ref()))
        .chain(schedule.significance.iter().map(|significance| &significance.when));
    conditions.flat_map(|condition| condition.facts().iter().copied()).chain(roles.into_iter().flatten()).collect()
}

fn feeds(fact: &Fact, mut used: Vec<String>, own: bool, findings: &mut Findings) {
    if !own {
        // The schedule cannot know what a rulebook does with its facts.
        used.retain(|user| user == "schedule");
    }
    let mut said = fact.feeds.clone();
    if own {
        // Nor need a rulebook say that its schedule asks for the same fact.
        said.retain(|user| user != "schedule");
        used.retain(|user| user != "schedule");
    }
    // Likening decisions is said only where a fact serves for nothing else.
    if used.len() > 1 {
        used.retain(|user| user != "comparables");
    }
    if used.is_empty() && said.is_empty() && fact.feeds.is_empty() {
        findings.add(
            Code::UnusedFact,
            fact.place,
            format!("nothing uses the fact `{}`", fact.id),
            "take it out, or use it",
        );
        return;
    }
    let (used, said) = (sorted(used, String::cmp), sorted(said, String::cmp));
    if used != said {
        let written = |list: &[String]| list.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let message = format!("`{}` is said to feed [{}]", fact.id, written(&said));
        findings.add(Code::FeedsDiffer, fact.feeds_place, message, format!("it feeds [{}]", written(&used)));
    }
}

fn order(rulebook: &Rulebook, findings: &mut Findings) {
    let mut maximum = false;
    let mut starting_point = false;
    let mut total = false;
    let mut capped = false;
    for step in &rulebook.steps {
        let of = match &step.operation {
            Operation::Factors(factors) => Some(factors.of),
            Operation::Adjustment(adjustment) => Some(adjustment.of),
            Operation::Reduction(reduction) => Some(reduction.of),
            _ => None,
        };
        if of == Some(Base::StartingPoint) && !starting_point {
            findings.add(
                Code::WrongBase,
                step.place,
                format!("`{}` is taken of the starting point before there is one", step.id),
                "put a `starting-point` step before it, or write `of = \"balance\"`",
            );
        }
        if total && step.per_infringement {
            findings.add(
                Code::StepOrder,
                step.place,
                format!("`{}` is taken for each infringement after they were added up", step.id),
                "put it before the `total`",
            );
        }
        let belongs_to_one = matches!(
            step.operation,
            Operation::Seriousness(_)
                | Operation::Banded(_)
                | Operation::StartingPoint
                | Operation::Maximum(_)
                | Operation::Rounding(_)
                | Operation::Addition(_)
        );
        if step.per_infringement && !belongs_to_one {
            findings.add(
                Code::StepOrder,
                step.place,
                format!("`{}` cannot be taken for each infringement apart", step.id),
                "take `per-infringement` out",
            );
        }
        match &step.operation {
            Operation::Maximum(_) if maximum => {
                findings.add(
                    Code::StepOrder,
                    step.place,
                    "there are two statutory maxima",
                    "make one step of them, with tiers",
                );
            }
            Operation::Maximum(_) => maximum = true,
            Operation::StartingPoint => starting_point = true,
            Operation::Total(_) => {
                if !rulebook.steps.iter().any(|step| step.per_infringement) {
                    findings.add(
                        Code::StepOrder,
                        step.place,
                        format!("`{}` adds up infringements and no step is taken for each", step.id),
                        "take it out, or write `per-infringement = true` in the steps before it",
                    );
                }
                total = true;
            }
            Operation::Cap if !maximum => {
                findings.add(
                    Code::StepOrder,
                    step.place,
                    "the cap stands before the statutory maximum",
                    "put it after",
                );
            }
            Operation::Cap => capped = true,
            Operation::Factors(_) | Operation::Adjustment(_) | Operation::Addition(_) if capped => {
                findings.add(
                    Code::StepOrder,
                    step.place,
                    format!("`{}` comes after the cap and could exceed it", step.id),
                    "put the cap after every step that can raise the penalty",
                );
            }
            _ => {}
        }
    }
    let one_step_apart = rulebook.steps.iter().find(|step| step.per_infringement);
    if let (Some(step), false) = (one_step_apart, total) {
        findings.add(
            Code::StepOrder,
            step.place,
            "infringements are assessed apart and never added up",
            "add a step with `operation.total`",
        );
    }
    if !maximum && let Some(step) = rulebook.steps.first() {
        findings.add(
            Code::StepOrder,
            step.place,
            "the rulebook has no statutory maximum",
            "begin with `operation.maximum`",
        );
    }
    let first_enters = matches!(rulebook.steps.first().map(|step| &step.operation), Some(Operation::Maximum(_)) | None);
    if maximum
        && !first_enters
        && let Some(step) = rulebook.steps.first()
    {
        findings.add(Code::StepOrder, step.place, "the statutory maximum is not the first step", "put it first");
    }
}

/// The step that the operation of another one names.
fn find(rulebook: &mut Rulebook, named: &NamedStep, findings: &mut Findings) {
    let id = &named.id;
    let maximum = rulebook.steps.position(|step| step.id == *id && matches!(step.operation, Operation::Maximum(_)));
    let addition = rulebook.steps.position(|step| step.id == *id && matches!(step.operation, Operation::Addition(_)));
    let step = &mut rulebook.steps[named.by];
    match &mut step.operation {
        Operation::Banded(banded) => {
            banded.waived_by = maximum;
            if maximum.is_none() {
                findings.add(
                    Code::NoSuchStep,
                    step.place,
                    format!("there is no step `{id}` that sets a maximum"),
                    "name one under `waived-by`",
                );
            }
        }
        Operation::Reduction(reduction) => {
            reduction.except = addition;
            if addition.is_none() {
                findings.add(
                    Code::NoSuchStep,
                    step.place,
                    format!("there is no step `{id}` that adds a sum"),
                    "name one under `except`",
                );
            }
        }
        _ => {}
    }
}

fn references(rulebook: &Rulebook, findings: &mut Findings) {
    for (id, step) in rulebook.steps.entries().filter(|(_, step)| matches!(step.operation, Operation::Factors(_))) {
        if !rulebook.factors.iter().any(|factor| factor.step == id) {
            findings.add(
                Code::NeverReached,
                step.place,
                format!("the step `{}` has no factors", step.id),
                "add `[[factor]]` with `step = \"…\"`",
            );
        }
    }
    let engaged = rulebook.factors.iter().filter(|factor| matches!(factor.figure, FactorFigure::Engagement)).count();
    if engaged > 1 || (engaged == 1 && rulebook.schedule.is_none()) {
        let place = rulebook
            .factors
            .iter()
            .rfind(|factor| matches!(factor.figure, FactorFigure::Engagement))
            .map(|factor| factor.place)
            .unwrap_or_default();
        findings.add(
            Code::NoSuchReference,
            place,
            "a factor takes its figure from an engagement schedule and there is none, or two do",
            "name a `schedule` under `[rulebook]`, and let one factor use it",
        );
    }
}

fn counted_twice(rulebook: &Rulebook, findings: &mut Findings) {
    let serious: Vec<FactId> = rulebook
        .steps
        .iter()
        .filter_map(|step| match &step.operation {
            Operation::Seriousness(seriousness) => Some(seriousness),
            _ => None,
        })
        .flat_map(|seriousness| seriousness.indicated_by.iter().filter_map(|rule| rule.when.as_ref()))
        .flat_map(|condition| condition.facts().iter().copied())
        .collect();
    for factor in &rulebook.factors {
        let twice = factor.when.as_ref().and_then(|when| when.facts().iter().find(|fact| serious.contains(fact)));
        if let Some(fact) = twice
            && factor.counted_twice_because.is_empty()
        {
            let name = &rulebook.facts[*fact].id;
            let place = factor.place;
            let message = format!("`{name}` feeds seriousness and the factor `{}`", factor.id);
            findings.add(
                Code::CountedTwice,
                place,
                message,
                "add `counted-twice-because = \"…\"` to the factor, or drop one of the two",
            );
        }
    }
}
