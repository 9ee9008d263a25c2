"""Checks that Taplo, which editors of TOML are built on, reads a configuration as the program does.

Owns where configurations stand in the documentation, and mistakes that the schema tells of. Taplo
gives the verdict, with the schemas of both drafts.

    taplo.py TAPLO PAGE SCHEMAS
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^( *)```toml\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
MISTAKES = (
    "polcy = 'strict'",
    "policy = 'stric'",
    "[rules]\ninsecure_urls = 'off'",
    "[rules]\ninsecure_url = 'loud'",
    "[rules]\ntype = 'off'",
    "[limits]\ndepth = 129",
    "[[models]]\nfiles = []\nmodel = 'event'",
    "[[overrides]]\ntargets = [{ scope = 'Onion_Sandbox' }]\nrules = { too_deep = 'off' }",
    "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']",
)


def blocks(page: str) -> list[str]:
    """The configurations of a page that are files of their own."""
    texts = (re.sub(f"^{indent}", "", text, flags=re.MULTILINE) for indent, text in BLOCK.findall(page))
    return [text for text in texts if "[tool." not in text]


def takes(taplo: str, room: Path, text: str) -> bool:
    """Whether Taplo finds no fault in a configuration beside its schema."""
    file = room / "chatapps-webhooks.toml"
    file.write_text(f"#:schema ./configuration.schema.json\n{text}", encoding="utf-8")
    command = [taplo, "lint", "--no-auto-config", str(file)]
    return subprocess.run(command, cwd=room, capture_output=True, check=False).returncode == 0


def main(taplo: str, page: Path, schemas: Path) -> None:
    right = blocks(page.read_text(encoding="utf-8"))
    assert len(right) > 5, right
    for folder in (".", "draft-07"):
        with tempfile.TemporaryDirectory() as name:
            room = Path(name)
            schema = schemas / folder / "configuration.schema.json"
            (room / schema.name).write_bytes(schema.read_bytes())
            for text in right:
                assert takes(taplo, room, text), f"{folder}: {text}"
            for text in MISTAKES:
                assert not takes(taplo, room, text), f"{folder}: {text}"
    print(f"taplo: {len(right)} configurations are right, {len(MISTAKES)} wrong, in both drafts")


if __name__ == "__main__":
    # It runs in a folder of its own.
    main(str(Path(sys.argv[1]).absolute()), Path(sys.argv[2]), Path(sys.argv[3]))
