//! Rows that don't open.

use chatapps_webhooks_server::Conditions;

use crate::place::on_each_store;
use crate::running::{ACCOUNT, Server, WEBHOOKS, account_key};

/// Changes the last byte of the seals of that many webhooks.
fn damage(server: &Server, count: usize) {
    let mut rows = server.rows(ACCOUNT);
    rows.sort_by(|one, other| one.sub_account_id.cmp(&other.sub_account_id));
    rows.truncate(count);
    for row in &mut rows {
        *row.sealed.last_mut().unwrap() ^= 1;
    }
    server.wait_for(server.store.apply(&account_key(ACCOUNT), &rows, &Conditions::default())).unwrap();
}

on_each_store! {
    fn a_damaged_row_does_not_hide_the_others_and_does_not_go_unnoticed(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let whole = server.get();
        assert_eq!(whole.header("x-webhooks-omitted"), "");
        damage(&server, 1);
        let answer = server.get();
        assert_eq!((answer.status, answer.header("x-webhooks-omitted")), (200, "1"), "{answer:?}");
        // What lacks something has no tag, and is never taken for what a caller has.
        assert_eq!(answer.headers.get("etag"), None);
        for tag in [whole.header("etag"), "*"] {
            assert_eq!(server.send_with(("if-none-match", tag), "GET", "").status, 200);
        }
        let (list, before) = (answer.json(), whole.json());
        assert_eq!(list.as_array().unwrap().as_slice(), &before.as_array().unwrap()[1..]);
        let metrics = server.request("GET", &format!("{}/metrics", server.origin), &[], "").text;
        assert!(metrics.contains("chatapps_webhooks_webhooks_omitted_total 3\n"), "{metrics}");
        assert_eq!(server.send("POST", WEBHOOKS).status, 200);
        let healed = server.get();
        assert_eq!((healed.text, healed.headers.get("x-webhooks-omitted")), (whole.text, None));
    }

    /// An empty list would say that there is nothing.
    fn an_account_of_which_nothing_opens_is_a_failure(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        damage(&server, 2);
        let answer = server.get();
        assert_eq!((answer.status, &answer.json()["code"]), (500, &2000.into()));
        let all = r#"[{"subAccountId": "*", "type": "CABM"}, {"subAccountId": "Onion_Marketing"}]"#;
        assert_eq!(server.send("DELETE", all).status, 200);
        assert_eq!(server.get().text, "[]");
    }
}
