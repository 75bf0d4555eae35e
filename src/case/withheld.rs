//! Finds the evidence that may not be shown, before anything else is read of it.

use crate::diagnostic::{Place, Source};
use crate::document::{Language, Node, Table, Value};
use crate::rulebook::Rulebook;

/// Whether each item of evidence is withheld, in the order of the file.
///
/// Material that came from a body about the organisation (`origin = "body"`, or a kind that
/// always does) is withheld unless `consent` is `given` or `existence-only`.
pub(super) fn withheld(table: &Table<'_>, rulebook: &Rulebook) -> Vec<bool> {
    items(table).iter().map(|node| is_withheld(node, rulebook)).collect()
}

/// The places in the file that may not be shown: each withheld item, whole lines in TOML.
pub(super) fn places(source: &Source, table: &Table<'_>, withheld: &[bool]) -> Vec<Place> {
    let mut places = Vec::new();
    for (node, _) in items(table).iter().zip(withheld).filter(|(_, withheld)| **withheld) {
        let mut place = node.place;
        cover(node, &mut place);
        places.push(match Language::of(source.text()) {
            Language::Json => place,
            Language::Toml => whole_lines(source.text(), place),
        });
    }
    places
}

/// The whole text, for a file that cannot be parsed and might hold such an item.
pub(super) fn everything(source: &Source) -> Vec<Place> {
    let suspicious = ["origin", "consent", "evidence"].iter().any(|word| source.text().contains(word));
    if suspicious { vec![Place { start: 0, end: source.text().len() }] } else { Vec::new() }
}

fn items<'t, 's>(table: &'t Table<'s>) -> &'t [Node<'s>] {
    match table.get("evidence").map(|entry| &entry.node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn is_withheld(node: &Node<'_>, rulebook: &Rulebook) -> bool {
    let Value::Table(table) = &node.value else { return false };
    let text = |key: &str| match table.get(key).map(|entry| &entry.node.value) {
        Some(Value::Text { text, .. }) => Some(text.as_ref()),
        _ => None,
    };
    let kind = text("kind").and_then(|name| rulebook.schedule.as_ref()?.kinds.iter().find(|kind| kind.id == name));
    // Anything else than `organisation` under `origin` is taken for a body: a slip of the
    // finger there must not let the material out.
    let from_body = match text("origin") {
        Some(origin) => origin != "organisation",
        None => table.get("origin").is_some() || kind.is_some_and(|kind| kind.from_body),
    };
    from_body && !matches!(text("consent"), Some("given" | "existence-only"))
}

fn cover(node: &Node<'_>, place: &mut Place) {
    place.start = place.start.min(node.place.start);
    place.end = place.end.max(node.place.end);
    match &node.value {
        Value::Table(table) => {
            for entry in &table.entries {
                place.start = place.start.min(entry.key_place.start);
                cover(&entry.node, place);
            }
        }
        Value::List(items) => items.iter().for_each(|item| cover(item, place)),
        _ => {}
    }
}

fn whole_lines(text: &str, place: Place) -> Place {
    let start = text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |index| index.saturating_add(1));
    let after = text.get(place.end..).unwrap_or_default();
    let end = place.end.saturating_add(after.find('\n').unwrap_or(after.len()));
    Place { start, end }
}
