//! Laws of what requests make of the webhooks of an account.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    OpenValue, SubAccountId, SubAccountScope, Unlisted, Uri, Webhook, WebhookSet, WebhookTarget, WebhookType,
    plan,
};
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
    fn a_set_has_a_target_if_it_has_all_that_it_stands_for(set in set(), targets in targets()) {
        for target in &targets {
            let deleted = set.clone().delete([target]);
            prop_assert_eq!(set.contains(target), deleted == target.targets().count());
        }
        prop_assert!(set.iter().flat_map(Webhook::targets).all(|target| set.contains(&target)));
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
            .filter(|webhook| webhook.webhook_type() == Some(webhook_type.into()))
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

/// What GET may answer one day: a type that this version doesn't know.
fn listing() -> Vec<Webhook> {
    let answer = r#"[
        {"subAccountId": "*", "url": "https://hooks.onion.example/next", "type": "NEXT", "httpAuthorization": "***"},
        {"subAccountId": "*", "url": "https://hooks.onion.example/all", "type": "MSG"},
        {"subAccountId": "*", "url": "https://hooks.onion.example/after", "type": "AFTER"}
    ]"#;
    chatapps_webhooks::parse::<chatapps_webhooks::WebhookList>(answer).unwrap().value.0
}

#[test]
fn webhooks_of_types_that_are_not_known_are_kept_and_nothing_else() {
    let webhooks = listing();
    assert_eq!(webhooks[0].webhook_type(), Some(OpenValue::Other("NEXT")));
    assert_eq!(webhooks[0].targets().count(), 0);
    let set: WebhookSet = webhooks.into_iter().collect();
    let types: Vec<_> = set.iter().map(|webhook| webhook.webhook_type().unwrap().to_string()).collect();
    assert_eq!(types, ["MSG", "AFTER", "NEXT"]);
    assert_eq!(set.masked().len(), 3);
    let marketing = SubAccountId::new("Onion_Marketing").unwrap();
    for webhook_type in WebhookType::ALL {
        let urls = set.deliver_to(&marketing, webhook_type).map(|webhook| webhook.url().to_string());
        assert!(urls.into_iter().all(|url| url.ends_with("/all")));
    }
    let mut rest = set;
    assert_eq!(rest.delete([&WebhookTarget::new("*")]), 1);
    assert_eq!(rest.len(), 2);
}

#[test]
fn a_plan_leaves_types_alone_that_are_not_known() {
    let current: WebhookSet = listing().into_iter().collect();
    for desired in [WebhookSet::new(), current.clone()] {
        for unlisted in Unlisted::ALL {
            let plan = plan(&current, &desired, unlisted);
            assert_eq!(plan.unknown_types(), 2);
            assert!(
                plan.steps()
                    .iter()
                    .all(|step| step.target().webhook_type() == Some(WebhookType::InboundMessage))
            );
            assert_eq!(plan.request(), Ok(vec![]));
            let note = "note: 2 of the account's webhooks are left alone, since this version doesn't know their type";
            assert!(plan.to_string().ends_with(note), "{plan}");
        }
    }
    let plan = plan(&WebhookSet::new(), &current, Unlisted::Keep);
    assert_eq!(plan.request().unwrap().len(), 1, "only the known type is sent");
}
