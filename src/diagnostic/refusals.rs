//! The refusal of one file or several that were read together.

use super::Refused;
use std::fmt;
use std::ops::Deref;

/// Files that were refused together: a rulebook, its schedule, or both. Never empty.
///
/// An error as others are: `?` passes it on, and what it shows, also where a `main` ends with it,
/// is every diagnostic on a line of its own, `file:line:column: [code] what is wrong; what to
/// write`.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusals(Vec<Refused>);

impl Refusals {
    /// The refusals of these files, of which there is at least one.
    pub(crate) fn of(files: Vec<Refused>) -> Refusals {
        Refusals(files)
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, refused) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            refused.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Refusals {
    /// As it is displayed: a `main` that ends with an error shows this, and no one wants to read a
    /// file in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Refusals {}

impl Deref for Refusals {
    type Target = [Refused];

    fn deref(&self) -> &[Refused] {
        &self.0
    }
}

impl From<Refused> for Refusals {
    fn from(refused: Refused) -> Refusals {
        Refusals(vec![refused])
    }
}

impl From<Box<Refused>> for Refusals {
    fn from(refused: Box<Refused>) -> Refusals {
        Refusals::from(*refused)
    }
}

impl IntoIterator for Refusals {
    type Item = Refused;
    type IntoIter = std::vec::IntoIter<Refused>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
