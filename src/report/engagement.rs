//! The engagement in words: items, gates, heads, credit.

use super::words::{capitalised, moment_words, money, percent, period_words, provenance, range};
use super::{Block, Column, Row, Table, Text, Tone};
use crate::assess::{GateResult, ItemScore, PassedGate, Reading, Reason, Verdict, Weighing, Weight};
use crate::assessment::Assessment;
use crate::case::Case;
use crate::counterfactual::{Attribution, AttributionMethod, StepBeside, TimeStep};
use crate::rulebook::{DutyId, GateKind, Schedule};
use crate::value::{Day, Percent};

/// What an item is called: its id and kind.
pub(crate) fn item_label(case: &Case<'_>, schedule: &Schedule, item: &ItemScore) -> String {
    let evidence = &case.evidence[item.item];
    let kind = &schedule.kinds[evidence.kind].label;
    let body = evidence.body.map_or(String::new(), |body| format!(", {}", schedule.bodies[body].label));
    format!("{} {kind}{body}", evidence.id)
}

/// What verdicts of an item.
pub(crate) fn verdict_words(verdict: Verdict) -> String {
    verdict.name().to_owned()
}

/// What a gate is called.
pub(crate) fn gate_words(gate: GateKind, schedule: &Schedule) -> String {
    schedule
        .gates
        .iter()
        .find(|known| known.kind == gate)
        .map_or_else(|| gate.name().to_owned(), |gate| gate.label.clone())
}

/// Why a gate came out as it did.
pub(crate) fn reason_of_gate(passed: &PassedGate, case: &Case<'_>, schedule: &Schedule) -> String {
    let duty = |id: DutyId| schedule.duties[id].label.as_str();
    match passed.reason {
        Reason::Clear => "nothing stands in the way".to_owned(),
        Reason::NotAsked => "the gate asks nothing of such an item".to_owned(),
        Reason::DateNotKnown => "no date is given, so it cannot be told whether the service was available".to_owned(),
        Reason::ServiceClosed(Some(id)) => {
            let service = &schedule.services[id];
            let available = period_words(service.available, Day::long);
            let when = available.map_or_else(String::new, |period| format!(" ({period})"));
            format!("{} was not available then{when}", service.label)
        }
        Reason::ServiceClosed(None) => "no service of this kind was available then".to_owned(),
        Reason::NotOpenToOrganisation(id) => {
            let service = &schedule.services[id];
            format!("{} is open to {}", service.label, service.open_to)
        }
        Reason::ServiceNotKnown => "it is not known whether the service was open to the organisation then".to_owned(),
        Reason::Consented => "the organisation's own, or it consents".to_owned(),
        Reason::Required(id) => format!("the law required it anyway: {}", duty(id)),
        Reason::BeyondDuty(id) => format!("it went beyond what the law required: {}", duty(id)),
        Reason::DutyNotKnown(id) => format!("it is not known whether the law required it: {}", duty(id)),
        Reason::GradeTooLow => {
            let minimum = &schedule.grades[schedule.minimum_grade].id;
            format!("proved less well than {minimum}, the least that counts")
        }
        Reason::GradeNotStated => "how well it is proved is not stated".to_owned(),
        Reason::GradeSuffices => "proved well enough".to_owned(),
        Reason::BegunByOther => "somebody else began it".to_owned(),
        Reason::BeginnerNotStated => "it is not stated who began it".to_owned(),
        Reason::AfterInvestigation => "it came after the organisation knew of the investigation".to_owned(),
        Reason::InvestigationNotKnown => {
            "it is not known whether it came before the organisation knew of the investigation".to_owned()
        }
        Reason::Proactive => "the organisation began it, in good time".to_owned(),
        Reason::Covered => "it covered what was breached, or need not".to_owned(),
        Reason::PartlyCovered => "it covered the entity or the system, not both".to_owned(),
        Reason::NotCovered => "it covered neither the entity nor the system".to_owned(),
        Reason::CoverNotStated => "what it covered is not stated".to_owned(),
        Reason::NotKeptUp => {
            format!("it was not kept up for {} months before the incident", schedule.continuity_months)
        }
        Reason::TimeNotStated => "how long it was kept up is not stated".to_owned(),
        Reason::WrongPhase => "it came at another time than such engagement can".to_owned(),
        Reason::DetectionNotKnown => {
            "it came before the organisation was aware of the breach, and it is not known whether the incident had been detected by then".to_owned()
        }
        Reason::Planned => "it is dated after the day of assessment: planned, not done".to_owned(),
        Reason::DoneNotKnown => "it may have been done by the day of assessment, or be planned for later".to_owned(),
        Reason::CreditedElsewhere(factor) => {
            format!("already credited under “{}”", case.rulebook.factors[factor].label)
        }
        Reason::SameKind(item) => {
            format!("{} is of the same kind and counts for at least as much", case.evidence[item].id)
        }
        Reason::RansomPaid => "a ransom was paid, and paying never mitigates".to_owned(),
        Reason::RansomNotKnown => "it is not known whether a ransom was paid".to_owned(),
        Reason::Condemns => "it shows a failing that was known and left".to_owned(),
    }
}

/// What weighs an item, and how much.
fn weight_words(weight: &Weight) -> String {
    let name = match weight.by {
        Weighing::Grade => "how well it is proved",
        Weighing::Promptness => "promptness",
        Weighing::Following => "how far advice was followed",
        Weighing::Effect => "effect",
    };
    if weight.least == weight.most {
        format!("{name} {}", percent(weight.least))
    } else {
        format!("{name} {} to {}", percent(weight.least), percent(weight.most))
    }
}

/// The steps in time beside the one on which a report stands, in words.
fn step_words(step: &TimeStep, case: &Case<'_>) -> Vec<String> {
    let cost = |step: &StepBeside| money(step.costs, case.rulebook.currency);
    let until = |step: &StepBeside| moment_words(step.until, case.rulebook.civil_time);
    let sooner = step.sooner.iter().map(|step| {
        format!(
            "Sooner, within {} of awareness (by {}), promptness would count {}: {} less to pay",
            step.within.words(),
            until(step),
            percent(step.promptness),
            cost(step)
        )
    });
    let later = step.later.iter().map(|step| {
        format!(
            "Later than {} after awareness ({}), promptness would count {}: {} more to pay",
            step.within.words(),
            until(step),
            percent(step.promptness),
            cost(step)
        )
    });
    sooner.chain(later).collect()
}

/// How promptness counts by steps in time, in words; for a report whose moment, or awareness, is not
/// known.
fn ladder_words(schedule: &Schedule) -> String {
    let steps = schedule.steps_in_time();
    let within = steps.iter().map(|step| format!("within {} {}", step.within.words(), percent(step.weight)));
    let then = steps.last().map(|step| format!("later {}", percent(step.then)));
    format!("Promptness counts from awareness: {}", within.chain(then).collect::<Vec<_>>().join(", "))
}

/// What an attribution rests on.
pub(crate) fn attribution_standing(method: AttributionMethod) -> &'static str {
    match method {
        AttributionMethod::Nothing | AttributionMethod::WholeBundle => "an end of what is possible",
        AttributionMethod::Schedule => "assumption",
        AttributionMethod::EqualSplit => "arithmetic, not evidence",
    }
}

/// What an attribution does.
fn method_words(attribution: &Attribution) -> String {
    match attribution.method {
        AttributionMethod::Nothing => "Nothing of the figure".to_owned(),
        AttributionMethod::Schedule => "What the schedule's score comes to".to_owned(),
        AttributionMethod::EqualSplit => format!("One of {} equal parts", attribution.heads.unwrap_or(1)),
        AttributionMethod::WholeBundle => "The whole figure".to_owned(),
    }
}

/// The ways to call a part of one figure the engagement's, each with what it is then worth.
fn attribution(assessment: &Assessment<'_>) -> Option<Table> {
    let attribution = &assessment.credit.attribution;
    if attribution.is_empty() {
        return None;
    }
    let rows = attribution.iter().map(|attribution| {
        Row::of(vec![
            Text::plain(method_words(attribution)),
            Text::plain(attribution_standing(attribution.method)),
            Text::plain(money(attribution.credit, assessment.case.rulebook.currency)),
        ])
    });
    Some(Table::of(
        vec![Column::words("If engagement is"), Column::words("Rests on"), Column::figures("It is worth")],
        rows.collect(),
    ))
}

/// The account of the engagement.
pub(super) fn blocks(assessment: &Assessment<'_>) -> Vec<Block> {
    let (Some(score), Some(schedule)) = (&assessment.engagement, &assessment.case.rulebook.schedule) else {
        return Vec::new();
    };
    let case = assessment.case;
    let attribution = attribution(assessment);
    if score.items.is_empty() && attribution.is_none() {
        return Vec::new();
    }
    let currency = case.rulebook.currency;
    let mut blocks = vec![Block::Heading("Engagement with the NCSC and like bodies".to_owned())];
    blocks.extend(attribution.map(Block::Table));
    if score.items.is_empty() {
        return blocks;
    }
    blocks.push(Block::Paragraph(summary(assessment, schedule)));
    blocks.push(Block::Table(heads(assessment, schedule)));
    blocks.push(Block::Table(items(assessment, schedule)));
    if assessment.worth.iter().any(|worth| worth.by_share) {
        blocks.push(Block::Paragraph(Text::of(
            Tone::Quiet,
            "What an item is worth is its share, by the schedule, of what was decided: an assumption.",
        )));
    }
    if assessment.worth.iter().any(|worth| worth.order_free.is_none()) {
        blocks.push(Block::Paragraph(Text::of(
            Tone::Quiet,
            "What an item is worth is what it adds after all others: there are too many for an average over every order.",
        )));
    }
    if let Some(readings) = &assessment.without_disputed {
        let (low, high) = (*readings.at(Reading::Low), *readings.at(Reading::High));
        blocks.push(Block::Paragraph(Text::plain(format!(
            "With every disputed item removed the penalty would be {} (central {}).",
            range(low, high, currency),
            money(*readings.at(Reading::Central), currency)
        ))));
    }
    blocks
}

fn summary(assessment: &Assessment<'_>, schedule: &Schedule) -> Text {
    let Some(score) = &assessment.engagement else { return Text::default() };
    let ceiling = &schedule.ceiling;
    let spread = if score.points.least == score.points.most {
        percent(score.points.central)
    } else {
        format!(
            "{} (from {} to {})",
            percent(score.points.central),
            percent(score.points.least),
            percent(score.points.most)
        )
    };
    let mut text = Text::plain(format!(
        "Score {spread} of a ceiling of {}, by {} {}. ",
        percent(Percent(ceiling.indicated.value)),
        schedule.title,
        schedule.version
    ));
    text = text.and(
        Tone::Warn,
        "The ceiling, shares and weights are this project's assumptions; neither statute nor guidance gives a figure.",
    );
    if score.significant == crate::value::Truth::True {
        text =
            text.and(Tone::Plain, " The incident was categorised as nationally significant, which raises the score.");
    }
    text
}

fn heads(assessment: &Assessment<'_>, schedule: &Schedule) -> Table {
    let rows = assessment
        .engagement
        .iter()
        .flat_map(|score| &score.heads)
        .map(|head| {
            let declared = &schedule.heads[head.head];
            let earned = if head.points.least == head.points.most {
                percent(head.points.central)
            } else {
                format!(
                    "{} ({} to {})",
                    percent(head.points.central),
                    percent(head.points.least),
                    percent(head.points.most)
                )
            };
            Row::of(vec![
                Text::plain(declared.label.clone()),
                Text::plain(percent(declared.share)),
                Text::plain(earned),
            ])
        })
        .collect();
    Table::of(vec![Column::words("Head"), Column::figures("Share"), Column::figures("Earned")], rows)
}

/// What an item earns of its head.
fn points(item: &ItemScore) -> String {
    if item.points.least == item.points.most {
        percent(item.points.central)
    } else {
        format!("{} to {}", percent(item.points.least), percent(item.points.most))
    }
}

/// What each item is called, and what verdicts of it.
pub(super) fn verdicts(assessment: &Assessment<'_>) -> Vec<(String, String)> {
    let case = assessment.case;
    let Some(schedule) = &case.rulebook.schedule else { return Vec::new() };
    let items = assessment.engagement.iter().flat_map(|score| &score.items);
    items
        .map(|item| {
            let words = format!("{}: {} of its head", verdict_words(item.verdict), points(item));
            (item_label(case, schedule, item), words)
        })
        .collect()
}

fn items(assessment: &Assessment<'_>, schedule: &Schedule) -> Table {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let rows = assessment
        .engagement
        .iter()
        .flat_map(|score| &score.items)
        .map(|item| {
            let worth = assessment.worth.iter().find(|worth| worth.item == item.item);
            let pounds = match worth {
                Some(worth) => money(worth.order_free.unwrap_or(worth.last), currency),
                None => "–".to_owned(),
            };
            let tone = match item.verdict {
                Verdict::Counted | Verdict::Reduced => Tone::Strong,
                Verdict::Harms | Verdict::Open => Tone::Warn,
                Verdict::NotCounted => Tone::Plain,
            };
            let mut notes: Vec<Text> = item
                .gates
                .iter()
                .filter(|gate| !matches!(gate.result, GateResult::Passed | GateResult::NotAsked))
                .map(|gate| {
                    let label = gate_words(gate.gate, schedule);
                    let reduced = match gate.result {
                        GateResult::Reduced(weight) => format!(", which leaves {}", percent(weight)),
                        _ => String::new(),
                    };
                    Text::of(Tone::Quiet, format!("{label}: {}{reduced}", reason_of_gate(gate, case, schedule)))
                })
                .collect();
            let weighed: Vec<String> =
                item.weights.iter().filter(|weight| weight.least < Percent::WHOLE).map(weight_words).collect();
            if !weighed.is_empty() && !item.points.most.0.is_zero() {
                notes.insert(0, Text::of(Tone::Quiet, format!("Weighed: {}", weighed.join(", "))));
            }
            let steps = assessment.time_steps.iter().filter(|step| step.item == item.item);
            notes.extend(steps.flat_map(|step| step_words(step, case)).map(|words| Text::of(Tone::Quiet, words)));
            let prompt = item.weights.iter().find(|weight| weight.by == Weighing::Promptness);
            if prompt.is_some_and(|weight| weight.least != weight.most) && !item.points.most.0.is_zero() {
                notes.push(Text::of(Tone::Quiet, ladder_words(schedule)));
            }
            let evidence = &case.evidence[item.item];
            if !evidence.harms.is_empty() {
                notes.push(Text::of(Tone::Warn, capitalised(&evidence.harms)));
            }
            if evidence.provenance.disputed {
                notes.push(Text::of(Tone::Warn, "Disputed: open until it is settled"));
            }
            let place = provenance(&evidence.provenance, case);
            if !place.is_empty() {
                notes.push(Text::of(Tone::Quiet, format!("Exhibit{place}")));
            }
            Row::of(vec![
                Text::plain(item_label(case, schedule, item)),
                Text::of(tone, verdict_words(item.verdict)),
                Text::plain(points(item)),
                Text::plain(pounds),
            ])
            .noting(notes)
        })
        .collect();
    Table::of(
        vec![
            Column::words("Evidence"),
            Column::words("Verdict"),
            Column::figures("Of its head"),
            Column::figures("Worth"),
        ],
        rows,
    )
}
