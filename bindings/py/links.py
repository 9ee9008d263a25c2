"""Adds links to the metadata of a wheel: documentation from `CHATAPPS_DOCS_URL`; repository,
changelog and issues from `REPOSITORY_URL`. Without these variables it adds none.

The README in it, which indexes show without the repository around it, gets addresses in the place
of its relative links: the page of the documentation, or else the file in the repository, as it is
at the tag of the version. Where neither is known, the text of the link stays.

    python3 bindings/py/links.py WHEEL
"""

from __future__ import annotations

import base64
import hashlib
import os
import posixpath
import re
import sys
import zipfile
from pathlib import Path


def links(version: str) -> list[str]:
    docs, repository = os.environ.get("CHATAPPS_DOCS_URL"), os.environ.get("REPOSITORY_URL")
    found = [("Documentation", docs)] if docs else []
    if repository:
        found += [("Repository", repository), ("Changelog", f"{repository}/blob/v{version}/CHANGELOG.md"), ("Issues", f"{repository}/issues")]
    return [f"Project-URL: {name}, {url}" for name, url in found]


# zlib's highest level: it saves 3 % of a wheel.
LEVEL = 9

# Where the README is in the repository.
FOLDER = "bindings/py"
# What is in code is passed over.
LINK = re.compile(r"(`+)(?:(?!\1).|\n)+?\1|\[(?P<text>[^]]+)\]\((?P<to>\.\./[^()\s]+)\)")


def readme(text: str, version: str) -> str:
    """A README whose links lead somewhere from anywhere."""

    def replaced(match: re.Match[str]) -> str:
        if match["to"] is None:
            return match[0]
        path, mark, fragment = match["to"].partition("#")
        to = address(posixpath.normpath(posixpath.join(FOLDER, path)), version)
        return f"[{match['text']}]({to}{mark}{fragment})" if to else match["text"]

    return LINK.sub(replaced, text)


def address(file: str, version: str) -> str | None:
    """Where a file of the repository is shown, if that is known."""
    docs, repository = os.environ.get("CHATAPPS_DOCS_URL"), os.environ.get("REPOSITORY_URL")
    if docs and file.startswith("docs/") and file.endswith(".md"):
        page = re.sub(r"(^|/)README$", r"\1index", file[len("docs/") : -len(".md")])
        return f"{docs.rstrip('/')}/{page}.html"
    return f"{repository}/blob/v{version}/{file}" if repository else None


def main() -> None:
    wheel = Path(sys.argv[1])
    with zipfile.ZipFile(wheel) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    (metadata,) = [info.filename for info, _ in files if info.filename.endswith(".dist-info/METADATA")]
    record = metadata.replace("METADATA", "RECORD")
    ((_, old),) = [file for file in files if file[0].filename == metadata]
    headers, body = old.split(b"\n\n", 1)
    (version,) = re.findall(r"(?m)^Version: (\S+)$", headers.decode())
    new = b"\n".join([headers, *[link.encode() for link in links(version)]]) + b"\n\n" + readme(body.decode(), version).encode()
    if new == old:
        return
    digest = base64.urlsafe_b64encode(hashlib.sha256(new).digest()).rstrip(b"=").decode()
    made = wheel.with_suffix(".part")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in files:
            if info.filename == metadata:
                data = new
            elif info.filename == record:
                lines = [f"{metadata},sha256={digest},{len(new)}" if line.startswith(f"{metadata},") else line for line in data.decode().splitlines()]
                data = "".join([f"{line}\n" for line in lines]).encode()
            archive.writestr(info, data, compresslevel=LEVEL)
    made.replace(wheel)


if __name__ == "__main__":
    main()
