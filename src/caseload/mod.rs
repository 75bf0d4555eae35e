//! Many cases together: how well a rulebook foretells the decisions already published.

mod backtest;

pub use backtest::{Backtest, Foretold, backtest};
