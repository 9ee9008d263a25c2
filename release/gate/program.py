"""The program, as it is or in an archive."""

from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import Path

import launcher
import vectors
from place import VERSION, executable

# What is in an archive beside the program.
BESIDE = {"LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-NOTICES", "README.md", "CHANGELOG.md", "chatapps-webhooks.cdx.json"}


def gate(file: Path, room: Path) -> None:
    program = unpacked(file, room) if file.name.endswith((".tar.gz", ".zip")) else file
    launcher.check("the program", [program], room)
    vectors.check(program)


def unpacked(file: Path, room: Path) -> Path:
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            archive.extractall(room)
    else:
        with tarfile.open(file) as archive:
            archive.extractall(room, filter="data")
    folder = room / file.name.removesuffix(".zip").removesuffix(".tar.gz")
    if missing := BESIDE - {path.name for path in folder.iterdir()}:
        raise SystemExit(f"{file.name} lacks {', '.join(sorted(missing))}")
    bill = json.loads((folder / "chatapps-webhooks.cdx.json").read_text("utf-8"))
    if bill["metadata"]["component"]["version"] != VERSION:
        raise SystemExit(f"{file.name}: the list of what is linked is of another version")
    return executable(folder, "chatapps-webhooks")
