//! Versions of one rulebook held against each other.

use super::Rulebook;
use crate::diagnostic::{Code, Findings, Place, Refused, Source};
use crate::document::{Reader, parse};

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
        let message = format!(
            "versions {} and {} of `{}` are in force on the same day",
            earlier.version, later.version, later.id
        );
        findings.add(
            Code::PeriodsOverlap,
            place,
            message,
            "end the earlier one the day before: `in-force = { from = …, to = … }`, or give one of them another id",
        );
        Some(source.refused(findings))
    }
}
