"""The server as the reference client sees it: it checks each answer by the schema of its tool."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import jsonschema
import pytest
from mcp import Client, MCPError, StdioServerParameters

SCHEMAS = Path(__file__).parents[2] / "schema" / "v1"
SECRET = "hunter2"
FAULTY = '[{"é": "é", "sub_account_id": "*", "url": "http://hooks.onion.example/#a", "type": "MSG", "httpAuthorization": "hunter2"}]'
ALWAYS = ["check", "fix", "explain_rule", "parse_event", "sample_event"]

Test = Callable[[Client], Awaitable[None]]


def webhook(scope: str, path: str) -> dict[str, str]:
    return {"subAccountId": scope, "url": f"https://hooks.onion.example/{path}", "type": "MSG", "httpAuthorization": f"Bearer {SECRET}"}


def run(room: Path, test: Test, *arguments: str, mode: str = "auto") -> None:
    """Runs a test with a client of a server that is started in a room."""
    # Nothing of what the tests have in their environment is for the server, but for the key.
    environment = {name: os.environ[name] for name in ("CHATAPPS_API_KEY", "PATH")}
    server = StdioServerParameters(command=os.environ["PROGRAM"], args=["mcp", *arguments], env=environment, cwd=room)

    async def connected() -> None:
        async with Client(server, mode=mode) as client:
            await test(client)

    asyncio.run(asyncio.wait_for(connected(), 60))


def of_account() -> tuple[str, ...]:
    return ("--account", os.environ["ACCOUNT"], "--base-url", os.environ["ORIGIN"])


async def data(client: Client, name: str, **arguments: object) -> dict:
    """What a tool answers. The client has checked it."""
    result = await client.call_tool(name, arguments)
    assert not result.is_error, result
    assert SECRET not in result.model_dump_json()
    assert result.content and result.content[0].text
    return result.structured_content


async def refusal(client: Client, name: str, **arguments: object) -> str:
    result = await client.call_tool(name, arguments)
    assert result.is_error, result
    assert SECRET not in result.model_dump_json()
    return result.content[0].text


@pytest.mark.parametrize("mode", ["legacy", "auto", "2026-07-28"])
def test_every_tool_answers(tmp_path: Path, mode: str) -> None:
    async def test(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ALWAYS
        for tool in tools:
            jsonschema.Draft202012Validator.check_schema(tool.input_schema)
            assert tool.annotations.read_only_hint and tool.annotations.title and not tool.annotations.open_world_hint

        report = await data(client, "check", text=FAULTY, fixes=True)
        jsonschema.validate(report, json.loads((SCHEMAS / "report.schema.json").read_text()))
        assert "insecure_url" in {finding["rule"] for finding in report["findings"]}

        fixed = await data(client, "fix", text=FAULTY, unsafe=True, diff=True)
        text = FAULTY.encode()
        for edit in reversed(fixed["edits"]):
            text = text[: edit["range"]["start"]] + edit["text"].encode() + text[edit["range"]["end"] :]
        entry = json.loads(text)[0]
        assert (entry["subAccountId"], entry["url"].startswith("https://"), "#" in entry["url"]) == ("*", True, False)
        assert await data(client, "check", text=text.decode()) == fixed["report"]

        rule = await data(client, "explain_rule", rule="insecure_url")
        assert rule["level"] == "warning"

        body = (await data(client, "sample_event", kind="outbound_message_status_changed", state="read"))["events"][0]
        event = await data(client, "parse_event", text=body)
        assert (event["kind"], event["progress"]["step"]) == ("outbound_message_status_changed", 4)
        assert event["deliveryKey"].startswith("dr:") and event["report"]["valid"]
        assert json.loads(body)["payload"]["user"]["msisdn"] not in json.dumps(event)

    run(tmp_path, test, mode=mode)


def test_resources_come_in_pages(tmp_path: Path) -> None:
    async def test(client: Client) -> None:
        page = await client.list_resources()
        uris = [str(resource.uri) for resource in page.resources]
        while page.next_cursor:
            page = await client.list_resources(cursor=page.next_cursor)
            uris += [str(resource.uri) for resource in page.resources]
        assert len(uris) == len(set(uris)) > 100
        rule = await client.read_resource("chatapps-webhooks://rules/insecure_url")
        assert rule.contents[0].text.startswith("# insecure_url")
        schema = await client.read_resource("chatapps-webhooks://schemas/webhooks")
        assert json.loads(schema.contents[0].text) == json.loads((SCHEMAS / "webhooks.schema.json").read_text())
        assert "subAccountId" in (await client.read_resource("chatapps-webhooks://contract")).contents[0].text
        templates = (await client.list_resource_templates()).resource_templates
        assert "chatapps-webhooks://rules/{rule}" in {template.uri_template for template in templates}
        with pytest.raises(MCPError, match="no such resource"):
            await client.read_resource("chatapps-webhooks://rules/nothing")

    run(tmp_path, test)


def test_mistakes_are_refused_with_a_suggestion(tmp_path: Path) -> None:
    async def test(client: Client) -> None:
        assert await refusal(client, "check", txt=SECRET) == "unknown argument; did you mean `text`?"
        assert "did you mean `strict`" in await refusal(client, "check", text="[]", policy="strickt")
        assert "names no file below" in await refusal(client, "check", path="/etc/passwd")
        for name in ("plan", "apply", "trigger"):
            with pytest.raises(MCPError, match="only if the server was started with --"):
                await client.call_tool(name, {})

    run(tmp_path, test)


def test_only_the_plan_that_was_shown_is_applied(tmp_path: Path) -> None:
    (tmp_path / "want.json").write_text(json.dumps([webhook("Onion_Marketing", "a")]))

    async def test(client: Client) -> None:
        tools = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
        assert list(tools) == [*ALWAYS, "plan", "apply"]
        assert tools["plan"].read_only_hint and tools["apply"].destructive_hint

        shown = await data(client, "plan", path="want.json")
        jsonschema.validate(shown["plan"], json.loads((SCHEMAS / "plan-output.schema.json").read_text()))
        assert "create" in {step["action"] for step in shown["plan"]["steps"]}
        assert "`hash` is missing" in await refusal(client, "apply")
        assert "no plan of this session" in await refusal(client, "apply", hash="0" * 64)

        (tmp_path / "want.json").write_text(json.dumps([webhook("Onion_Marketing", "b")]))
        assert "nothing was sent" in await refusal(client, "apply", hash=shown["hash"])
        shown = await data(client, "plan", path="want.json")
        assert await data(client, "apply", hash=shown["hash"]) == {"created": 1, "replaced": 0, "removed": 0}
        assert "no plan of this session" in await refusal(client, "apply", hash=shown["hash"])
        again = await data(client, "plan", path="want.json")
        assert again["plan"]["empty"] and "hash" not in again

    run(tmp_path, test, *of_account(), "--allow-apply")

    async def read_only(client: Client) -> None:
        shown = await data(client, "plan", text=json.dumps([webhook("Onion_Marketing", "c")]))
        with pytest.raises(MCPError, match="--allow-apply"):
            await client.call_tool("apply", {"hash": shown["hash"]})

    run(tmp_path, read_only, *of_account())


def test_events_go_to_the_allowed_url_alone(tmp_path: Path) -> None:
    received: list[dict] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/events"

    async def test(client: Client) -> None:
        for wrong in (url + "/", url + "?x", url.replace("127.0.0.1", socket.gethostname())):
            assert "may not send events there" in await refusal(client, "trigger", url=wrong, kind="MSG")
        assert not received
        sent = await data(client, "trigger", url=url, kind="inbound_message_received")
        assert sent["deliveries"] == [{"delivered": True, "status": 204}]

    run(tmp_path, test, "--allow-trigger", url)
    server.shutdown()
    assert [event["eventType"] for event in received] == ["inbound_message_received"]
