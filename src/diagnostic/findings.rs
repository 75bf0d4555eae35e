//! Diagnostics of one file, collected so that all of them are told at once.

use super::Code;

/// Where something stands in a file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Place {
    /// Whether the other place lies within this one.
    #[must_use]
    pub fn holds(&self, other: Place) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// What a diagnostic is about, for who says it in other words or beside a question. Who needs to
/// know asks this, never the words of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A fact without which nothing can be assessed, and which is missing.
    RequiredFact {
        /// The id of the fact.
        id: String,
        /// The question by which it is asked.
        question: String,
    },
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// What is wrong: lower case, no full stop, the user's text in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// What it is about, where that has a name of its own.
    pub about: Option<About>,
}

/// The diagnostics of one file so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Findings with none in them yet: a file in which nothing is wrong so far.
    #[must_use]
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds a finding: its code, where it lies, what is wrong and what to write instead.
    pub fn add(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.list.push(Diagnostic { code, place, message: message.into(), help: help.into(), about: None });
    }

    /// Adds one that is about something with a name of its own.
    pub(crate) fn add_about(
        &mut self,
        about: About,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help, about) = (message.into(), help.into(), Some(about));
        self.list.push(Diagnostic { code, place, message, help, about });
    }

    /// Puts words before the message of the first, in the order of the file, that has such a code.
    pub fn lead(&mut self, has: impl Fn(Code) -> bool, words: &str) {
        let first = self.list.iter_mut().filter(|one| has(one.code)).min_by_key(|one| (one.place, one.code));
        if let Some(first) = first {
            first.message.insert_str(0, words);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them in the order of the file, each once.
    #[must_use]
    pub fn in_file_order(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (a.place, a.code, &a.message).cmp(&(b.place, b.code, &b.message)));
        self.list.dedup();
        self.list
    }
}
