"""What the schema and zizmor don't know of our workflows."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
JOBS = [(file.stem, name, job) for file in FILES for name, job in yaml.safe_load(file.read_text())["jobs"].items()]
EACH_JOB = pytest.mark.parametrize("job", [pytest.param(job, id=f"{file}/{name}") for file, name, job in JOBS])
EACH_STEP = pytest.mark.parametrize("step", [pytest.param(step, id=f"{file}/{name}/{index}") for file, name, job in JOBS for index, step in enumerate(job.get("steps", []))])

# Commands that are no scripts of ours.
TOOLS = {"make", "git", "mkdir", "mv", "rm", "tar", "buildah", "python"}


@EACH_STEP
def test_a_step_calls_a_script_that_is_there(step: dict[str, Any]) -> None:
    for command in re.split(r"\s*&&\s*|\n", step.get("run", "")):
        first = command.split(" ")[0]
        if first and first not in TOOLS:
            assert os.access(ROOT / first, os.X_OK), command
        assert not re.match(r"python (?!release/gate )", command), command


@EACH_STEP
def test_no_value_becomes_a_part_of_a_script(step: dict[str, Any]) -> None:
    assert "${{" not in step.get("run", "")


@EACH_JOB
def test_a_job_says_what_it_may_do_and_no_secret_is_named(job: dict[str, Any]) -> None:
    assert job["permissions"]
    assert "secrets" not in str(job)


def test_only_jobs_that_publish_or_sign_may_write() -> None:
    writing = {name for file, name, job in JOBS if any(value == "write" for value in job["permissions"].values())}
    assert writing == {"attest", "draft", "pypi", "npmjs", "crates-io", "registry", "finish", "site", "publish"}
    # A person agrees to each, but for the one that signs, and the one that only calls `publish`.
    assert {name for _, name, job in JOBS if "environment" in job} == writing - {"attest", "site"}


def test_nothing_is_published_before_every_gate_has_passed() -> None:
    """Each job that publishes needs, over others, all workflows that build; each of these has
    gates.
    """
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())["jobs"]

    def needed(name: str) -> set[str]:
        needs = jobs[name].get("needs", [])
        direct = {needs} if isinstance(needs, str) else set(needs)
        return direct.union(*[needed(each) for each in direct])

    called = {name for name, job in jobs.items() if "uses" in job} - {"site"}
    assert called == {"ci", "crates", "wheels", "npm", "programs", "image"}
    for name in ("draft", "pypi", "npmjs", "crates-io", "registry", "finish", "site"):
        assert called <= needed(name), name
    # The site speaks of what can be installed.
    assert {"pypi", "npmjs", "crates-io", "registry", "finish"} <= needed("site")
    for name in ("wheels", "npm", "programs", "image"):
        gates = {each for file, each, _ in JOBS if file == name and each.startswith("gate")}
        assert gates, name


def test_the_site_is_published_by_a_release_or_by_hand() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text())
    # YAML 1.1 reads `on` as a boolean.
    assert set(workflow[True]) == {"workflow_call", "workflow_dispatch"}
    # What builds runs code of others, and may publish nothing.
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    publish = workflow["jobs"]["publish"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"} and len(publish["steps"]) == 1


def test_each_target_is_built_for_each_kind_and_expected() -> None:
    text = (ROOT / "release/complete").read_text()
    scope: dict[str, Any] = {"__file__": str(ROOT / "release/complete"), "__name__": "complete"}
    exec(compile(text, "complete", "exec"), scope)
    for name in ("wheels", "npm", "programs"):
        workflow = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text())
        matrix = workflow["jobs"]["build"]["strategy"]["matrix"]
        assert sorted(row["target"] for row in matrix.get("system", matrix.get("include"))) == sorted(scope["TARGETS"]), name
    files = [
        *[f"chatapps_webhooks-1.2.3-{kind}-{tag}.whl" for kind in ("cp310-abi3", "cp314-cp314t", "cp315-abi3.abi3t") for tag in TAGS],
        "chatapps_webhooks-1.2.3.tar.gz",
        *[f"chatapps-webhooks-{platform}-1.2.3.tgz" for platform in scope["PACKAGES"].values()],
        "chatapps-webhooks-1.2.3.tgz",
        *[f"chatapps-webhooks-{target}.{'zip' if 'windows' in target else 'tar.gz'}" for target in scope["TARGETS"]],
        *[f"chatapps-webhooks{crate}-1.2.3.crate" for crate in scope["CRATES"]],
        "chatapps-webhooks-image.tar",
    ]
    assert scope["faults"]("1.2.3", files) == []
    for missing in files:
        assert len(scope["faults"]("1.2.3", [file for file in files if file != missing])) == 1, missing
    assert scope["faults"]("1.2.3", [*files, "stranger.whl"]) == ["`stranger.whl` is no file of a release"]


TAGS = [
    "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "manylinux2014_aarch64.manylinux_2_17_aarch64",
    "musllinux_1_2_x86_64",
    "musllinux_1_2_aarch64",
    "macosx_10_12_x86_64",
    "macosx_11_0_arm64",
    "win_amd64",
    "win_arm64",
]


def test_the_crates_of_a_release_are_those_that_can_be_published() -> None:
    manifests = [file.read_text() for file in ROOT.glob("crates/*/Cargo.toml")]
    names = {re.search(r'(?m)^name = "(.*)"', text)[1] for text in manifests if "publish = false" not in text}
    text = (ROOT / "release/complete").read_text()
    listed = re.search(r"CRATES = \[(.*)\]", text)[1]
    assert names == {f"chatapps-webhooks{end}" for end in re.findall(r'"([^"]*)"', listed)}
