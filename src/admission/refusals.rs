//! What is said of a determination that the account shows to lie outside what is permitted.

use crate::case::Figure;
use crate::diagnostic::{Code, Findings, Place};
use crate::value::{Currency, Money};

/// `permitted` are the balances permitted, or the sums where the step sets or adds one.
pub(super) fn outside_range(
    figure: Figure,
    permitted: &[(Money, Money)],
    currency: Currency,
    place: Place,
    findings: &mut Findings,
) {
    let written = |sum: Money| {
        let plain = if sum.0.is_whole() { sum.0.grouped(0) } else { sum.0.grouped(2) };
        format!("{} {plain}", currency.code())
    };
    let what = match figure {
        Figure::Sum(sum) => format!("the sum `{}`", written(sum)),
        Figure::Share(percent, _) | Figure::Change(percent) => format!("`{}%`", percent.0.plain()),
        Figure::Band(_) => "the degree".to_owned(),
    };
    let ranges = permitted
        .iter()
        .map(|(from, to)| if from == to { written(*from) } else { format!("{} to {}", written(*from), written(*to)) });
    let ranges = ranges.collect::<Vec<_>>().join(", or ");
    let message = format!("{what} lies outside the permitted range, by what stands before it");
    let help = format!("what is permitted: {ranges}; to depart from it, add `departs = \"…\"` with the reason");
    findings.add(Code::DeterminationOutsideRange, place, message, help);
}

pub(super) fn raises(place: Place, findings: &mut Findings) {
    let message = "a step that can only lower the balance is set to a sum above what stands before it";
    findings.add(Code::DeterminationOutsideRange, place, message, "write the balance after the step");
}

/// `longest` is where the number stands that makes a figure too long; none where it is in the rules.
pub(super) fn beyond_computing(longest: Option<Place>, findings: &mut Findings) {
    let message = "a figure of this case comes to more than 28 digits, and none is rounded on the way";
    let help = match longest {
        Some(_) => "write this number with fewer digits",
        None => "write what was decided, or the weights of the rulebook and its schedule, with fewer digits",
    };
    findings.add(Code::OutOfRange, longest.unwrap_or_default(), message, help);
}

pub(super) fn departs_without_need(place: Place, findings: &mut Findings) {
    let message = "the determination lies within the permitted range, by what stands before it";
    let help = "take `departs` out; the reason goes under `because`";
    findings.add(Code::DepartsWithoutNeed, place, message, help);
}
