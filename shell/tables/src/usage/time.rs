//! Moments of a Parquet column as seconds of wall time in Shanghai.

use super::column::{Bad, Fill};
use crate::moment;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_schema::{DataType, TimeUnit};

/// Shanghai's distance from UTC.
const SHANGHAI: i64 = 8 * 3600;
/// 1900-01-01 and 3000-01-01: outside lies a wrong unit, not a sample.
const SECONDS: std::ops::Range<i64> = -2_208_988_800..32_503_680_000;

/// Whether a column of this type holds moments.
pub(crate) fn accepts(kind: &DataType) -> bool {
    matches!(kind, DataType::Timestamp(..) | DataType::Date32 | DataType::Date64 | DataType::Utf8View)
}

/// Writes local seconds of all rows; a timestamp without a zone is wall time already.
pub(crate) fn fill(array: &dyn Array, into: &mut Fill<'_>) {
    let shift = |zone: &Option<std::sync::Arc<str>>| if zone.is_some() { SHANGHAI } else { 0 };
    match array.data_type() {
        DataType::Timestamp(TimeUnit::Second, zone) => {
            scaled::<TimestampSecondType>(array, 1, shift(zone), into)
        }
        DataType::Timestamp(TimeUnit::Millisecond, zone) => {
            scaled::<TimestampMillisecondType>(array, 1000, shift(zone), into);
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            scaled::<TimestampMicrosecondType>(array, 1_000_000, shift(zone), into);
        }
        DataType::Timestamp(TimeUnit::Nanosecond, zone) => {
            scaled::<TimestampNanosecondType>(array, 1_000_000_000, shift(zone), into);
        }
        DataType::Date32 => days(array, into),
        DataType::Date64 => scaled::<Date64Type>(array, 1000, 0, into),
        _ => text(array, into),
    }
    into.nulls(array, Some(Bad::Missing));
}

fn scaled<T: ArrowPrimitiveType<Native = i64>>(
    array: &dyn Array,
    unit: i64,
    shift: i64,
    into: &mut Fill<'_>,
) {
    let Some(values) = array.as_primitive_opt::<T>() else { return };
    into.values.extend(values.values().iter().map(|value| value.div_euclid(unit).saturating_add(shift)));
    check(array, into);
}

fn days(array: &dyn Array, into: &mut Fill<'_>) {
    let Some(values) = array.as_primitive_opt::<Date32Type>() else { return };
    into.values.extend(values.values().iter().map(|day| i64::from(*day) * 86_400));
    check(array, into);
}

fn check(array: &dyn Array, into: &mut Fill<'_>) {
    if into.values.iter().all(|seconds| SECONDS.contains(seconds)) {
        return;
    }
    for (row, seconds) in into.values.iter().enumerate() {
        if !SECONDS.contains(seconds) && array.is_valid(row) {
            into.bad.push((row, Bad::Moment(format!("{seconds} s"))));
        }
    }
}

fn text(array: &dyn Array, into: &mut Fill<'_>) {
    let Some(values) = array.as_string_view_opt() else { return };
    for (row, value) in values.iter().enumerate() {
        let read = value.map(moment::parse);
        if let (Some(Err(_)), Some(found)) = (&read, value) {
            into.bad.push((row, Bad::Moment(found.to_owned())));
        }
        into.values.push(read.and_then(Result::ok).map_or(0, |moment| moment.local_seconds()));
    }
}
