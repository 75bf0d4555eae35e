//! The same case, but otherwise: a change, and the difference it makes. What engagement is worth,
//! what is open, what can still be done, what each item of evidence is worth, what it would be
//! without what is disputed, and what kept a rule from applying are each a list of changes, and what
//! is read off. Pure, like the arithmetic: no words.
//!
//! What the penalty would be if turnover were five million pounds, and two accounts compared:
//!
//! ```
//! use affeer::assess::{Reading, account};
//! use affeer::counterfactual::{Baseline, Change, Comparison, Situation};
//! use affeer::rulebook::{FactValue, Library};
//! use affeer::value::{Amount, Money, Span};
//! use affeer::{case::Case, diagnostic::Source};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let case = Case::read(&rulebook, Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     as-of = 2026-11-23
//!     [facts]
//!     articles = ["5(1)(f)", "32(1)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 80m..120m"
//! "#))?;
//! let (fact, _) = rulebook.fact("turnover").ok_or("there is no such fact")?;
//! let value = FactValue::Number(Span::point(Amount::whole(5_000_000)));
//! let change = Change::Fact { fact, infringement: None, value };
//!
//! let before = Situation::of(&case)?;
//! let after = change.applied_to(&before)?;
//! let (one, other) = (account(&before.inputs())?, account(&after.inputs())?);
//! assert_eq!(Baseline::of(&before).penalties(&change)?, other.penalty);
//! let comparison = Comparison::of_accounts((&one, &before.case), (&other, &after.case))?;
//! assert!(*comparison.penalty.at(Reading::Central) < Money::ZERO, "it falls");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod change;
mod baseline;
mod comparison;
mod bound;
mod credit;
mod asking;
mod attribution;
mod outcome;
mod sensitivity;
mod together;
mod opportunity;
mod time_step;
mod worth;
mod disputed;
mod why_not;

pub use asking::{Answer, Given, Open};
pub use attribution::{Attribution, AttributionMethod};
pub use baseline::Baseline;
pub use change::{Change, Situation};
pub use comparison::{Cause, Comparison, LinePair};
pub use credit::{Bounded, Credit, SumAfter, credit};
pub use disputed::penalty_without_disputed;
pub use opportunity::{Opportunity, OpportunityKind, opportunities};
pub use outcome::EngagementOutcome;
pub use sensitivity::{OpenItems, open_items};
pub use time_step::{StepBeside, TimeStep, time_steps};
pub use why_not::{Remedy, why_not};
pub use worth::{Worth, evidence_worth};
