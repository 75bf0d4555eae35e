//! What is wrong with a file: a code, a place, a message in the user's words, and what to
//! write instead. Diagnostics are data; the command line and the page draw them.

mod code;
mod findings;
mod hidden;
mod refusals;
mod source;
mod suggestion;
mod words;

pub use code::Code;
pub use findings::{About, Diagnostic, Findings, Place};
pub use hidden::{is_hidden, spelt_out};
pub use refusals::Refusals;
pub use source::{Refused, Source};
pub use suggestion::{closest, ids};
