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

/// Each code with what it means, and Meta's number for it. Below 1000 are those of every channel,
/// from 1000 on those of WhatsApp, from 2000 on those of Viber.
const REGISTER: &[(i64, &str, Option<u32>)] = &[
    (1, "AbsentSubscriber", None),
    (2, "ContentRelatedError", None),
    (3, "DataMissing", None),
    (9, "EquipmentProtocolError", None),
    (11, "Flooding", None),
    (14, "InternalError", None),
    (15, "InvalidDestination", None),
    (18, "invalid parameter", None),
    (23, "ConnectionError", None),
    (25, "aborted by network or user", None),
    (29, "PhoneRelatedError", None),
    (36, "Expired", None),
    (41, "SmscReject", None),
    (42, "NoCredit", None),
    (43, "SpamFilter", None),
    (46, "SubscriberNotReachable", None),
    (57, "UnknownError", None),
    (61, "SessionExpired", None),
    (1000, "Authentication failed", Some(0)),
    (1001, "Method not allowed", Some(3)),
    (1002, "Rate limit exceeded", Some(4)),
    (1003, "Permission missing", Some(10)),
    (1004, "Invalid value", Some(33)),
    (1005, "Invalid parameter", Some(100)),
    (1006, "Token expired", Some(190)),
    (1007, "Policy violation", Some(368)),
    (1008, "Rate limit hit", Some(80_007)),
    (1009, "Throughput exceeded", Some(130_429)),
    (1010, "Experimental number", Some(130_472)),
    (1011, "Region restriction", Some(130_497)),
    (1012, "Unknown failure", Some(131_000)),
    (1013, "Access denied", Some(131_005)),
    (1014, "Missing parameter", Some(131_008)),
    (1015, "Invalid parameter value", Some(131_009)),
    (1016, "Service down", Some(131_016)),
    (1017, "Sender = Receiver", Some(131_021)),
    (1018, "Message rejected", Some(131_026)),
    (1019, "Account locked", Some(131_031)),
    (1020, "Display name not approved", Some(131_037)),
    (1021, "Bad certificate", Some(131_045)),
    (1022, "Message window expired", Some(131_047)),
    (1023, "Spam control triggered", Some(131_048)),
    (1024, "Message suppressed", Some(131_049)),
    (1025, "Unsupported message", Some(131_051)),
    (1026, "Download failed", Some(131_052)),
    (1027, "Upload failed", Some(131_053)),
    (1028, "Sender-recipient throttled", Some(131_056)),
    (1029, "Account under maintenance", Some(131_057)),
    (1030, "Wrong number of params", Some(132_000)),
    (1031, "Template missing", Some(132_001)),
    (1032, "Text too long", Some(132_005)),
    (1033, "Template violation", Some(132_007)),
    (1034, "Wrong param format", Some(132_012)),
    (1035, "Template paused", Some(132_015)),
    (1036, "Template disabled", Some(132_016)),
    (1037, "Flow blocked", Some(132_068)),
    (1038, "Flow throttled", Some(132_069)),
    (1039, "Deregistration failed", Some(133_000)),
    (1040, "Server unavailable", Some(133_004)),
    (1041, "PIN mismatch", Some(133_005)),
    (1042, "Reverification required", Some(133_006)),
    (1043, "Too many guesses", Some(133_008)),
    (1044, "PIN entry too fast", Some(133_009)),
    (1045, "Number not registered", Some(133_010)),
    (1046, "Retry after delay", Some(133_015)),
    (1047, "Too many attempts", Some(133_016)),
    (1048, "Unknown client-side issue", Some(135_000)),
    (1049, "Too many sync calls", Some(2_593_107)),
    (1050, "Sync time expired", Some(2_593_108)),
    (1051, "Message can't be delivered", Some(131_050)),
    (1052, "Permanent permission already exists", Some(138_017)),
    (1053, "Call permission limit reached", Some(138_009)),
    (1054, "BSUID Not Supported", Some(131_062)),
    (2000, "Successfully sent", None),
    (2001, "Internal server error", None),
    (2002, "Invalid service ID", None),
    (2003, "Bad request structure", None),
    (2004, "Incorrect message type", None),
    (2005, "Missing parameters", None),
    (2006, "Timeout", None),
    (2007, "User blocked", None),
    (2008, "Not a Viber user", None),
    (2009, "No suitable device", None),
    (2010, "Unauthorized IP or ID", None),
    (2012, "Bad label", None),
    (2013, "Invalid TTL", None),
    (2014, "Session message limit reached", None),
    (2015, "Unsupported file format", None),
    (2016, "Filename too long", None),
    (2017, "Thumbnail too long", None),
    (2018, "File too large", None),
    (2019, "Video too long", None),
    (2020, "Template ID not found", None),
    (2021, "Template validation failed", None),
    (2022, "Incompatible with Version", None),
    (2023, "Invalid destination number", None),
    (2024, "Invalid List Message Parameter", None),
    (2025, "Invalid Carousel Message Parameter", None),
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
