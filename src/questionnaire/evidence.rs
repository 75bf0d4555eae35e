//! What is asked of an item of evidence: what its kind carries.

use super::case_list::CaseList;
use super::question::{AnswerKind, AnswerOption, Carried, Offered, Presence, Question, Remark, When};
use crate::case::{Asserter, Beginner};
use crate::rulebook::{Rulebook, Schedule, Weighted};
use crate::value::List;

/// The questions of an item of evidence, of whatever kind; none where the rulebook uses no
/// schedule.
pub(super) fn evidence(rulebook: &Rulebook) -> Vec<Question<'_>> {
    rulebook.schedule.as_ref().map_or_else(Vec::new, |schedule| of_schedule(rulebook, schedule))
}

fn of_schedule<'r>(rulebook: &'r Rulebook, schedule: &'r Schedule) -> Vec<Question<'r>> {
    let anything = When::Carries(Carried::Anything);
    let mut questions = vec![
        Question::unasked("id", AnswerKind::Text).written(Presence::Required).sample("\"E1\"", Remark::Nothing),
        Question::new("kind", AnswerKind::Select, "What kind of engagement is it?", "")
            .of(schedule.kinds.iter().map(|kind| (&kind.id, format!("{}: {}", head_of(schedule, kind), kind.label))))
            .required()
            .written(Presence::Required)
            .sample("\"incident-report\"", Remark::Nothing),
        Question::new("body", AnswerKind::Option, "Which body was it with?", "")
            .aloud("With which body?")
            .of(schedule.bodies.iter().map(|body| (&body.id, &body.label)))
            .offering(Offered::Bodies)
            .when(anything)
            .briefly(anything)
            .sample("\"ncsc\"", Remark::Nothing),
        Question::new("service", AnswerKind::Select, "Under which service?", "Leave it empty if it is not known.")
            .of(schedule
                .services
                .iter()
                .map(|service| (&service.id, format!("{} (open to {})", service.label, service.open_to))))
            .offering(Offered::Services)
            .when(anything),
        Question::new(
            "at",
            AnswerKind::Moment,
            "When was it done?",
            "Give the time if you know it: how prompt it was is counted in hours.",
        )
        .aloud("When, as 2025-06-02 or 2025-06-02T14:30:00+01:00?")
        .when(anything)
        .briefly(When::Carries(Carried::NoContinuity))
        .sample("2025-06-02", Remark::Words("when it was done")),
        Question::new("begun-by", AnswerKind::Option, "Who began it?", "What somebody else began earns nothing.")
            .of(Beginner::NAMES.map(|(name, beginner)| (name, begun(beginner))))
            .when(anything)
            .briefly(anything)
            .sample("\"organisation\"", Remark::Options),
        Question::new("grade", AnswerKind::Option, "How well is it proved?", "")
            .of(schedule.grades.iter().map(|grade| (&grade.id, format!("{}: {}", grade.id, grade.label))))
            .when(anything)
            .briefly(anything)
            .sample("\"V2\"", Remark::List("how well it is proved:")),
    ];
    questions.extend(carried(schedule));
    questions.extend(weighed_with(rulebook));
    questions.push(
        Question::new("asserted-by", AnswerKind::Option, "Who says so?", "")
            .of(Asserter::NAMES.map(|(name, asserter)| (name, asserted(asserter))))
            .when(anything),
    );
    questions.push(
        Question::new(
            "disputed",
            AnswerKind::Flag,
            "Somebody denies it",
            "What is disputed is open and widens the range.",
        )
        .when(anything),
    );
    questions.extend(sources().map(|question| question.when(anything)));
    questions
}

/// What only some kinds carry.
fn carried(schedule: &Schedule) -> [Question<'_>; 5] {
    let coverage = When::Carries(Carried::Coverage);
    let continuity = When::Carries(Carried::Continuity);
    let advice = When::Carries(Carried::Advice);
    [
        Question::new("covers.entity", AnswerKind::YesNo, "Did it cover the entity that was breached?", "")
            .when(coverage)
            .briefly(coverage),
        Question::new("covers.system", AnswerKind::YesNo, "Did it cover the system that was breached?", "")
            .when(coverage)
            .briefly(coverage),
        Question::new(
            "kept-up",
            AnswerKind::Period,
            "From when to when was it kept up?",
            "The whole time before the incident counts.",
        )
        .when(continuity)
        .briefly(continuity),
        Question::new("followed", AnswerKind::Option, "Was the advice followed?", "")
            .aloud("How far was the advice followed?")
            .of(weighted(&schedule.following))
            .when(advice)
            .briefly(advice),
        Question::new("effect", AnswerKind::Option, "What did following it change?", "")
            .aloud("What did following it do?")
            .of(weighted(&schedule.effect))
            .when(advice)
            .briefly(advice),
    ]
}

/// Whose material it is, and what else the gates ask.
fn weighed_with(rulebook: &Rulebook) -> [Question<'_>; 5] {
    let anything = When::Carries(Carried::Anything);
    [
        Question::new(
            "origin",
            AnswerKind::Option,
            "Whose material is it?",
            "Material that came from a body about the organisation needs the organisation’s consent.",
        )
        .of([("organisation", "The organisation’s own"), ("body", "It came from the body")])
        .when(anything),
        Question::new(
            "consent",
            AnswerKind::Option,
            "Does the organisation consent to its use?",
            "Without consent the item is withheld: nothing of it is scored or shown.",
        )
        .of([
            ("given", "Yes"),
            ("existence-only", "Only that it exists"),
            ("refused", "No"),
            ("withdrawn", "It was given and is withdrawn"),
            ("not-asked", "Not asked yet"),
        ])
        .when(When::FromBody),
        Question::new(
            "beyond-duty",
            AnswerKind::LongText,
            "What went beyond what the law required?",
            "Leave it empty if nothing did, or if no law required it.",
        )
        .when(anything),
        Question::new(
            "credited-under",
            AnswerKind::Select,
            "Is it already counted under another factor?",
            "What counts once is not counted again.",
        )
        .of(rulebook.factors.iter().map(|factor| (&factor.id, &factor.label)))
        .offering(Offered::Conditional)
        .when(anything),
        Question::new(
            "harms",
            AnswerKind::LongText,
            "Does the same material show a failing that was known and left?",
            "Say which. Leave it empty if it does not.",
        )
        .when(anything),
    ]
}

/// Where something comes from.
pub(super) fn sources<'r>() -> impl Iterator<Item = Question<'r>> {
    [
        Question::new("exhibits", AnswerKind::Options { pinpoints: false }, "Which documents prove it?", "")
            .offering(Offered::Items(CaseList::Exhibit, "title")),
        Question::new("pinpoint", AnswerKind::Text, "Where in the document?", "For example: paragraph 63(b)."),
        Question::new("note", AnswerKind::LongText, "A note to the reader", ""),
    ]
    .into_iter()
}

/// The options for a kind of evidence, as a person who adds an item chooses among them: the head
/// it falls under, and the question it answers.
#[must_use]
pub fn kinds_to_add(rulebook: &Rulebook) -> Vec<AnswerOption> {
    let Some(schedule) = &rulebook.schedule else { return Vec::new() };
    let option = |kind: &crate::rulebook::Kind| {
        AnswerOption::new(&kind.id, format!("{}: {}", head_of(schedule, kind), kind.question))
    };
    schedule.kinds.iter().map(option).collect()
}

fn head_of<'r>(schedule: &'r Schedule, kind: &crate::rulebook::Kind) -> &'r str {
    kind.head.map_or("Counts against", |head| schedule.heads[head].label.as_str())
}

fn weighted<S>(list: &List<Weighted<S>>) -> Vec<(&str, &str)> {
    list.iter().map(|entry| (entry.id.as_str(), entry.label.as_str())).collect()
}

fn begun(beginner: Beginner) -> &'static str {
    match beginner {
        Beginner::Organisation => "The organisation",
        Beginner::Body => "The body",
        Beginner::ThirdParty => "Somebody else",
    }
}

pub(super) fn asserted(asserter: Asserter) -> &'static str {
    match asserter {
        Asserter::Organisation => "The organisation",
        Asserter::Regulator => "The regulator",
        Asserter::Body => "The body engaged with",
        Asserter::ThirdParty => "Somebody else",
    }
}
