//! Texts: what may stand in one, and what it names: an id, an option, something declared elsewhere.

use super::node::{Node, Value, Written};
use super::refusals::{self, Wanted, did_you_mean, wrong_type};
use crate::diagnostic::{Code, Findings, Place, closest, hidden_in};
use std::collections::BTreeSet;

const LONGEST_TEXT: usize = 10_000;

/// The text of a node; refused where it is of another type, too long or holds control characters.
pub(crate) fn text_of<'d>(node: &'d Node<'_>, findings: &mut Findings) -> Option<Written<&'d str>> {
    let Value::Text { text, .. } = &node.value else {
        wrong_type(node, Wanted::Text, findings);
        return None;
    };
    if text.chars().count() > LONGEST_TEXT {
        refusals::text_too_long(node.place, findings);
        return None;
    }
    check_hidden(text, node.place, findings).then_some(Written { value: text, place: node.place })
}

/// Whether a text or a key is free of hidden characters; refused where it is not.
pub(crate) fn check_hidden(text: &str, place: Place, findings: &mut Findings) -> bool {
    let hidden = hidden_in(text);
    if let Some(character) = hidden {
        refusals::hidden_character(character, text, place, findings);
    }
    hidden.is_none()
}

/// Whether the name of a document or an item is made of what can be told apart when it is read:
/// letters, digits and signs of ASCII, and single spaces between them; refused where it is not.
pub(crate) fn check_name(name: Written<&str>, findings: &mut Findings) -> bool {
    let parts = name.value.split(' ');
    let fine = parts.into_iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic()));
    if !fine {
        refusals::no_name(name.value, name.place, findings);
    }
    fine
}

/// Whether the id is lower-case letters, digits and hyphens; refused where it is not.
pub(crate) fn check_id(id: Written<&str>, findings: &mut Findings) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fine = id.value.len() <= 64
        && id.value.bytes().all(good)
        && id.value.bytes().next().is_some_and(|first| first != b'-');
    if !fine {
        refusals::no_id(id.value, id.place, findings);
    }
    fine
}

/// The texts of a list in which each thing counts once; one that stands there twice is refused.
pub(crate) fn distinct<'d>(
    texts: impl IntoIterator<Item = Written<&'d str>>,
    findings: &mut Findings,
) -> Vec<Written<&'d str>> {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for text in texts {
        if seen.insert(text.value) {
            kept.push(text);
        } else {
            refusals::listed_twice(text, findings);
        }
    }
    kept
}

/// The words of a text that lists several: with commas, semicolons, other such signs or `and`
/// between them.
pub(crate) fn parted(text: &str) -> Vec<&str> {
    let words = text.split([',', ';', '/', '&', '+', '\n']).flat_map(|part| part.split(" and "));
    words.map(|word| word.trim().trim_start_matches("and ").trim()).filter(|word| !word.is_empty()).collect()
}

/// The option a text names; refused where there is none.
pub(crate) fn option_of<T: Copy>(
    text: Written<&str>,
    options: &[(&'static str, T)],
    findings: &mut Findings,
) -> Option<Written<T>> {
    if let Some((_, value)) = options.iter().find(|(name, _)| *name == text.value) {
        return Some(Written { value: *value, place: text.place });
    }
    not_an_option(text, &options.iter().map(|(name, _)| *name).collect::<Vec<_>>(), findings);
    None
}

/// Refuses a word that is none of the options.
pub(crate) fn not_an_option(text: Written<&str>, options: &[&str], findings: &mut Findings) {
    refusals::no_option(text.value, options, text.place, findings);
}

/// Where a name stands in a list of ids. One that is not there is refused: with the one that is
/// near, or with what to do otherwise.
pub(crate) fn place_of(
    name: Written<&str>,
    ids: &[&str],
    code: Code,
    what: &str,
    otherwise: &dyn Fn() -> String,
    findings: &mut Findings,
) -> Option<usize> {
    let found = ids.iter().position(|id| *id == name.value);
    if found.is_none() {
        let help = did_you_mean(closest(name.value, ids)).unwrap_or_else(otherwise);
        refusals::no_such_name(name.value, what, help, code, name.place, findings);
    }
    found
}
