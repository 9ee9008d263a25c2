//! What scalars and names are, by their tags and by the core schema (YAML 1.2.2 §10.3.2).

use std::borrow::Cow;

use chatapps_webhooks::SourceFault;

use super::node::{Kind, Node, Schema};
use crate::writer::Fault;

/// What a scalar is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scalar<'s> {
    String,
    Null,
    Boolean(bool),
    /// A number as JSON writes it.
    Integer(Cow<'s, str>),
    Number(Cow<'s, str>),
    /// Infinity, or no number.
    NotANumber,
}

impl Scalar<'_> {
    /// The type, as JSON names it.
    pub(super) const fn type_name(&self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Null => "null",
            Self::Boolean(_) => "boolean",
            Self::Integer(_) => "integer",
            Self::Number(_) | Self::NotANumber => "number",
        }
    }

    /// Whether a tag allows it.
    const fn is_allowed(&self, schema: Schema) -> bool {
        matches!(
            (schema, self),
            (Schema::String | Schema::Unspecific | Schema::Unknown, _)
                | (Schema::Integer, Self::Integer(_))
                | (Schema::Number, Self::Integer(_) | Self::Number(_) | Self::NotANumber)
                | (Schema::Boolean, Self::Boolean(_))
                | (Schema::Null, Self::Null)
        )
    }
}

/// What a scalar without quotes is.
fn resolve(text: &str) -> Scalar<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Boolean(true),
        "false" | "False" | "FALSE" => return Scalar::Boolean(false),
        ".nan" | ".NaN" | ".NAN" => return Scalar::NotANumber,
        _ => {}
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => ("-", text.get(1..).unwrap_or_default()),
        Some(b'+') => ("", text.get(1..).unwrap_or_default()),
        _ => ("", text),
    };
    if matches!(digits, ".inf" | ".Inf" | ".INF") {
        return Scalar::NotANumber;
    }
    decimal(text, sign, digits)
}

/// `[0-9]+`, or `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, behind a sign.
fn decimal<'s>(text: &'s str, sign: &str, digits: &'s str) -> Scalar<'s> {
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    let is_number = is_digits(whole)
        && fraction.is_none_or(is_digits)
        && !(whole.is_empty() && fraction.is_none_or(str::is_empty))
        && exponent_digits.is_none_or(|digits| !digits.is_empty() && is_digits(digits));
    if !is_number {
        return Scalar::String;
    }
    let stripped = whole.trim_start_matches('0');
    let stripped = if stripped.is_empty() { "0" } else { stripped };
    if fraction.is_none() && exponent.is_none() {
        if text == stripped || (sign == "-" && digits == stripped) {
            return Scalar::Integer(text.into());
        }
        return Scalar::Integer(format!("{sign}{stripped}").into());
    }
    let fraction = fraction.filter(|fraction| !fraction.is_empty()).map(|fraction| format!(".{fraction}"));
    let exponent = exponent.map(|exponent| format!("e{exponent}"));
    let number = format!("{sign}{stripped}{}{}", fraction.unwrap_or_default(), exponent.unwrap_or_default());
    Scalar::Number(number.into())
}

fn radix(digits: &str, radix: u32) -> Scalar<'_> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Scalar::String;
    }
    let number = digits
        .chars()
        .filter_map(|c| c.to_digit(radix))
        .try_fold(0_u128, |number, digit| number.checked_mul(radix.into())?.checked_add(digit.into()));
    match number {
        Some(number) => Scalar::Integer(number.to_string().into()),
        // Beyond 128 bits; no property takes as much.
        None => Scalar::Number("1e39".into()),
    }
}

/// What a scalar is, by its tag or by the schema.
pub(super) fn scalar_of<'t>(text: &'t str, is_plain: bool, node: &Node<'_>) -> Result<Scalar<'t>, Fault> {
    let resolved = || if is_plain { resolve(text) } else { Scalar::String };
    match node.tag.as_ref().map(|tag| tag.schema) {
        None | Some(Schema::Unknown) => Ok(resolved()),
        Some(Schema::String | Schema::Unspecific) => Ok(Scalar::String),
        Some(schema) => {
            let scalar = resolve(text);
            if scalar.is_allowed(schema) {
                Ok(scalar)
            } else {
                let kind = SourceFault::Tagged(schema.type_name());
                Err(Fault { kind, at: node.source.clone() })
            }
        }
    }
}

/// The text of a name, or the type of what is no string.
pub(super) fn name_of<'n>(node: &'n Node<'_>) -> Result<&'n str, &'static str> {
    match &node.kind {
        Kind::Scalar { text, is_plain } => match scalar_of(text, *is_plain, node) {
            Ok(Scalar::String) => Ok(text),
            Ok(other) => Err(other.type_name()),
            Err(_) => Err("another value than its tag says"),
        },
        Kind::Sequence(_) => Err("array"),
        Kind::Mapping(_) => Err("object"),
        Kind::Alias(_) => Err("alias"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_what_the_core_schema_says() {
        let integer = |text: &'static str| Scalar::Integer(text.into());
        let number = |text: &'static str| Scalar::Number(text.into());
        for (text, expected) in [
            ("", Scalar::Null),
            ("~", Scalar::Null),
            ("NULL", Scalar::Null),
            ("nUll", Scalar::String),
            ("True", Scalar::Boolean(true)),
            ("no", Scalar::String),
            ("on", Scalar::String),
            ("y", Scalar::String),
            ("007", integer("7")),
            ("-007", integer("-7")),
            ("+12", integer("12")),
            ("-0", integer("-0")),
            ("00", integer("0")),
            ("0o17", integer("15")),
            ("0x1F", integer("31")),
            ("0b11", Scalar::String),
            ("0o8", Scalar::String),
            ("0x", Scalar::String),
            ("1_000", Scalar::String),
            ("1:30", Scalar::String),
            ("1.", number("1")),
            (".5", number("0.5")),
            ("-.5e3", number("-0.5e3")),
            ("1e+3", number("1e+3")),
            ("1e", Scalar::String),
            (".", Scalar::String),
            ("-", Scalar::String),
            ("+", Scalar::String),
            ("e5", Scalar::String),
            (".e5", Scalar::String),
            ("1.2.3", Scalar::String),
            (".inf", Scalar::NotANumber),
            ("-.INF", Scalar::NotANumber),
            (".NaN", Scalar::NotANumber),
            ("-.nan", Scalar::String),
            ("2020-12-22", Scalar::String),
            ("é", Scalar::String),
        ] {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }
}
