"""The language server under a client that is not ours, with the capabilities of editors.

The client reads every message by the types of the protocol, and refuses what they don't allow; its
checks compare answers with what the editor said that it can do.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

EDITORS = ["visual-studio-code", "neovim@v0.7.0", "neovim@v0.11.0", "emacs"]

# A warning, an error with another place, a property that nobody knows, all behind characters that
# count as several.
REQUEST = (
    '[{"é𝄞": "é𝄞", "subAccountId": "Onion", "url": "http://hooks.onion.example/a#b", "type": "MSG",\n'
    ' "sub_account": 1, "httpAuthorization": "***", "httpAuthorization": "Bearer hunter2"}]\n'
)


def units(client: LanguageClient, text: str) -> int:
    """The length of a text in the units that were agreed on."""
    encoding = client.initialize_result.capabilities.position_encoding
    match encoding:
        case types.PositionEncodingKind.Utf8:
            return len(text.encode())
        case types.PositionEncodingKind.Utf32:
            return len(text)
        case _:
            return len(text.encode("utf-16-le")) // 2


def place(client: LanguageClient, text: str, part: str) -> types.Range:
    """Where a part of a text is that is there once."""
    start = text.index(part)
    line = text.count("\n", 0, start)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    character = units(client, before)
    return types.Range(types.Position(line, character), types.Position(line, character + units(client, part)))


def applied(client: LanguageClient, text: str, edits: list) -> str:
    """A text with edits made."""
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        line = lines[position.line]
        end = next(end for end in range(len(line) + 1) if units(client, line[:end]) >= position.character)
        return sum(len(line) + 1 for line in lines[: position.line]) + end

    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def made() -> LanguageClient:
    client = make_test_lsp_client()

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(client: LanguageClient, params: types.RegistrationParams) -> None:
        client.registered = [registration.method for registration in params.registrations]

    return client


SERVER = ClientServerConfig(server_command=[os.environ["PROGRAM"], "lsp"], client_factory=made)


@pytest_lsp.fixture(params=EDITORS, config=SERVER)
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("project")
    (folder / ".git").mkdir()
    parameters = types.InitializeParams(
        capabilities=client_capabilities(request.param),
        workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "project")],
        root_uri=folder.as_uri(),
    )
    lsp_client.initialize_result = await lsp_client.initialize_session(parameters)
    lsp_client.folder = folder
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, name: str, text: str, language: str = "json") -> str:
    uri = (client.folder / name).as_uri()
    item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return uri


async def diagnostics(client: LanguageClient, uri: str) -> list[types.Diagnostic]:
    """The diagnostics of a document, in the way that the editor gets them."""
    if client.initialize_result.capabilities.diagnostic_provider is not None:
        parameters = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        return list((await client.text_document_diagnostic_async(parameters)).items)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


async def actions(client: LanguageClient, uri: str, range: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
    context = types.CodeActionContext(diagnostics=[], only=only)
    parameters = types.CodeActionParams(types.TextDocumentIdentifier(uri), range, context)
    return list(await client.text_document_code_action_async(parameters) or [])


def edits_of(action: types.CodeAction, uri: str) -> list:
    if action.edit.document_changes:
        change = next(change for change in action.edit.document_changes if getattr(change, "text_document", None))
        assert change.text_document.uri == uri
        return list(change.edits)
    return list(action.edit.changes[uri])


async def test_findings_are_where_they_are(client: LanguageClient):
    uri = opened(client, "a.json", REQUEST)
    found = {diagnostic.code: diagnostic for diagnostic in await diagnostics(client, uri)}
    assert found["insecure_url"].range == place(client, REQUEST, '"http://hooks.onion.example/a#b"')
    assert found["insecure_url"].severity == types.DiagnosticSeverity.Warning
    assert found["duplicate_key"].severity == types.DiagnosticSeverity.Error
    assert all(diagnostic.source == "chatapps-webhooks" for diagnostic in found.values())
    assert "hunter2" not in str(found)


async def test_edits_are_followed(client: LanguageClient):
    uri = opened(client, "a.json", REQUEST)
    await diagnostics(client, uri)
    change = types.TextDocumentContentChangePartial(range=place(client, REQUEST, "http:"), text="https:")
    document = types.VersionedTextDocumentIdentifier(version=2, uri=uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    assert "insecure_url" not in {diagnostic.code for diagnostic in await diagnostics(client, uri)}


async def test_fixes_are_made(client: LanguageClient):
    uri = opened(client, "a.json", REQUEST)
    await diagnostics(client, uri)
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    offered = await actions(client, uri, whole)
    fixes = [action for action in offered if action.title == "remove the fragment"]
    assert len(fixes) == 1 and fixes[0].kind == types.CodeActionKind.QuickFix
    assert applied(client, REQUEST, edits_of(fixes[0], uri)) == REQUEST.replace("a#b", "a")
    [fix_all] = await actions(client, uri, whole, ["source.fixAll"])
    fixed = applied(client, REQUEST, edits_of(fix_all, uri))
    assert "#b" not in fixed and "http:" in fixed and "é𝄞" in fixed


async def test_a_level_is_set_in_the_configuration(client: LanguageClient):
    configuration = client.folder / "chatapps-webhooks.toml"
    configuration.write_text("# é𝄞\n[rules]\n", encoding="utf-8")
    uri = opened(client, "a.json", REQUEST)
    await diagnostics(client, uri)
    offered = await actions(client, uri, place(client, REQUEST, "http:"), ["quickfix"])
    [action] = [action for action in offered if action.title == "set `insecure_url` to `off` for `Onion` MSG"]
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(applied(client, text, edits_of(action, configuration.as_uri())), encoding="utf-8")
    change = types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert "insecure_url" not in {diagnostic.code for diagnostic in await diagnostics(client, uri)}


async def test_hovers_explain(client: LanguageClient):
    uri = opened(client, "a.json", REQUEST)
    await diagnostics(client, uri)
    wanted = place(client, REQUEST, '"type"')
    parameters = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, wanted.start.character + 2))
    hover = await client.text_document_hover_async(parameters)
    assert hover.range == wanted
    assert "CADR" in hover.contents.value and "implicit_types" in hover.contents.value
    markdown = types.MarkupKind.Markdown in (client.capabilities.text_document.hover.content_format or [])
    assert hover.contents.kind == (types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText)


@pytest.mark.parametrize(
    ("name", "text", "part", "label"),
    [
        ("a.json", '[{"é𝄞": 1, "url": "x", "subAccountId": "y", "ty', "ty", "type"),
        ("a.yaml", "# é𝄞\n- url: x\n  subAccountId: y\n  ty", "ty", "type"),
        ("a.toml", "# é𝄞\n[[webhooks]]\nurl = 'x'\nsubAccountId = 'y'\nty", "ty", "type"),
    ],
)
async def test_what_is_being_typed_is_completed(client: LanguageClient, name: str, text: str, part: str, label: str):
    uri = opened(client, name, text, name.rpartition(".")[2])
    await diagnostics(client, uri)
    position = place(client, text, part).end
    answer = await client.text_document_completion_async(types.CompletionParams(types.TextDocumentIdentifier(uri), position))
    [item] = [item for item in answer.items if item.label == label]
    after = applied(client, text, [item.text_edit])
    assert "type" in after and "CADR" in after
    assert (item.insert_text_format == types.InsertTextFormat.Snippet) == ("${1|" in after)


async def test_files_of_others_get_nothing(client: LanguageClient):
    uri = opened(client, "other.json", '{"a": 1,}')
    ours = opened(client, "a.json", REQUEST)
    if client.initialize_result.capabilities.diagnostic_provider is None:
        while not client.diagnostics.get(ours):
            await asyncio.wait_for(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 10)
        assert not client.diagnostics.get(uri)
    else:
        assert await diagnostics(client, uri) == []
    assert await actions(client, uri, types.Range(types.Position(0, 0), types.Position(0, 9))) == []


def settings_for_zed() -> dict:
    """The servers in the settings that the page on editors has for Zed."""
    page = (Path(__file__).parents[2] / "docs" / "editors.md").read_text()
    return json.loads(re.search(r"^## Zed$.*?^```json\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)[1])["lsp"]


@pytest.mark.parametrize(("server", "language"), [("json-language-server", "json"), ("yaml-language-server", "yaml")])
async def test_it_takes_the_place_of_a_server_of_zed(server: str, language: str, tmp_path: Path):
    binary = settings_for_zed()[server]["binary"]
    assert Path(binary["path"]).is_absolute()
    client = made()
    await client.start_io(os.environ["PROGRAM"], *binary["arguments"])
    client.folder = tmp_path
    parameters = types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"),
        workspace_folders=[types.WorkspaceFolder(tmp_path.as_uri(), "project")],
        # What Zed sends to the server that this one replaces.
        initialization_options={"provideFormatter": True},
    )
    client.initialize_result = await client.initialize_session(parameters)
    settings = {language: {"validate": {"enable": True}, "schemas": [{"fileMatch": ["package.json"], "schema": {}}]}}
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    uri = opened(client, f"a.{language}", REQUEST, language)
    assert "insecure_url" in {diagnostic.code for diagnostic in await diagnostics(client, uri)}
    await client.shutdown_session()
    await client.stop()
