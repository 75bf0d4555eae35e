//! Versions of one rulebook held against each other.

use crate::diagnostic::{Findings, Place, Refused, Source};
use crate::document::{Reader, parse};
use crate::rulebook::{Rulebook, refusals};

impl Rulebook {
    /// The refusal of the later of two files that hold versions of one rulebook in force on the
    /// same day; nothing where they are of different rulebooks, or each has its own time.
    #[must_use]
    pub fn overlap(earlier: &Rulebook, later: &Rulebook, source: Source) -> Option<Refused> {
        if earlier.id != later.id || !earlier.in_force.meets(later.in_force) {
            return None;
        }
        let place = {
            let table = parse(&source, &mut Findings::new());
            let mut reader = Reader::new(&table, Place::default());
            let header = reader.table("rulebook", &mut Findings::new());
            header.and_then(|mut header| header.node("in-force").map(|node| node.place)).unwrap_or_default()
        };
        let mut findings = Findings::new();
        refusals::periods_overlap(earlier, later, place, &mut findings);
        Some(source.refused(findings))
    }
}
