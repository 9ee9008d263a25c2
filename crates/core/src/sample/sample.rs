//! The sample itself: what is asked for, and the body that comes of it.

use std::fmt::Display;

use serde::Serialize;

use super::build::Builder;
use super::facts::Facts;
use super::fault::{Fault, Faulty};
use super::given::Wishes;
use super::invalid::InvalidSample;
use super::overrides::{Overrides, Path};
use super::scene::Scene;
use super::tree::Tree;
use crate::contract::event::kind::EventKind;
use crate::describe::role::Role;

/// A sample of an event: a body as the platform sends it, with made-up contents.
///
/// A sample is valid, in the newest format, and has no finding, unless something else is asked for.
/// What isn't asked for follows from the seed. The same seed gives the same message: its receipts
/// have one id, and a time by their state.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Channel, EventKind, Sample};
///
/// let sample = Sample::of(EventKind::InboundMessage).channel(Channel::Viber).set("payload.content.text", "Hi");
/// assert!(sample.body()?.contains(r#""content":{"text":"Hi"}"#));
/// # Ok::<(), chatapps_webhooks::InvalidSample>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Sample {
    kind: EventKind,
    wishes: Wishes,
    overrides: Overrides,
    faults: Vec<Fault>,
    seed: u64,
    after: u32,
    /// Why something that was asked for was not understood.
    invalid: Option<InvalidSample>,
}

impl Sample {
    /// A sample of that kind, with the seed 0.
    pub fn of(kind: EventKind) -> Self {
        Self {
            kind,
            wishes: Wishes::default(),
            overrides: Overrides::default(),
            faults: Vec::new(),
            seed: 0,
            after: 0,
            invalid: None,
        }
    }

    /// The same in another format: a version such as `2` or `v8`. 2 and 8 are those of bodies that
    /// name none.
    pub fn format(mut self, version: impl Display) -> Self {
        self.wishes.format = Some(version.to_string());
        self
    }

    /// The same through that channel.
    pub fn channel(self, channel: impl Display) -> Self {
        self.ask(Role::Channel, &channel)
    }

    /// The same with that type of content.
    pub fn content_type(self, content_type: impl Display) -> Self {
        self.ask(Role::ContentType, &content_type)
    }

    /// The same receipt with that state.
    pub fn state(self, state: impl Display) -> Self {
        self.ask(Role::State, &state)
    }

    /// The same, if that happened to the account or the phone number.
    pub fn event(self, event: impl Display) -> Self {
        self.ask(Role::BusinessEvent, &event)
    }

    /// The same with a fault, besides others.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// The same with another value at a path, such as `payload.content.text` or `payload.cards[0]`.
    /// A value on which others depend, such as `payload.status.state`, changes them, too.
    pub fn set(mut self, path: &str, value: impl Serialize) -> Self {
        // Through text, so that members keep their order.
        match serde_json::to_string(&value) {
            Ok(json) => self.set_json(path, &json),
            Err(error) => {
                self.invalid.get_or_insert(InvalidSample::new("set", format!("not JSON: {error}"), ""));
                self
            }
        }
    }

    /// The same with another value at a path, given as JSON.
    pub fn set_json(mut self, path: &str, json: &str) -> Self {
        let value = serde_json::from_str::<Tree>(json).map_err(|error| {
            InvalidSample::new(
                "set",
                format!("the value is no JSON: {error}"),
                "write JSON, such as `\"Hi\"` with its quotes",
            )
        });
        match (Path::parse("set", path), value) {
            (Ok(path), Ok(value)) => self.overrides.set(path, value),
            (Err(error), _) | (_, Err(error)) => {
                self.invalid.get_or_insert(error);
            }
        }
        self
    }

    /// The same without what is at a path. `set` it to `null` to have that instead.
    pub fn unset(mut self, path: &str) -> Self {
        match Path::parse("unset", path) {
            Ok(path) => self.overrides.unset(path),
            Err(error) => {
                self.invalid.get_or_insert(error);
            }
        }
        self
    }

    /// The same with another seed: with other contents, wherever nothing is asked for.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The same so many seconds later: about the same people and things, at another time. A
    /// business update has another id then.
    pub fn later(mut self, seconds: u32) -> Self {
        self.after = seconds;
        self
    }

    /// The body, in one line.
    ///
    /// # Errors
    ///
    /// [`InvalidSample`] if what is asked for is unknown, contradicts itself or leads nowhere.
    pub fn body(&self) -> Result<String, InvalidSample> {
        written(serde_json::to_string(&self.tree()?))
    }

    /// The body, over several lines.
    ///
    /// # Errors
    ///
    /// As of [`Sample::body`].
    pub fn pretty_body(&self) -> Result<String, InvalidSample> {
        written(serde_json::to_string_pretty(&self.tree()?))
    }

    fn ask(mut self, role: Role, value: &dyn Display) -> Self {
        self.wishes.ask(role, value.to_string());
        self
    }

    fn tree(&self) -> Result<Tree, InvalidSample> {
        if let Some(invalid) = &self.invalid {
            return Err(invalid.clone());
        }
        let kind = self.faults.iter().try_fold(self.kind, |kind, fault| fault.kind(kind))?;
        let facts = Facts::decide(kind, &self.wishes, &self.overrides, self.seed)?;
        let Some(scene) = Scene::new(self.seed, self.after) else { return Ok(Tree::Null) };
        let mut body = Builder::body(&facts, &scene, self.seed, &self.overrides);
        for fault in &self.faults {
            fault.add_to(&mut Faulty {
                body: &mut body,
                kind,
                newest: facts.newest_version(),
                seed: self.seed,
            })?;
        }
        self.overrides.apply(&mut body, kind.object())?;
        Ok(body)
    }
}

fn written(text: serde_json::Result<String>) -> Result<String, InvalidSample> {
    text.map_err(|error| InvalidSample::new("set", error.to_string(), ""))
}
