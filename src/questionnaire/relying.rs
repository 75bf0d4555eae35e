//! What relies on a document, as the document is asked: in a case file each thing that relies on one
//! says so itself.

use super::case_list::CaseList;
use super::question::AnswerOption;
use crate::case::Draft;
use crate::rulebook::Rulebook;

/// The key of the question; no key of a file.
pub(super) const RELIED_ON_BY: &str = "relied-on-by";

/// Where something that may rely on a document stands in a case.
enum Place<'a> {
    /// A fact, by its key.
    Fact(&'a str),
    /// An item of a list, by its place.
    Item(CaseList, usize),
}

/// The lists whose items may rely on a document.
const LISTS: [CaseList; 2] = [CaseList::Evidence, CaseList::Determination];

impl Place<'_> {
    /// The place as an option names it: `facts:turnover`, `evidence:0`.
    fn of(word: &str) -> Option<Place<'_>> {
        match word.split_once(':')? {
            ("facts", id) => Some(Place::Fact(id)),
            (list, index) => {
                let list = CaseList::named(list).filter(|list| LISTS.contains(list))?;
                Some(Place::Item(list, index.parse().ok()?))
            }
        }
    }
}

/// What may rely on a document: each answered fact, each item of evidence, each decision.
pub(super) fn relying_options(case: &Draft, rulebook: &Rulebook) -> Vec<AnswerOption> {
    let answered = |id: &str| case.get("facts").and_then(|facts| facts.get(id)).is_some();
    let facts = rulebook.facts.iter().filter(|fact| answered(&fact.id));
    let mut options: Vec<AnswerOption> =
        facts.map(|fact| AnswerOption::new(format!("facts:{}", fact.id), &fact.question)).collect();
    for list in LISTS {
        for (index, item) in case.items(list.name()).iter().enumerate() {
            options.push(AnswerOption::new(format!("{}:{index}", list.name()), list.label_of(item, rulebook)));
        }
    }
    options
}

/// What relies on a document, by the words of the options.
#[must_use]
pub fn relying(case: &Draft, exhibit: &str) -> Vec<String> {
    let names = |holder: &Draft| holder.items("exhibits").iter().any(|name| name.text() == Some(exhibit));
    let mut words = Vec::new();
    if let Some(Draft::Table(facts)) = case.get("facts") {
        words.extend(facts.iter().filter(|(_, stated)| names(stated)).map(|(id, _)| format!("facts:{id}")));
    }
    for list in LISTS {
        let items = case.items(list.name()).iter().enumerate().filter(|(_, item)| names(item));
        words.extend(items.map(|(index, _)| format!("{}:{index}", list.name())));
    }
    words
}

/// Lets these rely on a document, and nothing else.
pub(super) fn set_relying(case: &mut Draft, exhibit: &str, words: &[String]) {
    let before = relying(case, exhibit);
    for word in before.iter().filter(|word| !words.contains(word)) {
        set(case, word, exhibit, false);
    }
    for word in words.iter().filter(|word| !before.contains(word)) {
        set(case, word, exhibit, true);
    }
}

fn set(case: &mut Draft, word: &str, exhibit: &str, relies: bool) {
    match Place::of(word) {
        Some(Place::Fact(id)) => case.within("facts", |facts| {
            let Some(stated) = facts.get(id).cloned() else { return };
            facts.put(id, Some(fact_relying(stated, exhibit, relies)));
        }),
        Some(Place::Item(list, index)) => case.listed(list.name(), |items| {
            if let Some(item) = items.get_mut(index) {
                name(item, exhibit, relies);
            }
        }),
        None => {}
    }
}

/// A fact that relies on a document, or no more: a table where there is more to say than its value.
fn fact_relying(stated: Draft, exhibit: &str, relies: bool) -> Draft {
    let mut table = match stated {
        Draft::Table(_) => stated,
        value => Draft::Table(vec![("value".to_owned(), value)]),
    };
    name(&mut table, exhibit, relies);
    match &table {
        Draft::Table(entries) if entries.len() == 1 => table.get("value").cloned().unwrap_or(table),
        _ => table,
    }
}

/// Writes a document into what something relies on, or takes it out.
fn name(holder: &mut Draft, exhibit: &str, relies: bool) {
    holder.listed("exhibits", |names| {
        names.retain(|name| name.text() != Some(exhibit));
        if relies {
            names.push(Draft::Text(exhibit.to_owned()));
        }
    });
}
