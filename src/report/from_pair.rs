//! Two cases side by side, line against line.

use super::lines::{line_id, line_label};
use super::words::{change, fact_value_words, money, range};
use super::{Block, Column, Report, Row, Table, Text, Tone};
use crate::assess::{Assessment, Line, Reading};
use crate::value::Money;

/// What differs between two assessments: the figures, the facts behind them, and every line.
#[must_use]
pub fn pair_report(one: (&str, &Assessment<'_>), other: (&str, &Assessment<'_>)) -> Report {
    let ((one_name, one), (other_name, other)) = (one, other);
    let currency = one.case.rulebook.currency;
    let columns = |first: &str| {
        vec![
            Column::words(first),
            Column::figures(one_name),
            Column::figures(other_name),
            Column::figures("Difference"),
        ]
    };
    let mut blocks = Vec::new();
    let central = |assessment: &Assessment<'_>| *assessment.penalty.at(Reading::Central);
    let fall = difference(central(one), central(other));
    let words = if fall.0.is_zero() {
        Text::of(Tone::Strong, "The two come to the same in the central reading.")
    } else {
        let way = if fall.0.is_negative() { "lower" } else { "higher" };
        Text::plain(format!("“{other_name}” is "))
            .and(Tone::Strong, money(Money(fall.0.magnitude()), currency))
            .and(Tone::Plain, format!(" {way} than “{one_name}” in the central reading."))
    };
    blocks.push(Block::Paragraph(words));
    if one.case.rulebook.digest != other.case.rulebook.digest {
        blocks.push(Block::Paragraph(Text::of(
            Tone::Warn,
            format!(
                "The two are assessed under different rules: {} {} and {} {}.",
                one.case.rulebook.id, one.case.rulebook.version, other.case.rulebook.id, other.case.rulebook.version
            ),
        )));
    }
    let sum = |name: &str, one_sum: Money, other_sum: Money, total: bool| Row {
        cells: vec![
            Text::plain(name),
            Text::plain(money(one_sum, currency)),
            Text::plain(money(other_sum, currency)),
            Text::plain(change(difference(one_sum, other_sum), currency)),
        ],
        notes: Vec::new(),
        total,
    };
    let indicated = |assessment: &Assessment<'_>| {
        range(*assessment.penalty.at(Reading::Low), *assessment.penalty.at(Reading::High), currency)
    };
    let mut rows = vec![sum("Penalty, central reading", central(one), central(other), false)];
    rows.push(Row {
        cells: vec![
            Text::plain("Penalty, indicated"),
            Text::plain(indicated(one)),
            Text::plain(indicated(other)),
            Text::plain("–"),
        ],
        notes: Vec::new(),
        total: false,
    });
    rows.push(sum("NCSC engagement, central reading", one.credit.central, other.credit.central, false));
    blocks.push(Block::Heading("The result".to_owned()));
    blocks.push(Block::Table(Table { columns: columns("Figure"), rows }));
    let facts = facts(one, other);
    blocks.push(Block::Heading("What differs in the answers".to_owned()));
    if facts.is_empty() {
        blocks.push(Block::Paragraph(Text::plain("No fact differs. Evidence and decisions may: see the lines below.")));
    } else {
        blocks.push(Block::Table(Table {
            columns: vec![Column::words("Fact"), Column::words(one_name), Column::words(other_name)],
            rows: facts,
        }));
    }
    blocks.push(Block::Heading("Line against line, central reading".to_owned()));
    let mut rows = Vec::new();
    for line in merged(one, other) {
        let (label, before, after) = line;
        let cell = |line: Option<&Line<'_>>| {
            line.map_or("–".to_owned(), |line| change(line.change(Reading::Central), currency))
        };
        let moved = |line: Option<&Line<'_>>| line.map_or(Money::ZERO, |line| line.change(Reading::Central));
        let apart = difference(moved(before), moved(after));
        rows.push(Row {
            cells: vec![
                Text::plain(label),
                Text::plain(cell(before)),
                Text::plain(cell(after)),
                Text::plain(change(apart, currency)),
            ],
            notes: Vec::new(),
            total: false,
        });
    }
    rows.push(sum("Penalty", central(one), central(other), true));
    blocks.push(Block::Table(Table { columns: columns("Line"), rows }));
    Report { title: format!("{one_name} against {other_name}"), blocks }
}

fn difference(one: Money, other: Money) -> Money {
    other.minus(one).unwrap_or(Money::ZERO)
}

type Pair<'a, 'c> = (String, Option<&'a Line<'c>>, Option<&'a Line<'c>>);

/// The lines that move the central reading of either, in the order of the first.
fn merged<'a, 'c>(one: &'a Assessment<'c>, other: &'a Assessment<'c>) -> Vec<Pair<'a, 'c>> {
    let find = |assessment: &'a Assessment<'c>, id: &str| {
        assessment.lines.iter().find(|line| line_id(line, assessment.case) == id)
    };
    let mut list: Vec<Pair<'a, 'c>> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for assessment in [one, other] {
        for line in &assessment.lines {
            let id = line_id(line, assessment.case);
            let (before, after) = (find(one, &id), find(other, &id));
            let effect = [before, after].into_iter().flatten().any(|line| !line.change(Reading::Central).0.is_zero());
            if effect && !ids.contains(&id) {
                list.push((line_label(line, assessment.case), before, after));
                ids.push(id);
            }
        }
    }
    list
}

fn facts(one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let value = |assessment: &Assessment<'_>, id: &str| {
        let rulebook = assessment.case.rulebook;
        rulebook.fact(id).map_or_else(
            || "–".to_owned(),
            |(fact, _)| fact_value_words(rulebook, fact, fact.of(&assessment.case.values)),
        )
    };
    one.case
        .rulebook
        .facts
        .iter()
        .filter_map(|fact| {
            let (before, after) = (value(one, &fact.id), value(other, &fact.id));
            (before != after).then(|| Row {
                cells: vec![Text::plain(fact.question.clone()), Text::plain(before), Text::plain(after)],
                notes: Vec::new(),
                total: false,
            })
        })
        .collect()
}
