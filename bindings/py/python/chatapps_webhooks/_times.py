"""Converts RFC 3339 times to `datetime` and back. The core has already checked the text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))"
)


def to_datetime(text: str) -> datetime:
    """Returns the time, cut to microseconds. Second 60 becomes second 0 of the next minute.

    Raises:
        ValueError: If `datetime` can't hold it.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError("expected a date and time (RFC 3339)")
    *parts, fraction, sign, hours, minutes = match.groups()
    year, month, day, hour, minute, second = map(int, parts)
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-offset if sign == "-" else offset)
    leap = second == 60
    try:
        start = datetime(year, month, day, hour, minute, 59 if leap else second, tzinfo=zone)
        if leap:
            return start + timedelta(seconds=1)
    except (ValueError, OverflowError):
        raise ValueError("the time is out of the range of datetime; timestamp_text has it") from None
    return start.replace(microsecond=int((fraction or "0").ljust(6, "0")[:6]))


def received(text: str) -> datetime | None:
    """Returns the time of an event, which may be anything; `None` if `datetime` can't hold it."""
    try:
        return to_datetime(text)
    except ValueError:
        return None


def to_text(value: object) -> object:
    """Returns the RFC 3339 text of a `datetime`, and anything else unchanged.

    Raises:
        ValueError: If the `datetime` has no time zone, or one that RFC 3339 can't write.
    """
    if not isinstance(value, datetime):
        return value
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("expected a datetime with a time zone")
    if offset % timedelta(minutes=1):
        raise ValueError("expected a time zone whose offset is whole minutes, as RFC 3339 requires; convert it to UTC")
    return value.isoformat()
