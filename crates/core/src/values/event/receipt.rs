//! The values of delivery receipts.

use super::open_list::open_lists;

open_lists! {
    /// What became of a message.
    MessageState, "state", ignoring_case {
        Queued = "queued" "accepted by the platform";
        Accepted = "accepted" "accepted by the platform";
        Sent = "sent" "handed to the operator or provider";
        Delivered = "delivered" "delivered, to the operator or to the recipient";
        Read = "read" "read by the recipient";
        Undelivered = "undelivered" "not delivered";
        Rejected = "rejected" "refused by the platform";
        Failed = "failed" "refused by the API";
        Error = "error" "the operation failed";
        Ok = "ok" "the operation succeeded";
        Unknown = "unknown" "nothing is known";
    }

    /// More about the state of a message.
    MessageStateDetail, "detail", ignoring_case {
        DeliveredToOperator = "delivered_to_operator" "the operator has it";
        DeliveredToRecipient = "delivered_to_recipient" "the recipient has it";
        DeliveredToCarrier = "delivered_to_carrier" "the carrier has it";
        RejectedByOperator = "rejected_by_operator" "the operator refused it";
        UndeliveredToRecipient = "undelivered_to_recipient" "the recipient could not be reached";
    }

    /// Meta's price category of a message.
    PricingCategory, "pricing category", ignoring_case {
        Marketing = "marketing" "marketing";
        Utility = "utility" "utility";
        Authentication = "authentication" "authentication";
        AuthenticationInternational = "authentication_international" "authentication abroad";
        Service = "service" "service";
        BusinessInitiated = "business_initiated" "begun by the business (until March 2026)";
        UserInitiated = "user_initiated" "begun by the customer (until March 2026)";
    }
}
