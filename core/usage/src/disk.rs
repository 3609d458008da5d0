//! Size of disks: use is brought into a band, in steps.

use crate::scale::{DivCeilPositive, known, no_data, no_threshold, quantity, size_unknown};
use crate::text::join;
use crate::{Action, Advice, BandRule, Dimension, SizingRules};
use yunheng_values::{Percent, Quantity, Text};

/// The row of the disk.
pub(crate) fn disk_advice<'r>(
    size: Option<Quantity>,
    peak: Option<Percent>,
    rules: &'r SizingRules,
) -> Advice<'r> {
    let citation = rules.disk.as_ref().map_or(&rules.citation, |band| &band.citation);
    let idle = |action, note| Advice::idle(Dimension::Disk, action, note, citation);
    let outside = |band: &&BandRule, peak: Percent| peak < band.low_border || peak > band.high_border;
    let mut row = match (peak, &rules.disk) {
        (None, _) => idle(Action::NoData, no_data()),
        (Some(_), None) => idle(Action::Keep, no_threshold()),
        (Some(peak), Some(band)) if outside(&band, peak) => match known(size) {
            Some(size) => resize(size, peak, band),
            None => idle(Action::Keep, size_unknown()),
        },
        _ => idle(Action::Keep, Text::default()),
    };
    row.from = size;
    row
}

fn resize(size: i128, peak: Percent, band: &BandRule) -> Advice<'_> {
    let shrinks = peak < band.low_border;
    let threshold = if shrinks { band.low_border } else { band.high_border };
    let moved = if shrinks {
        Text::new("缩容按迁移换盘办理", "shrinking means migrating to another disk")
    } else {
        Text::default()
    };
    let row = Advice::act(Dimension::Disk, Action::Resize, band.modality, &band.citation);
    if band.by_hand {
        let note = Text::new("超出区间，容量由人定", "outside the band; a person decides on the size");
        return Advice { threshold: Some(threshold), note: join([note, moved]), ..row };
    }
    // Used space × 100 %; dividing by a utilization gives the size at which it would be used so far.
    let used = size * i128::from(peak.scaled().max(0));
    let (to, in_band) = nearest_step(used, band);
    let changes = if shrinks { to < size } else { to > size };
    let Some(target) = quantity(to).filter(|_| changes) else {
        let note = Text::new("按步长没有更合适的容量", "no step of size comes nearer to the band");
        return Advice::idle(Dimension::Disk, Action::Keep, note, &band.citation);
    };
    let border = if in_band {
        Text::default()
    } else {
        Text::new("区间内没有档位，取其上一档", "no step lies in the band; the next above is taken")
    };
    Advice { threshold: Some(threshold), to: Some(target), note: join([border, moved]), ..row }
}

/// The step that brings the use to the target, rounded up; when that leaves the band, the one below if it lies inside.
fn nearest_step(used: i128, band: &BandRule) -> (i128, bool) {
    let step = i128::from(band.step.scaled());
    let per_step = i128::from(band.target.scaled()) * step;
    let lies_inside = |to: i128| {
        let share = |percent: Percent| i128::from(percent.scaled()) * to;
        to > 0 && share(band.low) <= used && used <= share(band.high)
    };
    let above = used.div_ceil_positive(per_step).max(1) * step;
    let below = used / per_step * step;
    match (lies_inside(above), lies_inside(below)) {
        (true, _) => (above, true),
        (false, true) => (below, true),
        (false, false) => (above, false),
    }
}
