//! What a question is: of what kind, when it is asked, its options, words and limits. Plain data.

use crate::case::Draft;
use crate::rulebook::Condition;
use crate::value::{Amount, Span};

/// A question, as every door puts it.
#[derive(Clone, Debug)]
pub struct Question<'r> {
    /// The key of the answer in its table of a case file; `covers.entity` stands in a table
    /// `covers`.
    pub key: &'r str,
    /// Of what kind the answer is.
    pub kind: AnswerKind,
    /// What may be answered, as far as that is settled.
    pub options: Vec<AnswerOption>,
    /// Where the options come from.
    pub offered: Offered,
    /// The range the answer must lie in, both ends included, in the unit of the kind (pounds,
    /// pieces, percent, seconds).
    pub limits: Option<Span<Amount>>,
    /// The question put to a person.
    pub question: &'r str,
    /// The same in a terminal, where it is put in other words; else empty.
    pub aloud: &'r str,
    /// How to find the answer, or what leaving it out means.
    pub hint: &'r str,
    /// Why it is asked.
    pub why: &'r str,
    /// By which steps in time an answer counts, where it does; else empty.
    pub steps: String,
    /// Whether it may be answered that it has not come by the day of assessment.
    pub none_so_far: bool,
    /// Whether a door insists on an answer.
    pub required: bool,
    /// How the key stands in a file.
    pub written: Presence,
    /// When a page asks it.
    pub asked: When<'r>,
    /// When an interview asks it, which asks less.
    pub briefly: When<'r>,
    /// How a case file to be filled in shows it; empty where it leaves it out. A fact is always
    /// shown, by a sample of its kind.
    pub sample: &'static str,
    /// What stands beside the sample.
    pub remark: Remark,
}

/// Of what kind an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// A text on one line.
    Text,
    /// A text on several lines.
    LongText,
    /// A day without a time.
    Day,
    /// A day or a moment; in a fact also a range of them.
    Moment,
    /// From one day to another, either of which may be left out.
    Period,
    /// A sum of money; in a fact also a range.
    Money,
    /// A whole number or range.
    Count,
    /// A percentage or range.
    Percent,
    /// One percentage: a share, or a change with its sign.
    Share,
    /// A length of time or range.
    Duration,
    /// Yes or no.
    YesNo,
    /// Yes, or nothing said.
    Flag,
    /// One of a few options.
    Option,
    /// One of many options.
    Select,
    /// What was decided: a step, or a factor.
    Target,
    /// Any number of options; with `pinpoints`, `32(1)(b)` counts as `32`.
    Options {
        /// Whether a pinpoint in brackets may follow the option.
        pinpoints: bool,
    },
    /// The facts of an infringement that differ from those of the case.
    Facts,
}

impl AnswerKind {
    /// The word for it, by which the page draws it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            AnswerKind::Text => "text",
            AnswerKind::LongText => "long",
            AnswerKind::Day => "day",
            AnswerKind::Moment => "date",
            AnswerKind::Period => "period",
            AnswerKind::Money => "money",
            AnswerKind::Count => "count",
            AnswerKind::Percent => "percent",
            AnswerKind::Share => "share",
            AnswerKind::Duration => "duration",
            AnswerKind::YesNo => "yes-no",
            AnswerKind::Flag => "flag",
            AnswerKind::Option => "option",
            AnswerKind::Select | AnswerKind::Target => "select",
            AnswerKind::Options { .. } => "options",
            AnswerKind::Facts => "facts",
        }
    }

    /// How an answer may be typed; empty where that needs no words.
    #[must_use]
    pub fn typing(self) -> &'static str {
        match self {
            AnswerKind::Money => "For example 385m, 1,250,000 or, as a range, 80m to 120m.",
            AnswerKind::Count => "A whole number or, as a range, 1,000 to 5,000.",
            AnswerKind::Percent => "For example 10%.",
            AnswerKind::Duration => "A number of days, or for example 36 hours.",
            AnswerKind::Day | AnswerKind::Moment => "For example 27 3 2001.",
            AnswerKind::Options { pinpoints: true } => {
                "Choose all that apply. A pinpoint such as 5(1)(f) may be added."
            }
            AnswerKind::Options { pinpoints: false } => "Choose all that apply.",
            AnswerKind::Text
            | AnswerKind::LongText
            | AnswerKind::Period
            | AnswerKind::Share
            | AnswerKind::YesNo
            | AnswerKind::Flag
            | AnswerKind::Option
            | AnswerKind::Select
            | AnswerKind::Target
            | AnswerKind::Facts => "",
        }
    }
}

/// An option a person may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// The word in a case file.
    pub id: String,
    /// What a person reads.
    pub label: String,
}

impl AnswerOption {
    /// The option with this word and label.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> AnswerOption {
        AnswerOption { id: id.into(), label: label.into() }
    }
}

/// Where the options of a question come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// From the declaration of a fact; a question of a kind without options has none.
    Declared,
    /// The rulebooks at hand; another one may be named.
    Rulebooks,
    /// The kinds of evidence.
    Kinds,
    /// The bodies; of an item of evidence those its kind may concern.
    Bodies,
    /// The services; of an item of evidence those its kind may concern.
    Services,
    /// Who may have begun something.
    Beginners,
    /// The grades of evidence.
    Grades,
    /// How far advice may have been followed.
    Following,
    /// What following it may have done.
    Effects,
    /// Whose material something may be.
    Origins,
    /// What consent there may be.
    Consents,
    /// The factors of the rulebook.
    Factors,
    /// The factors; a person is offered those that have a condition.
    ConditionalFactors,
    /// Who may say so.
    Asserters,
    /// The steps of the rulebook.
    Steps,
    /// The steps that leave something to decide, and the factors; another step may be named.
    Targets,
    /// The degrees of the step that was decided.
    Degrees,
    /// Who may have decided.
    Deciders,
    /// The infringements of the case.
    Infringements,
    /// The documents of the case.
    Exhibits,
    /// What may rely on a document: the answered facts, the evidence and the decisions of the case.
    Relying,
}

/// When a question is asked.
#[derive(Clone, Copy, Debug)]
pub enum When<'r> {
    /// Whatever the case says.
    Always,
    /// Never: only a file says it.
    Never,
    /// Where the facts so far do not rule it out.
    Facts(&'r Condition),
    /// Of an item of evidence whose kind is known and carries this.
    Carries(Carried),
    /// Of an item of evidence whose material came from a body.
    FromBody,
    /// Of a decision on one thing.
    OneTarget,
    /// Of a decision on several factors at once.
    SeveralFactors,
    /// Of a decision on a step that is taken for each of several infringements.
    PerInfringement,
    /// Of a decision on a step with degrees.
    HasDegrees,
}

/// What a kind of evidence carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// What every kind carries.
    Anything,
    /// Whether it covered the breached entity and system.
    Coverage,
    /// How long it was kept up.
    Continuity,
    /// A day instead of how long it was kept up.
    NoContinuity,
    /// How far advice was followed.
    Advice,
}

/// How a key stands in a case file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It may be left out.
    Optional,
    /// A file without it is refused.
    Required,
    /// Not at all: the answer is written under other keys.
    Otherwise,
}

/// What stands beside a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The sample stands by itself.
    Nothing,
    /// These words, on the same line.
    Words(&'static str),
    /// The options, on the same line.
    Options,
    /// These words, and the options with their labels on the lines below.
    List(&'static str),
}

impl<'r> Question<'r> {
    /// A question of an item or of the case itself that a page always asks and an interview does
    /// not.
    pub(super) const fn new(key: &'r str, kind: AnswerKind, question: &'r str, hint: &'r str) -> Question<'r> {
        Question {
            key,
            kind,
            options: Vec::new(),
            offered: Offered::Declared,
            limits: None,
            question,
            aloud: "",
            hint,
            why: "",
            steps: String::new(),
            none_so_far: false,
            required: false,
            written: Presence::Optional,
            asked: When::Always,
            briefly: When::Never,
            sample: "",
            remark: Remark::Nothing,
        }
    }

    /// A plain question that is answered yes or no.
    #[must_use]
    pub fn yes_or_no(question: &'r str) -> Question<'r> {
        Question::new("", AnswerKind::YesNo, question, "")
    }

    /// A key that only a file says.
    pub(super) const fn unasked(key: &'r str, kind: AnswerKind) -> Question<'r> {
        Question::new(key, kind, "", "").when(When::Never)
    }

    pub(super) const fn offering(mut self, offered: Offered) -> Question<'r> {
        self.offered = offered;
        self
    }

    pub(super) const fn required(mut self) -> Question<'r> {
        self.required = true;
        self
    }

    pub(super) const fn written(mut self, written: Presence) -> Question<'r> {
        self.written = written;
        self
    }

    pub(super) const fn when(mut self, when: When<'r>) -> Question<'r> {
        self.asked = when;
        self
    }

    pub(super) const fn briefly(mut self, when: When<'r>) -> Question<'r> {
        self.briefly = when;
        self
    }

    pub(super) const fn aloud(mut self, words: &'r str) -> Question<'r> {
        self.aloud = words;
        self
    }

    pub(super) const fn sample(mut self, sample: &'static str, remark: Remark) -> Question<'r> {
        self.sample = sample;
        self.remark = remark;
        self
    }

    /// The question as a terminal puts it.
    #[must_use]
    pub fn spoken(&self) -> &'r str {
        if self.aloud.is_empty() { self.question } else { self.aloud }
    }

    /// The words of its options, in their order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.options.iter().map(|option| option.id.as_str()).collect()
    }

    /// What an item, or a table of a case, says to it; nothing where it says nothing.
    #[must_use]
    pub fn stated<'d>(&self, table: &'d Draft) -> Option<&'d Draft> {
        match self.key.split_once('.') {
            Some((outer, inner)) => table.get(outer)?.get(inner),
            None => table.get(self.key),
        }
    }
}
