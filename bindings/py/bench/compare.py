"""Measures this package beside what users would pick instead, all in one run, on the bodies of `bench/corpus.py`.

Each turn runs every candidate once, so that a slow moment of the machine hits all of them. Printed are medians, in nanoseconds
for each webhook, and the ratio to the candidate that the goal is set against.

    bindings/py/bench/run
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Optional

import fastjsonschema
import jsonschema_rs
import msgspec
import orjson
import pydantic

import chatapps_webhooks as cw

Job = Callable[[], object]


class OAuthStruct(msgspec.Struct, rename="camel"):
    url: str
    client_id: str
    client_secret: str
    credentials_location: Literal["header", "body"]
    scope: Optional[str] = None


class WebhookStruct(msgspec.Struct, rename="camel"):
    sub_account_id: str
    url: str
    http_authorization: Optional[str] = None
    enabled: bool = True
    type: Optional[Literal["CADR", "MSG", "CABM"]] = None
    oauth: Optional[OAuthStruct] = None


class OAuthModel(pydantic.BaseModel):
    url: pydantic.AnyUrl
    clientId: str
    clientSecret: str
    credentialsLocation: Literal["header", "body"]
    scope: Optional[str] = None


class WebhookModel(pydantic.BaseModel):
    subAccountId: str
    url: pydantic.AnyUrl
    httpAuthorization: Optional[str] = None
    enabled: bool = True
    type: Optional[Literal["CADR", "MSG", "CABM"]] = None
    oauth: Optional[OAuthModel] = None


def jobs(body: bytes) -> dict[str, dict[str, Job]]:
    """The candidates for one body, from bytes and from objects; the first of each is what the others are compared with."""
    schema = cw.schema("webhooks")
    structs = msgspec.json.Decoder(list[WebhookStruct])
    models = pydantic.TypeAdapter(list[WebhookModel])
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    compiled = fastjsonschema.compile(cw.schema("webhooks", draft="07"))
    document = json.loads(body)
    # Of size, nothing is to be refused here.
    large: dict[str, Any] = {"max_bytes": len(body), "max_entries": len(document)}
    contract: dict[str, Any] = {"policy": "contract"}
    return {
        "from bytes": {
            "msgspec, Structs, no check of URIs": lambda: structs.decode(body),
            "is_valid, contract": lambda: cw.is_valid(body, **contract),
            "is_valid, recommended": lambda: cw.is_valid(body, **large),
            "parse, contract": lambda: cw.parse(body, **contract),
            "parse, recommended": lambda: cw.parse(body, **large),
            "check, recommended": lambda: cw.check(body, **large),
            "orjson + jsonschema-rs is_valid": lambda: validator.is_valid(orjson.loads(body)),
            "orjson + fastjsonschema": lambda: compiled(orjson.loads(body)),
            "pydantic, AnyUrl": lambda: models.validate_json(body),
        },
        "from dicts": {
            "jsonschema-rs is_valid": lambda: validator.is_valid(document),
            "is_valid, contract": lambda: cw.is_valid(document, **contract),
            "is_valid, recommended": lambda: cw.is_valid(document, **large),
            "parse, contract": lambda: cw.parse(document, **contract),
            "fastjsonschema": lambda: compiled(document),
            "pydantic, AnyUrl": lambda: models.validate_python(document),
        },
    }


def measure(candidates: dict[str, Job], count: int, turns: int) -> dict[str, float]:
    """The median of the nanoseconds for each webhook, by candidate."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    # Small bodies come in numbers, as they do to a server.
    calls = max(1, 1_000 // count)
    for _ in range(turns):
        for name, job in candidates.items():
            start = time.perf_counter_ns()
            for _ in range(calls):
                job()
            times[name].append((time.perf_counter_ns() - start) / calls)
    return {name: statistics.median(all) / count for name, all in times.items()}


def main(folder: Path) -> None:
    print(f"Python {sys.version.split()[0]}, nanoseconds for each webhook, in brackets the ratio to the first line\n")
    for name, turns in (("one", 50), ("ten", 50), ("thousand", 100), ("hundredk", 5)):
        body = (folder / f"{name}.json").read_bytes()
        count = len(json.loads(body))
        for source, candidates in jobs(body).items():
            medians = measure(candidates, count, turns)
            base = next(iter(medians.values()))
            print(f"{name}: {count} webhooks, {len(body) // count} bytes each, {source}")
            for candidate, median in medians.items():
                print(f"  {candidate:36} {median:8.0f}  ({median / base:.2f})")
            print()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
