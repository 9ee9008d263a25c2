"""The command line of the Rust program: `python -m chatapps_webhooks`, or `chatapps-webhooks`."""

from __future__ import annotations

import signal
import sys

from ._native import run


def main() -> int:
    """Runs the command line and returns its exit code."""
    # Otherwise Python would only note an interrupt and wait for native code to return.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["chatapps-webhooks", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
