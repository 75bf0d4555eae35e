//! Plain text for a terminal: aligned columns, a bar for the range, tones as a style.

use super::form::{Assessed, Document, Form, Layout, Style};
use crate::report::{Bar, Block, Report, Row, Table, Text, Tone};
use std::fmt::Write;

pub(super) const FORM: Form = Form {
    name: "text",
    help: "Text for a terminal",
    holds_several: true,
    assessments: |assessed, layout| {
        let each = |assessed: &Assessed<'_>| text(&assessed.report(), layout.width, layout.style);
        assessed.iter().map(each).collect::<Vec<_>>().join("\n")
    },
    document: Some(|document: &Document<'_>, layout: &Layout| text(document.report, layout.width, layout.style)),
};

const NARROWEST: usize = 60;
const GAP: usize = 2;

/// A report as text, in lines of at most `width` characters where its columns allow it.
#[must_use]
pub fn text(report: &Report, width: usize, style: Style) -> String {
    let width = width.max(NARROWEST);
    let mut page = Page { width, style, out: String::new() };
    page.line(&Text::of(Tone::Strong, clean(&report.title)), 0);
    for block in &report.blocks {
        page.out.push('\n');
        match block {
            Block::Heading(heading) | Block::Section(_, heading) => {
                page.line(&Text::of(Tone::Strong, heading.clone()), 0);
                page.rule(heading.chars().count());
            }
            Block::Paragraph(text) => page.wrapped(text, 0, 0),
            Block::Answer(rows) => page.answer(rows),
            Block::Bar(bar) => page.bar(bar),
            Block::Table(table) => page.table(table),
            Block::List(items) => {
                for item in items {
                    page.out.push_str("• ");
                    page.wrapped(item, 2, 2);
                }
            }
        }
    }
    // A heading and what it heads stand together; no line ends in spaces.
    let joined = page.out.replace("─\n\n", "─\n");
    joined.lines().fold(String::with_capacity(joined.len()), |mut text, line| {
        text.push_str(line.trim_end());
        text.push('\n');
        text
    })
}

struct Page {
    width: usize,
    style: Style,
    out: String,
}

impl Page {
    fn line(&mut self, text: &Text, indent: usize) {
        self.wrapped(text, indent, 0);
    }

    fn rule(&mut self, length: usize) {
        self.out.push_str(&"─".repeat(length.min(self.width)));
        self.out.push('\n');
    }

    /// Writes a text in lines, each after the first indented; the first begins at `used`.
    fn wrapped(&mut self, text: &Text, indent: usize, used: usize) {
        let mut column = used;
        let mut fresh = true;
        for (tone, piece) in &text.pieces {
            let (on, off) = (self.style)(*tone);
            let mut open = false;
            for (index, word) in words(piece).enumerate() {
                let length = word.trim_end().chars().count();
                if !fresh && column.saturating_add(length) > self.width && !word.trim().is_empty() {
                    trim_end(&mut self.out);
                    if open {
                        self.out.push_str(off);
                    }
                    self.out.push('\n');
                    self.out.push_str(&" ".repeat(indent));
                    if open {
                        self.out.push_str(on);
                    }
                    column = indent;
                }
                if index == 0 && !open {
                    self.out.push_str(on);
                    open = true;
                }
                self.out.push_str(word);
                column = column.saturating_add(word.chars().count());
                fresh = false;
            }
            if open {
                self.out.push_str(off);
            }
        }
        trim_end(&mut self.out);
        self.out.push('\n');
    }

    fn answer(&mut self, rows: &[(String, Text)]) {
        let label = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
        for (name, text) in rows {
            let pad = label.saturating_sub(name.chars().count());
            let _ = write!(self.out, "{name}{}  ", " ".repeat(pad));
            let used = label.saturating_add(2);
            self.wrapped(text, used, used);
        }
    }

    /// The range to scale: dots for what is permitted, a thick line for what is indicated, a mark
    /// for the central reading.
    fn bar(&mut self, bar: &Bar) {
        let cells = self.width.min(100);
        let cell = |at: u16| usize::from(at).saturating_mul(cells.saturating_sub(1)) / 1000;
        let [least, low, central, high, most] = bar.at.map(cell);
        let drawn: String = (0..cells)
            .map(|index| match index {
                _ if index == central => '◆',
                _ if low <= index && index <= high => '━',
                _ if least <= index && index <= most => '·',
                _ => ' ',
            })
            .collect();
        self.out.push_str(drawn.trim_end());
        self.out.push('\n');
        let (from, to) = &bar.ends;
        let gap = cells.saturating_sub(from.chars().count()).saturating_sub(to.chars().count());
        let _ = writeln!(self.out, "{from}{}{to}", " ".repeat(gap));
        let words = Text::of(Tone::Quiet, bar.words.clone());
        self.wrapped(&words, 0, 0);
    }

    fn table(&mut self, table: &Table) {
        let columns = self.columns(table);
        let widths = self.widths(table, &columns);
        let header: Vec<Text> = columns
            .iter()
            .filter_map(|index| table.columns.get(*index))
            .map(|column| Text::of(Tone::Quiet, column.title.clone()))
            .collect();
        self.cells(&header, table, &columns, &widths);
        let (rows, rest) = table.briefly();
        for row in rows {
            if row.total {
                let whole =
                    widths.iter().sum::<usize>().saturating_add(GAP.saturating_mul(widths.len().saturating_sub(1)));
                self.rule(whole);
            }
            let cells: Vec<Text> =
                columns.iter().map(|index| row.cells.get(*index).cloned().unwrap_or_default()).collect();
            self.cells(&cells, table, &columns, &widths);
            self.notes(row);
        }
        if let Some(rest) = rest {
            self.out.push('\n');
            self.wrapped(rest, 0, 0);
        }
    }

    fn notes(&mut self, row: &Row) {
        for note in row.under() {
            self.out.push_str("    ");
            self.wrapped(&note, 4, 4);
        }
    }

    /// The columns there is room for: those that may be left out go first.
    fn columns(&self, table: &Table) -> Vec<usize> {
        let all: Vec<usize> = (0..table.columns.len()).collect();
        let figures: usize = all
            .iter()
            .map(|index| {
                if is_figures(table, *index) { natural(table, *index) } else { longest_word(table, *index) }
                    .saturating_add(GAP)
            })
            .sum();
        if figures <= self.width {
            return all;
        }
        all.into_iter().filter(|index| table.columns.get(*index).is_none_or(|column| !column.spare)).collect()
    }

    /// How wide each column is: figures as wide as they need, words share what is left.
    fn widths(&self, table: &Table, columns: &[usize]) -> Vec<usize> {
        let gaps = GAP.saturating_mul(columns.len().saturating_sub(1));
        let needed: Vec<usize> = columns.iter().map(|index| natural(table, *index)).collect();
        let fixed: usize =
            columns.iter().zip(&needed).filter(|(index, _)| is_figures(table, **index)).map(|(_, width)| *width).sum();
        let free = self.width.saturating_sub(fixed).saturating_sub(gaps);
        let wanted: usize =
            columns.iter().zip(&needed).filter(|(index, _)| !is_figures(table, **index)).map(|(_, width)| *width).sum();
        // No column of words is narrower than its longest word: what is left is shared out.
        let least: Vec<usize> = columns.iter().map(|index| longest_word(table, *index)).collect();
        let words = |index: &usize| !is_figures(table, *index);
        let bound: usize = columns.iter().zip(&least).filter(|(index, _)| words(index)).map(|(_, width)| *width).sum();
        let (spare, surplus) = (free.saturating_sub(bound), wanted.saturating_sub(bound));
        columns
            .iter()
            .zip(needed.iter().zip(&least))
            .map(|(index, (need, least))| {
                if !words(index) || wanted <= free {
                    *need
                } else {
                    let share = need.saturating_sub(*least).saturating_mul(spare).checked_div(surplus).unwrap_or(0);
                    least.saturating_add(share)
                }
            })
            .collect()
    }

    fn cells(&mut self, cells: &[Text], table: &Table, columns: &[usize], widths: &[usize]) {
        let lines: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| fold(&cell.flat(), *width)).collect();
        let height = lines.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut row = String::new();
            for (position, ((index, width), cell)) in columns.iter().zip(widths).zip(cells).enumerate() {
                let text = lines.get(position).and_then(|column| column.get(line)).map_or("", String::as_str);
                let tone = cell.pieces.first().map_or(Tone::Plain, |(tone, _)| *tone);
                let (on, off) = if text.is_empty() { ("", "") } else { (self.style)(tone) };
                let pad = " ".repeat(width.saturating_sub(text.chars().count()));
                if position > 0 {
                    row.push_str(&" ".repeat(GAP));
                }
                if is_figures(table, *index) {
                    let _ = write!(row, "{pad}{on}{text}{off}");
                } else {
                    let _ = write!(row, "{on}{text}{off}{pad}");
                }
            }
            trim_end(&mut row);
            self.out.push_str(&row);
            self.out.push('\n');
        }
    }
}

fn is_figures(table: &Table, index: usize) -> bool {
    table.columns.get(index).is_some_and(|column| column.figures)
}

/// How wide a column would be if nothing were folded.
fn natural(table: &Table, index: usize) -> usize {
    let cells = table.briefly().0.filter_map(|row| row.cells.get(index)).map(|cell| cell.flat().chars().count());
    let title = table.columns.get(index).map_or(0, |column| column.title.chars().count());
    cells.max().unwrap_or(0).max(title)
}

/// How wide the longest word of a column is.
fn longest_word(table: &Table, index: usize) -> usize {
    let longest = |text: &str| words(text).map(|word| word.trim_end().chars().count()).max().unwrap_or(0);
    let cells = table.briefly().0.filter_map(|row| row.cells.get(index)).map(|cell| longest(&cell.flat()));
    let title = table.columns.get(index).map_or(0, |column| longest(&column.title));
    cells.max().unwrap_or(0).max(title)
}

/// The words of a text, each with the space after it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\n'])
}

fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let length = word.trim_end().chars().count();
        let used = lines.last().map_or(0, |line| line.chars().count());
        if used > 0 && used.saturating_add(length) > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&clean(word));
        }
    }
    lines.iter_mut().for_each(trim_end);
    lines
}

fn trim_end(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
}

/// The text on one line.
fn clean(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}
