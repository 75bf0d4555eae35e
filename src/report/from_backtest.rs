//! A backtest in words.

use super::foretold::{HEADING, label, record_words};
use super::words::{money, percent};
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::assess::Reading;
use crate::caseload::{Backtest, Band, ForecastRecord};
use crate::rulebook::{Foretelling, Rulebook};
use crate::value::Money;

/// The report of a backtest.
#[must_use]
pub fn backtest_report(rulebook: &Rulebook, backtest: &Backtest) -> Report {
    let currency = rulebook.currency;
    let total = backtest.decisions.len();
    let mark = |hit: bool| if hit { Text::plain("hit") } else { Text::of(Tone::Warn, "miss") };
    let rows = backtest
        .decisions
        .iter()
        .map(|row| {
            let at = |reading| Text::plain(money(*row.foretold.at(reading), currency));
            Row::of(vec![
                Text::plain(row.name.clone()),
                Text::of(Tone::Strong, money(row.penalty, currency)),
                at(Reading::Low),
                at(Reading::Central),
                at(Reading::High),
                Text::plain(
                    row.width
                        .filter(|_| row.is_closed())
                        .map_or_else(|| "open".to_owned(), |width| format!("×{}", width.plain())),
                ),
                if row.is_closed() { mark(row.indicated) } else { Text::of(Tone::Quiet, "no forecast") },
                at(Reading::Least),
                at(Reading::Most),
                mark(row.permitted),
            ])
        })
        .collect();
    let columns = vec![
        Column::words("Decision"),
        Column::figures("Penalty"),
        Column::figures("Low"),
        Column::figures("Central"),
        Column::figures("High"),
        Column::figures("Width"),
        Column::words("Indicated"),
        Column::figures("Least").spare(),
        Column::figures("Most").spare(),
        Column::words("Permitted"),
    ];
    let summary = vec![
        Text::plain(format!("The permitted range holds {} of {total}.", backtest.permitted_hits)),
        Text::plain(format!(
            "The indicated range says something of {} of {total}, and holds {} of those.",
            backtest.closed, backtest.indicated_hits
        )),
        Text::plain(format!(
            "For {} of {total} the indicated range is no wider than a factor of six; of these it holds {}.",
            backtest.narrow, backtest.narrow_hits
        )),
    ];
    let mut report = Report {
        title: format!("Backtest of {} {}", rulebook.id, rulebook.version),
        blocks: vec![
            Block::Paragraph(Text::plain(
                "Each published decision is foretold from its facts alone, and left out of everything that was calibrated on it, together with any other penalty of the same notice. Width is the upper end of the indicated range over the lower; open, where it is more than a thousandfold or the lower end is nil: an open range is no forecast, whatever lies in it.",
            )),
            Block::Table(Table::of(columns, rows)),
            Block::List(summary),
        ],
    };
    if let (Some(record), Some(foretelling)) = (&backtest.bands, &rulebook.foretelling) {
        report.blocks.push(Block::Heading(HEADING.to_owned()));
        report.blocks.extend(record_blocks(rulebook, record, foretelling));
    }
    report
}

/// How each decision was foretold from the others by what was decided.
pub(super) fn record_blocks(rulebook: &Rulebook, record: &ForecastRecord, foretelling: &Foretelling) -> Vec<Block> {
    let currency = rulebook.currency;
    let rows = record
        .rows
        .iter()
        .map(|row| {
            let decided = &row.decided;
            let end = |end: fn(&Band) -> Money| {
                Text::plain(row.band.as_ref().map_or_else(|| "–".to_owned(), |band| money(end(band), currency)))
            };
            let (degree, suggested) = (label(rulebook, decided.degree), label(rulebook, decided.suggested));
            Row::of(vec![
                Text::plain(decided.name.clone()),
                Text::of(Tone::Strong, money(decided.penalty, currency)),
                Text::plain(degree),
                if degree == suggested { Text::plain(suggested) } else { Text::of(Tone::Warn, suggested) },
                Text::plain(money(decided.size, currency)),
                Text::plain(percent(decided.left)),
                end(|band| band.low),
                end(|band| band.centre),
                end(|band| band.high),
                match row.band {
                    None => Text::of(Tone::Quiet, "no forecast"),
                    Some(_) if row.held => Text::plain("hit"),
                    Some(_) => Text::of(Tone::Warn, "miss"),
                },
            ])
        })
        .collect();
    let columns = vec![
        Column::words("Decision"),
        Column::figures("Penalty"),
        Column::words("Degree"),
        Column::words("By its facts").spare(),
        Column::figures("Size").spare(),
        Column::figures("Left").spare(),
        Column::figures("Low"),
        Column::figures("Centre"),
        Column::figures("High"),
        Column::words("Band"),
    ];
    let reductions: Vec<&str> =
        foretelling.reductions.iter().map(|step| rulebook.steps[*step].label.as_str()).collect();
    let right = record.rows.iter().filter(|row| row.decided.degree == row.decided.suggested).count();
    vec![
        Block::Paragraph(Text::plain(record_words(record.held, foretelling))),
        Block::Table(Table::of(columns, rows)),
        Block::List(vec![
            Text::plain(format!(
                "Size is the statutory maximum times the share by size on a straight line; left is what is not taken off by reductions that are known ({}).",
                reductions.join(", ")
            )),
            Text::plain(format!(
                "The degree is given, not foretold: by their facts alone {right} of {} would have had the degree that was decided.",
                record.rows.len()
            )),
        ]),
    ]
}
