//! HTML: a report as elements, for the page and for a file that stands by itself.

use super::element::Element;
use crate::report::{Bar, Block, Column, EXPLAINED, FIGURE, IN_FULL, Report, Row, Table, Text, Tone};

/// What the parts of a report are linked to.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Where what a row is about is explained in full: its notes are folded away, with a link.
    pub explained: Vec<(String, String)>,
    /// Where what a row is about is asked: its label is the link.
    pub asked: Vec<(String, String)>,
    /// Addresses that may be followed: those of the rulebook, never those of a case.
    pub addresses: Vec<String>,
}

impl Links {
    fn find<'l>(list: &'l [(String, String)], row: &Row) -> Option<&'l str> {
        list.iter().find(|(about, _)| *about == row.about).map(|(_, address)| address.as_str())
    }
}

/// The parts of a report as elements, without its title.
#[must_use]
pub fn html(report: &Report, links: &Links) -> Vec<Element> {
    let mut heading = report.title.as_str();
    let mut elements = Vec::new();
    for block in &report.blocks {
        elements.push(match block {
            Block::Heading(text) | Block::Section(_, text) => {
                heading = text;
                Element::of("h2", text)
            }
            Block::Paragraph(text) => Element::new("p").holding(inline(text, links)),
            Block::Answer(rows) => answer(rows, links),
            Block::Bar(bar) => figure(bar),
            Block::Table(table) => element_of(table, heading, links),
            Block::List(items) => {
                Element::new("ul").holding(items.iter().map(|item| Element::new("li").holding(inline(item, links))))
            }
        });
    }
    elements
}

fn inline(text: &Text, links: &Links) -> Vec<Element> {
    text.pieces
        .iter()
        .map(|(tone, piece)| {
            if links.addresses.iter().any(|address| address == piece) {
                return Element::of("a", piece).set("href", piece).set("rel", "noreferrer external");
            }
            match tone {
                Tone::Plain => Element::Text(piece.clone()),
                Tone::Strong => Element::of("strong", piece),
                Tone::Quiet => Element::of("span", piece).set("class", "quiet"),
                Tone::Name => Element::of("span", piece).set("class", "quiet name"),
                Tone::Warn => Element::of("span", piece).set("class", "warn"),
            }
        })
        .collect()
}

fn answer(rows: &[(String, Text)], links: &Links) -> Element {
    let rows = rows.iter().map(|(label, text)| {
        Element::new("div").with(Element::of("dt", label)).with(Element::new("dd").holding(inline(text, links)))
    });
    Element::new("dl").set("class", "answer").holding(rows)
}

/// The range to scale, with the same in words.
fn figure(bar: &Bar) -> Element {
    let (from, to) = &bar.ends;
    Element::new("figure")
        .set("class", "range")
        .with(waterfall_bar(bar, None))
        .with(
            Element::new("p")
                .set("class", "ends")
                .set("aria-hidden", "true")
                .with(Element::of("span", from))
                .with(Element::of("span", to)),
        )
        .with(Element::of("figcaption", format!("{}.", &bar.words)))
}

/// The range as a drawing: what is permitted, what is indicated, the central reading; the range
/// before it as a broken outline. Everything in percent, so that no text is scaled.
#[must_use]
pub(crate) fn waterfall_bar(bar: &Bar, before: Option<&Bar>) -> Element {
    let [least, low, central, high, most] = bar.at;
    let mut drawing = Element::new("svg")
        .set("class", "bar")
        .set("width", "100%")
        .set("height", "24")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .with(rect(0, 1000, "track", 11, 2))
        .with(rect(least, most, "permitted", 7, 10))
        .with(rect(low, high, "indicated", 4, 16));
    if let Some(before) = before {
        let [_, low, _, high, _] = before.at;
        drawing = drawing.with(rect(low, high, "before", 4, 16));
    }
    drawing.with(rect(central, central, "central", 1, 22))
}

/// A rectangle from one thousandth of the width to another, never thinner than can be seen.
fn rect(from: u16, to: u16, class: &str, y: u16, height: u16) -> Element {
    let wide = to.saturating_sub(from).max(4);
    let from = from.min(1000_u16.saturating_sub(wide));
    Element::new("rect")
        .set("class", class)
        .set("x", tenths(from))
        .set("y", y.to_string())
        .set("width", tenths(wide))
        .set("height", height.to_string())
}

fn tenths(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn element_of(table: &Table, heading: &str, links: &Links) -> Element {
    let head = table.columns.iter().map(|column| {
        let cell = Element::of("th", &column.title).set("scope", "col");
        if column.figures { cell.set("class", "figure") } else { cell }
    });
    let inner = Element::new("table")
        .with(Element::of("caption", heading).set("class", "caption"))
        .with(Element::new("thead").with(Element::new("tr").holding(head)))
        .holding(table.rows.iter().map(|row| body(row, table, links)));
    Element::new("div").set("class", "table").with(inner)
}

/// A row with what stands under it.
fn body(row: &Row, table: &Table, links: &Links) -> Element {
    let mut body = Element::new("tbody");
    if row.total {
        body = body.set("class", "total");
    }
    body = body.with(Element::new("tr").holding(cells(row, table, links)));
    if !row.figures.is_empty() {
        let figures = table.columns.iter().skip(1).zip(&row.figures).map(|(column, figure)| {
            Element::of("td", figure).set("class", class_of(column)).set("data-label", &column.title)
        });
        let label = Element::of("th", FIGURE).set("scope", "row");
        body = body.with(Element::new("tr").set("class", "figures").with(label).holding(figures));
    }
    let notes = notes(row, links);
    if !notes.is_empty() {
        let cell = Element::new("td").set("colspan", table.columns.len().to_string()).holding(notes);
        body = body.with(Element::new("tr").set("class", "notes").with(cell));
    }
    body
}

/// How a cell of the column is set; a spare one may be hidden where there is little room.
fn class_of(column: &Column) -> &'static str {
    match (column.figures, column.spare) {
        (true, true) => "figure spare",
        (true, false) => "figure",
        (false, _) => "words",
    }
}

fn cells(row: &Row, table: &Table, links: &Links) -> Vec<Element> {
    let cell = |(index, (cell, column)): (usize, (&Text, &Column))| {
        let mut content = inline(cell, links);
        if content.is_empty() {
            content.push(Element::Text(String::new()));
        }
        if index == 0 {
            if let Some(address) = Links::find(&links.asked, row) {
                content = vec![Element::new("a").set("href", address).holding(content)];
            }
            return Element::new("th").set("scope", "row").holding(content);
        }
        Element::new("td").set("class", class_of(column)).set("data-label", &column.title).holding(content)
    };
    row.cells.iter().zip(&table.columns).enumerate().map(cell).collect()
}

/// What stands under a row; folded away where it is explained on a page of its own.
fn notes(row: &Row, links: &Links) -> Vec<Element> {
    let notes: Vec<Element> = row.said().map(|note| Element::new("p").holding(inline(note, links))).collect();
    let Some(address) = Links::find(&links.explained, row) else { return notes };
    let label = row.cells.first().map(Text::flat).unwrap_or_default();
    let hidden = Element::of("span", format!(": {label}")).set("class", "govuk-visually-hidden");
    let link = Element::of("a", IN_FULL).set("href", address).with(hidden.clone());
    let summary = Element::of("summary", EXPLAINED).with(hidden);
    vec![
        Element::new("details")
            .with(summary)
            .holding(notes)
            .with(Element::new("p").set("class", "explained").with(link)),
    ]
}
