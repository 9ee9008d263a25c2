"""Has the generated clients in Python do their work with a server.

    clients.py FOLDER CLIENT...

CLIENT is `openapi_python_client`, or a package that openapi-generator made.
"""

import datetime
import importlib
import json
import os
import sys
from pathlib import Path

ORIGIN, ACCOUNT, OTHER, KEY = (os.environ[name] for name in ("ORIGIN", "ACCOUNT", "OTHER", "API_KEY"))


def same(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise SystemExit(f"{what}: {found!r}, expected {expected!r}")


def openapi_python_client(request: list, targets: list) -> None:
    models = importlib.import_module("openapi_python_client.models")
    client_of = importlib.import_module("openapi_python_client.client").AuthenticatedClient
    create, everything, delete = (
        importlib.import_module(f"openapi_python_client.api.webhooks.{name}_webhooks") for name in ("put", "list", "delete")
    )
    webhooks = [models.Webhook.from_dict(entry) for entry in request]
    same("the request", [webhook.to_dict() for webhook in webhooks], request)
    entries = [models.WebhookTarget.from_dict(entry) for entry in targets]
    client = client_of(base_url=ORIGIN, token=KEY, raise_on_unexpected_status=True)
    same("POST", create.sync_detailed(ACCOUNT, client=client, body=webhooks).status_code, 200)
    listed = everything.sync(ACCOUNT, client=client)
    same("GET", sorted(webhook.type_ for webhook in listed), ["CADR", "MSG", "MSG"])
    same("DELETE", delete.sync_detailed(ACCOUNT, client=client, body=entries).status_code, 200)
    same("403", everything.sync(OTHER, client=client).code, 1201)
    stranger = client_of(base_url=ORIGIN, token="none", raise_on_unexpected_status=True)
    failure = everything.sync(ACCOUNT, client=stranger)
    same("401", (failure.code, type(failure.timestamp)), (1200, datetime.datetime))


def openapi_generator(name: str, request: list, targets: list) -> None:
    package = importlib.import_module(name)
    webhooks = [package.Webhook.from_dict(entry) for entry in request]
    same("the request", [webhook.to_dict() for webhook in webhooks], [{"enabled": True, **entry} for entry in request])
    entries = [package.WebhookTarget.from_dict(entry) for entry in targets]

    def client(key: str):
        return package.WebhooksApi(package.ApiClient(package.Configuration(host=ORIGIN, access_token=key)))

    api = client(KEY)
    same("POST", api.put_webhooks_with_http_info(ACCOUNT, webhooks).status_code, 200)
    same("GET", sorted(webhook.type for webhook in api.list_webhooks(ACCOUNT)), ["CADR", "MSG", "MSG"])
    same("DELETE", api.delete_webhooks_with_http_info(ACCOUNT, entries).status_code, 200)
    for code, account, key in [(1201, OTHER, KEY), (1200, ACCOUNT, "none")]:
        try:
            client(key).list_webhooks(account)
        except package.ApiException as error:
            same(f"{code}", (error.data.code, type(error.data.timestamp)), (code, datetime.datetime))
        else:
            raise SystemExit(f"no failure {code}")


def main(folder: str, *clients: str) -> None:
    sys.path.insert(0, folder)
    examples = json.loads(Path(folder, "examples.json").read_text("utf-8"))
    request, targets = (
        next(example["value"] for example in examples if example["name"] == name) for name in ("twoTypes", "oneType")
    )
    for name in clients:
        if name == "openapi_python_client":
            openapi_python_client(request, targets)
        else:
            openapi_generator(name, request, targets)
        print(f"{name}: does its work")


if __name__ == "__main__":
    main(*sys.argv[1:])
