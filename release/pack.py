"""Packs the program into an archive that is the same byte for byte if its files are: `pack.py
TARGET BUILT NOTICES OUT`.

Windows gets a zip archive, every other system a compressed tar archive. Its one folder is named
after the target.
"""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTICES = ["THIRD-PARTY-NOTICES", "chatapps-webhooks.cdx.json"]
OURS = ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "CHANGELOG.md"]


def main(target: str, built: str, notices: str, out: str) -> None:
    program = Path(built) / ("chatapps-webhooks.exe" if "windows" in target else "chatapps-webhooks")
    files = {path.name: path.read_bytes() for path in sorted([program, *[Path(notices) / name for name in NOTICES], *[ROOT / name for name in OURS]])}
    name = f"chatapps-webhooks-{target}"
    if "windows" in target:
        path = Path(out) / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file, data in files.items():
                archive.writestr(zipfile.ZipInfo(f"{name}/{file}", (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    else:
        path = Path(out) / f"{name}.tar.gz"
        # Neither the time nor a name is in the header of gzip.
        with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for file, data in files.items():
                member = tarfile.TarInfo(f"{name}/{file}")
                member.size, member.mode = len(data), 0o755 if file == program.name else 0o644
                archive.addfile(member, io.BytesIO(data))
    print(path)


main(*sys.argv[1:])
