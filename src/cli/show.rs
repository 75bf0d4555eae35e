//! Showing reports and diagnostics to a person.

use super::arguments::{DocumentForm, Output};
use super::{Exit, files, output, words};
use crate::diagnostic::{Refused, is_hidden, spelt_out};
use crate::render::{Document, Format, Layout};
use crate::report::{Report, Tone};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::io::{IsTerminal, Write};

/// Writes a report in the form asked for; `json` makes the JSON form.
pub(super) fn document(
    report: &Report,
    form: &DocumentForm,
    output: &Output,
    json: &dyn Fn() -> serde_json::Value,
) -> Exit {
    written(&Document { report, json, made: None }, form.format, output)
}

/// Writes a document in a format; one that has no place for it is a wrong command line.
pub(super) fn written(document: &Document<'_>, format: Format, output: &Output) -> Exit {
    match format.document(document, &layout(output)) {
        Some(text) => output::write(&output.destination, &text),
        None => files::misused(&words::no_document(format.name())),
    }
}

/// Writes a report of tables; `csv` and `json` make those forms.
pub(super) fn table(
    report: &Report,
    format: Format,
    output: &Output,
    csv: &dyn Fn() -> String,
    json: &dyn Fn() -> serde_json::Value,
) -> Exit {
    if format == Format::Csv {
        return output::write(&output.destination, &csv());
    }
    written(&Document { report, json, made: None }, format, output)
}

/// How text is set where the result goes.
pub(super) fn layout(output: &Output) -> Layout {
    Layout { width: width(output), style: style_for(output) }
}

fn style_for(output: &Output) -> crate::render::Style {
    if output.destination.file.is_some() { crate::render::plain_style } else { colours }
}

/// How wide text may be: as told, else as the terminal is, else a hundred.
fn width(output: &Output) -> usize {
    let terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width));
    output
        .width
        .map(usize::from)
        .or_else(
            || if output.destination.file.is_none() && std::io::stdout().is_terminal() { terminal() } else { None },
        )
        .unwrap_or(100)
        .min(140)
}

fn colours(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Plain => ("", ""),
        Tone::Strong => ("\u{1b}[1m", "\u{1b}[0m"),
        Tone::Quiet | Tone::Name => ("\u{1b}[2m", "\u{1b}[0m"),
        Tone::Warn => ("\u{1b}[33m", "\u{1b}[0m"),
    }
}

/// More than these of one file help nobody, and drawing them takes longer than finding them.
const MOST_DRAWN: usize = 100;

/// Shows refusals: every diagnostic with the place in the file, what is wrong, what to write.
/// Whether they are `all` that was asked about is told at their end.
pub(super) fn refused(refused: &[Refused], all: bool) {
    let count = diagnostics(refused, &Level::ERROR);
    tell(&words::refused(count, all));
}

/// Shows what may be a slip, as a refusal is shown; nothing where there is none.
pub(super) fn warned(warned: &[Refused]) {
    if !warned.is_empty() {
        let count = diagnostics(warned, &Level::WARNING);
        tell(&words::warned(count));
    }
}

fn tell(line: &str) {
    let _ = writeln!(anstream::AutoStream::auto(std::io::stderr()).lock(), "{line}");
}

/// Draws every diagnostic, and tells how many there are.
fn diagnostics(refused: &[Refused], level: &Level<'static>) -> usize {
    let renderer = Renderer::styled();
    let mut err = anstream::AutoStream::auto(std::io::stderr()).lock();
    let mut count = 0_usize;
    for file in refused {
        let text = visible(&file.source.shown());
        let name = spelt_out(file.source.name());
        count = count.saturating_add(file.diagnostics.len());
        for diagnostic in file.diagnostics.iter().take(MOST_DRAWN) {
            let end = diagnostic.place.end.min(text.len());
            let start = diagnostic.place.start.min(end);
            let message = visible(&diagnostic.message);
            let help = visible(&diagnostic.help);
            let title = level.clone().primary_title(&message).id(diagnostic.code.name());
            // A line is drawn whole or not at all: dots would tell how long it is.
            let group: Group<'_> = if file.source.withholds_line(diagnostic.place.start) {
                let (line, column) = file.source.line_and_column(diagnostic.place.start);
                title.element(Origin::path(&name).line(line).char_column(column))
            } else {
                title.element(
                    Snippet::source(text.as_str())
                        .path(&name)
                        .fold(true)
                        .annotation(AnnotationKind::Primary.span(clip(&text, start, end))),
                )
            };
            let group = group.element(Level::HELP.message(&help));
            let _ = writeln!(err, "{}\n", renderer.render(&[group]));
        }
    }
    let drawn: usize = refused.iter().map(|file| file.diagnostics.len().min(MOST_DRAWN)).sum();
    if drawn < count {
        let _ = writeln!(err, "{}", words::not_drawn(count.saturating_sub(drawn)));
    }
    count
}

/// Only the first line of a place, so that a mark under a whole table stays small.
fn clip(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut start = start;
    while !text.is_char_boundary(start) {
        start = start.saturating_sub(1);
    }
    let rest = text.get(start..end).unwrap_or_default();
    let length = rest.find('\n').unwrap_or(rest.len());
    start..start.saturating_add(length)
}

/// The text with every control character made visible, each byte kept in its place.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) && character != '\r' {
            out.extend(std::iter::repeat_n('?', character.len_utf8()));
        } else {
            out.push(character);
        }
    }
    out
}
