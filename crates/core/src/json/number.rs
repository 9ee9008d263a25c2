//! JSON numbers: their grammar, and the one place where text becomes a number.

/// A number as serde hands it on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    Unsigned(u64),
    Signed(i64),
    /// Anything else. Infinite where the text is beyond the range of a double, as in Python and
    /// JavaScript.
    Float(f64),
}

impl Number {
    /// The value of text that follows the grammar.
    pub(crate) fn parse(text: &str) -> Self {
        if let Ok(number) = text.parse() {
            return Self::Unsigned(number);
        }
        match text.parse() {
            // Minus zero is a float, as in `serde_json`.
            Ok(0) | Err(_) => Self::Float(text.parse().unwrap_or(f64::NAN)),
            Ok(number) => Self::Signed(number),
        }
    }
}

/// The length of the number at the start of `bytes`; `Err` with the length up to the fault.
pub(crate) fn scan(bytes: &[u8]) -> Result<usize, usize> {
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    match bytes.get(at) {
        Some(b'0') => at += 1,
        Some(b'1'..=b'9') => at = digits(bytes, at),
        _ => return Err(at),
    }
    if let Some(b'0'..=b'9') = bytes.get(at) {
        return Err(at);
    }
    if bytes.get(at) == Some(&b'.') {
        at = at_least_one_digit(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at = at_least_one_digit(bytes, at + 1 + sign)?;
    }
    Ok(at)
}

fn at_least_one_digit(bytes: &[u8], at: usize) -> Result<usize, usize> {
    let end = digits(bytes, at);
    if end == at { Err(at) } else { Ok(end) }
}

fn digits(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_that_of_rfc_8259() {
        for good in ["0", "-0", "10", "1.5", "1e5", "1E+5", "-1.0e-10"] {
            assert_eq!(scan(good.as_bytes()), Ok(good.len()), "{good}");
        }
        for (bad, at) in [("-", 1), ("01", 1), ("1.", 2), (".5", 0), ("1e", 2), ("1e+", 3), ("-a", 1)] {
            assert_eq!(scan(bad.as_bytes()), Err(at), "{bad}");
        }
    }

    #[test]
    fn values_beyond_a_double_are_infinite() {
        assert_eq!(Number::parse("1e999"), Number::Float(f64::INFINITY));
        assert_eq!(Number::parse("18446744073709551616"), Number::Float(18_446_744_073_709_551_616.0));
        assert_eq!(Number::parse("-7"), Number::Signed(-7));
    }
}
