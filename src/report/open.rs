//! What is open, and what can still be done, in words.

use super::lines::{factor_label, step_label};
use super::words::{capitalised, moment_words, money, percent, range, signed_percent, value_words};
use super::{Block, Column, Row, Section, Table, Text, Tone};
use crate::assess::{OpenItem, Reading};
use crate::assessment::Assessment;
use crate::case::{Case, Figure, InfringementId};
use crate::counterfactual::{Answer, Given, Open, Opportunity, OpportunityKind};
use crate::rulebook::{FactKind, FactValue, Reduction};
use crate::value::{Amount, Money, sorted};

/// The name of what is open: of several that act together each, joined by a plus.
pub(crate) fn open_label(open: &Open, case: &Case<'_>) -> String {
    open.items.iter().map(|item| open_item_label(*item, case)).collect::<Vec<_>>().join("+")
}

/// The name of one thing that is open.
pub(crate) fn open_item_label(item: OpenItem, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match item {
        OpenItem::Fact(fact) => rulebook.facts[fact].id.clone(),
        OpenItem::Step(step, infringement) => id_at(&rulebook.steps[step].id, infringement, case),
        OpenItem::Factor(factor, infringement) => id_at(&rulebook.factors[factor].id, infringement, case),
        OpenItem::Evidence(item) => case.evidence[item].id.clone(),
    }
}

/// An id, of an infringement where the case names it.
fn id_at(id: &str, infringement: Option<InfringementId>, case: &Case<'_>) -> String {
    match infringement.map(|infringement| &case.infringements[infringement].id) {
        Some(infringement) if !infringement.is_empty() => format!("{id}@{infringement}"),
        _ => id.to_owned(),
    }
}

/// The question that would close it: of several that act together each.
pub(crate) fn open_words(open: &Open, case: &Case<'_>) -> String {
    let words: Vec<String> = open.items.iter().map(|item| item_words(*item, case)).collect();
    match words.as_slice() {
        [one] => one.clone(),
        several => format!("Only together: {}", several.join(" ")),
    }
}

fn item_words(item: OpenItem, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match item {
        OpenItem::Fact(fact) => rulebook.facts[fact].question.clone(),
        OpenItem::Step(step, infringement) => format!("To be decided: {}", step_label(step, infringement, case)),
        OpenItem::Factor(factor, infringement) => {
            format!("To be decided: {}", factor_label(factor, infringement, case))
        }
        OpenItem::Evidence(item) => {
            let kind = rulebook.schedule.as_ref().map(|schedule| &schedule.kinds[case.evidence[item].kind]);
            kind.map_or_else(String::new, |kind| format!("Evidence with something open: {}", kind.label))
        }
    }
}

/// An answer in words: of several things that are open together each.
pub(crate) fn answer_words(answer: &Answer, case: &Case<'_>) -> String {
    answer.given.iter().map(|given| given_words(given, case)).collect::<Vec<_>>().join(", ")
}

fn given_words(given: &Given, case: &Case<'_>) -> String {
    let currency = case.rulebook.currency;
    match given {
        Given::Fact(fact, infringement, value) => {
            let words = match (&case.rulebook.facts[*fact].kind, value) {
                (FactKind::Money(_), FactValue::Number(span)) if !span.least().is_whole() => {
                    format!("{}{}", currency.sign(), span.least().grouped(2))
                }
                _ => value_words(*fact, value, case),
            };
            match infringement {
                Some(infringement) => format!("{words} ({})", case.infringements[*infringement].label),
                None => words,
            }
        }
        Given::Figure(Figure::Share(share, _)) => percent(*share),
        Given::Figure(Figure::Change(change)) => signed_percent(*change),
        Given::Figure(Figure::Sum(sum)) => money(*sum, currency),
        Given::Figure(Figure::Band(_)) => String::new(),
        Given::Points(points) => format!("{} of its head", percent(points.central)),
    }
}

/// More ways in which answers differ than this are not told in a table.
const MOST_ANSWERS: usize = 4;

/// What each answer would come to; answers that come to the same stand together.
fn answers_words(open: &Open, case: &Case<'_>) -> Vec<Text> {
    let currency = case.rulebook.currency;
    let mut told: Vec<(Vec<&Answer>, String)> = Vec::new();
    for answer in &open.answers {
        let at = |reading| *answer.penalty.at(reading);
        let outcome = format!(
            "{}, central {}",
            range(at(Reading::Low), at(Reading::High), currency),
            money(at(Reading::Central), currency)
        );
        match told.last_mut() {
            Some((alike, known)) if *known == outcome => alike.push(answer),
            _ => told.push((vec![answer], outcome)),
        }
    }
    let more = told.len().saturating_sub(MOST_ANSWERS);
    let mut list: Vec<Text> = told
        .into_iter()
        .take(MOST_ANSWERS)
        .map(|(alike, outcome)| Text::of(Tone::Quiet, format!("{}: {outcome}", alike_words(&alike, case))))
        .collect();
    if more > 0 {
        list.push(Text::of(Tone::Quiet, format!("and {more} more; the JSON assessment lists all.")));
    }
    list
}

/// Answers that come to the same: of a number from where to where, in whole ones where there are.
fn alike_words(alike: &[&Answer], case: &Case<'_>) -> String {
    let number = |answer: &&Answer| match answer.given.as_slice() {
        [Given::Fact(_, _, FactValue::Number(span))] => Some(span.least()),
        _ => None,
    };
    let numbers = alike.iter().all(|answer| number(answer).is_some());
    let whole: Vec<&Answer> =
        alike.iter().copied().filter(|answer| number(answer).is_some_and(Amount::is_whole)).collect();
    let shown = if whole.is_empty() { alike } else { &whole };
    let words: Vec<String> = shown.iter().map(|answer| answer_words(answer, case)).collect();
    match words.as_slice() {
        [one] => one.clone(),
        [first, .., last] if numbers => format!("{first} to {last}"),
        [first, _, _, .., last] => format!("{first} … {last}"),
        several => several.join(" or "),
    }
}

/// What can still be done.
pub(crate) fn opportunity_label(opportunity: &Opportunity, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match opportunity.kind {
        OpportunityKind::Evidence(kind) => {
            let label =
                rulebook.schedule.as_ref().map_or_else(String::new, |schedule| schedule.kinds[kind].label.clone());
            // What the case lists of a kind that can still be done is planned for later.
            let planned = case.evidence.iter().filter(|evidence| evidence.kind == kind);
            let planned: Vec<&str> = planned.map(|evidence| evidence.id.as_str()).collect();
            if planned.is_empty() { label } else { format!("{label} (planned: {})", planned.join(", ")) }
        }
        OpportunityKind::Alternative(step, alternative) => {
            let label = |reduction: &Reduction| reduction.alternatives[alternative].label.clone();
            rulebook.steps[step].operation.as_reduction().map_or_else(String::new, label)
        }
    }
}

/// Until when it is worth as much.
pub(crate) fn until_words(opportunity: &Opportunity, case: &Case<'_>) -> String {
    match (opportunity.until, opportunity.kind) {
        (Some(until), _) => {
            let then = opportunity
                .then
                .map_or_else(String::new, |then| format!("; right after that {}", money(then, case.rulebook.currency)));
            format!("worth this much until {}{then}", moment_words(until, case.rulebook.civil_time))
        }
        (None, OpportunityKind::Evidence(_)) if investigated(case) => {
            "the investigation is known already, so it counts for less".to_owned()
        }
        (None, OpportunityKind::Evidence(_)) => "before the organisation learns of an investigation".to_owned(),
        (None, OpportunityKind::Alternative(..)) => "while that stage lasts".to_owned(),
    }
}

fn investigated(case: &Case<'_>) -> bool {
    let known = case.rulebook.schedule.as_ref().and_then(|schedule| schedule.roles.investigation_known);
    known.is_some_and(|fact| {
        let value = fact.of(&case.values);
        *value != FactValue::NotKnown && !case.is_none_so_far(value)
    })
}

const MOST_SHOWN: usize = 12;

/// More than this of what is not shown is not named.
const MOST_MOVERS: usize = 4;

/// What is not shown because it narrows little, and yet moves the central figure: what moves it
/// most is named.
fn movers(assessment: &Assessment<'_>) -> Option<Block> {
    let case = assessment.case;
    let rest: Vec<&Open> = assessment.open.iter().skip(MOST_SHOWN).filter(|open| open.central > Money::ZERO).collect();
    let moving = sorted(rest, |one, other| other.central.cmp(&one.central));
    if moving.is_empty() {
        return None;
    }
    let named = |open: &&Open| format!("{} {}", open_label(open, case), money(open.central, case.rulebook.currency));
    let named: Vec<String> = moving.iter().take(MOST_MOVERS).map(named).collect();
    let words = format!("Of the rest, these move the central figure most, by up to: {}.", named.join(", "));
    Some(Block::Paragraph(Text::of(Tone::Quiet, words)))
}

/// The open questions, and what can still be done.
pub(super) fn blocks(assessment: &Assessment<'_>) -> Vec<Block> {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let mut blocks = Vec::new();
    if !assessment.open.is_empty() {
        blocks.push(Block::Heading("What is open, by how much an answer can narrow what is indicated".to_owned()));
        let rows = assessment
            .open
            .iter()
            .map(|open| {
                let label = open_label(open, case);
                let cells = vec![
                    Text::plain(open_words(open, case)).and(Tone::Name, format!(" [{label}]")),
                    Text::plain(money(open.narrows, currency)),
                    Text::plain(money(open.central, currency)),
                    Text::plain(money(open.permitted, currency)),
                ];
                Row::of(cells).noting(answers_words(open, case)).about(format!("open:{label}"))
            })
            .collect();
        let columns = vec![
            Column::words("Open"),
            Column::figures("Narrows by"),
            Column::figures("Moves central"),
            Column::figures("Permitted").spare(),
        ];
        let more = assessment.open.len().saturating_sub(MOST_SHOWN);
        let rest =
            Text::of(Tone::Quiet, format!("and {more} more that narrow it less; the JSON assessment lists all."));
        let brief = (more > 0).then_some((MOST_SHOWN, rest));
        blocks.push(Block::Table(Table { columns, rows, brief }));
        blocks.extend(movers(assessment));
        if !assessment.open_without_effect.is_empty() {
            let labels: Vec<String> =
                assessment.open_without_effect.iter().map(|item| open_item_label(*item, case)).collect();
            let words = format!("Open as well, and moving nothing as the case stands: {}.", labels.join(", "));
            blocks.push(Block::Paragraph(Text::of(Tone::Quiet, words)));
        }
        if !assessment.open_all_tried {
            let words = "Not every answer was tried that this asks for: another may move a figure further.";
            blocks.push(Block::Paragraph(Text::of(Tone::Quiet, words.to_owned())));
        }
    }
    if !assessment.opportunities.is_empty() {
        blocks.push(Block::Section(Section::Opportunities, "What can still be done".to_owned()));
        let rows = assessment
            .opportunities
            .iter()
            .enumerate()
            .map(|(place, opportunity)| {
                Row::of(vec![
                    Text::plain(opportunity_label(opportunity, case)),
                    Text::plain(capitalised(&until_words(opportunity, case))),
                    Text::plain(money(opportunity.worth, currency)),
                ])
                .about(format!("opportunity:{place}"))
            })
            .collect();
        blocks.push(Block::Table(Table::of(
            vec![Column::words("Step"), Column::words("Until"), Column::figures("Worth (central)")],
            rows,
        )));
    }
    blocks
}
