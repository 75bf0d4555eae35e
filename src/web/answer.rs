//! What the page is answered: one type an answer, written as an object of JSON whose keys stand in
//! the order of the fields.

use crate::render::Element;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;

pub(super) use super::problems::{asked, by_question, problems_json};

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "kind", rename_all = "kebab-case"))]
pub enum Answer<T> {
    /// What was asked for.
    Assessed(T),
    /// Nothing was computed.
    Refused {
        /// Why; there is at least one reason.
        problems: Vec<Problem>,
    },
}

impl<T: Serialize> Answer<T> {
    /// It as JSON: its kind, then the keys of the answer, or every problem.
    #[must_use]
    pub fn json(&self) -> String {
        match self {
            Answer::Assessed(answer) => with_kind("assessed", &text_of(answer)),
            Answer::Refused { problems } => refused_json(problems),
        }
    }
}

/// A refusal as JSON. A call, not a copy of the code for each kind of answer.
#[inline(never)]
fn refused_json(problems: &[Problem]) -> String {
    with_kind("refused", &format!("{{\"problems\":{}}}", text_of(&problems)))
}

#[inline(never)]
fn text_of<T: Serialize>(answer: &T) -> String {
    // OK because nothing in an answer fails to be written: every key is a text.
    serde_json::to_string(answer).unwrap_or_default()
}

/// An object of JSON that has a key, with its kind before that. Put in here: a tag written by serde
/// would weigh some 3,000 bytes more in the page.
#[inline(never)]
fn with_kind(kind: &str, object: &str) -> String {
    format!("{{\"kind\":\"{kind}\",{}", object.strip_prefix('{').unwrap_or(object))
}

impl<T> From<Result<T, Vec<Problem>>> for Answer<T> {
    fn from(result: Result<T, Vec<Problem>>) -> Answer<T> {
        match result {
            Ok(answer) => Answer::Assessed(answer),
            Err(problems) => Answer::Refused { problems },
        }
    }
}

/// Something that is wrong, and the question it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// The question: `facts:turnover`, `evidence:0:grade`, `case:title`; empty for the file.
    pub question: String,
    /// What is wrong and what to write instead, in sentences.
    pub message: String,
    /// The code of the finding; empty where it is no finding in a file.
    pub code: String,
    /// The line of the file, from one; nought where it belongs to no line.
    pub line: usize,
}

impl Problem {
    /// A problem of a question that is no finding in a file.
    pub(super) fn of(question: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { question: question.into(), message: message.into(), code: String::new(), line: 0 }
    }
}

/// The page has been handed its rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandedOver {
    /// There is no more to say.
    pub value: (),
}

/// The program's version, and the rulebooks and schedules that come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Versions {
    /// The program's version.
    pub engine: String,
    /// The rulebooks, each version by itself.
    pub rulebooks: Vec<RulebookVersion>,
    /// The schedules, each once.
    pub schedules: Vec<ScheduleVersion>,
}

/// A rulebook that comes with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RulebookVersion {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Id, version and digest in one line.
    pub words: String,
}

/// A schedule that comes with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ScheduleVersion {
    /// Id, version and digest in one line.
    pub words: String,
}

/// The published decisions that come with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Examples {
    /// Each with its title.
    pub examples: Vec<ExampleTitle>,
}

/// A published decision that comes with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExampleTitle {
    /// Its id.
    pub id: String,
    /// The title of the case; none where its file cannot be read.
    pub label: Option<String>,
}

/// A case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseFile {
    /// Its text.
    pub case: String,
}

/// The case with the answers that could be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedAnswers {
    /// The text of the case file.
    pub case: String,
    /// What could not be understood and was left as it was, and what the rulebook has against what
    /// was typed.
    pub problems: Vec<Problem>,
}

/// The form of a case. The questionnaire makes it, as JSON: its questions have many shapes. This is
/// the one answer whose body is no type of the door.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Form(#[cfg_attr(test, ts(type = "Record<string,any>"))] pub Value);

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenedFile {
    /// The text of the case file.
    pub case: String,
    /// The user's own rules by which it is read.
    pub own: OwnRules,
    /// The title of the case; none where answers are missing without which nothing can be assessed.
    pub title: Option<String>,
    /// What it came to, where it was written under other rules than those at hand.
    pub older: Option<OlderResult>,
    /// Whether it came in a report file.
    pub report: bool,
}

/// The user's own rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnRules {
    /// The text of their rulebook.
    pub rulebook: Option<String>,
    /// The text of their schedule.
    pub schedule: Option<String>,
}

/// What a case came to under other rules, and comes to under those at hand; each in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OlderResult {
    /// The range it came to.
    pub then: String,
    /// The range it comes to.
    pub now: String,
    /// The rules of then.
    pub then_rules: String,
    /// The rules at hand.
    pub now_rules: String,
}

/// The whole result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultPage {
    /// The title of the case.
    pub title: String,
    /// The answer in one line.
    pub headline: String,
    /// Whether anything is open, in a word.
    pub status: String,
    /// Whether nothing is open.
    pub complete: bool,
    /// What is read before the account.
    pub first: Elements,
    /// The range after each step, drawn.
    pub steps: Elements,
    /// The account and what follows it.
    pub rest: Elements,
    /// What only a print shows: answers and sources.
    pub paper: Elements,
}

/// The estimate so far, for the panel beside the questions; every text in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Estimate {
    /// What is indicated: a range, or the penalty where nothing is open.
    pub headline: String,
    /// The central reading.
    pub central: String,
    /// What is permitted.
    pub permitted: String,
    /// Whether anything is open.
    pub status: String,
    /// What engagement is worth.
    pub engagement: String,
    /// The open facts that move the penalty most, three at most.
    pub narrow: Vec<Narrowing>,
    /// What must be said beside a range that stands by itself.
    pub notes: Vec<String>,
}

/// An open fact, and where to answer it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Narrowing {
    /// The address in the page.
    pub address: String,
    /// What is open.
    pub words: String,
    /// By how much it moves what is indicated.
    pub moves: String,
}

/// A document: one line of the account in full, or two cases side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportPage {
    /// Its title.
    pub title: String,
    /// What it says.
    pub elements: Elements,
}

/// A rulebook in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Method {
    /// The id of the rulebook.
    pub id: String,
    /// Regulator and title.
    pub title: String,
    /// What it asks, what it does, what it rests on.
    pub elements: Elements,
}

/// The assessment as the JSON that the command line prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AssessmentFile {
    /// The text of the file.
    pub json: String,
}

/// The ledger as CSV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LedgerFile {
    /// The text of the file.
    pub csv: String,
}

/// The report as a file that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportFile {
    /// The text of the file.
    pub html: String,
}

/// Which file a case is, and when that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseDigest {
    /// SHA-256 of the case file, in hex.
    pub sha256: String,
    /// What its first line says of the rules it was written under, where it does.
    pub stamp: Option<String>,
    /// When it was asked, in words.
    pub at: String,
}

/// Parts of a page, which the page builds itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Elements(#[cfg_attr(test, ts(type = "Part[]"))] pub Vec<Element>);

impl Serialize for Elements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Part))
    }
}

/// A part of a page: a text as a text, an element as `[name, {attributes}, child, child, …]`, with
/// `null` for no attributes. A page has thousands: they are written straight into the answer.
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct Part<'e>(
    #[cfg_attr(test, ts(type = "string|[string,Record<string,string>|null,...Part[]]"))] &'e Element,
);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Element::Text(text) => serializer.serialize_str(text),
            Element::Tag { name, attributes, children } => {
                let mut parts = serializer.serialize_seq(None)?;
                parts.serialize_element(name)?;
                parts.serialize_element(&(!attributes.is_empty()).then_some(Attributes(attributes)))?;
                for child in children {
                    parts.serialize_element(&Part(child))?;
                }
                parts.end()
            }
        }
    }
}

/// The attributes of an element, by name.
struct Attributes<'e>(&'e [(&'static str, String)]);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
