//! Where a number comes from: the authority relied on, and its standing.

use crate::value::{Day, Id, name_among};

/// Which authority of a rulebook.
pub type AuthorityId = Id<Authority>;

/// A passage of law or guidance.
#[derive(Clone, Debug)]
pub struct Authority {
    /// The name it has in the rulebook.
    pub id: String,
    /// Instrument, provision or paragraph.
    pub cite: String,
    /// What kind of authority it is.
    pub standing: Standing,
    /// The day it was read.
    pub read_on: Day,
    /// Where it is published.
    pub address: String,
    /// The words relied on, exactly.
    pub quotation: String,
    /// SHA-256 of the quotation, in hex; empty where nothing is quoted.
    pub quotation_digest: String,
    /// What a reader must know of how it was read.
    pub note: String,
    /// A day on which it is expected to change.
    pub changes_on: Option<Day>,
}

/// How much a number weighs: from an Act down to our own guess. Ordered from strong to weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// An Act, retained regulation or statutory instrument.
    Statute,
    /// The regulator's published guidance.
    Guidance,
    /// A published decision, or a statistic over several.
    Decision,
    /// Published for consultation, or a Bill: not in force.
    Draft,
    /// An assumption of whoever wrote the rulebook: no law or decision stands behind it.
    Assumption,
}

impl Standing {
    /// Every standing with its name, strong to weak.
    pub const NAMES: [(&'static str, Standing); 5] = [
        ("statute", Standing::Statute),
        ("guidance", Standing::Guidance),
        ("decision", Standing::Decision),
        ("draft", Standing::Draft),
        ("assumption", Standing::Assumption),
    ];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// What a number rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Its standing: the weakest of what it rests on.
    pub standing: Standing,
    /// The authorities it rests on, by their places in the rulebook; at least one under statute or
    /// guidance.
    pub authority: Vec<AuthorityId>,
    /// Why, where it is our assumption.
    pub rationale: String,
}
