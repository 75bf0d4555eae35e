//! What is said of conditions: their grammar, their units, what they name.

use super::meant;
use crate::diagnostic::{Code, Findings, Place};
use crate::document::Node;
use crate::rulebook::Fact;
use crate::rulebook::model::condition::Unit;
use crate::value::{Currency, NotWritten, Truth};

fn words(unit: Unit) -> &'static str {
    match unit {
        Unit::Money => "a sum of money",
        Unit::Count => "a count",
        Unit::Percent => "a percentage",
        Unit::Duration => "a duration",
        Unit::Date => "a date",
    }
}

pub(in crate::rulebook) fn no_condition(node: &Node<'_>, findings: &mut Findings) {
    let message = format!("this is {}, where a condition stands", node.kind());
    findings.add(Code::WrongType, node.place, message, "write it in single quotes");
}

pub(in crate::rulebook) fn condition_with_escapes(place: Place, findings: &mut Findings) {
    let message = "the condition stands in a string with escapes";
    findings.add(Code::ConditionEscapes, place, message, "write it in single quotes");
}

pub(in crate::rulebook) fn condition_goes_on(rest: &str, place: Place, findings: &mut Findings) {
    let word = rest.split_whitespace().next().unwrap_or_default();
    let small = word.to_ascii_lowercase();
    let joins = match small.as_str() {
        "and" | "&&" | "&" => Some("and"),
        "or" | "||" | "|" => Some("or"),
        _ => None,
    };
    if let Some(joins) = joins {
        let message = format!("`{word}` is no word of a condition");
        findings.add(Code::ConditionSyntax, place, message, format!("write `{joins}`"));
    } else {
        let help = "join two tests with `and` or `or`";
        findings.add(Code::ConditionSyntax, place, "the condition should end here", help);
    }
}

pub(in crate::rulebook) fn equals_twice(place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, "`==` is no comparison of a condition", "write `=`");
}

pub(in crate::rulebook) fn only_one_answer(text: &str, answer: Truth, place: Place, findings: &mut Findings) {
    let so = if answer == Truth::True { "always so" } else { "never so" };
    let message = format!("the condition `{text}` is {so}, whatever the facts");
    findings.add(Code::NeverReached, place, message, "write a test that the facts can meet and can fail");
}

pub(in crate::rulebook) fn condition_too_deep(place: Place, findings: &mut Findings) {
    let message = "the condition is nested more than 64 levels deep";
    findings.add(Code::TooLarge, place, message, "split it into facts");
}

pub(in crate::rulebook) fn condition_too_long(place: Place, findings: &mut Findings) {
    findings.add(Code::TooLarge, place, "the condition has more than 256 parts", "split it into facts");
}

pub(in crate::rulebook) fn bracket_open(place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, "a bracket is not closed", "add `)`");
}

pub(in crate::rulebook) fn one_value_only(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("`{}` has one value, not several", fact.id);
    findings.add(Code::ConditionType, place, message, "leave out `any` or `all`");
}

pub(in crate::rulebook) fn several_values(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("`{}` can have several values", fact.id);
    let help = format!("write `any {} in [\"…\"]` or `all …`", fact.id);
    findings.add(Code::ConditionType, place, message, help);
}

pub(in crate::rulebook) fn no_in(place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, "`in` is missing", "write `any FACT in [\"…\", \"…\"]`");
}

pub(in crate::rulebook) fn no_test_of_option(fact: &Fact, place: Place, findings: &mut Findings) {
    let help = format!("write `{} = \"…\"`", fact.id);
    findings.add(Code::ConditionSyntax, place, "`=`, `!=` or `in` is missing", help);
}

pub(in crate::rulebook) fn yes_no_compared(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is yes or no and is not compared", fact.id);
    findings.add(Code::ConditionSyntax, place, message, format!("write `{0}` or `not {0}`", fact.id));
}

pub(in crate::rulebook) fn unlike_compared(left: Unit, right: Unit, place: Place, findings: &mut Findings) {
    let message = format!("{} is compared with {}", words(left), words(right));
    findings.add(Code::ConditionType, place, message, "compare like with like");
}

pub(in crate::rulebook) fn unlike_added(left: Unit, right: Unit, plus: bool, place: Place, findings: &mut Findings) {
    let verb = if plus { "added to" } else { "taken from" };
    let message = format!("{} is {verb} {}", words(right), words(left));
    findings.add(Code::ConditionType, place, message, "add and subtract like units; two dates give a duration");
}

pub(in crate::rulebook) fn no_list(place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, "a list is missing", "write `[\"…\", \"…\"]`");
}

pub(in crate::rulebook) fn list_open(place: Place, findings: &mut Findings) {
    let help = "separate options with `,` and end with `]`";
    findings.add(Code::ConditionSyntax, place, "the list is not closed", help);
}

pub(in crate::rulebook) fn no_option(place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, "an option in double quotes is missing", "write `\"…\"`");
}

pub(in crate::rulebook) fn no_such_option(
    fact: &Fact,
    word: &str,
    near: Option<&str>,
    place: Place,
    findings: &mut Findings,
) {
    let help = near.map_or_else(
        || "see the options declared for this fact".to_owned(),
        |near| format!("did you mean `\"{near}\"`?"),
    );
    findings.add(Code::NotAnOption, place, format!("`{}` has no option `{word}`", fact.id), help);
}

pub(in crate::rulebook) fn no_number(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is no number", fact.id);
    findings.add(Code::ConditionType, place, message, "compare numbers, dates or durations");
}

pub(in crate::rulebook) fn nothing_compared(place: Place, findings: &mut Findings) {
    let message = "a fact or a number is missing";
    findings.add(Code::ConditionSyntax, place, message, "name a fact, or write a figure with its unit");
}

pub(in crate::rulebook) fn not_written(error: NotWritten, place: Place, findings: &mut Findings) {
    findings.add(Code::ConditionSyntax, place, error.what, error.instead);
}

pub(in crate::rulebook) fn no_count(written: &str, currency: Currency, place: Place, findings: &mut Findings) {
    let message = format!("the figure `{written}` is no count");
    let help = format!("write a sum with its currency: `{} {written}`", currency.code());
    findings.add(Code::ConditionSyntax, place, message, help);
}

pub(in crate::rulebook) fn no_comparison(place: Place, findings: &mut Findings) {
    let help = "write `=`, `!=`, `<`, `<=`, `>` or `>=`";
    findings.add(Code::ConditionSyntax, place, "a comparison is missing", help);
}

pub(in crate::rulebook) fn no_fact_of_name(name: &str, near: Option<&str>, place: Place, findings: &mut Findings) {
    let message = format!("there is no fact `{name}`");
    findings.add(Code::NoSuchFact, place, message, meant(near, "declare it under `[[fact]]`"));
}
