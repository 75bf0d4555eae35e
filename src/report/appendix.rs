//! What stands on paper beside the report: the answers given, and where the law is published.

use super::lines::{authority_of, stated};
use super::words::{capitalised, standing_words};
use super::{Block, Text, Tone};
use crate::assessment::Assessment;
use crate::rulebook::{Authority, AuthorityId};
use crate::value::Truth;

/// The answers given, with those that were not, and every source of the account.
#[must_use]
pub(crate) fn appendix(assessment: &Assessment<'_>) -> Vec<Block> {
    vec![
        Block::Heading("Answers given".to_owned()),
        Block::List(answers(assessment)),
        Block::Heading("Sources".to_owned()),
        Block::List(sources(assessment)),
    ]
}

fn answers(assessment: &Assessment<'_>) -> Vec<Text> {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let asked = rulebook.facts.entries().filter(|(_, fact)| fact.asked(&case.values) != Truth::False);
    asked
        .map(|(id, fact)| {
            let (words, source) = stated(id, &case.values, case);
            Text::plain(format!("{} ", fact.question)).and(Tone::Strong, capitalised(&words)).and(Tone::Quiet, source)
        })
        .collect()
}

/// Every authority behind what puts the case outside and behind a line of the account, with its
/// address.
fn sources(assessment: &Assessment<'_>) -> Vec<Text> {
    let rulebook = assessment.case.rulebook;
    let mut seen: Vec<AuthorityId> = Vec::new();
    let each = rulebook.outside.iter().zip(&assessment.reach.outside);
    let outside = each.filter(|(_, truth)| **truth == Truth::True).flat_map(|(outside, _)| outside.authority.clone());
    for id in outside.chain(assessment.lines.iter().flat_map(|line| authority_of(line, rulebook))) {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen.into_iter().map(|id| authority_in_full(&rulebook.authorities[id])).collect()
}

/// An authority with its words, how it was read, and where it is published.
pub(super) fn authority_in_full(authority: &Authority) -> Text {
    let mut text = Text::of(Tone::Strong, authority.cite.clone())
        .and(Tone::Quiet, format!(" ({})", standing_words(authority.standing)));
    if !authority.quotation.is_empty() {
        text = text.and(Tone::Plain, format!(". “{}”", authority.quotation));
    }
    if !authority.note.is_empty() {
        text = text.and(Tone::Quiet, format!(". {}", authority.note));
    }
    text = text.and(Tone::Quiet, format!(" Read on {}. ", authority.read_on.long()));
    if authority.address.is_empty() { text } else { text.and(Tone::Plain, authority.address.clone()) }
}
