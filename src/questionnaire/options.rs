//! The options of a question, from where they come.

use super::case_list::CaseList;
use super::question::{AnswerOption, Offered};
use super::refusals;
use super::typed::offset;
use crate::case::{Asserter, Beginner, Decider};
use crate::rulebook::{Kind as EvidenceKind, Rulebook, Schedule, Step, Weighted};
use crate::value::List;

/// The options a rulebook and its schedule give; a case may choose among these rulebooks. What
/// only a case gives is not among them.
pub(super) fn options(offered: Offered, rulebook: &Rulebook, among: &[&Rulebook]) -> Vec<AnswerOption> {
    let mut options = Vec::new();
    let mut add = |id: &str, label: &str| options.push(AnswerOption { id: id.to_owned(), label: label.to_owned() });
    let schedule = rulebook.schedule.as_ref();
    match offered {
        Offered::Declared | Offered::Degrees | Offered::Infringements | Offered::Exhibits | Offered::Relying => {}
        Offered::Rulebooks => {
            if !among.is_empty() {
                add("", "Choose by the dates above");
            }
            for rulebook in among {
                add(&rulebook.id, &format!("{}, {}: {}", rulebook.regulator, rulebook.title, in_force(rulebook)));
            }
        }
        Offered::Kinds => each(
            schedule,
            |schedule| &schedule.kinds,
            |schedule, kind| {
                add(&kind.id, &format!("{}: {}", head_of(schedule, kind), kind.label));
            },
        ),
        Offered::Bodies => each(schedule, |schedule| &schedule.bodies, |_, body| add(&body.id, &body.label)),
        Offered::Services => each(
            schedule,
            |schedule| &schedule.services,
            |_, service| {
                add(&service.id, &format!("{} (open to {})", service.label, service.open_to));
            },
        ),
        Offered::Grades => each(
            schedule,
            |schedule| &schedule.grades,
            |_, grade| {
                add(&grade.id, &format!("{}: {}", grade.id, grade.label));
            },
        ),
        Offered::Following => each(schedule, |schedule| &schedule.following, |_, degree| scale(degree, &mut add)),
        Offered::Effects => each(schedule, |schedule| &schedule.effect, |_, effect| scale(effect, &mut add)),
        Offered::Beginners => Beginner::NAMES.iter().for_each(|(name, beginner)| add(name, begun(*beginner))),
        Offered::Asserters => Asserter::NAMES.iter().for_each(|(name, asserter)| add(name, asserted(*asserter))),
        Offered::Deciders => Decider::NAMES.iter().for_each(|(name, decider)| add(name, decided(*decider))),
        Offered::Origins => ORIGINS.iter().for_each(|(name, label)| add(name, label)),
        Offered::Consents => CONSENTS.iter().for_each(|(name, label)| add(name, label)),
        Offered::Factors | Offered::ConditionalFactors => {
            rulebook.factors.iter().for_each(|factor| add(&factor.id, &factor.label));
        }
        // Where a case may take more steps, those too: they are refused where it does not.
        Offered::Steps => {
            rulebook.apart().unwrap_or(rulebook).steps.iter().for_each(|step| add(&step.id, &step.label));
        }
        Offered::Targets => {
            for step in rulebook.steps.iter().filter(|step| leaves_something_to_decide(step)) {
                add(&format!("step {}", step.id), &step.label);
            }
            for factor in &rulebook.factors {
                let label = format!("{} factor: {}", factor.side.name(), factor.label);
                add(&format!("factor {}", factor.id), &label);
            }
        }
    }
    options
}

/// The clocks by which a time may be told where the rulebook applies; none where there is but one.
#[must_use]
pub fn clocks(rulebook: &Rulebook) -> Vec<AnswerOption> {
    let clocks = rulebook.measures().civil_time.clocks();
    let options: Vec<AnswerOption> =
        clocks.map(|(name, minutes)| AnswerOption::new(offset(minutes), refusals::clock(&name))).collect();
    if options.len() > 1 { options } else { Vec::new() }
}

/// Goes through a list of the schedule, where there is one.
fn each<T>(schedule: Option<&Schedule>, list: fn(&Schedule) -> &List<T>, mut add: impl FnMut(&Schedule, &T)) {
    if let Some(schedule) = schedule {
        list(schedule).iter().for_each(|entry| add(schedule, entry));
    }
}

fn scale<S>(place: &Weighted<S>, add: &mut dyn FnMut(&str, &str)) {
    add(&place.id, &place.label);
}

const ORIGINS: [(&str, &str); 2] = [("organisation", "The organisation’s own"), ("body", "It came from the body")];

const CONSENTS: [(&str, &str); 5] = [
    ("given", "Yes"),
    ("existence-only", "Only that it exists"),
    ("refused", "No"),
    ("withdrawn", "It was given and is withdrawn"),
    ("not-asked", "Not asked yet"),
];

/// What a person who adds an item to a list chooses among: of evidence its kinds, of decisions what
/// may be decided; nothing of the other lists.
#[must_use]
pub fn kinds_to_add(list: CaseList, rulebook: &Rulebook) -> Vec<AnswerOption> {
    match list {
        CaseList::Evidence => kinds_of_evidence(rulebook),
        CaseList::Determination => options(Offered::Targets, rulebook, &[]),
        CaseList::Infringement | CaseList::Exhibit => Vec::new(),
    }
}

/// Each kind of evidence: the head it falls under, and the question it answers.
fn kinds_of_evidence(rulebook: &Rulebook) -> Vec<AnswerOption> {
    let Some(schedule) = &rulebook.schedule else { return Vec::new() };
    let option = |kind: &EvidenceKind| {
        let label = format!("{}: {}", head_of(schedule, kind), kind.question);
        AnswerOption { id: kind.id.clone(), label }
    };
    schedule.kinds.iter().map(option).collect()
}

fn head_of<'r>(schedule: &'r Schedule, kind: &EvidenceKind) -> &'r str {
    kind.head.map_or("Counts against", |head| schedule.heads[head].label.as_str())
}

fn in_force(rulebook: &Rulebook) -> String {
    match (rulebook.in_force.from, rulebook.in_force.to) {
        (Some(from), Some(to)) => format!("in force from {} to {}", from.long(), to.long()),
        (Some(from), None) => format!("in force from {}", from.long()),
        (None, Some(to)) => format!("in force until {}", to.long()),
        (None, None) => "in force".to_owned(),
    }
}

fn leaves_something_to_decide(step: &Step) -> bool {
    step.operation.description().by_percentage.leaves_judgement()
}

fn begun(beginner: Beginner) -> &'static str {
    match beginner {
        Beginner::Organisation => "The organisation",
        Beginner::Body => "The body",
        Beginner::ThirdParty => "Somebody else",
    }
}

fn asserted(asserter: Asserter) -> &'static str {
    match asserter {
        Asserter::Organisation => "The organisation",
        Asserter::Regulator => "The regulator",
        Asserter::Body => "The body engaged with",
        Asserter::ThirdParty => "Somebody else",
    }
}

fn decided(decider: Decider) -> &'static str {
    match decider {
        Decider::Regulator => "The regulator",
        Decider::Caseworker => "A caseworker",
        Decider::Party => "A party puts it forward",
        Decider::Court => "A court",
        Decider::NoticeOfIntent => "The regulator proposes it in a notice of intent",
    }
}
