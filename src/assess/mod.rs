//! The arithmetic: from an admitted case to its account. Pure: no files, no clock, no words.
//!
//! An account folds the steps of the rulebook over the case: each step takes a state and gives the
//! next, in every reading side by side, and posts lines that say why and can be worked out again.

mod reading;
mod ledger;
mod state;
mod pick;
mod inputs;
mod at;
mod account;
mod step;
mod engagement;
mod reach;

pub use account::{Account, Course, Position, account, penalties, penalty_in};
pub use engagement::{
    GateResult, HeadScore, ItemScore, PassedGate, Points, Reason, Score, Verdict, Weighing, Weight, one_of_a_kind,
    points_of, score,
};
pub use inputs::{Engagement, Inputs, OpenItem, score_of};
pub use ledger::{Asked, Entry, Line, Operand, Rule, Why};
pub use reach::Reach;
pub use reading::{Reading, Readings};
