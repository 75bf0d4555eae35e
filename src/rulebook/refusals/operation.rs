//! What is said of the tables of operations.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::value::Percent;

pub(in crate::rulebook) fn no_operation(place: Place, names: &[&str], findings: &mut Findings) {
    let names: Vec<String> = names.iter().map(|name| format!("`operation.{name}`")).collect();
    findings.add(Code::MissingKey, place, "the step has no operation", format!("add one of {}", names.join(", ")));
}

pub(in crate::rulebook) fn two_operations(place: Place, findings: &mut Findings) {
    findings.add(Code::UnknownKey, place, "a step has two operations", "make two steps of it");
}

pub(in crate::rulebook) fn multiplies_balance(place: Place, findings: &mut Findings) {
    findings.add(Code::WrongBase, place, "this step multiplies the balance", "write `of = \"balance\"`");
}

pub(in crate::rulebook) fn never_reached_after(what: &str, place: Place, findings: &mut Findings) {
    let message = format!("no {what} counts after one without `when`");
    findings.add(Code::NeverReached, place, message, "put the one without `when` last");
}

pub(in crate::rulebook) fn covered_before(what: &str, when: &str, place: Place, findings: &mut Findings) {
    let message = format!("this {what} never counts: wherever `{when}` holds, one before it does");
    let help = "put the one with the narrower condition first, or take one of them out";
    findings.add(Code::NeverReached, place, message, help);
}

pub(in crate::rulebook) fn no_tier_left(place: Place, findings: &mut Findings) {
    let message = "no tier is left where none of the conditions holds";
    findings.add(Code::NeverReached, place, message, "leave `when` out of the last tier");
}

pub(in crate::rulebook) fn part_of_nothing(place: Place, findings: &mut Findings) {
    let message = "a part of a maximum is a sum, or a share of something";
    let help = "write `{ sum = \"…\" }` or `{ share = \"…\", of = \"…\" }`";
    findings.add(Code::MissingKey, place, message, help);
}

pub(in crate::rulebook) fn no_part_always(place: Place, findings: &mut Findings) {
    let message = "the maximum has no part that always counts";
    let help = "put first, under `greater-of`, `lesser-of` or `fixed`, a part without `when`";
    findings.add(Code::MissingKey, place, message, help);
}

pub(in crate::rulebook) fn degrees_fall(place: Place, findings: &mut Findings) {
    let message = "the degrees of seriousness do not rise";
    findings.add(Code::BandsBroken, place, message, "put them from low to high");
}

pub(in crate::rulebook) fn degrees_apart(
    (one, ends): (&str, Percent),
    (next, begins): (&str, Percent),
    place: Place,
    findings: &mut Findings,
) {
    let message = if begins < ends {
        format!("the bands `{one}` and `{next}` overlap: the one ends at {ends}, the next begins at {begins}")
    } else {
        format!("no band holds what lies between {ends}, where `{one}` ends, and {begins}, where `{next}` begins")
    };
    let help = format!("let the next begin at {ends}, or say why they do not join: `unjoined-because = \"…\"`");
    findings.add(Code::BandsBroken, place, message, help);
}

pub(in crate::rulebook) fn no_such_band(name: Written<&str>, known: &[&str], findings: &mut Findings) {
    let message = format!("there is no band `{}`", name.value);
    findings.add(Code::NoSuchBand, name.place, message, format!("write one of {}", known.join(", ")));
}

pub(in crate::rulebook) fn no_rule_left(place: Place, findings: &mut Findings) {
    let message = "no band is indicated where none of the conditions holds";
    findings.add(Code::NeverReached, place, message, "end `indicated-by` with a rule without `when`");
}

pub(in crate::rulebook) fn sizes_fall(place: Place, findings: &mut Findings) {
    let help = "put them from small to large; only the last has no `up-to`";
    findings.add(Code::BandsBroken, place, "the bands do not rise", help);
}

pub(in crate::rulebook) fn no_largest_band(place: Place, findings: &mut Findings) {
    let message = "there is no band for the largest sizes";
    findings.add(Code::BandsBroken, place, message, "end with a band without `up-to`");
}

pub(in crate::rulebook) fn shares_fall(place: Place, findings: &mut Findings) {
    let message = "the shares fall from one band to the next";
    findings.add(Code::BandsBroken, place, message, "shares rise with size");
}

pub(in crate::rulebook) fn rounding_to_nil(place: Place, findings: &mut Findings) {
    let message = "nothing can be rounded to a multiple of nil";
    findings.add(Code::MalformedMoney, place, message, "write `\"GBP 1\"`");
}

pub(in crate::rulebook) fn no_step_adds_factors(name: Written<&str>, findings: &mut Findings) {
    let message = format!("there is no step `{}` that adds factors", name.value);
    findings.add(Code::NoSuchStep, name.place, message, "name a step with `operation.factors`");
}

pub(in crate::rulebook) fn no_step_sets_a_maximum(place: Place, id: &str, findings: &mut Findings) {
    let message = format!("there is no step `{id}` that sets a maximum");
    findings.add(Code::NoSuchStep, place, message, "name one under `waived-by`");
}

pub(in crate::rulebook) fn no_step_adds_a_sum(place: Place, id: &str, findings: &mut Findings) {
    let message = format!("there is no step `{id}` that adds a sum");
    findings.add(Code::NoSuchStep, place, message, "name one under `except`");
}
