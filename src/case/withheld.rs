//! Finds what may not be shown, before anything else is read of it.
//!
//! Material that came from a body about the organisation is withheld unless `consent` is `given` or
//! `existence-only`. Whatever leaves it in doubt counts against showing: a slip of the finger must
//! not let the material out. What each sign does to an item of evidence stands in [`Signs::shows`],
//! the only place where that is decided.

use crate::diagnostic::{Place, Source, closest};
use crate::document::{Language, Node, Table, Value};
use crate::rulebook::Rulebook;

/// The tables a case may have.
const TABLES: [&str; 9] =
    ["case", "exhibit", "facts", "infringement", "evidence", "determination", "published", "proposed", "ended"];
/// The keys that say where an item came from, with those of a case that are not unlike them.
const KEYS: [&str; 7] = ["origin", "consent", "kind", "body", "note", "id", "band"];
/// The keys an item may have.
const KEYS_OF_ITEM: [&str; 21] = [
    "id",
    "kind",
    "body",
    "service",
    "at",
    "begun-by",
    "grade",
    "covers",
    "kept-up",
    "followed",
    "effect",
    "origin",
    "consent",
    "beyond-duty",
    "credited-under",
    "harms",
    "asserted-by",
    "disputed",
    "exhibits",
    "pinpoint",
    "note",
];
/// What `consent` says where there is none.
const NO_CONSENT: [&str; 3] = ["refused", "withdrawn", "not-asked"];

/// How much of an item of evidence may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// All of it.
    All,
    /// That there is such an item, and no word of it.
    Existence,
    /// It is wrong in a way that leaves this in doubt: it is refused, and not quoted.
    Unclear,
    /// Nothing. It is not read.
    Nothing,
}

/// What of a case may not be shown.
pub(super) struct Withheld {
    /// Each item of evidence, in the order of the file.
    pub(super) evidence: Vec<Shows>,
    /// Each exhibit, in the order of the file: those that nothing shown relies on, where an item
    /// is withheld. Their titles would tell what the item is.
    pub(super) exhibits: Vec<bool>,
    /// The places in the file.
    pub(super) places: Vec<Place>,
}

impl Withheld {
    /// Whether any item of evidence is left out.
    pub(super) fn any(&self) -> bool {
        self.evidence.contains(&Shows::Nothing)
    }

    /// Whether all of the evidence may be shown.
    pub(super) fn none(&self) -> bool {
        self.evidence.iter().all(|shows| *shows == Shows::All)
    }
}

/// What may not be shown of a case; without a rulebook, of a case whose kinds of evidence nobody
/// knows yet.
pub(super) fn withheld(source: &Source, table: &Table<'_>, rulebook: Option<&Rulebook>) -> Withheld {
    let signs = Signs::of(rulebook);
    let mut places = Places { text: source.text(), language: Language::of(source.text()), list: Vec::new() };
    let evidence: Vec<Shows> = items(table, "evidence").iter().map(|node| signs.shows(node)).collect();
    for (node, _) in items(table, "evidence").iter().zip(&evidence).filter(|(_, shows)| **shows != Shows::All) {
        places.add(node, None);
    }
    for entry in &table.entries {
        let list_of_items = entry.key == "evidence" && matches!(entry.node.value, Value::List(_));
        let unknown = !TABLES.contains(&entry.key.as_ref());
        if list_of_items {
            continue;
        }
        // A misspelt `evidence`, or one that is no list, may hold anything; its key may be told.
        if unknown || entry.key == "evidence" {
            places.add(&entry.node, Some(entry.key_place));
        } else {
            signs.elsewhere(&entry.node, &mut places);
        }
    }
    let mut relied_on = Vec::new();
    exhibits_named(table, &evidence, &mut relied_on);
    let all_shown = evidence.iter().all(|shows| *shows == Shows::All);
    let hides_words = !places.list.is_empty();
    let alone = |node: &Node<'_>| !text_under(node, "id").is_some_and(|id| relied_on.contains(&id));
    let exhibits: Vec<bool> = items(table, "exhibit").iter().map(|node| !all_shown && alone(node)).collect();
    for node in items(table, "exhibit").iter().filter(|node| hides_words && alone(node)) {
        places.add(node, None);
    }
    Withheld { evidence, exhibits, places: places.list }
}

/// The whole text, for a file that cannot be parsed: nobody knows what is to be withheld of it.
pub(super) fn everything(source: &Source) -> Vec<Place> {
    vec![Place { start: 0, end: source.text().len() }]
}

/// What tells how much may be shown: the kinds of evidence and the facts, as far as they are known.
struct Signs<'r> {
    rulebook: Option<&'r Rulebook>,
    /// The kinds that come from a body.
    from_body: Vec<&'r str>,
    /// Every kind; empty where no schedule says which there are.
    kinds: Vec<&'r str>,
}

impl<'r> Signs<'r> {
    fn of(rulebook: Option<&'r Rulebook>) -> Signs<'r> {
        let kinds = || rulebook.iter().filter_map(|rulebook| rulebook.schedule.as_ref()).flat_map(|own| &own.kinds);
        Signs {
            rulebook,
            from_body: kinds().filter(|kind| kind.from_body).map(|kind| kind.id.as_str()).collect(),
            kinds: kinds().map(|kind| kind.id.as_str()).collect(),
        }
    }

    /// How much of an item under `evidence` may be shown.
    fn shows(&self, node: &Node<'_>) -> Shows {
        let Value::Table(table) = &node.value else { return Shows::Unclear };
        match consent(table) {
            Some(shows) => return shows,
            None if says_no_consent(table) || origin_in_doubt(table) => return Shows::Nothing,
            None => {}
        }
        // From here on the item says nothing of consent, and of its origin nothing but that it is the
        // organisation's own: its kind decides.
        let kind = table.get("kind").and_then(|entry| text_of(&entry.node));
        let known = kind.filter(|kind| self.kinds.contains(kind));
        let from_body = known.map_or_else(|| self.names_from_body(table), |kind| self.from_body.contains(&kind));
        let own = kind.is_some_and(|kind| closest(kind, &self.kinds).is_some());
        match (from_body, own && keys_are_known(table)) {
            (true, _) => Shows::Nothing,
            (false, true) => Shows::All,
            (false, false) => Shows::Unclear,
        }
    }

    /// Finds tables like items of evidence where none belong.
    fn elsewhere(&self, node: &Node<'_>, places: &mut Places<'_>) {
        match &node.value {
            Value::Table(table) if self.is_like_item(table) => places.add(node, None),
            Value::Table(table) => {
                for entry in &table.entries {
                    // What is called like evidence may hold anything; its key may be told.
                    if closest(&entry.key, &["evidence"]).is_some() {
                        places.add(&entry.node, Some(entry.key_place));
                    } else {
                        self.elsewhere(&entry.node, places);
                    }
                }
            }
            Value::List(list) => list.iter().for_each(|node| self.elsewhere(node, places)),
            _ => {}
        }
    }

    /// Whether a table that is no item of evidence says what one says, and may not be shown.
    fn is_like_item(&self, table: &Table<'_>) -> bool {
        let own = |key: &str| self.rulebook.is_some_and(|rulebook| rulebook.fact(key).is_some());
        let said = table.entries.iter().filter(|entry| !own(&entry.key));
        let like =
            said.clone().any(|entry| ["origin", "consent", "kind"].into_iter().any(|key| is_like(&entry.key, key)));
        (like || self.names_from_body(table)) && !matches!(consent(table), Some(Shows::All))
    }

    /// Whether a text in the table is a kind that comes from a body, or nearer to one than to any
    /// other kind.
    fn names_from_body(&self, table: &Table<'_>) -> bool {
        // Most texts are near to none of the few kinds that come from a body: asked first.
        let from_body = |written: &str| {
            closest(written, &self.from_body).is_some()
                && closest(written, &self.kinds).is_some_and(|near| self.from_body.contains(&near))
        };
        table.entries.iter().filter_map(|entry| text_of(&entry.node)).any(from_body)
    }
}

/// What an item says of consent; `None` where it says nothing. What is not plainly given is not.
fn consent(table: &Table<'_>) -> Option<Shows> {
    let said = table.entries.iter().filter(|entry| is_like(&entry.key, "consent"));
    let given = said.map(|entry| match text_of(&entry.node) {
        Some("given") if entry.key == "consent" => Shows::All,
        Some("existence-only") if entry.key == "consent" => Shows::Existence,
        _ => Shows::Nothing,
    });
    given.reduce(|one, other| if one == other { one } else { Shows::Nothing })
}

/// Whether a text says that there is no consent, under whatever key.
fn says_no_consent(table: &Table<'_>) -> bool {
    table.entries.iter().filter_map(|entry| text_of(&entry.node)).any(|text| NO_CONSENT.contains(&text))
}

/// Whether an item says something of its origin, or something like it, that is not plainly that it
/// is the organisation's own.
fn origin_in_doubt(table: &Table<'_>) -> bool {
    let mut said = table.entries.iter().filter(|entry| is_like(&entry.key, "origin"));
    said.any(|entry| entry.key != "origin" || text_of(&entry.node) != Some("organisation"))
}

/// Whether a key is one of those that say where an item came from, or nearer to it than to any
/// other of them. Most keys are near to neither, and the one word is asked first.
fn is_like(key: &str, wanted: &'static str) -> bool {
    closest(key, &[wanted]).is_some() && closest(key, &KEYS) == Some(wanted)
}

/// Whether every key is one that an item may have or a slip of one; of the kind, it itself.
fn keys_are_known(table: &Table<'_>) -> bool {
    let known = |key: &str| closest(key, &KEYS_OF_ITEM).is_some_and(|near| near != "kind" || key == "kind");
    table.entries.iter().all(|entry| known(&entry.key))
}

/// Every exhibit named by what is shown.
fn exhibits_named<'t>(table: &'t Table<'_>, evidence: &[Shows], named: &mut Vec<&'t str>) {
    for entry in &table.entries {
        match (&entry.node.value, entry.key.as_ref()) {
            (_, "exhibit") => {}
            (Value::List(items), "evidence") => {
                for (node, _) in items.iter().zip(evidence).filter(|(_, shows)| **shows == Shows::All) {
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
