//! What puts a case outside a rulebook's reach, and its reading.

use super::authority::AuthorityId;
use super::condition::Condition;
use super::context::Context;
use crate::diagnostic::Code;
use crate::document::{Reader, Value};
use crate::value::{Id, List};

/// Which thing that puts a case outside.
pub type OutsideId = Id<Outside>;

/// What puts a case outside: these rules do not apply to it.
#[derive(Clone, Debug)]
pub struct Outside {
    /// When it does.
    pub when: Condition,
    /// Why, as a sentence.
    pub because: String,
    /// What it rests on; at least one.
    pub authority: Vec<AuthorityId>,
}

/// `[[outside]]`.
pub(super) fn outside(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> List<Outside> {
    let mut list = List::new();
    for mut entry in reader.tables("outside", context.findings) {
        entry.needed("when", context.findings);
        let when = context.condition(&mut entry, "when");
        let because = context.needed_text(&mut entry, "because");
        let named = entry.needed("authority", context.findings);
        if let Some(node) = named.filter(|node| matches!(&node.value, Value::List(names) if names.is_empty())) {
            context.findings.add(
                Code::MissingKey,
                node.place,
                "`authority` names nothing",
                "name the passage that says so: `authority = [\"…\"]`",
            );
        }
        let authority = context.authority(&mut entry);
        entry.finish(context.findings);
        list.extend(when.map(|when| Outside { when, because, authority }));
    }
    list
}
