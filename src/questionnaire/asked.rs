//! Which questions are asked of an item as it stands in a case, and with which options.

use super::case_list::CaseList;
use super::question::{AnswerOption, Carried, Offered, Question, When};
use super::refusals;
use super::relying::relying_options;
use crate::case::Draft;
use crate::rulebook::{Kind as EvidenceKind, Operation, Rulebook, Step};
use crate::value::Truth;

/// An item of a case that is being asked about.
pub(super) struct Asked<'a, 'r> {
    pub(super) rulebook: &'r Rulebook,
    pub(super) item: &'a Draft,
    pub(super) case: &'a Draft,
}

impl<'r> Asked<'_, 'r> {
    fn kind(&self) -> Option<&'r EvidenceKind> {
        let schedule = self.rulebook.schedule.as_ref()?;
        schedule.kinds.iter().find(|kind| kind.id == self.item.text_of("kind"))
    }

    /// The rulebook as the case takes its steps.
    fn as_taken(&self) -> &'r Rulebook {
        let apart = self.case.get("case").and_then(|head| head.get("per-infringement"));
        let is_apart = matches!(apart, Some(Draft::Bool(true)));
        self.rulebook.apart().filter(|_| is_apart).unwrap_or(self.rulebook)
    }

    /// The step that is decided, or of which factors are.
    fn step(&self) -> Option<&'r Step> {
        let rulebook = self.as_taken();
        let named = rulebook.steps.iter().find(|step| step.id == self.item.text_of("step"));
        let of_factor = || {
            let first = self.item.items("factors").first()?;
            let factor = rulebook.factors.iter().find(|factor| Some(factor.id.as_str()) == first.text())?;
            Some(&rulebook.steps[factor.step])
        };
        named.or_else(of_factor)
    }

    /// Whether a question is asked of it.
    pub(super) fn holds(&self, when: When<'_>) -> bool {
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
    pub(super) fn offered(&self, question: &Question<'r>) -> Option<Question<'r>> {
        let mut question = question.clone();
        if question.key == "at"
            && let (Some(schedule), Some(true)) = (&self.rulebook.schedule, self.kind().map(|kind| kind.timed))
        {
            question.steps = refusals::steps_in_time(&schedule.steps_in_time());
        }
        match question.offered {
            Offered::Bodies | Offered::Services => {
                if let Some(ids) = self.kind().and_then(|kind| permitted(self.rulebook, kind, question.offered)) {
                    question.options.retain(|option| ids.contains(&option.id.as_str()));
                }
            }
            Offered::ConditionalFactors => {
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
            Offered::Infringements => question.options = self.items(CaseList::Infringement, "label")?,
            Offered::Relying => {
                question.options = relying_options(self.case, self.rulebook);
                return (!question.options.is_empty()).then_some(question);
            }
            Offered::Exhibits => question.options = self.items(CaseList::Exhibit, "title")?,
            Offered::Kinds => question.hint = self.kind().map_or("", |kind| kind.hint.as_str()),
            Offered::Declared
            | Offered::Rulebooks
            | Offered::Beginners
            | Offered::Grades
            | Offered::Following
            | Offered::Effects
            | Offered::Origins
            | Offered::Consents
            | Offered::Factors
            | Offered::Asserters
            | Offered::Steps
            | Offered::Targets
            | Offered::Deciders => {}
        }
        Some(question)
    }

    /// The items of another list of the case as options; nothing where it has none.
    fn items(&self, list: CaseList, label: &str) -> Option<Vec<AnswerOption>> {
        let items = self.case.items(list.name());
        let option = |item: &Draft| {
            let id = item.text_of("id");
            AnswerOption { id: id.to_owned(), label: format!("{id} {}", item.text_of(label)) }
        };
        (!items.is_empty()).then(|| items.iter().map(option).collect())
    }
}

/// The ids of the bodies or services that a kind of evidence may concern; nothing where it may
/// concern any.
pub(super) fn permitted<'r>(rulebook: &'r Rulebook, kind: &EvidenceKind, offered: Offered) -> Option<Vec<&'r str>> {
    let schedule = rulebook.schedule.as_ref()?;
    let ids: Vec<&str> = match offered {
        Offered::Bodies => kind.bodies.iter().map(|body| schedule.bodies[*body].id.as_str()).collect(),
        Offered::Services => kind.services.iter().map(|service| schedule.services[*service].id.as_str()).collect(),
        _ => Vec::new(),
    };
    (!ids.is_empty()).then_some(ids)
}

/// Whether a kind of evidence carries something.
pub(super) fn carries(kind: &EvidenceKind, carried: Carried) -> bool {
    match carried {
        Carried::Anything => true,
        Carried::Coverage => kind.needs_coverage,
        Carried::Continuity => kind.needs_continuity,
        Carried::NoContinuity => !kind.needs_continuity,
        Carried::Advice => kind.needs_advice,
    }
}
