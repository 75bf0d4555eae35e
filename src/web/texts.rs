//! The doors as JavaScript calls them: a text of JSON in, a text of JSON out. This is the list of
//! all doors; what stands in `www/src/door.d.ts` is made from it.

use super::answer::{
    Answer, AssessmentFile, CaseDigest, CaseFile, Estimate, Examples, Form, LedgerFile, Method, OpenedFile, Problem,
    ReportFile, ReportPage, ResultPage, SavedAnswers, Versions,
};
use super::door;
use super::request::{
    AddRequest, AnswersRequest, BeginRequest, CaseRequest, CompareRequest, IdRequest, LineRequest, MomentRequest,
    OpenRequest, Read, RemoveRequest,
};
use serde_json::Value;

/// Each door: what it says, what it is asked, what it answers, and the function that answers. A
/// request is one object; where several types are named, each reads its own keys of it.
macro_rules! doors {
    ($($(#[$doc:meta])* $name:ident($($request:ident: $asked:ident),*) -> $answer:ident { $answered:expr })*) => {
        $(doors! { @function $(#[$doc])* $name($($request: $asked),*) -> $answer { $answered } })*

        /// The same for JavaScript.
        #[cfg(target_arch = "wasm32")]
        mod exported {
            use crate::web::bindgen::once_there;
            use wasm_bindgen::prelude::wasm_bindgen;

            $(doors! { @export $name($($request),*) })*
        }

        #[cfg(test)]
        fn declared(types: &mut tests::Types) {
            $(types.door::<$answer>(stringify!($name), |_types| vec![$(_types.request::<$asked>()),*]);)*
        }
    };
    (@export $name:ident()) => {
        #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
        #[wasm_bindgen]
        #[must_use]
        pub fn $name() -> String {
            once_there(&super::$name)
        }
    };
    (@export $name:ident($($request:ident),*)) => {
        #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
        #[wasm_bindgen]
        #[must_use]
        pub fn $name(request: &str) -> String {
            once_there(&|| super::$name(request))
        }
    };
    (@function $(#[$doc:meta])* $name:ident() -> $answer:ident { $answered:expr }) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name() -> String {
            written::<$answer>($answered)
        }
    };
    (@function $(#[$doc:meta])* $name:ident($($request:ident: $asked:ident),*) -> $answer:ident { $answered:expr }) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(request: &str) -> String {
            let asked = object(request);
            $(let $request = $asked::read(&asked);)*
            written::<$answer>($answered)
        }
    };
}

doors! {
    /// The program's version, and the rulebooks and schedules that come with it.
    versions() -> Versions { Ok(door::versions()) }

    /// The published decisions that come with the program: what each is called.
    examples() -> Examples { Ok(door::examples()) }

    /// A published decision, as the case file it is: `{"id": "south-staffordshire-2026"}`.
    example(request: IdRequest) -> CaseFile { door::example(&request) }

    /// A new case, assessed on the day `{"today": "2026-11-23"}`.
    begin(subject: CaseRequest, request: BeginRequest) -> CaseFile { Ok(door::begin(&subject, &request)) }

    /// The form, with what the case says.
    form(subject: CaseRequest) -> Form { door::form(&subject) }

    /// The case with what was typed: `{"typed": {"facts:turnover": "385m"}}`. What could not be
    /// understood comes back under `problems` and is left as it was.
    save_answers(subject: CaseRequest, request: AnswersRequest) -> SavedAnswers { door::save_answers(&subject, &request) }

    /// The case with one more item: `{"list": "evidence", "of": "incident-report"}`.
    add(subject: CaseRequest, request: AddRequest) -> CaseFile { door::add(&subject, &request) }

    /// The case without an item: `{"list": "evidence", "index": 0}`.
    remove(subject: CaseRequest, request: RemoveRequest) -> CaseFile { door::remove(&subject, &request) }

    /// Opens what a user brought: a case file, or a report file with the case in it. Says where its
    /// rules are not those at hand, and what it came to then and comes to now.
    open(subject: CaseRequest, request: OpenRequest) -> OpenedFile { door::open(&subject, &request) }

    /// The assessment: the whole result as elements.
    assess(subject: CaseRequest) -> ResultPage { door::assess(&subject) }

    /// The assessment as the JSON that the command line prints.
    machine(subject: CaseRequest) -> AssessmentFile { door::machine(&subject) }

    /// The estimate so far, for the panel beside the questions.
    live(subject: CaseRequest) -> Estimate { door::live(&subject) }

    /// One line of the account in full: `{"line": "3"}`, counted from one.
    line(subject: CaseRequest, request: LineRequest) -> ReportPage { door::line(&subject, &request) }

    /// The ledger as CSV.
    csv(subject: CaseRequest) -> LedgerFile { door::csv(&subject) }

    /// The report as a file that stands by itself: `{"at": "2026-11-23 16:30"}`.
    report_file(subject: CaseRequest, request: MomentRequest) -> ReportFile { door::report_file(&subject, &request) }

    /// Two cases side by side: `{"other": "…", "names": ["As it happened", "What if"]}`; `other` is
    /// the first of the two.
    compare(subject: CaseRequest, request: CompareRequest) -> ReportPage { door::compare(&subject, &request) }

    /// The rulebook a case is read by, or that of `{"id": "uk-gdpr-2024"}`, in words: what it asks,
    /// what it does, what it rests on.
    method(subject: CaseRequest, request: IdRequest) -> Method { door::method(&subject, &request) }

    /// SHA-256 of what may be shown of the case file: where that is all, as `sha256sum` gives it.
    case_digest(subject: CaseRequest, request: MomentRequest) -> CaseDigest { Ok(door::case_digest(&subject, &request)) }
}

/// The object a text holds; `null` where it holds none.
fn object(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// An answer as a text.
fn written<T: Into<Value>>(answer: Result<T, Vec<Problem>>) -> String {
    Answer::from(answer).json()
}

#[cfg(test)]
mod tests {
    use super::super::answer::HandedOver;
    use super::*;
    use std::collections::BTreeMap;
    use std::fmt::Write;
    use ts_rs::{Config, TS, TypeVisitor};

    /// A part of a page: a text as a text, an element as `[name, {attributes}, child, child, …]`, with
    /// `null` for no attributes.
    #[derive(TS)]
    struct Part(#[ts(type = "string|[string,Record<string,string>|null,...Part[]]")] ());

    /// The types of all doors as TypeScript, by their names.
    pub(super) struct Types {
        config: Config,
        declarations: BTreeMap<String, String>,
        doors: String,
    }

    impl Types {
        /// A door: its name, its requests and its answer.
        pub(super) fn door<A: TS + 'static>(&mut self, name: &str, requests: impl FnOnce(&mut Types) -> Vec<String>) {
            let requests = requests(self);
            self.visit::<A>();
            let request =
                if requests.is_empty() { String::new() } else { format!("request: {}", requests.join(" & ")) };
            let answer = A::name(&self.config);
            writeln!(self.doors, "  {name}({request}): Answer<{answer}>;").unwrap();
        }

        /// A request: its name.
        pub(super) fn request<R: TS + 'static>(&mut self) -> String {
            self.visit::<R>();
            R::name(&self.config)
        }
    }

    impl TypeVisitor for Types {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            let name = T::ident(&self.config);
            // What TypeScript has itself is not declared.
            if T::output_path().is_none() || self.declarations.contains_key(&name) {
                return;
            }
            let declaration = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&self.config));
            self.declarations.insert(name, set_out(&declaration));
            T::visit_dependencies(self);
        }
    }

    /// A declaration with a comment on one line where it has one line, and each field under the next.
    fn set_out(declaration: &str) -> String {
        let text = declaration.replace("/**\n * ", "/** ").replace("\n */", " */").replace(", };", ",\n};");
        let mut out = String::new();
        let mut in_fields = false;
        for line in text.lines().map(str::trim_end) {
            let indent = if in_fields && line != "};" { "  " } else { "" };
            writeln!(out, "{indent}{line}").unwrap();
            in_fields = (in_fields || line.starts_with("export ")) && !line.ends_with("};") && !line.ends_with("[];");
        }
        out
    }

    /// The text that `www/src/door.d.ts` is to hold.
    fn typescript() -> String {
        let config = Config::new().with_large_int("number");
        let mut types = Types { config, declarations: BTreeMap::new(), doors: String::new() };
        types.visit::<Answer<HandedOver>>();
        types.visit::<Part>();
        declared(&mut types);
        format!(
            "// The door of the core: what it is asked and what it answers. Made from the types in src/web by\n\
             // `UPDATE=1 cargo test --lib door_types`; never changed by hand.\n\n\
             {}/** Every door, by its name. */\nexport type Doors = {{\n{}}};\n",
            types.declarations.into_values().map(|declaration| declaration + "\n").collect::<String>(),
            types.doors
        )
    }

    #[test]
    fn the_page_knows_the_door_types_as_they_are() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/door.d.ts");
        let made = typescript();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        let differs = made.lines().zip(known.lines()).position(|(made, known)| made != known);
        let line = differs.unwrap_or_else(|| made.lines().count().min(known.lines().count()));
        assert!(
            made == known,
            "www/src/door.d.ts differs from the types in line {}:\n- {}\n+ {}\nUPDATE=1 cargo test --lib door_types writes it anew",
            line + 1,
            known.lines().nth(line).unwrap_or_default(),
            made.lines().nth(line).unwrap_or_default(),
        );
    }
}
