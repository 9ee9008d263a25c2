//! The values of messages that people send.

use super::open_list::open_lists;
use crate::describe::role::Role;
use crate::describe::sample::If;

/// Notifications can't be answered.
const NOT_INBOUND: If = If::RoleNot(Role::EventType, &["inbound_message_received"]);

/// The channels that media are documented for.
const MEDIA: If = If::Usually(Role::Channel, &["whatsapp", "line"]);

const NOT_SMS: If = If::RoleNot(Role::Channel, &["sms"]);

open_lists! {
    /// The product that an event is of.
    EventNamespace, "namespace", ignoring_case {
        ChatApps = "ChatApps" "Chat Apps";
    }

    /// A channel.
    Channel, "channel", ignoring_case {
        Sms = "sms" "SMS";
        WhatsApp = "whatsapp" "WhatsApp";
        Viber = "viber" "Viber";
        ZaloNotification = "ZaloNotification" "notifications on Zalo" only [NOT_INBOUND];
        LineNotification = "LineNotification" "notifications on LINE" only [NOT_INBOUND];
        Line = "line" "LINE" only [If::RoleNot(Role::Version, &["2"])];
        Rcs = "RCS" "RCS" also ["GoogleRCS"];
        Zalo = "Zalo" "Zalo" only [If::Asked];
        Facebook = "Facebook" "Facebook Messenger" only [If::Asked];
        WeChat = "WeChat" "WeChat" only [If::Asked];
        Kakao = "Kakao" "KakaoTalk" only [If::Asked];
        Instagram = "Instagram" "Instagram" only [If::Asked];
    }

    /// The kind of a message's content.
    ContentType, "type", ignoring_case {
        None = "None" "nothing" only [If::Asked];
        Text = "Text" "text";
        Audio = "Audio" "a sound, or a spoken message" only [MEDIA, NOT_SMS];
        Video = "Video" "a video" only [MEDIA, NOT_SMS];
        Image = "Image" "a picture" only [MEDIA, NOT_SMS];
        Location = "Location" "a place" only [MEDIA, NOT_SMS];
        File = "File" "a file" also ["Document"] only [MEDIA, NOT_SMS];
        Carousel = "Carousel" "cards" only [If::Asked];
        List = "List" "a list" only [If::Asked];
        Buttons = "Buttons" "buttons" only [If::Asked];
        Template = "Template" "a template" only [If::Asked];
        Interactive = "Interactive" "the answer to something that can be answered" only [If::Role(Role::Channel, &["whatsapp"]), If::RoleNot(Role::EventType, &["external_app_message"])];
    }

    /// What an interactive message answers.
    InteractiveType, "interactive type" {
        ButtonReply = "button_reply" "a reply button";
        ListReply = "list_reply" "a row of a list";
        FlowReply = "nfmReply" "a Flow";
        CallPermissionReply = "callPermissionReply" "a request for permission to call";
    }

    /// An answer to a request for permission to call.
    CallPermission, "call permission" {
        Accept = "accept" "calls are permitted";
        Reject = "reject" "calls are not permitted";
    }

    /// Why an answer to a request for permission to call came.
    CallPermissionSource, "source of a call permission" {
        UserAction = "user_action" "the person answered";
        Automatic = "automatic" "it was answered by itself";
    }
}
