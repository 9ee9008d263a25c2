"""Refuses interpreters beside the main one: objects that are kept between calls belong to one of them.

From Python 3.12 on an interpreter refuses such modules by itself, unless it shares the global lock with others.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def require_main() -> None:
    """Raises `ImportError` in any other interpreter."""
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters: Any = __import__(name)
        except ImportError:
            continue
        if interpreters.get_current() != interpreters.get_main():
            raise ImportError("module chatapps_webhooks does not support loading in subinterpreters")
        return
