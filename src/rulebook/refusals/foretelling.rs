//! What is said of a table by which penalties are foretold.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::value::NotWritten;

pub(in crate::rulebook) fn no_degrees_to_foretell_by(place: Place, findings: &mut Findings) {
    let message = "no step of the rulebook has degrees of seriousness to foretell by";
    findings.add(Code::NoSuchStep, place, message, "declare one with `operation.seriousness`, or take the table out");
}

pub(in crate::rulebook) fn degree_without_weight(place: Place, findings: &mut Findings) {
    let help = "name each in `degrees = [{ band = \"…\", weight = \"…%\" }]`";
    findings.add(Code::MissingKey, place, "a degree of seriousness has no weight", help);
}

pub(in crate::rulebook) fn degree_weighed_twice(name: Written<&str>, findings: &mut Findings) {
    let message = format!("the degree `{}` is weighed twice", name.value);
    findings.add(Code::ListedTwice, name.place, message, "keep one of the two weights");
}

pub(in crate::rulebook) fn weights_fall(place: Place, findings: &mut Findings) {
    findings.add(Code::NotAScale, place, "the weights of the degrees do not rise", "a graver degree weighs more");
}

pub(in crate::rulebook) fn no_weight(place: Place, findings: &mut Findings) {
    let message = "a degree weighs more than nothing and at most the whole";
    findings.add(Code::MalformedPercent, place, message, "write a percentage above 0% and up to 100%");
}

pub(in crate::rulebook) fn no_confidence(place: Place, findings: &mut Findings) {
    let message = "an interval is sure by more than nothing and less than the whole";
    findings.add(Code::MalformedPercent, place, message, "write a percentage between 0% and 100%");
}

pub(in crate::rulebook) fn no_reduction(name: Written<&str>, findings: &mut Findings) {
    let message = format!("the step `{}` reduces nothing", name.value);
    findings.add(Code::NoSuchStep, name.place, message, "name steps with `operation.reduction`");
}

pub(in crate::rulebook) fn number_beyond(key: &str, least: u32, most: u32, place: Place, findings: &mut Findings) {
    let message = format!("`{key}` is a whole number from {least} to {most}");
    findings.add(Code::MalformedCount, place, message, "write one of these");
}

pub(in crate::rulebook) fn not_a_number(text: Written<&str>, error: NotWritten, findings: &mut Findings) {
    findings.add(Code::WrongType, text.place, error.what, error.instead);
}
