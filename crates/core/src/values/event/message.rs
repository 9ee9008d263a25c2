//! The values of messages that people send.

use super::open_list::open_lists;

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
        ZaloNotification = "ZaloNotification" "notifications on Zalo";
        LineNotification = "LineNotification" "notifications on LINE";
        Line = "line" "LINE";
        Rcs = "RCS" "RCS" also ["GoogleRCS"];
        Zalo = "Zalo" "Zalo";
        Facebook = "Facebook" "Facebook Messenger";
        WeChat = "WeChat" "WeChat";
        Kakao = "Kakao" "KakaoTalk";
        Instagram = "Instagram" "Instagram";
    }

    /// The kind of a message's content.
    ContentType, "type", ignoring_case {
        None = "None" "nothing";
        Text = "Text" "text";
        Audio = "Audio" "a sound, or a spoken message";
        Video = "Video" "a video";
        Image = "Image" "a picture";
        Location = "Location" "a place";
        File = "File" "a file" also ["Document"];
        Carousel = "Carousel" "cards";
        List = "List" "a list";
        Buttons = "Buttons" "buttons";
        Template = "Template" "a template";
        Interactive = "Interactive" "the answer to something that can be answered";
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
