"""Makes the READMEs of the crates lead somewhere from anywhere: readme.py ROOT, the top of a copy
of the repository, in which it changes them.

Registries and pages of documentation show a README without the repository around it. Its relative
links become addresses: the page of the documentation, below `CHATAPPS_DOCS_URL`, or else the file
in the repository, `REPOSITORY_URL`, as it is at the tag of the version. Where neither is known, the
text of a link stays, and an image goes.
"""

from __future__ import annotations

import os
import posixpath
import re
import sys
from pathlib import Path

# What is in code is passed over. A link to a place on the same page leads there.
LINK = re.compile(r"(?P<code>`+)(?:(?!(?P=code)).|\n)+?(?P=code)|(?P<image>!?)\[(?P<text>[^]]+)\]\((?P<to>(?![a-z]+:|[#/])[^()\s]+)\)")


def readme(text: str, folder: str, version: str) -> str:
    """A README of a folder of the repository, with addresses in its links."""

    def replaced(match: re.Match[str]) -> str:
        if match["to"] is None:
            return match[0]
        path, mark, fragment = match["to"].partition("#")
        file = posixpath.normpath(posixpath.join(folder, path))
        to = address(file, version, "raw" if match["image"] else "blob")
        if to is None:
            return "" if match["image"] else match["text"]
        return f"{match['image']}[{match['text']}]({to}{mark}{fragment})"

    return LINK.sub(replaced, text)


def address(file: str, version: str, kind: str) -> str | None:
    """Where a file of the repository is shown, if that is known."""
    docs, repository = os.environ.get("CHATAPPS_DOCS_URL"), os.environ.get("REPOSITORY_URL")
    if docs and file.startswith("docs/") and (file.endswith(".md") or kind == "raw"):
        page = re.sub(r"(^|/)README\.md$", r"\1index.md", file.removeprefix("docs/"))
        return f"{docs.rstrip('/')}/{re.sub(r'[.]md$', '.html', page)}"
    return f"{repository}/{kind}/v{version}/{file}" if repository else None


def main(root: Path) -> None:
    version = re.search(r'(?m)^\[workspace\.package\]\nversion = "(.*)"', (root / "Cargo.toml").read_text("utf-8"))[1]
    # Several crates have the same one.
    files = set()
    for manifest in root.glob("crates/*/Cargo.toml"):
        for name in re.findall(r'(?m)^readme = "(.*)"', manifest.read_text("utf-8")):
            files.add((manifest.parent / name).resolve())
    for file in files:
        folder = file.parent.relative_to(root.resolve()).as_posix()
        file.write_text(readme(file.read_text("utf-8"), folder, version), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
