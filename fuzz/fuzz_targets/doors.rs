//! The doors of the page: whatever is asked, the answer is an object of JSON.
#![no_main]

use affeer::web;
use libfuzzer_sys::fuzz_target;

const DOORS: [fn(&str) -> String; 17] = [
    web::open,
    web::form,
    web::save_answers,
    web::add,
    web::remove,
    web::assess,
    web::machine,
    web::live,
    web::line,
    web::csv,
    web::report_file,
    web::compare,
    web::method,
    web::case_digest,
    web::begin,
    web::example,
    |_| web::versions(),
];

// The first byte is the door; what follows is a request, or where it is none, a case with which
// everything is asked that a door may ask.
fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let Some(door) = DOORS.get(usize::from(*first) % DOORS.len()) else { return };
    let request = if text.trim_start().starts_with('{') {
        text.to_owned()
    } else {
        serde_json::json!({
            "case": text, "text": text, "other": text, "list": "evidence", "index": 0, "of": "incident-report",
            "line": "3", "at": "2026-11-23 16:30", "today": "2026-11-23", "id": "",
            "typed": { "facts:turnover": text, "case:title": text, "evidence:0:at": text },
        })
        .to_string()
    };
    let answer = door(&request);
    let value: serde_json::Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert!(value.is_object());
});
