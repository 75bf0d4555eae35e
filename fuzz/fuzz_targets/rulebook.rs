//! A rulebook, alone and with the schedule that comes with the program; and a schedule beside a
//! rulebook that does.
#![no_main]

use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Rulebook};
use affeer_fuzz::holds_of_refusal;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let schedule = Library::schedules().first().and_then(|shipped| Library::schedule(shipped.id));
    let shipped = Library::rulebooks().first().map(|shipped| Source::new("rulebook", shipped.text));
    let given = Source::new("file", text);
    let pairs = [(Some(given.clone()), None), (Some(given.clone()), schedule), (shipped, Some(given))];
    for (rulebook, schedule) in pairs {
        let Some(rulebook) = rulebook else { continue };
        if let Err(refused) = Rulebook::read(rulebook, schedule) {
            for refused in refused {
                holds_of_refusal(&refused);
            }
        }
    }
});
