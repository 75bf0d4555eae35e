//! The result page: the report in the order in which it is read on a screen, with the range after
//! each step drawn and every line linked to its explanation.

use super::answer::{Elements, Estimate, Narrowing, ResultPage};
use super::words;
use crate::assess::{OpenItem, Reading};
use crate::assessment::{Assessment, Caveat};
use crate::case::Case;
use crate::counterfactual::{Open, Opportunity, OpportunityKind};
use crate::questionnaire::{AnswerOption, CaseList, kinds_to_add};
use crate::render::{Element, Links, html, waterfall_bar};
use crate::report::{
    Block, Report, Section, Text, Tone, appendix, credit_sentence, if_reached, maximum_open_words, money, open_label,
    open_words, range, reach_words, waterfall,
};
use crate::rulebook::{FactId, Operation, Rulebook};
use crate::value::{Money, Truth};

/// How many open facts the panel names.
const MOST_NARROWING: usize = 3;

/// The sections that come before the account on a screen.
const BEFORE_ACCOUNT: [Section; 1] = [Section::Opportunities];

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
    let headline = words::headline(assessment.complete, &figure(assessment));
    match (assessment.reach.reaches(), if_reached(&assessment.reach)) {
        (Truth::False, Some(words)) => words::headline_if_reached(&headline, words),
        _ => headline,
    }
}

/// The penalty where nothing is open, else the range that is indicated.
fn figure(assessment: &Assessment<'_>) -> String {
    if assessment.complete { central(assessment) } else { between(assessment, Reading::Low, Reading::High) }
}

fn central(assessment: &Assessment<'_>) -> String {
    money(*assessment.penalty.at(Reading::Central), assessment.case.rulebook.currency)
}

/// The range from one reading to another.
fn between(assessment: &Assessment<'_>, from: Reading, to: Reading) -> String {
    range(*assessment.penalty.at(from), *assessment.penalty.at(to), assessment.case.rulebook.currency)
}

/// The whole result as elements.
pub(super) fn page(assessment: &Assessment<'_>, mut report: Report) -> ResultPage {
    let case = assessment.case;
    let early = sections_before_account(&mut report);
    let place = report.blocks.iter().position(|block| block.heading().is_some()).unwrap_or(report.blocks.len());
    let after = report.blocks.split_off(place);
    report.blocks.extend(early);
    // On a screen the caveats come after the steps; this one comes before every figure.
    let reach = reach_words(assessment).into_iter();
    report.blocks.splice(0..0, reach.map(|words| Block::Paragraph(Text::of(Tone::Warn, words))));
    // Lines are linked by number: an address never holds a word of the case.
    let lines = assessment.lines.iter().enumerate();
    let targets = kinds_to_add(CaseList::Determination, case.rulebook);
    let open = assessment.open.iter();
    let open = open.map(|open| (format!("open:{}", open_label(open, case)), asked(open, case, &targets)));
    let todo = assessment.opportunities.iter().enumerate();
    let todo =
        todo.map(|(place, opportunity)| (format!("opportunity:{place}"), tried(opportunity, case.rulebook, &targets)));
    let linked = Links {
        explained: lines.map(|(index, line)| (format!("line:{}", line.id(case)), address(index))).collect(),
        asked: open.chain(todo).collect(),
        ..links(case.rulebook)
    };
    let first = html(&report, &linked);
    let rest = html(&Report { title: report.title.clone(), blocks: after }, &linked);
    let paper = Report { title: report.title, blocks: appendix(assessment) };
    ResultPage {
        title: case.title.clone(),
        headline: headline(assessment),
        status: words::status(assessment.complete).to_owned(),
        complete: assessment.complete,
        first: Elements(first),
        steps: Elements(waterfall_elements(assessment)),
        rest: Elements(rest),
        paper: Elements(html(&paper, &links(case.rulebook))),
    }
}

/// Where it is tried what can still be done. Kinds are named by number: an address holds no word.
fn tried(opportunity: &Opportunity, rulebook: &Rulebook, targets: &[AnswerOption]) -> String {
    match opportunity.kind {
        OpportunityKind::Evidence(kind) => format!("#/list/evidence/add/{}", kind.index()),
        OpportunityKind::Alternative(step, alternative) => {
            let step = &rulebook.steps[step];
            let when = if let Operation::Reduction(reduction) = &step.operation {
                reduction.alternatives[alternative].when.as_ref()
            } else {
                None
            };
            let fact = when.and_then(|condition| condition.facts().first().copied());
            fact.map_or_else(|| decided(&format!("step {}", step.id), targets), |fact| place(fact, rulebook))
        }
    }
}

/// Where a decision on a step or factor is added.
fn decided(target: &str, targets: &[AnswerOption]) -> String {
    let position = targets.iter().position(|option| option.id == target);
    position
        .map_or_else(|| "#/list/determination".to_owned(), |position| format!("#/list/determination/add/{position}"))
}

/// Where that is answered which would close what is open.
fn asked(open: &Open, case: &Case<'_>, targets: &[AnswerOption]) -> String {
    let rulebook = case.rulebook;
    match open.items.first() {
        Some(OpenItem::Fact(fact)) => place(*fact, case.rulebook),
        Some(OpenItem::Evidence(item)) => format!("#/list/evidence/{}", case.evidence[*item].place),
        Some(OpenItem::Step(step, _)) => decided(&format!("step {}", rulebook.steps[*step].id), targets),
        Some(OpenItem::Factor(factor, ..)) => decided(&format!("factor {}", rulebook.factors[*factor].id), targets),
        None => "#/list/determination".to_owned(),
    }
}

/// Where a fact is asked: with the case, where it says if the rules reach it, else in its section.
fn place(fact: FactId, rulebook: &Rulebook) -> String {
    let fact = &rulebook.facts[fact];
    if fact.feeds_reach() {
        return format!("#/scope/{}", fact.id);
    }
    format!("#/q/{}/{}", rulebook.sections[fact.section].id, fact.id)
}

/// Takes the sections out of a report that are read before the account.
fn sections_before_account(report: &mut Report) -> Vec<Block> {
    let mut before = Vec::new();
    let mut rest = Vec::new();
    let mut in_section = false;
    for block in report.blocks.drain(..) {
        match &block {
            Block::Section(section, _) => in_section = BEFORE_ACCOUNT.contains(section),
            Block::Heading(_) => in_section = false,
            Block::Paragraph(_) | Block::Answer(_) | Block::Bar(_) | Block::Table(_) | Block::List(_) => {}
        }
        if in_section { before.push(block) } else { rest.push(block) }
    }
    report.blocks = rest;
    before
}

/// The waterfall: words as text, the bar beside them.
fn waterfall_elements(assessment: &Assessment<'_>) -> Vec<Element> {
    let steps = waterfall(assessment);
    let Some(first) = steps.first() else { return Vec::new() };
    let (from, to) = &first.bar.ends;
    let legend = words::waterfall_legend(from, to, assessment.complete);
    let mut list = Element::new("ol").set("class", "steps");
    let mut before = None;
    for step in &steps {
        let number = assessment.lines.iter().position(|line| line.id(assessment.case) == step.id).unwrap_or(0);
        let mut after = Element::of("span", step.words.clone()).set("class", "after");
        if let Some(change) = &step.change {
            after = after.with(Element::of("span", format!(" ({change})")).set("class", "change"));
        }
        if step.beyond {
            after = after.with(Element::of("span", words::BEYOND_SCALE).set("class", "quiet"));
        }
        let item = Element::new("li")
            .with(Element::new("p").with(Element::of("a", step.label.clone()).set("href", address(number))).with(after))
            .with(waterfall_bar(&step.bar, before));
        list = list.with(item);
        before = Some(&step.bar);
    }
    vec![Element::of("h2", words::WATERFALL), Element::of("p", legend).set("class", "quiet"), list]
}

/// What must be said beside a range that stands by itself.
fn notes(assessment: &Assessment<'_>) -> Vec<String> {
    let open = assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::MaximumOpen(_)));
    let maximum = open.then(|| maximum_open_words(assessment));
    reach_words(assessment).into_iter().chain(maximum).collect()
}

/// The panel beside the questions.
pub(super) fn estimate(assessment: &Assessment<'_>) -> Estimate {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let facts = assessment.open.iter().filter(|open| matches!(open.items.first(), Some(OpenItem::Fact(_))));
    let narrow = facts.take(MOST_NARROWING).map(|open| Narrowing {
        address: asked(open, case, &[]),
        words: open_words(open, case),
        moves: money(open.narrows, currency),
    });
    let credit = &assessment.credit;
    let worth = if credit.most == Money::ZERO {
        credit_sentence(assessment).flat()
    } else {
        range(credit.low, credit.high, currency)
    };
    Estimate {
        headline: figure(assessment),
        central: words::central(&central(assessment)),
        permitted: words::permitted(&between(assessment, Reading::Least, Reading::Most)),
        status: words::status_in_full(assessment.complete, assessment.open.len(), if_reached(&assessment.reach)),
        engagement: words::engagement(&worth),
        narrow: narrow.collect(),
        notes: notes(assessment),
    }
}
