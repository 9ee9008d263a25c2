"""The configuration of a project, and desired state: the shared cases, and what Python adds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import chatapps_webhooks as cw

TESTS = Path(__file__).parents[3] / "tests"
CASES = json.loads((TESTS / "projects/cases.json").read_text("utf-8"))
DESIRED = [(file.parent.name, case) for file in sorted((TESTS / "desired").rglob("*.json")) for case in json.loads(file.read_text("utf-8"))]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def found(report: cw.Report) -> list[dict[str, Any]]:
    return [{"rule": it.rule, "level": it.level, "pointer": it.pointer} for it in report.findings]


def named(options: dict[str, Any]) -> dict[str, Any]:
    limits = {name.removeprefix("max_"): options.pop(name) for name in list(options) if name.startswith("max_")}
    return {**options, "limits": limits}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"])
def test_a_project_has_the_findings_that_the_cases_say(case: dict[str, Any], room: Path) -> None:
    for name, text in case["files"].items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_text(text, "utf-8")
    if "invalid" in case:
        with pytest.raises(ValueError) as caught:
            cw.Project.find(room)
        assert str(caught.value).endswith(case["invalid"])
        return
    projects: dict[str, cw.Project] = {}

    def closest(folder: Path) -> cw.Project | None:
        if (project := cw.Project.find(folder)) is None:
            return None
        return projects.setdefault(project.file, project)

    for folder, file in case["closest"].items():
        project = closest(room / folder)
        assert (None if project is None else Path(project.file)) == (None if file is None else room / file)
    for name, options in case.get("options", {}).items():
        project = closest((room / name).parent)
        assert project is not None and named(project.options(room / name)) == options
    for check in case["checks"]:
        path = room / check["file"]
        project = closest(path.parent)
        assert project is not None
        options = {name: check[key] for key, name in (("policy", "policy"), ("levels", "rules"), ("desired", "desired")) if key in check}
        report = project.check_file(path, **options)
        assert (found(report), report.is_valid) == (check["findings"], check["valid"])
        assert project.check(path.read_text("utf-8"), path, **options) == report
        assert project.check(path.read_bytes(), str(path), **options) == report
    suppressions = [
        {"file": Path(file).relative_to(room).as_posix(), "rule": finding.rule, "level": finding.level, "line": finding.line}
        for project in projects.values()
        for file, finding in project.findings()
    ]
    assert suppressions == case.get("suppressions", [])


@pytest.mark.parametrize(("model", "case"), DESIRED, ids=lambda it: it if isinstance(it, str) else it["description"])
def test_desired_state_has_the_findings_that_its_cases_say(model: Any, case: dict[str, Any]) -> None:
    options: Any = {"model": model, "policy": case.get("policy", "recommended"), "rules": case.get("levels"), "desired": True}
    if "data" in case:
        report = cw.check(case["data"], **options)
        assert found(report) == case["findings"]
        assert cw.is_valid(case["data"], **options) == case["valid"]
        text = json.dumps(case["data"])
    else:
        text, options["format"] = case["text"], case.get("format", "json")
        report = cw.check(text, **options)
        assert [{**it, "line": of.line, "column": of.column} for it, of in zip(found(report), report.findings, strict=True)] == case["findings"]
    assert report.is_valid == case["valid"] == cw.is_valid(text, **options)
    if case["valid"]:
        webhooks = cw.parse(text, **options)
        assert "ONION" not in repr(webhooks)
    else:
        with pytest.raises(cw.ValidationError):
            cw.parse(text, **options)


def test_a_model_of_a_reference_is_sent_by_no_plan() -> None:
    webhook = {"subAccountId": "a", "url": "https://hooks.onion.example/", "type": "MSG", "httpAuthorization": {"env": "ONION_TOKEN"}}
    with pytest.raises(cw.ValidationError):
        cw.parse([webhook])
    desired = cw.WebhookSet(cw.parse([webhook], desired=True))
    with pytest.raises(cw.BlockedError):
        cw.plan(cw.WebhookSet(), desired).request()


def test_a_project_is_made_by_its_functions_and_immutable(room: Path) -> None:
    (room / "chatapps-webhooks.toml").write_text("")
    project = cw.Project.read(str(room / "chatapps-webhooks.toml"))
    assert repr(project) == f"Project.read({project.file!r})"
    with pytest.raises(TypeError, match=r"`Project\.find` and `Project\.read` make one"):
        cw.Project()
    with pytest.raises(AttributeError, match="`file` can't be set"):
        project.file = "a"  # type: ignore[misc]


def test_the_example_of_the_docs_works(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (TESTS.parent / "docs/configuration.md").read_text("utf-8")
    (block,) = re.findall(r"(?ms)^```python\n(.*?)^```", text)
    (room / "requests").mkdir()
    (room / "chatapps-webhooks.toml").write_text("[rules]\nurl_fragment = 'off'\n")
    body = json.dumps([{"subAccountId": "Onion", "url": "https://hooks.onion.example/#a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}])
    (room / "requests/webhooks.json").write_text(body)
    monkeypatch.chdir(room)
    scope: dict[str, Any] = {"body": body}
    exec(block, scope)
    assert scope["report"].findings == () and scope["webhooks"][0].sub_account_id == "Onion"


def test_wrong_arguments_are_told(room: Path) -> None:
    (room / "chatapps-webhooks.toml").write_text("[limits]\nbytes = 4\n")
    project = cw.Project.read(room / "chatapps-webhooks.toml")
    wrong: Any = 1
    for call in (cw.Project.find, cw.Project.read, project.check_file, project.options):
        with pytest.raises(TypeError, match="expected a `str` or a path, found `int`"):
            call(wrong)
    with pytest.raises(TypeError, match="`data`: expected text, found `list`"):
        project.check([])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown rule `insecure_urls`"):
        project.check("[]", rules={"insecure_urls": "off"})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="unknown policy"):
        project.check("[]", policy="lax")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown model"):
        project.check("[]", model="webhok")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        cw.Project.read(room / "none.toml")
    with pytest.raises(FileNotFoundError):
        project.check_file(room / "none.json")
    assert [it.rule for it in project.check("[   ]").errors] == ["body_too_large"]
    (room / "large.json").write_text("[   ]")
    assert [it.rule for it in project.check_file(room / "large.json").errors] == ["body_too_large"]
