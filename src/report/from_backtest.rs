//! A backtest in words.

use super::words::money;
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::assess::Reading;
use crate::caseload::Backtest;
use crate::rulebook::Rulebook;

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
                Text::plain(match row.width {
                    Some(width) if width <= crate::value::Amount::whole(1000) => format!("×{}", width.plain()),
                    _ => "open".to_owned(),
                }),
                mark(row.indicated),
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
        Text::plain(format!("The indicated range holds {} of {total}.", backtest.indicated_hits)),
        Text::plain(format!(
            "For {} of {total} the indicated range is no wider than a factor of six; of these it holds {}.",
            backtest.narrow, backtest.narrow_hits
        )),
    ];
    Report {
        title: format!("Backtest of {} {}", rulebook.id, rulebook.version),
        blocks: vec![
            Block::Paragraph(Text::plain(
                "Each published decision is foretold from its facts alone, and left out of everything that was calibrated on it, together with any other penalty of the same notice. Width is the upper end of the indicated range over the lower; open, where it is more than a thousandfold or the lower end is nil.",
            )),
            Block::Table(Table::of(columns, rows)),
            Block::List(summary),
        ],
    }
}
