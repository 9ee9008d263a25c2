//! The values of the copy of a message that a receipt may hold.

use super::open_list::open_lists;

open_lists! {
    /// The kind of a message that was sent.
    OutboundContentType, "content type" {
        Text = "text" "text";
        Media = "media" "a picture, video, sound or file";
        Location = "location" "a place";
        Template = "template" "a template";
        AuthenticationTemplate = "template_auth" "a template with a one-time password";
        Carousel = "carousel" "cards";
        Interactive = "interactive" "something that can be answered";
    }

    /// The kind of a header.
    OutboundHeaderType, "header type" {
        Text = "text" "text";
        Image = "image" "a picture";
        Video = "video" "a video";
        Audio = "audio" "a sound";
        Document = "document" "a file";
        Location = "location" "a place";
    }

    /// The kind of a button.
    OutboundButtonType, "button type" {
        Url = "url" "a link";
        QuickReply = "quick_reply" "an answer";
        CopyCode = "copy_code" "a code to copy";
        Phone = "phone" "a number to call";
        Flow = "flow" "a Flow";
    }

    /// The kind of an interactive message.
    OutboundInteractiveType, "interactive type" {
        Button = "button" "reply buttons";
        List = "list" "a list";
        Link = "cta_url" "a link";
        Flow = "flow" "a Flow";
    }
}
