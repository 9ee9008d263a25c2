//! Bounds of the work that one document can cause.

/// Bounds of the work that one document can cause. Those of the document itself have a rule each,
/// so that they can be switched off; the number of findings has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest text that is read, in bytes (`body_too_large`).
    pub bytes: usize,
    /// The largest event that is read, in bytes (`body_too_large`): a customer's answer to a form
    /// may have pictures in it.
    pub event_bytes: usize,
    /// The deepest nesting of arrays and objects that is looked into, the outermost being 1
    /// (`too_deep`). At most
    /// [`Limits::MAX_DEPTH`]: a larger number means that.
    pub depth: usize,
    /// The most entries of a request that are checked (`too_many_entries`).
    pub entries: usize,
    /// The most findings that a report keeps, in every policy: errors before warnings before
    /// notices, and those of one level in document order. The report counts the others
    /// ([`Report::omitted`](crate::Report::omitted)), and so does its verdict. At most
    /// [`Limits::MAX_FINDINGS`]: a larger number means that.
    pub findings: usize,
}

impl Limits {
    /// The highest limit of `depth`: however high it is set, nothing is looked into more deeply, so
    /// that the stack can't run out.
    pub const MAX_DEPTH: usize = 128;

    /// The highest limit of `findings`: as JSON they must fit into one string of JavaScript, which
    /// has at most half a gigabyte.
    pub const MAX_FINDINGS: usize = 1_000_000;

    /// 1 MiB, 32 levels, 10,000 entries and 10,000 findings; 8 MiB for events.
    pub const DEFAULT: Self = Self {
        bytes: 1024 * 1024,
        event_bytes: 8 * 1024 * 1024,
        depth: 32,
        entries: 10_000,
        findings: 10_000,
    };
}

/// The most findings or webhooks that the text of a failure names. It counts the others.
pub(crate) const SHOWN: usize = 20;

impl Default for Limits {
    /// [`Limits::DEFAULT`].
    fn default() -> Self {
        Self::DEFAULT
    }
}
