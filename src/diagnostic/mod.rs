//! What is wrong with a file: a code, a place, a message in the user's words, and what to
//! write instead. Diagnostics are data; the command line and the page draw them.
//!
//! A refusal is an error like others, and shows all that is wrong:
//!
//! ```
//! use affeer::{case::Case, diagnostic::Source, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let source = Source::new("case.toml", "[case]\ntitle = \"A slip\"\n\n[facts]\nturnvoer = \"GBP 80m\"\n");
//! let refused = Case::read(&rulebook, source).err().ok_or("it was admitted")?;
//! assert!(refused.to_string().contains("case.toml:5:1: [no-such-fact]"));
//! assert!(refused.to_string().contains("did you mean `turnover`?"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod code;
mod findings;
mod hidden;
mod refusals;
mod source;
mod suggestion;
mod words;

pub use code::Code;
pub use findings::{About, Diagnostic, Findings, Place};
pub use hidden::{hidden_in, is_hidden, spelt_out};
pub use refusals::Refusals;
pub use source::{Refused, Source};
pub use suggestion::{closest, ids};
