//! Affeer: placeholder
pub mod value;
pub mod diagnostic;
pub mod document;
pub mod rulebook;
pub mod case;
pub mod assess;
