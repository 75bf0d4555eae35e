//! The words in which a rulebook is refused: one function a finding. Reading and checking decide
//! what is wrong and where; what is said of it stands here and is read by nothing.

mod condition;
mod foretelling;
mod number;
mod operation;
mod order;
mod schedule;
mod warning;

pub(super) use condition::*;
pub(super) use foretelling::*;
pub(super) use number::*;
pub(super) use operation::*;
pub(super) use order::*;
pub(super) use schedule::*;
pub(super) use warning::*;

use super::{Authority, Fact, Rulebook};
use crate::diagnostic::{Code, Findings, Place};
use crate::document::{Written, shortened};
use crate::value::NotWritten;

/// The nearest word, or what to do where none is near.
fn meant(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

/// What to do where a thing that is named is not declared.
pub(in crate::rulebook) fn declare(what: &str) -> String {
    format!("declare the {what}")
}

pub(in crate::rulebook) fn no_rulebook(findings: &mut Findings) {
    findings.add(Code::Syntax, Place::default(), "the file holds no rulebook", "begin with `[rulebook]`");
}

pub(in crate::rulebook) fn case_instead(what: &str, findings: &mut Findings) {
    let help = format!("give the {what}'s file here, and the case by itself");
    findings.add(Code::WrongType, Place::default(), format!("this is a case, where a {what} stands"), help);
}

pub(in crate::rulebook) fn schedule_not_at_hand(name: &str, place: Place, findings: &mut Findings) {
    let help = "give its file with `--schedule`, or take the line out";
    findings.add(Code::NoSuchRulebook, place, format!("the schedule `{name}` is not at hand"), help);
}

pub(in crate::rulebook) fn no_civil_time(rule: Written<&str>, error: NotWritten, findings: &mut Findings) {
    findings.add(
        Code::MalformedCivilTime,
        rule.place,
        format!("{}: `{}`", error.what, shortened(rule.value)),
        error.instead,
    );
}

pub(in crate::rulebook) fn measures_no_duration(place: Place, findings: &mut Findings) {
    let help = "take `measures` out, or make it `type = \"duration\"`";
    findings.add(Code::WrongType, place, "only a duration can be how long the infringement lasted", help);
}

pub(in crate::rulebook) fn no_currency(code: Written<&str>, findings: &mut Findings) {
    let help = "write three capital letters, as `GBP`";
    findings.add(Code::OtherCurrency, code.place, format!("`{}` is no currency", code.value), help);
}

pub(in crate::rulebook) fn periods_overlap(
    earlier: &Rulebook,
    later: &Rulebook,
    place: Place,
    findings: &mut Findings,
) {
    findings.add(
        Code::PeriodsOverlap,
        place,
        format!("versions {} and {} of `{}` are in force on the same day", earlier.version, later.version, later.id),
        "end the earlier one the day before: `in-force = { from = …, to = … }`, or give one of them another id",
    );
}

pub(in crate::rulebook) fn two_of_an_id(what: &str, id: &str, place: Place, findings: &mut Findings) {
    findings.add(Code::DuplicateId, place, format!("there are two {what} `{id}`"), "give one of them another id");
}

pub(in crate::rulebook) fn another_authority(id: Written<&str>, findings: &mut Findings) {
    let message = format!("the rulebook has another authority `{}`", id.value);
    findings.add(Code::DuplicateId, id.place, message, "give this one another id");
}

pub(in crate::rulebook) fn unofficial_address(place: Place, findings: &mut Findings) {
    let message = "the address does not begin with `https://`";
    findings.add(Code::WrongType, place, message, "write the official address in full");
}

pub(in crate::rulebook) fn unused_authority(authority: &Authority, place: Place, findings: &mut Findings) {
    let message = format!("nothing relies on the authority `{}`", authority.id);
    findings.add(Code::UnusedAuthority, place, message, "take it out, or name it where it is relied on");
}

pub(in crate::rulebook) fn no_such_authority(name: Written<&str>, near: Option<&str>, findings: &mut Findings) {
    let message = format!("there is no authority `{}`", shortened(name.value));
    findings.add(Code::NoSuchAuthority, name.place, message, meant(near, "declare it under `[[authority]]`"));
}

pub(in crate::rulebook) fn authority_names_nothing(place: Place, findings: &mut Findings) {
    let help = "name the passage that says so: `authority = [\"…\"]`";
    findings.add(Code::MissingKey, place, "`authority` names nothing", help);
}

pub(in crate::rulebook) fn no_such_section(name: Written<&str>, findings: &mut Findings) {
    let message = format!("there is no section `{}`", name.value);
    findings.add(Code::NoSuchReference, name.place, message, "declare it under `[[section]]`");
}

pub(in crate::rulebook) fn no_such_fact(name: Written<&str>, near: Option<&str>, findings: &mut Findings) {
    let message = format!("there is no fact `{}`", shortened(name.value));
    findings.add(Code::NoSuchFact, name.place, message, meant(near, "declare it under `[[fact]]`"));
}

pub(in crate::rulebook) fn fact_declared_otherwise(fact: &Fact, own: &Fact, findings: &mut Findings) {
    let message = format!("the rulebook declares `{}` as `{}`", fact.id, own.kind.name());
    findings.add(Code::FactDeclaredTwice, fact.place, message, "give it the same type, or another id");
}

pub(in crate::rulebook) fn number_of_options(place: Place, findings: &mut Findings) {
    let help = "add `options = [{ id = \"…\", label = \"…\" }]`";
    findings.add(Code::MissingKey, place, "a fact with options has between 1 and 64 of them", help);
}

pub(in crate::rulebook) fn paragraphs_without_pinpoints(place: Place, findings: &mut Findings) {
    let message = "an option lists its paragraphs, and the fact takes no pinpoints";
    findings.add(Code::MissingKey, place, message, "add `pinpoints = true`, or leave `paragraphs` out");
}

pub(in crate::rulebook) fn no_pinpoints(text: Written<&str>, findings: &mut Findings) {
    let message = format!("`{}` is no list of paragraphs", shortened(text.value));
    findings.add(Code::MalformedPinpoint, text.place, message, "write `(2)`, `(2-4)`, `(1)(a-f)` or `(2-4)…`");
}

pub(in crate::rulebook) fn assumed_outside(place: Place, findings: &mut Findings) {
    let message = "the assumed value lies outside the permitted range";
    findings.add(Code::OutsidePermitted, place, message, "choose one inside it");
}

pub(in crate::rulebook) fn unused_fact(fact: &Fact, findings: &mut Findings) {
    let message = format!("nothing uses the fact `{}`", fact.id);
    findings.add(Code::UnusedFact, fact.place, message, "take it out, or use it");
}

pub(in crate::rulebook) fn feeds_differ(fact: &Fact, said: &[String], used: &[String], findings: &mut Findings) {
    let written = |list: &[String]| list.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let message = format!("`{}` is said to feed [{}]", fact.id, written(said));
    findings.add(Code::FeedsDiffer, fact.feeds_place, message, format!("it feeds [{}]", written(used)));
}

pub(in crate::rulebook) fn feeds_nothing_of_name(fact: &Fact, name: &str, near: Option<&str>, findings: &mut Findings) {
    let message = format!("`{}` is said to feed `{}`, which is no step and no factor", fact.id, shortened(name));
    findings.add(Code::FeedsDiffer, fact.feeds_place, message, meant(near, "name the steps and factors that use it"));
}
