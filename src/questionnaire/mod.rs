//! What is asked of a case: one description, made from what a rulebook and its schedule declare,
//! for the page, the interview, the case file to be filled in and the schema of a case; one
//! reading of what people type; and the case file as answers change it.
//!
//! A fact or a kind of evidence that a rulebook declares is asked at every door without another
//! line of code. A new kind of fact, or a new key of an item, is described here once and read in
//! [`crate::case`].

mod decisions;
mod draft;
mod edit;
mod evidence;
mod facts;
mod head;
mod case_list;
mod question;
mod refusals;
mod sample;
mod stamp;
mod stated;
mod typed;

pub use case_list::{CaseList, ListWords};
pub use draft::Draft;
pub use edit::{Edited, Problem, with_answers, with_item, without_item};
pub use evidence::kinds_to_add;
pub use facts::fact_question;
pub use head::HEAD_AS_WRITTEN;
pub use question::{AnswerKind, AnswerOption, Carried, Offered, Presence, Question, Remark, When};
pub use sample::sample;
pub use stamp::{result_of, rules_of, stamp_of, stamped};
pub use stated::{fact_values, typed_of, words_of};
pub use typed::{DateParts, Setting, Typed, Understood, answer_to, fact_answer};

use crate::rulebook::{Fact, FactValue, Kind as EvidenceKind, Operation, Rulebook, Section, Step};
use crate::value::{Id, Truth};

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
        Questionnaire {
            rulebook,
            head: head::head(among),
            facts: facts::facts(rulebook),
            infringement: decisions::infringement(),
            evidence: evidence::evidence(rulebook),
            determination: decisions::determination(rulebook),
            exhibit: decisions::exhibit(),
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
    pub fn asked_of_head(&self) -> impl Iterator<Item = &Question<'r>> {
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

/// An item of a case that is being asked about.
struct Asked<'a, 'r> {
    rulebook: &'r Rulebook,
    item: &'a Draft,
    case: &'a Draft,
}

impl<'r> Asked<'_, 'r> {
    fn kind(&self) -> Option<&'r EvidenceKind> {
        let schedule = self.rulebook.schedule.as_ref()?;
        schedule.kinds.iter().find(|kind| kind.id == self.item.text_of("kind"))
    }

    fn step(&self) -> Option<&'r Step> {
        self.rulebook.steps.iter().find(|step| step.id == self.item.text_of("step"))
    }

    fn holds(&self, when: When<'_>) -> bool {
        let several_factors = self.item.items("factors").len() > 1;
        match when {
            When::Always => true,
            When::Never => false,
            // OK because only facts have conditions over facts, and their state is their own.
            When::Facts(condition) => condition.truth(&[]) != Truth::False,
            When::Carries(carried) => self.kind().is_some_and(|kind| carries(kind, carried)),
            When::FromBody => self.kind().is_some_and(|kind| kind.from_body || self.item.text_of("origin") == "body"),
            When::OneTarget => !several_factors,
            When::SeveralFactors => several_factors,
            When::PerInfringement => {
                self.step().is_some_and(|step| step.per_infringement)
                    && self.case.items(CaseList::Infringement.name()).len() > 1
            }
            When::HasDegrees => self.step().is_some_and(|step| matches!(step.operation, Operation::Seriousness(_))),
        }
    }

    /// The question with the options there are for the item; nothing where they are items of the
    /// case and it has none.
    fn offered(&self, question: &Question<'r>) -> Option<Question<'r>> {
        let mut question = question.clone();
        match question.offered {
            Offered::All | Offered::Others => {}
            Offered::ByKind => {
                let permitted = self.kind().map(|kind| permitted(self.rulebook, kind, question.key));
                question.options.retain(|option| {
                    permitted.as_ref().is_none_or(|ids| ids.is_empty() || ids.contains(&option.id.as_str()))
                });
            }
            Offered::Conditional => {
                let conditional =
                    |id: &str| self.rulebook.factors.iter().any(|factor| factor.id == id && factor.when.is_some());
                question.options.retain(|option| conditional(&option.id));
            }
            Offered::Degrees => {
                if let Some(Operation::Seriousness(seriousness)) = self.step().map(|step| &step.operation) {
                    question.options =
                        seriousness.bands.iter().map(|band| AnswerOption::new(&band.id, &band.label)).collect();
                }
            }
            Offered::Items(list, label) => {
                let items = self.case.items(list.name());
                if items.is_empty() {
                    return None;
                }
                let option = |item: &Draft| {
                    let id = item.text_of("id");
                    AnswerOption::new(id, format!("{id} {}", item.text_of(label)))
                };
                question.options = items.iter().map(option).collect();
            }
        }
        if question.key == "kind" {
            question.hint = self.kind().map_or("", |kind| kind.hint.as_str());
        }
        Some(question)
    }
}

/// The ids a kind of evidence permits under a key; any where there are none.
fn permitted<'r>(rulebook: &'r Rulebook, kind: &EvidenceKind, key: &str) -> Vec<&'r str> {
    let Some(schedule) = &rulebook.schedule else { return Vec::new() };
    match key {
        "body" => kind.bodies.iter().map(|body| schedule.bodies[*body].id.as_str()).collect(),
        "service" => kind.services.iter().map(|service| schedule.services[*service].id.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Whether a kind of evidence carries something.
pub(crate) fn carries(kind: &EvidenceKind, carried: Carried) -> bool {
    match carried {
        Carried::Anything => true,
        Carried::Coverage => kind.needs_coverage,
        Carried::Continuity => kind.needs_continuity,
        Carried::NoContinuity => !kind.needs_continuity,
        Carried::Advice => kind.needs_advice,
    }
}

/// Whether a fact is used by a step taken for each infringement: then it is asked of each.
#[must_use]
pub fn asked_per_infringement(rulebook: &Rulebook, fact: &Fact) -> bool {
    fact.feeds.iter().any(|id| rulebook.steps.iter().any(|step| step.per_infringement && step.id == *id))
}

/// Whether a fact is asked, given what is known of the others.
#[must_use]
pub fn asked(question: &Question<'_>, facts: &[FactValue]) -> Truth {
    match question.asked {
        When::Facts(condition) => condition.truth(facts),
        When::Never => Truth::False,
        When::Always
        | When::Carries(_)
        | When::FromBody
        | When::OneTarget
        | When::SeveralFactors
        | When::PerInfringement
        | When::HasDegrees => Truth::True,
    }
}
