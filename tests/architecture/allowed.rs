//! What is not as it should be yet, file by file. Each list may only grow shorter: the test that
//! reads it fails where there is more, and where there is less it says what to lower.

/// Sentences outside the files of words.
pub const SENTENCES: [(&str, usize); 36] = [
    ("case/choice.rs", 11),
    ("case/determinations_from_document.rs", 32),
    ("case/evidence_from_document.rs", 9),
    ("case/facts_from_document.rs", 12),
    ("case/from_document.rs", 27),
    ("case/permitted.rs", 11),
    ("cli/interview.rs", 24),
    ("cli/new.rs", 5),
    ("document/json.rs", 10),
    ("document/mod.rs", 2),
    ("document/node.rs", 1),
    ("document/reader.rs", 7),
    ("document/toml.rs", 10),
    ("document/values.rs", 39),
    ("render/schema.rs", 9),
    ("rulebook/condition_from_text.rs", 43),
    ("rulebook/context.rs", 36),
    ("rulebook/factors_from_document.rs", 2),
    ("rulebook/facts_from_document.rs", 17),
    ("rulebook/from_document.rs", 12),
    ("rulebook/outside.rs", 2),
    ("rulebook/overlap.rs", 2),
    ("rulebook/schedule_from_document.rs", 26),
    ("rulebook/steps_from_document.rs", 32),
    ("rulebook/whole.rs", 33),
    ("value/amount.rs", 1),
    ("web/answer.rs", 1),
    ("web/bindgen.rs", 1),
    ("web/door.rs", 6),
    ("web/edit.rs", 2),
    ("web/fields.rs", 74),
    ("web/form.rs", 28),
    ("web/reach.rs", 3),
    ("web/result.rs", 7),
    ("web/shipped.rs", 1),
    ("web/typed.rs", 4),
];

/// Matches over operations, kinds of line, judgements or reasons with an arm for anything.
pub const WILD_MATCHES: [(&str, usize); 9] = [
    ("assess/caveat.rs", 1),
    ("assess/engagement/gate.rs", 1),
    ("case/determinations_from_document.rs", 1),
    ("report/from_assessment.rs", 1),
    ("report/from_line.rs", 1),
    ("report/from_rulebook.rs", 1),
    ("report/lines.rs", 7),
    ("report/open.rs", 1),
    ("rulebook/whole.rs", 4),
];

/// Errors of arithmetic that become a figure or nothing.
pub const SWALLOWED_ERRORS: [(&str, usize); 10] = [
    ("assess/caveat.rs", 1),
    ("assess/comparable.rs", 4),
    ("assess/credit.rs", 1),
    ("assess/engagement/gate.rs", 3),
    ("assess/engagement/head.rs", 2),
    ("assess/engagement/mod.rs", 2),
    ("assess/engagement/weight.rs", 3),
    ("assess/ledger.rs", 1),
    ("assess/mod.rs", 2),
    ("assess/step/measure.rs", 1),
];

/// Files of one room that need each other in a circle.
pub const CIRCLES: [&[&str]; 5] = [
    &["assess/engagement/", "assess/run.rs", "assess/step/"],
    &["document/reader.rs", "document/values.rs"],
    &["rulebook/condition.rs", "rulebook/fact.rs"],
    &["web/answer.rs", "web/typed.rs"],
    &["web/door.rs", "web/result.rs"],
];

/// Documentation of public things in fewer than three words.
pub const EMPTY_DOCS: [(&str, usize); 0] = [];
