//! An input: two letters that choose, then the document as it stands. People can read it, and write one.

use chatapps_webhooks::{Checker, Model, Policy};

/// How many bytes stand before the document.
pub(crate) const HEAD: usize = 2;

/// A fuzzing input.
///
/// The first byte chooses the model (`A` the first, `B` the second, …), the second one the policy and whatever else a target wants
/// to have chosen. The rest is the document.
#[derive(Clone, Copy, Debug)]
pub struct Input<'d> {
    /// Which document is checked.
    pub model: Model,
    /// Chooses between what a target can do.
    pub choice: u8,
    /// The document.
    pub document: &'d [u8],
}

impl<'d> Input<'d> {
    /// The input in some bytes; nothing if there are fewer than three.
    #[must_use]
    pub fn read(data: &'d [u8]) -> Option<Self> {
        let [model, choice, document @ ..] = data else { return None };
        let model = Model::ALL[usize::from(model.wrapping_sub(b'A')) % Model::ALL.len()];
        (!document.is_empty()).then_some(Self { model, choice: choice.wrapping_sub(b'A'), document })
    }

    /// The document as text, if it is some.
    #[must_use]
    pub fn text(&self) -> Option<&'d str> {
        str::from_utf8(self.document).ok()
    }

    /// A checker of the policy that was chosen.
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
