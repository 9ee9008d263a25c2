//! Laws of plans: what they bring about when they are carried out, and what they never send or
//! show.

use chatapps_webhooks::{
    Action, Checker, Effect, Model, Plan, Policy, Rule, Secret, Unlisted, Uri, Webhook, WebhookSet,
    WebhookTarget, WebhookType, plan,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sets::{MARK, set, set_with_masks, two_sets, unlisted};

/// What an account has when a plan was carried out.
fn carried_out(plan: &Plan, current: &WebhookSet) -> WebhookSet {
    let mut set = current.clone();
    set.apply(plan.request().unwrap());
    set.delete(&plan.removals());
    set
}

/// A webhook in which `enabled` and `httpAuthorization` are written out, so that webhooks that mean
/// the same are equal.
fn spelled(webhook: &Webhook) -> Webhook {
    let spelled = webhook.clone().with_enabled(webhook.is_enabled());
    if webhook.http_authorization().is_none() { spelled.with_authorization("") } else { spelled }
}

fn spelled_out(set: &WebhookSet) -> WebhookSet {
    set.iter().map(spelled).collect()
}

fn union(current: &WebhookSet, desired: &WebhookSet) -> WebhookSet {
    current.iter().chain(desired).cloned().collect()
}

fn has_mask(webhook: &Webhook) -> bool {
    let has = |secret: Secret<'_>| secret.reveal().contains("***");
    webhook.http_authorization().is_some_and(has)
        || webhook.oauth().is_some_and(|oauth| has(oauth.client_secret()))
}

proptest! {
    #[test]
    fn carried_out_it_gives_the_desired_set(current in set(), desired in set()) {
        let plan = plan(&current, &desired, Unlisted::Prune);
        prop_assert_eq!(spelled_out(&carried_out(&plan, &current)), spelled_out(&desired));
    }

    #[test]
    fn what_the_desired_set_does_not_name_stays(current in set(), desired in set()) {
        let plan = plan(&current, &desired, Unlisted::Keep);
        prop_assert_eq!(plan.removals(), []);
        prop_assert_eq!(spelled_out(&carried_out(&plan, &current)), spelled_out(&union(&current, &desired)));
    }

    #[test]
    fn made_of_what_is_masked_it_gives_all_but_secrets(current in set(), desired in set()) {
        let plan = plan(&current.masked(), &desired, Unlisted::Prune);
        prop_assert_eq!(spelled_out(&carried_out(&plan, &current).masked()), spelled_out(&desired.masked()));
        let plan = plan.resend_secrets();
        prop_assert_eq!(spelled_out(&carried_out(&plan, &current)), spelled_out(&desired));
    }

    #[test]
    fn carried_out_there_is_nothing_left_to_do(current in set(), desired in set(), unlisted in unlisted()) {
        let after = carried_out(&plan(&current, &desired, unlisted), &current);
        prop_assert!(plan(&after, &desired, unlisted).is_empty());
        prop_assert!(plan(&after.masked(), &desired, unlisted).is_empty());
    }

    #[test]
    fn a_set_is_as_it_is(set in set_with_masks(), unlisted in unlisted()) {
        let masked = set.masked();
        for (current, desired) in [(&set, &set), (&masked, &set), (&set, &masked), (&masked, &masked)] {
            let plan = plan(current, desired, unlisted);
            prop_assert!(plan.is_empty() && !plan.is_blocked(), "{plan}");
            prop_assert_eq!((plan.request(), plan.removals()), (Ok(vec![]), vec![]));
        }
    }

    #[test]
    fn no_mask_is_ever_sent((current, desired) in two_sets(), unlisted in unlisted(), resend: bool) {
        let plan = plan(&current, &desired, unlisted);
        let plan = if resend { plan.resend_secrets() } else { plan };
        match plan.request() {
            Ok(request) => {
                prop_assert!(!plan.is_blocked());
                prop_assert!(!request.iter().any(has_mask));
            }
            Err(blocked) => {
                prop_assert!(plan.is_blocked());
                for target in blocked.targets() {
                    prop_assert!(has_mask(desired.get(target.sub_account_id(), target.webhook_type().unwrap()).unwrap()));
                }
            }
        }
    }

    #[test]
    fn it_is_empty_if_there_is_nothing_to_send((current, desired) in two_sets(), unlisted in unlisted()) {
        let plan = plan(&current, &desired, unlisted);
        let nothing = plan.request().is_ok_and(|request| request.is_empty()) && plan.removals().is_empty();
        prop_assert_eq!(plan.is_empty(), nothing);
    }

    #[test]
    fn there_is_a_step_for_each_webhook_of_either_set((current, desired) in two_sets(), unlisted in unlisted()) {
        let plan = plan(&current, &desired, unlisted);
        let targets: Vec<_> = plan.steps().iter().map(|step| step.target().clone()).collect();
        let expected: Vec<_> = union(&current, &desired).iter().flat_map(Webhook::targets).collect();
        prop_assert_eq!(targets, expected);
    }

    #[test]
    fn a_property_is_reported_if_and_only_if_it_changes(current in set(), desired in set()) {
        for step in plan(&current, &desired, Unlisted::Keep).steps() {
            let find = |set: &WebhookSet| set.get(step.target().sub_account_id(), step.target().webhook_type().unwrap()).cloned();
            let (Some(current), Some(desired)) = (find(&current), find(&desired)) else { continue };
            let told = match step.action() {
                Action::Replace { properties } => properties.clone(),
                _ => vec![],
            };
            prop_assert_eq!(told, differences(&flat(&current), &flat(&desired)));
        }
    }

    #[test]
    fn no_output_has_what_nobody_may_see((current, desired) in two_sets(), unlisted in unlisted(), resend: bool) {
        let plan = plan(&current, &desired, unlisted);
        let plan = if resend { plan.resend_secrets() } else { plan };
        let mut outputs =
            vec![plan.to_string(), format!("{plan:?}"), format!("{plan:#?}"), serde_json::to_string(&plan).unwrap()];
        outputs.extend(plan.request().err().map(|blocked| format!("{blocked} {blocked:?}")));
        outputs.push(format!("{current:?}"));
        for output in outputs {
            prop_assert!(!output.contains(MARK), "{output}");
        }
        prop_assert!(!plan.to_string().contains("://"), "{plan}");
    }
}

/// The properties of a webhook by the names that plans give them, written out.
fn flat(webhook: &Webhook) -> Vec<(&'static str, Value)> {
    let value = serde_json::to_value(spelled(webhook)).unwrap();
    [
        "url",
        "httpAuthorization",
        "enabled",
        "oauth",
        "oauth/url",
        "oauth/clientId",
        "oauth/clientSecret",
        "oauth/credentialsLocation",
        "oauth/scope",
    ]
    .map(|name| (name, value.pointer(&format!("/{name}")).cloned().unwrap_or_default()))
    .into_iter()
    .collect()
}

/// The names of what differs: `oauth` as a whole where it comes or goes, and its parts where it
/// stays.
fn differences(one: &[(&'static str, Value)], other: &[(&'static str, Value)]) -> Vec<&'static str> {
    let (_, oauth) = &one[3];
    let stays = !oauth.is_null() && !other[3].1.is_null();
    one.iter()
        .zip(other)
        .filter(|((name, one), (_, other))| one != other && (*name != "oauth" || !stays))
        .filter(|((name, _), _)| !name.starts_with("oauth/") || stays)
        .map(|((name, _), _)| *name)
        .collect()
}

fn webhook(scope: &str) -> Webhook {
    Webhook::new(scope, Uri::new("https://hooks.onion.example/events").unwrap())
        .with_type(WebhookType::InboundMessage)
}

/// The effects of making one webhook into another.
fn effects(current: Webhook, desired: Webhook) -> Vec<Effect> {
    let plan = plan(&[current].into_iter().collect(), &[desired].into_iter().collect(), Unlisted::Keep);
    plan.steps()[0].effects().to_vec()
}

#[test]
fn only_an_omitted_enabled_turns_on_without_being_asked() {
    let off = webhook("*").with_enabled(false);
    assert_eq!(effects(off.clone(), webhook("*")), [Effect::TurnsOn]);
    assert_eq!(effects(off.clone(), webhook("*").with_enabled(true)), []);
    assert_eq!(effects(off.clone(), off.clone()), []);
    assert_eq!(effects(webhook("*"), off), [Effect::TurnsOff]);
}

#[test]
fn omitted_credentials_are_told() {
    let oauth = chatapps_webhooks::OAuthClientCredentials::new(
        Uri::new("https://login.onion.example/token").unwrap(),
        "chat",
        Secret::MASK,
        chatapps_webhooks::CredentialsLocation::Header,
    );
    let both = webhook("*").with_authorization(Secret::MASK).with_oauth(oauth);
    assert_eq!(effects(both, webhook("*")), [Effect::DropsAuthorization, Effect::DropsOauth]);
}

#[test]
fn a_mask_stands_in_the_way_only_where_it_would_be_sent() {
    let [known, mask] = ["Bearer rw4Kd0b2u", "***"].map(|value| webhook("*").with_authorization(value));
    let plan_of = |current: Option<&Webhook>, desired: &Webhook| {
        plan(
            &current.into_iter().cloned().collect(),
            &[desired.clone()].into_iter().collect(),
            Unlisted::Keep,
        )
    };
    assert!(plan_of(Some(&known), &mask).is_empty());
    for plan in [
        plan_of(None, &mask),
        plan_of(Some(&webhook("*")), &mask),
        plan_of(Some(&known), &mask.clone().with_enabled(false)),
    ] {
        let blocked = plan.request().unwrap_err();
        assert_eq!(blocked.targets(), [WebhookTarget::of("*", Some(WebhookType::InboundMessage))]);
        assert!(plan.steps()[0].effects().contains(&Effect::MaskedSecret { property: "httpAuthorization" }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn a_plan_blocks_what_the_check_finds(
        value in r"[ \t]?(Bearer |Passw0rd |Mr\. )?([$%<{\[#]{0,2}[A-Za-z_.*•]{0,9}[%}>)\]]{0,2}|[*●·]{2,4}|\[?(REDACTED|masked)\]?|undefined|null|NULL|None|nil|NaN|\$\([a-z]+\)|your-[a-z]{2}|[ -~]{0,12})[ \t]{0,2}",
        place in 0..6_usize,
    ) {
        let mut body = json!([{
            "subAccountId": "*", "type": "MSG", "url": "https://hooks.onion.example/events",
            "httpAuthorization": "Bearer rw4Kd0b2u",
            "oauth": {
                "url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p",
                "credentialsLocation": "header", "scope": "events",
            },
        }]);
        let (pointer, value) = match place {
            0 => ("/0/httpAuthorization", value),
            1 => ("/0/oauth/clientId", value),
            2 => ("/0/oauth/clientSecret", value),
            3 => ("/0/oauth/scope", value),
            4 => ("/0/subAccountId", value),
            _ => ("/0/url", format!("https://hooks.onion.example/{value}")),
        };
        *body.pointer_mut(pointer).unwrap() = Value::String(value.clone());
        let body = body.to_string();
        // Some of the values break the contract, so they never get into a plan.
        let Ok(desired) = Checker::new(Policy::contract()).parse::<Vec<Webhook>>(&body) else { return Ok(()) };
        let desired: WebhookSet = desired.value.into_iter().collect();
        let found = Checker::new(Policy::recommended())
            .check(Model::Webhooks, &body)
            .findings()
            .iter()
            .any(|finding| matches!(finding.rule(), Rule::MaskedSecret | Rule::UnfilledVariable));
        let plan = plan(&WebhookSet::new(), &desired, Unlisted::Keep);
        prop_assert_eq!(plan.request().is_err(), found, "{:?} at {}", value, pointer);
    }
}

/// Whether the current secret is another one can't be seen, but that this isn't one can.
#[test]
fn a_variable_blocks_although_the_current_secret_is_masked() {
    let current: WebhookSet = [webhook("*").with_authorization("***")].into_iter().collect();
    for value in ["${TOKEN}", "Bearer $TOKEN", "undefined", "Bearer ***", "[REDACTED]"] {
        let desired: WebhookSet = [webhook("*").with_authorization(value)].into_iter().collect();
        assert!(plan(&current, &desired, Unlisted::Keep).request().is_err(), "{value}");
    }
}

#[test]
fn the_text_of_a_blocked_plan_is_short() {
    let name = "n".repeat(200_000);
    let desired = (0..30).map(|number| webhook(&format!("{number}{name}")).with_authorization("****"));
    let blocked = plan(&WebhookSet::new(), &desired.collect(), Unlisted::Keep).request().unwrap_err();
    let text = blocked.to_string();
    assert!(text.len() < 3_000 && text.ends_with("… MSG and 10 more"), "{text}");
}

#[test]
fn a_plan_reads_well() {
    let oddly_named = "two words\u{202E}";
    let current: WebhookSet = [
        webhook("*").with_authorization("***").with_enabled(false),
        webhook("Onion_Marketing").with_authorization("***"),
        webhook("Onion_Sales"),
        webhook(oddly_named),
    ]
    .into_iter()
    .collect();
    let desired: WebhookSet = [
        webhook("*"),
        webhook("Onion_Marketing").with_authorization("Bearer rw4Kd0b2u"),
        webhook("Onion_Support").with_authorization("***"),
        webhook("Onion_Sales").with_enabled(true),
    ]
    .into_iter()
    .collect();
    let plan = plan(&current, &desired, Unlisted::Prune);
    insta::assert_snapshot!(plan, @r#"
    ~ * MSG: httpAuthorization, enabled
        an omitted or empty `httpAuthorization` drops the current `Authorization` header; add the real value if it is still needed
        the webhook is off, and omitting `enabled` turns it on; write `"enabled": false` to keep it off
    + Onion_Support MSG
        `httpAuthorization` is a mask, not a secret; use the real value; a mask is never sent
    - `two words\u{202e}` MSG
    1 to create, 1 to replace, 1 to remove, 2 unchanged
    note: 1 of the unchanged webhooks may have different secrets: the current ones are masked
    "#);
    insta::assert_snapshot!(
        plan.request().unwrap_err(),
        @"a mask or an unfilled variable would have to be sent in place of a value, for Onion_Support MSG"
    );
    let written = serde_json::to_value(&plan).unwrap();
    assert_eq!((&written["empty"], &written["blocked"]), (&json!(false), &json!(true)));
    assert_eq!(
        written["steps"][2],
        json!({
            "subAccountId": "Onion_Sales", "type": "MSG", "action": "unchanged", "properties": [], "effects": [],
        })
    );
    assert_eq!(
        written["steps"][3],
        json!({
            "subAccountId": "Onion_Support", "type": "MSG", "action": "create", "properties": [],
            "effects": [{
                "kind": "masked_secret",
                "property": "httpAuthorization",
                "message": "`httpAuthorization` is a mask, not a secret",
                "help": "use the real value; a mask is never sent",
            }],
        })
    );
    assert_eq!(chatapps_webhooks::plan(&desired, &desired, Unlisted::Keep).to_string(), "4 unchanged");
    assert_eq!(
        chatapps_webhooks::plan(&WebhookSet::new(), &WebhookSet::new(), Unlisted::Keep).to_string(),
        "nothing to do"
    );
}
