//! Days of the calendar.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The day that it is now, in UTC.
    #[must_use]
    pub fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Self::after_epoch(seconds / 86_400)
    }

    /// The day that is that many days after 1970-01-01.
    fn after_epoch(days: u64) -> Self {
        let mut date = Self { year: 1970, month: 1, day: 1 };
        let mut left = u32::try_from(days).unwrap_or(u32::MAX).min(MOST_DAYS);
        while left >= date.days_of_year() {
            left -= date.days_of_year();
            date.year += 1;
        }
        while left >= date.days_of_month() {
            left -= date.days_of_month();
            date.month += 1;
        }
        Self { day: left + 1, ..date }
    }

    const fn is_leap(self) -> bool {
        self.year.is_multiple_of(4) && !self.year.is_multiple_of(100) || self.year.is_multiple_of(400)
    }

    const fn days_of_year(self) -> u32 {
        if self.is_leap() { 366 } else { 365 }
    }

    const fn days_of_month(self) -> u32 {
        match self.month {
            2 if self.is_leap() => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

/// Some 8,000 years: no clock is set later.
const MOST_DAYS: u32 = 3_000_000;

/// The text is no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidDate;

impl FromStr for Date {
    type Err = InvalidDate;

    /// Parses `2027-01-31`.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let number = |digits: &str, length| {
            let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten().ok_or(InvalidDate)
        };
        let mut parts = text.split('-');
        let mut next = |length| number(parts.next().unwrap_or_default(), length);
        let date = Self { year: next(4)?, month: next(2)?, day: next(2)? };
        let is_day = (1..=12).contains(&date.month) && (1..=date.days_of_month()).contains(&date.day);
        if is_day && parts.next().is_none() { Ok(date) } else { Err(InvalidDate) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_849, "2027-01-31"),
        ] {
            assert_eq!(Date::after_epoch(days).to_string(), expected);
        }
        assert!(Date::today() > "2026-01-01".parse().unwrap());
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-1-1",
            "2027-01-31T00:00:00Z",
            "",
            "2027-01",
            "+027-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(InvalidDate), "{text}");
        }
        assert_eq!("2028-02-29".parse::<Date>().unwrap().to_string(), "2028-02-29");
    }
}
