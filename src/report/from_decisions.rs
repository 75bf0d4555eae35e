//! Published decisions in words: the list of them, and what became of engagement.

use super::caveats::ending_words;
use super::finding::{finding_status_words, incident_words};
use super::lines::NO_FIGURE;
use super::words::{capitalised, money, signed_percent};
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::case::EngagementStatus;
use crate::caseload::{EndedCase, EngagementCount, PublishedDecision};

/// That decisions were asked for and are left out, and which: before any figure.
#[must_use]
pub fn decisions_left_out(files: &[String]) -> Block {
    let words = format!("Left out, because they cannot be read or are refused: {}.", files.join(", "));
    Block::Paragraph(Text::of(Tone::Warn, words))
}

/// The list of published decisions, and apart from them of cases that ended without a penalty.
#[must_use]
pub fn decisions_report(rows: &[PublishedDecision<'_>], ended: &[EndedCase<'_>]) -> Report {
    let columns = vec![
        Column::words("Decision"),
        Column::words("Name"),
        Column::words("Date"),
        Column::words("Regulator").spare(),
        Column::words("Rulebook"),
        Column::words("Degree"),
        Column::words("Known"),
        Column::figures("Penalty"),
    ];
    let table = rows.iter().map(|row| {
        let case = &row.decision.case;
        let degrees = row.degrees().join(", ");
        Row::of(vec![
            Text::of(Tone::Name, row.decision.name.clone()),
            Text::plain(case.title.clone()),
            Text::plain(date(row)),
            Text::plain(case.rulebook.regulator.clone()),
            Text::plain(case.rulebook.id.clone()),
            Text::plain(if degrees.is_empty() { NO_FIGURE.to_owned() } else { degrees }),
            Text::plain(if row.published.replay { "steps" } else { "totals" }),
            Text::of(Tone::Strong, money(row.published.penalty, case.rulebook.currency)),
        ])
    });
    let mut blocks = vec![Block::Table(Table::of(columns, table.collect()))];
    if !ended.is_empty() {
        blocks.push(Block::Heading("Ended without a penalty".to_owned()));
        blocks.push(Block::Table(ended_table(ended)));
    }
    Report { title: "Published decisions".to_owned(), blocks }
}

/// Cases that ended without a penalty.
fn ended_table(ended: &[EndedCase<'_>]) -> Table {
    let rows = ended.iter().map(|row| {
        let case = &row.decision.case;
        let note = Some(row.ended.note.as_str()).filter(|note| !note.is_empty());
        Row::of(vec![
            Text::of(Tone::Name, row.decision.name.clone()),
            Text::plain(case.title.clone()),
            Text::plain(case.as_of.map_or_else(|| "not known".to_owned(), crate::value::Day::iso)),
            Text::plain(case.rulebook.id.clone()),
            Text::plain(incident_words(row.ended.incident)),
            Text::plain(capitalised(ending_words(row.ended.how))),
        ])
        .noting(note.map(|note| Text::of(Tone::Quiet, note)).into_iter().collect())
    });
    let columns = ["Decision", "Name", "Date", "Rulebook", "Came of", "Ended with"].map(Column::words);
    Table::of(columns.into(), rows.collect())
}

/// What became of engagement in published decisions: the counts, then each decision with where it
/// says so.
#[must_use]
pub fn engagement_count_report(count: &EngagementCount<'_>) -> Report {
    let columns = vec![
        Column::words("Decision"),
        Column::words("Date"),
        Column::words("Came of"),
        Column::words("Engagement"),
        Column::words("Where"),
        Column::figures("Bundle"),
        Column::figures("Heads"),
    ];
    let rows = count.rows.iter().map(|row| {
        let finding = row.finding();
        let words = finding.map(|finding| finding_status_words(finding, row.decision.case.rulebook));
        let cell = |text: Option<String>| Text::plain(text.unwrap_or_else(|| NO_FIGURE.to_owned()));
        let pinpoint = finding.map(|finding| finding.pinpoint.clone());
        let note = finding.map(|finding| finding.note.as_str()).filter(|note| !note.is_empty());
        Row::of(vec![
            Text::of(Tone::Name, row.decision.name.clone()),
            Text::plain(date(row)),
            Text::plain(incident_words(row.published.incident)),
            Text::plain(words.unwrap_or_else(|| "not known".to_owned())),
            cell(pinpoint.filter(|pinpoint| !pinpoint.is_empty())),
            cell(finding.and_then(|finding| finding.bundle).map(signed_percent)),
            cell(finding.and_then(|finding| finding.heads_in_bundle).map(crate::value::Amount::plain)),
        ])
        .noting(note.map(|note| Text::of(Tone::Quiet, note)).into_iter().collect())
    });
    Report {
        title: "What became of engagement in published decisions".to_owned(),
        blocks: vec![
            Block::Paragraph(Text::plain(
                "Counts of the decisions listed below and of nothing else: too few for a rate. A bundle is one printed change for several heads together; what engagement alone was worth in it is printed nowhere.",
            )),
            Block::List(counts(count)),
            Block::Table(Table::of(columns, rows.collect())),
        ],
    }
}

fn counts(count: &EngagementCount<'_>) -> Vec<Text> {
    let line = |label: &str, number: usize, more: String| {
        Text::plain(format!("{label}: ")).and(Tone::Strong, number.to_string()).and(Tone::Plain, more)
    };
    let of = |label: &str, status| line(label, count.of(status), String::new());
    vec![
        line("Decisions", count.rows.len(), String::new()),
        line("That came of a cyber attack by a third party", count.attacks(), String::new()),
        line("In which engagement by the organisation was raised", count.raised(), of_attacks(count)),
        line("Credited", count.credited(), bundle_words(count)),
        of("Claimed and refused", EngagementStatus::Refused),
        of("Recorded without a stated weight", EngagementStatus::RecordedNoWeight),
        of("A body named as an author of guidance only", EngagementStatus::GuidanceOnly),
        of("Not in question", EngagementStatus::NotInQuestion),
        of("Not known", EngagementStatus::NotKnown),
    ]
}

fn of_attacks(count: &EngagementCount<'_>) -> String {
    match count.raised() {
        0 => String::new(),
        raised if raised == count.raised_in_attacks() => ", each after an attack".to_owned(),
        _ => format!(", {} of them after an attack", count.raised_in_attacks()),
    }
}

fn bundle_words(count: &EngagementCount<'_>) -> String {
    if count.credited() == 0 {
        return String::new();
    }
    let figures: Vec<String> = count.bundles.iter().map(|bundle| signed_percent(*bundle)).collect();
    let known = if figures.is_empty() {
        "the figure of none is known".to_owned()
    } else {
        format!("the figures known are {}", figures.join(", "))
    };
    format!(
        ", {} by a figure of its own, {} in a bundle with other heads; {known}",
        count.of(EngagementStatus::Credited),
        count.of(EngagementStatus::CreditedInBundle)
    )
}

fn date(row: &PublishedDecision<'_>) -> String {
    row.day().map_or_else(|| "not known".to_owned(), crate::value::Day::iso)
}
