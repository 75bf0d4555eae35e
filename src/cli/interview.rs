//! `affeer new --interview`: asks what the questionnaire asks in brief, in its order. The questions
//! go to standard error, so that the case can go to standard output.

use super::words;
use crate::assess::Reach;
use crate::case::Case;
use crate::case::Draft;
use crate::diagnostic::Source;
use crate::document::day_from;
use crate::questionnaire::{
    AnswerContext, AnswerKind, CaseList, Offered, Question, Questionnaire, Typed, Understood, When, answer_to,
    answered_by_period, fact_answer,
};
use crate::report::citations;
use crate::rulebook::{Fact, FactValue, Rulebook};
use crate::value::{Day, Truth};
use std::fmt::Write as _;
use std::io::{BufRead, Write as _};

/// Asks, and gives the text of the case; nothing where the input ends early.
pub(super) fn run(rulebook: &Rulebook) -> Option<String> {
    say(&format!("{}\n", words::HOW_TO_ANSWER));
    let mut interview =
        Interview { questionnaire: Questionnaire::new(rulebook, &[]), case: Draft::Table(Vec::new()), as_of: None };
    interview.head()?;
    interview.facts()?;
    if rulebook.schedule.is_some() {
        interview.evidence()?;
    }
    let text = interview.case.toml();
    if let Err(refused) = Case::read(rulebook, Source::new("the case", text.clone())) {
        say(&format!("\n{}", words::WOULD_BE_REFUSED));
        say(&refused.to_string());
    }
    Some(text)
}

struct Interview<'r> {
    questionnaire: Questionnaire<'r>,
    case: Draft,
    as_of: Option<Day>,
}

impl Interview<'_> {
    fn context(&self) -> AnswerContext {
        AnswerContext { measures: self.questionnaire.rulebook.measures(), as_of: self.as_of }
    }

    fn head(&mut self) -> Option<()> {
        let mut head = Draft::Table(Vec::new());
        for question in self.questionnaire.briefly_asked_of_head() {
            let answer = ask(question, "", &|typed| answer_to(question, typed, self.context()))?;
            head.put(question.key, answer.and_then(|understood| understood.answer));
            if question.key == "title" {
                head.put("rulebook", Some(Draft::Text(self.questionnaire.rulebook.id.clone())));
            }
        }
        self.as_of = day_from(head.text_of("as-of"));
        self.case.put("case", Some(head));
        Some(())
    }

    fn facts(&mut self) -> Option<()> {
        let rulebook = self.questionnaire.rulebook;
        let mut facts = Draft::Table(Vec::new());
        let mut values = vec![FactValue::NotKnown; rulebook.facts.len()];
        for (id, section) in rulebook.sections.entries() {
            let mut headed = false;
            for (place, (fact, question)) in self.questionnaire.each_fact().enumerate() {
                let idle = matches!(question.briefly, When::Facts(asked) if asked.truth(&values) == Truth::False);
                if fact.section != id || idle || answered_by_period(fact, &self.case) {
                    continue;
                }
                if !headed {
                    say(&format!("\n── {} ──", section.label));
                    headed = true;
                }
                let Some((answer, value)) = self.fact(fact, question)? else { continue };
                facts.put(question.key, Some(answer));
                if let Some(slot) = values.get_mut(place) {
                    *slot = value;
                }
                if fact.feeds_reach() && Reach::of(rulebook, &values).reaches() == Truth::False {
                    beyond(rulebook, &values);
                }
            }
        }
        self.case.put("facts", Some(facts));
        Some(())
    }

    /// One fact: what was answered and what it means; nothing where it stays open.
    #[expect(
        clippy::option_option,
        reason = "the outer level is the end of the input, the inner one a question left open"
    )]
    fn fact(&self, fact: &Fact, question: &Question<'_>) -> Option<Option<(Draft, FactValue)>> {
        let rulebook = self.questionnaire.rulebook;
        let read = |typed: &Typed| fact_answer(rulebook, fact, typed, self.as_of).map(|(understood, _)| understood);
        let Some(understood) = ask(question, "", &read)? else { return Some(None) };
        let Some(answer) = understood.answer else { return Some(None) };
        let value =
            crate::case::answer_as_of(rulebook, &fact.id, &answer.inline(), self.as_of).unwrap_or(FactValue::NotKnown);
        Some(Some((answer, value)))
    }

    fn evidence(&mut self) -> Option<()> {
        let Some(schedule) = &self.questionnaire.rulebook.schedule else { return Some(()) };
        say(&format!("\n── {} ──", words::EVIDENCE));
        for kind in schedule.kinds.iter().filter(|kind| !kind.harms) {
            let has = Question { hint: &kind.hint, ..Question::yes_or_no(&kind.question) };
            let answer = ask(&has, "", &|typed| answer_to(&has, typed, self.context()))?;
            if answer.and_then(|understood| understood.answer) != Some(Draft::Bool(true)) {
                continue;
            }
            let number = self.case.items(CaseList::Evidence.name()).len().saturating_add(1);
            let mut item = Draft::Table(vec![
                ("id".to_owned(), Draft::Text(format!("E{number}"))),
                ("kind".to_owned(), Draft::Text(kind.id.clone())),
            ]);
            self.particulars(&mut item)?;
            self.case.listed(CaseList::Evidence.name(), |items| items.push(item));
        }
        Some(())
    }

    /// What is asked of an item of evidence, as far as its kind carries it.
    fn particulars(&self, item: &mut Draft) -> Option<()> {
        let questions = self.questionnaire.briefly_asked_of(CaseList::Evidence, item, &self.case);
        for question in questions.iter().filter(|question| question.key != "kind") {
            let answer = match question.options.as_slice() {
                // What the kind leaves only one answer to is not asked.
                [only] if matches!(question.offered, Offered::Bodies | Offered::Services) => {
                    Some(Draft::Text(only.id.clone()))
                }
                _ => self.particular(question)?,
            };
            match question.key.split_once('.') {
                Some((outer, inner)) => item.within(outer, |outer| outer.put(inner, answer)),
                None => item.put(question.key, answer),
            }
        }
        Some(())
    }

    #[expect(
        clippy::option_option,
        reason = "the outer level is the end of the input, the inner one a question left open"
    )]
    fn particular(&self, question: &Question<'_>) -> Option<Option<Draft>> {
        let ask = |question: &Question<'_>| {
            let answer = ask(question, "  ", &|typed| answer_to(question, typed, self.context()))?;
            let answer = answer.and_then(|understood| understood.answer);
            // What is not known of an item is left out of it.
            Some(answer.filter(|answer| answer.text() != Some("not-known")))
        };
        if question.kind != AnswerKind::Period {
            return ask(question);
        }
        // A terminal asks for the two ends of a period one after the other.
        let end = |words: &str| {
            let aloud = format!("{} {words}", question.question);
            ask(&Question { kind: AnswerKind::Day, question: &aloud, aloud: "", ..question.clone() })
        };
        let ends = [("from", end(words::FROM_WHICH_DAY)?), ("to", end(words::UNTIL_WHICH_DAY)?)];
        let entries: Vec<(String, Draft)> =
            ends.into_iter().filter_map(|(key, day)| Some((key.to_owned(), day?))).collect();
        Some((!entries.is_empty()).then_some(Draft::Table(entries)))
    }
}

/// Says at once what puts the case outside the rulebook's reach, by the answers so far.
fn beyond(rulebook: &Rulebook, values: &[FactValue]) {
    let reach = Reach::of(rulebook, values);
    for (outside, _) in rulebook.outside.iter().zip(&reach.outside).filter(|(_, truth)| **truth == Truth::True) {
        let basis = citations(rulebook, &outside.authority);
        say(&format!("  {}", words::beyond(&basis, &outside.because)));
    }
}

/// Asks until the answer is understood or left open, and echoes what was understood.
#[expect(clippy::option_option, reason = "the outer level is the end of the input, the inner one a question left open")]
fn ask(
    question: &Question<'_>,
    indent: &str,
    read: &dyn Fn(&Typed) -> Result<Understood, String>,
) -> Option<Option<Understood>> {
    let mark = match (question.required, question.kind) {
        // A name is plainly needed; it is asked for again.
        (true, AnswerKind::Text) => "",
        (true, _) => " (needed)",
        (false, AnswerKind::YesNo) => " (y/n)",
        (false, AnswerKind::Moment) if question.none_so_far => words::OR_NONE_SO_FAR,
        (false, _) => "",
    };
    let mut put = format!("{indent}{}{mark}", question.spoken());
    if !question.steps.is_empty() {
        let _ = write!(put, "\n{indent}  {}", question.steps);
    }
    for (number, option) in question.options.iter().enumerate() {
        let label = option.label.strip_prefix(&format!("{}: ", option.id)).unwrap_or(&option.label);
        let _ = write!(put, "\n    {}. {label} [{}]", number.saturating_add(1), option.id);
    }
    loop {
        let typed = line(&put)?;
        match typed.as_str() {
            "" if question.required && question.kind == AnswerKind::Text => {}
            "" if question.required => say(&format!("  {}", words::NEEDED)),
            "" => return Some(None),
            "?" => say(&format!("  {}", [question.why, question.hint].join(" ").trim())),
            _ => match read(&Typed::Text(typed)) {
                Ok(understood) => {
                    if is_echoed(question.kind) {
                        say(&format!("{indent}  {}", words::understood(&understood.echo, &understood.doubt)));
                    }
                    return Some(Some(understood));
                }
                Err(message) => say(&format!("{indent}  {message}")),
            },
        }
    }
}

/// Whether what was typed may be understood in more than one way.
fn is_echoed(kind: AnswerKind) -> bool {
    !matches!(kind, AnswerKind::Text | AnswerKind::LongText | AnswerKind::YesNo | AnswerKind::Flag | AnswerKind::Facts)
}

fn say(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

fn line(question: &str) -> Option<String> {
    {
        let mut err = std::io::stderr().lock();
        let _ = write!(err, "{question}\n> ");
        let _ = err.flush();
    }
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).ok()?;
    if read == 0 {
        // So that what follows does not stand beside the question.
        say("");
        return None;
    }
    Some(line.trim().to_owned())
}
