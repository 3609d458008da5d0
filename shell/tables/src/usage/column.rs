//! Percentages of a Parquet column as millionths of a point.

use super::NO_DATA;
use crate::cell::PERCENT_MAX;
use crate::collect::Problem;
use crate::problems;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_schema::DataType;
use yunheng_values::{DecimalError, format_scaled};

/// What is wrong with a cell.
#[derive(Debug)]
pub(crate) enum Bad {
    Missing,
    Moment(String),
    Negative(String),
    Range(String),
}

impl Bad {
    pub(crate) fn problem(&self) -> Problem {
        match self {
            Self::Missing => problems::missing(),
            Self::Moment(text) => problems::bad_moment(text),
            Self::Negative(text) => problems::bad_decimal(text, DecimalError::Negative, 6),
            Self::Range(text) => problems::out_of_range(text, "0", "1000000000"),
        }
    }
}

/// One column of a batch on its way into plain numbers.
pub(crate) struct Fill<'v> {
    pub(crate) values: &'v mut Vec<i64>,
    /// Row of the batch and what is wrong there.
    pub(crate) bad: &'v mut Vec<(usize, Bad)>,
}

impl Fill<'_> {
    /// Writes [`NO_DATA`] where the column has nothing, and reports that if it must not be.
    pub(crate) fn nulls(&mut self, array: &dyn Array, bad: Option<Bad>) {
        let Some(nulls) = array.nulls().filter(|nulls| nulls.null_count() > 0) else { return };
        let report = bad.is_some();
        for (row, (valid, value)) in nulls.iter().zip(self.values.iter_mut()).enumerate() {
            if !valid {
                *value = NO_DATA;
                if report {
                    self.bad.push((row, Bad::Missing));
                }
            }
        }
    }

    fn exact(
        &mut self,
        array: &dyn Array,
        row: usize,
        millionths: Option<i128>,
        found: impl std::fmt::Display,
    ) {
        let value = match millionths {
            Some(value) if (0..=i128::from(PERCENT_MAX)).contains(&value) => value as i64,
            _ if array.is_null(row) => NO_DATA,
            Some(value) if value < 0 => {
                self.bad.push((row, Bad::Negative(found.to_string())));
                NO_DATA
            }
            _ => {
                self.bad.push((row, Bad::Range(found.to_string())));
                NO_DATA
            }
        };
        self.values.push(value);
    }
}

/// Whether a column of this type holds percentages.
pub(crate) fn accepts(kind: &DataType) -> bool {
    kind.is_integer()
        || matches!(kind, DataType::Float32 | DataType::Float64 | DataType::Null)
        || matches!(kind, DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..))
}

/// Writes all rows; nulls and NaN are no data.
pub(crate) fn fill(array: &dyn Array, into: &mut Fill<'_>) {
    match array.data_type() {
        DataType::Float64 => doubles(array, into),
        DataType::Float32 => floats(array, into),
        DataType::Decimal32(_, places) => decimals::<Decimal32Type>(array, *places, into),
        DataType::Decimal64(_, places) => decimals::<Decimal64Type>(array, *places, into),
        DataType::Decimal128(_, places) => decimals::<Decimal128Type>(array, *places, into),
        DataType::Int8 => decimals::<Int8Type>(array, 0, into),
        DataType::Int16 => decimals::<Int16Type>(array, 0, into),
        DataType::Int32 => decimals::<Int32Type>(array, 0, into),
        DataType::Int64 => decimals::<Int64Type>(array, 0, into),
        DataType::UInt8 => decimals::<UInt8Type>(array, 0, into),
        DataType::UInt16 => decimals::<UInt16Type>(array, 0, into),
        DataType::UInt32 => decimals::<UInt32Type>(array, 0, into),
        DataType::UInt64 => decimals::<UInt64Type>(array, 0, into),
        _ => into.values.resize(array.len(), NO_DATA),
    }
    into.nulls(array, None);
}

/// Adding this to a double below 2^51 leaves its nearest whole number in the low bits of the sum (halves to even).
const ROUNDER: f64 = 6_755_399_441_055_744.0;

fn nearest(value: f64) -> i64 {
    (value + ROUNDER).to_bits().wrapping_sub(ROUNDER.to_bits()) as i64
}

fn doubles(array: &dyn Array, into: &mut Fill<'_>) {
    let Some(values) = array.as_primitive_opt::<Float64Type>() else { return };
    let values = values.values();
    // One pass without branches for what is nearly always so.
    if values.iter().fold(true, |fit, value| fit & (0.0..=1e9).contains(value)) {
        into.values.extend(values.iter().map(|value| nearest(value * 1e6)));
        return;
    }
    for (row, value) in values.iter().enumerate() {
        double(array, row, *value, into);
    }
}

fn double(array: &dyn Array, row: usize, value: f64, into: &mut Fill<'_>) {
    if value.is_nan() {
        into.values.push(NO_DATA);
    } else {
        let inside = (-1e9..=1e9).contains(&value);
        let millionths = if inside { nearest(value * 1e6) } else { value.signum() as i64 * i64::MAX };
        // A negative number too small to be a millionth is still negative.
        let signed = if value < 0.0 { millionths.min(-1) } else { millionths };
        into.exact(array, row, Some(i128::from(signed)), value);
    }
}

/// A single-precision number stands for the decimal with four places that it was made from, where there is one.
fn floats(array: &dyn Array, into: &mut Fill<'_>) {
    let Some(values) = array.as_primitive_opt::<Float32Type>() else { return };
    for (row, value) in values.values().iter().enumerate() {
        let wide = f64::from(*value);
        let short = (wide * 1e4).round() / 1e4;
        double(array, row, if short as f32 == *value { short } else { wide }, into);
    }
}

fn decimals<T>(array: &dyn Array, places: i8, into: &mut Fill<'_>)
where
    T: ArrowPrimitiveType,
    T::Native: Into<i128>,
{
    let Some(values) = array.as_primitive_opt::<T>() else { return };
    let places = i32::from(places);
    for (row, value) in values.values().iter().enumerate() {
        let value: i128 = (*value).into();
        let power = 10_i128.checked_pow(places.abs_diff(6)).unwrap_or(i128::MAX);
        let millionths = if places <= 6 { value.checked_mul(power) } else { Some(rounded(value, power)) };
        let shown = || match u32::try_from(places) {
            Ok(places @ 0..=30) => format_scaled(value, places, 0),
            _ => format!("{value}e{}", -places),
        };
        let fits = millionths.is_some_and(|m| (0..=i128::from(PERCENT_MAX)).contains(&m));
        into.exact(array, row, millionths, if fits { String::new() } else { shown() });
    }
}

/// Half up, away from zero for what is refused anyway.
fn rounded(value: i128, power: i128) -> i128 {
    let half = (power / 2) * value.signum();
    value.checked_add(half).unwrap_or(value) / power
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Decimal128Array, Float32Array, Float64Array, Int32Array};

    fn filled(array: &dyn Array) -> (Vec<i64>, usize) {
        let (mut values, mut bad) = (Vec::new(), Vec::new());
        fill(array, &mut Fill { values: &mut values, bad: &mut bad });
        (values, bad.len())
    }

    #[test]
    fn every_type_of_number() {
        let doubles = Float64Array::from(vec![Some(99.99), None, Some(0.1 + 0.2), Some(f64::NAN)]);
        assert_eq!(filled(&doubles), (vec![99_990_000, NO_DATA, 300_000, NO_DATA], 0));
        let doubles = Float64Array::from(vec![-0.0, 12.345_678_4, 1e9]);
        assert_eq!(filled(&doubles), (vec![0, 12_345_678, 1_000_000_000_000_000], 0));
        let bad = Float64Array::from(vec![-1e-9, f64::INFINITY, 1.000_001e9, -1e300]);
        assert_eq!(filled(&bad), (vec![NO_DATA; 4], 4));
        assert_eq!(filled(&Float32Array::from(vec![99.99, 33.333_332])), (vec![99_990_000, 33_333_332], 0));
        let decimals = Decimal128Array::from(vec![Some(1234), None]).with_precision_and_scale(10, 2);
        assert_eq!(
            filled(&decimals.unwrap_or_else(|_| Decimal128Array::from(vec![0]))),
            (vec![12_340_000, NO_DATA], 0)
        );
        assert_eq!(filled(&Int32Array::from(vec![7, -7])), (vec![7_000_000, NO_DATA], 1));
    }
}
