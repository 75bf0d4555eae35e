//! Reads factors.

use super::context::{Context, Counts};
use crate::diagnostic::ids;
use crate::document::Reader;
use crate::rulebook::{Factor, FactorFigure, Operation, Side, Step, refusals};
use crate::value::List;

/// `[[factor]]`, and whether none was left out for what is wrong with it.
pub(super) fn factors(
    reader: &mut Reader<'_, '_>,
    steps: &List<Step>,
    context: &mut Context<'_>,
) -> (List<Factor>, bool) {
    let mut factors: List<Factor> = List::new();
    let mut all = true;
    for mut entry in reader.tables("factor", context.findings) {
        let place = entry.place;
        let id = context.new_id(&mut entry, &ids(&factors, |factor| &factor.id), "factors");
        let step = entry.needed_text("step", context.findings).and_then(|name| {
            let found = steps.position(|step| step.id == name.value && matches!(step.operation, Operation::Factors(_)));
            if found.is_none() {
                refusals::no_step_adds_factors(name, context.findings);
            }
            found
        });
        let side = entry.needed_option("side", &Side::NAMES, context.findings);
        let label = context.needed_text(&mut entry, "label");
        let ground = context.ground(&mut entry);
        let neutral = context.text(&mut entry, "neutral");
        let counted_twice_because = context.text(&mut entry, "counted-twice-because");
        let figure = if entry.flag("engagement", context.findings) {
            Some(FactorFigure::Engagement)
        } else {
            context
                .judgement(&mut entry, Counts::Magnitude, &ground)
                .map(|judgement| FactorFigure::Decided(Box::new(judgement)))
        };
        let when = context.condition(&mut entry, "when");
        entry.finish(context.findings);
        if let (Some(id), Some(step), Some(side), Some(figure)) = (id, step, side, figure) {
            let authority = ground.authority;
            factors.push(Factor {
                id,
                step,
                side: side.value,
                label,
                when,
                figure,
                authority,
                neutral,
                counted_twice_because,
                place,
            });
        } else {
            all = false;
        }
    }
    (factors, all)
}
