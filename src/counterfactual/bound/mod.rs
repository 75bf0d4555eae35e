//! Between which ends the worth of the engagement lies, whatever becomes of what is open. A
//! difference of two ends is no end of a difference: so the difference itself is followed, from the
//! step at which the engagement enters to the last, through the most and the least that each step
//! can make of it.

mod known;
mod times;
mod walk;

pub(super) use known::{Ends, Pair, Part, Within};

use crate::case::InfringementId;
use crate::rulebook::Operation;
use crate::value::OutOfRange;
use known::Known;
use walk::Walk;

/// Between which ends the worth of the engagement lies.
pub(super) fn ends(pair: &Pair<'_, '_>, within: Within) -> Result<Ends, OutOfRange> {
    let case = pair.case;
    let mut of_the_whole = Known::NOTHING;
    let mut of_infringements: Option<Known> = None;
    let mut own: Option<(InfringementId, Known)> = None;
    for position in pair.with.before().positions() {
        let (id, infringement) = position;
        let step = &case.rulebook.steps[id];
        if let Some((known, before)) = own
            && infringement != Some(known)
        {
            of_infringements = Some(of_infringements.map_or(Ok(before), |sum| sum.and(before))?);
            own = None;
        }
        let before = match infringement {
            Some(infringement) => {
                own.filter(|(known, _)| *known == infringement).map_or(Known::NOTHING, |(_, own)| own)
            }
            None => of_the_whole,
        };
        let walk = Walk { pair, within, position, step };
        let after = if let Operation::Total(total) = &step.operation {
            walk.together(of_infringements.take().unwrap_or(Known::NOTHING), total.capped_when.as_ref())?
        } else {
            walk.after(before)?
        };
        match infringement {
            Some(infringement) => own = Some((infringement, after)),
            None => of_the_whole = after,
        }
    }
    Ok(Ends { least: of_the_whole.least, most: of_the_whole.most })
}
