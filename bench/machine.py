"""Writes what the figures were measured with: machine, compilers, runtimes, versions of the peers.

    python3 bench/machine.py PYTHON > machine.json

`PYTHON` is the interpreter that the Python package was measured in. The lock files give the
versions of the peers.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

CRATES = ("sonic-rs", "simd-json", "serde_json", "fluent-uri", "garde", "jsonschema")


def said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def processor() -> str:
    try:
        names = re.findall(r"(?m)^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def system() -> str:
    try:
        name = re.search(r'(?m)^PRETTY_NAME="?([^"\n]+)', Path("/etc/os-release").read_text("utf-8"))
    except OSError:
        name = None
    return f"{name[1] if name else platform.system()}, kernel {platform.release().split('-')[0]}, {platform.machine()}"


def crates() -> dict[str, str]:
    lock = (ROOT / "bench/rust/Cargo.lock").read_text("utf-8")
    versions = dict(re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"', lock))
    return {name: versions[name] for name in CRATES}


def python_packages() -> dict[str, str]:
    lines = (ROOT / "bindings/py/bench/requirements.txt").read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def node_packages() -> dict[str, str]:
    lock = json.loads((ROOT / "bindings/node/bench/package-lock.json").read_text("utf-8"))["packages"]
    return {name: lock[f"node_modules/{name}"]["version"] for name in lock[""]["dependencies"]}


def main(python: str) -> None:
    machine = {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": system(),
        "versions": {
            "rust": said("rustc", "--version").split(" (")[0],
            "python": said(python, "--version"),
            "node": "Node.js " + said("node", "--version").lstrip("v"),
        },
        "peers": {"rust": crates(), "python": python_packages(), "node": node_packages()},
    }
    json.dump(machine, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])
