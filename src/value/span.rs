//! A range of values, ends included.

/// Everything from `least` to `most`, both included. `least` is never above `most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    least: T,
    most: T,
}

impl<T: Copy + Ord> Span<T> {
    /// From one end to the other, in whichever order they come.
    pub fn hull(one: T, other: T) -> Span<T> {
        Span { least: one.min(other), most: one.max(other) }
    }

    /// From `least` to `most`, ends included; `None` if they are the wrong way round.
    pub fn from_to(least: T, most: T) -> Option<Span<T>> {
        (least <= most).then_some(Span { least, most })
    }

    /// The range that is one value: both ends are the same.
    pub fn point(value: T) -> Span<T> {
        Span { least: value, most: value }
    }

    /// The lower end.
    pub fn least(&self) -> T {
        self.least
    }

    /// The upper end.
    pub fn most(&self) -> T {
        self.most
    }

    /// Whether it is one value.
    pub fn is_point(&self) -> bool {
        self.least == self.most
    }

    /// Whether the value lies in it.
    pub fn contains(&self, value: T) -> bool {
        self.least <= value && value <= self.most
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn union(self, other: Span<T>) -> Span<T> {
        Span { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    /// The part of it inside the other; where they do not meet, the nearest end of the other.
    #[must_use]
    pub fn within(self, other: Span<T>) -> Span<T> {
        let clamp = |value: T| value.max(other.least).min(other.most);
        Span { least: clamp(self.least), most: clamp(self.most) }
    }
}
