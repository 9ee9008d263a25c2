"""The wheel that installers choose of a folder for the interpreter that runs this."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import launcher
from place import ROOT, VERSION, executable, run

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def gate(folder: Path, room: Path) -> None:
    python = environment(room / "pip")
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", f"--find-links={folder}", f"chatapps-webhooks=={VERSION}")
    licences(python)
    print(run(python, "-c", "import sys, chatapps_webhooks as cw; print('Python', sys.version.split()[0], cw.__version__)").strip())
    if FREE_THREADED and run(python, "-W", "error", "-c", "import sys, chatapps_webhooks.events; print(sys._is_gil_enabled())").strip() != "False":
        raise SystemExit("the module takes the global lock back")
    launcher.check("pip's launcher", [executable(python.parent, "chatapps-webhooks")], room)
    launcher.check("python -m", [python, "-m", "chatapps_webhooks"], room)
    tests = (ROOT / "bindings/py/tests/requirements.txt").read_text("utf-8").splitlines()
    run(python, "-m", "pip", "install", "--quiet", *[line for line in tests if line.startswith("pytest==")])
    print(run(python, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "-c", ROOT / "bindings/py/pyproject.toml", ROOT / "bindings/py/tests/test_vectors.py").strip().splitlines()[-1])

    # uv has launchers of its own.
    python = environment(room / "uv")
    run(python, "-m", "pip", "install", "--quiet", "--requirement", ROOT / "release/requirements-uv.txt")
    uv = executable(python.parent, "uv")
    tool = {"UV_TOOL_DIR": str(room / "tools"), "UV_TOOL_BIN_DIR": str(room / "bin"), "UV_CACHE_DIR": str(room / "cache")}
    run(uv, "tool", "install", "--quiet", "--no-index", f"--find-links={folder}", f"--python={sys.executable}", f"chatapps-webhooks=={VERSION}", **tool)
    launcher.check("uv's launcher", [executable(room / "bin", "chatapps-webhooks")], room)


LICENCES = """
import importlib.metadata
for file in importlib.metadata.distribution("chatapps-webhooks").files:
    if file.name in ("LICENSE-MIT", "LICENSE-APACHE", "LICENSE-THIRD-PARTY"):
        print(file.name, len(file.locate().read_text("utf-8").splitlines()))
"""


def licences(python: Path) -> None:
    """Fails unless the licences are there: where a checkout has no links, they would be paths."""
    lines = dict(line.split() for line in run(python, "-c", LICENCES).splitlines())
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        if int(lines.get(name, 0)) != len((ROOT / name).read_text("utf-8").splitlines()):
            raise SystemExit(f"the wheel has not the text of {name}")
    if int(lines.get("LICENSE-THIRD-PARTY", 0)) < 100:
        raise SystemExit("the wheel lacks the licences of what is linked")


def environment(folder: Path) -> Path:
    """The interpreter of an empty environment."""
    run(sys.executable, "-m", "venv", folder)
    for name in ("bin", "Scripts"):
        if (folder / name).is_dir():
            return executable(folder / name, "python")
    raise SystemExit(f"{folder} has no interpreter")
