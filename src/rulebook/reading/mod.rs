//! From documents to a rulebook, part by part.

mod condition;
mod context;
mod factors;
mod facts;
mod first_of;
mod foretelling;
mod outside;
mod rulebook;
mod schedule;
mod steps;

pub(super) use context::{Context, Counts, Ground, NamedStep};
pub(crate) use facts::{digest, number};
pub(super) use first_of::FirstOf;
pub(super) use steps::StepToFind;
