//! The words in which a case is refused over the published decision it restates.

use crate::case::{EngagementStatus, Infringement};
use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::rulebook::Step;
use crate::value::{Amount, Currency, List, Money, Percent};
use std::sync::Arc;

pub(super) fn no_such_line(key: &str, place: Place, findings: &mut Findings) {
    let help = "write a step's id, or `step@infringement`";
    findings.add(Code::NoSuchStep, place, format!("there is no line `{key}`"), help);
}

pub(super) fn proposed_otherwise(currency: Currency, known: Money, place: Place, findings: &mut Findings) {
    let known = format!("{} {}", currency.code(), known.0.grouped(0));
    let message = format!("`[published]` says that the notice of intent proposed `{known}`");
    findings.add(Code::DuplicateKey, place, message, "write the sum once, or the same in both");
}

pub(super) fn decided_by_a_proposal(place: Place, findings: &mut Findings) {
    let message = "a notice of intent decides nothing, and a determination here is `by = \"regulator\"`";
    let help =
        "write `by = \"notice-of-intent\"` for what it proposes; a decision made since has a `[published]` of its own";
    findings.add(Code::DeterminationUnclear, place, message, help);
}

pub(super) fn ended_and_published(place: Place, findings: &mut Findings) {
    let message = "the case is said to have ended without a penalty, and to have one published";
    let help = "keep one of `[ended]` and `[published]`; a reprimand beside a penalty goes under `later`";
    findings.add(Code::FindingUnclear, place, message, help);
}

pub(super) fn credited_in_prose(place: Place, findings: &mut Findings) {
    let message = "what was said of engagement is no longer one sentence under `credited`";
    let help =
        "write a table `[published.engagement]` with `status = \"…\"`; what else there is to say goes under its `note`";
    findings.add(Code::UnknownKey, place, message, help);
}

pub(super) fn not_with_status(key: &str, status: EngagementStatus, place: Place, findings: &mut Findings) {
    let message = format!("`{key}` says nothing where the status is `{}`", status.name());
    findings.add(Code::FindingUnclear, place, message, "take it out, or correct the status");
}

pub(super) fn one_head(place: Place, findings: &mut Findings) {
    let message = "a bundle is one figure for two heads or more";
    let help = "write how many heads it is for; for engagement alone the status is `credited`";
    findings.add(Code::FindingUnclear, place, message, help);
}

/// What the case says that the regulator decided of engagement.
fn decided(change: Percent, factors: usize) -> String {
    let others = if factors == 1 { "alone".to_owned() } else { format!("as one of {factors} factors") };
    format!("the determination covers engagement {others}, with `{}%`", change.0.plain())
}

const OTHERWISE: &str = "a figure that is not the regulator's says who decided it under `by`";

pub(super) fn finding_contradicts(
    status: Written<EngagementStatus>,
    change: Percent,
    factors: usize,
    findings: &mut Findings,
) {
    let message = format!("the status is `{}`, and {}", status.value.name(), decided(change, factors));
    let help = format!("correct one of the two; {OTHERWISE}");
    findings.add(Code::FindingUnclear, status.place, message, help);
}

pub(super) fn bundle_contradicts(bundle: Percent, change: Percent, place: Place, findings: &mut Findings) {
    let (bundle, change) = (bundle.0.plain(), change.0.plain());
    let message = format!("the bundle is `{bundle}%`, and the determination that covers engagement `{change}%`");
    let help = format!("write the same figure in both; {OTHERWISE}");
    findings.add(Code::FindingUnclear, place, message, help);
}

pub(super) fn heads_contradict(heads: Amount, factors: usize, place: Place, findings: &mut Findings) {
    let message = format!("the bundle has {} heads, and the determination covers {factors} factors", heads.plain());
    findings.add(Code::FindingUnclear, place, message, "name every head in both, and no other");
}

pub(super) fn line_of_which_infringement(
    step: &Step,
    infringements: &List<Arc<Infringement>>,
    place: Place,
    findings: &mut Findings,
) {
    let keys: Vec<String> =
        infringements.iter().map(|infringement| format!("`\"{}@{}\"`", step.id, infringement.id)).collect();
    let message = format!("`{}` has a line for each infringement; this names none of them", step.id);
    findings.add(Code::NoSuchStep, place, message, format!("write {}", keys.join(" or ")));
}

pub(super) fn line_of_the_whole_case(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` has one line, for the whole case", step.id);
    findings.add(Code::NoSuchStep, place, message, format!("write `{}`, without an infringement", step.id));
}

pub(super) fn line_twice(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("the line of `{}` is written twice", step.id);
    findings.add(
        Code::DuplicateKey,
        place,
        message,
        "with a single infringement the step alone names it: write it once",
    );
}

pub(super) fn lines_of_totals(place: Place, findings: &mut Findings) {
    let message = "lines are printed, though only the totals are said to be known";
    let help = "leave them out, or write `decision = \"replay\"`: they are compared then";
    findings.add(Code::UnknownKey, place, message, help);
}
