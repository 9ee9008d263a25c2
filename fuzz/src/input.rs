//! An input: two letters that make choices, then the plain document. People can read and write it.

use chatapps_webhooks::{Checker, Model, Policy};

/// The number of bytes before the document.
pub(crate) const HEAD: usize = 2;

/// A fuzzing input.
///
/// The first byte chooses the model (`A` the first, `B` the second, …). The second byte chooses the
/// policy and anything else that a target needs. The rest is the document.
#[derive(Clone, Copy, Debug)]
pub struct Input<'d> {
    /// The kind of document to check.
    pub model: Model,
    /// Chooses between the options of a target.
    pub choice: u8,
    /// The document.
    pub document: &'d [u8],
}

impl<'d> Input<'d> {
    /// The input in the bytes, or `None` if there are fewer than three.
    #[must_use]
    pub fn read(data: &'d [u8]) -> Option<Self> {
        let [model, choice, document @ ..] = data else { return None };
        let model = Model::ALL[usize::from(model.wrapping_sub(b'A')) % Model::ALL.len()];
        (!document.is_empty()).then_some(Self { model, choice: choice.wrapping_sub(b'A'), document })
    }

    /// The document as text, if it is UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&'d str> {
        str::from_utf8(self.document).ok()
    }

    /// A checker with the chosen policy.
    ///
    /// # Panics
    ///
    /// If a policy doesn't know its own name.
    #[must_use]
    pub fn checker(&self) -> Checker {
        let policy: Policy =
            Policy::NAMES[usize::from(self.choice) % Policy::NAMES.len()].parse().expect("a known name");
        Checker::new(policy)
    }
}
