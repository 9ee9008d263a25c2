//! The values of business updates.

use super::open_list::open_lists;
use crate::describe::sample::If;

open_lists! {
    /// Whose business account it is.
    Provider, "provider", ignoring_case {
        WhatsApp = "WhatsApp" "WhatsApp";
    }

    /// What happened to a business account.
    AccountEvent, "account event" {
        BusinessVerification = "BUSINESS_VERIFICATION_STATUS_UPDATE" "the verification of the business";
        Violation = "ACCOUNT_VIOLATION" "a violation of the rules";
        Restriction = "ACCOUNT_RESTRICTION" "a restriction, or its end";
    }

    /// What was violated.
    ViolationType, "violation" {
        LowBusinessInitiatedCallingQuality = "LOW_BUSINESS_INITIATED_CALLING_QUALITY" "low quality of calls of the business" only [If::IsNot("event", &["ACCOUNT_RESTRICTION"])];
        LowUserInitiatedCallingQuality = "LOW_USER_INITIATED_CALLING_QUALITY" "low quality of calls of customers" only [If::IsNot("event", &["ACCOUNT_RESTRICTION"])];
        UserInitiatedCallsLowPickupRate = "USER_INITIATED_CALLS_LOW_PICKUP_RATE" "calls of customers are seldom answered" only [If::IsNot("event", &["ACCOUNT_RESTRICTION"])];
        DirectSendWarning = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN" "abuse of the category utility: a warning" only [If::IsNot("event", &["ACCOUNT_VIOLATION"])];
        DirectSendStrike1 = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1" "abuse of the category utility: restricted for 7 days" only [If::IsNot("event", &["ACCOUNT_VIOLATION"])];
        DirectSendStrike2 = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2" "abuse of the category utility: restricted for 30 days" only [If::IsNot("event", &["ACCOUNT_VIOLATION"])];
        DirectSendOffboard = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD" "abuse of the category utility: restricted for good" only [If::IsNot("event", &["ACCOUNT_VIOLATION"])];
        DirectSendUnban = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN" "the restriction is lifted" only [If::IsNot("event", &["ACCOUNT_VIOLATION"])];
    }

    /// What is restricted.
    RestrictionType, "restriction" {
        BusinessInitiatedCalling = "RESTRICTED_BUSINESS_INITIATED_CALLING" "calls of the business" only [If::HasNot("violationInfo")];
        UserInitiatedCalling = "RESTRICTED_USER_INITIATED_CALLING" "calls of customers" only [If::HasNot("violationInfo")];
        UserInitiatedCallingButtonHidden = "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN" "calls of customers; the button is hidden" only [If::HasNot("violationInfo")];
        DirectSendUtilityTemplates = "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES" "templates of the category utility" only [If::Has("violationInfo")];
    }

    /// What happened to a business's phone number.
    PhoneNumberEvent, "phone number event" {
        Downgrade = "DOWNGRADE" "a lower limit";
        Flagged = "FLAGGED" "low quality";
        Onboarding = "ONBOARDING" "a first limit";
        ThroughputUpgrade = "THROUGHPUT_UPGRADE" "a higher throughput";
        Unflagged = "UNFLAGGED" "good quality again";
        Upgrade = "UPGRADE" "a higher limit";
    }

    /// How many conversations a business may begin in a day.
    ConversationLimit, "limit" {
        Tier50 = "TIER_50" "50";
        Tier250 = "TIER_250" "250";
        Tier1K = "TIER_1K" "1,000";
        Tier2K = "TIER_2K" "2,000";
        Tier10K = "TIER_10K" "10,000";
        Tier100K = "TIER_100K" "100,000";
        NotSet = "TIER_NOT_SET" "not set";
        Unlimited = "TIER_UNLIMITED" "any number" also ["UNLIMITED"];
    }

    /// The quality of a template, as its recipients judge it.
    QualityScore, "quality" {
        Green = "GREEN" "high";
        Yellow = "YELLOW" "medium";
        Red = "RED" "low";
        Unknown = "UNKNOWN" "not known yet";
    }

    /// The status of a template.
    TemplateStatus, "template status" {
        Approved = "APPROVED" "approved";
        Rejected = "REJECTED" "rejected";
        Flagged = "FLAGGED" "to be disabled";
        Paused = "PAUSED" "paused";
        Pending = "PENDING" "under review";
        PendingDeletion = "PENDING_DELETION" "to be deleted";
        Disabled = "DISABLED" "disabled";
    }

    /// Why a template has its status.
    TemplateReason, "reason" {
        AbusiveContent = "ABUSIVE_CONTENT" "abusive content" only [If::Is("status", &["REJECTED"])];
        IncorrectCategory = "INCORRECT_CATEGORY" "the wrong category" only [If::Is("status", &["REJECTED"])];
        InvalidFormat = "INVALID_FORMAT" "an invalid format" only [If::Is("status", &["REJECTED"])];
        Scam = "SCAM" "fraud" only [If::Is("status", &["REJECTED"])];
        None = "NONE" "no reason" only [If::IsNot("status", &["REJECTED"])];
    }

    /// Why a template was paused, or no longer is.
    PauseTitle, "pause" {
        FirstPause = "FIRST_PAUSE" "the first pause" only [If::IsNot("status", &["APPROVED", "DISABLED"])];
        SecondPause = "SECOND_PAUSE" "the second pause" only [If::IsNot("status", &["APPROVED", "DISABLED"])];
        RateLimitingPause = "RATE_LIMITING_PAUSE" "too many messages" only [If::IsNot("status", &["APPROVED", "DISABLED"])];
        Unpause = "UNPAUSE" "no longer paused" only [If::Is("status", &["APPROVED"])];
        Disabled = "DISABLED" "disabled" only [If::Is("status", &["DISABLED"])];
    }
}
