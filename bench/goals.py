"""The goals, and which of our functions does the same job as which peer."""

from __future__ import annotations

from typing import NamedTuple


class Goal(NamedTuple):
    """The largest ratio allowed between two figures of one corpus."""

    language: str
    what: str
    corpus: str
    ours: str
    theirs: str
    most: float


SKIP = "sonic-rs, skip"
MSGSPEC = "msgspec Structs, no check of URIs"
UNTRACKED = "msgspec gc=False, no check of URIs"
PYDANTIC = "pydantic, AnyUrl"
AJV = "JSON.parse, Ajv"
ALL = "serde_json Value, jsonschema all errors"

GOALS = [
    Goal("rust", "from bytes", "thousand", "ours, is_valid, contract", SKIP, 1.75),
    Goal("rust", "from bytes", "thousand", "ours, is_valid, recommended", SKIP, 2.5),
    Goal("rust", "from bytes", "thousand", "ours, parse, contract", "sonic-rs, owned", 1.0),
    Goal("rust", "10 % bad", "thousand_bad", "ours, check, contract", ALL, 0.5),
    Goal("rust", "10 % bad", "thousand_bad", "ours, check, recommended", ALL, 0.5),
    Goal("python", "from bytes", "thousand", "ours, is_valid, contract", MSGSPEC, 0.75),
    Goal("python", "from bytes", "thousand", "ours, is_valid, contract", UNTRACKED, 0.75),
    Goal("python", "from bytes", "thousand", "ours, parse, contract", MSGSPEC, 1.0),
    Goal("python", "from bytes", "thousand", "ours, parse, contract", UNTRACKED, 1.0),
    Goal("python", "from bytes", "thousand", "ours, is_valid, contract", PYDANTIC, 0.1),
    Goal("python", "from bytes", "thousand", "ours, parse, contract", PYDANTIC, 0.1),
    Goal("python", "from dicts", "thousand values", "ours, is_valid, contract", "jsonschema-rs is_valid", 1.0),
    Goal("node", "from a Buffer", "thousand", "ours, isValid, contract", AJV, 0.15),
    Goal("node", "from a Buffer", "thousand", "ours, isValid, contract", "JSON.parse", 1.0),
    Goal("node", "from a Buffer", "thousand", "ours, parse, contract", AJV, 0.8),
    Goal("node", "from values", "thousand values", "ours, isValid, contract", "Ajv", 2.5),
    Goal("node", "events", "events", "ours, parseEvent", "JSON.parse of a Buffer", 1.2),
    Goal("node", "events", "events", "ours, parseEvent", "JSON.parse, zod parse", 0.5),
]

FLAT = 1.25
"""Cost counts as flat up to this ratio of a webhook among 100,000 to one among ten."""

START = 5.0
"""The time to start, at most, in milliseconds."""

MEMORY = 2.5
"""The peak memory of `parse`, at most, as a multiple of the body."""

NDJSON = 0.8
"""The speed of the program, at least, in GB/s."""

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
        return "parse"
    return "isValid" if language == "node" else "is_valid"
