//! `affeer new --interview`: asks for each fact in the order of the form, and for evidence. The
//! questions go to standard error, so that the case can go to standard output.

use crate::case::{Case, answer};
use crate::diagnostic::Source;
use crate::rulebook::{Fact, FactKind, FactValue, Rulebook, Schedule};
use crate::value::Truth;
use std::fmt::Write as _;
use std::io::{BufRead, Write as _};

/// Asks, and gives the text of the case; nothing where the input ends early.
pub(super) fn run(rulebook: &Rulebook) -> Option<String> {
    say("Press Enter to leave a question open. `?` says why it is asked. Ctrl-D gives up.\n");
    let title = loop {
        let title = ask("What is the case to be called?")?;
        if !title.trim().is_empty() {
            break title;
        }
    };
    let as_of = loop {
        let day = ask("Day of assessment, as 2026-11-23?")?;
        if day.is_empty() || crate::document::day_from(&day).is_some() {
            break day;
        }
        say("  That is no day of the calendar.");
    };
    let mut text = format!("[case]\ntitle = {}\nrulebook = \"{}\"\n", quoted(&title), rulebook.id);
    if !as_of.is_empty() {
        let _ = writeln!(text, "as-of = {as_of}");
    }
    text.push_str("\n[facts]\n");
    let mut values = vec![FactValue::NotKnown; rulebook.facts.len()];
    for (index, section) in rulebook.sections.iter().enumerate() {
        let mut headed = false;
        for (place, fact) in rulebook.facts.iter().enumerate().filter(|(_, fact)| fact.section == index) {
            if fact.asked_when.as_ref().is_some_and(|asked| asked.truth(&values) == Truth::False) {
                continue;
            }
            if !headed {
                say(&format!("\n── {} ──", section.label));
                headed = true;
            }
            if let Some((written, value)) = one(rulebook, fact)? {
                let _ = writeln!(text, "{} = {written}", fact.id);
                if let Some(slot) = values.get_mut(place) {
                    *slot = value;
                }
            }
        }
    }
    if let Some(schedule) = &rulebook.schedule {
        evidence(schedule, &mut text)?;
    }
    if let Err(refused) = Case::read(rulebook, Source::new("the case", text.clone())) {
        say("\nThe case as answered would be refused:");
        say(&refused.to_string());
    }
    Some(text)
}

/// One fact: what was written and what it means; nothing where it stays open.
#[expect(clippy::option_option, reason = "the outer level is the end of the input, the inner one a question left open")]
fn one(rulebook: &Rulebook, fact: &Fact) -> Option<Option<(String, FactValue)>> {
    let needed = if fact.required { " (needed)" } else { "" };
    let mut question = format!("{}{needed}", fact.question);
    for (number, choice) in fact.kind.choices().iter().enumerate() {
        let _ = write!(question, "\n    {}. {} [{}]", number.saturating_add(1), choice.label, choice.id);
    }
    loop {
        let typed = ask(&question)?;
        match typed.as_str() {
            "" if fact.required => say("  Nothing can be assessed without it."),
            "" => return Some(None),
            "?" => say(&format!("  {} {}", fact.why, fact.hint)),
            typed => {
                let written = toml_of(rulebook, fact, typed);
                match answer(rulebook, &fact.id, &written) {
                    Ok(value) => return Some(Some((written, value))),
                    Err(problems) => problems.iter().for_each(|problem| say(&format!("  {problem}"))),
                }
            }
        }
    }
}

/// What a person typed, as it stands in a case file.
fn toml_of(rulebook: &Rulebook, fact: &Fact, typed: &str) -> String {
    let named = |word: &str| {
        let choices = fact.kind.choices();
        let by_number = word.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
        let exact = choices.iter().find(|choice| choice.id == word);
        exact.or(by_number).map_or_else(|| word.to_owned(), |choice| choice.id.clone())
    };
    match &fact.kind {
        FactKind::YesNo => match typed.to_lowercase().as_str() {
            "y" | "yes" | "true" => "true".to_owned(),
            "n" | "no" | "false" => "false".to_owned(),
            _ => quoted(typed),
        },
        FactKind::Money(_) => {
            let code = rulebook.currency.code();
            let bare = typed.trim_start_matches('£');
            quoted(&if bare.starts_with(code) { bare.to_owned() } else { format!("{code} {bare}") })
        }
        FactKind::Option(_) => quoted(&named(typed)),
        FactKind::Options { .. } => {
            let list: Vec<String> = typed.split(',').map(str::trim).filter(|word| !word.is_empty()).map(|word| quoted(&if word.contains('(') { word.to_owned() } else { named(word) })).collect();
            format!("[{}]", list.join(", "))
        }
        FactKind::Count(_) | FactKind::Percent(_) | FactKind::Duration(_) | FactKind::Date => quoted(typed),
    }
}

fn evidence(schedule: &Schedule, text: &mut String) -> Option<()> {
    say("\n── Evidence of engagement with the NCSC and like bodies ──");
    let mut number = 0_usize;
    for kind in schedule.kinds.iter().filter(|kind| !kind.harms) {
        let has = loop {
            match ask(&format!("{} (y/n)", kind.question))?.to_lowercase().as_str() {
                "y" | "yes" => break true,
                "" | "n" | "no" => break false,
                "?" => say(&format!("  {}", kind.hint)),
                _ => say("  Answer y or n."),
            }
        };
        if !has {
            continue;
        }
        number = number.saturating_add(1);
        let _ = write!(text, "\n[[evidence]]\nid = \"E{number}\"\nkind = \"{}\"\n", kind.id);
        if let Some(body) = kind.bodies.first().and_then(|body| schedule.bodies.get(*body)) {
            let _ = writeln!(text, "body = \"{}\"", body.id);
        }
        let at = ask("  When, as 2025-06-02 or 2025-06-02T14:30:00+01:00?")?;
        if crate::document::moment_from(&at).is_ok() {
            let _ = writeln!(text, "at = {at}");
        }
        let begun = ask("  Who began it: 1 the organisation, 2 the body, 3 somebody else?")?;
        if let Some(begun) = [("1", "organisation"), ("2", "body"), ("3", "third-party")].iter().find(|(typed, _)| *typed == begun) {
            let _ = writeln!(text, "begun-by = \"{}\"", begun.1);
        }
        let grades: String = schedule.grades.iter().fold(String::new(), |list, grade| format!("{list}\n    {} {}", grade.id, grade.label));
        let grade = ask(&format!("  How well is it proved?{grades}"))?;
        if schedule.grades.iter().any(|known| known.id == grade) {
            let _ = writeln!(text, "grade = \"{grade}\"");
        }
    }
    Some(())
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().filter(|character| !character.is_control()).collect();
    format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
}

fn say(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

fn ask(question: &str) -> Option<String> {
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
