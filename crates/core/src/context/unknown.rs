//! What a property most likely is that its object doesn't have.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ptr;
use std::sync::LazyLock;

use foldhash::quality::RandomState;

use crate::base::spelling::{is_typo, nearest, normalized};
use crate::describe::object::{Kind, ObjectType, Property};

/// What a property most likely is that its object doesn't have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnknownProperty {
    /// One of an older API.
    Legacy,
    /// One that belongs into the object of that name.
    Misplaced(&'static str),
    /// The one of that name, in another spelling.
    Typo(&'static str),
    /// Anything else.
    Other,
}

impl UnknownProperty {
    fn of(name: &str, object: &'static ObjectType) -> Self {
        let name = normalized(name);
        if object.legacy.contains(&&*name) {
            return Self::Legacy;
        }
        if let Some(place) = place_of(&name, object) {
            return Self::Misplaced(place);
        }
        let alias = object.properties.iter().find(|property| property.aliases.contains(&&*name));
        let names = object.properties.iter().map(|property| property.name);
        alias
            .map(|property| property.name)
            .or_else(|| nearest(&name, names, is_typo))
            .map_or(Self::Other, Self::Typo)
    }
}

/// The property whose object has a property of that name, which this object hasn't.
fn place_of(name: &str, object: &'static ObjectType) -> Option<&'static str> {
    let has = |object: &ObjectType| {
        object.properties.iter().any(|property| property.name.eq_ignore_ascii_case(name))
    };
    let holds =
        |property: &&Property| matches!(property.kind, Kind::Object(inner) if has(inner) && !has(object));
    object.properties.iter().find(holds).map(|property| property.name)
}

/// How many names a thread remembers.
const REMEMBERED: usize = 64;

/// A name that was looked at, by its hash, and what it is.
type Known = Option<(u64, UnknownProperty)>;

thread_local! {
    /// The unknown names that the thread looked at last, each at a place that its hash decides.
    /// Most likely they are in the other entries, and in the other documents, too. Looking one up
    /// takes 60 instructions instead of up to 1,500.
    static KNOWN: RefCell<[Known; REMEMBERED]> = const { RefCell::new([None; REMEMBERED]) };
}

/// What a name is that an object doesn't have.
pub(crate) fn classify(object: &'static ObjectType, name: &str) -> UnknownProperty {
    static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::default);
    let hash = HASHER.hash_one((ptr::from_ref(object) as usize, name));
    let [byte, ..] = hash.to_le_bytes();
    KNOWN.with_borrow_mut(|known| match known.get_mut(usize::from(byte) % REMEMBERED) {
        Some(Some((of, property))) if *of == hash => *property,
        place => {
            let property = UnknownProperty::of(name, object);
            if let Some(place) = place {
                *place = Some((hash, property));
            }
            property
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::privacy::is_secret_name;
    use crate::contract::objects::OBJECTS;
    use crate::contract::webhook::Webhook;

    #[test]
    fn near_and_usual_names_lead_to_the_right_one() {
        for (name, expected) in [
            ("subaccountId", "subAccountId"),
            ("sub_account_id", "subAccountId"),
            ("SubAccountID", "subAccountId"),
            ("httpAuthHeader", "httpAuthorization"),
            ("httpAuthorisation", "httpAuthorization"),
            ("active", "enabled"),
            ("URL", "url"),
            ("uri", "url"),
            ("tpye", "type"),
            ("OAuth", "oauth"),
            ("authorisation", "httpAuthorization"),
            ("types", "type"),
            ("httpHeaders", "httpAuthorization"),
        ] {
            assert_eq!(UnknownProperty::of(name, Webhook::TYPE), UnknownProperty::Typo(expected), "{name}");
        }
    }

    #[test]
    fn other_names_lead_nowhere() {
        for name in ["retries", "disabled", "name", "id", "description", "labels", "urn", "tape", ""] {
            assert_eq!(UnknownProperty::of(name, Webhook::TYPE), UnknownProperty::Other, "{name}");
        }
        for name in ["version", "httpContentType", "http_content_type"] {
            assert_eq!(UnknownProperty::of(name, Webhook::TYPE), UnknownProperty::Legacy, "{name}");
        }
        for name in ["clientId", "client_secret", "scope"] {
            assert_eq!(
                UnknownProperty::of(name, Webhook::TYPE),
                UnknownProperty::Misplaced("oauth"),
                "{name}"
            );
        }
    }

    #[test]
    fn what_was_looked_at_before_is_what_a_look_says_however_many_names_there_are() {
        let names: Vec<_> = (0..200).map(|number| format!("subAccountId{number}")).collect();
        for _ in 0..2 {
            for object in OBJECTS {
                for name in &names {
                    // The second one is remembered.
                    for _ in 0..2 {
                        assert_eq!(classify(object, name), UnknownProperty::of(name, object), "{name}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_name_of_a_property_with_a_secret_announces_one() {
        for property in OBJECTS.iter().flat_map(|object| object.properties) {
            if property.privacy.is_secret() {
                assert!(is_secret_name(property.name), "{}", property.name);
            }
        }
    }
}
