//! What no row describes: objects of Meta's, and payloads of events that nothing documents.

use super::draw::Draw;
use super::scene::Person;
use super::site::Site;
use super::tree::{Tree, object};
use crate::contract::event::kind::EventKind;

/// A value of any form, by the kind of event.
pub(super) fn raw(site: &Site<'_>) -> Tree {
    let scene = site.scene;
    match site.facts.kind {
        EventKind::WhatsAppUserIdUpdate => user_id_update(site),
        EventKind::WhatsAppContact => contact(site),
        EventKind::WhatsAppPreference => preference(site),
        EventKind::UnknownBusinessUpdate => object([("town", "Ember Bay".into())]),
        EventKind::ForeignEvent => object([
            ("umid", draw(site, "umid").uuid().into()),
            ("subAccountId", scene.sub_account.as_str().into()),
            ("source", format!("+{}", scene.person.number).into()),
            ("destination", format!("+{}", scene.business_number).into()),
            ("body", "Is the blue kettle back in stock?".into()),
            ("encoding", "GSM7".into()),
        ]),
        _ => object([
            ("umid", draw(site, "umid").uuid().into()),
            ("subAccountId", scene.sub_account.as_str().into()),
        ]),
    }
}

fn draw(site: &Site<'_>, purpose: &str) -> Draw {
    Draw::new(site.seed, ["raw", purpose])
}

/// Seconds since 1970, as Meta writes times.
fn seconds(site: &Site<'_>) -> Tree {
    site.scene.time.as_second().to_string().into()
}

/// What all objects of Meta's begin with, and what changed.
fn meta(site: &Site<'_>, name: &'static str, change: Tree) -> Tree {
    let (scene, person) = (site.scene, &site.scene.person);
    let profile =
        object([("name", person.name.as_str().into()), ("username", person.username.as_str().into())]);
    object([
        ("messaging_product", "whatsapp".into()),
        (
            "metadata",
            object([
                ("display_phone_number", scene.business_number.as_str().into()),
                ("phone_number_id", draw(site, "phone number id").digits(15).into()),
            ]),
        ),
        (
            "contacts",
            [object([
                ("profile", profile),
                ("wa_id", person.number.as_str().into()),
                ("user_id", person.whatsapp_id.as_str().into()),
            ])]
            .into(),
        ),
        (name, [change].into()),
    ])
}

fn user_id_update(site: &Site<'_>) -> Tree {
    let person = &site.scene.person;
    let previous = format!("US.{}", draw(site, "previous id").digits(20));
    let ids = object([("previous", previous.into()), ("current", person.whatsapp_id.as_str().into())]);
    let change = object([
        ("wa_id", person.number.as_str().into()),
        ("detail", "The id of a user changed.".into()),
        ("user_id", ids),
        ("timestamp", seconds(site)),
    ]);
    meta(site, "user_id_update", change)
}

fn contact(site: &Site<'_>) -> Tree {
    let person = &site.scene.person;
    let cards = Person::new(&mut draw(site, "contact")).iter().map(card).collect();
    let message = object([
        ("context", object([("forwarded", draw(site, "forwarded").coin().into())])),
        ("id", format!("wamid.{}", draw(site, "message").uuid().replace('-', "")).into()),
        ("timestamp", seconds(site)),
        ("type", "contacts".into()),
        ("from", person.number.as_str().into()),
        ("from_user_id", person.whatsapp_id.as_str().into()),
        ("contacts", Tree::Array(cards)),
    ]);
    meta(site, "messages", message)
}

/// A contact card.
fn card(person: &Person) -> Tree {
    let phone = object([
        ("phone", format!("+{}", person.number).into()),
        ("wa_id", person.number.as_str().into()),
        ("type", "CELL".into()),
    ]);
    object([
        (
            "name",
            object([
                ("first_name", person.first_name.into()),
                ("formatted_name", person.name.as_str().into()),
            ]),
        ),
        ("origin", "other".into()),
        ("phones", [phone].into()),
    ])
}

fn preference(site: &Site<'_>) -> Tree {
    let person = &site.scene.person;
    let change = object([
        ("wa_id", person.number.as_str().into()),
        ("user_id", person.whatsapp_id.as_str().into()),
        ("detail", "A user asked for no more marketing messages.".into()),
        ("category", "marketing_messages".into()),
        ("value", "stop".into()),
        ("timestamp", seconds(site)),
    ]);
    meta(site, "user_preferences", change)
}
