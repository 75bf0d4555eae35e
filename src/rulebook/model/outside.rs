//! What puts a case outside a rulebook's reach.

use super::authority::AuthorityId;
use super::condition::Condition;
use crate::value::Id;

/// Which thing that puts a case outside.
pub type OutsideId = Id<Outside>;

/// What puts a case outside: these rules do not apply to it.
#[derive(Clone, Debug)]
pub struct Outside {
    /// When it does.
    pub when: Condition,
    /// Why, as a sentence.
    pub because: String,
    /// What it rests on; at least one.
    pub authority: Vec<AuthorityId>,
}
