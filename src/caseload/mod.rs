//! Many cases together: how well a rulebook foretells the decisions already published, which of
//! them look like a case, and what became of engagement in them.
//!
//! How well a rulebook foretells the decisions that come with it, and which are like one of them:
//!
//! ```
//! use affeer::caseload::{Decision, backtest, comparables, engagement_count};
//! use affeer::{case::{Case, EngagementStatus}, diagnostic::Source, rulebook::Library, value::List};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook.id);
//! let mut decisions = List::new();
//! for (name, text) in shipped.ok_or("it is not shipped")?.decisions {
//!     let case = Case::read(&rulebook, Source::new(*name, *text))?;
//!     decisions.push(Decision { name: (*name).to_owned(), case });
//! }
//! let backtest = backtest(&rulebook, &decisions)?;
//! let imposed = decisions.iter().filter(|decision| decision.case.published.is_some()).count();
//! assert_eq!(backtest.decisions.len(), imposed);
//! assert!(backtest.indicated_hits <= backtest.permitted_hits);
//! for decision in &decisions {
//!     let alike = comparables(&decision.case, &decisions);
//!     assert!(alike.iter().all(|other| decisions[other.decision].name != decision.name));
//! }
//! let count = engagement_count(&decisions);
//! let by_status = EngagementStatus::NAMES.map(|(_, status)| count.of(status));
//! assert_eq!(by_status.iter().sum::<usize>(), imposed);
//! assert!(count.credited() <= count.raised());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod backtest;
mod comparable;
mod foretold;
mod statistic;
mod tariff;

pub use backtest::{Backtest, Foretold, backtest};
pub use comparable::{Comparable, Decision, Outcome, comparables};
pub use foretold::{
    Band, Beyond, DecidedSum, DecidedSums, DegreeBand, DegreeStands, Fit, Forecast, ForecastRecord, Forecaster,
    ForetoldBy, Grounds, Hits, KnownReduction, RecordRow, SizeRow, Unforetold,
};
pub use statistic::{
    EndedCase, EngagementCount, PublishedDecision, ended_cases, engagement_count, published_decisions,
};
pub use tariff::{AssumedNumber, Assumption, Tariff, TariffRow, TariffStartingPoint, tariff};
