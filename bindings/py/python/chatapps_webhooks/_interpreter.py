"""Refuses interpreters that the native module can't be in.

Those beside the main one: objects that are kept between calls belong to one of them. From Python 3.12 on an interpreter refuses such modules by
itself, unless it shares the global lock with others. And those without the global lock: dicts are read while nobody else changes them. An
interpreter that can do without takes it back when such a module is loaded, unless it was told not to.
"""

from __future__ import annotations

import sys

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


def require_lock() -> None:
    """Raises `ImportError` without the global lock. To be asked when the native module is loaded, which takes it back."""
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        raise ImportError("module chatapps_webhooks needs the global interpreter lock: run Python without `PYTHON_GIL=0` and `-X gil=0`")
