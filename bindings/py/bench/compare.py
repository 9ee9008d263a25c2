"""Measures this package beside its alternatives, all in one run, on the bodies of
`bench/corpus.py`, and on those of `bench/events.py`.

The contenders take turns, so a slow moment of the machine hits all of them. It prints medians, in
nanoseconds per webhook or event. If RESULTS is in the environment, it also writes them to that
file: by corpus, and the dicts of a corpus by its name and `values`.

    bindings/py/bench/run [ROUNDS [CORPUS]...]
"""

from __future__ import annotations

import gc
import json
import os
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
import events
from inline import Inline

Job = Callable[[Any], object]

CORPORA = ("one", "ten", "singles", "thousand", "hundredk", "thousand_bad", "event", "events", "events_hundredk")

TURN = 20_000_000
"""The time that a contender runs in one round, in nanoseconds."""


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


# The same without tracking by the garbage collector: `gc=False` promises that there are no cycles.
class UntrackedOAuth(msgspec.Struct, rename="camel", gc=False):
    url: str
    client_id: str
    client_secret: str
    credentials_location: Literal["header", "body"]
    scope: Optional[str] = None


class UntrackedWebhook(msgspec.Struct, rename="camel", gc=False):
    sub_account_id: str
    url: str
    http_authorization: Optional[str] = None
    enabled: bool = True
    type: Optional[Literal["CADR", "MSG", "CABM"]] = None
    oauth: Optional[UntrackedOAuth] = None


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


def lean(schema: Any) -> Any:
    """The schema that a user would write by hand, without the `pattern` and `not` beside each
    format.
    """
    if isinstance(schema, list):
        return [lean(member) for member in schema]
    if not isinstance(schema, dict):
        return schema
    twins = ("pattern", "not", "allOf") if "format" in schema else ()
    return {name: lean(member) for name, member in schema.items() if name not in twins}


def refused(job: Job, errors: type[Exception] | tuple[type[Exception], ...]) -> Job:
    """A job that must end in an exception."""

    def caught(body: Any) -> object:
        try:
            job(body)
        except errors as error:
            return error
        raise AssertionError("the body must be invalid")

    return caught


def contenders(bad: bool, large: dict[str, Any]) -> dict[str, dict[str, Job]]:
    """The contenders, from bytes and from dicts. No limit may reject a large body here."""
    structs = msgspec.json.Decoder(list[WebhookStruct])
    untracked = msgspec.json.Decoder(list[UntrackedWebhook])
    models = pydantic.TypeAdapter(list[WebhookModel])
    validator = jsonschema_rs.Draft202012Validator(lean(cw.schema("webhooks")), validate_formats=True)
    compiled = fastjsonschema.compile(lean(cw.schema("webhooks", draft="07")))
    if bad:
        # Contenders that stop at the first error are left out. Errors are turned into text, as for
        # a log.
        def all_errors(document: Any) -> object:
            return [str(error.instance_path) + error.message for error in validator.iter_errors(document)]

        def our_errors(data: Any, **options: Any) -> object:
            return [error.pointer + error.message for error in cw.check(data, **options).errors]

        def our_findings(data: Any) -> object:
            return [finding.pointer + finding.message for finding in cw.check(data, **large)]

        def pydantic_errors(job: Job) -> Job:
            job = refused(job, pydantic.ValidationError)
            return lambda body: job(body).errors(include_url=False)  # type: ignore[attr-defined]

        return {
            "": {
                "orjson, jsonschema-rs, all errors": lambda body: all_errors(orjson.loads(body)),
                "pydantic, AnyUrl": pydantic_errors(models.validate_json),
                "ours, check, contract": lambda body: our_errors(body, policy="contract"),
                "ours, check, recommended": lambda body: our_errors(body, **large),
                "ours, check, recommended, notices too": our_findings,
            },
            " values": {
                "jsonschema-rs, all errors": all_errors,
                "pydantic, AnyUrl": pydantic_errors(models.validate_python),
                "ours, check, contract": lambda document: our_errors(document, policy="contract"),
                "ours, check, recommended": lambda document: our_errors(document, **large),
                "ours, check, recommended, notices too": our_findings,
            },
        }

    def ours() -> dict[str, Job]:
        doors = {"is_valid": cw.is_valid, "parse": cw.parse}
        return {
            f"ours, {name}, {policy}": Inline(door, options)
            for name, door in doors.items()
            for policy, options in (("contract", {"policy": "contract"}), ("recommended", large))
        }

    return {
        "": {
            "msgspec Structs, no check of URIs": structs.decode,
            "msgspec gc=False, no check of URIs": untracked.decode,
            "orjson, jsonschema-rs is_valid": lambda body: validator.is_valid(orjson.loads(body)),
            "orjson, fastjsonschema": lambda body: compiled(orjson.loads(body)),
            "pydantic, AnyUrl": models.validate_json,
            **ours(),
            "ours, check, recommended": lambda body: cw.check(body, **large).errors,
        },
        " values": {
            "jsonschema-rs is_valid": validator.is_valid,
            "fastjsonschema": compiled,
            "pydantic, AnyUrl": models.validate_python,
            **ours(),
        },
    }


def turn(job: Job, bodies: list[Any]) -> float:
    """The nanoseconds of one turn for all bodies."""
    sweep = job.sweep if isinstance(job, Inline) else None
    start = time.perf_counter_ns()
    times = 0
    while True:
        if sweep:
            sweep(bodies)
        else:
            for body in bodies:
                job(body)
        times += 1
        elapsed = time.perf_counter_ns() - start
        if elapsed >= TURN:
            return elapsed / times


def measure(jobs: dict[str, Job], bodies: list[Any], count: int, rounds: int) -> dict[str, float]:
    """The median of the nanoseconds per webhook, by contender."""
    # A large body needs fewer rounds.
    rounds = max(3, rounds // 6) if count > 10_000 else rounds
    # To look at the clock takes as long as to read a fifth of an event.
    again = max(1, 100 // count)
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(turn(job, bodies * again) / (count * again))
    return {name: statistics.median(all) for name, all in times.items()}


def freeze() -> None:
    """Contenders that make tracked objects pay for collecting those, not for collecting ours."""
    gc.collect()
    gc.freeze()


def bodies_of(folder: Path, corpus: str) -> list[bytes]:
    file = folder / f"{corpus}.json"
    return [file.read_bytes()] if file.exists() else file.with_suffix(".ndjson").read_bytes().splitlines()


def main(folder: Path, rounds: int, corpora: list[str]) -> None:
    results = {}

    def record(corpus: str, what: str, medians: dict[str, float]) -> None:
        results[corpus] = medians
        print(f"{corpus}: {what}")
        for name, median in medians.items():
            print(f"  {name:42} {median:8.0f} ns")

    for corpus in corpora:
        bodies = bodies_of(folder, corpus)
        if corpus.startswith("event"):
            jobs = events.contenders()
            for body in bodies:
                events.compare_answers(jobs, body)
            freeze()
            record(corpus, f"{len(bodies)} events", measure(jobs, bodies, len(bodies), rounds))
            continue
        documents = [json.loads(body) for body in bodies]
        count = sum(map(len, documents))
        bad = corpus.endswith("_bad")
        if any(cw.is_valid(body, policy="contract") is bad for body in bodies):
            sys.exit(f"{corpus} does not have the expected verdict")
        large: dict[str, Any] = {"max_bytes": len(bodies[0]), "max_entries": count} if count > 10_000 else {}
        freeze()
        for source, jobs in contenders(bad, large).items():
            record(corpus + source, f"{count} webhooks", measure(jobs, documents if source else bodies, count, rounds))
    if "RESULTS" in os.environ:
        Path(os.environ["RESULTS"]).write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int((sys.argv[2:] or [30])[0]), sys.argv[3:] or list(CORPORA))
