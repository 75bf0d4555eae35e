//! Finds what may not be shown, before anything else is read of it.
//!
//! Material that came from a body about the organisation (`origin = "body"`, or a kind that always
//! does) is withheld unless `consent` is `given` or `existence-only`. Whatever leaves it in doubt
//! counts against showing: a slip of the finger must not let the material out.

use crate::diagnostic::{Place, Source, closest};
use crate::document::{Entry, Language, Node, Table, Value};
use crate::rulebook::Rulebook;

/// The tables a case may have.
const TABLES: [&str; 9] =
    ["case", "exhibit", "facts", "infringement", "evidence", "determination", "published", "proposed", "ended"];
/// The keys that say where an item came from.
const KEYS: [&str; 6] = ["origin", "consent", "kind", "body", "note", "id"];

/// What of a case may not be shown.
pub(super) struct Withheld {
    /// Each item of evidence, in the order of the file.
    pub(super) evidence: Vec<bool>,
    /// Each exhibit, in the order of the file: those that nothing shown relies on, where an item
    /// is withheld. Their titles would tell what the item is.
    pub(super) exhibits: Vec<bool>,
    /// The places in the file.
    pub(super) places: Vec<Place>,
}

impl Withheld {
    /// Whether any item of evidence is withheld.
    pub(super) fn any(&self) -> bool {
        self.evidence.contains(&true)
    }
}

/// What may not be shown of a case; without a rulebook, of a case whose kinds of evidence nobody
/// knows yet.
pub(super) fn withheld(source: &Source, table: &Table<'_>, rulebook: Option<&Rulebook>) -> Withheld {
    let bodies = Bodies::of(rulebook);
    let mut places = Places { text: source.text(), language: Language::of(source.text()), list: Vec::new() };
    let evidence: Vec<bool> = items(table, "evidence").iter().map(|node| bodies.withholds_item(node)).collect();
    for (node, _) in items(table, "evidence").iter().zip(&evidence).filter(|(_, withheld)| **withheld) {
        places.add(node, None);
    }
    for entry in &table.entries {
        let list_of_items = entry.key == "evidence" && matches!(entry.node.value, Value::List(_));
        let unknown = !TABLES.contains(&entry.key.as_ref());
        if list_of_items {
            continue;
        }
        // A misspelt `evidence`, or one that is no list, may hold anything; its key may be told.
        if unknown || (entry.key == "evidence" && bodies.withholds_item(&entry.node)) {
            places.add(&entry.node, Some(entry.key_place));
        } else {
            bodies.elsewhere(&entry.node, &mut places);
        }
    }
    let mut relied_on = Vec::new();
    exhibits_named(table, &evidence, &mut relied_on);
    let nothing_withheld = places.list.is_empty();
    let exhibits: Vec<bool> = items(table, "exhibit")
        .iter()
        .map(|node| !nothing_withheld && !text_under(node, "id").is_some_and(|id| relied_on.contains(&id)))
        .collect();
    for (node, _) in items(table, "exhibit").iter().zip(&exhibits).filter(|(_, withheld)| **withheld) {
        places.add(node, None);
    }
    for node in items(table, "evidence") {
        words_of_existing(node, &mut places);
    }
    Withheld { evidence, exhibits, places: places.list }
}

/// The whole text, for a file that cannot be parsed and might hold such an item.
pub(super) fn everything(source: &Source) -> Vec<Place> {
    // A backslash may write any of the words with escapes.
    let suspicious = ["origin", "consent", "evidence", "kind", "\\"].iter().any(|word| source.text().contains(word));
    if suspicious { vec![Place { start: 0, end: source.text().len() }] } else { Vec::new() }
}

/// The kinds of evidence that come from a body, as far as they are known.
struct Bodies<'r> {
    /// Nothing where no schedule says.
    kinds: Option<Vec<&'r str>>,
    all_kinds: Vec<&'r str>,
}

impl<'r> Bodies<'r> {
    fn of(rulebook: Option<&'r Rulebook>) -> Bodies<'r> {
        let schedule = rulebook.and_then(|rulebook| rulebook.schedule.as_ref());
        let kinds = schedule
            .map(|schedule| schedule.kinds.iter().filter(|kind| kind.from_body).map(|kind| kind.id.as_str()).collect());
        let all_kinds =
            schedule.iter().flat_map(|schedule| schedule.kinds.iter()).map(|kind| kind.id.as_str()).collect();
        Bodies { kinds, all_kinds }
    }

    /// Whether an item under `evidence` is withheld.
    fn withholds_item(&self, node: &Node<'_>) -> bool {
        let Value::Table(table) = &node.value else { return true };
        !consents(table) && (self.says_body(table) || (self.kinds.is_none() && !says_organisation(table)))
    }

    /// Finds tables like items of evidence where none belong.
    fn elsewhere(&self, node: &Node<'_>, places: &mut Places<'_>) {
        match &node.value {
            Value::Table(table) if !consents(table) && (self.says_body(table) || self.unknown_kind(table)) => {
                places.add(node, None);
            }
            Value::Table(table) => table.entries.iter().for_each(|entry| self.elsewhere(&entry.node, places)),
            Value::List(list) => list.iter().for_each(|node| self.elsewhere(node, places)),
            _ => {}
        }
    }

    /// Whether a table names a kind of evidence and nobody knows yet which come from a body.
    fn unknown_kind(&self, table: &Table<'_>) -> bool {
        let near = |entry: &Entry<'_>| is_like(&entry.key, "kind");
        self.kinds.is_none() && !says_organisation(table) && table.entries.iter().any(near)
    }

    fn says_body(&self, table: &Table<'_>) -> bool {
        // `origin` with another value than `organisation`, or something like `origin`.
        let origin = |entry: &Entry<'_>| {
            let near = is_like(&entry.key, "origin");
            near && !(entry.key == "origin" && text_of(&entry.node) == Some("organisation"))
        };
        if table.entries.iter().any(origin) {
            return true;
        }
        // Most texts are near to none of the few kinds that come from a body: asked first.
        let from_body = |written: &str| {
            self.kinds.as_ref().is_some_and(|kinds| {
                closest(written, kinds).is_some()
                    && closest(written, &self.all_kinds).is_some_and(|near| kinds.contains(&near))
            })
        };
        !says_organisation(table) && table.entries.iter().filter_map(|entry| text_of(&entry.node)).any(from_body)
    }
}

/// Whether a key is one of those that say where an item came from, or nearer to it than to any
/// other of them. Most keys are near to neither, and the one word is asked first.
fn is_like(key: &str, wanted: &'static str) -> bool {
    closest(key, &[wanted]).is_some() && closest(key, &KEYS) == Some(wanted)
}

fn consents(table: &Table<'_>) -> bool {
    matches!(table.get("consent").and_then(|entry| text_of(&entry.node)), Some("given" | "existence-only"))
}

fn says_organisation(table: &Table<'_>) -> bool {
    table.get("origin").and_then(|entry| text_of(&entry.node)) == Some("organisation")
}

/// Hides the words of an item of which only the existence may be told.
fn words_of_existing(node: &Node<'_>, places: &mut Places<'_>) {
    const WORDS: [&str; 4] = ["note", "pinpoint", "harms", "beyond-duty"];
    let Value::Table(table) = &node.value else { return };
    if table.get("consent").and_then(|entry| text_of(&entry.node)) == Some("existence-only") {
        for entry in table.entries.iter().filter(|entry| WORDS.contains(&entry.key.as_ref())) {
            places.add(&entry.node, None);
        }
    }
}

/// Every exhibit named outside what is withheld.
fn exhibits_named<'t>(table: &'t Table<'_>, evidence: &[bool], named: &mut Vec<&'t str>) {
    for entry in &table.entries {
        match (&entry.node.value, entry.key.as_ref()) {
            (_, "exhibit") => {}
            (Value::List(items), "evidence") => {
                for (node, _) in items.iter().zip(evidence).filter(|(_, withheld)| !**withheld) {
                    exhibits_under(node, named);
                }
            }
            (_, key) if TABLES.contains(&key) => exhibits_under(&entry.node, named),
            _ => {}
        }
    }
}

fn exhibits_under<'t>(node: &'t Node<'_>, found: &mut Vec<&'t str>) {
    match &node.value {
        Value::Table(table) => {
            for entry in &table.entries {
                match &entry.node.value {
                    Value::List(names) if entry.key == "exhibits" => found.extend(names.iter().filter_map(text_of)),
                    _ => exhibits_under(&entry.node, found),
                }
            }
        }
        Value::List(list) => list.iter().for_each(|node| exhibits_under(node, found)),
        _ => {}
    }
}

fn items<'t, 's>(table: &'t Table<'s>, key: &str) -> &'t [Node<'s>] {
    match table.get(key).map(|entry| &entry.node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn text_under<'t>(node: &'t Node<'_>, key: &str) -> Option<&'t str> {
    match &node.value {
        Value::Table(table) => table.get(key).and_then(|entry| text_of(&entry.node)),
        _ => None,
    }
}

fn text_of<'t>(node: &'t Node<'_>) -> Option<&'t str> {
    match &node.value {
        Value::Text { text, .. } => Some(text),
        _ => None,
    }
}

/// Places that may not be shown, as they are found.
struct Places<'t> {
    text: &'t str,
    language: Language,
    list: Vec<Place>,
}

impl Places<'_> {
    /// Adds a node: whole lines in TOML, with the comments around them; all but its key, where
    /// the key may be told.
    fn add(&mut self, node: &Node<'_>, key: Option<Place>) {
        let mut place = node.place;
        cover(node, &mut place);
        if let Some(key) = key {
            place = Place { start: place.start.min(key.start), end: place.end.max(key.end) };
        }
        if self.language == Language::Toml {
            place = with_comments(self.text, place);
        }
        match key {
            Some(key) => self
                .list
                .extend([Place { start: place.start, end: key.start }, Place { start: key.end, end: place.end }]),
            None => self.list.push(place),
        }
    }
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

/// The whole lines of a place, with the lines before and after that hold nothing but comments.
fn with_comments(text: &str, place: Place) -> Place {
    let idle = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let mut start =
        text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |index| index.saturating_add(1));
    for line in text.get(..start).unwrap_or_default().split_inclusive('\n').rev().take_while(|line| idle(line)) {
        start = start.saturating_sub(line.len());
    }
    let after = text.get(place.end..).unwrap_or_default();
    let mut end = place.end.saturating_add(after.find('\n').map_or(after.len(), |index| index.saturating_add(1)));
    for line in text.get(end..).unwrap_or_default().split_inclusive('\n').take_while(|line| idle(line)) {
        end = end.saturating_add(line.len());
    }
    Place { start, end }
}
