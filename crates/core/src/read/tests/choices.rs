//! Decisions taken from bytes: few bytes make simple things, so that what fails can be made
//! smaller.

pub(super) struct Choices<'b>(std::slice::Iter<'b, u8>);

impl<'b> Choices<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes.iter())
    }

    /// A number below a limit: 0 when the bytes have run out.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte)) % limit
    }

    /// Whether something happens that happens once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    pub(super) fn text(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    pub(super) fn one_of<'s, T>(&mut self, all: &'s [T]) -> &'s T {
        &all[self.below(all.len())]
    }
}
