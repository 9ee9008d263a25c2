"""Refuses interpreters that can't run the native module.

- Subinterpreters: the module keeps objects between calls, and they belong to one interpreter. From
  Python 3.12 on, a subinterpreter refuses such modules by itself, unless it shares the global lock.
- Interpreters that import from a zip archive: the system loads native modules from files alone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def require_main() -> None:
    """Raises `ImportError` in a subinterpreter."""
    import _thread

    if hasattr(_thread, "_is_main_interpreter"):
        # From Python 3.12.1 on. To import what others have takes a quarter of a millisecond.
        if not _thread._is_main_interpreter():
            _refuse()
        return
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters: Any = __import__(name)
        except ImportError:
            continue
        if interpreters.get_current() != interpreters.get_main():
            _refuse()
        return


def _refuse() -> None:
    raise ImportError("module chatapps_webhooks does not support loading in subinterpreters")


def require_files() -> None:
    """Raises `ImportError` inside a zip archive, such as `zipapp` makes."""
    if __spec__ is not None and type(__spec__.loader).__module__ == "zipimport":
        raise ImportError(
            "module chatapps_webhooks can't be imported from a zip archive, since it has native code: put it beside the archive, "
            "or use a tool that unpacks it, such as `shiv` or PyInstaller"
        )
