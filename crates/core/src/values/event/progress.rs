//! How far a message got: whether a receipt says something new.

use super::receipt::{MessageState, MessageStateDetail};
use crate::values::enumeration::Enumeration;

/// How far a message got on one channel.
///
/// Receipts may come late and in any order. A receiver that keeps how far each message got asks
/// whether a receipt [is news](Progress::is_news_after).
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::Progress;
///
/// let read = Progress::of("read", None);
/// let delivered = Progress::of("delivered", Some("delivered_to_recipient"));
/// assert!(read.is_news_after(delivered));
/// assert!(!delivered.is_news_after(read));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// So many steps were taken.
    Step(u8),
    /// It ended without delivery.
    Ended,
    /// Nothing is known about the state.
    Unranked,
}

impl Progress {
    /// How far a message in that state got, by the texts of a receipt.
    #[must_use]
    pub fn of(state: &str, detail: Option<&str>) -> Self {
        let to_recipient = MessageStateDetail::DeliveredToRecipient;
        match value_of::<MessageState>(state) {
            Some(MessageState::Queued | MessageState::Accepted) => Self::Step(0),
            Some(MessageState::Sent) => Self::Step(1),
            Some(MessageState::Delivered)
                if detail.and_then(value_of::<MessageStateDetail>) == Some(to_recipient) =>
            {
                Self::Step(3)
            }
            Some(MessageState::Delivered) => Self::Step(2),
            Some(MessageState::Read) => Self::Step(4),
            Some(
                MessageState::Rejected
                | MessageState::Failed
                | MessageState::Undelivered
                | MessageState::Error,
            ) => Self::Ended,
            Some(MessageState::Ok | MessageState::Unknown) | None => Self::Unranked,
        }
    }

    /// A state, and more about it, that mean this: what to keep of it.
    #[must_use]
    pub const fn state(self) -> (MessageState, Option<MessageStateDetail>) {
        match self {
            Self::Step(0) => (MessageState::Queued, None),
            Self::Step(1) => (MessageState::Sent, None),
            Self::Step(2) => (MessageState::Delivered, None),
            Self::Step(3) => (MessageState::Delivered, Some(MessageStateDetail::DeliveredToRecipient)),
            Self::Step(_) => (MessageState::Read, None),
            Self::Ended => (MessageState::Undelivered, None),
            Self::Unranked => (MessageState::Unknown, None),
        }
    }

    /// Whether it says something new to somebody who knows an earlier one.
    #[must_use]
    pub const fn is_news_after(self, earlier: Self) -> bool {
        match (self, earlier) {
            (Self::Step(now), Self::Step(before)) => now > before,
            (Self::Unranked, _) | (_, Self::Unranked) | (Self::Ended, Self::Step(_)) => true,
            (_, Self::Ended) => false,
        }
    }
}

fn value_of<E: Enumeration>(text: &str) -> Option<E> {
    E::VALUES.get(E::TYPE.position(text)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_come_in_their_order_and_nothing_follows_the_end() {
        let operator = Some("delivered_to_operator");
        let order = [("queued", None), ("sent", None), ("delivered", operator), ("read", None)];
        for (index, (state, detail)) in order.into_iter().enumerate() {
            let now = Progress::of(state, detail);
            for (other, (state, detail)) in order.into_iter().enumerate() {
                assert_eq!(now.is_news_after(Progress::of(state, detail)), index > other, "{state}");
            }
            assert!(Progress::of("undelivered", None).is_news_after(now));
            assert!(!now.is_news_after(Progress::of("Failed", None)));
            assert!(Progress::of("recalled", None).is_news_after(now));
            assert!(now.is_news_after(Progress::of("unknown", None)));
        }
        for (state, detail) in order {
            let progress = Progress::of(state, detail);
            let (state, detail) = progress.state();
            assert_eq!(Progress::of(state.as_str(), detail.map(MessageStateDetail::as_str)), progress);
        }
        assert_eq!(Progress::of("accepted", None), Progress::of("queued", None));
        assert_eq!(Progress::of("delivered", None), Progress::of("delivered", operator));
        assert!(!Progress::of("error", None).is_news_after(Progress::Ended));
    }
}
