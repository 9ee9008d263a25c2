//! Names and numbers in sentences.

use std::fmt;

use chatapps_webhooks::{WebhookTarget, WebhookType};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// The most of many things to show.
pub(super) const MAX_SHOWN: usize = 10;

/// The first of many things, and how many there are. An endpoint may list any number.
#[derive(Debug)]
pub(super) struct Few<T> {
    shown: Vec<T>,
    count: usize,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { shown: Vec::new(), count: 0 }
    }
}

impl<T> Few<T> {
    /// Adds one, which is made only if it is to be shown.
    pub(super) fn push(&mut self, make: impl FnOnce() -> T) {
        if self.shown.len() < MAX_SHOWN {
            self.shown.push(make());
        }
        self.count += 1;
    }

    /// Adds a number of others, which are not shown.
    pub(super) fn add_others(&mut self, count: usize) {
        self.count += count;
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The names of the first, and the number of the others.
    pub(super) fn in_a_line(&self, name: impl Fn(&T) -> String) -> String {
        let names = self.shown.iter().map(name).collect::<Vec<_>>().join(", ");
        match self.count - self.shown.len() {
            0 => names,
            others => format!("{names} and {others} more"),
        }
    }
}

impl<'de> Deserialize<'de> for Few<String> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(FewNames)
    }
}

struct FewNames;

impl<'de> Visitor<'de> for FewNames {
    type Value = Few<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of names")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut names = Few::default();
        while let Some(name) = elements.next_element::<String>()? {
            names.push(|| name);
        }
        Ok(names)
    }
}

/// A number of seconds.
pub(super) fn seconds(number: u64) -> String {
    if number == 1 { "1 second".to_owned() } else { format!("{number} seconds") }
}

/// Scope and type of a target. `shown` makes the scope safe to print.
pub(super) fn target(target: &WebhookTarget, shown: impl Fn(&str) -> String) -> String {
    let webhook_type = target.webhook_type().map_or("", WebhookType::as_str);
    format!("`{}` {webhook_type}", shown(target.sub_account_id().as_str()))
}
