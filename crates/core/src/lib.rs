#![doc = include_str!("../README.md")]

mod account;
mod base;
mod check;
mod context;
mod contract;
mod describe;
mod finding;
mod fix;
mod json;
mod policy;
mod publish;
mod read;
mod redact;
mod rules;
mod sample;
mod schema;
mod values;

pub use crate::account::plan::action::Action;
pub use crate::account::plan::effect::Effect;
pub use crate::account::plan::{Blocked, Plan, Step, Unlisted, plan};
pub use crate::account::webhook_set::WebhookSet;
pub use crate::base::applicability::Applicability;
pub use crate::base::docs_url::{DOCS_URL, docs_url};
pub use crate::base::input_format::InputFormat;
pub use crate::base::level::Level;
pub use crate::base::limits::Limits;
pub use crate::base::names::UnknownName;
pub use crate::base::printable::{is_unprintable, needs_escape, printable};
pub use crate::base::span::Span;
pub use crate::check::any::{ModelVisitor, Object, Shape};
#[doc(hidden)]
pub use crate::check::checker::SuppressionFault;
pub use crate::check::checker::{Checker, check, is_valid, parse};
pub use crate::check::document::{Document, Parsed, WebhookList};
#[doc(hidden)]
pub use crate::check::exceptions::{EntryTarget, EntryTargets};
pub use crate::check::options::{InvalidOption, Options};
pub use crate::check::parts::Parts;
#[doc(hidden)]
pub use crate::check::told::Told;
#[doc(hidden)]
pub use crate::check::transcribed::Transcribed;
pub use crate::contract::error_response::ErrorResponse;
pub use crate::contract::event::business::{
    AccountRestriction, AccountUpdate, AccountUpdateDetails, AccountViolation, BusinessVerification,
    MetaChange, PassedOn, PhoneNumberQuality, PhoneNumberQualityDetails, PhoneNumberQualityUpdate,
    WhatsAppContact, WhatsAppPreference, WhatsAppUserIdUpdate,
};
pub use crate::contract::event::content::{
    Addressee, ButtonReply, CallPermissionReply, FlowReply, Interactive, ListReply, MessageContent,
    MessageLocation, Sender,
};
pub use crate::contract::event::event::Event;
pub use crate::contract::event::fields::Elements;
pub use crate::contract::event::inbound::Inbound;
pub use crate::contract::event::kind::{EVENT_OBJECTS, EventKind};
pub use crate::contract::event::message::{
    ExternalAppMessage, ExternalAppPayload, FlatInboundMessage, FlatRecipient, FlatSender, InboundMessage,
    InboundPayload, Recipient,
};
pub use crate::contract::event::other::{ForeignEvent, UnknownBusinessUpdate, UnknownEvent, Unrecognized};
pub use crate::contract::event::outbound::{
    OutboundActions, OutboundButton, OutboundCard, OutboundContent, OutboundFlow, OutboundHeader,
    OutboundLink, OutboundList, OutboundLocation, OutboundMedia, OutboundMeta, OutboundRow, OutboundSection,
    OutboundTemplate, OutboundText,
};
pub use crate::contract::event::receipt::{
    DeliveryReceipt, ReceiptPayload, ReceiptStatus, ReceiptViber, ReceiptWhatsApp,
};
pub use crate::contract::event::template::{
    DisableInfo, PauseInfo, TemplateCategoryChange, TemplateCategoryDetails, TemplateCategoryUpdate,
    TemplateCorrectCategory, TemplateCorrectCategoryDetails, TemplateCorrectCategoryDetection,
    TemplateQualityChange, TemplateQualityDetails, TemplateQualityUpdate, TemplateStatusChange,
    TemplateStatusDetails, TemplateStatusUpdate,
};
pub use crate::contract::oauth::OAuthClientCredentials;
pub use crate::contract::objects::{OBJECTS, all_enumerations, all_objects, enumerations_of};
pub use crate::contract::shown::{shown_parts, shows_number};
#[cfg(feature = "specimen")]
pub use crate::contract::specimen::Specimen;
pub use crate::contract::target::WebhookTarget;
pub use crate::contract::transcript::{ReceiverProbe, ReceiverTranscript};
pub use crate::contract::webhook::Webhook;
pub use crate::describe::model::Model;
pub use crate::describe::object::{
    Direction, EnumerationType, EnumerationValue, Format, IntegerType, Kind, ObjectType, Privacy, Property,
    Tagged, TextType,
};
pub use crate::describe::record::{Described, Record, Value, ValueRef};
pub use crate::finding::counts::LevelCounts;
pub use crate::finding::finding::{Finding, Related};
pub use crate::finding::params::{Param, Params};
pub use crate::finding::pointer::Pointer;
pub use crate::finding::report::{Invalid, Report};
pub use crate::fix::fix::{Edit, Fix};
pub use crate::fix::fixable::{FixableFinding, FixableReport};
pub use crate::fix::fixed::{Fixed, NotFixed, Unsettled};
pub use crate::fix::fixes::MAX_FIXES;
pub use crate::policy::catalogue::{Rule, RuleInfo};
#[doc(hidden)]
pub use crate::policy::exceptions::{ExceptionTarget, Exceptions, Suppressed};
pub use crate::policy::group::Group;
pub use crate::policy::levels::{FixedLevel, Policy};
pub use crate::policy::rule::FixKind;
#[doc(hidden)]
pub use crate::publish::contract::contract_markdown;
#[doc(hidden)]
pub use crate::publish::descriptions::is_misspelled;
pub use crate::publish::descriptions::{descriptions, descriptions_of, property_names};
pub use crate::publish::events::event_pages;
pub use crate::publish::published::{PublishedFile, published_files};
pub use crate::publish::rule_pages::rule_pages;
pub use crate::publish::rules::{rules_json, rules_markdown};
#[doc(hidden)]
pub use crate::read::source_fault::SourceFault;
#[doc(hidden)]
pub use crate::redact::redactor::Redactor;
pub use crate::rules::public_host::special_use;
pub use crate::sample::fault::Fault;
pub use crate::sample::invalid::InvalidSample;
pub use crate::sample::mix::SampleMix;
pub use crate::sample::options::{SampleOptions, sample};
pub use crate::sample::sample::Sample;
pub use crate::schema::document::{DEFAULT_BASE, SchemaOf};
pub use crate::schema::draft::Draft;
pub use crate::values::account_id::{AccountId, InvalidAccountId};
pub use crate::values::credentials_location::CredentialsLocation;
pub use crate::values::error_code::ErrorCode;
pub use crate::values::error_id::{ErrorId, InvalidErrorId};
pub use crate::values::event::business::{
    AccountEvent, ConversationLimit, PauseTitle, PhoneNumberEvent, Provider, QualityScore, RestrictionType,
    TemplateReason, TemplateStatus, ViolationType,
};
pub use crate::values::event::error_codes::ReceiptErrorCode;
pub use crate::values::event::message::{
    CallPermission, CallPermissionSource, Channel, ContentType, EventNamespace, InteractiveType,
};
pub use crate::values::event::outbound::{
    OutboundButtonType, OutboundContentType, OutboundHeaderType, OutboundInteractiveType,
};
pub use crate::values::event::progress::Progress;
pub use crate::values::event::receipt::{MessageState, MessageStateDetail, PricingCategory};
pub use crate::values::event::received_time::ReceivedTime;
pub use crate::values::open_value::OpenValue;
pub use crate::values::probe::{ProbeCredentials, ProbeFailure, ProbeKind};
#[doc(hidden)]
pub use crate::values::reference::{NamesOnly, SecretReference, SecretSource};
pub use crate::values::region::REGIONS;
#[doc(hidden)]
pub use crate::values::scope::shows_scope;
pub use crate::values::scope::{SubAccountId, SubAccountScope};
pub use crate::values::secret::Secret;
pub use crate::values::timestamp::{InvalidTimestamp, Timestamp};
pub use crate::values::uri::{InvalidUri, Uri};
pub use crate::values::webhook_type::WebhookType;

/// The examples in the documentation compile, and do what they say.
#[cfg(doctest)]
mod pages {
    macro_rules! pages {
        ($($page:literal)+) => { $(#[doc = include_str!(concat!("../../../docs/", $page, ".md"))])+ struct Pages; };
    }

    pages! {
        "start/rust"
        "concepts/policies"
        "samples"
        "events/inbound_message_received"
        "events/inboundMessage"
        "events/outbound_message_status_changed"
        "events/external_app_message"
        "events/account_update"
        "events/phone_number_quality_update"
        "events/template_category_update"
        "events/template_quality_update"
        "events/template_status_update"
        "events/template_correct_category_detection"
        "events/whatsapp_user_id_update"
        "events/whatsapp_contact"
        "events/whatsapp_preference"
        "events/unknown_event"
        "events/unknown_business_update"
        "events/foreign_event"
        "events/unrecognized"
    }
}
