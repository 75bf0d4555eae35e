//! Reads steps, and hands each operation its table.

use super::context::{Context, Ground, NamedStep};
use crate::diagnostic::ids;
use crate::document::Reader;
use crate::rulebook::{Operation, Step, StepId, refusals};
use crate::value::List;

/// A step that the operation of another one names, to be found once every step is known.
pub(in crate::rulebook) struct StepToFind {
    /// The step whose operation names it.
    pub(in crate::rulebook) by: StepId,
    /// Its id as written.
    pub(in crate::rulebook) id: String,
    /// What it must be, and where it goes.
    pub(in crate::rulebook) named: NamedStep,
}

/// The steps of a rulebook, as far as they could be read.
pub(super) struct Steps {
    pub(super) list: List<Step>,
    /// The steps that others name.
    pub(super) to_find: Vec<StepToFind>,
    /// The steps that are taken only where a case takes for each infringement what it may.
    pub(super) only_apart: List<Step>,
    /// Whether none was left out for what is wrong with it.
    pub(super) all: bool,
}

/// `[[step]]`.
pub(super) fn steps(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Steps {
    let mut steps: List<Step> = List::new();
    let mut to_find = Vec::new();
    let mut all = true;
    let mut only_apart: List<Step> = List::new();
    for mut entry in reader.tables("step", context.findings) {
        let place = entry.place;
        let mut known = ids(&steps, |step| &step.id);
        known.extend(ids(&only_apart, |step| &step.id));
        let id = context.new_id(&mut entry, &known, "steps");
        let label = context.needed_text(&mut entry, "label");
        let note = context.text(&mut entry, "note");
        let ground = context.ground(&mut entry);
        let per_infringement = entry.flag("per-infringement", context.findings);
        let apart = entry.option("apart", &[("instead", false), ("only", true)], context.findings);
        let when = context.condition(&mut entry, "when");
        let operation = operation(&mut entry, &ground, context);
        entry.finish(context.findings);
        let named = std::mem::take(&mut context.named_steps);
        if let (Some(id), Some(operation)) = (id, operation) {
            let step = Step {
                id,
                label,
                note,
                authority: ground.authority,
                per_infringement,
                may_be_apart: apart.is_some(),
                when,
                operation,
                place,
            };
            if apart.is_some_and(|apart| apart.value) {
                // What it would name may not be there in every case.
                for (id, named) in named {
                    (named.refuse)(place, &id, context.findings);
                }
                only_apart.push(step);
                continue;
            }
            let by = steps.push(step);
            to_find.extend(named.into_iter().map(|(id, named)| StepToFind { by, id, named }));
        } else {
            all = false;
        }
    }
    Steps { list: steps, to_find, only_apart, all }
}

fn operation(entry: &mut Reader<'_, '_>, item: &Ground, context: &mut Context<'_>) -> Option<Operation> {
    entry.needed("operation", context.findings)?;
    let mut table = entry.table("operation", context.findings)?;
    let place = table.place;
    let mut found = None;
    for (name, read) in Operation::READ {
        let Some(mut keys) = table.table(name, context.findings) else { continue };
        if found.is_some() {
            refusals::two_operations(keys.place, context.findings);
        }
        let ground = context.ground(&mut keys);
        let says = ground.standing.is_some() || !ground.authority.is_empty();
        let ground = if says {
            Ground { of_step: Some(Box::new(item.clone())), ..ground }
        } else {
            Ground { rationale: ground.rationale, ..item.clone() }
        };
        found = Some(read(&mut keys, &ground, context));
        keys.finish(context.findings);
    }
    table.finish(context.findings);
    if found.is_none() {
        refusals::no_operation(place, Operation::NAMES, context.findings);
    }
    found.flatten()
}
