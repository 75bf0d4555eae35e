//! `affeer new`: a case file to fill in, made from what the rulebook declares.

use super::arguments::New;
use super::library::book;
use super::{Exit, files, interview};
use crate::rulebook::{Fact, FactKind, Library, Rulebook};
use crate::value::Amount;
use std::fmt::Write;

pub(super) fn run(options: &New) -> Exit {
    let first = Library::rulebooks().first().map_or("", |shipped| shipped.id);
    let id = options.choice.rulebook.as_deref().unwrap_or(first);
    let book = match book(id, options.choice.schedule.as_deref()) {
        Ok(book) => book,
        Err(failed) => return failed.exit(),
    };
    let text = if options.interview {
        if let Some(text) = interview::run(&book.rulebook) {
            text
        } else {
            files::complain("standard input ended before the interview did; nothing was written");
            return Exit::Unreadable;
        }
    } else {
        template(&book.rulebook)
    };
    files::write(options.output.as_deref(), &text)
}

/// A commented case file: every fact with its question, in the order of the form.
fn template(rulebook: &Rulebook) -> String {
    let mut out = format!(
        "# A case for {} {}.\n# Take the # away from each line you can answer. What is left out is open and widens the range.\n\n[case]\ntitle = \"…\"\nrulebook = \"{}\"\nas-of = 2026-01-01                    # the day of assessment\n# notice-of-intent = 2026-01-01\n# infringement = {{ from = 2025-01-01, to = 2025-06-30 }}\n\n[facts]\n",
        rulebook.title, rulebook.version, rulebook.id
    );
    for (section_id, section) in rulebook.sections.entries() {
        let facts: Vec<&Fact> = rulebook.facts.iter().filter(|fact| fact.section == section_id).collect();
        if facts.is_empty() {
            continue;
        }
        let _ = write!(out, "\n# ── {} ──\n", section.label);
        for fact in facts {
            comment(&mut out, &fact.question);
            if !fact.hint.is_empty() {
                comment(&mut out, &fact.hint);
            }
            for choice in fact.kind.choices() {
                comment(&mut out, &format!("  \"{}\": {}", choice.id, choice.label));
            }
            if let Some(asked) = &fact.asked_when {
                comment(&mut out, &format!("Only when {}", asked.text()));
            }
            let sample = sample(fact, rulebook);
            let mark = if fact.required { "" } else { "# " };
            let note = if fact.required { "   # needed" } else { "" };
            let _ = writeln!(out, "{mark}{} = {sample}{note}\n", fact.id);
        }
    }
    if let Some(schedule) = &rulebook.schedule {
        let _ = write!(out, "# ── Evidence of engagement: one block for each item ──\n# Kinds:\n");
        for kind in &schedule.kinds {
            let _ = writeln!(out, "#   {:<31}{}", kind.id, kind.label);
        }
        out.push_str("#\n# [[evidence]]\n# id = \"E1\"\n# kind = \"incident-report\"\n# body = \"ncsc\"\n# at = 2025-06-02                       # when it was done\n# begun-by = \"organisation\"             # organisation | body | third-party\n# grade = \"V2\"                          # how well it is proved:\n");
        for grade in &schedule.grades {
            let _ = writeln!(out, "#   {} {}", grade.id, grade.label);
        }
    }
    out.push_str("\n# ── What was decided, if anything: one block for each ──\n# [[determination]]\n# step = \"seriousness\"\n# band = \"medium\"\n# value = \"15%\"\n# by = \"caseworker\"                      # regulator | caseworker | party | court\n# because = \"…\"\n#\n# Steps:\n");
    for step in &rulebook.steps {
        let _ = writeln!(out, "#   {:<36} {}", step.id, step.label);
    }
    out
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

/// A value of the right form for a fact.
fn sample(fact: &Fact, rulebook: &Rulebook) -> String {
    match &fact.kind {
        FactKind::Money(_) => format!("\"{} 10m\"", rulebook.currency.code()),
        FactKind::Count(permitted) => Amount::whole(1000).max(permitted.least()).min(permitted.most()).plain(),
        FactKind::Percent(_) => "\"10%\"".to_owned(),
        FactKind::Duration(_) => "\"30 days\"".to_owned(),
        FactKind::Date => "2025-06-01".to_owned(),
        FactKind::YesNo => "false".to_owned(),
        FactKind::Option(options) => format!("\"{}\"", options.first().map_or("", |option| option.id.as_str())),
        FactKind::Options { options, .. } => {
            let chosen = if options.iter().any(|option| option.id == "32") {
                "32"
            } else {
                options.first().map_or("", |option| option.id.as_str())
            };
            format!("[\"{chosen}\"]")
        }
    }
}
