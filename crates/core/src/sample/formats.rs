//! The versions of formats, and which one a sample has.

use super::invalid::{InvalidSample, listed};
use crate::base::privacy::shown_name;
use crate::contract::event::kind::EventKind;
use crate::describe::between::{Between, Versions};

/// The versions of a kind's format: the newest, and the one before, whose bodies name none.
pub(super) fn versions(kind: EventKind) -> Option<&'static Versions> {
    kind.object().between.iter().find_map(|between| match between {
        Between::Versions(versions) => Some(versions),
        _ => None,
    })
}

/// The format of a sample, and whether bodies name it.
pub(super) fn format(kind: EventKind, wish: Option<&str>) -> Result<(Option<i64>, bool), InvalidSample> {
    let (Some(versions), wish) = (versions(kind), wish) else {
        return match wish {
            Some(_) => Err(InvalidSample::new(
                "format",
                format!("the format of `{kind}` has no versions"),
                "leave the format out",
            )),
            None => Ok((None, false)),
        };
    };
    let Some(wish) = wish else { return Ok((Some(versions.newest), true)) };
    let number = wish.strip_prefix('v').unwrap_or(wish).parse::<i64>().ok();
    match number {
        Some(number) if number == versions.newest => Ok((number.into(), true)),
        Some(number) if Some(number) == versions.unnamed => Ok((number.into(), false)),
        _ => Err(unknown_format(kind, versions, wish, number)),
    }
}

fn unknown_format(kind: EventKind, versions: &Versions, wish: &str, number: Option<i64>) -> InvalidSample {
    let own =
        [Some(versions.newest), versions.unnamed].into_iter().flatten().map(|number| number.to_string());
    let own: Vec<_> = own.collect();
    let has_it = |other: &EventKind| {
        let others = self::versions(*other);
        other.webhook_type() == kind.webhook_type()
            && others.is_some_and(|others| Some(others.newest) == number || others.unnamed == number)
    };
    let other = EventKind::ALL.into_iter().find(|other| number.is_some() && has_it(other));
    let instead = other.map_or_else(String::new, |other| format!("; `{other}` has the format `{wish}`"));
    InvalidSample::new(
        "format",
        format!("`{kind}` has no format `{}`", shown_name(wish).escape_debug()),
        format!("ask for {}{instead}", listed(own.iter().map(String::as_str))),
    )
}
