//! The values of a transcript: what a receiver was sent, and how that ended.

use super::enumeration::enumeration;

enumeration! {
    /// What a receiver was sent.
    ProbeKind, "probe",
    /// Every probe, in the order of the documentation.
    {
        /// A documented event, in the newest format.
        Event = "event" "a documented event" [];
        /// An event in an older format.
        LegacyFormat = "legacy_format" "an event in an older format" [];
        /// An event that nothing documents.
        UnknownEvent = "unknown_event" "an event that isn't documented" [];
        /// An event with a property that nothing documents.
        UnknownProperty = "unknown_property" "an event with a property that isn't documented" [];
        /// An event with a value outside of a documented list.
        UnknownValue = "unknown_value" "an event with a value that isn't documented" [];
        /// An event with a version above the newest that is documented.
        UnknownVersion = "unknown_version" "an event of a version above the newest" [];
        /// An event whose time has seven digits of a second.
        LongTimestamp = "long_timestamp" "an event whose time has seven digits of a second" [];
        /// An event of somebody without a phone number.
        MissingMsisdn = "missing_msisdn" "an event without a phone number" [];
        /// An event with `null` in the place of all that is absent.
        NullMembers = "null_members" "an event with null in the place of all that is absent" [];
        /// An event without the id that tells it from others.
        IncompleteEvent = "incomplete_event" "an event without its id" [];
        /// A body that isn't JSON.
        MalformedJson = "malformed_json" "a body that isn't JSON" [];
        /// An event that was sent before.
        Duplicate = "duplicate" "an event that was sent before" [];
        /// A receipt that comes after a later one of the same message.
        LateReceipt = "late_receipt" "a receipt that comes after a later one" [];
        /// An event of 512 KiB.
        LargeBody = "large_body" "an event of 512 KiB" [];
    }
}

enumeration! {
    /// The `Authorization` of a request.
    ProbeCredentials, "credentials",
    /// Every kind, from the best.
    {
        /// The one of the webhook, which may have none.
        Right = "right" "the one of the webhook, which may have none" [];
        /// Another one.
        Wrong = "wrong" "another one" [];
        /// None.
        Missing = "missing" "none" [];
    }
}

enumeration! {
    /// Why a request had no answer.
    ProbeFailure, "failure",
    /// Every reason.
    {
        /// The time was up.
        Timeout = "timeout" "the time was up" [];
        /// Nobody listened.
        Refused = "refused" "nobody listened" [];
        /// The connection was closed before the answer.
        Closed = "closed" "the connection was closed before the answer" [];
        /// TLS failed, for example because the certificate isn't trusted.
        Tls = "tls" "TLS failed, for example because the certificate isn't trusted" [];
        /// The answer isn't an HTTP response, or its head is too large.
        Unreadable = "unreadable" "the answer isn't an HTTP response, or its head is too large" [];
        /// Anything else.
        Other = "other" "anything else" [];
    }
}
