//! Laws of what requests make of the webhooks of an account.

use std::collections::BTreeSet;

use chatapps_webhooks::{SubAccountScope, Uri, Webhook, WebhookSet, WebhookTarget, WebhookType};
use proptest::prelude::*;

use crate::sets::{entry, request, set, set_with_masks, sub_account, targets, webhook_type};

/// The scopes and types that are named, each with exactly one type.
fn named(entries: &[Webhook]) -> BTreeSet<WebhookTarget> {
    entries.iter().flat_map(Webhook::targets).collect()
}

fn applied(set: &WebhookSet, request: &[Webhook]) -> WebhookSet {
    let mut set = set.clone();
    set.apply(request.to_vec());
    set
}

fn get<'a>(set: &'a WebhookSet, target: &WebhookTarget) -> Option<&'a Webhook> {
    set.get(target.sub_account_id(), target.webhook_type().unwrap())
}

proptest! {
    #[test]
    fn apply_is_idempotent(set in set(), request in request()) {
        let once = applied(&set, &request);
        prop_assert_eq!(applied(&once, &request), once);
    }

    #[test]
    fn the_last_entry_for_a_target_counts_and_the_rest_stays(before in set(), request in request()) {
        let after = applied(&before, &request);
        for target in named(&request) {
            let last = request.iter().rfind(|entry| entry.targets().any(|each| each == target)).unwrap();
            let expected = last.clone().with_type(target.webhook_type().unwrap());
            prop_assert_eq!(get(&after, &target), Some(&expected));
        }
        for webhook in &before {
            let target = webhook.targets().next().unwrap();
            if !named(&request).contains(&target) {
                prop_assert_eq!(get(&after, &target), Some(webhook));
            }
        }
        let all: BTreeSet<_> = before.iter().flat_map(Webhook::targets).chain(named(&request)).collect();
        prop_assert_eq!(after.len(), all.len());
    }

    #[test]
    fn the_order_of_entries_matters_only_for_the_same_target(set in set(), one in entry(false), other in entry(false)) {
        let (one, other) = ([one], [other]);
        let there = applied(&applied(&set, &one), &other);
        let back = applied(&applied(&set, &other), &one);
        if named(&one).is_disjoint(&named(&other)) {
            prop_assert_eq!(there, back);
        } else {
            let meet = named(&one).intersection(&named(&other)).any(|target| get(&there, target) != get(&back, target));
            prop_assert_eq!(meet, there != back);
        }
    }

    #[test]
    fn each_webhook_has_its_type_and_they_stand_in_order(set in set()) {
        let keys: Vec<_> =
            set.iter().map(|webhook| (webhook.sub_account_id(), webhook.webhook_type().unwrap())).collect();
        prop_assert!(keys.is_sorted_by(|one, other| one < other), "{keys:?}");
        let all = keys.iter().rposition(|(scope, _)| *scope == SubAccountScope::All);
        let one = keys.iter().position(|(scope, _)| *scope != SubAccountScope::All);
        prop_assert!(all.is_none() || one.is_none() || all < one, "`*` comes first: {keys:?}");
    }

    #[test]
    fn what_is_deleted_is_gone_and_the_rest_stays(before in set(), targets in targets()) {
        let gone: BTreeSet<_> = targets.iter().flat_map(WebhookTarget::targets).collect();
        let mut after = before.clone();
        let count = after.delete(&targets);
        prop_assert_eq!(before.len() - after.len(), count);
        for webhook in &before {
            let target = webhook.targets().next().unwrap();
            prop_assert_eq!(get(&after, &target), (!gone.contains(&target)).then_some(webhook));
        }
        prop_assert_eq!(after.delete(&targets), 0);
    }

    #[test]
    fn nothing_is_left_of_a_request_whose_targets_are_deleted(request in request()) {
        let mut set: WebhookSet = request.iter().cloned().collect();
        let count = set.len();
        prop_assert_eq!(set.delete(&named(&request)), count);
        prop_assert!(set.is_empty());
    }

    #[test]
    fn an_event_goes_to_its_sub_account_and_to_all(set in set(), sub_account in sub_account(), webhook_type in webhook_type()) {
        let expected: Vec<_> = set
            .iter()
            .filter(|webhook| webhook.webhook_type() == Some(webhook_type))
            .filter(|webhook| ["*", sub_account.as_str()].contains(&webhook.sub_account_id().as_str()))
            .filter(|webhook| webhook.enabled() != Some(false))
            .collect();
        let found: Vec<_> = set.deliver_to(&sub_account, webhook_type).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_masked_set_has_no_secret_and_everything_else(set in set_with_masks()) {
        let masked = set.masked();
        prop_assert_eq!(&masked.masked(), &masked);
        prop_assert_eq!(masked.len(), set.len());
        for (webhook, masked) in set.iter().zip(&masked) {
            let (mut all, mut shown) = (serde_json::to_value(webhook).unwrap(), serde_json::to_value(masked).unwrap());
            for pointer in ["/httpAuthorization", "/oauth/clientSecret"] {
                // An empty value has nothing to mask.
                if let Some(secret) = all.pointer_mut(pointer).filter(|secret| secret.as_str() != Some("")) {
                    *secret = "***".into();
                    prop_assert_eq!(shown.pointer_mut(pointer).unwrap().as_str(), Some("***"));
                }
            }
            prop_assert_eq!(all, shown);
        }
    }

    #[test]
    fn what_is_written_reads_as_the_same_set(set in set()) {
        let text = serde_json::to_string(&set).unwrap();
        let read: Vec<Webhook> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(WebhookSet::from_iter(read), set);
    }
}

#[test]
fn the_scope_for_all_is_no_wildcard_of_a_deletion() {
    let at = |scope| Webhook::new(scope, "https://hooks.onion.example".parse::<Uri<'_>>().unwrap());
    let mut set: WebhookSet =
        [at("*"), at("Onion_Marketing").with_type(WebhookType::BusinessManagement)].into_iter().collect();
    assert_eq!(set.delete([&WebhookTarget::of("*", None)]), 2);
    assert_eq!(set.len(), 1);
}
