"""Refuses interpreters beside the main one: objects that are kept between calls belong to one of them.

From Python 3.12 on the interpreter itself refuses such modules.
"""

from __future__ import annotations

import sys


def require_main() -> None:
    """Raises `ImportError` in any other interpreter."""
    if sys.version_info >= (3, 12):
        return
    try:
        import _xxsubinterpreters as interpreters  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return
    if interpreters.get_current() != interpreters.get_main():
        raise ImportError("module chatapps_webhooks does not support loading in subinterpreters")
