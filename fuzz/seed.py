"""Writes the seeds of the fuzz targets from the current shared vectors and examples.

Usage: seed.py FOLDER. Writes one folder for each target into FOLDER.
"""

import hashlib
import json
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
MODELS = ["webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"]
DOCUMENT_TARGETS = {"check": 12, "agree": 1, "round_trip": 1, "secrets": 60}


def documents():
    """The model and the bytes of each vector and example."""
    for path in sorted(REPOSITORY.glob("tests/vectors/*/*.json")):
        for case in json.loads(path.read_text("utf-8")):
            if "bytes" in case:
                content = bytes.fromhex(case["bytes"])
            else:
                content = (case["text"] if "text" in case else json.dumps(case["data"], ensure_ascii=False)).encode()
            yield path.parent.name, content
    for path in sorted(REPOSITORY.glob("examples/*/*.json")):
        yield "webhooks", path.read_bytes()


def urls(value):
    """All texts in a document that contain a colon or a dot."""
    if isinstance(value, dict):
        for member in value.values():
            yield from urls(member)
    elif isinstance(value, list):
        for item in value:
            yield from urls(item)
    elif isinstance(value, str) and (":" in value or "." in value):
        yield value


def write(folder, content):
    (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def main(root):
    folders = {target: root / target for target in [*DOCUMENT_TARGETS, "uri"]}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for number, (model, content) in enumerate(documents()):
        for target, choices in DOCUMENT_TARGETS.items():
            head = chr(ord("A") + MODELS.index(model)) + chr(ord("A") + number % choices)
            write(folders[target], head.encode() + content)
        try:
            document = json.loads(content)
        except ValueError:
            continue
        for url in urls(document):
            write(folders["uri"], url.encode("utf-8", "surrogatepass"))


main(pathlib.Path(sys.argv[1]))
