"""Shared by the tests: the location of the shared files, and findings without positions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chatapps_webhooks import Report

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root folder of the repository."""
    return ROOT


@pytest.fixture
def full() -> dict[str, Any]:
    """A webhook with all properties but `httpAuthorization`, free of findings."""
    return {
        "subAccountId": "Onion_Marketing",
        "url": "https://hooks.onion.example/events",
        "enabled": True,
        "type": "MSG",
        "oauth": {
            "url": "https://login.onion.example/token",
            "clientId": "chat-apps",
            "clientSecret": "rw4Kd0b2u",
            "credentialsLocation": "header",
            "scope": "events.write",
        },
    }


def without_positions(report: Report) -> list[dict[str, Any]]:
    """The findings as for an object: without positions."""
    findings = report.to_dict()["findings"]
    for finding in findings:
        for place in (finding, finding["params"].get("related", {})):
            for name in ("line", "column", "range"):
                place.pop(name, None)
    return findings
