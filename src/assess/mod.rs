//! The arithmetic: from an admitted case to its account. Pure: no files, no clock, no words.
//!
//! An account folds the steps of the rulebook over the case: each step takes a state and gives the
//! next, in every reading side by side, and posts lines that say why and can be worked out again.
//!
//! An account, every balance of which can be worked out again:
//!
//! ```
//! use affeer::assess::{Inputs, Reading, account, score_of};
//! use affeer::{case::Case, diagnostic::Source, rulebook::Library};
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
//! let account = account(&Inputs::of(&case, score_of(&case)?.map(|score| score.points)))?;
//! for line in &account.lines {
//!     let entry = line.entries.at(Reading::Central);
//!     assert_eq!(entry.worked_out()?, entry.after, "{}", line.id(&case));
//! }
//! assert!(account.penalty.at(Reading::Least) <= account.penalty.at(Reading::Most));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod reading;
mod ledger;
mod state;
mod pick;
mod inputs;
mod together;
mod at;
mod account;
mod step;
mod engagement;
mod reach;

pub use account::{Account, account, penalties, penalty_in};
pub(crate) use account::{Course, Touched};
pub use engagement::{
    GateResult, HeadScore, ItemScore, PassedGate, Points, Reason, Score, Verdict, Weighing, Weight, score,
};
pub(crate) use engagement::{Gathering, points_delayed, points_of, score_with};
pub(crate) use inputs::score_delayed;
pub use inputs::{Engagement, Inputs, OpenItem, Portion, SumsRead, score_of};
pub use ledger::{Asked, Entry, Line, Operand, Rule, Why};
pub use reach::Reach;
pub use reading::{Reading, Readings};
pub(crate) use state::State;
pub use state::{Position, StatesBefore};
