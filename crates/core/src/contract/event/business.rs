//! Business updates about accounts and phone numbers, and those that pass on what Meta says.

use serde_json::value::RawValue;

use super::fields::{Elements, List, Moment, Nested, Raw, Words};
use super::rows::{business_updates, event_object};
use crate::contract::field::{OneOfOpen, Text};
use crate::describe::between::{Between, Names};
use crate::describe::role::Role;
use crate::describe::sample::{If, Made};
use crate::values::event::business::{
    AccountEvent, ConversationLimit, PhoneNumberEvent, RestrictionType, ViolationType,
};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

business_updates! {
    'm;
    /// Something about a business account changed.
    AccountUpdate, AccountUpdateIndex, "Account update":
        Nested<AccountUpdateDetails<'static>> => AccountUpdateDetails<'m>; &[];
    /// The quality or the limit of a phone number changed.
    PhoneNumberQualityUpdate, PhoneNumberQualityUpdateIndex, "Phone number quality update":
        Nested<PhoneNumberQualityDetails<'static>> => PhoneNumberQualityDetails<'m>; &[];
    /// The id of a WhatsApp user changed.
    WhatsAppUserIdUpdate, WhatsAppUserIdUpdateIndex, "WhatsApp user id update":
        Nested<PassedOn<'static>> => PassedOn<'m>; &[];
    /// A customer sent a contact card.
    WhatsAppContact, WhatsAppContactIndex, "WhatsApp contact":
        Nested<PassedOn<'static>> => PassedOn<'m>; &[];
    /// A customer changed a preference about marketing messages.
    WhatsAppPreference, WhatsAppPreferenceIndex, "WhatsApp preference":
        Nested<PassedOn<'static>> => PassedOn<'m>; &[];
}

const RESTRICTED: If = If::Is("event", &["ACCOUNT_RESTRICTION"]);

/// The information that belongs to each event.
const ACCOUNT_EVENTS: &[Between] = &[Between::Names(Names {
    by: "event",
    within: None,
    members: &[
        ("BUSINESS_VERIFICATION_STATUS_UPDATE", "businessVerificationInfo"),
        ("ACCOUNT_VIOLATION", "violationInfo"),
    ],
})];

event_object! {
    /// What changed about a business account. A restriction has `restrictionInfo`, but for some of
    /// those that come with `violationInfo`.
    pub view AccountUpdateDetails<'m>, AccountUpdateDetailsIndex;
    title "Details of an account update", between ACCOUNT_EVENTS;
    /// What happened.
    documented event: OneOfOpen<AccountEvent> => OpenValue<'m, AccountEvent>
        = "event" [.help("what happened").role(Role::BusinessEvent)];
    /// The phone number that it is about.
    optional phone_number: Words => &'m str = "phoneNumber" [.personal().help("the phone number").made(Made::BusinessNumber)
        .always_if(&[If::Is("event", &["ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION"])])];
    /// The verification of the business.
    optional business_verification_info: Nested<BusinessVerification<'static>> => BusinessVerification<'m>
        = "businessVerificationInfo" [.help("the verification of the business")];
    /// What was violated.
    optional violation_info: Nested<AccountViolation<'static>> => AccountViolation<'m>
        = "violationInfo" [.help("what was violated").only_if(&[RESTRICTED])];
    /// What is restricted.
    optional restriction_info: List<Nested<AccountRestriction<'static>>> => Elements<'m, AccountRestriction<'m>>
        = "restrictionInfo" [.help("what is restricted").always_if(&[
            RESTRICTED,
            If::IsNot("violationInfo.violationType", &[
                "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN",
                "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN",
            ]),
        ])];
}

event_object! {
    /// The verification of a business.
    pub view BusinessVerification<'m>, BusinessVerificationIndex;
    title "Verification of a business";
    /// Meta's id of the business.
    documented business_id: Words => &'m str = "businessId" [.help("Meta's id of the business").made(Made::Digits(15))];
    /// The status, such as `APPROVED` or `FAILED`.
    documented verification_status: Words => &'m str = "verificationStatus" [.help("the status").examples(&["APPROVED", "FAILED"])];
    /// Why it failed, such as `BUSINESS_NOT_ELIGIBLE`; `NONE` if it did not.
    documented rejection_reasons: List<Words> => Elements<'m, &'m str> = "rejectionReasons" [.help("why it failed")
        .examples(&["LEGAL_NAME_NOT_FOUND_IN_DOCUMENTS", "BUSINESS_NOT_ELIGIBLE"])
        .made(Made::If(&[If::Is("verificationStatus", &["APPROVED"])], "NONE"))];
}

event_object! {
    /// A violation.
    pub view AccountViolation<'m>, AccountViolationIndex;
    title "Violation";
    /// What was violated.
    documented violation_type: OneOfOpen<ViolationType> => OpenValue<'m, ViolationType>
        = "violationType" [.help("what was violated")];
    /// What can be done.
    optional remediation: Words => &'m str = "remediation" [.help("what can be done")
        .examples(&["Answer calls within a minute.", "Ask customers before you call them."])
        .always_if(&[If::Is("event", &["ACCOUNT_VIOLATION"])])];
}

event_object! {
    /// A restriction.
    pub view AccountRestriction<'m>, AccountRestrictionIndex;
    title "Restriction";
    /// What is restricted.
    documented restriction_type: OneOfOpen<RestrictionType> => OpenValue<'m, RestrictionType>
        = "restrictionType" [.help("what is restricted")];
    /// When it ends.
    optional expiration: Text<Moment> => ReceivedTime<'m> = "expiration" [.help("when the restriction ends")
        .made(Made::DaysLater(30)).always_if(&[])];
    /// What can be done.
    optional remediation: Words => &'m str = "remediation" [.help("what can be done")
        .examples(&["Answer calls within a minute.", "Ask customers before you call them."])
        .always_if(&[If::HasNot("violationInfo")])];
}

event_object! {
    /// What changed about a phone number.
    pub view PhoneNumberQualityDetails<'m>, PhoneNumberQualityDetailsIndex;
    title "Details of a phone number quality update";
    /// The phone number.
    documented display_phone_number: Words => &'m str
        = "displayPhoneNumber" [.personal().help("the phone number").made(Made::BusinessNumber)];
    /// What changed.
    documented meta: Nested<PhoneNumberQuality<'static>> => PhoneNumberQuality<'m> = "meta" [.help("what changed")];
}

event_object! {
    /// The quality and the limits of a phone number.
    pub view PhoneNumberQuality<'m>, PhoneNumberQualityIndex;
    title "Quality and limits of a phone number";
    /// What happened.
    documented event: OneOfOpen<PhoneNumberEvent> => OpenValue<'m, PhoneNumberEvent>
        = "event" [.help("what happened").role(Role::BusinessEvent)];
    /// The limit of the number. It is to be removed.
    optional current_limit: OneOfOpen<ConversationLimit> => OpenValue<'m, ConversationLimit>
        = "currentLimit" [.help("the limit of the number")
            .only_if(&[If::Is("event", &["ONBOARDING", "UPGRADE", "DOWNGRADE"])])];
    /// The limit before. It is to be removed.
    optional old_limit: OneOfOpen<ConversationLimit> => OpenValue<'m, ConversationLimit>
        = "oldLimit" [.help("the limit before").made(Made::OtherThan("currentLimit"))
            .only_if(&[If::Is("event", &["UPGRADE", "DOWNGRADE"])])];
    /// The limit of the whole business.
    optional max_daily_conversations_per_business: OneOfOpen<ConversationLimit> => OpenValue<'m, ConversationLimit>
        = "maxDailyConversationsPerBusiness" [.help("the limit of the business")];
    /// Why it happened, such as `QUALITY_DECREASE`.
    optional reason: Words => &'m str = "reason" [.help("why it happened").examples(&["QUALITY_DECREASE"])
        .only_if(&[If::Is("event", &["DOWNGRADE", "FLAGGED"])])];
}

event_object! {
    /// An object of Meta's, as it is.
    pub view PassedOn<'m>, PassedOnIndex;
    title "What Meta says";
    /// The object.
    documented raw_event: Nested<MetaChange<'static>> => MetaChange<'m> = "rawEvent" [.personal().help("Meta's object")];
}

event_object! {
    /// An object of Meta's. Its form is Meta's own, and nothing looks into it.
    pub view MetaChange<'m>, MetaChangeIndex;
    title "Object of Meta's" => extensible;
    /// Meta's name for what changed.
    documented field: Words => &'m str = "field" [.help("Meta's name for what changed").made(Made::MetaField)];
    /// What changed.
    documented value: Raw => &'m RawValue = "value" [.personal().help("what changed")];
}
