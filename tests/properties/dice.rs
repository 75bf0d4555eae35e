//! Choices: a list of random numbers, taken one by one. A list that runs out goes on with nought,
//! and nought is always the simplest choice, so that a shorter list makes a simpler case.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::Once;

pub struct Dice<'d> {
    rolls: &'d [u32],
}

impl Dice<'_> {
    /// Whether every choice from now on is the first.
    pub fn is_spent(&self) -> bool {
        self.rolls.is_empty()
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.rolls.split_first() else { return 0 };
        self.rolls = rest;
        *first as usize % sides.max(1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) >= 100 - percent
    }

    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.roll(list.len())]
    }

    /// A number from `least` to `most`, the ends more often than others.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let width = most - least;
        match self.roll(4) {
            0 => least,
            1 => most,
            2 => least + (self.wide() % (width + 1)),
            // As many small ones as large ones.
            _ => least + (self.wide() % (width + 1)).min(10_i64.pow(u32::try_from(self.roll(15)).unwrap())),
        }
    }

    /// How far along a range, in thousandths: often at an end.
    pub fn along(&mut self) -> i64 {
        self.between(0, 1000)
    }

    fn wide(&mut self) -> i64 {
        let (high, low) = (self.roll(1 << 30), self.roll(1 << 32));
        i64::try_from((high << 32) | low).unwrap()
    }
}

/// Random numbers, shown by their count: a failure prints the case made of them.
struct Rolls(Vec<u32>);

impl fmt::Debug for Rolls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} choices", self.0.len())
    }
}

fn setting(name: &str, otherwise: u32) -> u32 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic came from.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics to themselves while choices are tried: only the simplest that fails is told.
fn quietly() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if TRYING.get() {
                LAST.with_borrow_mut(|last| *last = panic.location().map(ToString::to_string).unwrap_or_default());
            } else {
                tell(panic);
            }
        }));
    });
}

/// Tries a property on generated choices. The test says whether the choices made a case at all;
/// it panics where the property does not hold, and the choices are then made simpler for as long
/// as it still panics. `AFFEER_CASES` sets how many are tried, `AFFEER_SEED` which.
pub fn holds(test: impl Fn(&mut Dice<'_>) -> bool) {
    holds_more_often(1, test);
}

/// The same so many times as often: for what is quick to try and seldom goes wrong.
pub fn holds_more_often(times: u32, test: impl Fn(&mut Dice<'_>) -> bool) {
    let (cases, seed) = (setting("AFFEER_CASES", 256) * times, setting("AFFEER_SEED", 1));
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(seed.into()),
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..Config::default()
    };
    let made = Cell::new(0_u32);
    quietly();
    TRYING.set(true);
    let result = TestRunner::new(config).run(&vec(any::<u32>(), 0..=900).prop_map(Rolls), |rolls| {
        if test(&mut Dice { rolls: &rolls.0 }) {
            made.set(made.get() + 1);
        }
        Ok(())
    });
    TRYING.set(false);
    if let Err(error) = result {
        let place = LAST.with_borrow(String::clone);
        panic!("seed {seed}, at {place}: {error}");
    }
    assert!(made.get() * 3 > cases, "only {} of {cases} choices made a case", made.get());
}
