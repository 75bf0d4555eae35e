//! Every sentence a reader sees, in no format: headings, paragraphs, tables and lists made from
//! an assessment, a refusal or a rulebook. Renderers say what stands here and compute nothing.
//!
//! A line of the account in full:
//!
//! ```
//! use affeer::{assessment::assess, case::Case, diagnostic::Source, report::line_report, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let case = Case::read(&rulebook, Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     as-of = 2026-11-23
//!     [facts]
//!     articles = ["5(1)(f)", "32(1)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 80m..120m"
//! "#))?;
//! let assessment = assess(&case)?;
//! let report = line_report(&assessment, "seriousness").ok_or("there is no such line")?;
//! assert!(!report.blocks.is_empty());
//! assert!(line_report(&assessment, "weather").is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod appendix;
mod caveats;
mod credit;
mod engagement;
mod finding;
mod foretold;
mod from_assessment;
mod from_backtest;
mod from_calibration;
mod from_decisions;
mod from_line;
mod from_pair;
mod from_rulebook;
mod from_tariff;
mod lines;
mod reasons;
mod open;
mod reach;
mod stamp;
mod words;
mod written;

pub(crate) use appendix::appendix;
pub use caveats::differences;
pub(crate) use caveats::{caveat_words, maximum_open_words};
pub(crate) use credit::credit_sentence;
pub(crate) use engagement::{attribution_standing, gate_words, item_label, reason_of_gate, verdict_words};
pub(crate) use finding::finding_words;
pub use foretold::{likely_words, record_words, unforetold_words};
pub use from_assessment::{conditions, if_imposed, report, report_foretelling};
pub use from_backtest::backtest_report;
pub use from_calibration::{Calibration, PageDifference, calibration_report};
pub use from_decisions::{decisions_left_out, decisions_report, engagement_count_report};
pub use from_line::line_alone;
pub use from_line::{WaterfallStep, line_report, waterfall};
pub use from_pair::pair_report;
pub use from_rulebook::{list_report, rulebook_report};
pub use from_tariff::tariff_report;
pub(crate) use from_tariff::{assumed_words, within_words};
pub(crate) use lines::authority_words;
pub(crate) use lines::{authority_of, facts_words, figure_words, line_label};
pub(crate) use open::{answer_words, open_item_label, open_label, open_words, opportunity_label, until_words};
pub(crate) use reach::{if_reached, outside_words, reach_words};
pub(crate) use reasons::determined_words;
pub(crate) use reasons::reason_words;
pub(crate) use stamp::digest_of;
pub use stamp::pair_made_words;
pub(crate) use stamp::{ESTIMATE_BY, MADE_BY, left_out_words, made_words, result_stamp};
pub(crate) use words::capitalised;
pub(crate) use words::fact_value_words;
pub(crate) use words::moment_words;
pub use words::{citations, money, percent, range};
pub use words::{reading_words, standing_words};

/// What is said of an assessment under a user's own rulebook or schedule.
pub(crate) const OWN_RULES: &str =
    "Assessed by a rulebook or schedule of the user's own, not one that comes with the program.";

/// The same as a part of a document.
#[must_use]
pub(crate) fn own_rules() -> Block {
    Block::Paragraph(Text::of(Tone::Warn, OWN_RULES))
}

/// A document without a format.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The title of the document, above everything else.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Block {
    /// A heading that stays where it stands.
    Heading(String),
    /// The heading of a section that a door may put elsewhere: which one it is, and its words.
    Section(Section, String),
    /// A paragraph of running text.
    Paragraph(Text),
    /// The answer: a figure that stands out, and what it is.
    Answer(Vec<(String, Text)>),
    /// The range of the penalty, drawn to scale.
    Bar(Bar),
    /// A table with a row of headings.
    Table(Table),
    /// A list, an entry to each text; the order says nothing unless the words do.
    List(Vec<Text>),
}

/// A section of a report that a door may put elsewhere. It reaches to the next heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Section {
    /// What can still be done.
    Opportunities,
}

impl Block {
    /// The words of a heading; `None` for any other part.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        match self {
            Block::Heading(words) | Block::Section(_, words) => Some(words),
            Block::Paragraph(_) | Block::Answer(_) | Block::Bar(_) | Block::Table(_) | Block::List(_) => None,
        }
    }
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The pieces, in order.
    pub pieces: Vec<(Tone, String)>,
}

/// How a piece is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Like the rest.
    Plain,
    /// To be read first: a format makes it bold.
    Strong,
    /// Beside the point, for those who look for it.
    Quiet,
    /// What something is called in a file, for those who write one.
    Name,
    /// Uncertain or ours: to be noticed.
    Warn,
}

/// A table: columns, and rows with a cell for each of them.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, from the top, without the headings.
    pub rows: Vec<Row>,
    /// Where only the first rows matter to most readers: how many, and what is said of the rest
    /// where they are left out.
    pub brief: Option<(usize, Text)>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The words at the head of the column.
    pub title: String,
    /// Whether it holds figures, which stand under each other.
    pub figures: bool,
    /// Whether it may be left out where there is little room.
    pub spare: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells, one for each column.
    pub cells: Vec<Text>,
    /// What was applied in each column after the first, where that differs between them.
    pub figures: Vec<String>,
    /// What stands under the row, over the whole width.
    pub notes: Vec<Text>,
    /// Whether it sums up.
    pub total: bool,
    /// What it is about, so that a format can link it: `line:seriousness`, `fact:turnover`. Empty
    /// where there is nothing to link.
    pub about: String,
}

/// The range of the penalty, in thousandths of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Least, low, central, high and most.
    pub at: [u16; 5],
    /// What stands at the two ends of the scale.
    pub ends: (String, String),
    /// The same in words, for who cannot see it.
    pub words: String,
}

impl Text {
    /// A plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Text {
        Text::of(Tone::Plain, text)
    }

    /// A text of one tone.
    #[must_use]
    pub fn of(tone: Tone, text: impl Into<String>) -> Text {
        Text { pieces: vec![(tone, text.into())] }
    }

    /// The text with another piece after it.
    #[must_use]
    pub fn and(mut self, tone: Tone, text: impl Into<String>) -> Text {
        self.pieces.push((tone, text.into()));
        self
    }

    /// The text without tones.
    #[must_use]
    pub fn flat(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }
}

impl Table {
    /// A table of which all rows matter.
    #[must_use]
    pub fn of(columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table { columns, rows, brief: None }
    }

    /// The rows that matter to most readers, and what is said of the rest.
    pub(crate) fn briefly(&self) -> (impl Iterator<Item = &Row>, Option<&Text>) {
        let shown = self.brief.as_ref().map_or(self.rows.len(), |(shown, _)| *shown);
        (self.rows.iter().take(shown), self.brief.as_ref().map(|(_, rest)| rest))
    }
}

impl Row {
    /// A row of these cells.
    #[must_use]
    pub fn of(cells: Vec<Text>) -> Row {
        Row { cells, ..Row::default() }
    }

    /// With what stands under it.
    #[must_use]
    pub fn noting(mut self, notes: Vec<Text>) -> Row {
        self.notes = notes;
        self
    }

    /// With what it is about.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Row {
        self.about = about.into();
        self
    }

    /// As the sum of those above.
    #[must_use]
    pub fn summing(mut self) -> Row {
        self.total = true;
        self
    }

    /// What a format without columns under columns writes under the row: the figures in one line,
    /// then every note that says something.
    pub fn under(&self) -> impl Iterator<Item = Text> {
        let figures = (!self.figures.is_empty()).then(|| Text::plain(format!("{FIGURE} {}", self.figures.join(" | "))));
        figures.into_iter().chain(self.said().cloned())
    }

    /// The notes that say something.
    pub fn said(&self) -> impl Iterator<Item = &Text> {
        self.notes.iter().filter(|note| !note.flat().trim().is_empty())
    }
}

/// What the figures under a row are called.
pub(crate) const FIGURE: &str = "Figure";
/// What unfolds what stands under a row.
pub(crate) const EXPLAINED: &str = "How this was worked out";
/// What the link to the page of a line says.
pub(crate) const IN_FULL: &str = "In full, with the law relied on";

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<String>) -> Column {
        Column { title: title.into(), figures: false, spare: false }
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(title: impl Into<String>) -> Column {
        Column { title: title.into(), figures: true, spare: false }
    }

    /// A column that may be left out.
    #[must_use]
    pub fn spare(mut self) -> Column {
        self.spare = true;
        self
    }
}
