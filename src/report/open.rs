//! What is open, and what can still be done, in words.

use super::words::{capitalised, moment_words, money};
use super::{Block, Column, Row, Section, Table, Text, Tone};
use crate::assess::OpenItem;
use crate::assessment::Assessment;
use crate::case::{Case, Item};
use crate::counterfactual::{Open, Opportunity, OpportunityKind};
use crate::rulebook::Reduction;

/// The name of what is open.
pub(crate) fn open_label(open: &Open, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match open.item {
        OpenItem::Fact(fact) => rulebook.facts[fact].id.clone(),
        OpenItem::Step(step, limb) => {
            let id = &rulebook.steps[step].id;
            match limb.map(|limb| &case.infringements[limb].id) {
                Some(infringement) if !infringement.is_empty() => format!("{id}@{infringement}"),
                _ => id.clone(),
            }
        }
        OpenItem::Factor(factor) => rulebook.factors[factor].id.clone(),
        OpenItem::Evidence(item) => match &case.evidence[item] {
            Item::Shown(evidence) => evidence.id.clone(),
            Item::Withheld => String::new(),
        },
    }
}

/// The question that would close it.
pub(crate) fn open_words(open: &Open, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match open.item {
        OpenItem::Fact(fact) => rulebook.facts[fact].question.clone(),
        OpenItem::Step(step, _) => format!("To be decided: {}", rulebook.steps[step].label),
        OpenItem::Factor(factor) => format!("To be decided: {}", rulebook.factors[factor].label),
        OpenItem::Evidence(item) => {
            let kind = match &case.evidence[item] {
                Item::Shown(evidence) => rulebook.schedule.as_ref().map(|schedule| &schedule.kinds[evidence.kind]),
                Item::Withheld => None,
            };
            kind.map_or_else(String::new, |kind| format!("Evidence with something open: {}", kind.label))
        }
    }
}

/// What can still be done.
pub(crate) fn opportunity_label(opportunity: &Opportunity, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    match opportunity.kind {
        OpportunityKind::Evidence(kind) => {
            rulebook.schedule.as_ref().map_or_else(String::new, |schedule| schedule.kinds[kind].label.clone())
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
        (Some(until), _) => format!("worth this much until {}", moment_words(until, case.rulebook.civil_time)),
        (None, OpportunityKind::Evidence(_)) if investigated(case) => {
            "the investigation is known already, so it counts for less".to_owned()
        }
        (None, OpportunityKind::Evidence(_)) => "before the organisation learns of an investigation".to_owned(),
        (None, OpportunityKind::Alternative(..)) => "while that stage lasts".to_owned(),
    }
}

fn investigated(case: &Case<'_>) -> bool {
    let known = case.rulebook.schedule.as_ref().and_then(|schedule| schedule.roles.investigation_known);
    known.is_some_and(|fact| *fact.of(&case.values) != crate::rulebook::FactValue::NotKnown)
}

const MOST_SHOWN: usize = 12;

/// The open questions, and what can still be done.
pub(super) fn blocks(assessment: &Assessment<'_>) -> Vec<Block> {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let mut blocks = Vec::new();
    if !assessment.open.is_empty() {
        blocks.push(Block::Heading("What is open, by how far it moves the penalty".to_owned()));
        let rows = assessment
            .open
            .iter()
            .map(|open| {
                let label = open_label(open, case);
                let cells = vec![
                    Text::plain(open_words(open, case)).and(Tone::Name, format!(" [{label}]")),
                    Text::plain(money(open.indicated, currency)),
                    Text::plain(money(open.permitted, currency)),
                ];
                Row::of(cells).about(format!("open:{label}"))
            })
            .collect();
        let columns = vec![Column::words("Open"), Column::figures("Indicated"), Column::figures("Permitted").spare()];
        let more = assessment.open.len().saturating_sub(MOST_SHOWN);
        let rest = Text::of(Tone::Quiet, format!("and {more} more that move it less; the JSON assessment lists all."));
        let brief = (more > 0).then_some((MOST_SHOWN, rest));
        blocks.push(Block::Table(Table { columns, rows, brief }));
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
