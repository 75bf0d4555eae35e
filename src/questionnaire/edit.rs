//! Changes to a case file: answers to its questions, and items of its lists.

use super::asked::{carries, permitted};
use super::case_list::CaseList;
use super::question::{AnswerKind, Offered, Question, When};
use super::relying::{RELIED_ON_BY, set_relying};
use super::typed::{AnswerContext, Typed, Understood, answer_to, fact_answer};
use super::{Questionnaire, refusals};
use crate::case::Draft;
use crate::document::day_from;
use crate::rulebook::Rulebook;
use crate::value::Day;

/// A case with answers.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The case with the answers in it.
    pub case: Draft,
    /// What could not be understood: there the case has no answer any more, so that no older one
    /// stays in force.
    pub not_understood: Vec<NotUnderstood>,
    /// What was understood, by question.
    pub understood: Vec<(String, Understood)>,
}

/// An answer that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// The question: `facts:turnover`, `evidence:0:grade`, `case:title`.
    pub question: String,
    /// What to answer instead, in sentences.
    pub message: String,
}

/// The case with answers, each under its question: `facts:turnover`, `evidence:0:grade`. What
/// could not be understood is told with why, and leaves its question without an answer: what stood
/// there before was meant to be replaced.
#[must_use]
pub fn with_answers(case: &str, rulebook: &Rulebook, typed: &[(String, Typed)]) -> Edited {
    let questionnaire = Questionnaire::new(rulebook, &[]);
    let mut edit = Edit { questionnaire, case: read(case), not_understood: Vec::new(), understood: Vec::new() };
    for (question, typed) in typed {
        match edit.set(question, typed) {
            Ok(Some(understood)) => edit.understood.push((question.clone(), understood)),
            Ok(None) => {}
            Err(message) => {
                // Where even that is refused, a file must have the answer: then it stands empty.
                let _emptied = edit.set(question, &Typed::Nothing);
                edit.not_understood.push(NotUnderstood { question: question.clone(), message });
            }
        }
    }
    for item in 0..edit.case.items(CaseList::Evidence.name()).len() {
        edit.prune(item);
    }
    edit.case.listed(CaseList::Exhibit.name(), |exhibits| exhibits.iter_mut().for_each(name_document));
    Edited { case: edit.case, not_understood: edit.not_understood, understood: edit.understood }
}

/// The case with one more item, which gets the first free name; an item of evidence is of the
/// kind `of`, and a decision of the step or factor.
#[must_use]
pub fn with_item(case: &str, list: CaseList, of: &str) -> Draft {
    let mut draft = read(case);
    let taken: Vec<String> = draft.items(list.name()).iter().map(|item| item.text_of("id").to_owned()).collect();
    let free = || {
        let names = (1..=1000_usize).map(|number| format!("{}{number}", list.letter()));
        names.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
    };
    let mut entries = vec![match list {
        CaseList::Determination => ("by".to_owned(), Draft::Text("party".to_owned())),
        CaseList::Infringement | CaseList::Evidence | CaseList::Exhibit => ("id".to_owned(), Draft::Text(free())),
    }];
    if !of.is_empty() && list == CaseList::Evidence {
        entries.push(("kind".to_owned(), Draft::Text(of.to_owned())));
    }
    let mut item = Draft::Table(entries);
    match list {
        CaseList::Exhibit => name_document(&mut item),
        CaseList::Determination => set_target(&mut item, Some(&Draft::Text(of.to_owned()))),
        CaseList::Infringement | CaseList::Evidence => {}
    }
    draft.listed(list.name(), |items| items.push(item));
    draft
}

/// A file must give a document a title: until it has one, its id stands for it.
fn name_document(item: &mut Draft) {
    if item.get("title").is_none() {
        let id = item.get("id").cloned();
        item.put("title", id);
    }
}

/// The case without the item at this place of a list, counted from nought; where it is a document,
/// nothing names it any more.
#[must_use]
pub fn without_item(case: &str, list: &str, index: usize) -> Draft {
    let mut draft = read(case);
    let id = draft.items(list).get(index).map(|item| item.text_of("id").to_owned());
    draft.listed(list, |items| {
        if index < items.len() {
            items.remove(index);
        }
    });
    if let Some(exhibit) = id.filter(|_| list == CaseList::Exhibit.name()) {
        set_relying(&mut draft, &exhibit, &[]);
    }
    draft
}

fn read(case: &str) -> Draft {
    Draft::read(case).unwrap_or_else(|| Draft::Table(Vec::new()))
}

struct Edit<'r> {
    questionnaire: Questionnaire<'r>,
    case: Draft,
    not_understood: Vec<NotUnderstood>,
    understood: Vec<(String, Understood)>,
}

type Done = Result<Option<Understood>, String>;

impl Edit<'_> {
    /// Sets the answer to a question.
    fn set(&mut self, question: &str, typed: &Typed) -> Done {
        let parts: Vec<&str> = question.split(':').collect();
        match parts.as_slice() {
            ["facts", id] => self.set_fact(None, id, typed),
            ["case", key] => self.set_head(key, typed),
            ["infringement", index, "facts", id] => self.set_fact(index.parse().ok(), id, typed),
            ["exhibit", index, RELIED_ON_BY] => Ok(self.set_relying(index.parse().ok(), typed)),
            [list, index, key] => self.set_field(CaseList::named(list), index.parse().ok(), key, typed),
            _ => Ok(None),
        }
    }

    /// Sets what relies on a document: each says so itself.
    fn set_relying(&mut self, index: Option<usize>, typed: &Typed) -> Option<Understood> {
        let exhibit = self.case.items(CaseList::Exhibit.name()).get(index?)?.text_of("id").to_owned();
        let words = match typed {
            Typed::Choices(words) => words.clone(),
            Typed::Nothing | Typed::NotKnown | Typed::NoneSoFar => Vec::new(),
            Typed::Text(_) | Typed::AsWritten(_) | Typed::Parts(_) | Typed::Ends(..) => return None,
        };
        set_relying(&mut self.case, &exhibit, &words);
        None
    }

    fn as_of(&self) -> Option<Day> {
        day_from(self.case.get("case")?.text_of("as-of"))
    }

    /// Changes an item of a list, where it is there.
    fn change_item(&mut self, list: CaseList, index: usize, change: impl FnOnce(&mut Draft)) {
        self.case.listed(list.name(), |items| {
            if let Some(item) = items.get_mut(index) {
                change(item);
            }
        });
    }

    /// Sets a fact of the case, or of one of its infringements.
    fn set_fact(&mut self, infringement: Option<usize>, id: &str, typed: &Typed) -> Done {
        let Some((_, fact)) = self.questionnaire.rulebook.fact(id) else { return Ok(None) };
        let (understood, _) = fact_answer(self.questionnaire.rulebook, fact, typed, self.as_of())?;
        let new = understood.answer.clone();
        let change = |table: &mut Draft| {
            table.within("facts", |facts| match (facts.get(id).cloned(), new) {
                // Where it comes from stays with it.
                (Some(mut stated @ Draft::Table(_)), new) => {
                    stated.put("value", Some(new.unwrap_or_else(|| Draft::Text("not-known".to_owned()))));
                    facts.put(id, Some(stated));
                }
                (_, new) => facts.put(id, new),
            });
        };
        match infringement {
            None => change(&mut self.case),
            Some(index) => self.change_item(CaseList::Infringement, index, change),
        }
        Ok(Some(understood))
    }

    fn set_head(&mut self, key: &str, typed: &Typed) -> Done {
        let found = self.questionnaire.head.iter().find(|question| question.key == key);
        let Some(question) = found.filter(|question| !matches!(question.asked, When::Never)) else { return Ok(None) };
        // The day of assessment is not held against what it was before.
        let as_of = self.as_of().filter(|_| key != "as-of");
        let context = AnswerContext { measures: self.questionnaire.rulebook.measures(), as_of };
        let understood = of_no_fact(question, typed, context)?;
        let missing = question.required && understood.answer.is_none();
        self.case.within("case", |case| case.put(key, understood.answer.clone()));
        if missing { Err(refusals::no_name()) } else { Ok(Some(understood)) }
    }

    fn set_field(&mut self, list: Option<CaseList>, index: Option<usize>, key: &str, typed: &Typed) -> Done {
        let (Some(list), Some(index)) = (list, index) else { return Ok(None) };
        let Some(item) = self.case.items(list.name()).get(index) else { return Ok(None) };
        // What the item no longer carries was on a page drawn before the change: it is left out.
        let asked = self.questionnaire.asked_of(list, item, &self.case);
        let Some(question) = asked.into_iter().find(|question| question.key == key) else { return Ok(None) };
        let context = AnswerContext { measures: self.questionnaire.rulebook.measures(), as_of: self.as_of() };
        let typed = if self.was_offered(list, &question, typed) { &Typed::Nothing } else { typed };
        let understood = of_no_fact(&question, typed, context)?;
        let new = understood.answer.clone();
        self.change_item(list, index, |item| match (question.kind, key.split_once('.')) {
            (AnswerKind::Target, _) => set_target(item, new.as_ref()),
            (_, Some((outer, inner))) => item.within(outer, |outer| outer.put(inner, new)),
            _ => item.put(key, new),
        });
        Ok(Some(understood))
    }

    /// Whether an option is offered to items of other kinds, and to this one no more.
    fn was_offered(&self, list: CaseList, question: &Question<'_>, typed: &Typed) -> bool {
        let Typed::Text(word) = typed else { return false };
        let any = self.questionnaire.of(list).iter().find(|any| any.key == question.key);
        matches!(question.offered, Offered::Bodies | Offered::Services)
            && !question.ids().contains(&word.as_str())
            && any.is_some_and(|any| any.ids().contains(&word.as_str()))
    }

    /// Takes out of an item of evidence what its kind does not carry.
    fn prune(&mut self, index: usize) {
        let rulebook = self.questionnaire.rulebook;
        let Some(schedule) = &rulebook.schedule else { return };
        let Some(item) = self.case.items(CaseList::Evidence.name()).get(index) else { return };
        let Some(kind) = schedule.kinds.iter().find(|kind| kind.id == item.text_of("kind")) else { return };
        let questions = self.questionnaire.of(CaseList::Evidence).iter();
        let gone = questions.filter(|question| {
            let refused = || {
                let id = item.text_of(question.key);
                let permitted = permitted(rulebook, kind, question.offered);
                question.ids().contains(&id) && permitted.is_some_and(|ids| !ids.contains(&id))
            };
            matches!(question.asked, When::Carries(carried) if !carries(kind, carried)) || refused()
        });
        let keys: Vec<&str> = gone.map(|question| question.key.split('.').next().unwrap_or(question.key)).collect();
        self.change_item(CaseList::Evidence, index, |item| keys.into_iter().for_each(|key| item.put(key, None)));
    }
}

/// What is typed for a question that is no fact. What is not known of an item, or of the case
/// itself, is left out of it.
fn of_no_fact(question: &Question<'_>, typed: &Typed, context: AnswerContext) -> Result<Understood, String> {
    let mut understood = answer_to(question, typed, context)?;
    let not_known = understood.answer.as_ref().and_then(Draft::text) == Some("not-known");
    if not_known && !matches!(question.kind, AnswerKind::Text | AnswerKind::LongText) {
        understood.answer = None;
    }
    Ok(understood)
}

/// A step or a factor, as one word: `step seriousness`, `factor neglect`.
fn set_target(item: &mut Draft, target: Option<&Draft>) {
    let word = target.and_then(Draft::text).unwrap_or_default();
    let (step, factors) = match word.split_once(' ') {
        Some(("step", id)) => (Some(Draft::Text(id.to_owned())), None),
        Some((_, id)) => (None, Some(Draft::List(vec![Draft::Text(id.to_owned())]))),
        None => (None, None),
    };
    item.put("step", step);
    item.put("factors", factors);
}
