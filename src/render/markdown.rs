//! Markdown, with everything from a case escaped.

use super::form::{Assessed, Document, Form, Layout};
use crate::report::{Block, Report, Table, Text, Tone};
use std::fmt::Write;

pub(super) const FORM: Form = Form {
    name: "markdown",
    help: "Markdown",
    holds_several: true,
    assessments: |assessed, _: &Layout| {
        let each = |assessed: &Assessed<'_>| markdown(&assessed.report());
        assessed.iter().map(each).collect::<Vec<_>>().join("\n")
    },
    document: Some(|document: &Document<'_>, _| markdown(document.report)),
};

/// A report as Markdown.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", escape(&report.title));
    for block in &report.blocks {
        out.push('\n');
        match block {
            Block::Heading(heading) | Block::Section(_, heading) => {
                let _ = writeln!(out, "## {}", escape(heading));
            }
            Block::Paragraph(text) => {
                let _ = writeln!(out, "{}", inline(text));
            }
            Block::Answer(rows) => {
                out.push_str("| | |\n|---|---|\n");
                for (label, text) in rows {
                    let _ = writeln!(out, "| {} | {} |", escape(label), inline(text));
                }
            }
            Block::Bar(bar) => {
                let _ = writeln!(out, "Range: {}.", escape(&bar.words));
            }
            Block::Table(table) => rows(&mut out, table),
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", inline(item));
                }
            }
        }
    }
    out
}

fn rows(out: &mut String, table: &Table) {
    let titles: Vec<String> = table.columns.iter().map(|column| escape(&column.title)).collect();
    let marks: Vec<&str> = table.columns.iter().map(|column| if column.figures { "---:" } else { "---" }).collect();
    let _ = writeln!(out, "| {} |\n|{}|", titles.join(" | "), marks.join("|"));
    let (shown, rest) = table.briefly();
    for row in shown {
        let mut cells: Vec<String> = row.cells.iter().map(inline).collect();
        if let Some(first) = cells.first_mut() {
            for note in row.under() {
                let _ = write!(first, "<br>{}", inline(&note));
            }
        }
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    if let Some(rest) = rest {
        let _ = writeln!(out, "\n{}", inline(rest));
    }
}

fn inline(text: &Text) -> String {
    text.pieces
        .iter()
        .map(|(tone, piece)| {
            let escaped = escape(piece);
            let (lead, rest) = split_space(&escaped);
            let (body, tail) = split_tail(rest);
            match tone {
                _ if body.is_empty() => escaped.clone(),
                Tone::Strong => format!("{lead}**{body}**{tail}"),
                Tone::Warn => format!("{lead}*{body}*{tail}"),
                Tone::Plain | Tone::Quiet | Tone::Name => escaped.clone(),
            }
        })
        .collect()
}

fn split_space(text: &str) -> (&str, &str) {
    let rest = text.trim_start();
    text.split_at(text.len().saturating_sub(rest.len()))
}

fn split_tail(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end().len())
}

/// The text with every character that Markdown or HTML reads as a mark made harmless.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(character);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}
