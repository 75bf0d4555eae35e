//! What is asked of an infringement, of a decision and of a document relied on.

use super::case_list::CaseList;
use super::evidence::{asserted, sources};
use super::question::{AnswerKind, Offered, Presence, Question, Remark, When};
use crate::case::{Asserter, Decider};
use crate::rulebook::{Operation, Rulebook, Step};

/// The questions of an infringement, beside the facts that differ.
pub(super) fn infringement<'r>() -> Vec<Question<'r>> {
    vec![
        Question::unasked("id", AnswerKind::Text).written(Presence::Required),
        Question::new(
            "label",
            AnswerKind::Text,
            "What is this infringement called?",
            "For example: security of processing, or the provision infringed.",
        )
        .required(),
        Question::unasked("facts", AnswerKind::Facts),
    ]
}

/// The questions of a document relied on.
pub(super) fn exhibit<'r>() -> Vec<Question<'r>> {
    vec![
        Question::unasked("id", AnswerKind::Text).written(Presence::Required),
        Question::new("title", AnswerKind::Text, "What is it called?", "Title and date.")
            .required()
            .written(Presence::Required),
        Question::new("address", AnswerKind::Text, "Where is it published?", "Leave it empty if it is not published."),
        Question::new("note", AnswerKind::LongText, "A note to the reader", ""),
    ]
}

/// The questions of a decision.
pub(super) fn determination(rulebook: &Rulebook) -> Vec<Question<'_>> {
    let steps = rulebook.steps.iter().map(|step| (&step.id, &step.label));
    let factors = || rulebook.factors.iter().map(|factor| (&factor.id, &factor.label));
    let mut questions = vec![
        Question::unasked("step", AnswerKind::Option).of(steps).sample("\"seriousness\"", Remark::Nothing),
        Question::new(
            "factors",
            AnswerKind::Options { pinpoints: false },
            "Which factors does the figure cover together?",
            "",
        )
        .of(factors())
        .when(When::SeveralFactors),
        target(rulebook),
        Question::new("infringement", AnswerKind::Option, "Of which infringement?", "")
            .offering(Offered::Items(CaseList::Infringement, "label"))
            .when(When::PerInfringement),
        Question::new("band", AnswerKind::Option, "Which degree of seriousness?", "")
            .offering(Offered::Degrees)
            .when(When::HasDegrees)
            .sample("\"medium\"", Remark::Nothing),
        Question::new(
            "value",
            AnswerKind::Share,
            "The percentage",
            "A share such as 15%, or a change with its sign such as -20% or +10%.",
        )
        .sample("\"15%\"", Remark::Nothing),
        Question::new(
            "sum",
            AnswerKind::Money,
            "Or the amount itself",
            "Instead of a percentage: the balance after the step, as a plain sum.",
        ),
        Question::new("by", AnswerKind::Option, "Who decided it?", "")
            .of(Decider::NAMES.map(|(name, decider)| (name, decided(decider))))
            .written(Presence::Required)
            .sample("\"caseworker\"", Remark::Options),
        Question::new("because", AnswerKind::LongText, "Why?", "").sample("\"…\"", Remark::Nothing),
        Question::new("departs", AnswerKind::LongText, "If it lies outside the permitted range: why?", ""),
    ];
    questions.extend(sources());
    questions.push(
        Question::unasked("asserted-by", AnswerKind::Option)
            .of(Asserter::NAMES.map(|(name, asserter)| (name, asserted(asserter)))),
    );
    questions.push(Question::unasked("disputed", AnswerKind::Flag));
    questions
}

/// What was decided, as one choice among the steps that leave something to decide and the factors.
fn target(rulebook: &Rulebook) -> Question<'_> {
    let steps = rulebook.steps.iter().filter(|step| leaves_something_to_decide(step));
    let steps = steps.map(|step| (format!("step {}", step.id), step.label.clone()));
    let factors = rulebook
        .factors
        .iter()
        .map(|factor| (format!("factor {}", factor.id), format!("{} factor: {}", factor.side.name(), factor.label)));
    Question::new("target", AnswerKind::Target, "What was decided?", "A step of the account, or one factor.")
        .of(steps.chain(factors))
        // A file may decide a step that a page does not offer: it is shown, and taken back.
        .offering(Offered::Others)
        .required()
        .written(Presence::Otherwise)
        .when(When::OneTarget)
}

fn leaves_something_to_decide(step: &Step) -> bool {
    match &step.operation {
        Operation::Maximum(_)
        | Operation::StartingPoint
        | Operation::Total(_)
        | Operation::Cap
        | Operation::Rounding(_) => false,
        Operation::Seriousness(_)
        | Operation::Banded(_)
        | Operation::Addition(_)
        | Operation::Adjustment(_)
        | Operation::Factors(_)
        | Operation::Reduction(_) => true,
    }
}

fn decided(decider: Decider) -> &'static str {
    match decider {
        Decider::Regulator => "The regulator",
        Decider::Caseworker => "A caseworker",
        Decider::Party => "A party puts it forward",
        Decider::Court => "A court",
    }
}
