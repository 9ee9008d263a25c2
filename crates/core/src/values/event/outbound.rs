//! The values of the copy of a message that a receipt may hold.

use super::open_list::open_lists;
use crate::describe::sample::If;

const NO_PLACE: If = If::IsNot("contentType", &["location"]);

const IN_TEMPLATE: If = If::Is("contentType", &["template", "carousel"]);

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
        Text = "text" "text" only [If::IsNot("contentType", &["media", "location", "carousel"])];
        Image = "image" "a picture" only [NO_PLACE];
        Video = "video" "a video" only [NO_PLACE];
        Audio = "audio" "a sound" only [If::Is("contentType", &["media"])];
        Document = "document" "a file" only [NO_PLACE, If::IsNot("contentType", &["carousel"])];
        Location = "location" "a place" only [If::IsNot("contentType", &["media", "carousel"])];
    }

    /// The kind of a button.
    OutboundButtonType, "button type" {
        Url = "url" "a link" only [IN_TEMPLATE];
        QuickReply = "quick_reply" "an answer" only [If::IsNot("contentType", &["template_auth"])];
        CopyCode = "copy_code" "a code to copy" only [If::Is("contentType", &["template", "template_auth"])];
        Phone = "phone" "a number to call" only [IN_TEMPLATE];
        Flow = "flow" "a Flow" only [If::Is("contentType", &["template"])];
    }

    /// The kind of an interactive message.
    OutboundInteractiveType, "interactive type" {
        Button = "button" "reply buttons";
        List = "list" "a list";
        Link = "cta_url" "a link";
        Flow = "flow" "a Flow";
    }
}
