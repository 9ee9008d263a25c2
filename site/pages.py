"""The pages of the site: which there are, where each is, and where their links lead.

`docs/SUMMARY.md` lists them by the files of this repository. The files of `docs` are at the top of
the site, all others at their paths. An entry that ends in `*` stands for the index of a folder, and
all its other pages below it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUMMARY = ROOT / "docs/SUMMARY.md"

ENTRY = re.compile(r"^(?P<indent> *)(?P<list>- )?\[(?P<title>[^]]+)\]\((?P<path>[^)]+)\)(?P<all> \*)?$")
FENCE = re.compile(r"^ *(```+)")
# A link or a picture, in Markdown or in HTML; what is in code is passed over.
LINK = re.compile(r"""(`+)(?:(?!\1).|\n)+?\1|(?P<before>(?<=\])\(|\b(?:href|src|srcset)=")(?P<to>[^()\s"]+)(?P<after>[)"])""")


# Search engines cut what is longer.
FITS = 160


@dataclass(frozen=True)
class Entry:
    """A page in the list."""

    title: str
    file: str  # from the root of the repository
    depth: int  # -1 outside of the list
    section: str


class Wrong(Exception):
    """Something that the writer of a page has to put right."""


def entries() -> list[Entry]:
    """All pages, in the order of the site."""
    section = ""
    found: list[Entry] = []
    for number, line in enumerate(SUMMARY.read_text("utf-8").splitlines(), 1):
        if line.startswith("# "):
            section = line[2:]
        elif match := ENTRY.match(line):
            file = os.path.normpath(os.path.join("docs", match["path"]))
            depth = len(match["indent"]) // 2 if match["list"] else -1
            found.append(Entry(match["title"], file, depth, section))
            if match["all"]:
                found += [Entry(title_of(page), page, depth + 1, section) for page in beside(file)]
        elif line.strip():
            raise Wrong(f"docs/SUMMARY.md:{number}: expected a heading or a link")
    return found


def beside(index: str) -> list[str]:
    """The other pages in the folder of an index, in the order in which it links to them; others
    last.
    """
    folder = Path(index).parent
    text = (ROOT / index).read_text("utf-8")
    pages = [f"{folder}/{path.name}" for path in sorted((ROOT / folder).glob("*.md")) if path.name != Path(index).name]
    place = lambda page: text.find(f"({Path(page).name}") % (len(text) + 1)  # noqa: E731
    return sorted(pages, key=place)


def title_of(file: str) -> str:
    for line in (ROOT / file).read_text("utf-8").splitlines():
        if line.startswith("# "):
            return line[2:].replace("`", "")
    raise Wrong(f"{file}: expected a line that begins with `# `")


def about(text: str) -> str:
    """What a page is about: as many sentences of its first paragraph as fit, without links and
    emphasis.
    """
    prose = "".join(part for part, is_code in parts(text) if not is_code)
    before, *_ = re.split(r"(?m)^## ", prose, maxsplit=1)
    for paragraph in re.split(r"\n\s*\n", before):
        if paragraph.strip() and not re.match(r"\s*(#|<!--|\||-|\*\*|\d+\.|!|>)", paragraph):
            plain = re.sub(r"!?\[([^]]+)\]\([^)]*\)", r"\1", " ".join(paragraph.split()))
            first, *others = re.split(r"(?<=[.!?]) ", re.sub(r"(?<![`\w*])\*([^*`]+)\*(?![`\w*])", r"\1", plain).rstrip(":"))
            for other in others:
                if len(first) + len(other) >= FITS or not other.endswith((".", "!", "?")):
                    break
                first += f" {other}"
            return first
    raise Wrong("expected a paragraph before the first section: what the page is about")


def unlisted(listed: list[Entry]) -> list[str]:
    """Files of `docs` that are in no entry."""
    known = {entry.file for entry in listed} | {"docs/SUMMARY.md"}
    return [file for path in sorted((ROOT / "docs").rglob("*.md")) if (file := path.relative_to(ROOT).as_posix()) not in known]


def site_path(file: str) -> str:
    """Where a file of the repository is in the sources of the site."""
    return re.sub(r"(^|/)README\.md$", r"\1index.md", file.removeprefix("docs/"))


def with_links(text: str, change: Callable[[str], str]) -> str:
    """The text of a page with other links."""

    def replaced(match: re.Match[str]) -> str:
        return f"{match['before']}{change(match['to'])}{match['after']}" if match["to"] else match[0]

    return "".join(part if is_code else LINK.sub(replaced, part) for part, is_code in parts(text))


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each is a block of code."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        match = FENCE.match(line)
        if fence:
            lines.append(line)
            if match and match[1] == fence and line.strip() == fence:
                yield "".join(lines), True
                lines, fence = [], ""
        elif match:
            yield "".join(lines), False
            lines, fence = [line], match[1]
        else:
            lines.append(line)
    yield "".join(lines), bool(fence)
