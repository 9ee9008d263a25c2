"""Adds links to the metadata of a wheel or a source distribution: documentation from
`CHATAPPS_DOCS_URL`; repository, changelog and issues from `REPOSITORY_URL`. Without these variables
it adds none.

Indexes show the README in the metadata without the repository around it, so it gets addresses in
the place of its relative links, as `release/readme.py` says.

    python3 bindings/py/links.py FILE
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import re
import runpy
import sys
import tarfile
import zipfile
from pathlib import Path

readme = runpy.run_path(str(Path(__file__).parents[2] / "release/readme.py"))["readme"]

# Where the README is in the repository.
FOLDER = "bindings/py"

# zlib's highest level: it saves 3 % of a wheel.
LEVEL = 9


def links(version: str) -> list[str]:
    docs, repository = os.environ.get("CHATAPPS_DOCS_URL"), os.environ.get("REPOSITORY_URL")
    found = [("Documentation", docs)] if docs else []
    if repository:
        found += [("Repository", repository), ("Changelog", f"{repository}/blob/v{version}/CHANGELOG.md"), ("Issues", f"{repository}/issues")]
    return [f"Project-URL: {name}, {url}" for name, url in found]


def linked(metadata: bytes) -> bytes:
    """Metadata with links, and with a README whose links lead somewhere from anywhere."""
    headers, body = metadata.split(b"\n\n", 1)
    (version,) = re.findall(r"(?m)^Version: (\S+)$", headers.decode())
    return b"\n".join([headers, *[link.encode() for link in links(version)]]) + b"\n\n" + readme(body.decode(), FOLDER, version).encode()


def wheel(path: Path) -> bytes | None:
    """The wheel with links; `None` if it stays as it is."""
    with zipfile.ZipFile(path) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    ((metadata, old),) = [(info.filename, data) for info, data in files if info.filename.endswith(".dist-info/METADATA")]
    record = metadata.replace("METADATA", "RECORD")
    new = linked(old)
    if new == old:
        return None
    digest = base64.urlsafe_b64encode(hashlib.sha256(new).digest()).rstrip(b"=").decode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in files:
            if info.filename == metadata:
                data = new
            elif info.filename == record:
                lines = [f"{metadata},sha256={digest},{len(new)}" if line.startswith(f"{metadata},") else line for line in data.decode().splitlines()]
                data = "".join([f"{line}\n" for line in lines]).encode()
            archive.writestr(info, data, compresslevel=LEVEL)
    return made.getvalue()


def source(path: Path) -> bytes | None:
    """The source distribution with links; `None` if it stays as it is."""
    made = io.BytesIO()
    changed = False
    # No time in the header of the archive: the same files make the same bytes.
    with tarfile.open(path) as archive, gzip.GzipFile("", "wb", LEVEL, made, 0) as packed, tarfile.open(fileobj=packed, mode="w") as copy:
        for member in archive:
            file = archive.extractfile(member)
            data = file.read() if file else b""
            if re.fullmatch("[^/]+/PKG-INFO", member.name):
                old, data = data, linked(data)
                changed |= data != old
                member.size = len(data)
            copy.addfile(member, io.BytesIO(data) if file else None)
    return made.getvalue() if changed else None


def main(path: Path) -> None:
    made = (source if path.name.endswith(".tar.gz") else wheel)(path)
    if made is not None:
        part = path.with_suffix(".part")
        part.write_bytes(made)
        part.replace(path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
