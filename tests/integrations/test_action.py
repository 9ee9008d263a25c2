"""The script of the GitHub Action, with the variables that GitHub sets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RELEASE = os.environ["RELEASE"]
RIGHT = '[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "Bearer hunter2Onion"}]\n'
WRONG = RIGHT.replace('"MSG"', '"DR"')
SECRET = "hunter2Onion"


class Runner:
    """A runner of GitHub, as far as the action can tell."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.workspace = room / "work"
        self.workspace.mkdir()
        (room / "temp").mkdir()

    def file(self, name: str, text: str) -> None:
        (self.workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (self.workspace / name).write_text(text)

    def step(self, action: Path = ROOT, variables: dict[str, str] | None = None, **inputs: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **(variables or {}),
            "PATH": os.environ["PATH"],
            "HOME": str(self.room),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_OUTPUT": str(self.room / "output"),
            "GITHUB_STEP_SUMMARY": str(self.room / "summary.md"),
            "RUNNER_TEMP": str(self.room / "temp"),
            "CHATAPPS_RELEASE": RELEASE,
            **{f"CHATAPPS_{name.upper()}": value for name, value in inputs.items()},
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", '"$GITHUB_ACTION_PATH/action/check"']
        return subprocess.run(command, cwd=self.workspace, env=environment, text=True, capture_output=True, check=False)

    def read(self, name: str) -> str:
        return (self.room / name).read_text()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def with_program(folder: Path, program: str) -> Path:
    """The action's own script, with a program that is there already."""
    shutil.copytree(ROOT / "action", folder / "action")
    (folder / "action/install").write_text(f"#!/bin/sh\necho '{program}'\n")
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To install it takes longest."""
    room = tmp_path_factory.mktemp("installed")
    environment = {**os.environ, "RUNNER_TEMP": str(room), "CHATAPPS_RELEASE": RELEASE}
    program = subprocess.run([ROOT / "action/install"], env=environment, text=True, capture_output=True, check=True).stdout.strip()
    return with_program(room / "action", program)


def test_findings_are_annotations_a_summary_and_sarif_of_one_run(runner: Runner) -> None:
    runner.file("requests/a.json", WRONG)
    runner.file("b.json", RIGHT)
    done = runner.step(paths="requests\nb.json\n", sarif="findings.sarif")
    assert done.returncode == 1, done
    assert "::error file=requests/a.json,line=1," in done.stdout
    summary, sarif = runner.read("summary.md"), json.loads((runner.workspace / "findings.sarif").read_text())
    assert "| error | <code>requests/a" in summary
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["enum"]
    assert runner.read("output") == "exit-code=1\n"
    assert SECRET not in done.stdout + done.stderr + summary + json.dumps(sarif)


def test_what_is_right_passes(runner: Runner) -> None:
    runner.file("a.json", RIGHT)
    done = runner.step(paths="a.json", policy="strict")
    assert (done.returncode, runner.read("output")) == (0, "exit-code=0\n"), done


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"paths": ""}, "::error title=chatapps-webhooks::the input `paths` names no file"),
        ({"paths": "\n\n"}, "::error title=chatapps-webhooks::the input `paths` names no file"),
        ({"paths": "a.json", "desired": "yes"}, "the input `desired` must be `true` or `false`"),
        ({"paths": "a.json", "policy": "lax"}, "lax"),
        ({"paths": "a.json", "fail_on": "--help"}, "--help"),
        ({"paths": "none.json"}, "none.json"),
        ({"paths": "--help"}, "--help"),
        ({"paths": "-"}, "./-"),
        ({"paths": "a.json", "config": "none.toml"}, "none.toml"),
        ({"paths": "a.json", "sarif": "none/a.sarif"}, "none/a.sarif"),
    ],
)
def test_what_cannot_run_does_not_pass(runner: Runner, installed: Path, inputs: dict[str, str], message: str) -> None:
    runner.file("a.json", RIGHT)
    done = runner.step(installed, **inputs)
    assert done.returncode == 2 and message in done.stdout + done.stderr, done
    assert "::error title=chatapps-webhooks::" in done.stdout and runner.read("output") == "exit-code=2\n"


def test_inputs_are_never_run(runner: Runner, installed: Path) -> None:
    hostile = "$(touch stolen); `touch stolen`; a.json' \"; touch stolen #"
    runner.file("a.json", RIGHT)
    for name in ("paths", "policy", "config", "fail_on", "desired", "sarif"):
        assert runner.step(installed, **{"paths": "a.json", name: hostile}).returncode != 0 or name == "sarif"
    assert runner.step(paths="a.json", release=hostile).returncode == 2
    assert not list(runner.room.rglob("stolen"))


@pytest.mark.parametrize("name", ["NONE", "PYTHONPATH", "PYTHONHOME"])
def test_nothing_in_the_checkout_is_code(runner: Runner, name: str) -> None:
    hostile = "import pathlib\npathlib.Path('stolen').touch()\nraise SystemExit(0)\n"
    for module in ("chatapps_webhooks", "pip", "venv", "logging", "subprocess", "sitecustomize"):
        runner.file(f"{module}.py", hostile)
    runner.file("a.json", WRONG)
    # A job may set it, for its own programs.
    done = runner.step(variables={name: str(runner.workspace)}, paths="a.json")
    assert done.returncode == 1 and "::error file=a.json" in done.stdout, done
    assert not list(runner.room.rglob("stolen"))


def test_a_wheel_with_another_checksum_is_not_installed(runner: Runner) -> None:
    release = runner.room / "release"
    shutil.copytree(RELEASE, release)
    (wheel,) = release.glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    runner.file("a.json", RIGHT)
    done = runner.step(paths="a.json", release=str(release))
    assert done.returncode == 2 and "could not be installed with the checksums of its release" in done.stderr, done
    assert runner.read("output") == "exit-code=2\n"
    (release / "SHA256SUMS").write_text("")
    assert "SHA256SUMS has no wheel of version" in runner.step(paths="a.json", release=str(release)).stderr


@pytest.mark.parametrize(("end", "code"), [("kill -SEGV $$", 139), ("kill -KILL $$", 137), ("exit 101", 101)])
def test_a_crash_does_not_pass(runner: Runner, end: str, code: int) -> None:
    program = runner.room / "program"
    program.write_text(f"#!/bin/sh\n{end}\n")
    program.chmod(0o755)
    done = runner.step(with_program(runner.room / "action", str(program)), paths="a.json")
    assert done.returncode == code and f"exit code {code}" in done.stdout, done
