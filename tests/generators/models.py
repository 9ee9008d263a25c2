"""Has pydantic models that datamodel-code-generator made take and give the examples unchanged.

    models.py FOLDER MODULE...
"""

import importlib
import json
import sys
from pathlib import Path

import pydantic


def main(folder: str, *modules: str) -> None:
    sys.path.insert(0, folder)
    examples = json.loads(Path(folder, "examples.json").read_text("utf-8"))
    for name in modules:
        module = importlib.import_module(name)
        # OpenAPI 3.0 has no webhooks, so its description has no events.
        own = [example for example in examples if example["component"] != "Event" or name != "models_3_0"]
        for example in own:
            model = getattr(module, example["component"])
            value = model.model_validate(example["value"])
            written = json.loads(value.model_dump_json(exclude_unset=True, by_alias=True))
            if model.model_validate(written) != value or bare(written) != bare(example["value"]):
                raise SystemExit(f"{name}: {example['name']} is written as {written}")
        failure = next(example["value"] for example in examples if example["component"] == "ErrorResponse")
        for wrong in (["now"], {}, "yesterday"):
            try:
                module.ErrorResponse.model_validate({**failure, "timestamp": wrong})
            except pydantic.ValidationError:
                continue
            raise SystemExit(f"{name} takes {wrong} as a timestamp")
        print(f"{name}: takes and gives {len(own)} examples")


def bare(value):
    """A document without the times, which pydantic writes with fewer digits."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        return {name: bare(member) for name, member in value.items() if name != "timestamp"}
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
