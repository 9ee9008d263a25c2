"""A call with arguments by name, written into the loop over the bodies, as users write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Inline:
    """A job whose loop has the call in it: a function around the call would take as long as a
    quarter of reading a webhook, and peers that are called with the body alone need none.
    """

    def __init__(self, door: Callable[..., object], options: dict[str, Any]) -> None:
        self._door = door
        self._options = options
        arguments = ", ".join(["body", *[f"{name}={value!r}" for name, value in options.items()]])
        scope: dict[str, Any] = {"door": door}
        exec(f"def sweep(bodies):\n for body in bodies:\n  door({arguments})", scope)
        self.sweep: Callable[[list[Any]], None] = scope["sweep"]

    def __call__(self, body: Any) -> object:
        return self._door(body, **self._options)
