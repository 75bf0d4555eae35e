//! What the page is answered: one type an answer, written as an object of JSON whose keys stand in
//! the order of the fields.

use crate::render::{Element, Object, elements_json};
use serde_json::{Map, Value};

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

impl<T: Into<Value>> Answer<T> {
    /// It as JSON: its kind, then the keys of the answer, or every problem.
    #[must_use]
    pub fn json(self) -> String {
        match self {
            Answer::Assessed(answer) => with_kind("assessed", answer.into()),
            Answer::Refused { problems } => with_kind("refused", Refusal { problems }.into()),
        }
    }
}

/// An object as JSON, with its kind before its own keys.
fn with_kind(kind: &str, answer: Value) -> String {
    let mut all = Map::new();
    all.insert("kind".to_owned(), Value::from(kind));
    if let Value::Object(keys) = answer {
        all.extend(keys);
    }
    Value::Object(all).to_string()
}

impl<T> From<Result<T, Vec<Problem>>> for Answer<T> {
    fn from(result: Result<T, Vec<Problem>>) -> Answer<T> {
        match result {
            Ok(answer) => Answer::Assessed(answer),
            Err(problems) => Answer::Refused { problems },
        }
    }
}

/// Types of objects: each field is written under the key of its name, or under the one that is given
/// for it. By a call for each key: the same derived by serde would weigh some 10,000 bytes more in
/// the page.
macro_rules! objects {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident $(as $key:literal)?: $type:ty,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl From<$name> for Value {
            fn from(answer: $name) -> Value {
                let mut object = Object::default();
                $(object.put(objects!(@key $field $($key)?), answer.$field);)*
                object.value()
            }
        }
    )*};
}

objects! {
    /// A refusal.
    Refusal {
        /// Why; there is at least one reason.
        problems: Vec<Problem>,
    }

    /// Something that is wrong, and the question it belongs to.
    Problem {
        /// The question: `facts:turnover`, `evidence:0:grade`, `case:title`; empty for the file.
        question: String,
        /// What is wrong and what to write instead, in sentences.
        message: String,
        /// The code of the finding; empty where it is no finding in a file.
        code: String,
        /// The line of the file, from one; nought where it belongs to no line.
        line: usize,
    }

    /// The page has been handed its rules.
    HandedOver {
        /// There is no more to say.
        value: (),
    }

    /// The program's version, and the rulebooks and schedules that come with it.
    Versions {
        /// The program's version.
        engine: String,
        /// The rulebooks, each version by itself.
        rulebooks: Vec<RulebookVersion>,
        /// The schedules, each once.
        schedules: Vec<ScheduleVersion>,
    }

    /// A rulebook that comes with the program.
    RulebookVersion {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// Its version.
        version: String,
        /// Id, version and digest in one line.
        words: String,
    }

    /// A schedule that comes with the program.
    ScheduleVersion {
        /// Id, version and digest in one line.
        words: String,
    }

    /// The published decisions that come with the program.
    Examples {
        /// Each with its title.
        examples: Vec<ExampleTitle>,
    }

    /// A published decision that comes with the program.
    ExampleTitle {
        /// Its id.
        id: String,
        /// The title of the case; none where its file cannot be read.
        label: Option<String>,
    }

    /// A case file.
    CaseFile {
        /// Its text.
        case: String,
    }

    /// The case with the answers that could be understood.
    SavedAnswers {
        /// The text of the case file.
        case: String,
        /// What could not be understood and was left as it was, and what the rulebook has against what
        /// was typed.
        problems: Vec<Problem>,
        /// What was understood of each answer.
        echoes: Echoes,
    }

    /// A file that was opened.
    OpenedFile {
        /// The text of the case file.
        case: String,
        /// The user's own rules by which it is read.
        own: OwnRules,
        /// The title of the case; none where answers are missing without which nothing can be assessed.
        title: Option<String>,
        /// What it came to, where it was written under other rules than those at hand.
        older: Option<OlderResult>,
        /// Whether it came in a report file.
        report: bool,
    }

    /// The user's own rules.
    OwnRules {
        /// The text of their rulebook.
        rulebook: Option<String>,
        /// The text of their schedule.
        schedule: Option<String>,
        /// Which rules they are: id, version and digest of the rulebook and, where it has one, of its
        /// schedule.
        words: String,
    }

    /// What a case came to under other rules, and comes to under those at hand; each in words.
    OlderResult {
        /// The range it came to.
        then: String,
        /// The range it comes to.
        now: String,
        /// The rules of then.
        #[cfg_attr(test, ts(rename = "thenRules"))]
        then_rules as "thenRules": String,
        /// The rules at hand.
        #[cfg_attr(test, ts(rename = "nowRules"))]
        now_rules as "nowRules": String,
    }

    /// The whole result.
    ResultPage {
        /// The title of the case.
        title: String,
        /// The answer in one line.
        headline: String,
        /// Whether anything is open, in a word.
        status: String,
        /// Whether nothing is open.
        complete: bool,
        /// What is read before the account.
        first: Elements,
        /// The range after each step, drawn.
        steps: Elements,
        /// The account and what follows it.
        rest: Elements,
        /// What only a print shows: answers and sources.
        paper: Elements,
    }

    /// The estimate so far, for the panel beside the questions; every text in words.
    Estimate {
        /// What is indicated: a range, or the penalty where nothing is open.
        headline: String,
        /// The central reading.
        central: String,
        /// What is permitted.
        permitted: String,
        /// Whether anything is open.
        status: String,
        /// What engagement is worth.
        engagement: String,
        /// The open facts that would narrow what is indicated most, three at most.
        narrow: Vec<Narrowing>,
        /// What must be said beside a range that stands by itself.
        notes: Vec<String>,
    }

    /// An open fact, and where to answer it.
    Narrowing {
        /// The address in the page.
        address: String,
        /// What is open.
        words: String,
        /// By how much an answer narrows what is indicated, at most.
        moves: String,
    }

    /// A document: one line of the account in full, or two cases side by side.
    ReportPage {
        /// Its title.
        title: String,
        /// What it says.
        elements: Elements,
    }

    /// A rulebook in words.
    Method {
        /// The id of the rulebook.
        id: String,
        /// Regulator and title.
        title: String,
        /// What it asks, what it does, what it rests on.
        elements: Elements,
    }

    /// The assessment as the JSON that the command line prints.
    AssessmentFile {
        /// The text of the file.
        json: String,
    }

    /// The ledger as CSV.
    LedgerFile {
        /// The text of the file.
        csv: String,
    }

    /// The report as a file that stands by itself.
    ReportFile {
        /// The text of the file.
        html: String,
    }

    /// Which file a case is, and when that was asked.
    CaseDigest {
        /// SHA-256 of the case file, in hex; with what it covers where that is not the file as it
        /// stands, and words in its place where the case is refused.
        sha256: String,
        /// What its first line says of the rules it was written under, where it does.
        stamp: Option<String>,
        /// When it was asked, in words.
        at: String,
    }
}

impl Problem {
    /// A problem of a question that is no finding in a file.
    pub(super) fn of(question: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { question: question.into(), message: message.into(), code: String::new(), line: 0 }
    }
}

/// The form of a case. The questionnaire makes it, as JSON: its questions have many shapes. This is
/// the one answer whose body is no type of the door.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Form(#[cfg_attr(test, ts(type = "Record<string,any>"))] pub Value);

impl From<Form> for Value {
    fn from(form: Form) -> Value {
        form.0
    }
}

/// What was understood of each answer, by its question: in words, and a question back where something
/// else may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Echoes(#[cfg_attr(test, ts(type = "Record<string,{ echo: string, doubt: string }>"))] pub Value);

impl From<Echoes> for Value {
    fn from(echoes: Echoes) -> Value {
        echoes.0
    }
}

/// Parts of a page, which the page builds itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Elements(#[cfg_attr(test, ts(type = "Part[]"))] pub Vec<Element>);

impl From<Elements> for Value {
    fn from(elements: Elements) -> Value {
        elements_json(elements.0)
    }
}
