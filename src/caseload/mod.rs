//! Many cases together: how well a rulebook foretells the decisions already published, and which of
//! them look like a case.
//!
//! How well a rulebook foretells the decisions that come with it, and which are like one of them:
//!
//! ```
//! use affeer::caseload::{Decision, backtest, comparables};
//! use affeer::{case::Case, diagnostic::Source, rulebook::Library, value::List};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id);
//! let mut decisions = List::new();
//! for (name, text) in shipped.ok_or("it is not shipped")?.decisions {
//!     let case = Case::read(&rulebook, Source::new(*name, *text))?;
//!     decisions.push(Decision { name: (*name).to_owned(), case });
//! }
//! let backtest = backtest(&rulebook, &decisions)?;
//! assert_eq!(backtest.decisions.len(), decisions.len());
//! assert!(backtest.indicated_hits <= backtest.permitted_hits);
//! for decision in &decisions {
//!     let alike = comparables(&decision.case, &decisions);
//!     assert!(alike.iter().all(|other| decisions[other.decision].name != decision.name));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod backtest;
mod comparable;

pub use backtest::{Backtest, Foretold, backtest};
pub use comparable::{Comparable, Decision, comparables};
