//! A date and time.

mod date_time;

use std::borrow::Cow;

use super::checked_text::checked_text;

checked_text! {
    /// A date and time (RFC 3339), with as many fractional digits as were given.
    Timestamp<'a>(Cow<'a, str>), InvalidTimestamp,
    "a date and time (RFC 3339) such as `2020-12-22T05:52:01.85Z`", date_time::is_date_time
}

impl Timestamp<'_> {
    /// The present time, in UTC.
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_present_time_is_valid() {
        let now = Timestamp::now();
        assert!(Timestamp::is_valid(now.as_str()), "{now}");
    }
}
