//! Sums and readings as JSON has them: text, so that no reader rounds it.

use crate::assess::{Reading, Readings};
use crate::value::Money;
use serde_json::{Map, Value};

/// A sum with two places, half a hundredth rounded up.
pub(super) fn pounds(sum: Money) -> String {
    sum.0.fixed(2)
}

/// A sum in each reading.
pub(super) fn each_reading(readings: &Readings<Money>) -> Map<String, Value> {
    each_reading_of(readings, |sum| pounds(*sum))
}

/// Something of each reading, in words.
pub(super) fn each_reading_of<T>(readings: &Readings<T>, mut words: impl FnMut(&T) -> String) -> Map<String, Value> {
    let mut map = Map::new();
    for reading in Reading::ALL {
        map.insert(reading.name().to_owned(), Value::String(words(readings.at(reading))));
    }
    map
}
