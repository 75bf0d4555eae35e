//! The five readings, and things that stand side by side in them.

use crate::value::OutOfRange;

/// One of the five ways in which what is open is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Everything open at the permitted end that makes the penalty smallest.
    Least,
    /// Everything open at the indicated end that makes it smallest.
    Low,
    /// The indicative values; what is not known counts neither for nor against.
    Central,
    /// The mirror image of low.
    High,
    /// The mirror image of least.
    Most,
}

impl Reading {
    /// All five, from least to most.
    pub const ALL: [Reading; 5] = [Reading::Least, Reading::Low, Reading::Central, Reading::High, Reading::Most];

    /// The name it has in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Reading::Least => "least",
            Reading::Low => "low",
            Reading::Central => "central",
            Reading::High => "high",
            Reading::Most => "most",
        }
    }

    /// Whether what is open goes in the organisation's favour.
    #[must_use]
    pub(crate) fn is_favourable(self) -> bool {
        self < Reading::Central
    }

    /// Whether what is open goes against the organisation.
    #[must_use]
    pub(crate) fn is_unfavourable(self) -> bool {
        self > Reading::Central
    }

    /// Whether open judgements are read at what is permitted rather than what is indicated.
    #[must_use]
    pub(crate) fn is_outer(self) -> bool {
        matches!(self, Reading::Least | Reading::Most)
    }

    /// Of two readings of what belongs together, the one that is not central.
    pub(super) fn or_if_central(self, other: Reading) -> Reading {
        if self == Reading::Central { other } else { self }
    }
}

/// Something in each of the five readings; kept once where all five are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readings<T> {
    /// The same in all five.
    Same(T),
    /// From least to most.
    Five(Box<[T; 5]>),
}

impl<T> Readings<T> {
    /// What it is in one reading.
    pub fn at(&self, reading: Reading) -> &T {
        match self {
            Readings::Same(value) => value,
            Readings::Five(five) => {
                let [least, low, central, high, most] = five.as_ref();
                match reading {
                    Reading::Least => least,
                    Reading::Low => low,
                    Reading::Central => central,
                    Reading::High => high,
                    Reading::Most => most,
                }
            }
        }
    }

    /// What each reading's value is made into.
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Readings<U> {
        match self {
            Readings::Same(value) => Readings::Same(change(value)),
            Readings::Five(five) => Readings::Five(Box::new(five.each_ref().map(change))),
        }
    }

    /// What each reading's value is made into, taken over whole.
    pub(super) fn into_map<U>(self, mut change: impl FnMut(T) -> U) -> Readings<U> {
        match self {
            Readings::Same(value) => Readings::Same(change(value)),
            Readings::Five(five) => Readings::Five(Box::new(five.map(change))),
        }
    }

    /// From least to most; only one where all five are the same.
    pub fn distinct(&self) -> &[T] {
        match self {
            Readings::Same(value) => std::slice::from_ref(value),
            Readings::Five(five) => five.as_slice(),
        }
    }

    /// All five, from least to most.
    pub fn each(&self) -> [&T; 5] {
        Reading::ALL.map(|reading| self.at(reading))
    }

    /// Whether each reading has its own.
    pub(super) fn are_apart(&self) -> bool {
        matches!(self, Readings::Five(_))
    }
}

impl<T: PartialEq + Clone> Readings<T> {
    /// Five values, kept once where they are the same.
    pub fn of(five: [T; 5]) -> Readings<T> {
        let [first, rest @ ..] = &five;
        if rest.iter().all(|other| other == first) {
            Readings::Same(first.clone())
        } else {
            Readings::Five(Box::new(five))
        }
    }

    /// All five, each to be made into another; kept once again where they come to the same.
    pub(super) fn try_for_each(
        &mut self,
        mut change: impl FnMut(Reading, &mut T) -> Result<(), OutOfRange>,
    ) -> Result<(), OutOfRange> {
        if let Readings::Same(value) = self {
            let value = value.clone();
            *self = Readings::Five(Box::new([value.clone(), value.clone(), value.clone(), value.clone(), value]));
        }
        let Readings::Five(five) = self else { return Ok(()) };
        for (value, reading) in five.iter_mut().zip(Reading::ALL) {
            change(reading, value)?;
        }
        let [first, rest @ ..] = five.as_ref();
        if rest.iter().all(|other| other == first) {
            *self = Readings::Same(first.clone());
        }
        Ok(())
    }

    /// Whether all five are the same.
    pub fn agree(&self) -> bool {
        self.distinct().windows(2).all(|pair| pair.first() == pair.last())
    }
}

/// Which readings are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All five: together for as long as nothing is open, then side by side.
    All,
    /// This reading by itself.
    Only(Reading),
}

impl Scope {
    /// Something made for every reading that is taken. Where the readings are together, once, by
    /// the central reading: there is nothing in it that they could read differently.
    pub(super) fn side_by_side<T: PartialEq + Clone>(
        self,
        apart: bool,
        mut make: impl FnMut(Reading) -> Result<T, OutOfRange>,
    ) -> Result<Readings<T>, OutOfRange> {
        let (lead, apart) = match self {
            Scope::Only(reading) => (reading, false),
            Scope::All => (if apart { Reading::Least } else { Reading::Central }, apart),
        };
        let first = make(lead)?;
        if !apart {
            return Ok(Readings::Same(first));
        }
        let mut five = [first.clone(), first.clone(), first.clone(), first.clone(), first];
        for (slot, reading) in five.iter_mut().zip(Reading::ALL).skip(1) {
            *slot = make(reading)?;
        }
        Ok(Readings::of(five))
    }

    /// The reading by which a line says what cannot be said five times.
    pub(super) fn lead(self) -> Reading {
        match self {
            Scope::All => Reading::Central,
            Scope::Only(reading) => reading,
        }
    }
}
