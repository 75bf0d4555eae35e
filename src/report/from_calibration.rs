//! What a rulebook states of what it foretells, held against what its decisions give, in words.

use super::foretold::HEADING;
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::rulebook::{Fitted, Rulebook};
use crate::value::Amount;

/// What a rulebook states of what it foretells, and what its decisions give.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// What the rulebook states; none where it states nothing.
    pub stated: Option<Fitted>,
    /// What its decisions give.
    pub now: Fitted,
    /// By what lines the backtest of the page beside it differs; none where there is no such page.
    pub page: Option<PageDifference>,
    /// Whether anything was written.
    pub written: bool,
}

/// By what lines a page differs from what it should hold.
#[derive(Clone, Debug)]
pub struct PageDifference {
    /// Lines that it holds and should not.
    pub removed: Vec<String>,
    /// Lines that it should hold and does not.
    pub added: Vec<String>,
    /// Whether it holds what it should, to the letter.
    pub same: bool,
}

impl Calibration {
    /// Whether the rulebook and the page beside it state what the decisions give.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.stated == Some(self.now) && self.page.as_ref().is_none_or(|page| page.same)
    }
}

/// The report of a calibration.
#[must_use]
pub fn calibration_report(rulebook: &Rulebook, calibration: &Calibration) -> Report {
    let number = |number: usize| Amount::whole(i64::try_from(number).unwrap_or(i64::MAX)).grouped(0);
    let values =
        |fitted: Fitted| [fitted.level.grouped(3), fitted.slope.grouped(4), number(fitted.held), number(fitted.of)];
    let stated = calibration.stated.map(values);
    let rows = ["Level", "Slope", "Held by their bands", "Of so many"]
        .iter()
        .zip(values(calibration.now))
        .enumerate()
        .map(|(place, (name, now))| {
            let stated = stated.as_ref().and_then(|stated| stated.get(place)).map_or("–", String::as_str);
            let tone = if stated == now { Tone::Plain } else { Tone::Warn };
            Row::of(vec![Text::plain(*name), Text::of(tone, stated), Text::of(tone, now)])
        })
        .collect();
    let columns = vec![Column::words("Number"), Column::figures("Stated"), Column::figures("By its decisions")];
    let mut blocks = vec![Block::Heading(HEADING.to_owned()), Block::Table(Table::of(columns, rows))];
    match &calibration.page {
        None => blocks.push(Block::Paragraph(Text::plain("No page beside the rulebook shows a backtest."))),
        Some(page) if page.same => {
            blocks.push(Block::Paragraph(Text::plain("The backtest in README.md is what the decisions give.")));
        }
        Some(page) => {
            blocks.push(Block::Paragraph(Text::of(Tone::Warn, "The backtest in README.md is another:")));
            let removed = page.removed.iter().map(|line| Text::plain(format!("− {line}")));
            let added = page.added.iter().map(|line| Text::plain(format!("+ {line}")));
            blocks.push(Block::List(removed.chain(added).collect()));
        }
    }
    let last = match (calibration.agrees(), calibration.written) {
        (true, _) => "What is stated is what the decisions give.",
        (false, true) => "What the decisions give was written.",
        (false, false) => "Nothing was written: `--write` writes what the decisions give.",
    };
    blocks.push(Block::Paragraph(Text::of(Tone::Strong, last)));
    Report { title: format!("Calibration of {} {}", rulebook.id, rulebook.version), blocks }
}
