"""Writes what programs read of the site: llms.py SOURCES SITE

Each page as Markdown beside the page itself; `llms.txt`, which lists them with what each is about;
and `reference.md`, in which all pages of the reference are one.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from pages import Entry, about, entries, parts, site_path, with_links

REFERENCE = "Reference"


def main(sources: Path, site: Path) -> None:
    listed = entries()
    for entry in listed:
        path = site / site_path(entry.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((sources / site_path(entry.file)).read_bytes())
    (site / "llms.txt").write_text(index(sources, listed), "utf-8")
    reference = [entry for entry in listed if entry.section == REFERENCE]
    (site / "reference.md").write_text(one_file(sources, reference), "utf-8")


def index(sources: Path, listed: list[Entry]) -> str:
    first, *others = listed
    lines = [f"# {first.title}", "", f"> {about(page(sources, first))}", ""]
    lines += [f"The pages on rules, events, commands and schemas are in one file, too: [reference](reference.md).", ""]
    section = ""
    for entry in others:
        if entry.section != section:
            section = entry.section
            lines += [f"## {section}", ""] if lines[-1] == "" else ["", f"## {section}", ""]
        lines.append(f"- [{entry.title}]({site_path(entry.file)}): {about(page(sources, entry))}")
    return "\n".join(lines) + "\n"


def page(sources: Path, entry: Entry) -> str:
    return (sources / site_path(entry.file)).read_text("utf-8")


def one_file(sources: Path, listed: list[Entry]) -> str:
    out = ["# chatapps-webhooks: reference\n"]
    for entry in listed:
        folder = os.path.dirname(site_path(entry.file))

        def from_top(link: str, entry: Entry = entry, folder: str = folder) -> str:
            if ":" in link.split("#")[0]:
                return link
            return site_path(entry.file) + link if link.startswith("#") else os.path.normpath(os.path.join(folder, link))

        text = with_links(page(sources, entry), from_top)
        lower = lambda part: re.sub(r"(?m)^(#{1,5}) ", r"#\1 ", part)  # noqa: E731
        out.append("".join(part if is_code else lower(part) for part, is_code in parts(text)))
    return "\n".join(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
