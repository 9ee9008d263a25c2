//! Side effects of a plan's steps that the author may not have meant: names and wording.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A side effect of a step that the desired entry doesn't state, or something that the plan can't
/// know.
///
/// `Display` is [`Effect::message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// The desired entry omits `enabled`, which turns on a webhook that is off.
    TurnsOn,
    /// The desired entry turns off a webhook that is on.
    TurnsOff,
    /// The desired entry omits `httpAuthorization`, or has an empty one, which drops the current
    /// value.
    DropsAuthorization,
    /// The desired entry omits `oauth`, which drops the current credentials.
    DropsOauth,
    /// The current secret is masked, so the desired one may or may not differ. It counts as
    /// unchanged.
    UnknownSecret {
        /// `httpAuthorization` or `oauth/clientSecret`.
        property: &'static str,
    },
    /// The desired secret is a mask, which can't be sent. If the webhook doesn't have to be sent,
    /// the secret counts as unchanged and has no such effect.
    MaskedSecret {
        /// `httpAuthorization` or `oauth/clientSecret`.
        property: &'static str,
    },
    /// The desired value is, or has in it, a variable that nobody filled in, or a reference to a
    /// secret that isn't there. Neither can be sent.
    UnfilledVariable {
        /// `url`, `httpAuthorization` or another one that is a text.
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

    /// Whether the step can't be carried out because of it.
    pub(super) const fn blocks(self) -> bool {
        matches!(self, Self::MaskedSecret { .. } | Self::UnfilledVariable { .. })
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
            Self::UnfilledVariable { .. } => "unfilled_variable",
        }
    }

    /// The name of the affected property, such as `oauth/clientSecret`.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::TurnsOn | Self::TurnsOff => "enabled",
            Self::DropsAuthorization => "httpAuthorization",
            Self::DropsOauth => "oauth",
            Self::UnknownSecret { property }
            | Self::MaskedSecret { property }
            | Self::UnfilledVariable { property } => property,
        }
    }

    /// What happens.
    #[must_use]
    pub fn message(self) -> Cow<'static, str> {
        match self {
            Self::TurnsOn => "the webhook is off, and omitting `enabled` turns it on".into(),
            Self::TurnsOff => "the webhook is on, and `\"enabled\": false` turns it off".into(),
            Self::DropsAuthorization => {
                "an omitted or empty `httpAuthorization` drops the current `Authorization` header".into()
            }
            Self::DropsOauth => "omitting `oauth` drops the current OAuth credentials".into(),
            Self::UnknownSecret { property } => {
                format!("`{property}` may or may not change: the current value is masked").into()
            }
            Self::MaskedSecret { property } => format!("`{property}` is a mask, not a secret").into(),
            Self::UnfilledVariable { property } => {
                format!("`{property}` has no value: a variable or a reference is in its place").into()
            }
        }
    }

    /// What to do if that isn't intended.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::TurnsOn => "write `\"enabled\": false` to keep it off",
            Self::TurnsOff => "remove `enabled` to keep it on",
            Self::DropsAuthorization | Self::DropsOauth => "add the real value if it is still needed",
            Self::UnknownSecret { .. } => "send it again if it may have changed",
            Self::MaskedSecret { .. } => "use the real value; a mask is never sent",
            Self::UnfilledVariable { .. } => {
                "fill in the variable, or provide what the reference names; neither is sent"
            }
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
