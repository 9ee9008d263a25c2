//! The format `date-time`: RFC 3339 §5.6, without conversion.

/// Whether the text is a date and time with an offset.
///
/// The day must exist. Second 60 is allowed where the offset puts it at 23:59 UTC; the day of a
/// leap second is not checked, since future ones are not known (RFC 3339 §5.7).
pub(super) fn is_date_time(text: &str) -> bool {
    read(text.as_bytes()).is_some()
}

fn read(text: &[u8]) -> Option<()> {
    let (date, time) = text.split_at_checked(10)?;
    let [y1, y2, y3, y4, b'-', month @ .., b'-', _, _] = date else { return None };
    let year = two(&[*y1, *y2])? * 100 + two(&[*y3, *y4])?;
    let day = two(date.get(8..)?)?;
    if !(1..=days_of(year, two(month)?)?).contains(&day) {
        return None;
    }
    let (clock, rest) = time.split_at_checked(9)?;
    let [b'T' | b't', hour @ .., b':', _, _, b':', _, _] = clock else { return None };
    let (hour, minute, second) = (two(hour)?, two(clock.get(4..6)?)?, two(clock.get(7..)?)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let offset = minutes_of(fraction(rest)?)?;
    // Between -23:59 and 47:58, so one day more makes it positive.
    let utc = (i32::from(hour) * 60 + i32::from(minute) - offset + 24 * 60) % (24 * 60);
    (second < 60 || utc == 23 * 60 + 59).then_some(())
}

/// Two digits.
fn two(text: &[u8]) -> Option<u16> {
    match text {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        }
        _ => None,
    }
}

fn days_of(year: u16, month: u16) -> Option<u16> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => return None,
    })
}

/// What follows the fraction of a second, if there is one.
fn fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(digits) = text.strip_prefix(b".") else { return Some(text) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 { None } else { digits.get(length..) }
}

/// An offset from UTC, in minutes.
fn minutes_of(text: &[u8]) -> Option<i32> {
    let (sign, hour, minute) = match text {
        b"Z" | b"z" => return Some(0),
        [b'+', hour @ .., b':', _, _] => (1, hour, text.get(4..)?),
        [b'-', hour @ .., b':', _, _] => (-1, hour, text.get(4..)?),
        _ => return None,
    };
    let (hour, minute) = (two(hour)?, two(minute)?);
    (hour <= 23 && minute <= 59).then(|| sign * (i32::from(hour) * 60 + i32::from(minute)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reference_shows_is_right() {
        for good in [
            "2017-04-19T02:31:19.4297387+00:00",
            "2020-12-22T05:52:01.85Z",
            "2020-02-29t00:00:00z",
            "0000-01-01T23:59:59-23:59",
        ] {
            assert!(is_date_time(good), "{good}");
        }
    }

    #[test]
    fn what_does_not_exist_is_wrong() {
        for bad in [
            "2021-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2020-13-01T00:00:00Z",
            "2020-00-01T00:00:00Z",
            "2020-01-00T00:00:00Z",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:60:00Z",
            "2020-01-01T00:00:00+24:00",
            "2020-01-01T00:00:00+00:60",
            "2020-01-01T00:00:00.Z",
            "2020-01-01T00:00:00",
            "2020-01-01 00:00:00Z",
            "2020-01-01T00:00Z",
            "2020-01-01T00:00:00Z\n",
            "2020-01-01T00:00:00+0000",
            "２020-01-01T00:00:00Z",
        ] {
            assert!(!is_date_time(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_leap_second_stands_at_the_end_of_a_day_in_utc() {
        for (text, expected) in [
            ("1998-12-31T23:59:60Z", true),
            ("1998-12-31T15:59:60.123-08:00", true),
            ("1999-01-01T05:29:60+05:30", true),
            ("1998-12-31T23:58:60Z", false),
            ("1998-12-31T22:59:60Z", false),
            ("1998-12-31T23:59:60+01:00", false),
            ("1998-12-31T23:59:61Z", false),
        ] {
            assert_eq!(is_date_time(text), expected, "{text}");
        }
    }
}
