//! Holds what was decided against what is permitted.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::rulebook::{Judgement, Upper};
use crate::value::{Amount, Currency, Money, Percent};

/// What a determination gives.
pub(super) struct Given<'d> {
    pub(super) value: Option<Written<Percent>>,
    pub(super) sum: Option<Written<Money>>,
    pub(super) band: Option<Written<&'d str>>,
    pub(super) departs: Option<Written<&'d str>>,
    pub(super) place: Place,
    pub(super) currency: Currency,
}

/// The value a determination gives; refused where it gives none.
pub(super) fn needed(given: &Given<'_>, findings: &mut Findings) -> Option<Written<Percent>> {
    if given.value.is_none() {
        unclear(given, findings);
    }
    given.value
}

pub(super) fn unclear(given: &Given<'_>, findings: &mut Findings) {
    findings.add(
        Code::DeterminationUnclear,
        given.place,
        "the determination gives no value",
        "add `value = \"…%\"` or `sum = \"…\"`",
    );
}

/// A change carries its sign in the file; the text was read as a number, so only the positive
/// one without a sign is in doubt, and it is accepted where the step can only raise.
pub(super) fn signed(value: Written<Percent>, findings: &mut Findings) -> Option<()> {
    if value.value.0 < Amount::HUNDRED.negated() {
        findings.add(
            Code::PercentOutOfRange,
            value.place,
            format!("`{}%`: nothing can be lowered by more than 100%", value.value.0.plain()),
            "write a change from `-100%` up",
        );
        return None;
    }
    Some(())
}

pub(super) fn share(
    value: Written<Percent>,
    given: &Given<'_>,
    judgements: &[&Judgement],
    findings: &mut Findings,
) -> Option<()> {
    if value.value.0.is_negative() || value.value.0 > Amount::HUNDRED {
        findings.add(
            Code::PercentOutOfRange,
            value.place,
            format!("`{}%` is no share", value.value.0.plain()),
            "write a share from `0%` to `100%`, without a sign",
        );
        return None;
    }
    within(value.value.0, judgements, value.place, given, findings)
}

/// Whether a figure lies in one of the permitted ranges, or says why not.
pub(super) fn within(
    figure: Amount,
    judgements: &[&Judgement],
    place: Place,
    given: &Given<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let permitted = judgements.iter().any(|judgement| judgement.permits(figure));
    let (unit_before, unit) =
        if given.sum.is_some() { (format!("{} ", given.currency.code()), "") } else { (String::new(), "%") };
    let range = judgements
        .iter()
        .map(|judgement| match judgement.permitted.to {
            Upper::At(to) => {
                format!("{unit_before}{}{unit} to {unit_before}{}{unit}", judgement.permitted.from.plain(), to.plain())
            }
            Upper::StatutoryMaximum => {
                format!("{unit_before}{}{unit} to the statutory maximum", judgement.permitted.from.plain())
            }
        })
        .collect::<Vec<_>>()
        .join(", or ");
    departure(!permitted, place, &range, given, findings)
}

pub(super) fn departure(
    outside: bool,
    place: Place,
    range: &str,
    given: &Given<'_>,
    findings: &mut Findings,
) -> Option<()> {
    match (outside, given.departs) {
        (true, None) => {
            let help = format!("what is permitted: {range}; to depart from it, add `departs = \"…\"` with the reason");
            let written =
                given.value.map_or_else(|| "the sum".to_owned(), |value| format!("`{}%`", value.value.0.plain()));
            findings.add(
                Code::DeterminationOutsideRange,
                place,
                format!("{written} lies outside the permitted range"),
                help,
            );
            None
        }
        (false, Some(departs)) => {
            findings.add(
                Code::DepartsWithoutNeed,
                departs.place,
                "the determination lies within the permitted range",
                "take `departs` out; the reason goes under `because`",
            );
            None
        }
        _ => Some(()),
    }
}
