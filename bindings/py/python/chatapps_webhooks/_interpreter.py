"""Refuses interpreters that can't run the native module.

- Programs in a zip file, as `zipapp` makes them: a native module can't be loaded from there.
- Subinterpreters: the module keeps objects between calls, and they belong to one interpreter. From
  Python 3.12 on, a subinterpreter refuses such modules by itself, unless it shares the global lock.
- Interpreters without the global lock: the module borrows the entries of a `dict`, which no other
  thread may change. A free-threaded interpreter takes the lock back when it loads such a module,
  unless a setting prevents that.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def require_files(loader: object) -> None:
    """Raises `ImportError` if the package is in a zip file."""
    if type(loader).__name__ == "zipimporter":
        raise ImportError("chatapps_webhooks has a native module, which can't be loaded from a zip file: unpack the file, or install the package")


def require_main() -> None:
    """Raises `ImportError` in a subinterpreter."""
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters: Any = __import__(name)
        except ImportError:
            continue
        if interpreters.get_current() != interpreters.get_main():
            raise ImportError("module chatapps_webhooks does not support loading in subinterpreters")
        return


def require_lock() -> None:
    """Raises `ImportError` without the global lock.

    Call it after loading the native module, which takes the lock back.
    """
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        raise ImportError("module chatapps_webhooks needs the global interpreter lock: run Python without `PYTHON_GIL=0` and `-X gil=0`")
