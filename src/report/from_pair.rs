//! Two cases side by side, line against line.

use super::lines::{figure_words, line_id, line_label};
use super::reach::reach_words;
use super::words::{change, fact_value_words, money, reading_words};
use super::{Block, Column, Report, Row, Table, Text, Tone, engagement};
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
    for (name, assessment) in [(one_name, one), (other_name, other)] {
        let said = reach_words(assessment).into_iter();
        blocks.extend(said.map(|words| Block::Paragraph(Text::of(Tone::Warn, format!("“{name}”: {words}")))));
    }
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
    let sum = |name: &str, one_sum: Money, other_sum: Money| {
        Row::of(vec![
            Text::plain(name),
            Text::plain(money(one_sum, currency)),
            Text::plain(money(other_sum, currency)),
            Text::plain(change(difference(one_sum, other_sum), currency)),
        ])
    };
    let whole = one.complete && other.complete;
    let readings = if whole { &[Reading::Central][..] } else { &[Reading::Low, Reading::Central, Reading::High][..] };
    let of = |what: &str, reading: Reading| {
        if whole { what.to_owned() } else { format!("{what}, {} reading", reading_words(reading).to_ascii_lowercase()) }
    };
    let mut rows: Vec<Row> = readings
        .iter()
        .map(|reading| sum(&of("Penalty", *reading), *one.penalty.at(*reading), *other.penalty.at(*reading)))
        .collect();
    rows.push(sum(&of("NCSC engagement", Reading::Central), one.credit.central, other.credit.central));
    blocks.push(Block::Heading("The result".to_owned()));
    blocks.push(Block::Table(Table::of(columns("Figure"), rows)));
    blocks.push(Block::Heading("What differs in the answers".to_owned()));
    let answers: Vec<Row> =
        facts(one, other).into_iter().chain(evidence(one, other)).chain(decisions(one, other)).collect();
    if answers.is_empty() {
        blocks.push(Block::Paragraph(Text::plain("No answer differs that the result depends on.")));
    } else {
        let columns = vec![Column::words("Answer"), Column::words(one_name), Column::words(other_name)];
        blocks.push(Block::Table(Table::of(columns, answers)));
    }
    blocks.push(Block::Heading("Line against line, central reading".to_owned()));
    let mut rows = Vec::new();
    for line in paired(one, other, moves) {
        let (label, before, after) = line;
        let cell = |line: Option<&Line<'_>>| {
            line.map_or("–".to_owned(), |line| change(line.change(Reading::Central), currency))
        };
        let moved = |line: Option<&Line<'_>>| line.map_or(Money::ZERO, |line| line.change(Reading::Central));
        let apart = difference(moved(before), moved(after));
        rows.push(Row::of(vec![
            Text::plain(label),
            Text::plain(cell(before)),
            Text::plain(cell(after)),
            Text::plain(change(apart, currency)),
        ]));
    }
    rows.push(sum("Penalty", central(one), central(other)).summing());
    blocks.push(Block::Table(Table::of(columns("Line"), rows)));
    Report { title: format!("{one_name} against {other_name}"), blocks }
}

fn difference(one: Money, other: Money) -> Money {
    other.minus(one).unwrap_or(Money::ZERO)
}

type Pair<'a, 'c> = (String, Option<&'a Line<'c>>, Option<&'a Line<'c>>);

/// The lines of which one side or the other is kept, in the order of the first.
fn paired<'a, 'c>(
    one: &'a Assessment<'c>,
    other: &'a Assessment<'c>,
    keep: fn(&Line<'c>) -> bool,
) -> Vec<Pair<'a, 'c>> {
    let find = |assessment: &'a Assessment<'c>, id: &str| {
        assessment.lines.iter().find(|line| line_id(line, assessment.case) == id)
    };
    let mut list: Vec<Pair<'a, 'c>> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for assessment in [one, other] {
        for line in &assessment.lines {
            let id = line_id(line, assessment.case);
            let (before, after) = (find(one, &id), find(other, &id));
            if [before, after].into_iter().flatten().any(keep) && !ids.contains(&id) {
                list.push((line_label(line, assessment.case), before, after));
                ids.push(id);
            }
        }
    }
    list
}

/// Whether a line moves the central reading.
fn moves(line: &Line<'_>) -> bool {
    !line.change(Reading::Central).0.is_zero()
}

/// What stands on both sides, where it is not the same.
fn differing(label: impl Into<String>, before: String, after: String) -> Option<Row> {
    (before != after).then(|| Row::of(vec![Text::plain(label), Text::plain(before), Text::plain(after)]))
}

fn facts(one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let value = |assessment: &Assessment<'_>, id: &str| {
        let rulebook = assessment.case.rulebook;
        rulebook.fact(id).map_or_else(
            || "–".to_owned(),
            |(fact, _)| fact_value_words(rulebook, fact, fact.of(&assessment.case.values)),
        )
    };
    let asked = one.case.rulebook.facts.iter();
    asked.filter_map(|fact| differing(fact.question.clone(), value(one, &fact.id), value(other, &fact.id))).collect()
}

/// Each item of evidence with what became of it on both sides.
fn evidence(one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let (before, after) = (engagement::became(one), engagement::became(other));
    let find = |list: &[(String, String)], label: &str| {
        list.iter().find(|(known, _)| known == label).map_or_else(|| "–".to_owned(), |(_, words)| words.clone())
    };
    let added = after.iter().filter(|(label, _)| !before.iter().any(|(known, _)| known == label));
    let labels = before.iter().chain(added).map(|(label, _)| label);
    labels.filter_map(|label| differing(label.clone(), find(&before, label), find(&after, label))).collect()
}

/// Each decision with the figure decided on both sides.
fn decisions(one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let decided = |line: Option<&Line<'_>>, assessment: &Assessment<'_>| {
        line.filter(|line| line.determination.is_some())
            .map_or_else(|| "–".to_owned(), |line| figure_words(line, assessment.case, Reading::Central))
    };
    let lines = paired(one, other, |line| line.determination.is_some()).into_iter();
    lines
        .filter_map(|(label, before, after)| {
            differing(format!("Decided: {label}"), decided(before, one), decided(after, other))
        })
        .collect()
}
