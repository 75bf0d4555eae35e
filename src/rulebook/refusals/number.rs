//! What is said of figures: what they rest on, their ranges, the decisions they come from.

use crate::diagnostic::{Code, Findings, Place};
use crate::document::Written;
use crate::rulebook::Standing;
use crate::value::Amount;

/// A number that must rest on something.
#[derive(Clone, Copy, Debug)]
pub(in crate::rulebook) enum Resting {
    PermittedRange,
    IndicatedRange,
    IndicatedShare,
    IndicatedBands,
    Maximum,
    Interpolation,
    Ceiling,
    Net,
    Weight,
    Share,
    Points,
    Gate,
    Uplift,
    Time,
    Plausible,
    Foretelling,
}

impl Resting {
    fn words(self) -> &'static str {
        match self {
            Resting::PermittedRange => "the permitted range",
            Resting::IndicatedRange => "the indicated range",
            Resting::IndicatedShare => "the indicated share",
            Resting::IndicatedBands => "the list of indicated bands",
            Resting::Maximum => "the maximum",
            Resting::Interpolation => "the interpolation",
            Resting::Ceiling => "the ceiling",
            Resting::Net => "the limits on the net",
            Resting::Weight => "the weight",
            Resting::Share => "the share",
            Resting::Points => "the points",
            Resting::Gate => "the gate",
            Resting::Uplift => "the uplift",
            Resting::Time => "the time",
            Resting::Plausible => "what is plausible",
            Resting::Foretelling => "what is foretold",
        }
    }
}

pub(in crate::rulebook) fn rests_on_nothing(what: Resting, place: Place, findings: &mut Findings) {
    let help = "add `authority = [\"…\"]`, or `standing = \"assumption\"` with `rationale = \"…\"`";
    findings.add(Code::NumberWithoutAuthority, place, format!("{} rests on nothing", what.words()), help);
}

pub(in crate::rulebook) fn standing_without_authority(
    what: Resting,
    standing: Standing,
    place: Place,
    findings: &mut Findings,
) {
    let message = format!("{} claims the standing `{}` without an authority", what.words(), standing.name());
    findings.add(Code::NumberWithoutAuthority, place, message, "add `authority = [\"…\"]`");
}

pub(in crate::rulebook) fn assumption_without_reason(place: Place, findings: &mut Findings) {
    findings.add(Code::AssumptionWithoutRationale, place, "an assumption gives no reason", "add `rationale = \"…\"`");
}

pub(in crate::rulebook) fn rationale_without_standing(place: Place, findings: &mut Findings) {
    let message = "a reason is given and no standing: it would count as what stands above it";
    let help = "add `standing`: `assumption` where the number is ours, else what the authority is";
    findings.add(Code::MissingKey, place, message, help);
}

pub(in crate::rulebook) fn permitted_backward(place: Place, findings: &mut Findings) {
    let message = "the permitted range ends before it begins";
    findings.add(Code::BackwardRange, place, message, "put the smaller end under `from`");
}

pub(in crate::rulebook) fn plausible_unclear(place: Place, findings: &mut Findings) {
    let message = "what is plausible ends before it begins, or lies outside what is permitted";
    findings.add(
        Code::BackwardRange,
        place,
        message,
        "put both ends within what is permitted, the smaller under `from`",
    );
}

pub(in crate::rulebook) fn plausible_without_end(place: Place, findings: &mut Findings) {
    let help = "add `from = …`, `to = …` or both";
    findings.add(Code::MissingKey, place, "what is plausible has no end", help);
}

pub(in crate::rulebook) fn indicated_missing(place: Place, findings: &mut Findings) {
    let help =
        "add `indicated = { from, to, value, standing, rationale }`: the permitted range has no figure at its end";
    findings.add(Code::MissingKey, place, "`indicated` is missing", help);
}

pub(in crate::rulebook) fn indicated_without_ends(place: Place, findings: &mut Findings) {
    let message = "the indicated range has no `from` and `to`";
    findings.add(Code::MissingKey, place, message, "add both, or `decisions` and `method`");
}

pub(in crate::rulebook) fn indicated_outside(place: Place, findings: &mut Findings) {
    let message = "the indicated range or value lies outside what is permitted, or its ends are reversed";
    findings.add(Code::IndicatedOutside, place, message, "keep permitted from ≤ from ≤ value ≤ to ≤ permitted to");
}

pub(in crate::rulebook) fn decision_outside(place: Place, findings: &mut Findings) {
    let message = "a decision's value lies outside the permitted range";
    findings.add(Code::IndicatedOutside, place, message, "correct the value, or the permitted range");
}

pub(in crate::rulebook) fn no_share(percent: Amount, place: Place, findings: &mut Findings) {
    cannot_stand(percent, place, "a share lies between `0%` and `100%`", findings);
}

pub(in crate::rulebook) fn no_magnitude(percent: Amount, place: Place, findings: &mut Findings) {
    cannot_stand(percent, place, "a magnitude has no sign; the side says which way it goes", findings);
}

pub(in crate::rulebook) fn no_change(percent: Amount, place: Place, findings: &mut Findings) {
    cannot_stand(percent, place, "nothing can be lowered by more than `-100%`", findings);
}

fn cannot_stand(percent: Amount, place: Place, help: &str, findings: &mut Findings) {
    findings.add(Code::PercentOutOfRange, place, format!("`{}%` cannot stand here", percent.plain()), help);
}

pub(in crate::rulebook) fn maximum_is_no_share(place: Place, findings: &mut Findings) {
    findings.add(Code::WrongType, place, "`statutory-maximum` is no share", "write a percentage");
}

pub(in crate::rulebook) fn no_sum_of_money(name: Written<&str>, findings: &mut Findings) {
    let message = format!("`{}` is no sum of money", name.value);
    findings.add(Code::WrongType, name.place, message, "name a fact of type `money`");
}

pub(in crate::rulebook) fn no_assumed_value(name: Written<&str>, findings: &mut Findings) {
    let help = format!("add `if-not-known = {{ value = \"…\", rationale = \"…\" }}` to the fact `{}`", name.value);
    findings.add(Code::NoAssumedValue, name.place, format!("`{}` is used as an amount", name.value), help);
}

pub(in crate::rulebook) fn measures_nothing(key: &str, place: Place, findings: &mut Findings) {
    let message = format!("`{key}` names no fact");
    findings.add(Code::MissingKey, place, message, "add `[{ fact = \"turnover\" }]`");
}
