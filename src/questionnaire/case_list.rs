//! The lists of a case that can be added to.

use crate::case::Draft;
use crate::rulebook::Rulebook;

/// A list of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseList {
    /// Infringements assessed apart.
    Infringement,
    /// Evidence of engagement.
    Evidence,
    /// What was decided.
    Determination,
    /// Documents relied on.
    Exhibit,
}

impl CaseList {
    /// All, in the order in which they are asked for.
    pub const ALL: [CaseList; 4] =
        [CaseList::Infringement, CaseList::Evidence, CaseList::Determination, CaseList::Exhibit];

    /// The key of the list in a case file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CaseList::Infringement => "infringement",
            CaseList::Evidence => "evidence",
            CaseList::Determination => "determination",
            CaseList::Exhibit => "exhibit",
        }
    }

    /// The list with this key, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<CaseList> {
        CaseList::ALL.into_iter().find(|list| list.name() == name)
    }

    /// What a new item is called in the case: this, and the first number that is free.
    pub(super) fn letter(self) -> &'static str {
        match self {
            CaseList::Evidence => "E",
            CaseList::Exhibit => "D",
            CaseList::Infringement => "infringement-",
            CaseList::Determination => "",
        }
    }

    /// What an item of it is called, for a reader.
    #[must_use]
    pub fn label_of(self, item: &Draft, rulebook: &Rulebook) -> String {
        let kind = |id: &str| {
            rulebook
                .schedule
                .as_ref()
                .and_then(|schedule| schedule.kinds.iter().find(|kind| kind.id == id))
                .map(|kind| kind.label.clone())
        };
        let step = |id: &str| rulebook.steps.iter().find(|step| step.id == id).map(|step| step.label.clone());
        let factor = |id: &str| {
            rulebook
                .factors
                .iter()
                .find(|factor| factor.id == id)
                .map_or_else(|| id.to_owned(), |factor| factor.label.clone())
        };
        let found = match self {
            CaseList::Evidence => kind(item.text_of("kind")).map(|kind| format!("{} {kind}", item.text_of("id"))),
            CaseList::Determination => step(item.text_of("step")).or_else(|| {
                let factors: Vec<String> = item.items("factors").iter().filter_map(Draft::text).map(factor).collect();
                (!factors.is_empty()).then(|| factors.join("; "))
            }),
            CaseList::Exhibit if item.text_of("id") == item.text_of("title") => None,
            CaseList::Exhibit => Some(format!("{} {}", item.text_of("id"), item.text_of("title"))),
            CaseList::Infringement => {
                Some(item.text_of("label")).filter(|label| !label.is_empty()).map(ToOwned::to_owned)
            }
        };
        found.unwrap_or_else(|| format!("{} (not filled in)", item.text_of("id")).trim().to_owned())
    }

    /// What is said of it.
    #[must_use]
    pub fn words(self) -> ListWords {
        match self {
            CaseList::Evidence => ListWords {
                title: "Evidence of engagement",
                hint: "What the organisation did with the NCSC and like bodies, before, during and after the incident. Each item passes the gates of the schedule; without evidence nothing is credited.",
                add: "Add an item of evidence",
                another: "Add another item of evidence",
                kind: "What kind of evidence is it?",
            },
            CaseList::Infringement => ListWords {
                title: "Infringements assessed apart",
                hint: "Only where several infringements are assessed apart. What is not answered here is as for the case as a whole.",
                add: "Add an infringement",
                another: "Add another infringement",
                kind: "",
            },
            CaseList::Determination => ListWords {
                title: "What was decided",
                hint: "Figures that somebody has already decided, or that you put forward. Each takes the place of an open judgement.",
                add: "Add a decision",
                another: "Add another decision",
                kind: "What was decided?",
            },
            CaseList::Exhibit => ListWords {
                title: "Documents relied on",
                hint: "Documents that prove an answer, an item of evidence or a decision. Each is asked what rests on it.",
                add: "Add a document",
                another: "Add another document",
                kind: "",
            },
        }
    }
}

/// What is said of a list.
#[derive(Clone, Copy, Debug)]
pub struct ListWords {
    /// The heading above the list.
    pub title: &'static str,
    /// What belongs in it.
    pub hint: &'static str,
    /// What adds the first item.
    pub add: &'static str,
    /// What adds a further one.
    pub another: &'static str,
    /// What is asked before one is added; empty where nothing is.
    pub kind: &'static str,
}
