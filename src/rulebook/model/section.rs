//! A section of the form.

use crate::value::Id;

/// Which section of the form.
pub type SectionId = Id<Section>;

/// A section of the form.
#[derive(Clone, Debug)]
pub struct Section {
    /// The id by which facts name it.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What a person reads before the questions.
    pub hint: String,
}
