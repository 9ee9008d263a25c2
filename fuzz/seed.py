"""Writes the seeds of the fuzz targets from the current shared vectors, examples and samples, and
their dictionary.

Usage: seed.py FOLDER SAMPLES < DESCRIPTIONS. Writes one folder for each target, and `words.dict`,
into FOLDER. SAMPLES is a file with an event in each line, DESCRIPTIONS is what the example
`descriptions` of the core prints.
"""

import hashlib
import json
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT_TARGETS = {"check": 12, "agree": 1, "round_trip": 1, "fixes": 3, "event": 13, "secrets": 60}


def documents(samples):
    """The model and the bytes of each vector, example and sample."""
    for path in sorted(REPOSITORY.glob("tests/vectors/*/*.json")):
        for case in json.loads(path.read_text("utf-8")):
            if "bytes" in case:
                content = bytes.fromhex(case["bytes"])
            else:
                content = (case["text"] if "text" in case else json.dumps(case["data"], ensure_ascii=False)).encode()
            yield path.parent.name, content
    for path in sorted(REPOSITORY.glob("examples/*/*.json")):
        yield "webhooks", path.read_bytes()
    for line in samples.read_bytes().splitlines():
        yield "event", line


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


def words(descriptions):
    """The names of all properties and the values of all enumerations, as lines of a dictionary of
    libFuzzer.
    """
    names = {prop["name"] for described in descriptions["objects"] for prop in described["properties"]}
    values = {value["text"] for enumeration in descriptions["enumerations"] for value in enumeration["values"]}
    yield from (f'"\\"{name}\\":"\n' for name in sorted(names))
    yield from (f'"\\"{value}\\""\n' for value in sorted(values))


def main(root, samples):
    descriptions = json.load(sys.stdin)
    models = [model["name"] for model in descriptions["models"]]
    folders = {target: root / target for target in [*DOCUMENT_TARGETS, "uri"]}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for number, (model, content) in enumerate(documents(samples)):
        for target, choices in DOCUMENT_TARGETS.items():
            if target == "event" and model != "event":
                continue
            head = chr(ord("A") + models.index(model)) + chr(ord("A") + number % choices)
            write(folders[target], head.encode() + content)
        try:
            document = json.loads(content)
        except ValueError:
            continue
        for url in urls(document):
            write(folders["uri"], url.encode("utf-8", "surrogatepass"))
    dictionary = (REPOSITORY / "fuzz" / "words.dict").read_text("utf-8") + "".join(words(descriptions))
    (root / "words.dict").write_text(dictionary, "utf-8")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
