"""Uses the Python package as programs do, so that the compiler can count what runs often.

    python train.py FOLDER

`FOLDER` has the files of `bodies.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import chatapps_webhooks as cw
from column import Column

TIMES = 5
"""How often ordinary bodies are read for each time that a rare one is."""

POLICIES: list[Any] = ["contract", "recommended"]


def read(findings: Any) -> None:
    for finding in findings:
        _ = finding.pointer, finding.message, finding.line


def webhooks(valid: list[bytes], bad: list[bytes]) -> None:
    for body in valid:
        for data in (body, json.loads(body)):
            for policy in POLICIES:
                assert cw.is_valid(data, policy=policy)
                for webhook in cw.parse(data, policy=policy):
                    _ = webhook.url, webhook.type, webhook.sub_account_id
            read(cw.check(data).errors)
    for body in bad:
        for data in (body, json.loads(body)):
            for policy in POLICIES:
                cw.is_valid(data, policy=policy)
                read(cw.check(data, policy=policy))


def sets(valid: list[bytes]) -> None:
    first, second = (cw.WebhookSet(cw.parse(body)) for body in valid[-2:])
    for step in cw.plan(first, second).steps:
        _ = step.action
    for body in valid[:100]:
        for webhook in cw.parse(body):
            cw.to_json(webhook)
            _ = webhook.masked(), hash(webhook), webhook == webhook


def events(bodies: list[bytes]) -> None:
    for body in bodies:
        for text in (body, body.decode()):
            event = cw.parse_event(text)
            _ = event.kind, event.delivery_key, event.progress
        for policy in POLICIES:
            assert cw.is_valid(body, model="event", policy=policy)
        read(cw.check(body, model="event"))
    for ask in (cw.is_valid_many, cw.check_many):
        ask(Column(bodies), model="event").__arrow_c_array__()


def cases(cases: list[Any]) -> None:
    for model, document in cases:
        for data in (document, json.dumps(document)):
            cw.is_valid(data, model=model)
            report = cw.check(data, model=model)
            read(report)
        report.fixes(json.dumps(document))


def lines(folder: Path) -> None:
    for name, model in (("valid", "webhooks"), ("bad", "webhooks"), ("events", "event")):
        file = folder / f"{name}.ndjson"
        for _, report in cw.check_lines(file, model=model):
            read(report)
        for form in (["--quiet"], ["--format", "json"]):
            command = [sys.executable, "-m", "chatapps_webhooks", "validate", "--model", model, *form, file]
            ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # Bad ones are found.
            assert ended.returncode in (0, 1), ended.returncode


def main(folder: Path) -> None:
    valid, bad, received, others = ((folder / f"{name}.ndjson").read_bytes().splitlines() for name in ("valid", "bad", "events", "cases"))
    for _ in range(TIMES):
        webhooks(valid, bad)
        events(received)
    sets(valid)
    cases([json.loads(line) for line in others])
    lines(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
