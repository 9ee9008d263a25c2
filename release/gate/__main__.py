"""Installs what was built as its users do, into an empty environment, and tests it there: the
shared vectors, and what becomes of exit codes and of a killed process on their way through each
installer's launcher. Nothing is published that didn't pass here, on its own system.

    python3 release/gate KIND WHAT

    wheels FOLDER   the wheel that pip, and then uv, chooses for this interpreter
    npm FOLDER      the packages, by npm and pnpm from a registry on this machine
    program FILE    an archive, or a program
    image FOLDER    the root of the image
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import image
import npm
import program
import wheels

KINDS = {"wheels": wheels.gate, "npm": npm.gate, "program": program.gate, "image": image.gate}


def main() -> None:
    match sys.argv[1:]:
        case [kind, what] if kind in KINDS:
            with tempfile.TemporaryDirectory(prefix="gate-", ignore_cleanup_errors=True) as room:
                KINDS[kind](Path(what).resolve(strict=True), Path(room).resolve())
            print(f"{kind}: passed")
        case _:
            raise SystemExit(__doc__)


main()
