"""Where things are, and how commands are run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.search(r'\[workspace\.package\]\nversion = "(.*)"', (ROOT / "Cargo.toml").read_text("utf-8")).group(1)  # type: ignore[union-attr]
WINDOWS = os.name == "nt"


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """What a command writes to standard output. If it fails, everything that it wrote is shown."""
    # On Windows, npm and others are scripts, which only a full path starts.
    first = shutil.which(command[0], path=environment.get("PATH")) or command[0]
    done = subprocess.run(
        [first, *command[1:]], cwd=cwd, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}\n{' '.join(str(part) for part in command)}: exit code {done.returncode}")
    return done.stdout


def executable(folder: Path, name: str) -> Path:
    """A program in a folder, whatever its name ends in."""
    found = [folder / f"{name}{end}" for end in (("", ".exe", ".cmd") if not WINDOWS else (".exe", ".cmd"))]
    for path in found:
        if path.exists():
            return path
    raise SystemExit(f"{folder} has no {name}")
