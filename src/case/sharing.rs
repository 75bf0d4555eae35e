//! A case file as it may be handed on: without what may not be shown to others, without what was
//! decided.

use super::withheld::{Shows, withheld};
use super::{Case, Draft, Evidence, Exhibit};
use crate::diagnostic::{Findings, Source};
use crate::document::parse;
use crate::value::List;

/// What stands instead of the words of an item of which only the existence may be told.
pub(super) const NOT_SHOWN: &str = "not shown";

/// A case file as it may be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shareable {
    /// The file as it stands, where all of it may be shown or it is no case file; else written anew,
    /// without comments.
    pub text: String,
    /// Whether something may not be shown, and was left out.
    pub in_part: bool,
}

/// The case file without what may not be shown to others. `case` is the same file as it was read.
///
/// Left out are the items of evidence that are withheld; of an item of which only the existence may
/// be told, its words and its id; and every exhibit on which nothing that is shown relies. Whatever
/// the withheld items say, and however many they are, the text is the same.
#[must_use]
pub fn shareable(text: &str, case: &Case<'_>) -> Shareable {
    let source = Source::new("case", text);
    let mut findings = Findings::new();
    let table = parse(&source, &mut findings);
    let hidden = withheld(&source, &table, Some(case.rulebook));
    let written = Some(hidden).filter(|hidden| findings.is_empty() && !hidden.none());
    match written.and_then(|hidden| written_anew(text, &hidden.evidence, &case.evidence, &case.exhibits)) {
        Some(text) => Shareable { text, in_part: true },
        None => Shareable { text: text.to_owned(), in_part: false },
    }
}

/// The text written anew with so much of each item of evidence as may be shown, and with these
/// exhibits alone; `None` where it is no case file.
pub(super) fn written_anew(
    text: &str,
    shows: &[Shows],
    evidence: &List<Evidence>,
    exhibits: &List<Exhibit>,
) -> Option<String> {
    let mut draft = Draft::read(text)?;
    draft.listed("evidence", |items| {
        let all = std::mem::take(items).into_iter().zip(shows).enumerate();
        items.extend(all.filter_map(|(place, (mut item, shows))| match shows {
            Shows::All => Some(item),
            Shows::Existence => {
                let known = evidence.iter().find(|known| known.place == place)?;
                keep_existence(&mut item, &known.id);
                Some(item)
            }
            Shows::Unclear | Shows::Nothing => None,
        }));
    });
    // The reading leaves out exhibits whose titles would tell what such an item is.
    let shown = |item: &Draft| exhibits.iter().any(|exhibit| exhibit.id == item.text_of("id"));
    draft.listed("exhibit", |items| items.retain(shown));
    drop_unused_exhibits(&mut draft);
    Some(draft.toml())
}

/// Takes out of an item of evidence what says more than that there is such an item. What the
/// reading must find there stays, without its words.
fn keep_existence(item: &mut Draft, id: &str) {
    item.put("id", Some(Draft::Text(id.to_owned())));
    for key in ["note", "pinpoint", "exhibits"] {
        item.put(key, None);
    }
    for key in ["beyond-duty", "harms"] {
        if item.get(key).is_some() {
            item.put(key, Some(Draft::Text(NOT_SHOWN.to_owned())));
        }
    }
}

/// The case file with its facts and evidence alone, as [`Case::facts_alone`] is of a case read:
/// nothing decided, nothing published, and no exhibit on which only that relied. The text as it
/// stands where it has nothing of that or is no case file.
#[must_use]
pub fn without_decisions(text: &str) -> String {
    let Some(before) = Draft::read(text) else { return text.to_owned() };
    let mut draft = before.clone();
    for key in ["determination", "published", "proposed", "ended"] {
        draft.put(key, None);
    }
    if draft == before {
        return text.to_owned();
    }
    drop_unused_exhibits(&mut draft);
    draft.toml()
}

/// Takes out the documents on which nothing relies.
fn drop_unused_exhibits(draft: &mut Draft) {
    let mut without = draft.clone();
    without.put("exhibit", None);
    let rest = without.toml();
    draft.listed("exhibit", |items| items.retain(|item| rest.contains(&format!("\"{}\"", item.text_of("id")))));
}
