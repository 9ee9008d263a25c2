"""The command line: `python -m chatapps_webhooks`, or `chatapps-webhooks`. It is that of the Rust program."""

from __future__ import annotations

import signal
import sys

from ._native import run


def main() -> int:
    """Does what the arguments ask for, and returns the exit code."""
    # Python would note an interrupt and wait for native code to return.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["chatapps-webhooks", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
