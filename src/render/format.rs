//! The list of formats. A format is a file of this room that describes itself in a `FORM`, and a
//! line of this list: the options, the help and the completions of the command line come from it.

use super::form::{Assessed, Document, Form, Layout};

macro_rules! formats {
    ($($format:ident $file:ident;)*) => {
        /// A format in which results are written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Format {
            $(#[doc = concat!("Described in `", stringify!($file), "`.")] $format,)*
        }

        impl Format {
            /// Every format, in the order of the help.
            pub const ALL: &'static [Format] = &[$(Format::$format,)*];

            fn form(self) -> &'static Form {
                match self { $(Format::$format => &super::$file::FORM,)* }
            }
        }
    };
}

formats! {
    Text text;
    Markdown markdown;
    Json json_text;
    Csv csv;
    Html report_file;
}

impl Format {
    /// What it is called on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.form().name
    }

    /// What it is, in the words of the help.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.form().help
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// Whether one text in it can hold several assessments.
    #[must_use]
    pub fn holds_several(self) -> bool {
        self.form().holds_several
    }

    /// Whether it can write a document that is no whole assessment.
    #[must_use]
    pub fn writes_documents(self) -> bool {
        self.form().document.is_some()
    }

    /// Whether it can write a table that is no account.
    #[must_use]
    pub fn writes_tables(self) -> bool {
        self.writes_documents() || self == Format::Csv
    }

    /// Assessments, in their order, as one text. Of several, a format that holds one alone writes
    /// the first.
    #[must_use]
    pub fn assessments(self, assessed: &[Assessed<'_>], layout: &Layout) -> String {
        let form = self.form();
        let most = if form.holds_several { assessed.len() } else { 1 };
        (form.assessments)(assessed.get(..most).unwrap_or(assessed), layout)
    }

    /// A document as a text; `None` where the format has no place for one.
    #[must_use]
    pub fn document(self, document: &Document<'_>, layout: &Layout) -> Option<String> {
        self.form().document.map(|write| write(document, layout))
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn every_format_is_found_by_its_name_and_no_two_share_one() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(*format));
        }
        assert_eq!(Format::named("pdf"), None);
    }
}
