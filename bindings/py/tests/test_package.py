"""The installed package: metadata, licences, examples of the READMEs, unsupported interpreters."""

from __future__ import annotations

import base64
import email
import hashlib
import importlib.metadata
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.tags import cpython_tags, parse_tag

import chatapps_webhooks as cw
from conftest import ROOT

PACKAGE = importlib.metadata.distribution("chatapps-webhooks")


def test_the_version_is_that_of_the_workspace(root: Path) -> None:
    manifest = (root / "Cargo.toml").read_text("utf-8")
    (version,) = re.findall(r'(?m)^version = "(.*)"$', manifest.split("[workspace.package]")[1].split("\n[")[0])
    assert cw.__version__ == PACKAGE.version == version


def test_the_lints_of_the_crate_are_those_of_the_workspace(root: Path) -> None:
    def lints(file: str, section: str) -> list[str]:
        text = (root / file).read_text("utf-8")
        text = text[text.index(f"[{section}.rust]") :].split("\n[profile")[0].replace(f"[{section}.", "[")
        return [line for line in text.splitlines() if line and not line.startswith(("#", "unsafe_code"))]

    assert lints("bindings/py/Cargo.toml", "lints") == lints("Cargo.toml", "workspace.lints")


def test_the_wheel_has_types_licences_and_no_requirement() -> None:
    files = {Path(str(file)).name for file in PACKAGE.files or []}
    assert {"py.typed", "_native.pyi", "LICENSE-MIT", "LICENSE-APACHE"} <= files
    assert not [need for need in PACKAGE.requires or [] if "extra" not in need]
    assert PACKAGE.metadata["License-Expression"] == "MIT OR Apache-2.0"


def shipped(name: str) -> bytes:
    """The content of a file of the installed package."""
    (file,) = [file for file in PACKAGE.files or [] if Path(str(file)).name == name]
    return Path(str(file.locate())).read_bytes()


def test_the_wheel_says_what_is_linked_and_under_which_licences() -> None:
    components = {component["name"] for component in json.loads(shipped("chatapps-webhooks.cdx.json"))["components"]}
    assert {"pyo3", "serde", "serde_json", "mimalloc"} <= components
    # These are of the endpoint and of the commands that send requests, which the package doesn't
    # have.
    assert not components & {"sqlx", "rustls", "hyper", "tokio", "axum", "libsqlite3-sys"}
    notices = shipped("LICENSE-THIRD-PARTY").decode()
    assert not [name for name in components if f"{name} " not in notices]


def test_no_path_of_the_building_machine_is_in_it(root: Path) -> None:
    paths = {str(root), str(Path.home()), os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))} - {"/"}
    for file in PACKAGE.files or []:
        # Installers compile modules, and write where they got the package from.
        if file.suffix != ".pyc" and (".dist-info" in str(file.parent) or file.parts[0] == "chatapps_webhooks"):
            content = b"" if file.name == "direct_url.json" else Path(str(file.locate())).read_bytes()
            assert not [path for path in paths if f"{path}/".encode() in content], file


def test_links_are_known_when_the_wheel_is_built(root: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "small-1-py3-none-any.whl"
    files = {"small.py": "", "small-1.dist-info/METADATA": "Metadata-Version: 2.4\nName: small\nVersion: 1.2.3\n\nText\n\nmore"}
    records = [f"{name},sha256=x,{len(text)}\n" for name, text in files.items()]
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in (files | {"small-1.dist-info/RECORD": "".join(records) + "small-1.dist-info/RECORD,,\n"}).items():
            archive.writestr(name, text)
    before = wheel.read_bytes()
    script = [sys.executable, str(root / "bindings/py/links.py"), str(wheel)]
    without = {name: value for name, value in os.environ.items() if name not in ("CHATAPPS_DOCS_URL", "REPOSITORY_URL")}
    subprocess.run(script, env=without, check=True)
    assert wheel.read_bytes() == before
    links = {"CHATAPPS_DOCS_URL": "https://docs.example.com", "REPOSITORY_URL": "https://code.example.com/webhooks"}
    subprocess.run(script, env=without | links, check=True)
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("small-1.dist-info/METADATA")
        record = archive.read("small-1.dist-info/RECORD").decode().splitlines()
    found = email.message_from_bytes(text)
    assert found.get_payload() == "Text\n\nmore" and found["Name"] == "small"
    assert found.get_all("Project-URL") == [
        "Documentation, https://docs.example.com",
        "Repository, https://code.example.com/webhooks",
        "Changelog, https://code.example.com/webhooks/blob/v1.2.3/CHANGELOG.md",
        "Issues, https://code.example.com/webhooks/issues",
    ]
    digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")
    assert record[1] == f"small-1.dist-info/METADATA,sha256={digest},{len(text)}" and len(record) == 3


def test_a_source_distribution_has_the_links_too(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "small-1.2.3.tar.gz"
    files = {"small-1.2.3/PKG-INFO": b"Name: small\nVersion: 1.2.3\n\n[a](../../b.md), `[c](../d.md)`\n", "small-1.2.3/small.py": b"[a](../../b.md)\n"}
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o755
            archive.addfile(member, io.BytesIO(data))
    script = [sys.executable, str(root / "bindings/py/links.py"), str(path)]
    links = {"REPOSITORY_URL": "https://code.example.com/webhooks"}
    subprocess.run(script, env=os.environ | links, check=True)
    with tarfile.open(path) as archive:
        members = archive.getmembers()
        found = {member.name: archive.extractfile(member).read() for member in members}  # type: ignore[union-attr]
    assert [member.mode for member in members] == [0o755, 0o755]
    text = email.message_from_bytes(found.pop("small-1.2.3/PKG-INFO"))
    assert text.get_payload() == "[a](https://code.example.com/webhooks/blob/v1.2.3/b.md), `[c](../d.md)`\n"
    assert len(text.get_all("Project-URL") or []) == 3
    assert found == {"small-1.2.3/small.py": b"[a](../../b.md)\n"}


def test_what_exists_for_tests_alone_is_not_in_it() -> None:
    with pytest.raises(ValueError, match="unknown model `specimen`"):
        cw.check("{}", model="specimen")  # type: ignore[arg-type]
    assert not [name for name in dir(cw) if "Specimen" in name] and not hasattr(cw, "Specimen")
    assert not [file for file in PACKAGE.files or [] if b"SpecimenPart" in Path(str(file.locate())).read_bytes()]


def test_nothing_else_is_imported_with_it() -> None:
    code = (
        "import sys; import chatapps_webhooks as cw; cw.check('[1]'); cw.rules(); "
        "print([name for name in ('pydantic', 'pydantic_core', 'fastapi', 'asyncio') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_what_is_slow_to_import_waits() -> None:
    code = (
        "import sys; before = set(sys.modules); import chatapps_webhooks as cw; "
        "slow = {'dataclasses', 'enum', 'inspect', 'json', 're', 'typing', 'chatapps_webhooks._report', 'chatapps_webhooks._values'} & (set(sys.modules) - before); "
        "cw.is_valid('[]'), cw.parse('[]'); print(slow, cw.WebhookType.INBOUND_MESSAGE.value, set(cw.__all__) - set(dir(cw)))"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append({str(Path(cw.__file__).parent.parent)!r}); {code}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "set() MSG set()\n"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cw.nothing  # type: ignore[attr-defined]


BLOCK = re.compile(r"(?ms)^```python\n(.*?)^```")

# Other tests run the blocks of these, since they need something around them.
ELSEWHERE = ("docs/events/", "docs/configuration.md", "docs/coming-from-python.md")
PAGES = [
    page
    for path in [ROOT / "README.md", ROOT / "bindings/py/README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if not (page := path.relative_to(ROOT).as_posix()).startswith(ELSEWHERE) and BLOCK.search(path.read_text("utf-8"))
]


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_the_documentation_are_right(page: str) -> None:
    for block in BLOCK.findall((ROOT / page).read_text("utf-8")):
        exec(compile(block, page, "exec"), {"__name__": "example"})


def test_the_documentation_has_examples() -> None:
    assert {"README.md", "bindings/py/README.md", "docs/start/python.md"} <= set(PAGES)


SECOND_INTERPRETER = """
import sys, chatapps_webhooks
legacy = sys.argv[1] == "legacy"
if sys.version_info >= (3, 13):
    import _interpreters
    interpreter = _interpreters.create("legacy" if legacy else "isolated")
    print(_interpreters.exec(interpreter, "import chatapps_webhooks"))
else:
    import _xxsubinterpreters
    try:
        _xxsubinterpreters.run_string(_xxsubinterpreters.create(isolated=not legacy), "import chatapps_webhooks")
    except _xxsubinterpreters.RunFailedError as error:
        print(error)
"""


@pytest.mark.parametrize("kind", ["isolated", "legacy"])
def test_a_second_interpreter_is_refused_clearly(kind: str) -> None:
    ended = subprocess.run([sys.executable, "-c", SECOND_INTERPRETER, kind], capture_output=True, text=True, check=True)
    assert "does not support loading in subinterpreters" in ended.stdout


# Interpreters, by version and ABI.
KINDS = [
    ("3.10", 10, "cp310"),
    ("3.13t", 13, "cp313t"),
    ("3.14", 14, "cp314"),
    ("3.14t", 14, "cp314t"),
    ("3.15", 15, "cp315"),
    ("3.15t", 15, "cp315t"),
]


def test_the_wheel_is_offered_to_the_interpreters_that_it_is_for() -> None:
    """3.10 and newer with the global lock; or 3.14 without it; or from 3.15 on, both kinds."""
    wheel = {tag for line in (PACKAGE.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: ") for tag in parse_tag(line[5:])}
    platforms = [tag.platform for tag in wheel]
    offered = {name for name, minor, abi in KINDS if wheel & set(cpython_tags((3, minor), [abi], platforms))}
    assert offered in ({"3.10", "3.14", "3.15"}, {"3.14t"}, {"3.15", "3.15t"})


def test_what_native_code_imports_is_found_by_its_imports() -> None:
    """As the makers of programs of one file look for it: PyInstaller and its like run nothing."""
    from modulefinder import ModuleFinder

    folder = Path(cw.__file__).parent
    finder = ModuleFinder([str(folder.parent), *[path for path in sys.path if path]])
    for module in ("chatapps_webhooks", "chatapps_webhooks.receiver"):
        finder.import_hook(module)
    parts = {f"chatapps_webhooks.{file.stem}" for file in folder.glob("_*.py")} - {"chatapps_webhooks.__init__", "chatapps_webhooks.__main__"}
    assert parts <= finder.modules.keys()
