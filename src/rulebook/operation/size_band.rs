//! Bands of size, each with a share.

use crate::document::Reader;
use crate::rulebook::reading::{Context, Counts, Ground};
use crate::rulebook::{Judgement, refusals};
use crate::value::{List, Money};

/// A band of size.
#[derive(Clone, Debug)]
pub struct SizeBand {
    /// Its upper end, included; none for the last.
    pub up_to: Option<Money>,
    /// The share of the balance.
    pub share: Judgement,
}

/// `band`: from small to large.
pub(super) fn size_bands(
    keys: &mut Reader<'_, '_>,
    ground: &Ground,
    only_indicated: bool,
    context: &mut Context<'_>,
) -> List<SizeBand> {
    let place = keys.place;
    let mut bands: List<SizeBand> = List::new();
    for mut entry in keys.tables("band", context.findings) {
        let entry_place = entry.place;
        let up_to = entry.money("up-to", context.measures.currency, context.findings).map(|sum| sum.value);
        let own = context.ground(&mut entry);
        let own = own.or(ground);
        let share = if only_indicated {
            context.indicated_share(&mut entry, &own)
        } else {
            context.judgement(&mut entry, Counts::Share, &own)
        };
        entry.finish(context.findings);
        let out_of_order = match (bands.last().map(|band| band.up_to), up_to) {
            (Some(None), _) => true,
            (Some(Some(before)), Some(up_to)) => up_to <= before,
            _ => false,
        };
        if out_of_order {
            refusals::sizes_fall(entry_place, context.findings);
        }
        bands.extend(share.map(|share| SizeBand { up_to, share }));
    }
    if bands.last().is_none_or(|band| band.up_to.is_some()) {
        refusals::no_largest_band(place, context.findings);
    }
    bands
}
