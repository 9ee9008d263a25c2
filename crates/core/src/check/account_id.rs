//! An account id as it is read.

use super::pass::Pass;
use super::place::Place;
use crate::account_id::AccountId;
use crate::finding::Params;
use crate::policy::wording;

/// Reads an account id. Each keyword that fails is reported, as a JSON Schema validator does.
pub(crate) fn read_account_id(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> Option<AccountId> {
    let length = text.chars().count();
    if length < AccountId::MIN_LENGTH {
        pass.report(&wording::MIN_LENGTH, place, || {
            Params::default().with("limit", AccountId::MIN_LENGTH).with("length", length)
        });
    }
    if length > AccountId::MAX_LENGTH {
        pass.report(&wording::MAX_LENGTH, place, || {
            Params::default().with("limit", AccountId::MAX_LENGTH).with("length", length)
        });
    }
    if !AccountId::is_valid(text) {
        pass.report(&wording::PATTERN, place, || Params::default().with("pattern", AccountId::PATTERN));
        return None;
    }
    pass.keeps().then(|| AccountId::new_unchecked(text))
}
