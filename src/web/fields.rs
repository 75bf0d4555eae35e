//! The questions that are no facts: of the case itself, of an item of evidence, of an
//! infringement, of a decision. Each says what it is, how it is typed and what it may be.

use super::book::shipped_books;
use super::draft::Draft;
use crate::case::{Asserter, Beginner, Decider};
use crate::document::day_from;
use crate::render::object;
use crate::rulebook::{ByPercentage, Kind, Rulebook, Schedule, Step, Weighted};
use crate::value::{Day, List};
use serde_json::Value;

/// A question.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) options: Vec<(String, String)>,
    pub(super) needed: bool,
}

fn field(key: &'static str, kind: &'static str, label: &str, hint: &str) -> Field {
    Field { key, kind, label: label.to_owned(), hint: hint.to_owned(), options: Vec::new(), needed: false }
}

impl Field {
    fn needed(mut self) -> Field {
        self.needed = true;
        self
    }

    fn of<O: Into<String>, L: Into<String>>(mut self, options: impl IntoIterator<Item = (O, L)>) -> Field {
        self.options = options.into_iter().map(|(id, label)| (id.into(), label.into())).collect();
        self
    }

    /// What the case says, for a reader; empty where it says nothing.
    pub(super) fn words(&self, stated: Option<&Draft>) -> String {
        let day = |text: &str| day_from(text).map_or_else(|| text.to_owned(), Day::long);
        match (self.kind, stated) {
            (_, None) if self.options.is_empty() => String::new(),
            ("day" | "date", Some(stated)) => day(stated.text().unwrap_or_default()),
            ("share", Some(stated)) => stated.text().unwrap_or_default().replace('-', "−"),
            ("period", Some(stated)) => {
                let ends = [("from", "from"), ("to", "to")].map(|(key, word)| (word, stated.text_of(key)));
                let told =
                    ends.iter().filter(|(_, end)| !end.is_empty()).map(|(word, end)| format!("{word} {}", day(end)));
                told.collect::<Vec<_>>().join(" ")
            }
            (_, stated) => {
                let text = stated.and_then(Draft::text).unwrap_or_default();
                let label = self.options.iter().find(|(id, _)| id == text).map(|(_, label)| label.as_str());
                label.unwrap_or(text).to_owned()
            }
        }
    }

    /// It as JSON, with what the case says.
    pub(super) fn json(&self, place: &str, typed: &Value) -> Value {
        object! {
            "question": format!("{place}:{}", self.key),
            "id": self.key,
            "type": self.kind,
            "label": self.label.as_str(),
            "hint": self.hint.as_str(),
            "required": self.needed,
            "options": self.options.iter().map(|(id, label)| object! { "id": id.as_str(), "label": label.as_str() }).collect::<Vec<_>>(),
            "typed": typed.clone(),
            "unknown": !self.needed && place != "case" && matches!(self.kind, "option" | "yes-no"),
        }
    }
}

/// What is asked of the case itself.
pub(super) fn scope() -> Vec<Field> {
    let rulebooks = shipped_books().map(|book| book.rulebook);
    let options =
        std::iter::once((String::new(), "Choose by the dates above".to_owned())).chain(rulebooks.map(|rulebook| {
            (rulebook.id.clone(), format!("{}, {}: {}", rulebook.regulator, rulebook.title, in_force(rulebook)))
        }));
    vec![
        field("title", "text", "What is this case called?", "A name for your own use. It stands on every output.")
            .needed(),
        field(
            "as-of",
            "day",
            "On which day is it assessed?",
            "Usually today. What can still be done, and by when, is counted from this day.",
        ),
        field(
            "infringement",
            "period",
            "From when to when did the infringement last?",
            "Leave it empty if it is not known. It decides which rules can apply.",
        ),
        field(
            "notice-of-intent",
            "day",
            "When was a notice of intent given?",
            "Leave it empty if there was none. Its date decides which guidance applies.",
        ),
        field(
            "notice",
            "day",
            "When was the penalty notice given?",
            "Leave it empty if there was none. After it nothing can still be done.",
        ),
        field("rulebook", "option", "Under which guidance?", "If you are not sure, leave the choice to the dates.")
            .of(options),
        field("note", "long", "A note to the reader", "Optional. It stays in the case file."),
    ]
}

fn in_force(rulebook: &Rulebook) -> String {
    match (rulebook.in_force.from, rulebook.in_force.to) {
        (Some(from), Some(to)) => format!("in force from {} to {}", from.long(), to.long()),
        (Some(from), None) => format!("in force from {}", from.long()),
        (None, Some(to)) => format!("in force until {}", to.long()),
        (None, None) => "in force".to_owned(),
    }
}

/// The places on a scale as options.
fn of_scale<S>(list: &List<Weighted<S>>) -> impl Iterator<Item = (String, String)> + '_ {
    list.iter().map(|place| (place.id.clone(), place.label.clone()))
}

/// What is asked of an item of evidence: what its kind carries.
pub(super) fn evidence(
    rulebook: &Rulebook,
    schedule: &Schedule,
    item: &Draft,
    exhibits: &[(String, String)],
) -> Vec<Field> {
    let heads = |kind: &Kind| kind.head.map_or("Counts against", |head| schedule.heads[head].label.as_str()).to_owned();
    let kind = schedule.kinds.iter().find(|kind| kind.id == item.text_of("kind"));
    let all_kinds = schedule.kinds.iter().map(|kind| (kind.id.clone(), format!("{}: {}", heads(kind), kind.label)));
    let mut fields = vec![
        field("kind", "select", "What kind of engagement is it?", kind.map_or("", |kind| kind.hint.as_str()))
            .of(all_kinds)
            .needed(),
    ];
    let Some(kind) = kind else { return fields };
    let bodies = schedule.bodies.entries().filter(|(id, _)| kind.bodies.is_empty() || kind.bodies.contains(id));
    let bodies = bodies.map(|(_, body)| (body.id.clone(), body.label.clone()));
    fields.push(field("body", "option", "Which body was it with?", "").of(bodies));
    let services = schedule.services.entries().filter(|(id, _)| kind.services.is_empty() || kind.services.contains(id));
    let services =
        services.map(|(_, service)| (service.id.clone(), format!("{} (open to {})", service.label, service.open_to)));
    fields.push(field("service", "select", "Under which service?", "Leave it empty if it is not known.").of(services));
    fields.push(field(
        "at",
        "date",
        "When was it done?",
        "Give the time if you know it: how prompt it was is counted in hours.",
    ));
    fields.push(
        field("begun-by", "option", "Who began it?", "What somebody else began earns nothing.")
            .of(Beginner::NAMES.map(|(name, _)| (name, begun(name)))),
    );
    let grades = schedule.grades.iter().map(|grade| (grade.id.clone(), format!("{}: {}", grade.id, grade.label)));
    fields.push(field("grade", "option", "How well is it proved?", "").of(grades));
    if kind.needs_coverage {
        fields.push(field("covers.entity", "yes-no", "Did it cover the entity that was breached?", ""));
        fields.push(field("covers.system", "yes-no", "Did it cover the system that was breached?", ""));
    }
    if kind.needs_continuity {
        fields.push(field(
            "kept-up",
            "period",
            "From when to when was it kept up?",
            "The whole time before the incident counts.",
        ));
    }
    if kind.needs_advice {
        fields.push(field("followed", "option", "Was the advice followed?", "").of(of_scale(&schedule.following)));
        fields.push(field("effect", "option", "What did following it change?", "").of(of_scale(&schedule.effect)));
    }
    fields.push(
        field(
            "origin",
            "option",
            "Whose material is it?",
            "Material that came from a body about the organisation needs the organisation’s consent.",
        )
        .of([("organisation", "The organisation’s own"), ("body", "It came from the body")]),
    );
    if kind.from_body || item.text_of("origin") == "body" {
        fields.push(
            field(
                "consent",
                "option",
                "Does the organisation consent to its use?",
                "Without consent the item is withheld: nothing of it is scored or shown.",
            )
            .of([
                ("given", "Yes"),
                ("existence-only", "Only that it exists"),
                ("refused", "No"),
                ("withdrawn", "It was given and is withdrawn"),
                ("not-asked", "Not asked yet"),
            ]),
        );
    }
    fields.push(field(
        "beyond-duty",
        "long",
        "What went beyond what the law required?",
        "Leave it empty if nothing did, or if no law required it.",
    ));
    let factors = rulebook
        .factors
        .iter()
        .filter(|factor| factor.when.is_some())
        .map(|factor| (factor.id.clone(), factor.label.clone()));
    fields.push(
        field(
            "credited-under",
            "select",
            "Is it already counted under another factor?",
            "What counts once is not counted again.",
        )
        .of(factors),
    );
    fields.push(field(
        "harms",
        "long",
        "Does the same material show a failing that was known and left?",
        "Say which. Leave it empty if it does not.",
    ));
    fields.push(
        field("asserted-by", "option", "Who says so?", "").of(Asserter::NAMES.map(|(name, _)| (name, asserted(name)))),
    );
    fields.push(field("disputed", "flag", "Somebody denies it", "What is disputed is open and widens the range."));
    fields.extend(sources(exhibits));
    fields
}

fn sources(exhibits: &[(String, String)]) -> Vec<Field> {
    let mut fields = Vec::new();
    if !exhibits.is_empty() {
        fields.push(field("exhibits", "options", "Which documents prove it?", "").of(exhibits.to_vec()));
    }
    fields.push(field("pinpoint", "text", "Where in the document?", "For example: paragraph 63(b)."));
    fields.push(field("note", "long", "A note to the reader", ""));
    fields
}

fn begun(name: &str) -> &'static str {
    match name {
        "organisation" => "The organisation",
        "body" => "The body",
        _ => "Somebody else",
    }
}

fn asserted(name: &str) -> &'static str {
    match name {
        "organisation" => "The organisation",
        "regulator" => "The regulator",
        "body" => "The body engaged with",
        _ => "Somebody else",
    }
}

/// What is asked of an infringement, beside the facts that differ.
pub(super) fn infringement() -> Vec<Field> {
    vec![
        field(
            "label",
            "text",
            "What is this infringement called?",
            "For example: security of processing, or the provision infringed.",
        )
        .needed(),
    ]
}

/// What is asked of a decision.
pub(super) fn determination(
    rulebook: &Rulebook,
    item: &Draft,
    infringements: &[(String, String)],
    exhibits: &[(String, String)],
) -> Vec<Field> {
    let mut fields = Vec::new();
    let step = rulebook.steps.iter().find(|step| step.id == item.text_of("step"));
    if item.get("factors").is_some() && item.items("factors").len() > 1 {
        let factors = rulebook.factors.iter().map(|factor| (factor.id.clone(), factor.label.clone()));
        fields.push(field("factors", "options", "Which factors does the figure cover together?", "").of(factors));
    } else {
        let decided = |step: &&Step| step.operation.description().by_percentage.leaves_judgement();
        let steps = rulebook.steps.iter().filter(decided).map(|step| (format!("step {}", step.id), step.label.clone()));
        let factors = rulebook.factors.iter().map(|factor| {
            (format!("factor {}", factor.id), format!("{} factor: {}", factor.side.name(), factor.label))
        });
        fields.push(
            field("target", "select", "What was decided?", "A step of the account, or one factor.")
                .of(steps.chain(factors))
                .needed(),
        );
    }
    if step.is_some_and(|step| step.per_infringement) && infringements.len() > 1 {
        fields.push(field("infringement", "option", "Of which infringement?", "").of(infringements.to_vec()));
    }
    if let Some(ByPercentage::Degree(degrees)) = step.map(|step| step.operation.description().by_percentage) {
        fields.push(
            field("band", "option", "Which degree of seriousness?", "")
                .of(degrees.iter().map(|band| (band.id.clone(), band.label.clone()))),
        );
    }
    fields.push(field(
        "value",
        "share",
        "The percentage",
        "A share such as 15%, or a change with its sign such as -20% or +10%.",
    ));
    fields.push(field(
        "sum",
        "money",
        "Or the amount itself",
        "Instead of a percentage: the balance after the step, as a plain sum.",
    ));
    fields.push(field("by", "option", "Who decided it?", "").of(Decider::NAMES.map(|(name, _)| (name, decider(name)))));
    fields.push(field("because", "long", "Why?", ""));
    fields.push(field("departs", "long", "If it lies outside the permitted range: why?", ""));
    fields.extend(sources(exhibits));
    fields
}

fn decider(name: &str) -> &'static str {
    match name {
        "regulator" => "The regulator",
        "caseworker" => "A caseworker",
        "party" => "A party puts it forward",
        _ => "A court",
    }
}

/// What is asked of a document relied on.
pub(super) fn exhibit() -> Vec<Field> {
    vec![
        field("title", "text", "What is it called?", "Title and date.").needed(),
        field("address", "text", "Where is it published?", "Leave it empty if it is not published."),
        field("note", "long", "A note to the reader", ""),
    ]
}
