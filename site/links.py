"""Checks the links of a built site: links.py SITE

Each link to a file of the site leads to one, each fragment to an element of its page, and no page
loads anything from elsewhere.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from pages import LINK, parts


class Page(HTMLParser):
    """The links and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "name" in values:
            self.ids.add(values["name"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        for name in ("src", "srcset") if tag != "link" else ("href",):
            if name in values:
                self.loaded.append(values[name])


@lru_cache(maxsize=None)
def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    return page


def links_of(path: Path) -> tuple[list[str], list[str]]:
    """What a page links to, and what it loads."""
    if path.suffix == ".html":
        return read(path).links, read(path).loaded
    text = path.read_text("utf-8")
    prose = "".join(part for part, is_code in parts(text) if not is_code)
    return [match["to"] for match in LINK.finditer(prose) if match["to"]], []


def main(site: Path) -> None:
    wrong: list[str] = []
    checked = 0
    pages = sorted([*site.rglob("*.html"), *site.rglob("*.md"), site / "llms.txt"])
    for path in pages:
        here = path.relative_to(site).as_posix()
        links, loaded = links_of(path)
        wrong += [f"{here} loads `{link}` from elsewhere" for link in loaded if re.match(r"(?!data:)(\w+:|//)", link)]
        for link in [*links, *[link for link in loaded if not link.startswith("data:")]]:
            if re.match(r"\w+:|//", link):
                continue
            checked += 1
            name, _, fragment = link.partition("#")
            target = Path(os.path.normpath(path.parent / unquote(name))) if name else path
            if not target.is_file():
                wrong.append(f"{here}: `{link}` leads to no file")
            elif fragment and target.suffix in (".html", ".md"):
                # The page has the ids of the text that it was made from.
                if unquote(fragment) not in read(target.with_suffix(".html")).ids:
                    wrong.append(f"{here}: `{link}` leads to no place in its page")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(pages)} pages, {checked} links")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
