//! What people should know of the kinds of events: when each is sent, what to look at first, and
//! where the documents contradict themselves.

use super::kind::EventKind;

/// What people should know of a kind.
pub(crate) struct Notes {
    /// When it is sent.
    pub(crate) sent: &'static str,
    /// The path of the property that receivers look at first.
    pub(crate) look_at: &'static str,
    /// Where the documents contradict themselves, and what a receiver does about it.
    pub(crate) contradictions: &'static [&'static str],
}

/// What holds for all business updates.
const ACCOUNT_ID: &str = "`accountId` is a name in the documents, and not the id of the account in the configuration API. Don't compare the two.";

const TEMPLATE_ID: &str = "`templateId` is a number on one page and a text on others, and may be larger than JavaScript's safe integers. Models have its digits as text.";

const UUIDS: &str = "Ids that are documented as UUIDs are printed in other forms, too. Treat them as text.";

const LINE: &str = "A message on LINE is printed in the envelope of all channels and in a flat form of its own. Handle both: `inbound` has one form of them.";

const NAMES: &str = "The table of fields has another name for the event than the samples. Both are taken; `eventType` has what was received.";

const META: &str = "What is in `rawEvent.value` is Meta's, not 8x8's. It is passed on as it came.";

impl EventKind {
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    pub(crate) const fn notes(self) -> Notes {
        match self {
            Self::InboundMessage => Notes {
                sent: "A customer sent a message to one of your numbers or channels.",
                look_at: "payload.content.text",
                contradictions: &[
                    LINE,
                    "`type` is printed in lower case as well, and a file has the type `File` or `Document`.",
                    "A reply button that was tapped has the type `Interactive` on one page, and `Text` on others. Look at both members of `content`.",
                    "Without `version`, `user.channelUserId` holds the digits of the phone number on one page and a business-scoped id on others.",
                    "Samples that look complete lack `recipient`, `timestamp` or `description`.",
                    "`replyToUmid` names an earlier inbound message on one page, and a message of the business on another.",
                    "`callPermissionReply.responseSource` is always `user_action` on one page; another one has `automatic`.",
                    UUIDS,
                ],
            },
            Self::FlatInboundMessage => Notes {
                sent: "A customer sent a message, by some pages on LINE.",
                look_at: "content.text",
                contradictions: &[LINE, UUIDS],
            },
            Self::DeliveryReceipt => Notes {
                sent: "The state of a message that you sent has changed.",
                look_at: "payload.status.state",
                contradictions: &[
                    "One page advises to drop receipts whose `umid` was seen before. All receipts of a message have the same: use the delivery key.",
                    "Receipts can overtake each other. Ask whether one is news before you store it.",
                    "There are four lists of states, and each lacks a value of another one.",
                    "`detail` is documented for `delivered` and `undelivered`, and printed with `sent`, too.",
                    "`whatsapp` is documented for all receipts of WhatsApp, and missing from samples of most states.",
                    "`pricingCategory` is documented with one of `delivered` and `read`, and printed with both.",
                    "`errorCode` is a number and `providerErrorCode` a text. A sample pairs two that the table of codes does not.",
                    "`channel` is printed in different cases.",
                    "Times have up to seven digits after the second.",
                    UUIDS,
                ],
            },
            Self::ExternalAppMessage => Notes {
                sent: "Somebody of your business sent a message from the WhatsApp Business App.",
                look_at: "payload.content.text",
                contradictions: &[
                    "No page says which type of webhook gets it. It is documented beside the receipts, so `CADR` is likely.",
                    UUIDS,
                ],
            },
            Self::AccountUpdate => Notes {
                sent: "A business was verified, or its account has violated a rule or was restricted.",
                look_at: "eventDetails.event",
                contradictions: &[
                    "`phoneNumber` is documented for violations and restrictions, and missing from some samples of them.",
                    "A warning, and the end of a restriction, come as `ACCOUNT_RESTRICTION`. `violationInfo.violationType` tells them apart.",
                    "No page says what `expiration` is of a restriction without an end.",
                    ACCOUNT_ID,
                ],
            },
            Self::PhoneNumberQualityUpdate => Notes {
                sent: "The quality rating or the messaging limit of a phone number has changed.",
                look_at: "eventDetails.meta.event",
                contradictions: &[
                    "`currentLimit` and `oldLimit` were to go in February 2026, and are still printed later.",
                    "The highest limit is `TIER_UNLIMITED` on one page and `UNLIMITED` on another.",
                    ACCOUNT_ID,
                ],
            },
            Self::TemplateCategoryUpdate => Notes {
                sent: "Meta has put a template into another category.",
                look_at: "eventDetails.meta.newCategory",
                contradictions: &[TEMPLATE_ID, ACCOUNT_ID],
            },
            Self::TemplateQualityUpdate => Notes {
                sent: "The quality score of a template has changed.",
                look_at: "eventDetails.meta.newQualityScore",
                contradictions: &[TEMPLATE_ID, ACCOUNT_ID],
            },
            Self::TemplateStatusUpdate => Notes {
                sent: "A template was approved, refused, paused, or is to be disabled.",
                look_at: "eventDetails.meta.status",
                contradictions: &[
                    "There are three lists of statuses, and each lacks a value of another one.",
                    "`reason` comes with refusals only on one page, and with `NONE` in other states on others.",
                    "The form of `disableInfo.disableDate` is unknown. It is kept as text.",
                    TEMPLATE_ID,
                    ACCOUNT_ID,
                ],
            },
            Self::TemplateCorrectCategoryDetection => Notes {
                sent: "Meta would put a template into another category than yours. The template stays as it is.",
                look_at: "eventDetails.meta.correctCategory",
                contradictions: &[TEMPLATE_ID, ACCOUNT_ID],
            },
            Self::WhatsAppUserIdUpdate => Notes {
                sent: "The business-scoped id of a WhatsApp user has changed.",
                look_at: "eventDetails.rawEvent.field",
                contradictions: &[NAMES, META, ACCOUNT_ID],
            },
            Self::WhatsAppContact => Notes {
                sent: "A WhatsApp user sent a contact card.",
                look_at: "eventDetails.rawEvent.field",
                contradictions: &[NAMES, META, ACCOUNT_ID],
            },
            Self::WhatsAppPreference => Notes {
                sent: "A WhatsApp user stopped or resumed marketing messages.",
                look_at: "eventDetails.rawEvent.field",
                contradictions: &[NAMES, META, ACCOUNT_ID],
            },
            Self::UnknownEvent => Notes {
                sent: "The platform sends something that no page has yet.",
                look_at: "eventType",
                contradictions: &[],
            },
            Self::UnknownBusinessUpdate => Notes {
                sent: "The platform sends a business update that no page has yet.",
                look_at: "eventType",
                contradictions: &[],
            },
            Self::ForeignEvent => Notes {
                sent: "A webhook of another product, such as SMS or Voice, has the same URL.",
                look_at: "namespace",
                contradictions: &[],
            },
            Self::Unrecognized => Notes {
                sent: "Something else was posted to the URL.",
                look_at: "eventType",
                contradictions: &[],
            },
        }
    }
}
