//! A file as it was read, and its refusal.

use super::{Code, Diagnostic, Findings, Place, spelt_out, words};
use std::fmt;

/// More diagnostics of one file than this help nobody.
const MOST_TOLD: usize = 99;

/// A file as it was read: its name and its text, with the places that may not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    withheld: Vec<Place>,
}

/// A file that was refused: nothing was computed from it.
///
/// `diagnostics` is never empty, and stands in the order of the file. An error as others are: `?`
/// passes it on.
#[derive(Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file, with what is withheld blanked out.
    pub source: Source,
    /// Everything that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Source {
    /// A file with this name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), withheld: Vec::new() }
    }

    /// The name it is called by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as written, withheld places included. Nothing printed may come from here.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Marks places whose text may not be shown: material from a body about the organisation
    /// without its consent.
    pub(crate) fn withhold(&mut self, places: Vec<Place>) {
        self.withheld.extend(places);
    }

    /// Whether the place touches one that may not be shown.
    #[must_use]
    pub(crate) fn withholds(&self, place: Place) -> bool {
        self.withheld
            .iter()
            .any(|hidden| hidden.start < place.end.max(place.start.saturating_add(1)) && place.start < hidden.end)
    }

    /// Whether any of the line on which this byte stands may not be shown.
    #[must_use]
    pub fn withholds_line(&self, byte: usize) -> bool {
        let (before, after) = self.text.split_at_checked(byte).unwrap_or((&self.text, ""));
        let start = before.rfind('\n').map_or(0, |index| index.saturating_add(1));
        let end = byte.saturating_add(after.find('\n').unwrap_or(after.len()));
        self.withholds(Place { start, end })
    }

    /// The text with every withheld character replaced by a dot; lines stay where they are, and
    /// so does every byte.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.withheld.is_empty() {
            return self.text.clone();
        }
        let mut shown = String::with_capacity(self.text.len());
        for (index, character) in self.text.char_indices() {
            let hidden = self.withheld.iter().any(|place| place.start <= index && index < place.end);
            if hidden && character != '\n' {
                shown.extend(std::iter::repeat_n('.', character.len_utf8()));
            } else {
                shown.push(character);
            }
        }
        shown
    }

    /// Line and column (in characters) of a byte, both from one.
    #[must_use]
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line = before.matches('\n').count().saturating_add(1);
        let start = before.rfind('\n').map_or(0, |index| index.saturating_add(1));
        let column = before.get(start..).unwrap_or_default().chars().count().saturating_add(1);
        (line, column)
    }

    /// Refuses the file for what was found in it.
    #[must_use]
    pub fn refused(mut self, findings: Findings) -> Refused {
        let mut diagnostics = findings.in_file_order();
        let left_out = diagnostics.len().saturating_sub(MOST_TOLD);
        diagnostics.truncate(MOST_TOLD);
        if left_out > 0 {
            let place = diagnostics.last().map(|last| last.place).unwrap_or_default();
            let (message, help) = words::more_after(left_out);
            diagnostics.push(Diagnostic { code: Code::TooLarge, place, message, help, about: None });
        }
        for diagnostic in &mut diagnostics {
            // OK because the messages of these codes never quote what was written.
            let quotes_nothing =
                matches!(diagnostic.code, Code::Syntax | Code::DuplicateKey | Code::TooLarge | Code::WrongType);
            if !quotes_nothing && self.withholds(diagnostic.place) {
                words::WITHHELD.clone_into(&mut diagnostic.message);
                words::WITHHELD_HELP.clone_into(&mut diagnostic.help);
                diagnostic.about = None;
            }
            diagnostic.message = spelt_out(&diagnostic.message);
            diagnostic.help = spelt_out(&diagnostic.help);
        }
        self.text = self.shown();
        Refused { source: self, diagnostics }
    }
}

impl fmt::Display for Refused {
    /// One line for each diagnostic: `file:line:column: [code] message; help`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.diagnostics.iter().enumerate() {
            let (line, column) = self.source.line_and_column(diagnostic.place.start);
            if index > 0 {
                f.write_str("\n")?;
            }
            let Diagnostic { code, message, help, .. } = diagnostic;
            let name = spelt_out(&self.source.name);
            write!(f, "{name}:{line}:{column}: [{}] {message}; {help}", code.name())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Refused {
    /// As it is displayed: a `main` that ends with an error shows this, and no one wants to read a
    /// file in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Refused {}
