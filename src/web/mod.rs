//! The browser's door. What the page asks and is answered are types ([`request`], [`answer`]), and a
//! door is a function from the one to the other ([`door`]): native, and tested natively. `texts`
//! turns texts of JSON into requests and answers into texts; only `bindgen` is for WebAssembly. No
//! clock, no files, no arithmetic, and it never throws.
//!
//! A case begun, and an answer saved in it, in texts as the page has them:
//!
//! ```
//! use affeer::web;
//! use serde_json::{Value, json};
//!
//! let begun: Value = serde_json::from_str(&web::begin(r#"{ "today": "2026-11-23" }"#))?;
//! let request = json!({ "case": begun["case"], "typed": { "facts:turnover": "385m" } });
//! let saved: Value = serde_json::from_str(&web::save_answers(&request.to_string()))?;
//! assert_eq!(saved["kind"], "assessed");
//! assert_eq!(saved["problems"], json!([]));
//! assert!(saved["case"].as_str().is_some_and(|case| case.contains("turnover = \"GBP 385m\"")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod answer;
mod book;
pub mod door;
mod form;
mod problems;
mod reach;
pub mod request;
mod result;
mod texts;
mod typed;
mod words;

#[cfg(target_arch = "wasm32")]
mod bindgen;

pub use texts::{
    add, assess, begin, case_digest, compare, csv, example, examples, form, line, live, machine, method, open, remove,
    report_file, save_answers, versions,
};
