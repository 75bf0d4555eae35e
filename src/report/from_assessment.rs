//! The report of an assessment: first the answer, then the account, then what is open.

use super::caveats::ending_words;
use super::finding::finding_words;
use super::foretold;
use super::lines::{
    NO_FIGURE, authority_words, balance, facts_words, figure_words, has_figure, is_ceiling_only, line_label,
};
use super::reach::if_reached;
use super::reasons::reason_words;
use super::stamp::digest_words;
use super::words::{
    capitalised, change_to, count, has_pence, money, money_to, money_with_pence, range, reading_words, standing_words,
    thousandths,
};
use super::{Bar, Block, Column, FIGURE, Report, Row, Table, Text, Tone, caveat_words, engagement, open};
use crate::assess::{Line, Reading, Rule};
use crate::assessment::Assessment;
use crate::case::{Case, Decider};
use crate::caseload::{Comparable, Decision, Forecast, Outcome};
use crate::rulebook::{FactId, FactorFigure, Standing};
use crate::value::{List, Money};

/// The report of an assessment by itself, with the decisions that look alike.
#[must_use]
pub fn report<'d>(
    assessment: &Assessment<'_>,
    comparables: &[Comparable<'d>],
    decisions: &List<Decision<'d>>,
) -> Report {
    report_foretelling(assessment, None, comparables, decisions)
}

/// The report of an assessment, with what is foretold of the case by what was decided, where it was
/// asked for.
#[must_use]
pub fn report_foretelling<'d>(
    assessment: &Assessment<'_>,
    forecast: Option<&Forecast>,
    comparables: &[Comparable<'d>],
    decisions: &List<Decision<'d>>,
) -> Report {
    let case = assessment.case;
    let mut blocks = vec![Block::Answer(answer(assessment, forecast))];
    if !assessment.complete {
        blocks.push(Block::Bar(bar(assessment)));
    }
    let caveats: Vec<Text> =
        assessment.caveats.iter().map(|caveat| Text::plain(caveat_words(caveat, assessment))).collect();
    if !caveats.is_empty() {
        blocks.push(Block::Heading("Know before you rely on it".to_owned()));
        blocks.push(Block::List(caveats));
    }
    blocks.extend(forecast.into_iter().flat_map(|forecast| foretold::blocks(forecast, case)));
    blocks.push(Block::Heading("The account".to_owned()));
    blocks.push(Block::Table(account(assessment)));
    blocks.extend(engagement::blocks(assessment));
    blocks.extend(found(case));
    blocks.extend(idle(assessment));
    blocks.extend(open::blocks(assessment));
    blocks.extend(alike(assessment, comparables, decisions));
    blocks.push(Block::Heading("How to check it".to_owned()));
    blocks.push(Block::List(identity(assessment)));
    Report { title: case.title.clone(), blocks }
}

/// What a published decision found of engagement, where the case is one.
fn found(case: &Case<'_>) -> Vec<Block> {
    let finding = case.finding();
    finding.map_or_else(Vec::new, |finding| {
        vec![
            Block::Heading("What the decision found of engagement".to_owned()),
            Block::Paragraph(Text::plain(finding_words(finding, case.rulebook))),
        ]
    })
}

fn answer(assessment: &Assessment<'_>, forecast: Option<&Forecast>) -> Vec<(String, Text)> {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let at = |reading| *assessment.penalty.at(reading);
    let mut rows = Vec::new();
    let reached = if_reached(&assessment.reach);
    let imposed = if_imposed(assessment).map_or_else(String::new, |words| format!(", {words}"));
    if assessment.complete {
        let penalty = Text::of(Tone::Strong, money_with_pence(at(Reading::Central), currency));
        rows.push((
            "Penalty".to_owned(),
            match reached {
                None => penalty.and(Tone::Plain, " (complete: nothing is open)"),
                Some(words) => penalty.and(Tone::Plain, " (complete, ").and(Tone::Warn, words).and(Tone::Plain, ")"),
            }
            .and(Tone::Plain, imposed),
        ));
    } else {
        let likely = forecast.map(|forecast| foretold::likely_words(forecast, case, &conditions(assessment)));
        rows.extend(likely.map(|likely| ("Likely".to_owned(), likely)));
        let indicated = Text::of(Tone::Strong, range(at(Reading::Low), at(Reading::High), currency))
            .and(Tone::Plain, format!(", central {}", money(at(Reading::Central), currency)));
        rows.push((
            "By the steps".to_owned(),
            match reached {
                None => indicated,
                Some(words) => indicated.and(Tone::Plain, " (").and(Tone::Warn, words).and(Tone::Plain, ")"),
            }
            .and(Tone::Plain, imposed),
        ));
        rows.push(("Permitted".to_owned(), Text::plain(range(at(Reading::Least), at(Reading::Most), currency))));
        rows.push(("Provisional".to_owned(), Text::of(Tone::Warn, provisional(assessment))));
    }
    rows.push(("NCSC engagement".to_owned(), super::credit::credit_sentence(assessment)));
    rows.push(("Rests on".to_owned(), rests_on(assessment)));
    rows.push((
        "Rulebook".to_owned(),
        Text::plain(format!("{}, {} {}", case.rulebook.regulator, case.rulebook.title, case.rulebook.version)),
    ));
    rows
}

/// What every figure of an estimate stands under: that a penalty is imposed, and that the rules reach
/// the case.
#[must_use]
pub fn conditions(assessment: &Assessment<'_>) -> Vec<&'static str> {
    if_imposed(assessment).into_iter().chain(if_reached(&assessment.reach)).collect()
}

/// The condition under which every estimate stands: before how much comes whether. None where the
/// case restates a penalty that was imposed, or the regulator or a court decided all of one.
#[must_use]
pub fn if_imposed(assessment: &Assessment<'_>) -> Option<&'static str> {
    let case = assessment.case;
    let decides = |by: Decider| matches!(by, Decider::Regulator | Decider::Court);
    let decided = case.determinations.iter().any(|determination| decides(determination.by));
    let imposed = case.published.is_some() || assessment.complete && decided;
    (!imposed).then_some("if a penalty is imposed")
}

fn provisional(assessment: &Assessment<'_>) -> String {
    let facts = assessment
        .open
        .iter()
        .filter(|open| matches!(open.items.first(), Some(crate::assess::OpenItem::Fact(_))))
        .count();
    let judgements = assessment.open.len().saturating_sub(facts);
    let parts = [(facts, "fact", "facts"), (judgements, "judgement", "judgements")];
    let named: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, several)| count(number, one, several))
        .collect();
    format!("{} open", named.join(" and "))
}

fn rests_on(assessment: &Assessment<'_>) -> Text {
    let mut text = Text::default();
    for (index, rests_on) in assessment.rests_on.iter().enumerate() {
        let tone = if rests_on.standing >= Standing::Draft { Tone::Warn } else { Tone::Plain };
        let separator = if index == 0 { "" } else { ", " };
        text = text
            .and(Tone::Plain, separator)
            .and(tone, format!("{} × {}", rests_on.lines, standing_words(rests_on.standing)));
    }
    text
}

/// The five readings on a scale from nothing to the most.
fn bar(assessment: &Assessment<'_>) -> Bar {
    let currency = assessment.case.rulebook.currency;
    let most = *assessment.penalty.at(Reading::Most);
    let at = Reading::ALL.map(|reading| thousandths(*assessment.penalty.at(reading), most));
    let words = Reading::ALL
        .map(|reading| {
            format!(
                "{} {}",
                reading_words(reading).to_ascii_lowercase(),
                money(*assessment.penalty.at(reading), currency)
            )
        })
        .join(", ");
    Bar { at, ends: (money(Money::ZERO, currency), money(most, currency)), words }
}

fn account(assessment: &Assessment<'_>) -> Table {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let mut columns = vec![Column::words("Step")];
    if assessment.complete {
        columns.extend([Column::figures("Figure"), Column::figures("Change"), Column::figures("Balance")]);
    } else {
        columns.extend([
            Column::figures("Least").spare(),
            Column::figures("Low"),
            Column::figures("Central"),
            Column::figures("High"),
            Column::figures("Most").spare(),
        ]);
    }
    let places = places(assessment);
    let mut rows: Vec<Row> =
        assessment.lines.iter().filter(|line| shown(line)).map(|line| row(line, places, assessment)).collect();
    let total = |text: String| Text::of(Tone::Strong, text);
    let mut cells = vec![total("Penalty".to_owned())];
    if assessment.complete {
        cells.extend([
            Text::default(),
            Text::default(),
            total(money_to(places, *assessment.penalty.at(Reading::Central), currency)),
        ]);
    } else {
        cells.extend(Reading::ALL.map(|reading| total(money(*assessment.penalty.at(reading), currency))));
    }
    rows.push(Row::of(cells).summing());
    Table::of(columns, rows)
}

/// Lines that belong in the account: those that move the balance, set the maximum, or were
/// decided.
fn shown(line: &Line<'_>) -> bool {
    line.has_effect()
        || matches!(line.rule, Rule::Seriousness { .. } | Rule::Banded { .. })
        || line.determination().is_some_and(|_| {
            !matches!(line.rule, Rule::Factor(_)) || !line.entries.at(Reading::Central).operand.is_idle()
        })
}

/// The places of the sums in an account: pence in every one where one line of a complete account
/// has them, so that the column adds up. A range is told in whole pounds.
fn places(assessment: &Assessment<'_>) -> u32 {
    let any = assessment.lines.iter().any(|line| has_pence(line.entries.at(Reading::Central).after));
    if assessment.complete && any { 2 } else { 0 }
}

fn row(line: &Line<'_>, places: u32, assessment: &Assessment<'_>) -> Row {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let label = Text::plain(line_label(line, case));
    let mut cells = vec![label];
    if assessment.complete {
        let first = matches!(line.rule, Rule::Maximum { .. });
        cells.push(Text::plain(figure_words(line, case, Reading::Central)));
        let change = change_to(places, line.change(Reading::Central), currency).filter(|_| !first);
        cells.push(Text::plain(change.unwrap_or_else(|| NO_FIGURE.to_owned())));
        cells.push(Text::plain(balance(line, Reading::Central, places, currency)));
    } else {
        cells.extend(Reading::ALL.map(|reading| Text::plain(balance(line, reading, places, currency))));
    }
    let mut notes: Vec<Text> = Vec::new();
    let mut apart = if assessment.complete { Vec::new() } else { figures(line, case) };
    if let [figure] = apart.as_slice() {
        notes.push(Text::plain(format!("{FIGURE} {figure}")));
        apart.clear();
    }
    notes.extend(reason_words(line, case).into_iter().map(|reason| Text::of(Tone::Quiet, reason)));
    let facts: Vec<String> =
        facts_words(line, case).into_iter().map(|(name, value, source)| format!("{name}: {value}{source}")).collect();
    if !facts.is_empty() {
        notes.push(Text::of(Tone::Quiet, format!("Facts: {}", facts.join("; "))));
    }
    let authority = authority_words(line, case);
    let standing = line.standing().map(standing_words);
    let tone = match line.standing() {
        Some(Standing::Draft | Standing::Assumption) => Tone::Warn,
        _ => Tone::Quiet,
    };
    let mut basis = Text::of(Tone::Quiet, authority);
    if let Some(standing) = standing {
        basis = basis.and(tone, format!(" · {standing}"));
    }
    notes.push(basis);
    Row { figures: apart, ..Row::of(cells).noting(notes).about(format!("line:{}", line.id(case))) }
}

/// Whether there is a figure beside the balance.
fn has_own_figure(line: &Line<'_>) -> bool {
    match line.rule {
        // One that enters the balance is read there.
        Rule::Maximum { .. } => is_ceiling_only(line),
        Rule::StartingPoint | Rule::Total | Rule::Cap => false,
        Rule::Step
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::Factor(_)
        | Rule::Bundle(_)
        | Rule::OtherFactors
        | Rule::Ceiling(_)
        | Rule::Net
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. }
        | Rule::Rounding => true,
    }
}

/// What a line applied: nothing that could be called a figure, the same in each reading, or one
/// for each.
fn figures(line: &Line<'_>, case: &Case<'_>) -> Vec<String> {
    if !has_own_figure(line) {
        return Vec::new();
    }
    let mut all = Reading::ALL.map(|reading| figure_words(line, case, reading)).to_vec();
    if all.windows(2).all(|pair| pair.first() == pair.last()) {
        all.truncate(1);
        all.retain(|_| has_figure(line, Reading::Central));
    }
    all
}

/// Whether a rule that has no effect is told among those that were considered: not one that only
/// keeps what others made within bounds.
fn is_considered(rule: Rule<'_>) -> bool {
    match rule {
        Rule::Ceiling(_) | Rule::Net | Rule::Cap | Rule::Total | Rule::Rounding => false,
        Rule::Step
        | Rule::Maximum { .. }
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::StartingPoint
        | Rule::Factor(_)
        | Rule::Bundle(_)
        | Rule::OtherFactors
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. } => true,
    }
}

/// Rules that were considered and have no effect, with why not.
fn idle(assessment: &Assessment<'_>) -> Vec<Block> {
    let case = assessment.case;
    let list: Vec<Text> = assessment
        .lines
        .iter()
        .filter(|line| !shown(line) && is_considered(line.rule))
        .map(|line| {
            let reasons = reason_words(line, case);
            let neutral = if let Rule::Factor(id) = line.rule {
                let factor = &case.rulebook.factors[id];
                let engagement = matches!(factor.figure, FactorFigure::Engagement);
                if engagement && case.evidence.is_empty() { "no evidence of it is given" } else { &factor.neutral }
            } else {
                ""
            };
            let why = if reasons.is_empty() { neutral.to_owned() } else { reasons.join(" ") };
            let why = if why.is_empty() { "no effect".to_owned() } else { why };
            Text::plain(format!("{}: ", line_label(line, case))).and(Tone::Quiet, why)
        })
        .collect();
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("Considered, without effect".to_owned()), Block::List(list)]
}

fn alike<'d>(
    assessment: &Assessment<'_>,
    comparables: &[Comparable<'d>],
    decisions: &List<Decision<'d>>,
) -> Vec<Block> {
    let rulebook = assessment.case.rulebook;
    let names = |facts: &[FactId], comparable: &Comparable<'_>| {
        let name = |fact: &FactId| {
            let id = rulebook.facts[*fact].id.as_str();
            match comparable.apart.iter().find(|(known, _)| known == fact) {
                Some((_, times)) => format!("{id} (×{})", times.grouped(u32::from(!times.is_whole()))),
                None => id.to_owned(),
            }
        };
        facts.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let of =
        |imposed: bool| comparables.iter().filter(move |comparable| comparable.outcome.penalty().is_some() == imposed);
    let row = |comparable: &Comparable<'d>| {
        let decision = &decisions[comparable.decision];
        let finding = decision.case.finding();
        let notes = finding
            .map(|finding| finding_words(finding, decision.case.rulebook))
            .map(|words| Text::of(Tone::Quiet, format!("Engagement: {words}")));
        let notes = comparable
            .sibling
            .then(|| Text::of(Tone::Quiet, "Another penalty of the same notice"))
            .into_iter()
            .chain(notes);
        let unlike = names(&comparable.unlike, comparable);
        let unlike = if unlike.is_empty() { "–".to_owned() } else { unlike };
        Row::of(vec![
            Text::plain(decision.case.title.clone()).and(Tone::Name, format!(" [{}]", decision.name)),
            Text::plain(names(&comparable.alike, comparable)),
            Text::plain(unlike),
            Text::plain(match comparable.outcome {
                Outcome::Penalty(penalty) => money(penalty, rulebook.currency),
                Outcome::Ended(how) => capitalised(ending_words(how)),
            }),
        ])
        .noting(notes.collect())
    };
    let columns = |last| vec![Column::words("Decision"), Column::words("Alike in"), Column::words("Differs in"), last];
    let mut blocks = Vec::new();
    if of(true).next().is_some() {
        blocks.push(Block::Heading("Published decisions that look alike".to_owned()));
        let rows = of(true).map(row).collect();
        blocks.push(Block::Table(Table::of(columns(Column::figures("Penalty")), rows)));
    }
    let without = of(false).count();
    if without > 0 {
        blocks.push(Block::Heading("Cases that look alike and ended without a penalty".to_owned()));
        blocks.push(Block::Paragraph(Text::plain(format!(
            "{} of those at hand. How often cases like this one end so, they do not say: most are never published.",
            count(without, "case", "cases")
        ))));
        let rows = of(false).map(row).collect();
        blocks.push(Block::Table(Table::of(columns(Column::words("Ended with")), rows)));
    }
    blocks
}

fn identity(assessment: &Assessment<'_>) -> Vec<Text> {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let mut list = vec![
        Text::plain(format!("Affeer {}", env!("CARGO_PKG_VERSION"))),
        Text::plain(format!("Rulebook {} {}, SHA-256 {}", rulebook.id, rulebook.version, rulebook.digest)),
    ];
    if let Some(schedule) = &rulebook.schedule {
        list.push(Text::plain(format!("Schedule {} {}, SHA-256 {}", schedule.id, schedule.version, schedule.digest)));
    }
    list.push(Text::plain(digest_words(case)));
    if let Some(as_of) = case.as_of {
        list.push(Text::plain(format!("Assessed as of {}", as_of.long())));
    }
    list.push(Text::plain(if case.shown_in_part {
        "To compute it again: affeer assess CASE, with the case as it stands in a report file (--format html): its text has that SHA-256"
    } else {
        "To compute it again: affeer assess CASE, with the case file of that SHA-256"
    }));
    list.push(Text::of(
        Tone::Warn,
        capitalised("an estimate by an independent project: not the regulator's, not the NCSC's, not legal advice"),
    ));
    list
}
