//! What the page may ask: one type a request, read from an object of JSON. A key that is left out,
//! or whose value is of another type than it takes, counts as empty; a key that a request does not
//! have is passed over: so that no request can be malformed.

use serde_json::Value;

/// What is read from an object of JSON, or from the value of one of its keys.
pub(super) trait Read: Default {
    /// It, as far as the value holds it.
    fn read(value: &Value) -> Self;
}

/// Types of objects: each field is read from the key of its name. By a call for each key: the same
/// derived by serde would weigh some 10,000 bytes more in the page.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Read for $name {
            #[inline(never)]
            fn read(value: &Value) -> $name {
                $name { $($field: at(value, stringify!($field)),)* }
            }
        }
    )*};
}

objects! {
    /// The case that a request is about, and the rules it is to be read by.
    CaseRequest {
        /// The text of the case file; empty where there is none yet.
        #[cfg_attr(test, ts(optional, as = "Option<String>"))]
        case: String,
        /// The text of the user's own rulebook, where they brought one.
        #[cfg_attr(test, ts(optional = nullable))]
        rulebook: Option<String>,
        /// The text of the user's own schedule, where they brought one.
        #[cfg_attr(test, ts(optional = nullable))]
        schedule: Option<String>,
    }

    /// A case that is to be begun.
    BeginRequest {
        /// The day of assessment, as `2026-11-23`; where it is no day, the case gives none.
        today: String,
    }

    /// Answers that are to be saved in the case.
    AnswersRequest {
        /// What was typed, by question: `{"facts:turnover": "385m"}`. Read by the questionnaire, whose
        /// questions have many shapes.
        #[cfg_attr(test, ts(type = "Record<string,unknown>"))]
        typed: Value,
    }

    /// An item that is to be added to a list of the case.
    AddRequest {
        /// The list: `evidence`. To a list that there is not, nothing is added.
        list: String,
        /// The kind of evidence; the step or factor that is decided, `step seriousness`; else empty.
        of: String,
    }

    /// An item that is to be taken out of a list of the case.
    RemoveRequest {
        /// The list: `evidence`.
        list: String,
        /// Which item, from nought. Where it is none of the list, nothing is taken out.
        #[cfg_attr(test, ts(as = "usize"))]
        index: Option<usize>,
    }

    /// A file that is to be opened.
    OpenRequest {
        /// The text of a case file, or of a report file with the case in it.
        text: String,
    }

    /// A line of the account.
    LineRequest {
        /// Which line, counted from one, in digits.
        line: String,
    }

    /// When something is made.
    MomentRequest {
        /// Day and time as the browser's clock has them, `2026-11-23 16:30`; what is no day or no time
        /// is left out of what is made.
        #[cfg_attr(test, ts(optional, as = "Option<String>"))]
        at: String,
    }

    /// A case to compare with.
    CompareRequest {
        /// The text of the other case file: the first of the two.
        other: String,
        /// What the other case and this one are called; where a name is left out or empty, as it was
        /// kept before a change and after it.
        names: Vec<String>,
    }

    /// Something that comes with the program, by its id.
    IdRequest {
        /// Its id: of an example or of a rulebook. Empty, for a rulebook, means the one by which the
        /// case is read.
        #[cfg_attr(test, ts(optional, as = "Option<String>"))]
        id: String,
    }

    /// What a report file holds beside the report, so that the case can be opened again.
    ReportData {
        /// Under which rules the report was made, and what came of it.
        made: Option<String>,
        /// The text of the case file.
        case: String,
        /// The text of the user's own rulebook, where the case was read by one.
        rulebook: Option<String>,
        /// The text of the user's own schedule, where the case was read by one.
        schedule: Option<String>,
    }
}

impl CaseRequest {
    /// The user's own rulebook; none where its text is blank.
    pub(super) fn own_rulebook(&self) -> Option<&str> {
        not_blank(self.rulebook.as_deref())
    }

    /// The user's own schedule; none where its text is blank.
    pub(super) fn own_schedule(&self) -> Option<&str> {
        not_blank(self.schedule.as_deref())
    }
}

fn not_blank(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// What stands at a key of an object.
fn at<T: Read>(object: &Value, key: &str) -> T {
    object.get(key).map(T::read).unwrap_or_default()
}

impl Read for Option<String> {
    fn read(value: &Value) -> Option<String> {
        value.as_str().map(ToOwned::to_owned)
    }
}

impl Read for String {
    fn read(value: &Value) -> String {
        Option::read(value).unwrap_or_default()
    }
}

impl Read for Vec<String> {
    fn read(value: &Value) -> Vec<String> {
        value.as_array().into_iter().flatten().map(String::read).collect()
    }
}

impl Read for Option<usize> {
    fn read(value: &Value) -> Option<usize> {
        value.as_u64().and_then(|number| usize::try_from(number).ok())
    }
}

impl Read for Value {
    fn read(value: &Value) -> Value {
        value.clone()
    }
}
