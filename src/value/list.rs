//! Lists whose places have a type: a step's place cannot be taken for a factor's.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The place of a thing in the list that holds it. Only the list makes one, so that looking a
/// thing up cannot fail; it is of no use in another list.
pub struct Id<T> {
    place: u32,
    of: PhantomData<fn() -> T>,
}

/// A list of things that are known by their place. It gives itself out as a slice only when asked
/// to: what derefs to one could be asked for a bare number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    items: Vec<T>,
}

impl<T> Id<T> {
    fn at(place: usize) -> Id<T> {
        // OK because no file that is read holds as many things as a place can count.
        Id { place: u32::try_from(place).unwrap_or(u32::MAX), of: PhantomData }
    }

    /// The place, counted from nought.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.place).unwrap_or(usize::MAX)
    }
}

impl<T> List<T> {
    /// An empty list.
    #[must_use]
    pub const fn new() -> List<T> {
        List { items: Vec::new() }
    }

    /// Adds a thing at the end, and tells its place.
    pub fn push(&mut self, item: T) -> Id<T> {
        let id = Id::at(self.items.len());
        self.items.push(item);
        id
    }

    /// How many things it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Every thing, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// Every thing, in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The first thing.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.items.first()
    }

    /// The last thing.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.items.last()
    }

    /// The things without their places.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// Every place, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.items.len()).map(Id::at)
    }

    /// Every thing with its place, in order.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(place, item)| (Id::at(place), item))
    }

    /// Every thing with its place, in order, to be changed.
    pub(crate) fn entries_mut(&mut self) -> impl DoubleEndedIterator<Item = (Id<T>, &mut T)> + ExactSizeIterator {
        self.items.iter_mut().enumerate().map(|(place, item)| (Id::at(place), item))
    }

    /// The place with this number, counted from nought, where there is one.
    #[must_use]
    pub fn id_at(&self, number: usize) -> Option<Id<T>> {
        (number < self.items.len()).then(|| Id::at(number))
    }

    /// The first place whose thing is the one looked for.
    pub fn position(&self, is: impl FnMut(&T) -> bool) -> Option<Id<T>> {
        self.items.iter().position(is).map(Id::at)
    }
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List::new()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> List<T> {
        List { items }
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> List<T> {
        List { items: items.into_iter().collect() }
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.items.extend(items);
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<'l, T> IntoIterator for &'l mut List<T> {
    type Item = &'l mut T;
    type IntoIter = std::slice::IterMut<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter_mut()
    }
}

// Apart from `Index`, which is told where its caller stands: every lookup would carry that place
// into the page, for a panic that cannot come.
#[expect(clippy::indexing_slicing, reason = "a place is made only by the list that holds the thing")]
impl<T> List<T> {
    fn thing(&self, id: Id<T>) -> &T {
        &self.items[id.index()]
    }

    fn thing_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<T> Index<Id<T>> for List<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        self.thing(id)
    }
}

impl<T> IndexMut<Id<T>> for List<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        self.thing_mut(id)
    }
}

// Written out, because a derive would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.place == other.place
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> Ordering {
        self.place.cmp(&other.place)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn a_thing_is_found_again_at_the_place_the_list_told() {
        let mut list = List::new();
        let (one, two) = (list.push("one"), list.push("two"));
        assert_eq!((list[one], list[two]), ("one", "two"));
        assert_eq!(list.position(|word| *word == "two"), Some(two));
        assert_eq!(list.ids().collect::<Vec<_>>(), [one, two]);
        assert_eq!((list.id_at(1), list.id_at(2)), (Some(two), None));
        assert!(one < two);
    }
}
