//! What the engagement is worth and what became of it, in words.

use super::engagement::gate_words;
use super::finding::finding_words;
use super::words::{capitalised, money, range, signed_percent};
use super::{Text, Tone};
use crate::assess::{GateResult, Reading};
use crate::assessment::Assessment;
use crate::case::{Case, Decider, Determination, EngagementDecided, Figure, Target};
use crate::counterfactual::{Bounded, EngagementOutcome, SumAfter};
use crate::rulebook::Operation;
use crate::value::{Money, Percent};

/// What the engagement is worth and what became of it, for the head of a report.
pub(crate) fn credit_sentence(assessment: &Assessment<'_>) -> Text {
    let currency = assessment.case.rulebook.currency;
    let credit = &assessment.credit;
    let mut text = Text::default();
    if credit.most > Money::ZERO {
        text = Text::of(Tone::Strong, money(credit.central, currency));
        if !credit.is_certain() {
            text = text.and(Tone::Plain, format!(" ({})", range_words(assessment)));
        }
        text = text.and(Tone::Plain, ". ");
    }
    text = text.and(Tone::Plain, outcome_words(assessment));
    if !assessment.case.engagement_decisions().is_empty() && assessment.case.evidence.is_empty() {
        text = text.and(Tone::Plain, " The file lists no evidence of it.");
    }
    for sum in &credit.sums_after {
        text = text.and(Tone::Quiet, sum_after_words(sum, assessment));
    }
    text
}

/// Between which ends the credit lies, and where no bound was found, or none short of the maximum. That
/// there is none, nobody has shown.
fn range_words(assessment: &Assessment<'_>) -> String {
    let currency = assessment.case.rulebook.currency;
    let credit = &assessment.credit;
    let indicated = format!("indicated {}", range(credit.low, credit.high, currency));
    let least = money(credit.least, currency);
    let maximum = *assessment.maximum.at(Reading::Most);
    match credit.bounded {
        Bounded::Both if credit.most >= maximum => {
            format!("{indicated}; permitted from {least}; no bound short of the statutory maximum was found")
        }
        Bounded::Both => format!("{indicated}; permitted {}", range(credit.least, credit.most, currency)),
        Bounded::Indicated => format!("{indicated}; permitted from {least}; no bound was found"),
        Bounded::Neither => format!("from {least}; no bound was found"),
    }
}

/// What became of the engagement: a sentence.
fn outcome_words(assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let verb = verb(assessment);
    let found_words = || case.finding().map_or_else(String::new, |finding| finding_words(finding, case.rulebook));
    match assessment.credit.outcome {
        EngagementOutcome::CreditedAlone => format!("{}, by a figure of its own.", capitalised(verb)),
        EngagementOutcome::CreditedInBundle | EngagementOutcome::WithAllOthers => bundle_words(assessment),
        EngagementOutcome::Refused => {
            let decisions = case.engagement_decisions();
            let decided = decisions.first().map(|(determination, _)| determination.because.as_str());
            let reason = case.finding().map(|finding| finding.reason.as_str()).filter(|reason| !reason.is_empty());
            with_reason(&format!("It was {verb} that it earns nothing"), reason.or(decided).unwrap_or_default())
        }
        EngagementOutcome::CreditedFigureNotKnown => {
            format!("{} No figure of it stands in the file, so nothing is counted here.", found_words())
        }
        EngagementOutcome::RecordedNoWeight
        | EngagementOutcome::GuidanceOnly
        | EngagementOutcome::NotInQuestion
        | EngagementOutcome::NotKnown => found_words(),
        EngagementOutcome::Earned => "Earned by the schedule; nobody has decided it.".to_owned(),
        EngagementOutcome::Open => "Nothing is earned yet: that turns on what is open of the evidence.".to_owned(),
        EngagementOutcome::TakenBack => {
            // OK because it is taken back by a step.
            let Some(step) = assessment.credit.taken_back_by.map(|step| &case.rulebook.steps[step]) else {
                return String::new();
            };
            let why = match step.operation {
                Operation::Factors(_) => "what lowers the penalty reaches its limit without it",
                Operation::Cap(_) => "the penalty is cut to the statutory maximum without it too",
                Operation::Maximum(_)
                | Operation::Seriousness(_)
                | Operation::Banded(_)
                | Operation::StartingPoint(_)
                | Operation::Total(_)
                | Operation::Addition(_)
                | Operation::Adjustment(_)
                | Operation::Reduction(_)
                | Operation::Rounding(_) => "the balance comes to the same without it",
            };
            format!("It counts, but after “{}” nothing is left of it in the central reading: {why}.", step.label)
        }
        EngagementOutcome::Withheld => {
            "Of what there is on it, it cannot be told whether it may be shown, so nothing is credited.".to_owned()
        }
        EngagementOutcome::NoItemPasses => no_item_words(assessment),
        EngagementOutcome::NoEvidence => "No evidence of it is given, so nothing is credited.".to_owned(),
        EngagementOutcome::NoSchedule => {
            "The rulebook has no engagement schedule, so nothing is said of it.".to_owned()
        }
    }
}

/// What was done about the engagement: decided, or only proposed.
fn verb(assessment: &Assessment<'_>) -> &'static str {
    let decisions = assessment.case.engagement_decisions();
    let proposed = !decisions.is_empty() && decisions.iter().all(|(known, _)| known.by == Decider::NoticeOfIntent);
    if proposed { "proposed" } else { "decided" }
}

/// A sentence with the reason that was given.
fn with_reason(words: &str, reason: &str) -> String {
    let reason = reason.trim_end_matches('.');
    if reason.is_empty() { format!("{words}.") } else { format!("{words}: {reason}.") }
}

/// What one figure covers, how large it is, and at most how much of it is the engagement's.
fn bundle_words(assessment: &Assessment<'_>) -> String {
    const ASSUMED: &str = "no split was given: the schedule's own score is an assumption";
    let case = assessment.case;
    let most = assessment.credit.attribution.last().map_or_else(String::new, |whole| {
        format!(", at most {} of the penalty", money(whole.credit, case.rulebook.currency))
    });
    match case.engagement_decisions().as_slice() {
        [] => String::new(),
        [(determination, how)] => {
            let figure = capitalised(&figure_covering(determination, *how, case));
            if determination.figure.reduction().0.is_zero() && *how == EngagementDecided::WithAllOthers {
                format!("{figure}, so nothing is credited.")
            } else {
                format!("{figure}{most}; {ASSUMED}.")
            }
        }
        several => {
            let of_each = |(determination, how): &(&Determination, EngagementDecided)| {
                let words = figure_covering(determination, *how, case);
                let label = infringement_of(determination, case);
                label.map_or(words.clone(), |label| format!("{words} ({label})"))
            };
            let figures: Vec<String> = several.iter().map(of_each).collect();
            format!("For each infringement: {}{most}; {ASSUMED}.", figures.join("; "))
        }
    }
}

/// What the infringement is called of which something was decided; none where it is the only one.
fn infringement_of<'c>(determination: &Determination, case: &'c Case<'_>) -> Option<&'c str> {
    let (Target::Factors(_, infringement) | Target::Step(_, infringement)) = &determination.target;
    let infringement = infringement.filter(|_| case.infringements.len() > 1)?;
    Some(case.infringements[infringement].label.as_str())
}

/// How large a figure is, and what it covers.
fn figure_covering(determination: &Determination, how: EngagementDecided, case: &Case<'_>) -> String {
    let change = match determination.figure {
        Figure::Change(change) => change,
        Figure::Share(..) | Figure::Band(_) | Figure::Sum(_) => Percent::ZERO,
    };
    let figure = signed_percent(change);
    let verb = if determination.by == Decider::NoticeOfIntent { "proposed" } else { "decided" };
    match (&determination.target, how) {
        (Target::Factors(covered, _), EngagementDecided::Alone | EngagementDecided::InBundle(_)) => {
            let heads: Vec<String> =
                covered.iter().map(|factor| format!("“{}”", case.rulebook.factors[*factor].label)).collect();
            match heads.as_slice() {
                [only] => format!("one figure of {figure} for {only} alone"),
                _ => format!("one figure of {figure} covers {} heads, {}", heads.len(), heads.join(", ")),
            }
        }
        _ if change.0.is_negative() => format!("one figure of {figure} was {verb} for all factors together"),
        _ => format!("one figure of {figure} was {verb} for all factors that have none of their own"),
    }
}

/// Which gates the evidence did not pass.
fn no_item_words(assessment: &Assessment<'_>) -> String {
    let Some(schedule) = &assessment.case.rulebook.schedule else { return String::new() };
    let mut gates: Vec<String> = Vec::new();
    let items = assessment.engagement.iter().flat_map(|score| &score.items);
    for gate in items.flat_map(|item| &item.gates) {
        if matches!(gate.result, GateResult::Failed | GateResult::Harms) {
            let words = gate_words(gate.gate, schedule);
            if !gates.contains(&words) {
                gates.push(words);
            }
        }
    }
    let given = "Evidence of it is given, and no item earns anything";
    if gates.is_empty() { format!("{given}.") } else { format!("{given}. Not passed: {}.", gates.join("; ")) }
}

/// That a later step set a sum, what the engagement had taken off before it, and how it is read.
fn sum_after_words(sum: &SumAfter, assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let (step, infringement) = sum.position;
    let several = case.infringements.len() > 1;
    let label = infringement.filter(|_| several).map_or_else(String::new, |id| {
        let label = &case.infringements[id].label;
        format!(" ({label})")
    });
    let taken_off = if sum.taken_off == sum.taken_off_at_most {
        money(sum.taken_off, currency)
    } else {
        format!("{}, at most {}", money(sum.taken_off, currency), money(sum.taken_off_at_most, currency))
    };
    format!(
        " A sum was set afterwards, in “{}”{label}. Before it the engagement had taken off {taken_off}. If the sum would have been the same without it, it is worth nothing; that the sum would have been greater in proportion is this project's assumption.",
        case.rulebook.steps[step].label
    )
}
