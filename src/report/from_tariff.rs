//! The tariff of a schedule in words.

use super::lines::NO_FIGURE;
use super::words::{money, percent, standing_words};
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::caseload::{AssumedNumber, Assumption, Tariff, TariffRow};
use crate::rulebook::{GradeId, Schedule, Standing};
use crate::value::{Duration, Percent};

/// What each kind of evidence earns under a schedule: as a share, in sums, and what that rests on.
#[must_use]
pub fn tariff_report(tariff: &Tariff<'_>) -> Report {
    let schedule = tariff.schedule;
    let mut blocks = vec![
        Block::Paragraph(Text::plain(format!(
            "{} {}, under {} {}. What one item of evidence takes off, in percent of the starting point, if it passes every gate and stands alone. Items under one head do not all add up: see how each head gathers. All items together take off no more than the ceiling. What earns nothing however well it is proved is left out.",
            schedule.title, schedule.version, tariff.rulebook.title, tariff.rulebook.version
        ))),
        Block::Heading("In percent of the starting point".to_owned()),
        Block::Table(shares(tariff)),
    ];
    if !tariff.starting_points.is_empty() {
        blocks.push(Block::Heading("The starting point".to_owned()));
        blocks.push(Block::Paragraph(Text::plain(starting_points_words(tariff))));
        blocks.push(Block::Table(starting_points(tariff)));
        let mut degrees: Vec<&str> = tariff.starting_points.iter().map(|start| start.degree).collect();
        degrees.dedup();
        for degree in degrees {
            blocks.push(Block::Heading(format!("The best item of each kind, degree {}", degree.to_ascii_lowercase())));
            blocks.push(Block::Table(sums(tariff, degree)));
        }
    }
    blocks.push(Block::Heading("What the numbers rest on, and what moving one does".to_owned()));
    blocks.push(Block::Paragraph(Text::plain(
        "The best item is the one worth most among those that the number weighs. At the ends of a number's range it would be worth what the last column says, all other numbers as they are.",
    )));
    blocks.push(Block::Table(assumptions(tariff)));
    Report { title: "What engagement is worth".to_owned(), blocks }
}

fn shares(tariff: &Tariff<'_>) -> Table {
    let schedule = tariff.schedule;
    let grades: Vec<GradeId> = schedule.grades.ids().filter(|grade| *grade >= schedule.minimum_grade).collect();
    let mut columns = vec![Column::words("Evidence"), Column::words("How")];
    columns.extend(grades.iter().map(|grade| Column::figures(&schedule.grades[*grade].id)));
    let mut rows: Vec<Row> = Vec::new();
    let first = grades.first().copied();
    let is_alike = |one: &TariffRow, other: &TariffRow| {
        (one.kind, one.promptness, one.advice) == (other.kind, other.promptness, other.advice)
    };
    let earns = |row: &&TariffRow| tariff.rows.iter().any(|other| is_alike(row, other) && !other.score.0.is_zero());
    for row in tariff.rows.iter().filter(|row| Some(row.grade) == first).filter(earns) {
        let of_grades = grades.iter().map(|grade| {
            let same = tariff.rows.iter().find(|other| other.grade == *grade && is_alike(row, other));
            Text::plain(same.map_or_else(|| NO_FIGURE.to_owned(), |same| percent(same.central())))
        });
        let mut cells = vec![Text::plain(schedule.kinds[row.kind].label.clone()), Text::plain(how(schedule, row))];
        cells.extend(of_grades);
        rows.push(Row::of(cells));
    }
    Table::of(columns, rows)
}

/// How soon an item followed that came after every limit of the scale.
const LATER: &str = "later";

/// How soon a row is for: within what time, or later; none where it is not timed.
pub(crate) fn within_words(schedule: &Schedule, row: &TariffRow) -> Option<String> {
    let entry = schedule.promptness.get(row.promptness?)?;
    Some(entry.within.map_or_else(|| LATER.to_owned(), Duration::words))
}

/// How soon an item followed, and what came of advice.
fn how(schedule: &Schedule, row: &TariffRow) -> String {
    let mut parts = Vec::new();
    if let Some(entry) = row.promptness.and_then(|place| schedule.promptness.get(place)) {
        parts.push(entry.within.map_or_else(|| LATER.to_owned(), |within| format!("within {}", within.words())));
    }
    if let Some((following, effect)) = row.advice {
        let words = |label: &str| label.to_ascii_lowercase();
        parts.push(words(&schedule.following[following].label));
        parts.push(words(&schedule.effect[effect].label));
    }
    if row.beyond_duty {
        parts.push("beyond what was required".to_owned());
    }
    if parts.is_empty() { NO_FIGURE.to_owned() } else { parts.join(", ") }
}

fn starting_points_words(tariff: &Tariff<'_>) -> String {
    let rulebook = tariff.rulebook;
    let taken: Vec<String> = tariff
        .taken
        .iter()
        .filter_map(|fact| rulebook.facts[*fact].kind.choices().first().map(|choice| choice.label.clone()))
        .collect();
    let on = if taken.is_empty() { String::new() } else { format!(" for {}", taken.join("; ")) };
    format!(
        "By the size at which each band of sizes ends, in the central reading{on}, and nothing else known. The range around each is wide; assess a case to see it."
    )
}

fn size_columns(tariff: &Tariff<'_>, degree: &str, first: &str) -> Vec<Column> {
    let currency = tariff.rulebook.currency;
    let sizes = tariff.starting_points.iter().filter(|start| start.degree == degree);
    std::iter::once(Column::words(first))
        .chain(sizes.map(|start| Column::figures(money(start.size, currency))))
        .collect()
}

fn starting_points(tariff: &Tariff<'_>) -> Table {
    let currency = tariff.rulebook.currency;
    let mut rows: Vec<(&str, Vec<Text>)> = Vec::new();
    for start in &tariff.starting_points {
        let cell = Text::plain(money(start.sum, currency));
        match rows.last_mut() {
            Some((degree, cells)) if *degree == start.degree => cells.push(cell),
            _ => rows.push((start.degree, vec![Text::plain(start.degree), cell])),
        }
    }
    let degree = tariff.starting_points.first().map_or("", |start| start.degree);
    let columns = size_columns(tariff, degree, "Degree");
    Table::of(columns, rows.into_iter().map(|(_, cells)| Row::of(cells)).collect())
}

/// The best item of each kind at every starting point of a degree.
fn sums(tariff: &Tariff<'_>, degree: &str) -> Table {
    let schedule = tariff.schedule;
    let currency = tariff.rulebook.currency;
    let rows = tariff.best_of_kinds().into_iter().map(|row| {
        let mut cells = vec![Text::plain(schedule.kinds[row.kind].label.clone())];
        let of_degree = tariff.starting_points.iter().zip(&row.sums).filter(|(start, _)| start.degree == degree);
        cells.extend(of_degree.map(|(_, sum)| Text::plain(money(*sum, currency))));
        Row::of(cells)
    });
    Table::of(size_columns(tariff, degree, "Evidence"), rows.collect())
}

fn assumptions(tariff: &Tariff<'_>) -> Table {
    let rows = tariff.assumptions.iter().map(|assumption| {
        let range = |from: Percent, to: Percent| format!("{} to {}", percent(from), percent(to));
        let or_nothing = |text: Option<String>| Text::plain(text.unwrap_or_else(|| NO_FIGURE.to_owned()));
        let standing = assumption.basis.standing;
        let tone = if standing >= Standing::Draft { Tone::Warn } else { Tone::Plain };
        let why = assumption.basis.rationale.as_str();
        Row::of(vec![
            Text::plain(assumed_words(tariff.schedule, assumption)),
            Text::of(tone, standing_words(standing)),
            Text::plain(percent(assumption.value)),
            or_nothing(assumption.permitted.map(|span| range(span.least(), span.most()))),
            or_nothing(assumption.best.map(percent)),
            or_nothing(assumption.best_at.map(|(from, to)| range(from, to))),
        ])
        .noting(if why.is_empty() { Vec::new() } else { vec![Text::of(Tone::Quiet, why)] })
    });
    let columns = vec![
        Column::words("Number"),
        Column::words("Standing"),
        Column::figures("Is"),
        Column::figures("May be"),
        Column::figures("Best item"),
        Column::figures("It would be"),
    ];
    Table::of(columns, rows.collect())
}

/// What a number of the schedule is.
pub(crate) fn assumed_words(schedule: &Schedule, assumption: &Assumption<'_>) -> String {
    match assumption.about {
        AssumedNumber::Ceiling => "Ceiling: what a full score takes off the starting point".to_owned(),
        AssumedNumber::Head(head) => format!("Head “{}”: its share of the score", schedule.heads[head].label),
        AssumedNumber::Points(kind) => format!("{}: of its head", schedule.kinds[kind].label),
        AssumedNumber::Grade(grade) => {
            format!("Grade {}: {}", schedule.grades[grade].id, schedule.grades[grade].label.to_ascii_lowercase())
        }
        AssumedNumber::Promptness(place) => match schedule.promptness.get(place).and_then(|entry| entry.within) {
            Some(within) => format!("Told within {}", within.words()),
            None => format!("Told {LATER}"),
        },
        AssumedNumber::Following(following) => format!("Advice followed: {}", schedule.following[following].label),
        AssumedNumber::Effect(effect) => format!("Effect of advice: {}", schedule.effect[effect].label),
        AssumedNumber::Reduced(kind) => {
            let gate = schedule.gates.iter().find(|gate| gate.kind == kind);
            let question = gate.map_or("", |gate| gate.label.as_str());
            format!("What is left where the gate “{question}” reduces")
        }
        AssumedNumber::Uplift => "What national significance adds to the score".to_owned(),
    }
}
