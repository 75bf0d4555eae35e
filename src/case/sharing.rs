//! A case file as it may be handed on: without what may not be shown to others, without what was
//! decided.

use super::{Case, Draft, Item};

/// What stands instead of the words of an item of which only the existence may be told.
pub(super) const NOT_SHOWN: &str = "not shown";

/// The case file without what may not be shown to others, and whether anything was left out. Where
/// there is nothing of that kind, and where the text is no case file, it is the text as it stands;
/// else it is written anew, without comments.
///
/// `case` is the same file as it was read: it knows which items are withheld. Left out are those
/// items; of an item of which only the existence may be told, its words; and every exhibit that was
/// left out of the reading or on which nothing relies any more.
#[must_use]
pub(crate) fn without_withheld(text: &str, case: &Case<'_>) -> (String, bool) {
    let Some(before) = Draft::read(text) else { return (text.to_owned(), false) };
    let mut draft = before.clone();
    draft.listed("evidence", |items| {
        let mut read = case.evidence.iter();
        items.retain(|_| !matches!(read.next(), Some(Item::Withheld)));
        items.iter_mut().filter(|item| has_existence_only(item)).for_each(keep_existence);
    });
    // The reading leaves out exhibits whose titles would tell what such an item is.
    let shown = |item: &Draft| case.exhibits.iter().any(|exhibit| exhibit.id == item.text_of("id"));
    draft.listed("exhibit", |items| items.retain(shown));
    if draft != before {
        drop_unused_exhibits(&mut draft);
        return (draft.toml(), true);
    }
    // A comment beside such an item is words as well: what is written anew has none.
    let told = draft.items("evidence").iter().any(has_existence_only);
    (if told { draft.toml() } else { text.to_owned() }, false)
}

fn has_existence_only(item: &Draft) -> bool {
    item.text_of("consent") == "existence-only"
}

/// Takes out of an item of evidence what says more than that there is such an item. What the
/// reading must find there stays, without its words.
fn keep_existence(item: &mut Draft) {
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
pub(crate) fn without_decisions(text: &str) -> String {
    let Some(before) = Draft::read(text) else { return text.to_owned() };
    let mut draft = before.clone();
    for key in ["determination", "published"] {
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
