//! What was rolled back before.

use crate::model::release::Release;
use crate::model::timeline::Stay;

/// Whether a stay was ended by going back to an older release that had run there before it. A pause, or a branch in
/// between, hides that as little as it does for the rule `rolled-back`.
pub(super) fn ended_by_rollback(stays: &[Stay], place: usize) -> bool {
    let (before, from) = stays.split_at(place.min(stays.len()));
    let Some(release) = from.first().and_then(|stay| stay.declared.release()) else { return false };
    let next = from.iter().skip(1).find_map(|stay| stay.declared.release());
    next.is_some_and(|next| next < release && before.iter().any(|stay| stay.runs(next)))
}

/// Whether a release was rolled back when it last ran there.
pub(super) fn was_taken_back(stays: &[Stay], release: &Release) -> bool {
    stays.iter().rposition(|stay| stay.runs(release)).is_some_and(|place| ended_by_rollback(stays, place))
}
