//! From documents to a rulebook, part by part.

mod answers;
mod condition;
mod context;
mod factors;
mod facts;
mod foretelling;
mod outside;
mod rulebook;
mod schedule;
mod steps;

pub(super) use context::{Context, Counts, Ground, NamedStep};
pub(crate) use facts::{digest, number};
pub(super) use steps::StepToFind;
