"""The goals, and which of our functions does the same job as which peer."""

from __future__ import annotations

from typing import NamedTuple


class Goal(NamedTuple):
    """The largest ratio allowed between two figures of one corpus, in each of some corpora."""

    language: str
    what: str
    corpora: tuple[str, ...]
    ours: str
    theirs: str
    most: float


SKIP = "sonic-rs, skip"
MSGSPEC = "msgspec Structs, no check of URIs"
UNTRACKED = "msgspec gc=False, no check of URIs"
PYDANTIC = "pydantic, AnyUrl"
AJV = "JSON.parse, Ajv"
ALL = "serde_json Value, jsonschema all errors"
TAGGED = "serde_json, tagged structs"

EVENTS = ("1, 1,000 and 100,000 events", ("event", "events", "events_hundredk"))
SINGLE = ("1 and 1,000 × 1", ("one", "singles"))
SINGLE_VALUES = ("values, 1 and 1,000 × 1", ("one values", "singles values"))
MANY_EVENTS = ("1,000 and 100,000 events", ("events", "events_hundredk"))

GOALS = [
    Goal("rust", "from bytes", ("thousand",), "ours, is_valid, contract", SKIP, 1.75),
    Goal("rust", "from bytes", ("thousand",), "ours, is_valid, recommended", SKIP, 2.5),
    Goal("rust", "from bytes", ("thousand",), "ours, parse, contract", "sonic-rs, owned", 1.0),
    Goal("rust", "10 % bad", ("thousand_bad",), "ours, check, contract", ALL, 0.5),
    Goal("rust", "10 % bad", ("thousand_bad",), "ours, check, recommended", ALL, 0.5),
    Goal("rust", *SINGLE, "ours, is_valid, contract", SKIP, 1.6),
    Goal("rust", "1", ("one",), "ours, is_valid, recommended", SKIP, 2.5),
    Goal("rust", "1", ("one",), "ours, parse, recommended", "sonic-rs, owned", 1.5),
    # As the peers, and `parse` in the other languages, it gives the model alone.
    Goal("rust", "1", ("one",), "ours, parse_model, recommended", "sonic-rs, owned", 1.5),
    Goal("python", "from bytes", ("thousand",), "ours, is_valid, contract", MSGSPEC, 0.75),
    Goal("python", "from bytes", ("thousand",), "ours, is_valid, contract", UNTRACKED, 0.75),
    Goal("python", "from bytes", ("thousand",), "ours, parse, contract", MSGSPEC, 1.0),
    Goal("python", "from bytes", ("thousand",), "ours, parse, contract", UNTRACKED, 1.0),
    Goal("python", "from bytes", ("thousand",), "ours, is_valid, contract", PYDANTIC, 0.1),
    Goal("python", "from bytes", ("thousand",), "ours, parse, contract", PYDANTIC, 0.1),
    Goal("python", "from dicts", ("thousand values",), "ours, is_valid, contract", "jsonschema-rs is_valid", 1.0),
    Goal("python", *SINGLE, "ours, is_valid, contract", MSGSPEC, 1.0),
    Goal("python", *SINGLE, "ours, is_valid, recommended", MSGSPEC, 1.3),
    Goal("python", *SINGLE, "ours, parse, contract", MSGSPEC, 1.3),
    Goal("python", *SINGLE, "ours, parse, recommended", MSGSPEC, 1.3),
    Goal("python", "dicts, 10 % bad", ("thousand_bad values",), "ours, check, recommended", "jsonschema-rs, all errors", 1.0),
    Goal("node", "from a Buffer", ("thousand",), "ours, isValid, contract", AJV, 0.15),
    Goal("node", "from a Buffer", ("thousand",), "ours, isValid, contract", "JSON.parse", 1.0),
    Goal("node", "from a Buffer", ("thousand",), "ours, parse, contract", AJV, 0.8),
    Goal("node", "values, 1,000", ("thousand values",), "ours, isValid, contract", "Ajv", 1.0),
    Goal("node", "values, 1,000", ("thousand values",), "ours, isValid, recommended", "Ajv", 1.0),
    Goal("node", *SINGLE_VALUES, "ours, isValid, contract", "Ajv", 1.0),
    Goal("node", *SINGLE_VALUES, "ours, isValid, recommended", "Ajv", 1.0),
    Goal("node", *SINGLE_VALUES, "ours, isValid, contract", "zod validate", 1.0),
    Goal("node", *SINGLE_VALUES, "ours, parse, contract", "zod parse", 1.5),
    Goal("node", "values, 10 % bad", ("thousand_bad values",), "ours, check, recommended", "all errors of Ajv", 1.0),
    Goal("rust", *EVENTS, "ours, parse, contract", TAGGED, 1.0),
    Goal("rust", *EVENTS, "ours, is_valid, contract", TAGGED, 0.6),
    # One event that is read again and again may take longer.
    Goal("python", "one event", ("event",), "ours, parse_event", "msgspec Structs", 1.3),
    Goal("python", "one event", ("event",), "ours, parse_event", "msgspec gc=False", 1.3),
    Goal("python", *MANY_EVENTS, "ours, parse_event", "msgspec Structs", 1.0),
    Goal("python", *MANY_EVENTS, "ours, parse_event", "msgspec gc=False", 1.0),
    Goal("python", *EVENTS, "ours, parse_event", "pydantic", 0.15),
    Goal("node", *EVENTS, "ours, parseEvent", "JSON.parse of a Buffer", 1.2),
    # Few compile their schemas.
    Goal("node", *EVENTS, "ours, parseEvent", "JSON.parse, zod parse, not compiled", 0.5),
    Goal("node", *EVENTS, "ours, parseEvent", "JSON.parse, zod parse", 0.5),
]

FLAT = 1.25
"""Cost counts as flat up to this ratio of a webhook among 100,000 to one among ten."""

PROGRAM = 2.5
"""The time that the program takes for a small file, at most, in milliseconds."""

IMPORTS = {
    ("python", "`import chatapps_webhooks`"): ("python, json", "`import json`", 0.5),
    ("node", "`require('chatapps-webhooks')`"): ("node, empty", "that of an empty package", 1.5),
}
"""What an import is compared with, and the most of the time of that."""

PACKAGE = 3.0
"""The size of a package, at most, in MB."""

MEMORY = 2.5
"""The peak memory of `parse`, at most, as a multiple of the body."""

NDJSON = 0.8
"""The speed of the program, at least, in GB/s."""

ALL_FINDINGS = 0.35
"""The same where all findings are written, as a multiple of what `SKIP` reads on one core."""

BASES = {
    ("rust", ""): SKIP,
    ("rust", "_bad"): ALL,
    ("python", ""): MSGSPEC,
    ("python", " values"): "jsonschema-rs is_valid",
    ("python", "_bad"): "orjson, jsonschema-rs, all errors",
    ("python", "_bad values"): "jsonschema-rs, all errors",
    ("node", ""): AJV,
    ("node", " values"): "Ajv",
    ("node", "_bad"): "JSON.parse, all errors of Ajv",
    ("node", "_bad values"): "all errors of Ajv",
}
"""The contender that the ratios of a table refer to."""

COLUMNS = {"`is_valid_many`": ("`is_valid` in a loop", "the program, `--quiet`"), "`check_many`": ("`check` and `parse_event` in a loop", "the program")}
"""Our functions for columns of Arrow, each with the loop and the command that do the same."""

TIMES_THE_LOOP, OF_THE_PROGRAM = 5, 1.5
"""How many times as fast as the loop they are to be, and the most of the program's time that they
may take.
"""

EVENT_BASES = {"rust": TAGGED, "python": "msgspec Structs", "node": "JSON.parse of a Buffer"}
"""The same for the tables of events."""

EVENT_DOORS = {
    "rust": ("is_valid, contract", "parse, contract"),
    "python": ("is_valid, contract", "parse_event"),
    "node": ("isValid, contract", "parseEvent"),
}
"""Our functions for events: for a verdict, and for the event itself."""

THREE = ", then three values"
"""What rows of events end with in which values are read, too."""

VERDICTS = {"serde_json, skip", "JSON.parse, zod validate"}
"""The peers that have nothing but a verdict on an event."""

MODELS = {
    "sonic-rs, borrowed", "sonic-rs, borrowed, fluent-uri", "sonic-rs, owned", "sonic-rs, owned, fluent-uri",
    "simd-json, borrowed, fluent-uri", "simd-json, owned, fluent-uri", "serde_json, borrowed, fluent-uri",
    "serde_json, owned, fluent-uri", "serde_json, owned, garde url", MSGSPEC, UNTRACKED, PYDANTIC, "zod parse", "JSON.parse, zod parse",
}  # fmt: skip
"""The peers that return models, as `parse` does. The others return a verdict or all errors."""


def door(name: str, bad: bool, language: str) -> str:
    """Our function that does the same job as a peer."""
    if bad:
        return "check"
    if name in MODELS:
        # Without a report, as theirs.
        return "parse_model" if language == "rust" else "parse"
    return "isValid" if language == "node" else "is_valid"


def event_door(name: str, language: str) -> str:
    """Our function for events that does the same job as a peer."""
    is_valid, parse = EVENT_DOORS[language]
    if name.endswith(THREE):
        return parse + THREE
    return is_valid if name in VERDICTS else parse
