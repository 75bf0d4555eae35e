//! The words in which what is said of a fact is refused: answers in other words, options with their
//! pinpoints, figures beyond the limits.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::{Written, shortened};
use crate::rulebook::{Choice, Fact, FactKind};
use crate::value::{Amount, Currency, Duration, Span};

pub(super) fn not_known_in_other_words(fact: &Fact, written: &str, place: Place, findings: &mut Findings) {
    let code = match &fact.kind {
        FactKind::Money(_) => Code::MalformedMoney,
        FactKind::Count(_) => Code::MalformedCount,
        FactKind::Percent(_) => Code::MalformedPercent,
        FactKind::Duration(_) => Code::MalformedDuration,
        FactKind::Date => Code::MalformedDate,
        FactKind::YesNo => Code::WrongType,
        FactKind::Option(_) | FactKind::Options { .. } => Code::NotAnOption,
    };
    let message = format!("`{}` is answered with `{}`", fact.id, shortened(written));
    findings.add(code, place, message, "write `\"not-known\"`");
}

pub(super) fn none_so_far_in_other_words(fact: &Fact, written: &str, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is answered with `{}`", fact.id, shortened(written));
    findings.add(Code::MalformedDate, place, message, "write `\"none-so-far\"`, or `\"not-known\"`");
}

pub(super) fn several_in_one(text: Written<&str>, several: &[&str], findings: &mut Findings) {
    let message = format!("`{}` names several in one text", shortened(text.value));
    let list: Vec<String> = several.iter().map(|word| format!("\"{word}\"")).collect();
    findings.add(Code::NotAnOption, text.place, message, format!("write each by itself: `{}`", list.join(", ")));
}

pub(super) fn no_pinpoint(text: Written<&str>, option: &Choice, findings: &mut Findings) {
    let message = format!("what follows `{}` in `{}` is no pinpoint", option.id, shortened(text.value));
    let there = match paragraphs(option) {
        Some(there) => format!("; {there}"),
        None => format!(", as `{0}(1)` or `{0}(1)(a)`", option.id),
    };
    let help = format!("write paragraph and point each in brackets{there}");
    findings.add(Code::MalformedPinpoint, text.place, message, help);
}

/// The paragraphs an option has, where they are listed.
fn paragraphs(option: &Choice) -> Option<String> {
    let listed = option.paragraphs.as_ref()?;
    let there: Vec<String> = listed.iter().map(|listed| format!("`{}{}`", option.id, listed.as_written())).collect();
    Some(if there.is_empty() {
        format!("`{}` has none", option.id)
    } else {
        format!("what there is: {}", there.join(", "))
    })
}

pub(super) fn no_such_paragraph(text: Written<&str>, option: &Choice, findings: &mut Findings) {
    let message = format!("there is no `{}`", shortened(text.value));
    let help = paragraphs(option).unwrap_or_default();
    findings.add(Code::NoSuchParagraph, text.place, message, help);
}

pub(super) fn outside_limits(
    fact: &Fact,
    limits: Span<Amount>,
    currency: Currency,
    place: Place,
    findings: &mut Findings,
) {
    let message = format!("`{}` lies outside what the rulebook permits", fact.id);
    let written = |amount: Amount| match &fact.kind {
        FactKind::Money(_) => format!("{} {}", currency.code(), amount.grouped(0)),
        FactKind::Percent(_) => format!("{}%", amount.plain()),
        FactKind::Duration(_) => {
            amount.to_whole().map_or_else(|| amount.plain(), |seconds| Duration::seconds(seconds).words())
        }
        FactKind::Count(_) | FactKind::Date | FactKind::YesNo | FactKind::Option(_) | FactKind::Options { .. } => {
            amount.grouped(0)
        }
    };
    let help = format!("write a value from {} to {}", written(limits.least()), written(limits.most()));
    findings.add(Code::OutsidePermitted, place, message, help);
}
