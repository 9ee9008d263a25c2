//! References to secrets, which desired state may have in place of secrets.

use std::borrow::Cow;

use serde::de::MapAccess;

use super::depth::{enter, skip_members};
use super::json_type::JsonType;
use super::member_name::AnyName;
use super::seen_names::SeenNames;
use super::value::{AnyValue, Seed, ValueReader};
use crate::base::spelling::{is_typo, nearest, normalized};
use crate::context::arena::SourceStr;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Wording, wording};
use crate::values::reference::SecretReference;

/// Reads an object in place of a secret. What is wrong with it is reported at the object, and names
/// and values inside aren't shown.
pub(super) fn read_reference<'de, A: MapAccess<'de>>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    mut members: A,
) -> Result<(Option<SecretReference>, Verdict), A::Error> {
    let (is_open, mut verdict) = enter(context, location);
    if !is_open {
        skip_members(members)?;
        return Ok((None, verdict));
    }
    let mut names = SeenNames::default();
    let mut others: Option<Cow<'de, str>> = None;
    let mut found: [Option<Name>; 2] = [None, None];
    while let Some(name) = members.next_key_seed(AnyName)? {
        let offset = context.take_offset();
        verdict |= names.add(context, location, name.clone(), offset)?;
        let inner = location.member(&name, offset);
        let known = SecretReference::MEMBERS.iter().position(|member| *member == name);
        let slot = known.and_then(|known| found.get_mut(known));
        let Some(slot) = slot else {
            let seed = Seed { reader: AnyValue, context: &mut *context, location: &inner };
            verdict |= members.next_value_seed(seed)?;
            others.get_or_insert(name);
            continue;
        };
        let seed = Seed { reader: ReadName(slot), context: &mut *context, location: &inner };
        verdict |= members.next_value_seed(seed)?;
    }
    let [variable, file] = found;
    let (member, name) = match (variable, file, others) {
        (Some(name), None, None) => (SecretReference::MEMBERS[0], name),
        (None, Some(name), None) => (SecretReference::MEMBERS[1], name),
        (Some(_), Some(_), None) => {
            return Ok((None, verdict | report(context, location, &wording::REFERENCE_BOTH)));
        }
        (_, _, Some(other)) => return Ok((None, verdict | report_other(context, location, &other))),
        (None, None, None) => {
            return Ok((None, verdict | report(context, location, &wording::REFERENCE_MISSING)));
        }
    };
    let (reference, fault) = check_name(context, location, member, name);
    Ok((reference, verdict | fault))
}

/// The value of a known member.
enum Name {
    Text(String),
    /// Something else of this type.
    Other(JsonType),
}

/// Reads the name of a variable, or the path of a file.
struct ReadName<'s>(&'s mut Option<Name>);

impl ValueReader<'_> for ReadName<'_> {
    fn mismatch(self, _: &mut Context<'_>, _: &Location<'_>, found: JsonType) -> Verdict {
        *self.0 = Some(Name::Other(found));
        Verdict::VALID
    }

    fn string(self, _: &mut Context<'_>, _: &Location<'_>, text: SourceStr<'_, '_>) -> Verdict {
        *self.0 = Some(Name::Text(text.as_str().to_owned()));
        Verdict::VALID
    }
}

/// The reference with a name, if that is one.
fn check_name(
    context: &mut Context<'_>,
    location: &Location<'_>,
    member: &'static str,
    name: Name,
) -> (Option<SecretReference>, Verdict) {
    let is_variable = member == SecretReference::MEMBERS[0];
    let meaning = if is_variable { "the name of a variable" } else { "the path of a file" };
    let params = || Params::from([("member", member), ("meaning", meaning)]);
    let text = match name {
        Name::Text(text) => text,
        Name::Other(found) => {
            let params = || params().with("expected", "string").with("found", found.as_str());
            return (None, context.report(&wording::REFERENCE_TYPE, location, params));
        }
    };
    if text.is_empty() {
        return (None, context.report(&wording::REFERENCE_EMPTY, location, params));
    }
    if is_variable && !SecretReference::is_variable(&text) {
        return (None, report(context, location, &wording::REFERENCE_VARIABLE));
    }
    if !is_variable && text.contains(char::is_control) {
        return (None, report(context, location, &wording::REFERENCE_FILE));
    }
    (Some(SecretReference::of(member, text)), Verdict::VALID)
}

/// Reports a member of another name. The name is not shown: a secret may have slipped into its
/// place.
fn report_other(context: &mut Context<'_>, location: &Location<'_>, name: &str) -> Verdict {
    match meant(name) {
        Some(meant) => {
            context.report(&wording::REFERENCE_SUGGESTION, location, || Params::from([("suggestion", meant)]))
        }
        None => report(context, location, &wording::REFERENCE_MEMBER),
    }
}

fn report(context: &mut Context<'_>, location: &Location<'_>, wording: &'static Wording) -> Verdict {
    context.report(wording, location, Params::default)
}

/// The member that a name was most likely meant for.
fn meant(name: &str) -> Option<&'static str> {
    const ALIASES: [&[&str]; 2] = [
        &["environment", "environmentvariable", "envvar", "envname", "variable", "var", "fromenv"],
        &["path", "filename", "filepath", "fromfile", "secretfile"],
    ];
    let name = normalized(name);
    let alias = ALIASES.iter().position(|names| names.contains(&&*name));
    let alias = alias.and_then(|member| SecretReference::MEMBERS.get(member).copied());
    alias.or_else(|| nearest(&name, SecretReference::MEMBERS.into_iter(), is_typo))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_lead_to_the_right_one() {
        for (name, expected) in [
            ("ENV", Some("env")),
            ("envv", Some("env")),
            ("variable", Some("env")),
            ("from_env", Some("env")),
            ("File", Some("file")),
            ("files", Some("file")),
            ("path", Some("file")),
            ("vault", None),
            ("", None),
        ] {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}
