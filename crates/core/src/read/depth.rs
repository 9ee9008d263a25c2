//! The limit of nesting.

use serde::de::{IgnoredAny, MapAccess, SeqAccess};

use crate::base::limits::Limits;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};

/// Whether the container at a location may be looked into, and the verdict if it may not. The first
/// container that is too deep is reported. If that is no error, the rest of the document counts all
/// the same, and is read as far as the stack allows.
#[inline]
pub(crate) fn enter(context: &mut Context<'_>, location: &Location<'_>) -> (bool, Verdict) {
    if location.depth() < context.limits().depth {
        return (true, Verdict::VALID);
    }
    enter_deep(context, location)
}

fn enter_deep(context: &mut Context<'_>, location: &Location<'_>) -> (bool, Verdict) {
    let limit = if context.wants(Rule::TooDeep) { context.limits().depth } else { Limits::MAX_DEPTH };
    let depth = location.depth();
    let mut verdict = Verdict::VALID;
    if depth == limit {
        verdict |= context.report(&wording::TOO_DEEP, location, || Params::default().with("limit", limit));
    }
    let deepest = if context.is_error(Rule::TooDeep) { limit } else { Limits::MAX_DEPTH };
    (depth < deepest, verdict)
}

/// Reads elements to their end, and checks nothing but the syntax.
pub(crate) fn skip_elements<'de, A: SeqAccess<'de>>(mut elements: A) -> Result<(), A::Error> {
    while elements.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads members to their end, and checks nothing but the syntax.
pub(crate) fn skip_members<'de, A: MapAccess<'de>>(mut members: A) -> Result<(), A::Error> {
    while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}
