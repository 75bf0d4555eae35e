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
    answered_by_period, fact_answer, words_of,
};
use crate::report::citations;
use crate::rulebook::{Fact, FactValue, Rulebook};
use crate::value::{Day, Truth};
use std::fmt::Write as _;
use std::io::{self, BufRead, Write as _};

/// Asks what a case does not answer yet, and gives its text; nothing where the input ends early.
/// After every answer the case as it stands is kept.
pub(super) fn run(rulebook: &Rulebook, begun: Draft, keep: &dyn Fn(String)) -> Option<String> {
    say(&format!("{}\n", words::HOW_TO_ANSWER));
    let mut interview = Interview { questionnaire: Questionnaire::new(rulebook, &[]), case: begun, as_of: None, keep };
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
    keep: &'r dyn Fn(String),
}

impl Interview<'_> {
    fn context(&self) -> AnswerContext {
        AnswerContext { measures: self.questionnaire.rulebook.measures(), as_of: self.as_of }
    }

    /// Puts an answer into a table of the case, and keeps the case; an open one changes nothing, and
    /// neither does one that stands there already.
    fn put(&mut self, table: &str, key: &str, answer: Option<Draft>) {
        let there = self.case.get(table).and_then(|table| table.get(key));
        if answer.is_some() && there != answer.as_ref() {
            self.case.within(table, |table| table.put(key, answer));
            (self.keep)(self.case.toml());
        }
    }

    fn head(&mut self) -> Option<()> {
        let questions: Vec<Question<'_>> = self.questionnaire.briefly_asked_of_head().cloned().collect();
        for question in &questions {
            if !answered(question, self.case.get("case"), "") {
                let answer = ask(question, "", &|typed| answer_to(question, typed, self.context()))?;
                self.put("case", question.key, answer.and_then(|understood| understood.answer));
            }
            if question.key == "title" && self.case.get("case").is_none_or(|head| head.get("rulebook").is_none()) {
                let rulebook = self.questionnaire.rulebook.id.clone();
                self.put("case", "rulebook", Some(Draft::Text(rulebook)));
            }
        }
        self.as_of = day_from(self.case.get("case").map_or("", |head| head.text_of("as-of")));
        Some(())
    }

    fn facts(&mut self) -> Option<()> {
        let rulebook = self.questionnaire.rulebook;
        let facts: Vec<(&Fact, Question<'_>)> =
            self.questionnaire.each_fact().map(|(fact, question)| (fact, question.clone())).collect();
        let mut values = vec![FactValue::NotKnown; rulebook.facts.len()];
        for (id, section) in rulebook.sections.entries() {
            let mut headed = false;
            for (place, (fact, question)) in facts.iter().enumerate() {
                let idle = matches!(question.briefly, When::Facts(asked) if asked.truth(&values) == Truth::False);
                if fact.section != id || idle || answered_by_period(fact, &self.case) {
                    continue;
                }
                if !headed {
                    say(&format!("\n── {} ──", section.label));
                    headed = true;
                }
                let Some((answer, value)) = self.fact(fact, question)? else { continue };
                self.put("facts", question.key, Some(answer));
                if let Some(slot) = values.get_mut(place) {
                    *slot = value;
                }
                if fact.feeds_reach() && Reach::of(rulebook, &values).reaches() == Truth::False {
                    beyond(rulebook, &values);
                }
            }
        }
        Some(())
    }

    /// One fact: what was answered and what it means; nothing where it stays open.
    #[expect(
        clippy::option_option,
        reason = "the outer level is the end of the input, the inner one a question left open"
    )]
    fn fact(&self, fact: &Fact, question: &Question<'_>) -> Option<Option<(Draft, FactValue)>> {
        let rulebook = self.questionnaire.rulebook;
        let understood = |answer: &Draft| crate::case::answer(rulebook, &fact.id, &answer.inline());
        if let Some(answer) = self.case.get("facts").and_then(|facts| question.stated(facts))
            && let Ok(value) = understood(answer)
        {
            say(&words::already(question.spoken(), &words_of(question, Some(answer))));
            return Some(Some((answer.clone(), value)));
        }
        let read = |typed: &Typed| fact_answer(rulebook, fact, typed, self.as_of).map(|(understood, _)| understood);
        let Some(understood) = ask(question, "", &read)? else { return Some(None) };
        let Some(answer) = understood.answer else { return Some(None) };
        let value =
            crate::case::answer_as_of(rulebook, &fact.id, &answer.inline(), self.as_of).unwrap_or(FactValue::NotKnown);
        Some(Some((answer, value)))
    }

    fn evidence(&mut self) -> Option<()> {
        let Some(schedule) = &self.questionnaire.rulebook.schedule else { return Some(()) };
        let list = CaseList::Evidence.name();
        say(&format!("\n── {} ──", words::EVIDENCE));
        for kind in schedule.kinds.iter().filter(|kind| !kind.harms) {
            let of_kind = |item: &Draft| item.text_of("kind") == kind.id;
            if !self.case.items(list).iter().any(of_kind) {
                let has = Question { hint: &kind.hint, ..Question::yes_or_no(&kind.question) };
                let answer = ask(&has, "", &|typed| answer_to(&has, typed, self.context()))?;
                if answer.and_then(|understood| understood.answer) != Some(Draft::Bool(true)) {
                    continue;
                }
                let known = |number: usize| self.case.items(list).iter().any(|item| item.text_of("id") == id(number));
                let numbers = 1..=self.case.items(list).len().saturating_add(1);
                // OK because one of so many numbers is free.
                let number = numbers.into_iter().find(|number| !known(*number)).unwrap_or_default();
                let item = Draft::Table(vec![
                    ("id".to_owned(), Draft::Text(id(number))),
                    ("kind".to_owned(), Draft::Text(kind.id.clone())),
                ]);
                self.case.listed(list, |items| items.push(item));
                (self.keep)(self.case.toml());
            }
            for place in 0..self.case.items(list).len() {
                if self.case.items(list).get(place).is_some_and(of_kind) {
                    self.particulars(place)?;
                }
            }
        }
        Some(())
    }

    /// What is asked of an item of evidence, as far as its kind carries it and it does not say so yet.
    fn particulars(&mut self, place: usize) -> Option<()> {
        let list = CaseList::Evidence.name();
        let item = self.case.items(list).get(place).cloned().unwrap_or(Draft::Table(Vec::new()));
        let questions = self.questionnaire.briefly_asked_of(CaseList::Evidence, &item, &self.case);
        for question in questions.iter().filter(|question| question.key != "kind") {
            if answered(question, Some(&item), "  ") {
                continue;
            }
            let answer = match question.options.as_slice() {
                // What the kind leaves only one answer to is not asked.
                [only] if matches!(question.offered, Offered::Bodies | Offered::Services) => {
                    Some(Draft::Text(only.id.clone()))
                }
                _ => self.particular(question)?,
            };
            if answer.is_none() {
                continue;
            }
            self.case.listed(list, |items| {
                let Some(item) = items.get_mut(place) else { return };
                match question.key.split_once('.') {
                    Some((outer, inner)) => item.within(outer, |outer| outer.put(inner, answer)),
                    None => item.put(question.key, answer),
                }
            });
            (self.keep)(self.case.toml());
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

/// What an item of evidence is called by its number.
fn id(number: usize) -> String {
    format!("E{number}")
}

/// Whether a table answers a question already; if so it is said how.
fn answered(question: &Question<'_>, table: Option<&Draft>, indent: &str) -> bool {
    let Some(answer) = table.and_then(|table| question.stated(table)) else { return false };
    let said = words::already(question.spoken(), &words_of(question, Some(answer)));
    say(&said.lines().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n"));
    true
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

/// Says something beside the questions.
pub(super) fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

/// Puts a question and reads what is typed, until a line can be read; nothing at the end of the
/// input.
fn line(question: &str) -> Option<String> {
    loop {
        {
            let mut err = io::stderr().lock();
            let _ = write!(err, "{question}\n> ");
            let _ = err.flush();
        }
        match typed_line(&mut io::stdin().lock()) {
            TypedLine::Text(line) => return Some(line.trim().to_owned()),
            TypedLine::TooLong => say(words::LINE_TOO_LONG),
            TypedLine::NoText => say(words::LINE_NOT_TEXT),
            TypedLine::End => {
                // So that what follows does not stand beside the question.
                say("");
                return None;
            }
        }
    }
}

/// A longer line is no answer: a text has at most 10,000 characters, of four bytes at most.
const LONGEST_LINE: usize = 40_000;

/// A line as it was typed.
#[derive(Debug, PartialEq, Eq)]
enum TypedLine {
    Text(String),
    TooLong,
    NoText,
    End,
}

/// The next line; of one that is too long no more is kept than may stand in a line.
fn typed_line(input: &mut dyn BufRead) -> TypedLine {
    let mut line: Vec<u8> = Vec::new();
    let mut length = 0_usize;
    loop {
        let held = match input.fill_buf() {
            Ok(held) => held,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return TypedLine::End,
        };
        if held.is_empty() && length == 0 {
            return TypedLine::End;
        }
        let end = held.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(held.len(), |end| end.saturating_add(1));
        if length.saturating_add(taken) <= LONGEST_LINE {
            line.extend(held.iter().take(taken));
        }
        length = length.saturating_add(taken);
        let last = end.is_some() || held.is_empty();
        input.consume(taken);
        if last {
            return match String::from_utf8(line) {
                _ if length > LONGEST_LINE => TypedLine::TooLong,
                Ok(line) => TypedLine::Text(line),
                Err(_) => TypedLine::NoText,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LINE, TypedLine, typed_line};
    use std::io::{BufReader, Cursor, Read};

    #[test]
    fn a_line_is_read_in_pieces_of_any_size_and_one_that_is_too_long_is_passed_over() {
        let long = "x".repeat(LONGEST_LINE);
        let fits = "y".repeat(LONGEST_LINE - 1);
        let mut bytes = format!("one\r\n\n{long}\n{fits}\n").into_bytes();
        bytes.extend(b"\xff\nlast");
        for size in [1, 3, 8192, 1 << 20] {
            let mut input = BufReader::with_capacity(size, Cursor::new(&bytes));
            let mut next = || typed_line(&mut input);
            assert_eq!(next(), TypedLine::Text("one\r\n".to_owned()));
            assert_eq!(next(), TypedLine::Text("\n".to_owned()));
            assert_eq!(next(), TypedLine::TooLong);
            assert_eq!(next(), TypedLine::Text(format!("{fits}\n")));
            assert_eq!(next(), TypedLine::NoText);
            assert_eq!(next(), TypedLine::Text("last".to_owned()));
            assert_eq!(next(), TypedLine::End);
        }
    }

    #[test]
    fn a_line_without_end_is_too_long_and_then_the_input_ends() {
        let mut input = BufReader::new(std::io::repeat(b'x').take(1 << 24));
        assert_eq!(typed_line(&mut input), TypedLine::TooLong);
        assert_eq!(typed_line(&mut input), TypedLine::End);
    }
}
