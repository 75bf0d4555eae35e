//! The result page: the report in the order in which it is read on a screen, with the range after
//! each step drawn and every line linked to its explanation.

use super::door::central;
use crate::assess::{Assessment, Caveat, Open, OpenItem, Opportunity, OpportunityWay, Reading};
use crate::case::Case;
use crate::render::{Element, Links, drawing, elements_json, html, object};
use crate::report::{
    Block, Report, Text, Tone, appendix, if_reached, line_id, maximum_open_words, money, open_label, open_words, range,
    reach_words, steps,
};
use crate::rulebook::{FactId, Rulebook};
use crate::value::Truth;
use serde_json::Value;

/// What comes before the account on a screen: by the headings of the report.
const EARLY: [&str; 1] = ["What can still be done"];

/// The links of a report about this rulebook.
pub(super) fn links(rulebook: &Rulebook) -> Links {
    let addresses = rulebook
        .authorities
        .iter()
        .map(|authority| authority.address.clone())
        .filter(|address| address.starts_with("https://"))
        .collect();
    Links { addresses, ..Links::default() }
}

/// Where a line is explained.
fn address(index: usize) -> String {
    format!("#/why/{}", index.saturating_add(1))
}

/// The answer in one line.
fn headline(assessment: &Assessment<'_>) -> String {
    let currency = assessment.case.rulebook.currency;
    let figure = if assessment.complete {
        format!("Penalty: {}", central(assessment))
    } else {
        let (low, high) = (*assessment.penalty.at(Reading::Low), *assessment.penalty.at(Reading::High));
        format!("Estimate: {}", range(low, high, currency))
    };
    match assessment.reach.reaches() {
        Truth::False => format!("{figure}, {}", if_reached(&assessment.reach).unwrap_or_default()),
        _ => figure,
    }
}

/// The whole result as elements.
pub(super) fn page(assessment: &Assessment<'_>, mut report: Report) -> Value {
    let case = assessment.case;
    let early = early(&mut report);
    let place =
        report.blocks.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(report.blocks.len());
    let after = report.blocks.split_off(place);
    report.blocks.extend(early);
    // On a screen the caveats come after the steps; this one comes before every figure.
    let reach = reach_words(assessment).into_iter();
    report.blocks.splice(0..0, reach.map(|words| Block::Paragraph(Text::of(Tone::Warn, words))));
    // Lines are linked by number: an address never holds a word of the case.
    let lines = assessment.lines.iter().enumerate();
    let open = assessment.open.iter().map(|open| (format!("open:{}", open_label(open, case)), asked(open, case)));
    let todo = assessment.opportunities.iter().enumerate();
    let todo = todo.map(|(place, opportunity)| (format!("opportunity:{place}"), tried(opportunity)));
    let linked = Links {
        explained: lines.map(|(index, line)| (format!("line:{}", line_id(line, case)), address(index))).collect(),
        asked: open.chain(todo).collect(),
        ..links(case.rulebook)
    };
    let first = html(&report, &linked);
    let rest = html(&Report { title: report.title.clone(), blocks: after }, &linked);
    let paper = Report { title: report.title, blocks: appendix(assessment) };
    let status = if assessment.complete { "Complete" } else { "Provisional" };
    object! {
        "title": case.title.as_str(),
        "headline": headline(assessment),
        "status": status,
        "complete": assessment.complete,
        "first": elements_json(first),
        "steps": elements_json(drawn(assessment)),
        "rest": elements_json(rest),
        "paper": elements_json(html(&paper, &links(case.rulebook))),
    }
}

/// Where it is tried what can still be done. Kinds are named by number: an address holds no word.
fn tried(opportunity: &Opportunity) -> String {
    match opportunity.way {
        OpportunityWay::Evidence(kind) => format!("#/list/evidence/add/{}", kind.index()),
        OpportunityWay::Alternative(..) => "#/list/determination".to_owned(),
    }
}

/// Where that is answered which would close what is open.
fn asked(open: &Open, case: &Case<'_>) -> String {
    match open.item {
        OpenItem::Fact(fact) => place(fact, case.rulebook),
        OpenItem::Evidence(item) => format!("#/list/evidence/{}", item.index()),
        OpenItem::Step(..) | OpenItem::Factor(_) => "#/list/determination".to_owned(),
    }
}

/// Where a fact is asked: with the case, where it says if the rules reach it, else in its section.
fn place(fact: FactId, rulebook: &Rulebook) -> String {
    let fact = &rulebook.facts[fact];
    if fact.feeds_reach() {
        return "#/scope".to_owned();
    }
    format!("#/q/{}", rulebook.sections[fact.section].id)
}

/// Takes the sections out of a report that are read before the account.
fn early(report: &mut Report) -> Vec<Block> {
    let mut early = Vec::new();
    let mut rest = Vec::new();
    let mut taking = false;
    for block in report.blocks.drain(..) {
        if let Block::Heading(heading) = &block {
            taking = EARLY.contains(&heading.as_str());
        }
        if taking { early.push(block) } else { rest.push(block) }
    }
    report.blocks = rest;
    early
}

/// The range after each step: words as text, the bar beside them.
fn drawn(assessment: &Assessment<'_>) -> Vec<Element> {
    let steps = steps(assessment);
    let Some(first) = steps.first() else { return Vec::new() };
    let scale = format!("Each bar runs from {} to {}.", first.bar.ends.0, first.bar.ends.1);
    let legend = if assessment.complete {
        "The broken outline is the balance before the step."
    } else {
        "The bar: what is indicated after the step, with a mark at the central reading. Broken outline: what was indicated before it. What is permitted stands in the account."
    };
    let mut list = Element::new("ol").set("class", "steps");
    let mut before = None;
    for step in &steps {
        let number = assessment.lines.iter().position(|line| line_id(line, assessment.case) == step.id).unwrap_or(0);
        let mut after = Element::of("span", step.words.clone()).set("class", "after");
        if step.change != "–" {
            after = after.with(Element::of("span", format!(" ({})", step.change)).set("class", "change"));
        }
        let item = Element::new("li")
            .with(Element::new("p").with(Element::of("a", step.label.clone()).set("href", address(number))).with(after))
            .with(drawing(&step.bar, before));
        list = list.with(item);
        before = Some(&step.bar);
    }
    vec![
        Element::of("h2", "The range after each step"),
        Element::new("p").set("class", "quiet").with(Element::Text(format!("{scale} {legend}"))),
        list,
    ]
}

/// What must be said beside a range that stands by itself.
fn notes(assessment: &Assessment<'_>) -> Vec<String> {
    let open = assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::MaximumOpen(_)));
    let maximum = open.then(|| maximum_open_words(assessment));
    reach_words(assessment).into_iter().chain(maximum).collect()
}

/// The panel beside the questions.
pub(super) fn live(assessment: &Assessment<'_>) -> Value {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let facts = assessment.open.iter().filter(|open| matches!(open.item, OpenItem::Fact(_)));
    let narrow: Vec<Value> = facts
        .take(3)
        .map(|open| object! { "address": asked(open, case), "words": open_words(open, case), "moves": money(open.indicated, currency) })
        .collect();
    let credit = &assessment.credit;
    let engagement =
        if credit.most.0.is_zero() { "nothing so far".to_owned() } else { range(credit.low, credit.high, currency) };
    let open = assessment.open.len();
    let reached = if_reached(&assessment.reach);
    let status = match (assessment.complete, reached) {
        (true, None) => "Complete: nothing is open".to_owned(),
        (true, Some(_)) => "Complete".to_owned(),
        (false, _) => format!("Provisional: {open} {} open", if open == 1 { "thing is" } else { "things are" }),
    };
    let status = reached.map_or_else(|| status.clone(), |words| format!("{status}, {words}"));
    object! {
        "headline": if assessment.complete { central(assessment) } else { range(*assessment.penalty.at(Reading::Low), *assessment.penalty.at(Reading::High), currency) },
        "central": format!("Central reading {}", central(assessment)),
        "permitted": format!("Permitted {}", range(*assessment.penalty.at(Reading::Least), *assessment.penalty.at(Reading::Most), currency)),
        "status": status,
        "engagement": format!("NCSC engagement: {engagement}"),
        "narrow": narrow,
        "notes": notes(assessment),
    }
}
