//! What is asked of an infringement, of a decision and of a document relied on.

use super::evidence::{NOTE, PINPOINT, PROVED_BY};
use super::question::{AnswerKind, Offered, Presence, Question, Remark, When};
use super::relying::RELIED_ON_BY;

/// The questions of an infringement, beside the facts that differ.
pub(super) static INFRINGEMENT: [Question<'static>; 3] = [
    Question::unasked("id", AnswerKind::Text).written(Presence::Required),
    Question::new(
        "label",
        AnswerKind::Text,
        "What is this infringement called?",
        "For example: security of processing, or the provision infringed.",
    )
    .required(),
    Question::unasked("facts", AnswerKind::Facts),
];

/// The questions of a document relied on.
pub(super) static EXHIBIT: [Question<'static>; 5] = [
    Question::unasked("id", AnswerKind::Text).written(Presence::Required),
    Question::new("title", AnswerKind::Text, "What is it called?", "Title and date.")
        .required()
        .written(Presence::Required),
    Question::new(
        RELIED_ON_BY,
        AnswerKind::Options { pinpoints: false },
        "What rests on it?",
        "Each answer, item of evidence and decision that this document proves.",
    )
    .offering(Offered::Relying)
    .written(Presence::Otherwise),
    Question::new("address", AnswerKind::Text, "Where is it published?", "Leave it empty if it is not published."),
    NOTE,
];

/// The questions of a decision.
pub(super) static DETERMINATION: [Question<'static>; 17] = [
    Question::unasked("step", AnswerKind::Option).offering(Offered::Steps).sample("\"seriousness\"", Remark::Nothing),
    Question::new(
        "factors",
        AnswerKind::Options { pinpoints: false },
        "Which factors does the figure cover together?",
        "",
    )
    .offering(Offered::Factors)
    .when(When::SeveralFactors),
    Question::new("target", AnswerKind::Target, "What was decided?", "A step of the account, or one factor.")
        .offering(Offered::Targets)
        .required()
        .written(Presence::Otherwise)
        .when(When::OneTarget),
    Question::new("infringement", AnswerKind::Option, "Of which infringement?", "")
        .offering(Offered::Infringements)
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
        .offering(Offered::Deciders)
        .written(Presence::Required)
        .sample("\"caseworker\"", Remark::Options),
    Question::new(
        "on",
        AnswerKind::Day,
        "On which day?",
        "Where the regulator and a court decided the same, or one of them twice, the later governs and both are shown.",
    ),
    Question::new(
        "quashed",
        AnswerKind::Flag,
        "A court quashed the penalty",
        "Then it is nil: leave the percentage and the amount empty.",
    ),
    Question::new("because", AnswerKind::LongText, "Why?", "").sample("\"…\"", Remark::Nothing),
    Question::new("departs", AnswerKind::LongText, "If it lies outside the permitted range: why?", ""),
    PROVED_BY,
    PINPOINT,
    NOTE,
    Question::unasked("asserted-by", AnswerKind::Option).offering(Offered::Asserters),
    Question::unasked("disputed", AnswerKind::Flag),
];
