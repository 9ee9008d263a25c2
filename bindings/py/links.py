"""Adds links to the metadata of a wheel: documentation from `CHATAPPS_DOCS_URL`; repository,
changelog and issues from `REPOSITORY_URL`. Without these variables it adds none.

    python3 bindings/py/links.py WHEEL
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile
from pathlib import Path


def links() -> list[str]:
    docs, repository = os.environ.get("CHATAPPS_DOCS_URL"), os.environ.get("REPOSITORY_URL")
    found = [("Documentation", docs)] if docs else []
    if repository:
        found += [("Repository", repository), ("Changelog", f"{repository}/blob/main/CHANGELOG.md"), ("Issues", f"{repository}/issues")]
    return [f"Project-URL: {name}, {url}" for name, url in found]


def main() -> None:
    wheel = Path(sys.argv[1])
    if not links():
        return
    with zipfile.ZipFile(wheel) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    (metadata,) = [info.filename for info, _ in files if info.filename.endswith(".dist-info/METADATA")]
    record = metadata.replace("METADATA", "RECORD")
    ((_, old),) = [file for file in files if file[0].filename == metadata]
    headers, body = old.split(b"\n\n", 1)
    new = b"\n".join([headers, *[link.encode() for link in links()]]) + b"\n\n" + body
    digest = base64.urlsafe_b64encode(hashlib.sha256(new).digest()).rstrip(b"=").decode()
    made = wheel.with_suffix(".part")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in files:
            if info.filename == metadata:
                data = new
            elif info.filename == record:
                lines = [f"{metadata},sha256={digest},{len(new)}" if line.startswith(f"{metadata},") else line for line in data.decode().splitlines()]
                data = "".join([f"{line}\n" for line in lines]).encode()
            archive.writestr(info, data)
    made.replace(wheel)


if __name__ == "__main__":
    main()
