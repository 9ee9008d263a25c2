// The language server under Monaco, in Chromium: what shows, by what the command line says of the
// same text.
//
//     node test.mjs PROGRAM CHROMIUM SITE SCHEMA PICTURE
//
// SITE is the folder of the bundled page, SCHEMA the published schema of webhooks, and PICTURE the
// file that a picture goes to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { serve } from "./bridge.mjs";
import { fixed, markersOf, sorted } from "./program.mjs";
import { Session } from "./session.mjs";

const [program, chromium, site, schema, picture] = process.argv.slice(2);

const SECRETS = ["rw4Kd0b2u", "q8Zt1mVx7"];
// Findings behind, around and before characters of each length.
const TEXT = `[
  { "é𝄞": "é𝄞", "subAccountId": "Onion", "url": "http://hooks.onion.example/a#b",
    "type": "MSG", "httpAuthorization": "Bearer ${SECRETS[0]}" },
  { "subAccountId": "Zürich𝄞", "url": "https://hooks.onion.example/é𝄞", "type": "msg", "oauth":
    { "clientId": "é", "clientSecret": "${SECRETS[1]}", "tokenUrl": "http://id.onion.example/𝄞#é" } },
  { "𝄞é": "é", "sub_account_id": "Onion2", "url": "https://hooks.onion.example/c#d", "oauth": null }
]
`;
const PICTURED = `[
  {
    "subAccountId": "Zürich_Support",
    "url": "http://hooks.onion.example/events#chat",
    "type": "MSG",
    "httpAuthorization": "Bearer ${SECRETS[0]}"
  },
  {
    "subAccountId": "Onion_Sales",
    "url": "https://hooks.onion.example/events",
    "httpAuthorization": "Bearer ${SECRETS[1]}",
    "type": "msg"
  }
]
`;

// Waits until the markers are what the command line says of the text, and answers their codes.
async function agree(session, text) {
  const expected = markersOf(program, site, text);
  await session.until(async () => sorted(await session.markers()), expected, "markers");
  await session.remember();
  return expected.map(({ code }) => code);
}

async function findings(session) {
  await session.write(TEXT);
  const codes = await agree(session, TEXT);
  for (const code of ["unknown_property", "insecure_url", "url_fragment", "sub_account_id_format", "format", "enum"]) {
    assert(codes.includes(code), `there is a finding of ${code}: ${codes}`);
  }
  const line = TEXT.split("\n")[1];
  const { start, end } = (await session.markers()).find(({ code }) => code === "url_fragment");
  assert.equal(line.slice(start[1] - 1, end[1] - 1), '"http://hooks.onion.example/a#b"');
}

async function typing(session) {
  await session.putBehind('"url": "http');
  await session.page.keyboard.type("s");
  const text = TEXT.replace("http://hooks", "https://hooks");
  assert.equal(await session.text(), text);
  const codes = await agree(session, text);
  assert(!codes.includes("credentials_over_http"), codes.join());
  return text;
}

async function fixing(session, text) {
  const { page } = session;
  await session.putBehind("onion.example/a");
  const action = page.locator(".action-widget .action", { hasText: "remove the fragment" }).first();
  await session.show(() => page.keyboard.press("Control+."), action);
  await action.click();
  const one = text.replace("/a#b", "/a");
  await session.until(() => session.text(), one, "the text with a fix");
  await agree(session, one);

  const all = fixed(program, site, one);
  assert.notEqual(all, one);
  // Monaco's client doesn't tell Monaco which kinds of actions there are, so it leaves "Fix All"
  // out.
  const command = { kind: "source.fixAll", apply: "first" };
  const fixAll = async () => {
    await page.evaluate((command) => window.subject.editor.trigger("test", "editor.action.codeAction", command), command);
    // As in `show`, one may be dropped. Another one changes nothing.
    await page.waitForTimeout(500);
    return session.text();
  };
  await session.until(fixAll, all, "the text with all safe fixes");
  await agree(session, all);
  return all;
}

async function hovering(session) {
  const { properties } = JSON.parse(readFileSync(schema, "utf8")).$defs.Webhook;
  const plain = (text) => text.replaceAll("`", "").replace(/\s+/g, " ");
  const meaning = await session.hover('"httpAuthorization"', "optional");
  const [sentence] = properties.httpAuthorization.description.split(/(?<=\.)\s/);
  assert(plain(meaning).includes(plain(sentence)), `${meaning} has no: ${sentence}`);
  await session.leave();

  const { message } = (await session.markers()).find(({ code }) => code === "sub_account_id_format");
  const finding = await session.hover('"Zürich𝄞"', "sub_account_id_format");
  assert(plain(finding).includes(plain(message)), finding);
  await session.leave();
}

async function completing(session, text) {
  const { page } = session;
  await session.putBehind('"type": "MSG');
  for (let count = 0; count < "MSG".length; count += 1) {
    await page.keyboard.press("Backspace");
  }
  const rows = page.locator(".suggest-widget.visible .monaco-list-row .label-name");
  await session.show(() => page.keyboard.press("Control+Space"), rows.first());
  await session.until(async () => (await rows.allInnerTexts()).sort(), ["CABM", "CADR", "MSG"], "what is offered");
  await page.keyboard.type("CAB");
  await session.until(() => rows.allInnerTexts(), ["CABM"], "what is left of it");
  await page.keyboard.press("Enter");
  const chosen = text.replace('"type": "MSG"', '"type": "CABM"');
  await session.until(() => session.text(), chosen, "the text with a value that was offered");
  await agree(session, chosen);
}

// A hover is as high as a quarter of the editor.
async function picturing(session) {
  const { page } = session;
  await page.setViewportSize({ width: 820, height: 1400 });
  await session.write(PICTURED);
  await agree(session, PICTURED);
  await session.putBehind('"msg"');
  await session.hover('"msg"', "Quick Fix");
  await page.screenshot({ path: picture, animations: "disabled", clip: { x: 0, y: 0, width: 820, height: 540 } });
}

const messages = [];
const pending = new Set();
const asked = (message) => {
  const { id, method } = JSON.parse(message);
  if (id !== undefined && method) {
    pending.add(id);
  }
};
const said = (message) => {
  messages.push(message);
  const { id, method } = JSON.parse(message);
  if (id !== undefined && !method) {
    assert(pending.delete(id), "the server answers what was asked, once");
  }
};
const bridge = await serve(site, program, asked, said);
let session;
let ends;
try {
  session = await Session.open(chromium, bridge.origin);
  await findings(session);
  const text = await fixing(session, await typing(session));
  await hovering(session);
  await completing(session, text);
  await picturing(session);
  await session.until(async () => [...pending], [], "requests without an answer");
} finally {
  await session?.close();
  ends = await bridge.close();
}
// Monaco's client leaves without a word, which a server tells by its code.
assert.deepEqual(ends, [{ code: 1, signal: null }], "the server ends");

// Both have what they must, and no secret.
assert(session.shown.includes("sub-account id"));
assert(messages.some((message) => message.includes("sub-account id")));
for (const secret of SECRETS) {
  assert(!session.shown.includes(secret), "a secret shows beside the document");
  assert(!messages.some((message) => message.includes(secret)), "the server says a secret");
}
assert.deepEqual(session.errors, []);
const others = session.addresses.filter((address) => !/^(data|blob):/.test(address) && new URL(address).origin !== bridge.origin);
assert.deepEqual(others, [], "nothing is fetched from elsewhere");
console.log("Monaco: passed");
