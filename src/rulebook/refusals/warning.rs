//! What is said of what may be a slip.

use crate::diagnostic::{Code, Findings};
use crate::rulebook::{Step, Tier};
use crate::value::{Currency, Money, Percent};

pub(in crate::rulebook) fn lower_tier_first(earlier: &Tier, later: &Tier, findings: &mut Findings) {
    let message = format!("the tier `{}` comes to more than `{}`, which is taken before it", later.id, earlier.id);
    findings.add(Code::TierOrder, later.place, message, "put the gravest tier first, or tell their conditions apart");
}

pub(in crate::rulebook) fn tiers_far_apart(
    earlier: (&Tier, Money),
    later: (&Tier, Money),
    currency: Currency,
    findings: &mut Findings,
) {
    let ((one, sum), (other, next)) = (earlier, later);
    let (sum, next) = (written(currency, sum), written(currency, next));
    let message =
        format!("the sums of `{}`, {sum}, and of `{}`, {next}, are more than a hundredfold apart", one.id, other.id);
    findings.add(Code::FarApart, other.place, message, "count the digits of both");
}

pub(in crate::rulebook) fn sizes_far_apart(
    step: &Step,
    up_to: Money,
    after: Money,
    currency: Currency,
    findings: &mut Findings,
) {
    let (up_to, after) = (written(currency, up_to), written(currency, after));
    let message =
        format!("the bands of `{}` that end at {up_to} and at {after} are more than a hundredfold apart", step.id);
    findings.add(Code::FarApart, step.place, message, "count the digits of both");
}

pub(in crate::rulebook) fn shares_overlap(step: &Step, ends: Percent, begins: Percent, findings: &mut Findings) {
    let message = format!("of two bands of `{}` one ends at {ends}, and the next begins at {begins}", step.id);
    findings.add(Code::BandsOverlap, step.place, message, format!("let the next begin at {ends}, if they should join"));
}

pub(in crate::rulebook) fn rounded_after_cap(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` rounds after the cap; what it lifts above the statutory maximum is cut again", step.id);
    let help = "put the cap after it, round down, or say in `operation.maximum` why it may go beyond: `uncapped-because = \"…\"`";
    findings.add(Code::RoundedAfterCap, step.place, message, help);
}

fn written(currency: Currency, sum: Money) -> String {
    format!("{} {}", currency.code(), sum.0.grouped(0))
}
