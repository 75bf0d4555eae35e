//! Affeer: an open, itemised calculator of UK data-protection penalties, and of what engagement
//! with the National Cyber Security Centre is worth in one.
//!
//! To *affeer* a fine is to settle what is a fair sum for it. A **case** (facts of a breach,
//! evidence of engagement, decisions already made) is assessed under a **rulebook** (one
//! regulator's fining guidance, as data); the result is an itemised account from the statutory
//! maximum to the sum payable, in five readings where something is open.
//!
//! The rooms, in the order in which data passes them. Data goes one way: each landing changes
//! its type, and the new type is the proof that the step was done.
//!
//! ```text
//!  rulebook TOML ─► document ─► Rulebook ─┐
//!                  (as written) (checked) │
//!                                         ▼
//!  case TOML/JSON ► document ─► Case<'r> ──► assess ──► counterfactual ──► Assessment ──► Report ──► bytes
//!                  (as written) (admitted by (account:  (the same case,    (what every    (words,    (one file
//!                               that         lines that  but otherwise:    output is      tables)    a format)
//!                               rulebook)    say why)    what differs)     made from)
//!                                   ▲
//!  what people type ─► questionnaire ┘
//! ```
//!
//! | room | holds | may use |
//! |---|---|---|
//! | [`value`] | money, percent, days, ranges, truth with a third value, lists whose places have a type; the only rounding | – |
//! | [`diagnostic`] | what is wrong with a file, and the closed list of codes | – |
//! | [`document`] | TOML and JSON as one tree that knows where everything stands | value, diagnostic |
//! | [`rulebook`] | fining guidance and engagement schedules, checked; each operation describes itself | value, diagnostic, document |
//! | [`case`] | a case before a rulebook, in parts that are shared | the above |
//! | [`questionnaire`] | what is asked of a case, and the reading of what people type | the above |
//! | [`assess`] | the arithmetic: folds the steps over a case, in five readings side by side. Pure, no words | value, rulebook, case |
//! | [`admission`] | a case on its way in: what was decided, held against what the account permits | value, diagnostic, rulebook, case, assess |
//! | [`counterfactual`] | a change, and the difference it makes: credit, what is open, what can be done, worth, why not | value, rulebook, case, assess |
//! | [`assessment`] | the result of all that, with its caveats | value, rulebook, case, assess, counterfactual |
//! | [`caseload`] | many cases together | all of these but the readers |
//! | [`report`] | every sentence a reader sees, in no format | all above but questionnaire |
//! | [`render`] | the formats, one a file, and the list of them | all above |
//! | `cli` | the only room with files, terminal and arguments | all above |
//! | [`web`] | the browser's door: requests and answers as types, and the texts of JSON they come in | all above but `cli` |
//!
//! The whole program, and a tour of what can be asked of it:
//!
//! ```
//! use affeer::assess::Reading;
//! use affeer::caseload::{TariffRow, tariff};
//! use affeer::counterfactual::{Baseline, Change, Situation};
//! use affeer::rulebook::{FactValue, Library};
//! use affeer::value::{Amount, List, Span};
//! use affeer::{assessment::assess, case::Case, diagnostic::Source, render, report::report};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let source = Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     as-of = 2026-11-23
//!
//!     [facts]
//!     articles = ["5(1)(f)", "32(1)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 80m..120m"
//!     people-affected = 25000
//!     special-category = false
//! "#);
//! let case = Case::read(&rulebook, source)?;
//! let assessment = assess(&case)?;
//! let page = render::markdown(&report(&assessment, &[], &List::new()));
//! assert!(page.starts_with("# An example"));
//! assert!(!assessment.complete);
//!
//! // Every line says why, and what it made of the balance.
//! let maximum = assessment.lines.first().ok_or("there is no line")?;
//! println!("{}: {}", maximum.step.label, maximum.entries.at(Reading::Central).after);
//!
//! // What if something were otherwise: the same case with one change, assessed again.
//! let situation = Situation::of(&case)?;
//! let baseline = Baseline::of(&situation);
//! let turnover = rulebook.facts.position(|fact| fact.id == "turnover").ok_or("there is no such fact")?;
//! let larger = FactValue::Number(Span::point(Amount::whole(200_000_000)));
//! let change = Change::Fact { fact: turnover, infringement: None, value: larger };
//! let before = *baseline.penalty()?.at(Reading::Central);
//! assert!(baseline.penalty_in(&change, Reading::Central)? > before);
//!
//! // What engagement would earn by the schedule, item by item.
//! let tariff = tariff(&rulebook)?.ok_or("it has no schedule")?;
//! let report = tariff.best_of_kinds().into_iter().map(TariffRow::central).max();
//! assert_eq!(report.map(|worth| worth.to_string()).as_deref(), Some("3%"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where to look next: [`caseload`] for the published decisions and how well they are foretold,
//! [`report`] and [`render`] for words and formats, [`diagnostic`] for what a refusal says.

pub mod value;
pub mod diagnostic;
pub mod document;
pub mod rulebook;
pub mod case;
pub mod questionnaire;
pub mod assess;
pub mod admission;
pub mod counterfactual;
pub mod assessment;
pub mod caseload;
pub mod report;
pub mod render;
#[cfg(feature = "cli")]
pub mod cli;
pub mod web;
