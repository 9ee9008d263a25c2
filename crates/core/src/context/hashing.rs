//! Hashes of the entries of a request, by which entries with the same target are found.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;
use foldhash::quality::RandomState;

/// What is hashed of the entries of a request.
#[derive(Clone, Default)]
pub(crate) enum Hashing {
    /// Nothing: entries aren't compared.
    #[default]
    Off,
    /// What identifies each entry, by a fast hash. Only entries whose hashes are equal are read
    /// again, so a collision costs time and nothing else. Hashing contents, too, took a quarter of
    /// `is_valid` under `recommended`.
    Targets,
    /// All of each entry, under a random key: nobody outside can make two hashes collide.
    Contents(RandomState),
}

impl Hashing {
    pub(crate) fn contents() -> Self {
        Self::Contents(RandomState::default())
    }

    /// The hash of what identifies an entry.
    pub(crate) fn target(&self, text: &str) -> u64 {
        match self {
            Self::Off => 0,
            Self::Targets => {
                let mut hasher = FixedState::default().build_hasher();
                hasher.write(text.as_bytes());
                hasher.finish()
            }
            Self::Contents(state) => state.hash_one(text),
        }
    }

    /// The hash of anything else in an entry.
    #[inline]
    pub(crate) fn content<H: Hash>(&self, value: impl FnOnce() -> H) -> u64 {
        match self {
            Self::Off | Self::Targets => 0,
            Self::Contents(state) => state.hash_one(value()),
        }
    }
}
