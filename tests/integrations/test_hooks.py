"""The hooks for pre-commit, in a scratch repository that gets the wheel from a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RELEASE = os.environ["RELEASE"]
RIGHT = '[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]\n'
WRONG = RIGHT.replace('"MSG"', '"DR"')
FIXABLE = RIGHT.replace("subAccountId", "sub_account_id")


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PIP_FIND_LINKS": RELEASE, "PRE_COMMIT_COLOR": "never", "GIT_CONFIG_GLOBAL": os.devnull, **more}
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)


def committed(folder: Path) -> str:
    """A repository with all files of a folder in it, and its revision."""
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--no-verify", "--message", "Begin"]):
        done = run(folder, "git", "-c", "user.name=Onion", "-c", "user.email=onion@example.com", *command)
        assert done.returncode == 0, done
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What pre-commit clones: all that it needs is in two files, so nothing can be compiled."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in (".pre-commit-hooks.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder, committed(folder)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


def check(room: Path, hooks: tuple[Path, str], cache: str, hook: str, files: dict[str, str], more: str = "") -> subprocess.CompletedProcess[str]:
    folder, revision = hooks
    configuration = f"repos:\n- repo: file://{folder}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n{more}"
    for name, text in {**files, ".pre-commit-config.yaml": configuration}.items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_text(text)
    committed(room)
    return run(room, sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", PRE_COMMIT_HOME=cache)


def test_the_versions_are_that_of_the_workspace() -> None:
    workspace = (ROOT / "Cargo.toml").read_text().partition("[workspace.package]")[2]
    version = next(line.split('"')[1] for line in workspace.splitlines() if line.startswith("version"))
    text = (ROOT / "pyproject.toml").read_text()
    assert f'version = "{version}"\n' in text and f'"chatapps-webhooks=={version}"' in text


def test_what_is_right_passes_and_what_is_of_others_is_not_looked_at(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    files = {"requests/webhooks.json": RIGHT, "package.json": "{}", "chatapps-webhooks.toml": "policy = 'strict'\n"}
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", files)
    assert done.returncode == 0 and "valid: nothing found in 1 file\n" in done.stdout, done


def test_what_is_wrong_fails_with_its_place(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", {"webhooks.json": WRONG, "other.json": "{"})
    assert done.returncode == 1 and "error[enum]" in done.stdout and "webhooks.json:1:" in done.stdout, done


def test_the_case_of_a_name_does_not_matter(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", {"MyWebhooks.JSON": WRONG})
    assert done.returncode == 1 and "MyWebhooks.JSON:1:" in done.stdout, done


def test_the_files_of_the_documentation_are_requests_alone(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    page = (ROOT / "docs/ci.md").read_text()
    pattern = next(line for line in page.splitlines() if line.startswith("    files: "))
    files = {"requests/a.json": RIGHT, "requests/README.md": "# Requests\n", "requests/.gitkeep": "", "b.json": WRONG}
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", files, pattern + "\n")
    assert done.returncode == 0 and "nothing found in 1 file\n" in done.stdout, done


def test_other_files_and_options_are_a_matter_of_the_configuration(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    more = "    files: ^state/\n    args: [--desired, --policy, strict, --]\n"
    state = "- subAccountId: Onion_Marketing\n  url: https://hooks.onion.example/events\n  type: MSG\n  httpAuthorization: {env: ONION_TOKEN}\n"
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", {"webhooks.json": WRONG, "state/onion.yaml": state}, more)
    assert done.returncode == 0, done


def test_a_file_name_is_no_option(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    files = {"--output=json=README-webhook.json": RIGHT, "README-webhook.json": RIGHT, "-webhook.json": RIGHT}
    for hook in ("chatapps-webhooks", "chatapps-webhooks-fix"):
        done = check(tmp_path, hooks, cache, hook, files)
        assert done.returncode == 0, done
        assert (tmp_path / "README-webhook.json").read_text() == RIGHT


def test_the_fix_changes_the_file_and_passes_the_next_time(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    done = check(tmp_path, hooks, cache, "chatapps-webhooks-fix", {"webhooks.json": FIXABLE})
    assert done.returncode == 1 and "files were modified by this hook" in done.stdout, done
    assert (tmp_path / "webhooks.json").read_text() == RIGHT
    assert run(tmp_path, sys.executable, "-m", "pre_commit", "run", "--all-files", PRE_COMMIT_HOME=cache).returncode == 0


def test_a_mistake_in_the_configuration_does_not_pass(tmp_path: Path, hooks: tuple[Path, str], cache: str) -> None:
    files = {"webhooks.json": RIGHT, "chatapps-webhooks.toml": "polcy = 'strict'\n"}
    done = check(tmp_path, hooks, cache, "chatapps-webhooks", files)
    assert done.returncode == 1 and "chatapps-webhooks.toml:1:1: unknown key `polcy`" in done.stdout and "exit code: 2" in done.stdout, done
