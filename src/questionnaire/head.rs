//! What is asked of the case itself.

use super::question::{AnswerKind, Offered, Presence, Question, Remark, When};

/// The keys of `[case]` in the order in which they stand in a file.
pub const HEAD_AS_WRITTEN: [&str; 9] = [
    "title",
    "rulebook",
    "schedule",
    "as-of",
    "notice-of-intent",
    "notice",
    "infringement",
    "per-infringement",
    "note",
];

/// The questions of the case itself, in the order in which they are asked.
pub(super) static HEAD: [Question<'static>; 9] = [
    Question::new(
        "title",
        AnswerKind::Text,
        "What is this case called?",
        "A name for your own use. It stands on every output.",
    )
    .aloud("What is the case to be called?")
    .required()
    .written(Presence::Required)
    .briefly(When::Always)
    .sample("\"…\"", Remark::Nothing),
    Question::new(
        "as-of",
        AnswerKind::Day,
        "On which day is it assessed?",
        "Usually today. What can still be done, and by when, is counted from this day.",
    )
    .aloud("Day of assessment, as 2026-11-23?")
    .briefly(When::Always)
    .sample("2026-01-01", Remark::Words("the day of assessment")),
    Question::new(
        "infringement",
        AnswerKind::Period,
        "From when to when did the infringement last?",
        "Leave it empty if it is not known. It decides which rules can apply.",
    )
    .sample("{ from = 2025-01-01, to = 2025-06-30 }", Remark::Nothing),
    Question::new(
        "notice-of-intent",
        AnswerKind::Day,
        "When was a notice of intent given?",
        "Leave it empty if there was none. Its date decides which guidance applies.",
    )
    .sample("2026-01-01", Remark::Nothing),
    Question::new(
        "notice",
        AnswerKind::Day,
        "When was the penalty notice given?",
        "Leave it empty if there was none. After it nothing can still be done.",
    ),
    Question::new(
        "rulebook",
        AnswerKind::Option,
        "Under which guidance?",
        "If you are not sure, leave the choice to the dates.",
    )
    .offering(Offered::Rulebooks)
    .sample("\"…\"", Remark::Nothing),
    Question::new(
        "per-infringement",
        AnswerKind::YesNo,
        "Are the steps that may be taken for each infringement taken so, before the total?",
        "Only where there are several infringements, and the guidance leaves it open. Leave it empty if it is once for all.",
    ),
    Question::new("note", AnswerKind::LongText, "A note to the reader", "Optional. It stays in the case file."),
    Question::unasked("schedule", AnswerKind::Text),
];
