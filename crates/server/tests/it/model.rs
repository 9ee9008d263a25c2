//! After any sequence of requests, a store has the same webhooks as the in-memory set, and a tag of
//! its own.

use chatapps_webhooks::{Uri, Webhook, WebhookSet, WebhookTarget, WebhookType};
use chatapps_webhooks_server::{Conditions, Sealer, StoreError, Vault, VaultError, create};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Builder;

use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, STORE_KEY, SUB_ACCOUNTS, account_key};

#[derive(Clone, Debug)]
enum Step {
    Apply(Vec<Webhook>),
    Delete(Vec<WebhookTarget>),
}

fn scope() -> impl Strategy<Value = &'static str> {
    prop::sample::select(["*", SUB_ACCOUNTS[0], SUB_ACCOUNTS[1]].as_slice())
}

fn webhook_type() -> impl Strategy<Value = Option<WebhookType>> {
    prop::option::of(prop::sample::select(WebhookType::ALL.as_slice()))
}

fn webhook() -> impl Strategy<Value = Webhook> {
    (scope(), webhook_type(), 0..100_u32, any::<Option<bool>>(), any::<Option<String>>()).prop_map(
        |(scope, webhook_type, number, enabled, secret)| {
            let url = format!("https://hooks.onion.example/{number}");
            let mut webhook = Webhook::new(scope, Uri::new(&*url).unwrap());
            if let Some(webhook_type) = webhook_type {
                webhook = webhook.with_type(webhook_type);
            }
            if let Some(enabled) = enabled {
                webhook = webhook.with_enabled(enabled);
            }
            match &secret {
                Some(secret) => webhook.with_authorization(secret.as_str()),
                None => webhook,
            }
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let target = (scope(), webhook_type()).prop_map(|(scope, each)| WebhookTarget::of(scope, each));
    prop_oneof![vec(webhook(), 0..6).prop_map(Step::Apply), vec(target, 0..4).prop_map(Step::Delete)]
}

fn agrees_with_the_set(place: &Place) {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let vault = runtime.block_on(async {
        let store = create(&place.location).await.unwrap();
        store.add_account(&account_key(ACCOUNT), &SUB_ACCOUNTS.map(str::to_owned)).await.unwrap();
        Vault::unlock(store, Sealer::from_text(STORE_KEY).unwrap()).await.unwrap()
    });
    // All cases use one account, so each begins with the webhooks of the one before.
    let set = std::cell::RefCell::new(WebhookSet::new());
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&vec(step(), 1..6), |steps| {
        let mut set = set.borrow_mut();
        for step in steps {
            let (_, before) = runtime.block_on(vault.list_with_tag(&account_key(ACCOUNT))).unwrap();
            let unchanged = Conditions::unchanged(&before);
            let changed = match step {
                Step::Apply(request) => {
                    set.apply(request.clone());
                    runtime.block_on(vault.apply(&account_key(ACCOUNT), request, &unchanged)).unwrap()
                }
                Step::Delete(targets) => {
                    let expected = set.delete(&targets);
                    let deleted =
                        runtime.block_on(vault.delete(&account_key(ACCOUNT), &targets, &unchanged)).unwrap();
                    prop_assert_eq!(deleted.webhooks, u64::try_from(expected).unwrap());
                    deleted
                }
            };
            let (list, tag) = runtime.block_on(vault.list_with_tag(&account_key(ACCOUNT))).unwrap();
            prop_assert_eq!(&list, &*set);
            prop_assert_eq!(changed.tag.as_ref(), Some(&tag));
            if tag != before {
                let late = runtime.block_on(vault.delete(&account_key(ACCOUNT), &[], &unchanged));
                prop_assert!(
                    matches!(late, Err(VaultError::Store(StoreError::PreconditionFailed))),
                    "{late:?}"
                );
            }
        }
        Ok(())
    });
    runtime.block_on(vault.store().close());
    ran.unwrap();
}

on_each_store! {
    fn a_store_has_what_the_set_has(place) {
        agrees_with_the_set(place);
    }
}
