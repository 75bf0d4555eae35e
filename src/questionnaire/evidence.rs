//! What is asked of an item of evidence: what its kind carries.

use super::question::{AnswerKind, Carried, Offered, Presence, Question, Remark, When};

const ANYTHING: When<'static> = When::Carries(Carried::Anything);
const COVERAGE: When<'static> = When::Carries(Carried::Coverage);
const CONTINUITY: When<'static> = When::Carries(Carried::Continuity);
const ADVICE: When<'static> = When::Carries(Carried::Advice);

/// The questions of an item of evidence, of whatever kind.
pub(super) static EVIDENCE: [Question<'static>; 22] = [
    Question::unasked("id", AnswerKind::Text).written(Presence::Required).sample("\"E1\"", Remark::Nothing),
    Question::new("kind", AnswerKind::Select, "What kind of engagement is it?", "")
        .offering(Offered::Kinds)
        .required()
        .written(Presence::Required)
        .sample("\"incident-report\"", Remark::Nothing),
    Question::new("body", AnswerKind::Option, "Which body was it with?", "")
        .aloud("With which body?")
        .offering(Offered::Bodies)
        .when(ANYTHING)
        .briefly(ANYTHING)
        .sample("\"ncsc\"", Remark::Nothing),
    Question::new("service", AnswerKind::Select, "Under which service?", "Leave it empty if it is not known.")
        .offering(Offered::Services)
        .when(ANYTHING),
    Question::new(
        "at",
        AnswerKind::Moment,
        "When was it done?",
        "Give the time if you know it: how prompt it was is counted in hours.",
    )
    .aloud("When, as 2025-06-02 or 2025-06-02T14:30:00+01:00?")
    .when(ANYTHING)
    .briefly(When::Carries(Carried::NoContinuity))
    .sample("2025-06-02", Remark::Words("when it was done")),
    Question::new("begun-by", AnswerKind::Option, "Who began it?", "What somebody else began earns nothing.")
        .offering(Offered::Beginners)
        .when(ANYTHING)
        .briefly(ANYTHING)
        .sample("\"organisation\"", Remark::Options),
    Question::new("grade", AnswerKind::Option, "How well is it proved?", "")
        .offering(Offered::Grades)
        .when(ANYTHING)
        .briefly(ANYTHING)
        .sample("\"V2\"", Remark::List("how well it is proved:")),
    Question::new("covers.entity", AnswerKind::YesNo, "Did it cover the entity that was breached?", "")
        .when(COVERAGE)
        .briefly(COVERAGE),
    Question::new("covers.system", AnswerKind::YesNo, "Did it cover the system that was breached?", "")
        .when(COVERAGE)
        .briefly(COVERAGE),
    Question::new(
        "kept-up",
        AnswerKind::Period,
        "From when to when was it kept up?",
        "The whole time before the incident counts. Where it is still kept up, it ends on the day of assessment.",
    )
    .when(CONTINUITY)
    .briefly(CONTINUITY),
    Question::new("followed", AnswerKind::Option, "Was the advice followed?", "")
        .aloud("How far was the advice followed?")
        .offering(Offered::Following)
        .when(ADVICE)
        .briefly(ADVICE),
    Question::new("effect", AnswerKind::Option, "What did following it change?", "")
        .aloud("What did following it do?")
        .offering(Offered::Effects)
        .when(ADVICE)
        .briefly(ADVICE),
    Question::new(
        "origin",
        AnswerKind::Option,
        "Whose material is it?",
        "Material that came from a body about the organisation needs the organisation’s consent.",
    )
    .offering(Offered::Origins)
    .when(ANYTHING),
    Question::new(
        "consent",
        AnswerKind::Option,
        "Does the organisation consent to its use?",
        "Without consent the item is withheld: nothing of it is scored or shown.",
    )
    .offering(Offered::Consents)
    .when(When::FromBody),
    Question::new(
        "beyond-duty",
        AnswerKind::LongText,
        "What went beyond what the law required?",
        "Leave it empty if nothing did, or if no law required it.",
    )
    .when(ANYTHING),
    Question::new(
        "credited-under",
        AnswerKind::Select,
        "Is it already counted under another factor?",
        "What counts once is not counted again.",
    )
    .offering(Offered::ConditionalFactors)
    .when(ANYTHING),
    Question::new(
        "harms",
        AnswerKind::LongText,
        "Does the same material show a failing that was known and left?",
        "Say which. Leave it empty if it does not.",
    )
    .when(ANYTHING),
    Question::new("asserted-by", AnswerKind::Option, "Who says so?", "").offering(Offered::Asserters).when(ANYTHING),
    Question::new("disputed", AnswerKind::Flag, "Somebody denies it", "What is disputed is open and widens the range.")
        .when(ANYTHING),
    PROVED_BY.when(ANYTHING),
    PINPOINT.when(ANYTHING),
    NOTE.when(ANYTHING),
];

/// The documents that prove something.
pub(super) const PROVED_BY: Question<'static> =
    Question::new("exhibits", AnswerKind::Options { pinpoints: false }, "Which documents prove it?", "")
        .offering(Offered::Exhibits);

/// The place in a document.
pub(super) const PINPOINT: Question<'static> =
    Question::new("pinpoint", AnswerKind::Text, "Where in the document?", "For example: paragraph 63(b).");

/// A note to the reader.
pub(super) const NOTE: Question<'static> = Question::new("note", AnswerKind::LongText, "A note to the reader", "");
