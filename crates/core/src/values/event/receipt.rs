//! The values of delivery receipts.

use super::open_list::open_lists;
use crate::describe::role::Role;
use crate::describe::sample::If;

const DELIVERED: If = If::Role(Role::State, &["delivered"]);

const UNDELIVERED: If = If::Role(Role::State, &["undelivered"]);

open_lists! {
    /// What became of a message.
    MessageState, "state", ignoring_case {
        Queued = "queued" "accepted by the platform";
        Accepted = "accepted" "accepted by the platform" only [If::Usually(Role::Channel, &["line"])];
        Sent = "sent" "handed to the operator or provider";
        Delivered = "delivered" "delivered, to the operator or to the recipient" only [If::RoleNot(Role::Channel, &["line"])];
        Read = "read" "read by the recipient" only [If::RoleNot(Role::Channel, &["sms", "ZaloNotification", "LineNotification", "line"])];
        Undelivered = "undelivered" "not delivered";
        Rejected = "rejected" "refused by the platform";
        Failed = "failed" "refused by the API";
        Error = "error" "the operation failed" only [If::Asked];
        Ok = "ok" "the operation succeeded" only [If::Asked];
        Unknown = "unknown" "nothing is known" only [If::Asked];
    }

    /// More about the state of a message.
    MessageStateDetail, "detail", ignoring_case {
        DeliveredToOperator = "delivered_to_operator" "the operator has it" only [DELIVERED];
        DeliveredToRecipient = "delivered_to_recipient" "the recipient has it" only [DELIVERED];
        DeliveredToCarrier = "delivered_to_carrier" "the carrier has it" only [DELIVERED, If::Usually(Role::Channel, &["sms"])];
        RejectedByOperator = "rejected_by_operator" "the operator refused it" only [UNDELIVERED];
        UndeliveredToRecipient = "undelivered_to_recipient" "the recipient could not be reached" only [UNDELIVERED];
    }

    /// Meta's price category of a message.
    PricingCategory, "pricing category", ignoring_case {
        Marketing = "marketing" "marketing";
        Utility = "utility" "utility";
        Authentication = "authentication" "authentication";
        AuthenticationInternational = "authentication_international" "authentication abroad";
        Service = "service" "service";
        BusinessInitiated = "business_initiated" "begun by the business (until March 2026)" only [If::Before(9)];
        UserInitiated = "user_initiated" "begun by the customer (until March 2026)" only [If::Before(9)];
    }
}
