//! The error codes of receipts.

use std::fmt;

/// The error code of a receipt. The set is open, and other products give the same numbers other
/// meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReceiptErrorCode(i64);

impl ReceiptErrorCode {
    /// The error code of that number.
    #[must_use]
    pub const fn new(code: i64) -> Self {
        Self(code)
    }

    /// Every code that is documented.
    pub(crate) fn documented() -> impl Iterator<Item = Self> {
        REGISTER.iter().map(|(code, ..)| Self(*code))
    }

    /// The code.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// What the code means. `None` if it is not documented.
    #[must_use]
    pub fn meaning(self) -> Option<&'static str> {
        REGISTER.iter().find(|(code, ..)| *code == self.0).map(|(_, meaning, _)| *meaning)
    }

    /// Each code that is documented, with its meaning.
    pub(crate) fn meanings() -> Vec<(i64, &'static str)> {
        REGISTER.iter().map(|(code, meaning, _)| (*code, *meaning)).collect()
    }

    /// Meta's number for the error, if it has one.
    #[must_use]
    pub fn meta_code(self) -> Option<u32> {
        REGISTER.iter().find(|(code, ..)| *code == self.0).and_then(|(.., meta)| *meta)
    }
}

impl fmt::Display for ReceiptErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Each code with what it means, and Meta's number for it. Below 1000 are those of every channel, from
/// 1000 on those of WhatsApp, from 2000 on those of Viber.
const REGISTER: &[(i64, &str, Option<u32>)] = &[
    (1, "subscriber absent", None),
    (2, "content not accepted", None),
    (3, "data missing", None),
    (9, "protocol error of the equipment", None),
    (11, "too many messages", None),
    (14, "internal error", None),
    (15, "invalid destination", None),
    (18, "invalid parameter", None),
    (23, "connection error", None),
    (25, "aborted by the network or the user", None),
    (29, "error of the phone", None),
    (36, "expired", None),
    (41, "rejected by the message centre", None),
    (42, "no credit", None),
    (43, "filtered as spam", None),
    (46, "subscriber not reachable", None),
    (57, "unknown error", None),
    (61, "session expired", None),
    (1000, "authentication failed", Some(0)),
    (1001, "method not allowed", Some(3)),
    (1002, "rate limit exceeded", Some(4)),
    (1003, "permission missing", Some(10)),
    (1004, "invalid value", Some(33)),
    (1005, "invalid parameter", Some(100)),
    (1006, "token expired", Some(190)),
    (1007, "policy violation", Some(368)),
    (1008, "rate limit hit", Some(80_007)),
    (1009, "throughput exceeded", Some(130_429)),
    (1010, "experimental number", Some(130_472)),
    (1011, "region restriction", Some(130_497)),
    (1012, "unknown failure", Some(131_000)),
    (1013, "access denied", Some(131_005)),
    (1014, "missing parameter", Some(131_008)),
    (1015, "invalid parameter value", Some(131_009)),
    (1016, "service down", Some(131_016)),
    (1017, "the sender is the recipient", Some(131_021)),
    (1018, "message rejected", Some(131_026)),
    (1019, "account locked", Some(131_031)),
    (1020, "display name not approved", Some(131_037)),
    (1021, "bad certificate", Some(131_045)),
    (1022, "message window expired", Some(131_047)),
    (1023, "spam control triggered", Some(131_048)),
    (1024, "message suppressed", Some(131_049)),
    (1025, "unsupported message", Some(131_051)),
    (1026, "download failed", Some(131_052)),
    (1027, "upload failed", Some(131_053)),
    (1028, "sender-recipient throttled", Some(131_056)),
    (1029, "account under maintenance", Some(131_057)),
    (1030, "wrong number of params", Some(132_000)),
    (1031, "template missing", Some(132_001)),
    (1032, "text too long", Some(132_005)),
    (1033, "template violation", Some(132_007)),
    (1034, "wrong param format", Some(132_012)),
    (1035, "template paused", Some(132_015)),
    (1036, "template disabled", Some(132_016)),
    (1037, "flow blocked", Some(132_068)),
    (1038, "flow throttled", Some(132_069)),
    (1039, "deregistration failed", Some(133_000)),
    (1040, "server unavailable", Some(133_004)),
    (1041, "PIN mismatch", Some(133_005)),
    (1042, "reverification required", Some(133_006)),
    (1043, "too many guesses", Some(133_008)),
    (1044, "PIN entry too fast", Some(133_009)),
    (1045, "number not registered", Some(133_010)),
    (1046, "retry after delay", Some(133_015)),
    (1047, "too many attempts", Some(133_016)),
    (1048, "unknown client-side issue", Some(135_000)),
    (1049, "too many sync calls", Some(2_593_107)),
    (1050, "sync time expired", Some(2_593_108)),
    (1051, "message can't be delivered", Some(131_050)),
    (1052, "permanent permission already exists", Some(138_017)),
    (1053, "call permission limit reached", Some(138_009)),
    (1054, "BSUID Not Supported", Some(131_062)),
    (2000, "successfully sent", None),
    (2001, "internal server error", None),
    (2002, "invalid service ID", None),
    (2003, "bad request structure", None),
    (2004, "incorrect message type", None),
    (2005, "missing parameters", None),
    (2006, "timeout", None),
    (2007, "user blocked", None),
    (2008, "not a Viber user", None),
    (2009, "no suitable device", None),
    (2010, "unauthorized IP or ID", None),
    (2012, "bad label", None),
    (2013, "invalid TTL", None),
    (2014, "session message limit reached", None),
    (2015, "unsupported file format", None),
    (2016, "filename too long", None),
    (2017, "thumbnail too long", None),
    (2018, "file too large", None),
    (2019, "video too long", None),
    (2020, "template ID not found", None),
    (2021, "template validation failed", None),
    (2022, "incompatible with Version", None),
    (2023, "invalid destination number", None),
    (2024, "invalid List Message Parameter", None),
    (2025, "invalid Carousel Message Parameter", None),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_listed_once_and_in_order() {
        assert!(REGISTER.is_sorted_by(|(one, ..), (two, ..)| one < two));
        assert_eq!(ReceiptErrorCode::new(1022).meta_code(), Some(131_047));
        assert_eq!(ReceiptErrorCode::new(2011).meaning(), None);
    }
}
