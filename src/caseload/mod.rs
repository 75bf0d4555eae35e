//! Many cases together: how well a rulebook foretells the decisions already published, and which of
//! them look like a case.

mod backtest;
mod comparable;

pub use backtest::{Backtest, Foretold, backtest};
pub use comparable::{Comparable, Decision, comparables};
