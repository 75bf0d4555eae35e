//! A rulebook in words: what it asks, what it does, what its numbers rest on.

use super::foretold::{HEADING, declared};
use super::lines::NO_FIGURE;
use super::words::{capitalised, citations, fact_value_words, money, percent, period_words, standing_words};
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::rulebook::{FactValue, FactorFigure, Found, Judged, Judgement, Rulebook, Standing, Upper};
use crate::value::{Amount, Day, Money, Percent, Span};

/// The rulebooks and schedules at hand.
#[must_use]
pub fn list_report(rulebooks: &[Rulebook]) -> Report {
    let rows = rulebooks
        .iter()
        .map(|rulebook| {
            Row::of(vec![
                Text::of(Tone::Strong, rulebook.id.clone()),
                Text::plain(rulebook.version.clone()),
                Text::plain(period_words(rulebook.in_force, Day::long).unwrap_or_else(|| NO_FIGURE.to_owned())),
                Text::plain(format!("{}, {}", rulebook.regulator, rulebook.title)),
                Text::plain(rulebook.schedule.as_ref().map_or("–", |schedule| schedule.id.as_str())),
            ])
        })
        .collect();
    let columns = ["Rulebook", "Version", "In force", "What it is", "Schedule"].map(Column::words).to_vec();
    Report { title: "Rulebooks".to_owned(), blocks: vec![Block::Table(Table::of(columns, rows))] }
}

/// One rulebook, with its facts, steps, factors, authorities and schedule.
#[must_use]
pub fn rulebook_report(rulebook: &Rulebook) -> Report {
    let mut blocks = vec![Block::Answer(vec![
        ("Regulator".to_owned(), Text::plain(rulebook.regulator.clone())),
        ("Version".to_owned(), Text::plain(rulebook.version.clone())),
        (
            "In force".to_owned(),
            Text::plain(period_words(rulebook.in_force, Day::long).unwrap_or_else(|| NO_FIGURE.to_owned())),
        ),
        ("SHA-256".to_owned(), Text::plain(rulebook.digest.clone())),
    ])];
    if !rulebook.outside.is_empty() {
        blocks.push(Block::Heading("What it does not reach".to_owned()));
        blocks.push(Block::Table(outside(rulebook)));
    }
    blocks.push(Block::Heading("Facts it asks for".to_owned()));
    blocks.push(Block::Table(facts(rulebook)));
    blocks.push(Block::Heading("Steps".to_owned()));
    blocks.push(Block::Table(steps(rulebook)));
    if !rulebook.factors.is_empty() {
        blocks.push(Block::Heading("Factors".to_owned()));
        blocks.push(Block::Table(factors(rulebook)));
    }
    if let Some(foretelling) = &rulebook.foretelling {
        blocks.push(Block::Heading(HEADING.to_owned()));
        blocks.push(Block::Answer(declared(foretelling, rulebook)));
    }
    if let Some(schedule) = &rulebook.schedule {
        blocks.push(Block::Heading(format!("Engagement schedule {} {}", schedule.id, schedule.version)));
        let rows = schedule
            .kinds
            .iter()
            .map(|kind| {
                let head = kind.head.map_or("condemns", |head| schedule.heads[head].label.as_str());
                Row::of(vec![
                    Text::plain(kind.id.clone()),
                    Text::plain(kind.label.clone()),
                    Text::plain(head),
                    Text::plain(percent(kind.points)),
                ])
            })
            .collect();
        blocks.push(Block::Table(Table::of(
            vec![
                Column::words("Kind"),
                Column::words("Evidence"),
                Column::words("Head"),
                Column::figures("Of its head"),
            ],
            rows,
        )));
        blocks.push(Block::Heading("Service register".to_owned()));
        let rows = schedule
            .services
            .iter()
            .map(|service| {
                let grade = service.best_grade.map_or("–", |grade| schedule.grades[grade].id.as_str());
                Row::of(vec![
                    Text::plain(service.label.clone()),
                    Text::plain(period_words(service.available, Day::iso).unwrap_or_else(|| NO_FIGURE.to_owned())),
                    Text::plain(service.open_to.clone()),
                    Text::plain(grade),
                    Text::plain(service.known.clone()),
                ])
                .noting(vec![Text::of(
                    Tone::Quiet,
                    format!("Leaves: {} Check: {}", service.evidence_left, service.checked_by),
                )])
            })
            .collect();
        blocks.push(Block::Table(Table::of(
            vec![
                Column::words("Service"),
                Column::words("Available"),
                Column::words("Open to"),
                Column::words("Best grade"),
                Column::words("Known"),
            ],
            rows,
        )));
    }
    blocks.push(Block::Heading("What a number may rest on".to_owned()));
    blocks.push(Block::List(standings(rulebook)));
    blocks.push(Block::Heading("Authorities".to_owned()));
    blocks.push(Block::Table(authorities(rulebook)));
    Report { title: rulebook.title.clone(), blocks }
}

fn outside(rulebook: &Rulebook) -> Table {
    let rows = rulebook
        .outside
        .iter()
        .map(|outside| {
            let notes = vec![Text::of(Tone::Quiet, citations(rulebook, &outside.authority))];
            Row::of(vec![Text::plain(outside.because.clone()), Text::plain(outside.when.text())]).noting(notes)
        })
        .collect();
    Table::of(vec![Column::words("Outside, because"), Column::words("When")], rows)
}

fn facts(rulebook: &Rulebook) -> Table {
    let rows = rulebook
        .facts
        .entries()
        .map(|(id, fact)| {
            let mut notes = vec![Text::of(Tone::Quiet, format!("Why: {} Feeds: {}.", fact.why, fact.feeds.join(", ")))];
            let options: Vec<&str> = fact.kind.choices().iter().map(|choice| choice.id.as_str()).collect();
            if !options.is_empty() {
                notes.push(Text::of(Tone::Quiet, format!("Options: {}", options.join(", "))));
            }
            if let Some(asked) = &fact.asked_when {
                notes.push(Text::of(Tone::Quiet, format!("Asked when {}", asked.text())));
            }
            if let Some(plausible) = &fact.plausible {
                let end = |amount: Option<Amount>| {
                    amount.map_or_else(String::new, |amount| {
                        fact_value_words(rulebook, id, &FactValue::Number(Span::point(amount)))
                    })
                };
                let standing = capitalised(standing_words(plausible.basis.standing));
                let ends = format!("{}..{}", end(plausible.from), end(plausible.to));
                let why = &plausible.basis.rationale;
                notes.push(Text::of(Tone::Quiet, format!("Believed: {ends}. {standing}: {why}").trim_end().to_owned()));
            }
            let required = if fact.required { " (required)" } else { "" };
            Row::of(vec![
                Text::plain(fact.id.clone()),
                Text::plain(fact.kind.name()),
                Text::plain(format!("{}{required}", fact.question)),
            ])
            .noting(notes)
        })
        .collect();
    Table::of(vec![Column::words("Fact"), Column::words("Type"), Column::words("Question")], rows)
}

fn steps(rulebook: &Rulebook) -> Table {
    let rows = rulebook
        .steps
        .iter()
        .map(|step| {
            let judgements = step.operation.description().judgements;
            let mut notes: Vec<Text> =
                judgements.into_iter().map(|judged| Text::of(Tone::Quiet, judged_words(judged, rulebook))).collect();
            notes.push(Text::of(Tone::Quiet, citations(rulebook, &step.authority)));
            if !step.note.is_empty() {
                notes.push(Text::of(Tone::Quiet, step.note.clone()));
            }
            Row::of(vec![
                Text::plain(step.label.clone()),
                Text::plain(step.id.clone()),
                Text::plain(step.operation.name()),
            ])
            .noting(notes)
        })
        .collect();
    Table::of(vec![Column::words("Step"), Column::words("Id"), Column::words("Operation")], rows)
}

/// A judgement of a step: what of it is judged, and between which figures.
fn judged_words(judged: Judged<'_>, rulebook: &Rulebook) -> String {
    match judged {
        Judged::Percentage("", judgement) => judgement_words(judgement, false, rulebook),
        Judged::Percentage(label, judgement) => format!("{label}: {}", judgement_words(judgement, false, rulebook)),
        Judged::Size(Some(up_to), judgement) => {
            format!("up to {}: {}", up_to.0.grouped(0), judgement_words(judgement, false, rulebook))
        }
        Judged::Size(None, judgement) => format!("above: {}", judgement_words(judgement, false, rulebook)),
        Judged::Sum(judgement) => judgement_words(judgement, true, rulebook),
    }
}

fn judgement_words(judgement: &Judgement, pounds: bool, rulebook: &Rulebook) -> String {
    let figure = |amount| if pounds { money(Money(amount), rulebook.currency) } else { percent(Percent(amount)) };
    let to = match judgement.permitted.to {
        Upper::At(to) => figure(to),
        Upper::StatutoryMaximum => "the statutory maximum".to_owned(),
    };
    let permitted = format!(
        "permitted {} to {to} ({})",
        figure(judgement.permitted.from),
        standing_words(judgement.permitted.basis.standing)
    );
    if matches!(judgement.indicated.found, Found::Whole) {
        return permitted;
    }
    let indicated = &judgement.indicated;
    format!(
        "{permitted}; indicated {} to {}, indicative {} ({})",
        figure(indicated.from),
        figure(indicated.to),
        figure(indicated.value),
        standing_words(indicated.basis.standing)
    )
}

fn factors(rulebook: &Rulebook) -> Table {
    let rows = rulebook
        .factors
        .iter()
        .map(|factor| {
            let figure = match &factor.figure {
                FactorFigure::Decided(judgement) => judgement_words(judgement, false, rulebook),
                FactorFigure::Engagement => "from the engagement schedule".to_owned(),
            };
            let when = factor.when.as_ref().map_or_else(|| "always".to_owned(), |when| when.text().to_owned());
            let notes = vec![
                Text::of(Tone::Quiet, format!("When {when}")),
                Text::of(Tone::Quiet, figure),
                Text::of(Tone::Quiet, citations(rulebook, &factor.authority)),
            ];
            Row::of(vec![
                Text::plain(factor.label.clone()),
                Text::plain(factor.id.clone()),
                Text::plain(factor.side.name()),
            ])
            .noting(notes)
        })
        .collect();
    Table::of(vec![Column::words("Factor"), Column::words("Id"), Column::words("Side")], rows)
}

/// Each standing, from strong to weak, and how many of the rulebook's authorities have it.
fn standings(rulebook: &Rulebook) -> Vec<Text> {
    let said = |(_, standing): &(&str, Standing)| {
        let authorities = rulebook.authorities.iter().filter(|authority| authority.standing == *standing).count();
        let told = match standing {
            Standing::Assumption => String::new(),
            _ => format!(" Cited here: {authorities}."),
        };
        let tone = if *standing >= Standing::Draft { Tone::Warn } else { Tone::Strong };
        Text::of(tone, standing_words(*standing)).and(Tone::Plain, format!(": {}{told}", standing_meaning(*standing)))
    };
    Standing::NAMES.iter().map(said).collect()
}

fn standing_meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::Statute => "an Act, a regulation or a statutory instrument.",
        Standing::Guidance => "the regulator's published guidance.",
        Standing::Decision => "a published decision, or a statistic over several.",
        Standing::Draft => "published for consultation, or a Bill.",
        Standing::Assumption => {
            "this project's own figure, with its reason and the range in which it may be moved; no law."
        }
    }
}

fn authorities(rulebook: &Rulebook) -> Table {
    let rows = rulebook
        .authorities
        .iter()
        .map(|authority| {
            let mut notes = Vec::new();
            if !authority.quotation.is_empty() {
                notes.push(Text::of(
                    Tone::Quiet,
                    format!("“{}” (SHA-256 {})", authority.quotation, authority.quotation_digest),
                ));
            }
            if !authority.note.is_empty() {
                notes.push(Text::of(Tone::Quiet, authority.note.clone()));
            }
            if !authority.address.is_empty() {
                notes.push(Text::of(Tone::Quiet, authority.address.clone()));
            }
            Row::of(vec![
                Text::plain(authority.id.clone()),
                Text::plain(authority.cite.clone()),
                Text::plain(standing_words(authority.standing)),
                Text::plain(authority.read_on.iso()),
            ])
            .noting(notes)
        })
        .collect();
    Table::of(
        vec![Column::words("Id"), Column::words("Authority"), Column::words("Standing"), Column::figures("Read on")],
        rows,
    )
}
