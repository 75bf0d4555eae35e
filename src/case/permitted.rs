//! Holds what was decided against what is permitted.

use super::refusals;
use crate::diagnostic::{Findings, Place};
use crate::document::{Node, Value, Written};
use crate::rulebook::{Judgement, Upper};
use crate::value::{Amount, Currency, Money, Percent};

/// What a determination gives.
pub(super) struct Given<'d> {
    pub(super) value: Option<Written<Percent>>,
    /// Whether the value is written without a sign.
    pub(super) bare: bool,
    pub(super) sum: Option<Written<Money>>,
    pub(super) band: Option<Written<&'d str>>,
    pub(super) departs: Option<Written<&'d str>>,
    pub(super) place: Place,
    pub(super) currency: Currency,
}

/// The value a determination gives; refused where it gives none.
pub(super) fn required_value(given: &Given<'_>, findings: &mut Findings) -> Option<Written<Percent>> {
    if given.value.is_none() {
        refusals::no_value(given.place, findings);
    }
    given.value
}

/// Whether a percentage is written without a sign.
pub(super) fn has_no_sign(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Text { text, .. } if text.trim_start().starts_with(|first: char| first.is_ascii_digit()))
}

/// A change of what can go both ways carries its sign.
pub(super) fn signed(value: Written<Percent>, given: &Given<'_>, findings: &mut Findings) -> Option<()> {
    if given.bare && !value.value.0.is_zero() {
        refusals::change_without_sign(value, findings);
        return None;
    }
    Some(())
}

/// Nothing can be lowered by more than all of it.
pub(super) fn not_below_nothing(value: Written<Percent>, findings: &mut Findings) -> Option<()> {
    if value.value.0 < Amount::HUNDRED.negated() {
        refusals::below_nothing(value, findings);
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
        refusals::no_share(value, findings);
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
    if permitted && judgements.iter().any(|judgement| judgement.permitted.to == Upper::StatutoryMaximum) {
        // Whether it goes beyond the maximum is known from the account alone.
        return Some(());
    }
    let range = refusals::permitted(judgements, given.sum.map(|_| given.currency));
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
            refusals::outside_range(given.value.map(|value| value.value), range, place, findings);
            None
        }
        (false, Some(departs)) => {
            refusals::departs_without_need(departs.place, findings);
            None
        }
        _ => Some(()),
    }
}
