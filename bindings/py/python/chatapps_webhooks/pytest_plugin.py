"""A fixture of pytest, which finds it by itself once the package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .testing import Response


@pytest.fixture
def chatapps_post() -> Callable[..., Response]:
    """Sends an event into an ASGI or WSGI application: `chatapps_webhooks.testing.post`."""
    from .testing import post

    return post


__all__: list[Any] = ["chatapps_post"]
