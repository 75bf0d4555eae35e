//! The lists of a case that can be added to.

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

    /// What is said of it.
    #[must_use]
    pub fn words(self) -> ListWords {
        match self {
            CaseList::Evidence => ListWords {
                title: "Evidence of engagement",
                hint: "What the organisation did with the NCSC and like bodies, before, during and after the incident. Each item passes the gates of the schedule; without evidence nothing is credited.",
                add: "Add an item of evidence",
                another: "Add another item of evidence",
            },
            CaseList::Infringement => ListWords {
                title: "Infringements assessed apart",
                hint: "Only where several infringements are assessed apart. What is not answered here is as for the case as a whole.",
                add: "Add an infringement",
                another: "Add another infringement",
            },
            CaseList::Determination => ListWords {
                title: "What was decided",
                hint: "Figures that somebody has already decided, or that you put forward. Each takes the place of an open judgement.",
                add: "Add a decision",
                another: "Add another decision",
            },
            CaseList::Exhibit => ListWords {
                title: "Documents relied on",
                hint: "Documents that prove a fact or an item of evidence. A document on which nothing relies is refused, so add it and then name it.",
                add: "Add a document",
                another: "Add another document",
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
}
