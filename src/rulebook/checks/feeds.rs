//! What each fact feeds, held against what it is said to feed.

use crate::diagnostic::{Findings, closest};
use crate::rulebook::model::fact::OUTSIDE;
use crate::rulebook::{Condition, Fact, FactId, Rulebook, Schedule, refusals};
use crate::value::sorted;

/// Adds every fact that nothing uses, or that is said to feed something else than it does.
pub(super) fn check(rulebook: &Rulebook, own_facts: usize, findings: &mut Findings, schedule_findings: &mut Findings) {
    for ((id, fact), used) in rulebook.facts.entries().zip(uses(rulebook)) {
        let own = id.index() < own_facts;
        let findings = if own { &mut *findings } else { &mut *schedule_findings };
        feeds(fact, used, own, findings);
    }
}

/// Adds every name under `feeds` of the rulebook's own facts that is nothing a fact can feed.
pub(super) fn unknown(rulebook: &Rulebook, own_facts: usize, findings: &mut Findings) {
    let mut known: Vec<&str> = vec!["schedule", OUTSIDE, "comparables"];
    known.extend(rulebook.steps.iter().map(|step| step.id.as_str()));
    known.extend(rulebook.factors.iter().map(|factor| factor.id.as_str()));
    for fact in rulebook.facts.iter().take(own_facts) {
        for name in fact.feeds.iter().filter(|name| !known.contains(&name.as_str())) {
            refusals::feeds_nothing_of_name(fact, name, closest(name, &known), findings);
        }
    }
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
    add(&rulebook.schedule.as_ref().map(Schedule::facts).unwrap_or_default(), "schedule");
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
        refusals::unused_fact(fact, findings);
        return;
    }
    let (used, said) = (sorted(used, String::cmp), sorted(said, String::cmp));
    if used != said {
        refusals::feeds_differ(fact, &said, &used, findings);
    }
}
