//! What a step of a plan brings about that its author may not have meant: names and wording.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Something that a step brings about, or can't know, beyond what was asked for in so many words.
///
/// `Display` is [`Effect::message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// The desired entry omits `enabled`, which turns on a webhook that is off.
    TurnsOn,
    /// A webhook that is on is turned off.
    TurnsOff,
    /// The desired entry omits `httpAuthorization`, or has an empty one, and the value that there is now is lost.
    DropsAuthorization,
    /// The desired entry omits `oauth`, and the credentials that there are now are lost.
    DropsOauth,
    /// The current secret is masked, so nobody can tell whether the desired one is another. It counts as unchanged.
    UnknownSecret {
        /// `httpAuthorization` or `oauth/clientSecret`.
        property: &'static str,
    },
    /// The desired secret is a mask, which can't be sent. Where nothing has to be sent, it counts as unchanged, and has no such effect.
    MaskedSecret {
        /// `httpAuthorization` or `oauth/clientSecret`.
        property: &'static str,
    },
}

impl Effect {
    /// The effect of omitting a property that has a value now, if it is worth a word.
    pub(super) fn of_dropped(path: &str) -> Option<Self> {
        match path {
            "httpAuthorization" => Some(Self::DropsAuthorization),
            "oauth" => Some(Self::DropsOauth),
            _ => None,
        }
    }

    /// The name of the effect, such as `turns_on`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TurnsOn => "turns_on",
            Self::TurnsOff => "turns_off",
            Self::DropsAuthorization => "drops_authorization",
            Self::DropsOauth => "drops_oauth",
            Self::UnknownSecret { .. } => "unknown_secret",
            Self::MaskedSecret { .. } => "masked_secret",
        }
    }

    /// The name of the property that it is about, such as `oauth/clientSecret`.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::TurnsOn | Self::TurnsOff => "enabled",
            Self::DropsAuthorization => "httpAuthorization",
            Self::DropsOauth => "oauth",
            Self::UnknownSecret { property } | Self::MaskedSecret { property } => property,
        }
    }

    /// What happens.
    #[must_use]
    pub fn message(self) -> Cow<'static, str> {
        match self {
            Self::TurnsOn => "events are sent again: the webhook is off, and `enabled` is left out".into(),
            Self::TurnsOff => "no events are sent any more: the webhook is on, and `enabled` is false".into(),
            Self::DropsAuthorization => {
                "the `Authorization` header is lost: `httpAuthorization` is left out or empty".into()
            }
            Self::DropsOauth => "the OAuth credentials are lost: `oauth` is left out".into(),
            Self::UnknownSecret { property } => {
                format!("whether `{property}` changes can't be told: the current value is masked").into()
            }
            Self::MaskedSecret { property } => {
                format!("`{property}` has the mask in it that GET shows, and is no secret").into()
            }
        }
    }

    /// What to do if that isn't wanted.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::TurnsOn => "write `\"enabled\": false` to leave it off",
            Self::TurnsOff => "take `enabled` out to leave it on",
            Self::DropsAuthorization | Self::DropsOauth => "put the real value in if it is still needed",
            Self::UnknownSecret { .. } => "send it again if it may be another one",
            Self::MaskedSecret { .. } => "put the real value in; a mask is never sent",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Effect", 4)?;
        members.serialize_field("kind", self.as_str())?;
        members.serialize_field("property", self.property())?;
        members.serialize_field("message", &self.message())?;
        members.serialize_field("help", self.help())?;
        members.end()
    }
}
