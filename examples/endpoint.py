"""Creates webhooks, lists them and deletes one, with `requests` and the models of this package.

    API_KEY=… python examples/endpoint.py http://127.0.0.1:8088/api/v1/accounts/ACCOUNT/webhooks

The address can also be that of a region of the platform: it is the same API.
"""

from __future__ import annotations

import os
import sys

import requests

from chatapps_webhooks import OAuthClientCredentials, Webhook, WebhookTarget, check, parse


def send(method: str, url: str, body: list[Webhook] | list[WebhookTarget] | None = None) -> bytes:
    """Sends a request and returns the response; exits if it is a failure."""
    answer = requests.request(
        method,
        url,
        headers={"Authorization": f"Bearer {os.environ['API_KEY']}"},
        json=None if body is None else [entry.to_dict() for entry in body],
        timeout=30,
    )
    if answer.status_code != 200:
        failure = parse(answer.content, model="error-response")
        sys.exit(f"{answer.status_code}: {failure.message} (code {failure.code}, error id {failure.error_id})")
    return answer.content


def main(url: str) -> None:
    wanted = [
        Webhook(
            sub_account_id="Onion_Marketing",
            url="https://hooks.onion.example/messages",
            http_authorization="Bearer rw4Kd0b2u",
            type="MSG",
        ),
        Webhook(
            sub_account_id="*",
            url="https://hooks.onion.example/business",
            type="CABM",
            oauth=OAuthClientCredentials(
                url="https://login.onion.example/token",
                client_id="chat",
                client_secret="hV7-tq0p",
                credentials_location="header",
            ),
        ),
    ]
    # Report mistakes here, before sending: the platform would silently accept them.
    report = check(wanted, policy="strict")
    if not report:
        sys.exit(str(report))
    send("POST", url, wanted)

    for webhook in parse(send("GET", url), model="webhook-list"):
        print(f"{webhook.sub_account_id} {webhook.type}: {webhook.url}")

    send("DELETE", url, [WebhookTarget(sub_account_id="*", type="CABM")])
    print(f"left: {len(parse(send('GET', url), model='webhook-list'))}")


if __name__ == "__main__":
    main(sys.argv[1])
