//! What samples of events ask a row for, beyond the kind of its value.

use super::role::Role;

/// How samples have a property.
#[derive(Debug)]
pub(crate) struct Sampling {
    /// What its value is.
    pub(crate) made: Made,
    /// What must hold for it to be there; it may be left out nevertheless.
    pub(crate) only_if: Option<&'static [If]>,
    /// What ensures that it is there.
    pub(crate) always_if: Option<&'static [If]>,
}

impl Sampling {
    pub(crate) const DEFAULT: Self = Self { made: Made::ByKind, only_if: None, always_if: None };
}

/// What the value of a property is. If there is none to be made, the property is left out.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Made {
    /// What its kind, its examples and its list say. The examples of an object's properties go
    /// together by their position.
    ByKind,
    /// That text if all conditions hold, and otherwise as by kind.
    If(&'static [If], &'static str),
    /// The name of the event.
    EventType,
    /// The version of the format, if it has a number.
    Version,
    /// A sub-account of the business.
    SubAccount,
    /// The person's phone number, if the business sees it.
    PhoneNumber,
    /// The person's id on the channel, if there is one.
    ChannelUserId,
    /// The person's name.
    PersonName,
    /// The person's user name.
    Username,
    /// The business's phone number, without `+`.
    BusinessNumber,
    /// Where media are that the business or the person sent.
    MediaUrl,
    /// A page of the business.
    Link,
    /// The latitude of a place; the others are of the same one.
    Latitude,
    /// The longitude.
    Longitude,
    /// The name of the place.
    PlaceName,
    /// The address of the place.
    PlaceAddress,
    /// The answers to a form, as JSON in a text.
    FlowAnswers,
    /// An error code of the channel; the others are of the same error.
    ErrorCode,
    /// What the code means.
    ErrorMessage,
    /// What the channel's provider calls it.
    ProviderErrorCode,
    /// So many digits, as a text.
    Digits(u32),
    /// So many digits, as a number.
    Number(u32),
    /// So many days after the event.
    DaysLater(i64),
    /// Another value of its list or examples than that property has.
    OtherThan(&'static str),
    /// What a button does.
    ButtonValue,
    /// The position in an array.
    Position,
    /// Yes.
    Yes,
    /// Meta's name for what changed.
    MetaField,
}

/// A condition on a property or a value in samples. A property is looked for in the object itself,
/// and then in those around it.
#[derive(Debug)]
pub(crate) enum If {
    /// What has the role is one of these.
    Role(Role, &'static [&'static str]),
    /// What has the role is none of these.
    RoleNot(Role, &'static [&'static str]),
    /// As `Role`, unless somebody asks for the value: no document shows it otherwise, and none says
    /// that it can't be.
    Usually(Role, &'static [&'static str]),
    /// Somebody asks for the value: lists have it, and no document shows it.
    Asked,
    /// The format has that version or a later one.
    From(i64),
    /// The format has an earlier version.
    Before(i64),
    /// The property is one of these. A path leads into objects before it.
    Is(&'static str, &'static [&'static str]),
    /// The property is none of these, or absent.
    IsNot(&'static str, &'static [&'static str]),
    /// The property is there.
    Has(&'static str),
    /// The property is absent.
    HasNot(&'static str),
    /// One of these holds.
    Any(&'static [Self]),
}
