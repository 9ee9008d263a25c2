"""What is wrong with a page is found: faults.py. Each case breaks something, and looks for what is
said of it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "site"))

import heads  # noqa: E402
import links  # noqa: E402
import llms  # noqa: E402
import pages  # noqa: E402
import stage  # noqa: E402


def says(expected: str, act: object, *arguments: object) -> None:
    try:
        act(*arguments)  # type: ignore[operator]
    except (pages.Wrong, SystemExit) as error:
        assert expected in str(error), f"{error} lacks {expected}"
    else:
        raise AssertionError(f"nothing is said of {expected}")


def repository(folder: Path, files: dict[str, str]) -> None:
    """Takes a folder for the repository."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    pages.ROOT = stage.ROOT = folder
    pages.SUMMARY = folder / "docs/SUMMARY.md"


def staged(files: dict[str, str]) -> Path:
    folder = Path(tempfile.mkdtemp(dir=scratch))
    repository(folder, files)
    stage.main(folder / "out")
    return folder / "out"


GOOD = {
    "README.md": "# Top\n\n[a](docs/a.md#b), [data](data.json)\n\n```md\n[no link](nowhere.md)\n```\n",
    "data.json": "{}",
    "docs/SUMMARY.md": "[Top](../README.md)\n\n# Part\n\n- [A](a.md)\n- [R](r/README.md) *\n",
    "docs/a.md": "# A\n\n[top](../README.md), `[no link](nowhere.md)`, [one](r/one.md)\n",
    "docs/r/README.md": "# R\n\n[two](two.md), [one](one.md)\n",
    "docs/r/one.md": "<!-- Generated. -->\n\n# One\n\nThe *first* of `two`: [A & B](../a.md)\nand \"C\". It has more. It's for:\n\n## More\n\nText.\n",
    "docs/r/two.md": "# `Two`\n\nThe second\n",
}

with tempfile.TemporaryDirectory() as scratch:
    out = staged(GOOD)
    assert (out / "index.md").read_text() == GOOD["README.md"].replace("docs/a.md", "a.md")
    assert (out / "a.md").read_text().startswith("# A\n\n[top](index.md), `[no link](nowhere.md)`, [one](r/one.md)")
    assert (out / "data.json").is_file()
    assert (out / "SUMMARY.md").read_text().endswith("- [A](a.md)\n- [R](r/index.md)\n  - [Two](r/two.md)\n  - [One](r/one.md)\n")

    says("in no list: docs/b.md", staged, GOOD | {"docs/b.md": "# B\n\nB\n"})
    says("docs/a.md: `b.md` leads to no file", staged, GOOD | {"docs/a.md": "# A\n\n[b](b.md)\n"})
    says("`OTHER.md` leads to a page that is not in docs/SUMMARY.md", staged, GOOD | {"OTHER.md": "", "README.md": "# Top\n\n[o](OTHER.md)\n"})
    for text in ["# A\n", "# A\n\n## B\n\nText.\n", "# A\n\n| a |\n|---|\n", "# A\n\n```sh\ntrue\n```\n"]:
        says("docs/a.md: expected a paragraph before the first section", staged, GOOD | {"docs/a.md": text})
    says("docs/SUMMARY.md:1: expected a heading or a link", staged, GOOD | {"docs/SUMMARY.md": "A page\n"})

    out = staged(GOOD)
    site = Path(scratch) / "described"
    for entry in pages.entries():
        page = (site / pages.site_path(entry.file)).with_suffix(".html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text('<meta name="description" content="all the same">')
    heads.main(out, site)
    assert (site / "r/one.html").read_text() == '<meta name="description" content="The first of two: A &amp; B and &quot;C&quot;. It has more.">'
    llms.main(out, site)
    assert '- [One](r/one.md): The first of `two`: A & B and "C". It has more.\n' in (site / "llms.txt").read_text()
    (site / "a.html").write_text("")
    says("expected one description in the head, found 0", heads.main, out, site)

    site = Path(scratch) / "site"
    site.mkdir()
    (site / "llms.txt").write_text("- [a](a.html)\n")
    page = '<h1 id="b">B</h1><a href="a.html#b">b</a><img src="a.html">'
    (site / "a.html").write_text(page)
    links.main(site)
    for added, expected in [
        ('<a href="c.html">', "`c.html` leads to no file"),
        ('<a href="#c">', "`#c` leads to no place"),
        ('<script src="https://cdn.example/a.js">', "from elsewhere"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', "from elsewhere"),
        ('<img src="b.png">', "`b.png` leads to no file"),
    ]:
        (site / "a.html").write_text(page + added)
        links.read.cache_clear()
        says(expected, links.main, site)
print("faults of pages are found")
