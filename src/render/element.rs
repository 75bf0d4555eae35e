//! HTML as a tree of elements, written as text for a file or as JSON for a page that builds its
//! elements itself. Text and attributes are escaped when they are written, and only there.

use serde_json::Value;

/// A part of an HTML page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A text, not yet escaped.
    Text(String),
    /// An element with what it holds.
    Tag {
        /// The name of its tag, in small letters.
        name: &'static str,
        /// Its attributes with their values, not yet escaped, in the order in which they are
        /// written.
        attributes: Vec<(&'static str, String)>,
        /// What it holds.
        children: Vec<Element>,
    },
}

const VOID: [&str; 3] = ["br", "rect", "line"];

impl Element {
    /// An empty element.
    #[must_use]
    pub fn new(name: &'static str) -> Element {
        Element::Tag { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// An element that holds a text.
    #[must_use]
    pub fn of(name: &'static str, text: impl Into<String>) -> Element {
        Element::new(name).with(Element::Text(text.into()))
    }

    /// With an attribute.
    #[must_use]
    pub fn set(mut self, attribute: &'static str, value: impl Into<String>) -> Element {
        if let Element::Tag { attributes, .. } = &mut self {
            attributes.push((attribute, value.into()));
        }
        self
    }

    /// With a child.
    #[must_use]
    pub fn with(mut self, child: Element) -> Element {
        if let Element::Tag { children, .. } = &mut self {
            children.push(child);
        }
        self
    }

    /// The same with these children after those it has.
    #[must_use]
    pub fn holding(mut self, more: impl IntoIterator<Item = Element>) -> Element {
        if let Element::Tag { children, .. } = &mut self {
            children.extend(more);
        }
        self
    }

    /// Writes it as HTML.
    pub fn write(&self, out: &mut String) {
        match self {
            Element::Text(text) => escape(text, out),
            Element::Tag { name, attributes, children } => {
                out.push('<');
                out.push_str(name);
                for (attribute, value) in attributes {
                    out.push(' ');
                    out.push_str(attribute);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                for child in children {
                    child.write(out);
                }
                if !VOID.contains(name) {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                } else if *name != "br" {
                    // Elements of a drawing close themselves.
                    out.pop();
                    out.push_str("/>");
                }
            }
        }
    }

    /// It as JSON: a text as a text, an element as `[name, {attributes}, child, child, …]`, with
    /// `null` for no attributes. A page has thousands: nothing is copied, nothing empty is made.
    #[must_use]
    pub fn json(self) -> Value {
        let (name, attributes, children) = match self {
            Element::Text(text) => return Value::String(text),
            Element::Tag { name, attributes, children } => (name, attributes, children),
        };
        let mut parts = Vec::with_capacity(children.len().saturating_add(2));
        parts.push(Value::from(name));
        parts.push(if attributes.is_empty() { Value::Null } else { attributes.into_iter().collect() });
        parts.extend(children.into_iter().map(Element::json));
        Value::Array(parts)
    }
}

/// Several elements as JSON.
#[must_use]
pub(crate) fn elements_json(elements: Vec<Element>) -> Value {
    Value::Array(elements.into_iter().map(Element::json).collect())
}

/// The text with every character that HTML reads as a mark made harmless.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
}
