//! What is said of an engagement schedule.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::value::Amount;

/// What the places on the scale of following are called together.
pub(in crate::rulebook) const DEGREES_OF_FOLLOWING: &str = "degrees of following";

pub(in crate::rulebook) fn no_such_grade(name: &str, place: Place, findings: &mut Findings) {
    let message = format!("there is no grade `{name}`");
    findings.add(Code::NoSuchReference, place, message, "name one under `[[grade]]`");
}

pub(in crate::rulebook) fn fact_of_other_type(name: Written<&str>, kind: &str, findings: &mut Findings) {
    let message = format!("`{}` is not of type `{kind}`", name.value);
    findings.add(Code::WrongType, name.place, message, "name another fact");
}

pub(in crate::rulebook) fn scale_is_empty(key: &str, what: &str, place: Place, findings: &mut Findings) {
    findings.add(Code::MissingKey, place, format!("there is no `[[{key}]]`"), format!("add the {what}"));
}

pub(in crate::rulebook) fn grades_fall(place: Place, findings: &mut Findings) {
    findings.add(Code::NotAScale, place, "the weights of the grades fall", "put the grades in rising order");
}

pub(in crate::rulebook) fn head_outside(place: Place, findings: &mut Findings) {
    let message = "the share lies outside its permitted range";
    let help = "keep it inside, or say in the rationale why the range is another";
    findings.add(Code::OutsidePermitted, place, message, help);
}

pub(in crate::rulebook) fn heads_make_no_whole(whole: Amount, place: Place, findings: &mut Findings) {
    let message = format!("the shares of the heads come to {}%", whole.plain());
    findings.add(Code::NotAScale, place, message, "make them come to 100%");
}

pub(in crate::rulebook) fn kind_without_points(place: Place, findings: &mut Findings) {
    let message = "the kind has no `head` or no `points`";
    findings.add(Code::MissingKey, place, message, "add both, or `harms = true` where it only condemns");
}

pub(in crate::rulebook) fn includes_another_head(place: Place, findings: &mut Findings) {
    let message = "the kind includes one of another head, where each counts for itself";
    findings.add(Code::NotAScale, place, message, "leave it out of `includes`, or put both under one head");
}

pub(in crate::rulebook) fn no_such_need(name: Written<&str>, findings: &mut Findings) {
    let message = format!("`{}` is none of the options", name.value);
    findings.add(Code::NotAnOption, name.place, message, "write `coverage`, `continuity` or `advice`");
}

pub(in crate::rulebook) fn promptness_out_of_order(place: Place, findings: &mut Findings) {
    let message = "promptness is not in order: later and worth less";
    let help = "put the shortest time first; only the last has no `within`";
    findings.add(Code::NotAScale, place, message, help);
}

pub(in crate::rulebook) fn late_worth_nothing_said(place: Place, findings: &mut Findings) {
    let message = "nothing says what a late report is worth";
    findings.add(Code::NotAScale, place, message, "end `[[promptness]]` with an entry without `within`");
}

pub(in crate::rulebook) fn gate_never_reduces(place: Place, findings: &mut Findings) {
    let message = "this gate does not reduce: it passes or it does not";
    findings.add(Code::UnknownKey, place, message, "take `reduced` out");
}

pub(in crate::rulebook) fn gates_differ(names: &[&str], place: Place, findings: &mut Findings) {
    let message = "the gates are not the nine gates in their order";
    findings.add(Code::GatesDiffer, place, message, format!("write `[[gate]]` for {}", names.join(", ")));
}
