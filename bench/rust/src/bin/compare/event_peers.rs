//! What a Rust program would use instead for events: structs for all 13 kinds that are documented,
//! told apart by `eventType`. Nothing is checked, lists of values are open, and unknown properties
//! are ignored.

#![expect(dead_code, reason = "what is not read must be made all the same")]

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(tag = "eventType", rename_all = "snake_case")]
pub enum Tagged {
    InboundMessageReceived(Platform<InboundPayload>),
    #[serde(rename = "inboundMessage")]
    FlatInboundMessage(FlatInboundMessage),
    OutboundMessageStatusChanged(Platform<ReceiptPayload>),
    ExternalAppMessage(Platform<ExternalAppPayload>),
    AccountUpdate(Business<AccountDetails>),
    PhoneNumberQualityUpdate(Business<PhoneNumberDetails>),
    TemplateCategoryUpdate(Business<TemplateDetails<CategoryChange>>),
    TemplateQualityUpdate(Business<TemplateDetails<QualityChange>>),
    TemplateStatusUpdate(Business<TemplateDetails<StatusChange>>),
    TemplateCorrectCategoryDetection(Business<TemplateDetails<CorrectCategory>>),
    #[serde(rename = "whatsapp_user_id_update")]
    WhatsAppUserIdUpdate(Business<PassedOn>),
    #[serde(rename = "whatsapp_contact")]
    WhatsAppContact(Business<PassedOn>),
    #[serde(rename = "whatsapp_preference")]
    WhatsAppPreference(Business<PassedOn>),
}

impl Tagged {
    /// As the derived code does it, without its copy of the whole event: serde keeps all values
    /// until it has seen `eventType`, wherever it is. This reads the text twice instead.
    pub fn by_event_type(body: &[u8]) -> serde_json::Result<Self> {
        use serde_json::from_slice;

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Named<'a> {
            event_type: &'a str,
        }
        Ok(match from_slice::<Named<'_>>(body)?.event_type {
            "inbound_message_received" => Self::InboundMessageReceived(from_slice(body)?),
            "inboundMessage" => Self::FlatInboundMessage(from_slice(body)?),
            "outbound_message_status_changed" => Self::OutboundMessageStatusChanged(from_slice(body)?),
            "external_app_message" => Self::ExternalAppMessage(from_slice(body)?),
            "account_update" => Self::AccountUpdate(from_slice(body)?),
            "phone_number_quality_update" => Self::PhoneNumberQualityUpdate(from_slice(body)?),
            "template_category_update" => Self::TemplateCategoryUpdate(from_slice(body)?),
            "template_quality_update" => Self::TemplateQualityUpdate(from_slice(body)?),
            "template_status_update" => Self::TemplateStatusUpdate(from_slice(body)?),
            "template_correct_category_detection" => {
                Self::TemplateCorrectCategoryDetection(from_slice(body)?)
            }
            "whatsapp_user_id_update" => Self::WhatsAppUserIdUpdate(from_slice(body)?),
            "whatsapp_contact" => Self::WhatsAppContact(from_slice(body)?),
            "whatsapp_preference" => Self::WhatsAppPreference(from_slice(body)?),
            _ => return Err(serde::de::Error::custom("an unknown event")),
        })
    }
}

#[derive(Deserialize)]
pub struct Platform<P> {
    pub version: Option<i64>,
    pub namespace: Option<String>,
    pub description: Option<String>,
    pub payload: P,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Business<D> {
    pub event_id: Option<String>,
    pub timestamp: Option<String>,
    pub provider: Option<String>,
    pub business_account_id: Option<String>,
    pub account_id: Option<String>,
    pub event_details: D,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InboundPayload {
    pub umid: String,
    pub sub_account_id: Option<String>,
    pub timestamp: Option<String>,
    pub user: Option<User>,
    pub recipient: Option<Recipient>,
    pub r#type: String,
    pub content: Option<Content>,
    pub reply_to_umid: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlatInboundMessage {
    pub version: Option<i64>,
    pub channel: Option<String>,
    pub umid: String,
    pub sub_account_id: Option<String>,
    pub timestamp: Option<String>,
    pub user: Option<User>,
    pub r#type: String,
    pub content: Option<Content>,
    pub recipient: Option<FlatRecipient>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAppPayload {
    pub umid: String,
    pub sub_account_id: Option<String>,
    pub timestamp: Option<String>,
    pub channel: Option<String>,
    pub user: Option<User>,
    pub r#type: String,
    pub content: Option<Content>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub msisdn: Option<String>,
    pub channel_user_id: Option<String>,
    pub name: Option<String>,
    pub username: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    pub channel: Option<String>,
    pub channel_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlatRecipient {
    pub recipient_id: Option<String>,
}

#[derive(Deserialize)]
pub struct Content {
    pub text: Option<String>,
    pub url: Option<String>,
    pub payload: Option<String>,
    pub location: Option<Location>,
    pub interactive: Option<Interactive>,
}

#[derive(Deserialize)]
pub struct Location {
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub name: Option<String>,
    pub address: Option<String>,
}

#[derive(Deserialize)]
pub struct Interactive {
    pub r#type: Option<String>,
    pub button_reply: Option<Reply>,
    pub list_reply: Option<Reply>,
    #[serde(rename = "nfmReply")]
    pub flow_reply: Option<FlowReply>,
    #[serde(rename = "callPermissionReply")]
    pub call_permission_reply: Option<CallPermissionReply>,
}

#[derive(Deserialize)]
pub struct Reply {
    pub id: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlowReply {
    pub response_json: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallPermissionReply {
    pub response: Option<String>,
    pub is_permanent: Option<bool>,
    pub expiration_timestamp: Option<String>,
    pub response_source: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptPayload {
    pub umid: String,
    pub batch_id: Option<String>,
    pub client_message_id: Option<String>,
    pub client_batch_id: Option<String>,
    pub sub_account_id: Option<String>,
    pub channel: Option<String>,
    pub user: Option<User>,
    pub status: Status,
    pub whatsapp: Option<ChannelStatus>,
    pub viber: Option<ChannelStatus>,
    pub outbound_content: Option<OutboundContent>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    pub state: String,
    pub detail: Option<String>,
    pub timestamp: Option<String>,
    pub error_code: Option<i64>,
    pub error_message: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelStatus {
    pub provider_error_code: Option<String>,
    pub pricing_category: Option<String>,
    pub billable: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutboundContent {
    pub channel: Option<String>,
    pub content_type: Option<String>,
    pub template: Option<Template>,
    pub header: Option<Header>,
    pub body: Option<Text>,
    pub footer: Option<Text>,
    pub actions: Option<Actions>,
    pub cards: Option<Vec<Card>>,
    pub meta: Option<CopyMeta>,
}

#[derive(Deserialize)]
pub struct Template {
    pub name: Option<String>,
    pub language: Option<String>,
    pub category: Option<String>,
}

#[derive(Deserialize)]
pub struct Header {
    pub r#type: Option<String>,
    pub text: Option<String>,
    pub media: Option<Media>,
    pub location: Option<Location>,
}

#[derive(Deserialize)]
pub struct Media {
    pub url: Option<String>,
    pub filename: Option<String>,
}

#[derive(Deserialize)]
pub struct Text {
    pub text: Option<String>,
}

#[derive(Deserialize)]
pub struct Actions {
    pub buttons: Option<Vec<Button>>,
    pub cta: Option<Link>,
    pub list: Option<List>,
    pub flow: Option<Flow>,
}

#[derive(Deserialize)]
pub struct Button {
    pub r#type: Option<String>,
    pub label: Option<String>,
    pub value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    pub display_text: Option<String>,
    pub url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct List {
    pub button_label: Option<String>,
    pub sections: Option<Vec<Section>>,
}

#[derive(Deserialize)]
pub struct Section {
    pub title: Option<String>,
    pub rows: Option<Vec<Reply>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    pub flow_id: Option<String>,
    pub cta: Option<String>,
    pub action: Option<String>,
    pub screen: Option<String>,
}

#[derive(Deserialize)]
pub struct Card {
    pub index: Option<i64>,
    pub header: Option<Header>,
    pub body: Option<Text>,
    pub actions: Option<Actions>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CopyMeta {
    pub redacted: Option<bool>,
    pub redaction_reason: Option<String>,
    pub interactive_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountDetails {
    pub event: Option<String>,
    pub phone_number: Option<String>,
    pub business_verification_info: Option<Verification>,
    pub violation_info: Option<Violation>,
    pub restriction_info: Option<Vec<Restriction>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    pub business_id: Option<String>,
    pub verification_status: Option<String>,
    pub rejection_reasons: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    pub violation_type: Option<String>,
    pub remediation: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Restriction {
    pub restriction_type: Option<String>,
    pub expiration: Option<String>,
    pub remediation: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhoneNumberDetails {
    pub display_phone_number: Option<String>,
    pub meta: Option<PhoneNumberQuality>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhoneNumberQuality {
    pub event: Option<String>,
    pub current_limit: Option<String>,
    pub old_limit: Option<String>,
    pub max_daily_conversations_per_business: Option<String>,
    pub reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TemplateDetails<M> {
    pub template_id: Option<String>,
    pub template_name: Option<String>,
    pub template_language: Option<String>,
    pub meta: Option<M>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryChange {
    pub previous_category: Option<String>,
    pub new_category: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualityChange {
    pub previous_quality_score: Option<String>,
    pub new_quality_score: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusChange {
    pub status: Option<String>,
    pub reason: Option<String>,
    pub disable_info: Option<DisableInfo>,
    pub other_info: Option<PauseInfo>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableInfo {
    pub disable_date: Option<String>,
}

#[derive(Deserialize)]
pub struct PauseInfo {
    pub title: Option<String>,
    pub description: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectCategory {
    pub category: Option<String>,
    pub correct_category: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PassedOn {
    pub raw_event: Option<MetaChange>,
}

#[derive(Deserialize)]
pub struct MetaChange {
    pub field: Option<String>,
    pub value: Option<Value>,
}
