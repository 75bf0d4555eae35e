//! Two cases side by side, line against line.

use super::lines::{figure_words, line_label};
use super::reach::reach_words;
use super::words::{change, money, reading_words, value_words};
use super::{Block, Column, Report, Row, Table, Text, Tone, engagement};
use crate::assess::{Line, Reading};
use crate::assessment::Assessment;
use crate::counterfactual::{Comparison, LinePair};
use crate::value::{Money, OutOfRange};

/// What differs between two assessments: the figures, the facts behind them, and every line.
///
/// # Errors
/// [`OutOfRange`] when a difference has more than 28 digits.
pub fn pair_report(
    one: (&str, &Assessment<'_>),
    other: (&str, &Assessment<'_>),
    comparison: &Comparison<'_, '_, '_>,
) -> Result<Report, OutOfRange> {
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
    let fall = *comparison.penalty.at(Reading::Central);
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
        let difference = other_sum.minus(one_sum)?;
        Ok(Row::of(vec![
            Text::plain(name),
            Text::plain(money(one_sum, currency)),
            Text::plain(money(other_sum, currency)),
            Text::plain(change(difference, currency)),
        ]))
    };
    let whole = one.complete && other.complete;
    let readings = if whole { &[Reading::Central][..] } else { &[Reading::Low, Reading::Central, Reading::High][..] };
    let of = |what: &str, reading: Reading| {
        if whole { what.to_owned() } else { format!("{what}, {} reading", reading_words(reading).to_ascii_lowercase()) }
    };
    let mut rows: Vec<Row> = readings
        .iter()
        .map(|reading| sum(&of("Penalty", *reading), *one.penalty.at(*reading), *other.penalty.at(*reading)))
        .collect::<Result<_, OutOfRange>>()?;
    rows.push(sum(&of("NCSC engagement", Reading::Central), one.credit.central, other.credit.central)?);
    blocks.push(Block::Heading("The result".to_owned()));
    blocks.push(Block::Table(Table::of(columns("Figure"), rows)));
    blocks.push(Block::Heading("What differs in the answers".to_owned()));
    let answers: Vec<Row> =
        facts(one, other).into_iter().chain(evidence(one, other)).chain(decisions(comparison, one, other)).collect();
    if answers.is_empty() {
        blocks.push(Block::Paragraph(Text::plain("No answer differs that the result depends on.")));
    } else {
        let columns = vec![Column::words("Answer"), Column::words(one_name), Column::words(other_name)];
        blocks.push(Block::Table(Table::of(columns, answers)));
    }
    blocks.push(Block::Heading("Line against line, central reading".to_owned()));
    let mut rows = Vec::new();
    for pair in comparison.lines.iter().filter(|pair| either(pair, moves)) {
        let cell = |line: Option<&Line<'_>>| {
            line.map_or(NOT_THERE.to_owned(), |line| change(line.change(Reading::Central), currency))
        };
        rows.push(Row::of(vec![
            Text::plain(pair_label(pair, one, other)),
            Text::plain(cell(pair.before)),
            Text::plain(cell(pair.after)),
            Text::plain(change(*pair.difference.at(Reading::Central), currency)),
        ]));
    }
    rows.push(sum("Penalty", central(one), central(other))?.summing());
    blocks.push(Block::Table(Table::of(columns("Line"), rows)));
    Ok(Report { title: format!("{one_name} against {other_name}"), blocks })
}

/// Whether one side or the other is of a sort.
fn either(pair: &LinePair<'_, '_, '_>, is: fn(&Line<'_>) -> bool) -> bool {
    [pair.before, pair.after].into_iter().flatten().any(is)
}

fn pair_label(pair: &LinePair<'_, '_, '_>, one: &Assessment<'_>, other: &Assessment<'_>) -> String {
    let on_first = pair.before.map(|line| line_label(line, one.case));
    on_first.or_else(|| pair.after.map(|line| line_label(line, other.case))).unwrap_or_default()
}

/// What stands where a side has nothing of the sort.
const NOT_THERE: &str = "–";

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
            || NOT_THERE.to_owned(),
            |(fact, _)| value_words(fact, fact.of(&assessment.case.values), assessment.case),
        )
    };
    let asked = one.case.rulebook.facts.iter();
    asked.filter_map(|fact| differing(fact.question.clone(), value(one, &fact.id), value(other, &fact.id))).collect()
}

/// Each item of evidence with its verdict on both sides.
fn evidence(one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let (before, after) = (engagement::verdicts(one), engagement::verdicts(other));
    let find = |list: &[(String, String)], label: &str| {
        list.iter().find(|(known, _)| known == label).map_or_else(|| NOT_THERE.to_owned(), |(_, words)| words.clone())
    };
    let added = after.iter().filter(|(label, _)| !before.iter().any(|(known, _)| known == label));
    let labels = before.iter().chain(added).map(|(label, _)| label);
    labels.filter_map(|label| differing(label.clone(), find(&before, label), find(&after, label))).collect()
}

/// Each decision with the figure decided on both sides.
fn decisions(comparison: &Comparison<'_, '_, '_>, one: &Assessment<'_>, other: &Assessment<'_>) -> Vec<Row> {
    let decided = |line: Option<&Line<'_>>, assessment: &Assessment<'_>| {
        line.filter(|line| line.determination().is_some())
            .map_or_else(|| NOT_THERE.to_owned(), |line| figure_words(line, assessment.case, Reading::Central))
    };
    let lines = comparison.lines.iter().filter(|pair| either(pair, |line| line.determination().is_some()));
    lines
        .filter_map(|pair| {
            let label = format!("Decided: {}", pair_label(pair, one, other));
            differing(label, decided(pair.before, one), decided(pair.after, other))
        })
        .collect()
}
