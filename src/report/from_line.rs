//! One line of the account in full, and the account as a range after each step.

use super::appendix::authority_in_full;
use super::lines::{NO_FIGURE, authority_of_rule, balance, figure_words, line_label};
use super::reach::reach_words;
use super::reasons::reason_words;
use super::words::{has_pence, money, money_to, range, reading_words, standing_words, thousandths, visible_change};
use super::{Bar, Block, Column, Report, Row, Table, Text, Tone, own_rules};
use crate::assess::{Asked, Line, Reading, Rule};
use crate::assessment::Assessment;
use crate::rulebook::AuthorityId;
use crate::value::{Amount, Currency, Money, Truth};

/// A step of the waterfall: where the balance lies after a line of the account.
#[derive(Clone, Debug)]
pub struct WaterfallStep {
    /// The line's id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The range after it, in words.
    pub words: String,
    /// The change of the central reading, in words; `None` where it comes to no whole unit of the
    /// currency.
    pub change: Option<String>,
    /// The range after it, to scale.
    pub bar: Bar,
    /// Whether some of it lies beyond the end of the scale, where the bar is cut off.
    pub beyond: bool,
}

/// How many times the last balance the scale of the waterfall may be.
const SCALE_AT_MOST: i64 = 10;

/// The waterfall: the lines that move what is indicated, each with the range after it, on one
/// scale, from nil to the highest of what is indicated that is no more than ten times what it comes
/// to in the end: before it is adjusted to the turnover of a small firm, the balance may be a
/// hundred times that, and everything after would be too small to be seen. So would it beside what
/// is permitted, which stands in the account.
#[must_use]
pub fn waterfall(assessment: &Assessment<'_>) -> Vec<WaterfallStep> {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let indicated = [Reading::Low, Reading::Central, Reading::High];
    let moving: Vec<&Line<'_>> = assessment
        .lines
        .iter()
        .filter(|line| !matches!(line.rule, Rule::Maximum { .. }))
        .filter(|line| indicated.iter().any(|reading| !line.change(*reading).0.is_zero()))
        .collect();
    let after = |line: &&Line<'_>| line.entries.at(Reading::High).after;
    let last = assessment.penalty.at(Reading::High).0;
    let within = |sum: &Money| last.times(Amount::whole(SCALE_AT_MOST)).is_ok_and(|most| sum.0 <= most);
    let highest = || moving.iter().map(after).max().filter(|_| last.is_zero());
    let top = moving.iter().map(after).filter(within).max().filter(|top| !top.0.is_zero());
    let top = top.or_else(highest).unwrap_or(Money::ZERO);
    moving
        .into_iter()
        .map(|line| {
            let [low, central, high] = indicated.map(|reading| line.entries.at(reading).after);
            let words = if assessment.complete {
                money(central, currency)
            } else {
                format!("{}, central {}", range(low, high, currency), money(central, currency))
            };
            // One figure is drawn as a length, a range as a range.
            let drawn = |sum| thousandths(sum, top).min(1000);
            let from = if assessment.complete { 0 } else { drawn(low) };
            let (central, to) = (drawn(central), drawn(high));
            WaterfallStep {
                id: line.id(case),
                label: line_label(line, case),
                change: visible_change(line.change(Reading::Central), currency),
                bar: Bar {
                    at: [from, from, central, to, to],
                    ends: (money(Money::ZERO, currency), money(top, currency)),
                    words: words.clone(),
                },
                words,
                beyond: line.entries.at(Reading::High).after > top,
            }
        })
        .collect()
}

/// One line of the account in full: its figure in each reading, why, and on what authority.
#[must_use]
pub fn line_report(assessment: &Assessment<'_>, id: &str) -> Option<Report> {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let currency = rulebook.currency;
    let line = assessment.lines.iter().find(|line| line.id(case) == id)?;
    let mut blocks = Vec::new();
    let mut answer = vec![("Figure".to_owned(), Text::of(Tone::Strong, figure_words(line, case, Reading::Central)))];
    let entry = line.entries.at(Reading::Central);
    let places = if has_pence(entry.before) || has_pence(entry.after) { 2 } else { 0 };
    answer.push(("Before".to_owned(), Text::plain(before(line, Reading::Central, places, currency))));
    answer.push(("After".to_owned(), Text::plain(balance(line, Reading::Central, places, currency))));
    if let Some(standing) = line.standing() {
        answer.push(("Rests on".to_owned(), Text::plain(standing_words(standing))));
    }
    blocks.push(Block::Answer(answer));
    let reasons: Vec<Text> = reason_words(line, case).into_iter().map(Text::plain).collect();
    if !reasons.is_empty() {
        blocks.push(Block::Heading("Why".to_owned()));
        blocks.push(Block::List(reasons));
    }
    if let Some(basis) = line.basis().filter(|basis| !basis.rationale.is_empty()) {
        blocks.push(Block::Heading("Why this figure".to_owned()));
        blocks.push(Block::Paragraph(Text::plain(basis.rationale.clone())));
    }
    if !line.step.note.is_empty() {
        blocks.push(Block::Heading("About this step".to_owned()));
        blocks.push(Block::Paragraph(Text::plain(line.step.note.clone())));
    }
    blocks.push(Block::Heading("In each reading".to_owned()));
    blocks.push(Block::Table(readings(line, assessment)));
    if let Some(Asked { condition, truth }) = line.asked {
        blocks.push(Block::Heading("The condition looked at".to_owned()));
        let holds = match truth {
            Truth::True => "it holds",
            Truth::False => "it does not hold",
            Truth::Open => "open",
        };
        blocks.push(Block::Paragraph(Text::plain(format!("{}: ", condition.text())).and(Tone::Strong, holds)));
        let values = line.facts(case);
        let facts = condition
            .facts()
            .iter()
            .copied()
            .map(|fact| {
                Text::plain(format!("{} ", rulebook.facts[fact].question))
                    .and(Tone::Strong, super::words::fact_words(fact, values, case))
            })
            .collect();
        blocks.push(Block::List(facts));
    }
    blocks.push(Block::Heading("Law and guidance relied on".to_owned()));
    blocks.push(Block::List(authorities(line, assessment)));
    Some(Report { title: line_label(line, case), blocks })
}

/// The same as a document that stands by itself: with what must be said before any figure, whether
/// the rulebook reaches the case and whether the rules are the user's own.
#[must_use]
pub fn line_alone(assessment: &Assessment<'_>, id: &str, by_own_rules: bool) -> Option<Report> {
    let mut report = line_report(assessment, id)?;
    let reach = reach_words(assessment).into_iter().map(|words| Block::Paragraph(Text::of(Tone::Warn, words)));
    report.blocks.splice(0..0, by_own_rules.then(own_rules).into_iter().chain(reach));
    Some(report)
}

/// The balance before a line in one reading, to so many places; none before the statutory maximum.
fn before(line: &Line<'_>, reading: Reading, places: u32, currency: Currency) -> String {
    let first = matches!(line.rule, Rule::Maximum { .. });
    if first { NO_FIGURE.to_owned() } else { money_to(places, line.entries.at(reading).before, currency) }
}

fn readings(line: &Line<'_>, assessment: &Assessment<'_>) -> Table {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let any = line.entries.distinct().iter().any(|entry| has_pence(entry.before) || has_pence(entry.after));
    let places = if any { 2 } else { 0 };
    let rows = Reading::ALL
        .into_iter()
        .map(|reading| {
            Row::of(vec![
                Text::plain(reading_words(reading)),
                Text::plain(figure_words(line, case, reading)),
                Text::plain(before(line, reading, places, currency)),
                Text::plain(balance(line, reading, places, currency)),
            ])
        })
        .collect();
    Table::of(
        vec![Column::words("Reading"), Column::figures("Figure"), Column::figures("Before"), Column::figures("After")],
        rows,
    )
}

/// Each authority with its words, where it is published, and how it was read.
fn authorities(line: &Line<'_>, assessment: &Assessment<'_>) -> Vec<Text> {
    let rulebook = assessment.case.rulebook;
    let of_figure = line.basis().map(|basis| basis.authority.clone()).unwrap_or_default();
    let mut seen: Vec<AuthorityId> = Vec::new();
    let mut list = Vec::new();
    for id in of_figure.into_iter().chain(authority_of_rule(line, rulebook)) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        list.push(authority_in_full(&rulebook.authorities[id]));
    }
    list
}
