//! The rules on what stands in the place of a value: masks, variables that nobody filled in, and
//! values copied from documentation.

use crate::base::byte_class::{ByteClass, is_all};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::Direction;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, Wording, wording};
use crate::values::secret::Secret;
use crate::values::stand_in::{
    Holder, StandIn, find_stand_in, is_suspect, may_end_in_stand_in, without_scheme,
};

/// Values that documentation shows, the vendor's reference first.
const SAMPLES: [&str; 4] = ["my-client-id", "my-client-secret", "9QQhlsEb8VY", "dXNlcjpwYXNzd29yZA=="];

/// What a look at a text for stand-ins has found.
pub(super) struct Look {
    pub(super) verdict: Verdict,
    /// Whether the text is a stand-in as a whole, so that other rules on it have nothing to say.
    pub(super) stands_in: bool,
}

/// Whether a text is worth a closer look by all rules on it: it may stand in for a value, begins or
/// ends in a space, or has a byte that isn't of the class, which no character of a mask, a variable
/// or a bracket may be. Nearly no text is, so this is one call and the rest another (a sixth of
/// what `recommended` adds to `is_valid`).
#[inline(never)]
pub(super) fn is_remarkable<C: ByteClass>(context: &Context<'_>, value: &str) -> bool {
    may_end_in_stand_in(value)
        || !is_all::<C>(value)
        || value.starts_with(' ')
        || context.wants(Rule::Placeholder) && is_sample(value)
}

/// Looks for what stands in the place of a value.
pub(super) fn check_stand_in(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
    holder: Holder,
) -> Look {
    if is_suspect(value)
        && let Some((verdict, stands_in)) = check_suspect(context, location, value, holder)
    {
        return Look { verdict, stands_in };
    }
    Look { verdict: check_sample(context, location, value), stands_in: false }
}

/// Looks for a value that documentation shows.
fn check_sample(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    if context.wants(Rule::Placeholder) && is_sample(value) {
        report(context, location, &wording::PLACEHOLDER)
    } else {
        Verdict::VALID
    }
}

/// Looks closer at a text. `None` if nothing stands in for it.
#[cold]
fn check_suspect(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
    holder: Holder,
) -> Option<(Verdict, bool)> {
    // GET masks secrets. And whatever the account has in it already, the listing can be read.
    let is_request = context.direction() == Direction::ToPlatform;
    match find_stand_in(value, holder) {
        // There, exactly `***` means "as it is" if the rule is off. No plan can send another mask.
        Some(StandIn::Mask) if value != Secret::MASK && context.is_desired_state() => {
            let params = || Params::from([("property", location.name().to_owned())]);
            return Some((context.report_always(&wording::MASKED_SECRET, location, params), true));
        }
        Some(StandIn::Mask) if is_request => {
            return Some((report(context, location, &wording::MASKED_SECRET), true));
        }
        Some(StandIn::Mask) => return Some((Verdict::VALID, true)),
        Some(StandIn::Variable) if is_request => {
            return Some((report(context, location, &wording::UNFILLED_VARIABLE), true));
        }
        _ => {}
    }
    let inside = if holder == Holder::Header { without_scheme(value) } else { value };
    let is_placeholder = match holder {
        Holder::Other => has_enclosed(value, '<', '>') || has_enclosed(value, '{', '}'),
        // A password may have brackets in it, but isn't enclosed by them.
        _ => is_enclosed(inside, '<', '>') || is_enclosed(inside, '{', '}'),
    };
    is_placeholder.then(|| (report(context, location, &wording::PLACEHOLDER), false))
}

fn report(context: &mut Context<'_>, location: &Location<'_>, wording: &'static Wording) -> Verdict {
    context.report(wording, location, || Params::from([("property", location.name().to_owned())]))
}

/// Whether the value, or its last word, is one that documentation shows.
fn is_sample(value: &str) -> bool {
    // The ends are compared all at once: those of secrets are random, and a branch on each end is
    // mispredicted almost three times a webhook.
    let may_be = value.as_bytes().last_chunk::<4>().is_some_and(|last| {
        let ends = SAMPLES.iter().filter_map(|sample| sample.as_bytes().last_chunk::<4>());
        ends.fold(false, |found, end| found | (u32::from_le_bytes(*end) == u32::from_le_bytes(*last)))
    });
    may_be && SAMPLES.iter().any(|sample| ends_in_word(value, sample))
}

/// Whether a value is something between the two characters.
fn is_enclosed(value: &str, open: char, close: char) -> bool {
    value
        .strip_prefix(open)
        .and_then(|rest| rest.strip_suffix(close))
        .is_some_and(|inside| !inside.is_empty())
}

/// Whether the last of the words of a value is that one.
fn ends_in_word(value: &str, word: &str) -> bool {
    value.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// Whether something stands between the two characters, as in `<token>`.
fn has_enclosed(value: &str, open: char, close: char) -> bool {
    value.split(open).skip(1).any(|part| part.find(close).is_some_and(|length| length > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_must_stand_between_the_brackets() {
        assert!(has_enclosed("Bearer <token>", '<', '>'));
        assert!(has_enclosed("${TOKEN}", '{', '}'));
        assert!(!has_enclosed("a > b < c", '<', '>'));
        assert!(!has_enclosed("<>", '<', '>'));
    }
}
