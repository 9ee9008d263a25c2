// Pages of others, and whoever else reaches the port: what they try, and that they get nothing.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect } from "node:net";
import { echo } from "./receiver.mjs";
import { Session } from "./session.mjs";

// Names of attackers lead to this machine, as their name servers would have it.
export const ARGUMENTS = ["--host-resolver-rules=MAP *.example 127.0.0.1"];

const SECRETS = ["rw4Kd0b2uXq7", "q8Zt1mVx7Lp0", "n5Jc3yHs9Tg2"];

// A page of somebody else, on this machine or with a name that leads here.
async function elsewhere(html) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Cross-Origin-Opener-Policy": "unsafe-none" });
    response.end(`<!doctype html><title>elsewhere</title>${html}`);
  });
  await new Promise((wake) => server.listen(0, "127.0.0.1", wake));
  return { port: server.address().port, close: () => server.close() };
}

// The key of a session, as if it had leaked: even with it, another page gets nothing.
const keyOf = (session) => session.page.evaluate(() => sessionStorage.getItem("key"));

const count = async (program) => (await program.call("GET", "deliveries?limit=200")).body.deliveries.length;

// Another page reads nothing, sends nothing and frames nothing, with the key or without it.
export async function crossSite({ browser, program }) {
  const session = await Session.open(browser, program);
  const [key, origin] = [await keyOf(session), await program.origin()];
  const before = await count(program);
  const { port, close } = await elsewhere("");
  const event = JSON.stringify({ account: program.account, text: "{}", type: "MSG", subAccountId: "Onion_Support" });
  for (const host of [`attacker.example:${port}`, `127.0.0.1:${port}`, `localhost:${port}`]) {
    const page = await browser.newPage();
    await page.goto(`http://${host}/`);
    const got = await page.evaluate(
      async ({ origin, key, event }) => {
        const got = {};
        const tried = async (name, work) => {
          got[name] = await Promise.race([work().catch(() => "refused"), new Promise((wake) => setTimeout(() => wake("nothing"), 4000))]);
        };
        const read = (path, options) => async () => (await fetch(origin + path, options)).text();
        const json = { "Content-Type": "application/json" };
        await tried("page", read("/", {}));
        await tried("script as text", read("/main.js", {}));
        await tried("accounts", read("/api/accounts", { method: "POST", body: "{}", headers: json }));
        await tried("accounts with the key", read("/api/accounts", { method: "POST", body: "{}", headers: { ...json, Authorization: `Bearer ${key}` } }));
        await tried("accounts with cookies", read("/api/accounts", { method: "POST", body: "{}", credentials: "include", headers: json }));
        await tried("stream", read("/api/stream", { method: "POST", body: event }));
        for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
          await tried(`simple ${type}`, async () => (await fetch(`${origin}/api/send`, { method: "POST", mode: "no-cors", body: event, headers: { "Content-Type": type } })).type);
        }
        await tried("beacon", async () => (navigator.sendBeacon(`${origin}/api/send`, new Blob([event], { type: "text/plain" })), "sent"));
        await tried("form", async () => {
          const frame = Object.assign(document.createElement("iframe"), { name: "sink" });
          const form = Object.assign(document.createElement("form"), { action: `${origin}/api/send`, method: "post", enctype: "text/plain", target: "sink" });
          form.append(Object.assign(document.createElement("input"), { name: event.slice(0, -1), value: "}" }));
          document.body.append(frame, form);
          form.submit();
          await new Promise((wake) => setTimeout(wake, 500));
          return "sent";
        });
        await tried("script", () => new Promise((wake, fail) => document.head.append(Object.assign(document.createElement("script"), { type: "text/javascript", src: `${origin}/words.js`, onload: () => wake("loaded"), onerror: fail }))));
        await tried("module", () => import(`${origin}/main.js`).then(() => "loaded"));
        await tried("style", () => new Promise((wake, fail) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${origin}/style.css`, onload: () => wake("loaded"), onerror: fail }))));
        await tried("picture", () => new Promise((wake, fail) => document.body.append(Object.assign(document.createElement("img"), { src: `${origin}/icon.svg`, onload: () => wake("loaded"), onerror: fail }))));
        await tried("event source", () => new Promise((wake, fail) => Object.assign(new EventSource(`${origin}/api/stream`), { onopen: () => wake("open"), onmessage: () => wake("open"), onerror: fail })));
        for (const path of ["/", "/api/stream", "/%61pi/stream"]) {
          await tried(`socket ${path}`, () => new Promise((wake, fail) => Object.assign(new WebSocket(origin.replace("http", "ws") + path), { onopen: () => wake("open"), onerror: fail })));
        }
        await tried("frame", async () => {
          const frame = Object.assign(document.createElement("iframe"), { src: `${origin}/#/webhooks` });
          document.body.append(frame);
          await new Promise((wake) => Object.assign(frame, { onload: wake }));
          return frame.contentWindow.length > 0 ? "framed" : "refused";
        });
        await tried("window", async () => {
          const opened = window.open(`${origin}/#/webhooks`);
          await new Promise((wake) => setTimeout(wake, 700));
          // Another browsing context group: nothing is left of the window for who opened it.
          return opened === null || opened.closed ? "refused" : "a window";
        });
        return got;
      },
      { origin, key, event },
    );
    const harmless = ["refused", "nothing", "opaque", "sent"];
    for (const [name, what] of Object.entries(got)) assert(harmless.includes(what), `${host}, ${name}: ${what}`);
    for (const frame of page.frames()) assert(!(await frame.content()).includes("main.js"), "the console is in a frame");
    await page.context().close();
  }
  assert.equal(await count(program), before, "an event was sent");
  close();
  await session.close();
}

// A name of an attacker that leads to this machine gets no page and no answer.
export async function rebinding({ browser, program }) {
  const { port } = new URL(await program.origin());
  const page = await browser.newPage();
  const response = await page.goto(`http://attacker.example:${port}/`);
  assert.equal(response.status(), 403);
  const statuses = await page.evaluate(async () => {
    const paths = ["/api/accounts", "/%61pi/accounts", "/session", "/api/../api/accounts", "/.//api/accounts"];
    return Promise.all(paths.map(async (path) => (await fetch(path, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } })).status));
  });
  assert.deepEqual(new Set(statuses), new Set([403]));
  await page.context().close();
}

// An answer to bytes as they are, without a client that tidies them up.
function raw(port, text) {
  return new Promise((wake, fail) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let got = "";
    socket.on("data", (data) => {
      got += data;
      socket.end();
    });
    socket.on("close", () => wake(got));
    socket.on("error", fail);
    socket.setTimeout(3000, () => socket.destroy());
  });
}

// No spelling of a path, of a host or of a method leads around what is asked of every request.
export async function spellings({ browser, program }) {
  const session = await Session.open(browser, program);
  const key = await keyOf(session);
  const { port } = new URL(await program.origin());
  const own = `127.0.0.1:${port}`;
  const paths = ["/api/accounts", "/%61pi/accounts", "/api%2faccounts", "/api/%61ccounts", "//api/accounts", "/./api/accounts", "/x/../api/accounts", "/API/accounts", "/api/accounts/", "/api/accounts?x", "/api/accounts;x", "/api\\accounts", "http://evil.example/api/accounts", `http://${own}/api/accounts`];
  const post = (path, headers, body = "{}") => raw(port, `POST ${path} HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("")}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
  const right = { Host: own, Origin: `http://${own}`, "Content-Type": "application/json", Authorization: `Bearer ${key}` };
  const status = (answer) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
  assert.equal(status(await post("/api/accounts", right)), 200);
  for (const path of paths) {
    for (const [name, wrong] of Object.entries({ Host: "evil.example", Origin: "http://evil.example", Authorization: "Bearer x", "Content-Type": "text/plain", "Sec-Fetch-Site": "cross-site" })) {
      const got = await post(path, { ...right, [name]: wrong });
      assert([400, 401, 403, 404].includes(status(got)), `${path} with ${name}: ${got.slice(0, 200)}`);
      assert(!got.includes(program.account), `${path} with ${name}`);
    }
    const { Origin: _origin, ...without } = right;
    assert([400, 403].includes(status(await post(path, without))), `${path} without Origin`);
  }
  for (const method of ["GET", "OPTIONS", "PUT", "DELETE", "PATCH", "HEAD"]) {
    const got = await raw(port, `${method} /api/accounts HTTP/1.1\r\nHost: ${own}\r\nAuthorization: Bearer ${key}\r\nConnection: close\r\n\r\n`);
    assert([403, 405].includes(status(got)) && !/access-control-allow/i.test(got), `${method}: ${got}`);
  }
  // Files have the headers that keep others out, and so has every refusal.
  for (const path of ["/", "/main.js", "/style.css", "/none"]) {
    const got = await raw(port, `GET ${path} HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`);
    for (const header of ["content-security-policy: default-src 'none'", "frame-ancestors 'none'", "x-content-type-options: nosniff", "referrer-policy: no-referrer", "cross-origin-opener-policy: same-origin", "cross-origin-resource-policy: same-origin"]) assert(got.includes(header), `${path} lacks ${header}`);
    assert(!/unsafe-inline|unsafe-eval|set-cookie/i.test(got));
  }
  await session.close();
}

const MARKUP = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>"><svg onload=window.pwned=1>\u202e{{7*7}}javascript:alert(1)`;

// The same text in place of every text of an event.
const filled = (value) => (typeof value === "string" ? MARKUP : Array.isArray(value) ? value.map(filled) : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)])) : value);

// Markup in every field is text, and nothing of it runs or is loaded.
export async function markup({ browser, program }) {
  const { port, close } = await echo();
  await program.call("POST", "webhooks", [{ subAccountId: "Onion_Marketing", url: `http://127.0.0.1:${port}/${encodeURI(MARKUP)}`, type: "MSG" }]);
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.send("inbound_message_received");
  const event = JSON.parse(await page.getByLabel("Body of the event").inputValue());
  const hostile = { ...filled(event), eventType: MARKUP, [MARKUP]: MARKUP };
  const kept = { ...event, payload: { ...filled(event.payload), subAccountId: "Onion_Marketing" }, [MARKUP]: 1 };
  for (const body of [hostile, kept]) await program.call("POST", "events?type=MSG&subAccountId=Onion_Marketing", body);
  await session.go("Deliveries");
  await session.newest();
  for (const nth of [0, 1]) {
    await session.rows("Onion_Marketing").nth(nth).click();
    await page.getByRole("button", { name: "Show personal data" }).click();
    await page.locator(".detail .shown").getByText("onerror").first().waitFor();
    await page.locator(".detail .answer").getByText("onerror").first().waitFor();
  }
  await page.getByRole("button", { name: "Compare" }).click();
  await session.rows("Onion_Marketing").nth(0).click();
  await page.getByRole("heading", { name: "Two deliveries" }).waitFor();
  await session.go("Playground");
  for (const text of [JSON.stringify(hostile), MARKUP, JSON.stringify([{ subAccountId: MARKUP, url: MARKUP, type: MARKUP, [MARKUP]: MARKUP }])]) {
    await page.getByLabel("Any event or body of a request").fill(text);
    await page.waitForTimeout(500);
  }
  await session.go("Webhooks");
  await page.locator(".card").filter({ hasText: "Onion_Marketing" }).waitFor();
  await page.getByLabel("Webhooks, as JSON").fill(JSON.stringify([{ subAccountId: MARKUP, url: `https://a.example/${MARKUP}`, type: MARKUP }]));
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.equal(await page.locator("img, svg, iframe, object, embed, script:not([src='/main.js'])").count(), 0);
  // Whoever writes such a line gets an error from the browser.
  const refused = await page.evaluate(() => {
    try {
      document.createElement("div").innerHTML = "<b>x</b>";
      return false;
    } catch {
      return true;
    }
  });
  assert(refused, "the browser takes HTML");
  session.errors = session.errors.filter((error) => !/TrustedHTML|require-trusted-types-for/.test(error));
  await program.call("DELETE", "webhooks", [{ subAccountId: "Onion_Marketing", type: "MSG" }]);
  close();
  await session.close();
}

// No answer of the console has a secret of a webhook, in whatever it was written.
export async function secrets({ browser, program }) {
  const { port, got, close } = await echo();
  const [header, user, query] = SECRETS;
  await program.call("POST", "webhooks", [
    { subAccountId: "Onion_Marketing", url: `http://${user}:${user}@127.0.0.1:${port}/events?token=${query}`, type: "MSG" },
    { subAccountId: "Onion_Marketing", url: `http://127.0.0.1:${port}/events`, httpAuthorization: `Bearer ${header}`, type: "CADR" },
    { subAccountId: "*", url: "https://hooks.onion.example/x", oauth: { url: "https://id.onion.example/token", clientId: "a", clientSecret: header, credentialsLocation: "header" }, type: "CABM" },
  ]);
  const session = await Session.open(browser, program);
  const { page } = session;
  const look = async (type) => {
    await session.go("Deliveries");
    await session.newest();
    const row = session.rows(type).filter({ hasText: "500" }).first();
    await row.waitFor();
    await row.click();
    await page.getByRole("button", { name: "Show personal data" }).click();
    await page.locator(".detail .answer").first().waitFor();
  };
  const types = { MSG: "inbound_message_received", CADR: "outbound_message_status_changed" };
  for (const [type, kind] of Object.entries(types)) {
    await session.go("Compose");
    await page.getByLabel("Kind", { exact: true }).selectOption(kind);
    await page.getByLabel("Sub-account").selectOption("Onion_Marketing");
    await session.made();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText(/event sent/).waitFor();
    await look(type);
  }
  await session.go("Webhooks");
  await page.locator(".card").first().waitFor();
  await page.getByRole("button", { name: "Edit all" }).click();
  await page.locator(".plan").waitFor();
  assert(got.some(({ headers }) => headers.authorization === `Bearer ${header}`), "the receiver got the secret, and repeated it");
  // Nor has what was kept before the webhooks changed, here or in the API.
  await program.call("DELETE", "webhooks", [{ subAccountId: "Onion_Marketing", type: "MSG" }, { subAccountId: "Onion_Marketing", type: "CADR" }, { subAccountId: "*", type: "CABM" }]);
  let kept = "";
  for (const type of Object.keys(types)) {
    await look(type);
    kept += JSON.stringify((await program.call("GET", `deliveries/${await page.locator(".detail .facts code").textContent()}`)).body);
  }
  assert(kept.includes("Bearer ***"), kept);
  const all = kept + (await Promise.all(session.answers)).join("\n") + (await page.content());
  const basic = Buffer.from(`${user}:${user}`).toString("base64");
  for (const secret of [...SECRETS, basic, program.key]) assert(!all.includes(secret), `${secret} left the program`);
  close();
  await session.close();
}
