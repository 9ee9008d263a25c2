"""Gives each page of a built site a description of its own: heads.py SOURCES SITE

mdBook writes that of the book into all of them.
"""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

from pages import Wrong, about, entries, site_path

DESCRIPTION = re.compile(r'<meta name="description" content="[^"]*">')


def main(sources: Path, site: Path) -> None:
    for entry in entries():
        source = site_path(entry.file)
        said = about((sources / source).read_text("utf-8")).replace("`", "")
        page = (site / source).with_suffix(".html")
        # A function, since a description may have a backslash.
        text, found = DESCRIPTION.subn(lambda _: f'<meta name="description" content="{escape(said)}">', page.read_text("utf-8"))
        if found != 1:
            raise Wrong(f"{page}: expected one description in the head, found {found}")
        page.write_text(text, "utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except Wrong as error:
        sys.exit(str(error))
