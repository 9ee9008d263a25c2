"""Writes the events for the benchmarks into a folder, the same ones each time.

Each line is the body of one request, as a receiver gets them: 70 % delivery receipts, 25 % inbound
messages, 5 % business updates. `event.ndjson` has one receipt, to be read again and again;
`events.ndjson` has 1,000 different bodies, and `events_hundredk.ndjson` 100,000, of which those are
the first.

    python3 bench/events.py target/bench
"""

from __future__ import annotations

import json
import random
import sys
import uuid
from pathlib import Path
from typing import Any

SEED = 8
WORDS = ("Onion", "Leek", "Garlic", "Shallot", "Chive")
TEXTS = ("Do you deliver on Sundays?", "Wo bleibt mein Paket? 🧅", "Thanks!", 'It says "closed", but the lights are on.', "Yes\nplease")
STATES = (
    ("queued", None),
    ("sent", None),
    ("delivered", "delivered_to_operator"),
    ("delivered", "delivered_to_recipient"),
    ("read", None),
    ("undelivered", "rejected_by_operator"),
)


def identifier(random: random.Random) -> str:
    return str(uuid.UUID(int=random.getrandbits(128), version=4))


def moment(random: random.Random) -> str:
    return f"2026-05-{random.randint(10, 28)}T{random.randint(10, 23)}:{random.randint(10, 59)}:{random.randint(10, 59)}.{random.randint(10, 99)}Z"


def user(random: random.Random) -> dict[str, Any]:
    number = random.randrange(100, 200)
    return {"msisdn": f"+12025550{number}", "channelUserId": f"US.{random.randrange(10**19, 10**20)}"}


def sub_account(random: random.Random) -> str:
    return f"{random.choice(WORDS)}_{random.choice(('Marketing', 'Support', 'Sales'))}"


def receipt(random: random.Random) -> dict[str, Any]:
    state, detail = random.choice(STATES)
    status: dict[str, Any] = {"state": state, "timestamp": moment(random)}
    if detail is not None:
        status["detail"] = detail
    if state == "undelivered":
        status |= {"errorCode": random.choice((15, 36, 1022)), "errorMessage": "Invalid destination"}
    payload: dict[str, Any] = {
        "umid": identifier(random),
        "batchId": identifier(random),
        "clientMessageId": f"order-{random.randrange(10_000, 99_999)}",
        "clientBatchId": "campaign-2026-05",
        "subAccountId": sub_account(random),
        "channel": random.choice(("whatsapp", "viber", "rcs")),
        "user": user(random),
        "status": status,
    }
    if payload["channel"] == "whatsapp":
        payload["whatsapp"] = {"pricingCategory": "marketing"}
    return {
        "version": 9,
        "namespace": "ChatApps",
        "eventType": "outbound_message_status_changed",
        "description": "ChatApps outbound message delivery receipt",
        "payload": payload,
    }


def inbound(random: random.Random) -> dict[str, Any]:
    kind = random.choice(("Text", "Text", "Image", "Interactive"))
    content: dict[str, Any] = {"text": random.choice(TEXTS)}
    if kind == "Image":
        content = {"url": f"https://media.onion.example/{identifier(random)}?signature={random.getrandbits(256):064x}"}
    elif kind == "Interactive":
        content = {"interactive": {"type": "button_reply", "button_reply": {"id": identifier(random), "title": "Yes"}}}
    payload = {
        "umid": identifier(random),
        "subAccountId": sub_account(random),
        "timestamp": moment(random),
        "user": user(random) | {"name": "Mara Feld", "username": "mara.feld"},
        "recipient": {"channel": "whatsapp", "channelId": identifier(random)},
        "type": kind,
        "content": content,
    }
    return {
        "version": 3,
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": payload,
    }


def update(random: random.Random) -> dict[str, Any]:
    details: dict[str, Any] = {
        "templateId": str(random.randrange(10**15, 10**16)),
        "templateName": f"{random.choice(WORDS).lower()}_offer",
        "templateLanguage": "en_US",
        "meta": {"status": random.choice(("APPROVED", "REJECTED", "PAUSED")), "reason": "NONE"},
    }
    return {
        "eventId": identifier(random),
        "timestamp": moment(random),
        "provider": "WhatsApp",
        "businessAccountId": str(random.randrange(10**14, 10**15)),
        "accountId": "OnionTrading",
        "eventType": "template_status_update",
        "eventDetails": details,
    }


def event(random: random.Random) -> str:
    [make] = random.choices((receipt, inbound, update), (70, 25, 5))
    return json.dumps(make(random), separators=(",", ":"), ensure_ascii=False)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    one = json.dumps(receipt(random.Random(f"{SEED} event")), separators=(",", ":"))
    (folder / "event.ndjson").write_text(one + "\n", "utf-8")
    generator = random.Random(f"{SEED} events")
    lines = [event(generator) + "\n" for _ in range(100_000)]
    for name, count in (("events", 1_000), ("events_hundredk", 100_000)):
        (folder / f"{name}.ndjson").write_text("".join(lines[:count]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
