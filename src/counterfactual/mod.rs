//! The same case, but otherwise: a change, and the difference it makes. What engagement is worth,
//! what is open, what can still be done, what each item of evidence is worth, what it would be
//! without what is disputed, and what kept a rule from applying are each a list of changes, and what
//! is read off. Pure, like the arithmetic: no words.

mod change;
mod baseline;
mod comparison;
mod credit;
mod sensitivity;
mod opportunity;
mod worth;
mod disputed;
mod why_not;

pub use baseline::Baseline;
pub use change::{Change, Situation};
pub use comparison::{Cause, Comparison, LinePair};
pub use credit::{Credit, credit};
pub use disputed::penalty_without_disputed;
pub use opportunity::{Opportunity, OpportunityKind, opportunities};
pub use sensitivity::{Open, open_items};
pub use why_not::{Remedy, why_not};
pub use worth::{Worth, evidence_worth};
