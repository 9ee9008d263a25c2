"""Writes the seeds of the fuzz targets from the shared vectors and the examples, as they are now.

Usage: seed.py FOLDER, into which one folder for each target is written.
"""

import hashlib
import json
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
MODELS = ["webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"]
DOCUMENT_TARGETS = {"check": 12, "agree": 1, "round_trip": 1, "secrets": 60}


def documents():
    """Model and text of each vector and example."""
    for path in sorted(REPOSITORY.glob("tests/vectors/*/*.json")):
        for case in json.loads(path.read_text("utf-8")):
            text = case["text"] if "text" in case else json.dumps(case["data"], ensure_ascii=False)
            yield path.parent.name, text
    for path in sorted(REPOSITORY.glob("examples/*/*.json")):
        yield "webhooks", path.read_text("utf-8")


def urls(value):
    """All texts in a document that have a colon or a dot."""
    if isinstance(value, dict):
        for member in value.values():
            yield from urls(member)
    elif isinstance(value, list):
        for item in value:
            yield from urls(item)
    elif isinstance(value, str) and (":" in value or "." in value):
        yield value


def write(folder, content):
    data = content.encode("utf-8", "surrogatepass")
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def main(root):
    folders = {target: root / target for target in [*DOCUMENT_TARGETS, "uri"]}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for number, (model, text) in enumerate(documents()):
        for target, choices in DOCUMENT_TARGETS.items():
            head = chr(ord("A") + MODELS.index(model)) + chr(ord("A") + number % choices)
            write(folders[target], head + text)
        try:
            document = json.loads(text)
        except ValueError:
            continue
        for url in urls(document):
            write(folders["uri"], url)


main(pathlib.Path(sys.argv[1]))
