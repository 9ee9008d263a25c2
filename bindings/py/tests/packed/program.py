"""A program that uses what the package imports late: by native code, and on first use. Packers must
find all of it.
"""

from __future__ import annotations

import dataclasses

import chatapps_webhooks as cw


@dataclasses.dataclass
class Entry:
    subAccountId: str
    url: str
    type: str


ENTRY = Entry("Onion_Marketing", "https://hooks.onion.example/events", "MSG")
FAILURE = '{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}'


def main() -> None:
    """Fails at what isn't found."""
    assert cw.check("[{}]").errors[0].rule == "required"
    (webhook,) = cw.parse([ENTRY], rules={"insecure_url": "error"})
    assert cw.is_valid([webhook]) and webhook.type is cw.WebhookType.INBOUND_MESSAGE
    assert cw.parse(FAILURE, model="error-response", policy="contract").timestamp.year == 2020
    steps = cw.plan(cw.WebhookSet(), cw.WebhookSet([webhook]))
    assert cw.to_json(steps.request()) == cw.to_json([webhook])
    assert cw.schema()["type"] == "array" and cw.rules() and cw.Checked().policy == "recommended"
    assert all(getattr(cw, name) for name in cw.__all__)
    print("works")


if __name__ == "__main__":
    main()
