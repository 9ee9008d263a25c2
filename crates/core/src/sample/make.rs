//! The values of properties that no list has.

use jiff::SignedDuration;
use serde_json::Number;

use super::draw::Draw;
use super::facts::{Around, Weight};
use super::site::Site;
use super::tree::{Tree, object};
use crate::contract::event::kind::EventKind;
use crate::describe::object::{Format, Kind, ObjectType, Property, TextType};
use crate::describe::role::Role;
use crate::describe::sample::Made;
use crate::values::event::error_codes::ReceiptErrorCode;
use crate::values::event::progress::Progress;

/// The value of a property. `None` if there is none.
pub(super) fn make(
    site: &Site<'_>,
    of: &'static ObjectType,
    property: &'static Property,
    kind: &'static Kind,
) -> Option<Tree> {
    let (scene, person) = (site.scene, &site.scene.person);
    let draw = || site.draw(of, property);
    let text = |text: &str| Some(Tree::text(text.to_owned()));
    match property.sampling.made {
        Made::If(conditions, then) if site.facts.all_hold(conditions, site, Weight::Full) => text(then),
        Made::If(..) | Made::ByKind => by_kind(site, of, property, kind),
        Made::EventType => text(event_type(site)),
        Made::Version => site
            .facts
            .version
            .filter(|_| site.facts.names_version)
            .map(|version| Tree::Number(version.into())),
        Made::SubAccount => text(&scene.sub_account),
        Made::PhoneNumber => phone_number(site).map(Tree::text),
        Made::ChannelUserId => channel_user_id(site).map(Tree::text),
        Made::PersonName => text(&person.name),
        Made::Username => text(&person.username),
        Made::BusinessNumber => text(&scene.business_number),
        Made::MediaUrl => Some(Tree::text(media_url(site, draw()))),
        Made::Link => Some(Tree::text(link(site))),
        Made::Latitude => decimal(scene.place.latitude),
        Made::Longitude => decimal(scene.place.longitude),
        Made::PlaceName => text(scene.place.name),
        Made::PlaceAddress => text(scene.place.address),
        Made::FlowAnswers => Some(Tree::text(flow_answers(site, draw()))),
        Made::ErrorCode => error(site).map(|error| Tree::Number(error.code.get().into())),
        Made::ErrorMessage => error(site).map(|error| Tree::text(sentence(error.meaning))),
        Made::ProviderErrorCode => error(site)?.provider_code.map(|code| Tree::text(code.to_string())),
        Made::Digits(count) => Some(Tree::text(draw().digits(count))),
        Made::Number(count) => {
            draw().digits(count).parse::<u64>().ok().map(|number| Tree::Number(number.into()))
        }
        Made::DaysLater(days) => Some(Tree::text(scene.later(SignedDuration::from_hours(24 * days)))),
        Made::OtherThan(name) => {
            let other = site.text(name);
            let possible: Vec<_> = property.examples.iter().filter(|text| Some(**text) != other).collect();
            draw().one_of(&possible).map(|text| Tree::text(**text))
        }
        Made::ButtonValue => Some(button_value(site, draw())),
        Made::Position => Some(Tree::Number(site.position().into())),
        Made::Yes => Some(Tree::Boolean(true)),
        Made::MetaField => text(match site.facts.kind {
            EventKind::WhatsAppUserIdUpdate => "user_id_update",
            EventKind::WhatsAppPreference => "user_preferences",
            _ => "messages",
        }),
    }
}

/// What the kind of a value says, and what examples there are.
fn by_kind(
    site: &Site<'_>,
    of: &'static ObjectType,
    property: &'static Property,
    kind: &'static Kind,
) -> Option<Tree> {
    let mut draw = site.draw(of, property);
    match kind {
        Kind::Integer(integer) => {
            let number = draw.one_of(integer.examples).copied().unwrap_or(1);
            Some(Tree::Number(number.into()))
        }
        Kind::Number => decimal(0.5),
        Kind::Text(text) => Some(Tree::text(text_of(site, of, property, text))),
        _ => None,
    }
}

fn text_of(
    site: &Site<'_>,
    object: &'static ObjectType,
    property: &'static Property,
    of: &TextType,
) -> String {
    if let Some(example) = site.draw_example(object).one_of(property.examples) {
        return (*example).to_owned();
    }
    let mut draw = site.draw(object, property);
    match of.format {
        Some(Format::Uuid) => draw.uuid(),
        Some(Format::DateTime) => site.scene.later(elapsed(site)),
        Some(Format::Uri) => link(site),
        _ if of.takes_integers => draw.digits(6),
        // A property whose row says nothing more.
        _ => draw
            .one_of(of.examples)
            .map_or_else(|| format!("{} {}", property.help, draw.below(100)), |text| (*text).to_owned()),
    }
}

/// How long after its sending a message has its state.
fn elapsed(site: &Site<'_>) -> SignedDuration {
    let Some(state) = site.facts.of(Role::State) else { return SignedDuration::ZERO };
    SignedDuration::from_secs(match Progress::of(state, site.facts.of(Role::Detail)) {
        Progress::Step(0) | Progress::Unranked => 0,
        Progress::Step(1) => 1,
        Progress::Step(2) => 3,
        Progress::Step(3) => 5,
        Progress::Step(_) => 68,
        Progress::Ended => 4,
    })
}

/// The name of the event; one that nothing documents for the kinds of such events.
fn event_type(site: &Site<'_>) -> &'static str {
    match site.facts.kind {
        EventKind::UnknownEvent => "message_pinned",
        EventKind::UnknownBusinessUpdate => "business_moved",
        EventKind::ForeignEvent => "inbound_message_received",
        EventKind::Unrecognized => "survey_answered",
        kind => kind.as_str(),
    }
}

fn decimal(number: f64) -> Option<Tree> {
    Number::from_f64(number).map(Tree::Number)
}

fn is_line(site: &Site<'_>) -> bool {
    site.facts.of(Role::Channel) == Some("line")
}

/// Whether the format is of the time when a WhatsApp user's id was the number.
fn has_numbers_as_ids(site: &Site<'_>) -> bool {
    matches!(site.facts.version, Some(2 | 8))
}

/// LINE has no phone numbers. WhatsApp may hide them, but not in the older formats, and always
/// tells those of the recipients of a receipt.
fn phone_number(site: &Site<'_>) -> Option<String> {
    let person = &site.scene.person;
    let may_hide = site.facts.kind == EventKind::InboundMessage && !has_numbers_as_ids(site);
    let is_hidden = may_hide && person.hides_number && site.facts.of(Role::Channel) == Some("whatsapp");
    (!is_line(site) && !is_hidden).then(|| format!("+{}", person.number))
}

/// The older formats repeat the number. In the newest one, Viber, RCS and SMS have no id, and
/// receipts of WhatsApp have one only where WhatsApp itself reports.
fn channel_user_id(site: &Site<'_>) -> Option<String> {
    let (facts, person) = (site.facts, &site.scene.person);
    if is_line(site) {
        return Some(person.line_id.clone());
    }
    if has_numbers_as_ids(site) {
        return Some(person.number.clone());
    }
    let is_known = match facts.of(Role::State) {
        None | Some("read") => true,
        Some(_) => facts.of(Role::Detail) == Some("delivered_to_recipient"),
    };
    (is_known && facts.of(Role::Channel) == Some("whatsapp")).then(|| person.whatsapp_id.clone())
}

fn link(site: &Site<'_>) -> String {
    format!("https://shop.{}/lamps", site.scene.company.host)
}

fn media_url(site: &Site<'_>, mut draw: Draw) -> String {
    let extension = match site.text("type").unwrap_or_default() {
        "Video" | "video" => "mp4",
        "Audio" | "audio" => "ogg",
        "File" | "document" => "pdf",
        _ => "jpg",
    };
    format!("https://media.{}/{}.{extension}?expires=86400", site.scene.company.host, draw.uuid())
}

fn button_value(site: &Site<'_>, mut draw: Draw) -> Tree {
    match site.text("type") {
        Some("url") => Tree::text(link(site)),
        Some("phone") => Tree::text(format!("+{}", site.scene.business_number)),
        Some("copy_code") => Tree::text(draw.digits(6)),
        // Documents print `null` where a button has no value.
        _ => Tree::Null,
    }
}

fn flow_answers(site: &Site<'_>, mut draw: Draw) -> String {
    let days = ["Monday", "Wednesday", "Friday"];
    let day = draw.one_of(&days).copied().unwrap_or_default();
    let answers = object([
        ("flow_token", draw.uuid().into()),
        ("name", site.scene.person.name.as_str().into()),
        ("day", day.into()),
        ("wishes", ["tea".into(), "a seat at the window".into()].into()),
    ]);
    // Writing to a text can't fail.
    serde_json::to_string(&answers).unwrap_or_default()
}

/// What went wrong with a message.
struct Failure {
    code: ReceiptErrorCode,
    meaning: &'static str,
    provider_code: Option<i64>,
}

fn error(site: &Site<'_>) -> Option<Failure> {
    let codes = match site.facts.of(Role::Channel) {
        Some("whatsapp") => 1000..2000,
        // 2000 is no error.
        Some("viber") => 2001..3000,
        _ => 1..1000,
    };
    let possible: Vec<_> =
        ReceiptErrorCode::documented().filter(|code| codes.contains(&code.get())).collect();
    let code = *Draw::new(site.seed, ["error"]).one_of(&possible)?;
    let provider_code = match site.facts.of(Role::Channel) {
        Some("whatsapp") => code.meta_code().map(i64::from),
        Some("viber") => Some(code.get() - 2000),
        _ => None,
    };
    Some(Failure { code, meaning: code.meaning()?, provider_code })
}

/// A name as receipts print it: `InvalidDestination` as `Invalid destination`.
fn sentence(name: &str) -> String {
    let mut out = String::new();
    for (index, letter) in name.chars().enumerate() {
        let is_word = letter.is_uppercase() && index > 0 && !name.contains(' ');
        out.extend(is_word.then_some(' '));
        match (index, is_word) {
            (0, _) => out.extend(letter.to_uppercase()),
            (_, true) => out.extend(letter.to_lowercase()),
            _ => out.push(letter),
        }
    }
    out
}
