"""Checks that a description is OpenAPI and that its examples are valid.

Owns the locations of examples in an OpenAPI description. openapi-spec-validator, jsonschema and
PROGRAM give the verdict.

    openapi.py OPENAPI PROGRAM
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

POLICIES = ("contract", "recommended")
COMPONENT = "#/components/schemas/"
VERSIONS = {
    "3.0": (OpenAPIV30SpecValidator, OAS30Validator),
    "3.1": (OpenAPIV31SpecValidator, Draft202012Validator),
}


class Example(NamedTuple):
    """A value, its schema, and its location for messages."""

    place: str
    schema: dict
    value: Any


def of_media(value: Any, place: str = "#") -> Iterator[Example]:
    """The examples of bodies and parameters: objects with `example` or `examples` beside a
    `schema`.
    """
    if isinstance(value, dict):
        if isinstance(schema := value.get("schema"), dict):
            if "example" in value:
                yield Example(f"{place}/example", schema, value["example"])
            for name, example in value.get("examples", {}).items():
                yield Example(f"{place}/examples/{name}", schema, example["value"])
        for name, member in value.items():
            yield from of_media(member, f"{place}/{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from of_media(item, f"{place}/{index}")


def of_schemas(value: Any, place: str) -> Iterator[Example]:
    """The `examples` in schemas, each with the schema that contains it."""
    if isinstance(value, dict):
        if isinstance(examples := value.get("examples"), list):
            yield from (Example(f"{place}/examples", value, example) for example in examples)
        if "example" in value and not isinstance(value["example"], dict):
            yield Example(f"{place}/example", value, value["example"])
        for name, member in value.items():
            yield from of_schemas(member, f"{place}/{name}")


def model(component: str) -> str:
    """The model of a component: `WebhookTargets` is `webhook-targets`."""
    return re.sub("(?<!^)(?=[A-Z])", "-", component).lower()


def main(path: str, program: str) -> None:
    description = json.loads(Path(path).read_bytes())
    of_description, of_schema = VERSIONS[description["openapi"][:3]]
    faults = [f"{error.json_path}: {error.message}" for error in of_description(description).iter_errors()]

    components = description["components"]["schemas"]
    media, schemas = list(of_media(description)), list(of_schemas(components, COMPONENT[:-1]))
    for example in media + schemas:
        # References in the schema refer to the whole description.
        schema = {**example.schema, "components": description["components"]}
        checker = of_schema(schema, format_checker=of_schema.FORMAT_CHECKER)
        faults += [f"{example.place}: {error.message}" for error in checker.iter_errors(example.value)]

    for example in media:
        component = example.schema.get("$ref", "").removeprefix(COMPONENT)
        if component not in components:
            faults.append(f"{example.place}: its schema is no component")
            continue
        for policy in POLICIES:
            answer = subprocess.run(
                [program, "validate", "--model", model(component), "--policy", policy, "-"],
                input=json.dumps(example.value),
                capture_output=True,
                text=True,
                check=False,
            )
            if answer.returncode != 0:
                faults.append(f"{example.place}, policy {policy}: {answer.stdout}{answer.stderr}")

    # Examples of components that others refer to appear in those.
    used = set(re.findall(f'"{COMPONENT}([A-Za-z]+)"', json.dumps(components)))
    shown = {example.schema.get("$ref", "").removeprefix(COMPONENT) for example in media}
    faults += [f"{component} has no example" for component in sorted(set(components) - used - shown)]
    print(
        f"{Path(path).name}: {len(media)} examples of bodies and parameters, "
        f"{len(schemas)} in schemas, {len(faults)} faults"
    )
    if faults:
        raise SystemExit("\n".join(faults[:10]))


if __name__ == "__main__":
    main(*sys.argv[1:])
