//! A reckoning from the JSON alone, as a reader without the program would make it: each line from
//! its own keys, and one line after another. Printed sums are rounded to the penny, half up, so that
//! what is made of them is right to half a penny for each sum it is made of.

use rust_decimal::prelude::{Decimal, RoundingStrategy};
use serde_json::Value;

const READINGS: [&str; 5] = ["least", "low", "central", "high", "most"];

fn number(value: &Value) -> Decimal {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).parse().unwrap()
}

/// Works every line of an assessment out again, in every reading.
pub fn recompute(assessment: &Value, text: &str) {
    for reading in READINGS {
        recompute_in(assessment, reading, text);
    }
}

fn recompute_in(assessment: &Value, reading: &str, text: &str) {
    let half_a_penny = Decimal::new(5, 3);
    let mut balance = Decimal::ZERO;
    let mut infringement = Value::Null;
    for line in assessment["lines"].as_array().unwrap() {
        let says = || format!("{reading} of {line:#}\n{text}");
        let [operand, base, before, after] =
            ["operand", "base", "before", "after"].map(|key| number(&line[key][reading]));
        let unit = line["units"][reading].as_str().unwrap();
        // Each infringement begins anew, and so does their total.
        if line["infringement"] != infringement {
            infringement = line["infringement"].clone();
            balance = Decimal::ZERO;
        }
        assert_eq!(before, balance, "not from where the line before ended: {}", says());
        let part = operand / Decimal::ONE_HUNDRED * base;
        let to_nil = |sum: Decimal| sum.max(Decimal::ZERO);
        let expected = match unit {
            "share" => part,
            "change" => before + part,
            "change-to-nil" => to_nil(before + part),
            "net" => to_nil(number(&line["net-from"][reading]) + part),
            "sum" | "total" => operand,
            "linked-total" => operand.min(base),
            "added" => before + operand,
            "maximum" | "nothing" => before,
            "rounded" => {
                let way = match line["rounding"][reading].as_str().unwrap() {
                    "half-up" => RoundingStrategy::MidpointAwayFromZero,
                    "half-even" => RoundingStrategy::MidpointNearestEven,
                    "down" => RoundingStrategy::ToZero,
                    "up" => RoundingStrategy::AwayFromZero,
                    other => panic!("{other} is no way to round"),
                };
                let rounded = |sum: Decimal| (to_nil(sum) / operand).round_dp_with_strategy(0, way) * operand;
                let between = [before - half_a_penny, before, before + half_a_penny].map(rounded);
                assert!(between.contains(&after), "{}", says());
                after
            }
            other => panic!("{other} says not how the line is worked out"),
        };
        let slack = half_a_penny * (Decimal::TWO + operand.abs() / Decimal::ONE_HUNDRED);
        assert!((after - expected).abs() <= slack, "{after} is not {expected}: {}", says());
        balance = after;
    }
    assert_eq!(balance, number(&assessment["penalty"][reading]), "{reading}: the last line is not the penalty\n{text}");
}
