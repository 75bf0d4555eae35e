//! `affeer new --interview`: asks for each fact in the order of the form, and for evidence. The
//! questions go to standard error, so that the case can go to standard output.

use crate::assess::Reach;
use crate::case::{Case, answer};
use crate::diagnostic::Source;
use crate::report::citations;
use crate::rulebook::{Fact, FactKind, FactValue, Kind, Rulebook, Schedule, Weighted};
use crate::value::{List, Truth};
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
    for (section_id, section) in rulebook.sections.entries() {
        let mut headed = false;
        for (id, fact) in rulebook.facts.entries().filter(|(_, fact)| fact.section == section_id) {
            if fact.asked_when.as_ref().is_some_and(|asked| asked.truth(&values) == Truth::False) {
                continue;
            }
            if !headed {
                say(&format!("\n── {} ──", section.label));
                headed = true;
            }
            if let Some((written, value)) = one(rulebook, fact)? {
                let _ = writeln!(text, "{} = {written}", fact.id);
                if let Some(slot) = values.get_mut(id.index()) {
                    *slot = value;
                }
                if fact.feeds_reach() && Reach::of(rulebook, &values).reaches() == Truth::False {
                    beyond(rulebook, &values);
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

/// Says at once what puts the case outside the rulebook's reach, by the answers so far.
fn beyond(rulebook: &Rulebook, values: &[FactValue]) {
    let reach = Reach::of(rulebook, values);
    for (outside, _) in rulebook.outside.iter().zip(&reach.outside).filter(|(_, truth)| **truth == Truth::True) {
        let basis = citations(rulebook, &outside.authority);
        say(&format!("  These rules do not reach the case ({basis}). {}", outside.because));
    }
}

/// One fact: what was written and what it means; nothing where it stays open.
#[expect(clippy::option_option, reason = "the outer level is the end of the input, the inner one a question left open")]
fn one(rulebook: &Rulebook, fact: &Fact) -> Option<Option<(String, FactValue)>> {
    let needed = match (fact.required, &fact.kind) {
        (true, _) => " (needed)",
        (false, FactKind::YesNo) => " (y/n)",
        (false, _) => "",
    };
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
        let by_number = word.parse::<usize>().ok().and_then(|number| choices.iter().nth(number.checked_sub(1)?));
        let exact = choices.iter().find(|choice| choice.id == word);
        exact.or(by_number).map_or_else(|| word.to_owned(), |choice| choice.id.clone())
    };
    match &fact.kind {
        FactKind::YesNo => match typed.to_ascii_lowercase().as_str() {
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
            let list: Vec<String> = typed
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(|word| quoted(&if word.contains('(') { word.to_owned() } else { named(word) }))
                .collect();
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
            match ask(&format!("{} (y/n)", kind.question))?.to_ascii_lowercase().as_str() {
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
        particulars(schedule, kind, text)?;
    }
    Some(())
}

/// What is asked of an item of evidence, as far as its kind carries it.
fn particulars(schedule: &Schedule, kind: &Kind, text: &mut String) -> Option<()> {
    let bodies: Vec<(&str, &str)> = schedule
        .bodies
        .entries()
        .filter(|(id, _)| kind.bodies.is_empty() || kind.bodies.contains(id))
        .map(|(_, body)| (body.id.as_str(), body.label.as_str()))
        .collect();
    if let [(only, _)] = bodies.as_slice() {
        let _ = writeln!(text, "body = \"{only}\"");
    } else {
        choose("body", "  With which body?", &bodies, text)?;
    }
    if kind.needs_continuity {
        let from = day("  Since which day was it kept up, as 2025-06-02?")?;
        let to = day("  Until which day? Enter if it still is.")?;
        let ends: Vec<String> = [("from", from), ("to", to)]
            .into_iter()
            .filter(|(_, day)| !day.is_empty())
            .map(|(end, day)| format!("{end} = {day}"))
            .collect();
        if !ends.is_empty() {
            let _ = writeln!(text, "kept-up = {{ {} }}", ends.join(", "));
        }
    } else {
        let at = day("  When, as 2025-06-02 or 2025-06-02T14:30:00+01:00?")?;
        if !at.is_empty() {
            let _ = writeln!(text, "at = {at}");
        }
    }
    let beginners = [("organisation", "the organisation"), ("body", "the body"), ("third-party", "somebody else")];
    choose("begun-by", "  Who began it?", &beginners, text)?;
    choose("grade", "  How well is it proved?", &listed(&schedule.grades), text)?;
    if kind.needs_coverage {
        let entity = yes_or_no("  Did it cover the entity that was breached?")?;
        let system = yes_or_no("  Did it cover the system that was breached?")?;
        let parts: Vec<String> = [("entity", entity), ("system", system)]
            .into_iter()
            .filter_map(|(part, answer)| answer.map(|answer| format!("{part} = {answer}")))
            .collect();
        if !parts.is_empty() {
            let _ = writeln!(text, "covers = {{ {} }}", parts.join(", "));
        }
    }
    if kind.needs_advice {
        choose("followed", "  How far was the advice followed?", &listed(&schedule.following), text)?;
        choose("effect", "  What did following it do?", &listed(&schedule.effect), text)?;
    }
    Some(())
}

fn listed<S>(list: &List<Weighted<S>>) -> Vec<(&str, &str)> {
    list.iter().map(|entry| (entry.id.as_str(), entry.label.as_str())).collect()
}

/// Asks for one of several, by number or id, until it is understood or left open.
fn choose(key: &str, question: &str, options: &[(&str, &str)], text: &mut String) -> Option<()> {
    let mut asked = question.to_owned();
    for (number, (id, label)) in options.iter().enumerate() {
        let _ = write!(asked, "\n    {}. {label} [{id}]", number.saturating_add(1));
    }
    loop {
        let typed = ask(&asked)?;
        if typed.is_empty() {
            return Some(());
        }
        let by_number = typed.parse::<usize>().ok().and_then(|number| options.get(number.checked_sub(1)?));
        if let Some((id, _)) = options.iter().find(|(id, _)| *id == typed).or(by_number) {
            let _ = writeln!(text, "{key} = \"{id}\"");
            return Some(());
        }
        say("  Answer with one of the numbers, or press Enter to leave it open.");
    }
}

/// Asks for a day or moment until it is one or left open.
fn day(question: &str) -> Option<String> {
    loop {
        let typed = ask(question)?;
        if typed.is_empty() || crate::document::moment_from(&typed).is_ok() {
            return Some(typed);
        }
        say("  That is no day of the calendar; a time needs its offset.");
    }
}

/// Asks until the answer is yes, no or left open.
#[expect(clippy::option_option, reason = "the outer level is the end of the input, the inner one a question left open")]
fn yes_or_no(question: &str) -> Option<Option<bool>> {
    loop {
        match ask(&format!("{question} (y/n)"))?.to_ascii_lowercase().as_str() {
            "" => return Some(None),
            "y" | "yes" => return Some(Some(true)),
            "n" | "no" => return Some(Some(false)),
            _ => say("  Answer y or n."),
        }
    }
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
