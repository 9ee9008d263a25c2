"""Text in other formats than JSON: the same findings, with positions of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import chatapps_webhooks as cw

YAML = """\
# where events go
- subAccountId: Onion_Marketing
  url: https://hooks.onion.example/events
  type: {type}
"""
TOML = """\
[[webhooks]]
subAccountId = "Onion_Marketing"
url = "https://hooks.onion.example/events"
type = "{type}"
"""
JSONC = """\
[
  // where events go
  {{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "{type}"}},
]
"""
TEXTS: list[Any] = [("yaml", YAML), ("toml", TOML), ("jsonc", JSONC)]


@pytest.mark.parametrize(("format", "text"), TEXTS)
def test_a_document_has_the_findings_of_json(format: Any, text: str) -> None:
    right, wrong = text.format(type="MSG"), text.format(type="DR")
    assert cw.is_valid(right, format=format) and not cw.is_valid(wrong, format=format)
    (webhook,) = cw.parse(right.encode(), format=format)
    assert webhook.type == "MSG" and webhook.sub_account_id == "Onion_Marketing"
    (finding,) = cw.check(wrong, format=format).errors
    assert (finding.rule, finding.pointer) == ("enum", "/0/type")
    assert finding.range is not None
    assert wrong.encode()[finding.range.start : finding.range.stop].strip(b'"') == b"DR"
    with pytest.raises(cw.ValidationError) as caught:
        cw.parse(wrong, format=format)
    assert caught.value.report == cw.check(wrong, format=format)


@pytest.mark.parametrize(("format", "text"), TEXTS)
def test_the_end_of_a_name_says_how_a_file_is_written(format: Any, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"webhooks.{format.upper()}"
    path.write_text(text.format(type="DR"), "utf-8")
    assert cw.check_file(path) == cw.check(text.format(type="DR"), format=format)
    assert cw.check_file(path, format="json").errors[0].rule == "syntax"


def test_objects_have_no_format() -> None:
    with pytest.raises(TypeError, match="expected text, since objects have no format, found `list`"):
        cw.check([], format="yaml")
    with pytest.raises(ValueError, match="`xml`"):
        cw.check("[]", format="xml")  # type: ignore[arg-type]
