//! What is asked of a case: one description, made from what a rulebook and its schedule declare,
//! for the page, the interview, the case file to be filled in and the schema of a case; one
//! reading of what people type; and the case file as answers change it.
//!
//! A fact or a kind of evidence that a rulebook declares is asked at every door without another
//! line of code. A new kind of fact, or a new key of an item, is described here once and read in
//! [`crate::case`].
//!
//! What is asked, and what is understood of what is typed:
//!
//! ```
//! use affeer::{questionnaire::{AnswerKind, Questionnaire, Typed, fact_answer}, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let questionnaire = Questionnaire::new(&rulebook, &[]);
//! let (turnover, question) =
//!     questionnaire.each_fact().find(|(fact, _)| fact.id == "turnover").ok_or("it is not asked")?;
//! assert_eq!(question.kind, AnswerKind::Money);
//!
//! let (understood, _) = fact_answer(&rulebook, turnover, &Typed::Text("6 million".to_owned()), None)?;
//! assert_eq!(understood.echo, "£6,000,000");
//! assert_eq!(understood.answer.map(|answer| answer.inline()), Some("\"GBP 6m\"".to_owned()));
//! assert!(fact_answer(&rulebook, turnover, &Typed::Text("six".to_owned()), None).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decisions;
mod edit;
mod evidence;
mod facts;
mod head;
mod asked;
mod case_list;
mod options;
mod question;
mod refusals;
mod relying;
mod sample;
mod stated;
mod typed;

pub use case_list::{CaseList, ListWords};
pub use edit::{Edited, NotUnderstood, with_answers, with_item, without_item};
pub(crate) use facts::asked_per_infringement;
pub use facts::{answered_by_period, asked, fact_question};
pub use head::HEAD_AS_WRITTEN;
pub use options::{clocks, kinds_to_add};
pub use question::{AnswerKind, AnswerOption, Carried, Offered, Presence, Question, Remark, When};
pub use relying::relying;
pub use sample::sample;
pub use stated::typed_of;
pub(crate) use stated::{fact_values, words_of};
pub use typed::{AnswerContext, DateParts, Typed, Understood, answer_to, fact_answer};

use crate::case::Draft;
use crate::rulebook::{Fact, Rulebook, Section};
use crate::value::Id;
use asked::Asked;

/// What is asked of a case under a rulebook.
#[derive(Clone, Debug)]
pub struct Questionnaire<'r> {
    /// The rulebook that asks.
    pub rulebook: &'r Rulebook,
    /// Of the case itself.
    pub head: Vec<Question<'r>>,
    /// Of each fact, in the order in which the rulebook and its schedule declare them.
    pub facts: Vec<Question<'r>>,
    infringement: Vec<Question<'r>>,
    evidence: Vec<Question<'r>>,
    determination: Vec<Question<'r>>,
    exhibit: Vec<Question<'r>>,
}

impl<'r> Questionnaire<'r> {
    /// What a rulebook asks, where a case may choose among these rulebooks.
    #[must_use]
    pub fn new(rulebook: &'r Rulebook, among: &[&Rulebook]) -> Questionnaire<'r> {
        let with_options = |questions: &[Question<'r>]| -> Vec<Question<'r>> {
            let mut questions = questions.to_vec();
            for question in &mut questions {
                question.options = options::options(question.offered, rulebook, among);
            }
            questions
        };
        let evidence: &[Question<'_>] = if rulebook.schedule.is_some() { &evidence::EVIDENCE } else { &[] };
        Questionnaire {
            rulebook,
            head: with_options(&head::HEAD),
            facts: facts::facts(rulebook),
            infringement: with_options(&decisions::INFRINGEMENT),
            evidence: with_options(evidence),
            determination: with_options(&decisions::DETERMINATION),
            exhibit: with_options(&decisions::EXHIBIT),
        }
    }

    /// The questions of an item of a list, whatever it says.
    #[must_use]
    pub fn of(&self, list: CaseList) -> &[Question<'r>] {
        match list {
            CaseList::Infringement => &self.infringement,
            CaseList::Evidence => &self.evidence,
            CaseList::Determination => &self.determination,
            CaseList::Exhibit => &self.exhibit,
        }
    }

    /// The facts of a section, each with its question.
    pub fn section(&self, section: Id<Section>) -> impl Iterator<Item = (&'r Fact, &Question<'r>)> {
        self.each_fact().filter(move |(fact, _)| fact.section == section)
    }

    /// Every fact with its question.
    pub fn each_fact(&self) -> impl Iterator<Item = (&'r Fact, &Question<'r>)> {
        self.rulebook.facts.iter().zip(&self.facts)
    }

    /// The questions of the case itself that a page asks.
    pub(crate) fn asked_of_head(&self) -> impl Iterator<Item = &Question<'r>> {
        self.head.iter().filter(|question| !matches!(question.asked, When::Never))
    }

    /// The questions of the case itself that an interview asks.
    pub fn briefly_asked_of_head(&self) -> impl Iterator<Item = &Question<'r>> {
        self.head.iter().filter(|question| !matches!(question.briefly, When::Never))
    }

    /// The questions a page asks of an item as it stands in a case, with the options there are.
    #[must_use]
    pub fn asked_of(&self, list: CaseList, item: &Draft, case: &Draft) -> Vec<Question<'r>> {
        self.put_to(list, item, case, |question| question.asked)
    }

    /// The same, as far as an interview asks them.
    #[must_use]
    pub fn briefly_asked_of(&self, list: CaseList, item: &Draft, case: &Draft) -> Vec<Question<'r>> {
        self.put_to(list, item, case, |question| question.briefly)
    }

    fn put_to(
        &self,
        list: CaseList,
        item: &Draft,
        case: &Draft,
        when: fn(&Question<'r>) -> When<'r>,
    ) -> Vec<Question<'r>> {
        let of = Asked { rulebook: self.rulebook, item, case };
        let asked = self.of(list).iter().filter(|question| of.holds(when(question)));
        asked.filter_map(|question| of.offered(question)).collect()
    }
}
