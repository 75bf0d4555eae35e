//! What is said of steps and factors that do not stand together.

use crate::diagnostic::{Code, Findings, Place};
use crate::rulebook::{Fact, Factor, Step};

pub(in crate::rulebook) fn no_starting_point_yet(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` is taken of the starting point before there is one", step.id);
    let help = "put a `starting-point` step before it, or write `of = \"balance\"`";
    findings.add(Code::WrongBase, step.place, message, help);
}

pub(in crate::rulebook) fn apart_after_total(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` is taken for each infringement after they were added up", step.id);
    findings.add(Code::StepOrder, step.place, message, "put it before the `total`");
}

pub(in crate::rulebook) fn never_apart(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` cannot be taken for each infringement apart", step.id);
    findings.add(Code::StepOrder, step.place, message, "take `per-infringement` out");
}

pub(in crate::rulebook) fn maximum_under_a_condition(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` sets the statutory maximum under a condition: else there would be none", step.id);
    findings.add(Code::StepOrder, step.place, message, "take `when` out of the step, and give its tiers conditions");
}

pub(in crate::rulebook) fn two_maxima(place: Place, findings: &mut Findings) {
    let message = "there are two statutory maxima";
    findings.add(Code::StepOrder, place, message, "make one step of them, with tiers");
}

pub(in crate::rulebook) fn no_maximum(place: Place, findings: &mut Findings) {
    let message = "the rulebook has no statutory maximum";
    findings.add(Code::StepOrder, place, message, "begin with `operation.maximum`");
}

pub(in crate::rulebook) fn maximum_not_first(place: Place, findings: &mut Findings) {
    findings.add(Code::StepOrder, place, "the statutory maximum is not the first step", "put it first");
}

pub(in crate::rulebook) fn nothing_to_add_up(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` adds up infringements and no step is taken for each", step.id);
    let help = "take it out, or write `per-infringement = true` in the steps before it";
    findings.add(Code::StepOrder, step.place, message, help);
}

pub(in crate::rulebook) fn never_added_up(place: Place, findings: &mut Findings) {
    let message = "infringements are assessed apart and never added up";
    findings.add(Code::StepOrder, place, message, "add a step with `operation.total`");
}

pub(in crate::rulebook) fn cap_before_maximum(place: Place, findings: &mut Findings) {
    findings.add(Code::StepOrder, place, "the cap stands before the statutory maximum", "put it after");
}

pub(in crate::rulebook) fn raises_after_cap(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` comes after the cap and could exceed it", step.id);
    findings.add(Code::StepOrder, step.place, message, "put the cap after every step that can raise the penalty");
}

pub(in crate::rulebook) fn waived_of_the_whole(step: &Step, maximum: &Step, findings: &mut Findings) {
    let message = format!(
        "`{}` is waived by `{}`, which each infringement answers for itself, and is taken once for all",
        step.id, maximum.id
    );
    let help = "write `per-infringement = true` and put it before the `total`, or take `waived-by` out";
    findings.add(Code::StepOrder, step.place, message, help);
}

pub(in crate::rulebook) fn no_cap(place: Place, findings: &mut Findings) {
    let message = "nothing keeps the penalty to the statutory maximum";
    let help =
        "add a step with `operation.cap`, or say in `operation.maximum` why there is none: `uncapped-because = \"…\"`";
    findings.add(Code::StepOrder, place, message, help);
}

pub(in crate::rulebook) fn cap_under_a_condition(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` keeps the penalty to the statutory maximum under a condition alone", step.id);
    let help = "take `when` out, or say in `operation.maximum` why there is none else: `uncapped-because = \"…\"`";
    findings.add(Code::StepOrder, step.place, message, help);
}

pub(in crate::rulebook) fn capped_all_the_same(step: &Step, findings: &mut Findings) {
    let message = format!("the rulebook says why there is no cap, and `{}` is one", step.id);
    findings.add(Code::StepOrder, step.place, message, "take `uncapped-because` out of `operation.maximum`");
}

pub(in crate::rulebook) fn lowered_apart(step: &Step, findings: &mut Findings) {
    let message = format!(
        "`{}` lowers by a share of the starting point a balance that an earlier step set apart from it",
        step.id
    );
    let help = "write `of = \"balance\"`, or put it directly after the starting point";
    findings.add(Code::WrongBase, step.place, message, help);
}

pub(in crate::rulebook) fn not_apart_before_total(step: &Step, findings: &mut Findings) {
    let message = format!("`{}` is taken once, before the infringements that others find apart are added up", step.id);
    let help = "write `per-infringement = true`, or put it after the `total`";
    findings.add(Code::StepOrder, step.place, message, help);
}

pub(in crate::rulebook) fn step_without_factors(step: &Step, findings: &mut Findings) {
    let message = format!("the step `{}` has no factors", step.id);
    findings.add(Code::NeverReached, step.place, message, "add `[[factor]]` with `step = \"…\"`");
}

pub(in crate::rulebook) fn engagement_unclear(place: Place, findings: &mut Findings) {
    let message = "a factor takes its figure from an engagement schedule and there is none, or two do";
    let help = "name a `schedule` under `[rulebook]`, and let one factor use it";
    findings.add(Code::NoSuchReference, place, message, help);
}

pub(in crate::rulebook) fn one_condition_twice(factor: &Factor, twin: &Factor, findings: &mut Findings) {
    let message = format!("the factor `{}` holds whenever `{}` does, and on the same side", factor.id, twin.id);
    let help = "take one of the two out, tell their conditions apart, or say why it counts twice: `counted-twice-because = \"…\"`";
    findings.add(Code::CountedTwice, factor.place, message, help);
}

pub(in crate::rulebook) fn never_in_its_step(factor: &Factor, step: &Step, findings: &mut Findings) {
    let message =
        format!("the factor `{}` never counts: its condition and that of `{}` never hold together", factor.id, step.id);
    findings.add(Code::NeverReached, factor.place, message, "change one of the two conditions, or take the factor out");
}

pub(in crate::rulebook) fn counted_twice(factor: &Factor, fact: &Fact, findings: &mut Findings) {
    let message = format!("`{}` feeds seriousness and the factor `{}`", fact.id, factor.id);
    let help = "add `counted-twice-because = \"…\"` to the factor, or drop one of the two";
    findings.add(Code::CountedTwice, factor.place, message, help);
}
