//! `affeer new`: a case file to fill in, made from what the questionnaire asks.

use super::admission::case_source;
use super::arguments::{Choice, Destination, New};
use super::library::{Failed, LoadedRulebook, book, book_meant, newest};
use super::{Exit, files, interview, output, words};
use crate::case::{Case, Draft};
use crate::questionnaire::{CaseList, HEAD_AS_WRITTEN, Presence, Question, Questionnaire, Remark, When, sample};
use crate::rulebook::Rulebook;
use std::fmt::Write;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};

pub(super) fn run(options: &New) -> Exit {
    if options.interview {
        return interviewed(options);
    }
    match book_meant(&options.choice) {
        Ok(book) => output::write(&options.destination, &template(&book.rulebook)),
        Err(failed) => failed.exit(),
    }
}

/// Asks for a case. What was answered is kept whenever the interview ends.
fn interviewed(options: &New) -> Exit {
    let (book, begun) = match begun(options) {
        Ok(begun) => begun,
        Err(failed) => return failed.exit(),
    };
    let kept = Arc::new(Mutex::new(String::new()));
    let (of_handler, destination) = (Arc::clone(&kept), options.destination.clone());
    let ended = move || {
        let answered = of_handler.lock().unwrap_or_else(PoisonError::into_inner);
        interview::say("");
        process::exit(cut_off(&answered, &destination).code().into())
    };
    if ctrlc::set_handler(ended).is_err() {
        files::complain(words::CTRL_C_KEEPS_NOTHING);
    }
    let keep = |text: String| *kept.lock().unwrap_or_else(PoisonError::into_inner) = text;
    let text = interview::run(&book.rulebook, begun, &keep);
    // Held to the end, so that who ends the program by now does not write the same again.
    let answered = kept.lock().unwrap_or_else(PoisonError::into_inner);
    match text {
        Some(text) => saved(&text, &options.destination),
        None => cut_off(&answered, &options.destination),
    }
}

/// The rulebook that asks, and the case as far as it is answered already.
fn begun(options: &New) -> Result<(LoadedRulebook, Draft), Failed> {
    let Some(path) = &options.from else { return Ok((book_meant(&options.choice)?, Draft::Table(Vec::new()))) };
    let wanted = |choice: &Choice, case: &Draft| -> Result<LoadedRulebook, Failed> {
        let stated = |key: &str| case.get("case").map(|head| head.text_of(key)).filter(|text| !text.is_empty());
        let rulebook = choice.rulebook.as_deref().or(stated("rulebook")).unwrap_or(newest());
        book(rulebook, choice.schedule.as_deref().or(stated("schedule")))
    };
    let choice = Choice { rulebook: options.choice.rulebook.clone(), schedule: options.choice.schedule.clone() };
    let source = case_source(path, &choice)?;
    match Draft::read(source.text()) {
        Some(case) => Ok((wanted(&choice, &case)?, case)),
        None => match Case::read(&wanted(&choice, &Draft::Table(Vec::new()))?.rulebook, source) {
            Err(refused) => Err(Failed::Refused(vec![*refused])),
            // OK because what cannot be parsed is refused.
            Ok(_) => Err(Failed::Exit(Exit::Refused)),
        },
    }
}

/// Keeps what was answered where the interview ended early.
fn cut_off(answered: &str, destination: &Destination) -> Exit {
    if answered.is_empty() {
        files::complain(words::NOTHING_ANSWERED);
        return Exit::Unreadable;
    }
    let kept = saved(answered, destination) == Exit::Done;
    files::complain(&words::cut_off(destination.file.as_deref().filter(|_| kept)));
    Exit::Unreadable
}

/// Writes the case; where its file cannot be written, to standard output, so that no answer is lost.
fn saved(text: &str, destination: &Destination) -> Exit {
    let exit = output::write(destination, text);
    if exit == Exit::Done || destination.file.is_none() { exit } else { exit.max(files::print(text)) }
}

/// A commented case file: what stands at its head, every fact with its question, in the order of
/// the form, and a block to copy for evidence and for what was decided.
fn template(rulebook: &Rulebook) -> String {
    let questionnaire = Questionnaire::new(rulebook, &[]);
    let mut out = format!("# {}\n# {}\n\n[case]\n", words::template_of(rulebook), words::HOW_TO_FILL_IN);
    let head = HEAD_AS_WRITTEN.iter().filter_map(|key| questionnaire.head.iter().find(|question| question.key == *key));
    for question in head.filter(|question| !question.sample.is_empty()) {
        let sample =
            if question.key == "rulebook" { format!("\"{}\"", rulebook.id) } else { question.sample.to_owned() };
        // What is asked first of all, and the rules chosen here, stand as they are.
        let stands = question.key == "rulebook" || matches!(question.briefly, When::Always);
        let line = format!("{}{} = {sample}", if stands { "" } else { "# " }, question.key);
        remarked(&mut out, &line, 38, question);
    }
    out.push_str("\n[facts]\n");
    for (id, section) in rulebook.sections.entries() {
        let mut facts = questionnaire.section(id).peekable();
        if facts.peek().is_none() {
            continue;
        }
        heading(&mut out, "\n", &section.label);
        for (_, question) in facts {
            fact(&mut out, question, rulebook);
        }
    }
    if let Some(schedule) = &rulebook.schedule {
        heading(&mut out, "", words::EVIDENCE_BLOCKS);
        let _ = writeln!(out, "# {}", words::KINDS);
        for kind in &schedule.kinds {
            let _ = writeln!(out, "#   {:<31}{}", kind.id, kind.label);
        }
        out.push_str("#\n");
        block(&mut out, CaseList::Evidence, &questionnaire, 40);
    }
    heading(&mut out, "\n", words::DECISION_BLOCKS);
    block(&mut out, CaseList::Determination, &questionnaire, 41);
    let _ = writeln!(out, "#\n# {}", words::STEPS);
    for step in &rulebook.steps {
        let _ = writeln!(out, "#   {:<36} {}", step.id, step.label);
    }
    out
}

fn heading(out: &mut String, before: &str, label: &str) {
    let _ = writeln!(out, "{before}# ── {label} ──");
}

fn fact(out: &mut String, question: &Question<'_>, rulebook: &Rulebook) {
    comment(out, question.question);
    if !question.hint.is_empty() {
        comment(out, question.hint);
    }
    for option in &question.options {
        comment(out, &format!("  \"{}\": {}", option.id, option.label));
    }
    if let When::Facts(condition) = question.asked {
        comment(out, &words::only_when(condition.text()));
    }
    let mark = if question.required { "" } else { "# " };
    let note = match question.remark {
        Remark::Words(words) => format!("   # {words}"),
        Remark::Nothing | Remark::Options | Remark::List(_) => String::new(),
    };
    let _ = writeln!(out, "{mark}{} = {}{note}\n", question.key, sample(question, rulebook.currency));
}

/// A block to copy for an item of a list: the keys that have a sample, their remarks from a column
/// on.
fn block(out: &mut String, list: CaseList, questionnaire: &Questionnaire<'_>, column: usize) {
    let _ = writeln!(out, "# [[{}]]", list.name());
    let shown = questionnaire
        .of(list)
        .iter()
        .filter(|question| !question.sample.is_empty() && question.written != Presence::Otherwise);
    for question in shown {
        let line = format!("# {} = {}", question.key, sample(question, questionnaire.rulebook.currency));
        remarked(out, &line, column, question);
        if matches!(question.remark, Remark::List(_)) {
            for option in &question.options {
                let label = option.label.strip_prefix(&format!("{}: ", option.id)).unwrap_or(&option.label);
                let _ = writeln!(out, "#   {} {label}", option.id);
            }
        }
    }
}

/// A line with what is remarked on it, from a column on.
fn remarked(out: &mut String, line: &str, column: usize, question: &Question<'_>) {
    let _ = match question.remark {
        Remark::Nothing => writeln!(out, "{line}"),
        Remark::Words(words) | Remark::List(words) => writeln!(out, "{line:<column$}# {words}"),
        Remark::Options => writeln!(out, "{line:<column$}# {}", question.ids().join(" | ")),
    };
}

fn comment(out: &mut String, text: &str) {
    let mut line = String::from("#");
    for word in text.split_whitespace() {
        if line.chars().count().saturating_add(word.chars().count()) > 98 {
            let _ = writeln!(out, "{line}");
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(out, "{line}");
}
