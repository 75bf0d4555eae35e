//! A case to the end: assessed, in order, and written in every format. What is admitted can be
//! computed, or is refused with a place.
#![no_main]

use affeer::admission::beyond_computing;
use affeer::assess::Reading;
use affeer::assessment::assess;
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::render::{Assessed, Format, Layout, data_of, plain_style};
use affeer::value::List;
use affeer_fuzz::{RULEBOOKS, holds_of_refusal};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for rulebook in RULEBOOKS.iter() {
        let source = Source::new("case", text);
        let Ok(case) = Case::read(rulebook, source.clone()) else { continue };
        let Ok(assessment) = assess(&case) else {
            holds_of_refusal(&beyond_computing(&case, source));
            continue;
        };
        let sums: Vec<_> = Reading::ALL.into_iter().map(|reading| *assessment.penalty.at(reading)).collect();
        assert!(sums.is_sorted(), "the readings are out of order: {sums:?}");
        let decisions = List::new();
        let assessed = Assessed {
            assessment: &assessment,
            forecast: None,
            comparables: &[],
            decisions: &decisions,
            case: text,
            own_rulebook: None,
            own_schedule: None,
            made_on: None,
        };
        for format in Format::ALL {
            let written = format.assessments(&[assessed], &Layout { width: 80, style: plain_style });
            assert!(!written.is_empty());
            match format {
                Format::Json => assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok()),
                Format::Html => assert!(data_of(&written).is_some(), "the file cannot be opened again"),
                _ => {}
            }
        }
    }
});
