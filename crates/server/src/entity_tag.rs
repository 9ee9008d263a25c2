//! Entity tags: which state of an account's webhooks a caller has seen (RFC 9110 §8.8.3 and §13.1).

use std::fmt;

use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName};
use sha2::{Digest, Sha256};

use crate::hexadecimal::hexadecimal;
use crate::store::sealed_webhook::SealedWebhook;

/// How many bytes of the hash are the tag.
const TAG_BYTES: usize = 16;

/// The strong entity tag of an account's webhooks.
///
/// It is made from the nonces of their seals, which are random and never used twice. So it is the
/// same whichever server makes it, and no two states have the same one, not even if a database is
/// restored in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTag(String);

impl EntityTag {
    /// The tag of webhooks in any order: of each its scope, its type and its nonce.
    pub(crate) fn of<'a>(seals: impl Iterator<Item = (&'a str, &'a str, &'a [u8])>) -> Self {
        let mut seals: Vec<_> = seals.collect();
        seals.sort_unstable();
        let mut hash = Sha256::new();
        for (scope, webhook_type, nonce) in seals {
            for part in [scope.as_bytes(), webhook_type.as_bytes(), nonce] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        Self(format!("\"{}\"", hexadecimal(hash.finalize().split_at(TAG_BYTES).0)))
    }

    /// The tag of webhooks as the store has them.
    pub(crate) fn of_rows(rows: &[SealedWebhook]) -> Self {
        Self::of(rows.iter().map(|row| (&*row.sub_account_id, row.webhook_type.as_str(), row.nonce())))
    }

    /// The tag as a header has it, with its quotation marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What must be so for a request to be carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    if_match: Option<TagList>,
    if_none_match: Option<TagList>,
}

impl Conditions {
    /// The conditions of a request.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self {
            if_match: TagList::of(headers, &IF_MATCH),
            if_none_match: TagList::of(headers, &IF_NONE_MATCH),
        }
    }

    /// That an account has what it had when it had a tag.
    #[must_use]
    pub fn unchanged(tag: &EntityTag) -> Self {
        Self { if_match: Some(TagList::Tags(vec![tag.0.clone()])), if_none_match: None }
    }

    /// Whether there is none.
    pub(crate) const fn is_none(&self) -> bool {
        self.if_match.is_none() && self.if_none_match.is_none()
    }

    /// Whether `If-Match` holds. It compares strongly: a weak tag (`W/"…"`) is none of ours.
    pub(crate) fn matches(&self, tag: &EntityTag) -> bool {
        self.if_match.as_ref().is_none_or(|list| list.has(|each| each == tag.0))
    }

    /// Whether `If-None-Match` holds. It compares weakly: a cache may have weakened a tag.
    pub(crate) fn matches_none(&self, tag: &EntityTag) -> bool {
        let has = |list: &TagList| list.has(|each| each.strip_prefix("W/").unwrap_or(each) == tag.0);
        !self.if_none_match.as_ref().is_some_and(has)
    }
}

/// What a condition lists.
#[derive(Clone, Debug, PartialEq, Eq)]
enum TagList {
    /// `*`: any state. An account always has one, if only that without webhooks.
    Any,
    /// Entity tags, as they are written. What isn't one is no account's tag either.
    Tags(Vec<String>),
}

impl TagList {
    /// The list of all headers of a name, if there are any.
    fn of(headers: &HeaderMap, name: &HeaderName) -> Option<Self> {
        if !headers.contains_key(name) {
            return None;
        }
        let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        // A tag of ours has no comma, so one that is cut at its comma isn't taken for it.
        let words = lines.flat_map(|line| line.split(',')).map(|word| word.trim_matches([' ', '\t']));
        let tags: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Some(if tags == ["*"] { Self::Any } else { Self::Tags(tags) })
    }

    fn has(&self, is_it: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|tag| is_it(tag)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conditions(lines: &[&str]) -> Conditions {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(IF_MATCH, line.parse().unwrap());
            headers.append(IF_NONE_MATCH, line.parse().unwrap());
        }
        Conditions::of(&headers)
    }

    #[test]
    fn a_tag_depends_on_the_seals_and_not_on_their_order() {
        let tag =
            |seals: &[(&'static str, &'static str, &'static [u8])]| EntityTag::of(seals.iter().copied());
        let [one, two] = [("*", "MSG", b"1".as_slice()), ("a", "MSG", b"2".as_slice())];
        assert_eq!(tag(&[one, two]), tag(&[two, one]));
        assert_eq!(tag(&[]).as_str().len(), 2 + 2 * TAG_BYTES);
        let all =
            [tag(&[]), tag(&[one]), tag(&[two]), tag(&[("*", "MSG", b"3")]), tag(&[("*M", "SG", b"1")])];
        for (index, one) in all.iter().enumerate() {
            assert!(!all.split_at(index).0.contains(one));
        }
    }

    #[test]
    fn a_list_has_what_is_in_it() {
        let tag = EntityTag::of([].into_iter());
        assert_eq!(conditions(&[]), Conditions::default());
        assert!(
            conditions(&[]).is_none() && conditions(&[]).matches(&tag) && conditions(&[]).matches_none(&tag)
        );
        for (lines, strongly, weakly) in [
            (vec!["*"], true, true),
            (vec![" * "], true, true),
            (vec![tag.as_str()], true, true),
            (vec![&*format!("\"a\" ,\t{tag},")], true, true),
            (vec!["\"a\"", tag.as_str()], true, true),
            (vec![&*format!("W/{tag}")], false, true),
            (vec![""], false, false),
            (vec!["*, *"], false, false),
            (vec!["\"*\""], false, false),
            (vec![tag.as_str().trim_matches('"')], false, false),
            (vec!["\u{e9}"], false, false),
        ] {
            let conditions = conditions(&lines);
            assert_eq!(
                (conditions.matches(&tag), conditions.matches_none(&tag)),
                (strongly, !weakly),
                "{lines:?}"
            );
            assert!(!conditions.is_none());
        }
    }
}
