"""The known differences between an outside validator and the core, each with its reason.

compare.py requires each of them: a listed case on which the validator agrees fails too.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Found = set[tuple[str, str]]


class Deviation(NamedTuple):
    """The conditions and locations in which a validator reports too much or too little."""

    name: str
    reason: str
    referees: set[str]
    formats: str
    places: Callable[[dict, Found], Iterator[str]]
    finds: bool

    def expected(self, ours: Found, case: dict) -> Found:
        """The findings of the validator, in place of those of the core."""
        places = {(place, "format") for place in self.places(case, ours)}
        return ours | places if self.finds else ours - places


def timestamp(case: dict) -> str | None:
    document = case["document"]
    text = document.get("timestamp") if case["model"] == "error-response" and isinstance(document, dict) else None
    return text if isinstance(text, str) else None


def leap_second_or_year_0(case: dict, ours: Found) -> Iterator[str]:
    text = timestamp(case)
    if text is not None and ("/timestamp", "format") not in ours and (text[17:19] == "60" or text[:4] == "0000"):
        yield "/timestamp"


EMPTY_PATH = re.compile("[A-Za-z][A-Za-z0-9+.-]*:(?:[?#].*)?", re.DOTALL)


def nothing_after_the_scheme(case: dict, ours: Found) -> Iterator[str]:
    for pointer, text in urls(case):
        if isinstance(text, str) and EMPTY_PATH.fullmatch(text) and (pointer, "format") not in ours:
            yield pointer


def urls(case: dict) -> Iterator[tuple[str, Any]]:
    """The locations of a document that contain a URL."""
    document, many = case["document"], case["model"] in ("webhooks", "webhook-list")
    if not many and case["model"] != "webhook":
        return
    if many and not isinstance(document, list):
        return
    for index, webhook in enumerate(document if many else [document]):
        pointer = f"/{index}" if many else ""
        if isinstance(webhook, dict):
            yield f"{pointer}/url", webhook.get("url")
            if isinstance(oauth := webhook.get("oauth"), dict):
                yield f"{pointer}/oauth/url", oauth.get("url")


DEVIATIONS = [
    Deviation(
        "leap second, year 0",
        "Python's rfc3339-validator accepts neither leap seconds nor the year 0000. RFC 3339 allows both.",
        {"python"},
        "asserted",
        leap_second_or_year_0,
        finds=True,
    ),
    Deviation(
        "empty path",
        "ajv-formats wants something between the scheme and the query. RFC 3986 §3.3 allows an empty path: `a:`, "
        "`a:?b`.",
        {"ajv"},
        "asserted",
        nothing_after_the_scheme,
        finds=True,
    ),
]
