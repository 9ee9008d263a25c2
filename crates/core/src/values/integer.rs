//! Integers of JSON.

use serde_json::Number;

/// The one form of an integer: `1001` for `1001.0`, too. Beyond 64 bits it stays a double.
pub(crate) fn whole(number: Number) -> Number {
    /// Beyond this a double can't be told from its neighbours anyway, and 64 bits are exceeded.
    const WIDE: f64 = 9_223_372_036_854_775_808.0;
    match number.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "it is an integer within 64 bits")]
        Some(double) if number.is_f64() && double.abs() < WIDE => Number::from(double as i64),
        _ => number,
    }
}
