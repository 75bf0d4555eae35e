//! Reads what puts a case outside a rulebook's reach.

use super::context::Context;
use crate::document::{Reader, Value};
use crate::rulebook::{Outside, refusals};
use crate::value::List;

/// `[[outside]]`.
pub(super) fn outside(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> List<Outside> {
    let mut list = List::new();
    for mut entry in reader.tables("outside", context.findings) {
        entry.needed("when", context.findings);
        let when = context.condition(&mut entry, "when");
        let because = context.needed_text(&mut entry, "because");
        let named = entry.needed("authority", context.findings);
        if let Some(node) = named.filter(|node| matches!(&node.value, Value::List(names) if names.is_empty())) {
            refusals::authority_names_nothing(node.place, context.findings);
        }
        let authority = context.authority(&mut entry);
        entry.finish(context.findings);
        list.extend(when.map(|when| Outside { when, because, authority }));
    }
    list
}
