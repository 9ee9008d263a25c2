// What people do with the console, one function each.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { Session } from "./session.mjs";

// A token gets a browser in once; the key of the session keeps the tab in.
export async function entering({ browser, program }) {
  const address = await program.address();
  const session = await Session.open(browser, program);
  const { page } = session;
  assert(!page.url().includes("token"), page.url());
  await page.reload();
  await page.getByRole("navigation").waitFor();
  await page.goto(await program.origin());
  await page.getByRole("navigation").waitFor();
  const token = new URL(address).hash.slice("#token=".length);
  for (const asked of session.addresses) assert(!asked.includes(token), asked);
  // Another tab has no session, and the address is used up.
  const other = await session.context.newPage();
  await other.goto(await program.origin());
  await other.getByText("needs the address that the program printed").waitFor();
  await other.goto("about:blank");
  await other.goto(address);
  await other.getByText("was used before").waitFor();
  const next = await program.nextAddress(address);
  await other.goto("about:blank");
  await other.goto(next);
  await other.getByRole("navigation").waitFor();
  await other.close();
  await session.close();
}

// What is sent shows at once, with its attempts; personal data shows only once it is asked for.
export async function delivering({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.send("inbound_message_received");
  const body = await page.getByLabel("Body of the event").inputValue();
  const number = /"msisdn": "([^"]+)"/.exec(body)[1];
  await session.go("Deliveries");
  await session.newest();
  await session.rows().first().getByText("delivered").waitFor();
  await session.rows().first().click();
  const detail = page.getByRole("region", { name: "Delivery" });
  await detail.getByText('"namespace"').waitFor();
  assert((await detail.textContent()).includes("204"));
  assert(!(await detail.textContent()).includes(number), "a number shows");
  await detail.getByRole("button", { name: "Show personal data" }).click();
  await detail.getByText(number).waitFor();
  await detail.getByRole("button", { name: "Blank personal data" }).click();
  await detail.getByText(number).waitFor({ state: "detached" });
  const before = (await program.call("GET", "deliveries?limit=200")).body.deliveries.length;
  await detail.getByRole("button", { name: "Replay" }).click();
  await session.until(() => session.rows().count(), before + 1, "rows after a replay");
  await detail.getByRole("button", { name: "Edit and send" }).click();
  await session.until(() => page.getByLabel("Body of the event").inputValue().then((text) => text.includes(number)), true, "the event to edit");
  const edited = (await page.getByLabel("Body of the event").inputValue()).replace("{", '{ "extra": 1,');
  await page.getByLabel("Body of the event").fill(edited);
  await page.locator(".main .findings").getByText("undocumented property").first().waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText(/1 event sent/).waitFor();
  await page.getByRole("link", { name: "Show deliveries" }).click();
  await session.until(() => session.rows("delivered").count(), before + 2, "rows after an edit");
  // The first two rows differ by one line, which is said.
  await session.rows().nth(0).click();
  await detail.getByRole("button", { name: "Compare" }).click();
  await session.rows().nth(1).click();
  await page.getByRole("heading", { name: "Two deliveries" }).waitFor();
  const lines = await page.locator(".difference li:not(.same)").allTextContents();
  assert.equal(lines.length, 1, lines.join("\n"));
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Two deliveries" }).waitFor({ state: "detached" });
  await session.close();
}

// The receiver of the demo fails as it is told to, and the list says what became of it.
export async function failing({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  const set = async (name) => {
    await session.go("Receiver");
    await page.getByRole("button", { name, exact: true }).click();
  };
  await set("Always fails");
  await page.getByText("answers 500").waitFor();
  await session.send("outbound_message_status_changed");
  await session.go("Deliveries");
  const first = session.rows().first();
  await first.getByText("500").waitFor();
  await first.getByText(/in \d+ s|now/).waitFor();
  await first.click();
  const detail = page.getByRole("region", { name: "Delivery" });
  await detail.getByText("next try").waitFor();
  await detail.locator(".attempts li.bad").first().waitFor();
  await set("Works");
  await session.go("Deliveries");
  await detail.getByRole("button", { name: "Retry now" }).click();
  await detail.locator(".attempts li.good").waitFor();
  await session.until(() => first.locator(".state").textContent(), "delivered", "the state after a retry");
  await set("Cuts off once");
  await page.getByText("closes the connection").waitFor();
  await session.send("account_update");
  await session.go("Deliveries");
  await session.rows().first().getByText("broken").waitFor();
  await session.rows().first().getByText("204").waitFor();
  // Fields instead of a preset.
  await session.go("Receiver");
  await page.getByLabel("Status", { exact: true }).fill("418");
  await page.getByLabel("Delay", { exact: true }).fill("300");
  await page.getByLabel("For how many requests").fill("1");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await page.getByText("answers 418, waits 300 ms").waitFor();
  await session.send("inbound_message_received");
  await session.go("Deliveries");
  await session.rows().first().getByText("418").waitFor();
  await session.rows().first().getByText("204").waitFor();
  await session.close();
}

// Filters and the search show what fits, and how much that is.
export async function filtering({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.send("inbound_message_received");
  await session.send("account_update");
  await session.go("Deliveries");
  const { deliveries } = (await program.call("GET", "deliveries?limit=200")).body;
  const all = deliveries.length;
  await session.until(() => session.rows().count(), all, "rows of all deliveries");
  await page.getByLabel("Kind of event").selectOption("account_update");
  await session.until(async () => (await session.rows().locator(".kind").allTextContents()).every((kind) => kind === "account_update"), true, "kinds");
  const count = await session.rows().count();
  assert(count > 0 && count < all);
  await page.getByRole("status").getByText(`${count} of ${all} deliveries`, { exact: true }).waitFor({ state: "attached" });
  await page.getByLabel("Kind of event").selectOption("");
  await page.getByLabel("Search").fill("message_received 204");
  await session.until(async () => (await session.rows().locator(".kind").allTextContents()).every((kind) => kind === "inbound_message_received"), true, "found kinds");
  await page.getByLabel("Search").fill("nobody has this");
  await page.getByText("No delivery fits the filters.").waitFor();
  await page.getByLabel("Search").fill("");
  await session.until(() => session.rows().count(), all, "all rows");
  // A list that is paused stays.
  await page.getByRole("button", { name: "Pause" }).click();
  await program.call("POST", "events", await sample(session));
  await page.waitForTimeout(800);
  assert.equal(await session.rows().count(), all);
  await page.getByRole("button", { name: "Pause" }).click();
  await session.until(() => session.rows().count(), all + 1, "rows after a pause");
  await session.close();
}

const sample = (session) =>
  session.page.evaluate(async () => {
    const { ask } = await import("/api.js");
    return (await ask("sample", { kind: "inbound_message_received", subAccountId: "Onion_Support", seed: 7 })).text;
  });

// Webhooks have their findings and fixes beside them; a text shows its plan before it is sent.
export async function configuring({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Webhooks");
  await page.locator(".card").first().waitFor();
  // Who comes back sees what has changed.
  await session.go("Compose");
  await program.call("POST", "webhooks", [{ subAccountId: "Onion_Marketing", url: "http://hooks.onion.example/events", httpAuthorization: "Bearer rw4Kd0b2u", type: "MSG" }]);
  await session.go("Webhooks");
  const card = page.locator(".card").filter({ hasText: "Onion_Marketing" });
  await card.getByText("the URL is not encrypted").waitFor();
  await card.getByRole("button", { name: "insecure_url" }).click();
  await card.getByText("Why:").waitFor();
  await card.getByRole("button", { name: "write https:" }).first().click();
  const text = page.getByLabel("Webhooks, as JSON");
  await session.until(async () => JSON.parse(await text.inputValue())[0].url, "https://hooks.onion.example/events", "the fixed URL");
  const plan = page.locator(".plan");
  await plan.getByText("Onion_Marketing:MSG").waitFor();
  assert.match(await plan.textContent(), /1 change.*replace.*url/s);
  const send = page.locator(".main .primary");
  const canSend = async () => (await send.getAttribute("aria-disabled")) !== "true";
  // The secret goes where it went, so its stars are filled in; the focus stays at the button.
  await session.until(canSend, true, "a plan that can be sent");
  await send.focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 webhook sent, 0 deleted").waitFor();
  await card.getByText("the URL is not encrypted").waitFor({ state: "detached" });
  assert(await send.evaluate((button) => button === document.activeElement), "the focus is lost");
  // What was in the text before is a step back.
  await text.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await session.until(() => text.inputValue(), "", "the text before");
  // So are the names of a client, and hidden parts of URLs: what is sent back changes nothing.
  const client = { subAccountId: "Onion_Marketing", type: "CADR", url: "https://u:n5Jc3yHs@hooks.onion.example/oauth#frag", oauth: { url: "https://id.onion.example/token", clientId: "client-id-1", clientSecret: "c5Lw8", credentialsLocation: "header", scope: "events.write" } };
  await program.call("POST", "webhooks", [client]);
  await page.getByRole("button", { name: "Reload" }).click();
  const oauth = page.locator(".card").filter({ hasText: "CADR" }).filter({ hasText: "Onion_Marketing" });
  await oauth.getByRole("button", { name: "Edit" }).click();
  assert(!(await text.inputValue()).includes("client-id-1"));
  await page.getByText("Nothing to do").waitFor();
  assert(!(await canSend()), "stars could be sent");
  await oauth.getByRole("button", { name: "remove the fragment" }).click();
  await plan.getByText("url", { exact: true }).waitFor();
  await session.until(canSend, true, "a fixed URL that can be sent");
  await send.click();
  const kept = async () => {
    const { url, oauth } = (await program.call("GET", "webhooks")).body.find(({ type, subAccountId }) => type === "CADR" && subAccountId === "Onion_Marketing");
    return [url, oauth.clientId, oauth.scope];
  };
  await session.until(kept, ["https://u:n5Jc3yHs@hooks.onion.example/oauth", "client-id-1", "events.write"], "the fixed webhook");
  await program.call("DELETE", "webhooks", [{ subAccountId: "Onion_Marketing", type: "CADR" }]);
  await page.getByRole("button", { name: "Reload" }).click();
  await oauth.waitFor({ state: "detached" });
  // Another secret is a change; to another host the stored one isn't sent.
  const entry = (host, secret) => JSON.stringify([{ subAccountId: "Onion_Marketing", url: `https://${host}/events`, httpAuthorization: secret, type: "MSG" }]);
  await text.fill(entry("hooks.onion.example", "Bearer rw4Kd0b2u"));
  await page.getByText("Nothing to do").waitFor();
  await text.fill(entry("hooks.evil.example", "***"));
  await plan.getByText("only to its current scheme").waitFor();
  assert(!(await canSend()), "a stored secret could be sent elsewhere");
  await text.fill(entry("hooks.onion.example", "Bearer q8Zt1mVx7"));
  await plan.getByText("the secret changes").waitFor();
  await send.click();
  await page.getByText("1 webhook sent, 0 deleted").first().waitFor();
  await page.getByText("Nothing to do").waitFor();
  // What is typed is checked; a fix is made by its button, and F8 leads to the next finding.
  await text.fill('[{"sub_account_id": "Onion_Support", "url": "https://hooks.onion.example/a", "type": "MSG"}]');
  await page.locator(".found").getByText("did you mean").waitFor();
  assert.match(await page.locator(".status").first().textContent(), /1 error|2 errors/);
  await page.getByText("The text has errors, so there is no plan.").waitFor();
  await text.press("F8");
  assert(await text.evaluate((area) => area.selectionStart > 0));
  await page.locator(".found").getByRole("button", { name: /rename/ }).first().click();
  await session.until(async () => (await text.inputValue()).includes('"subAccountId"'), true, "the renamed property");
  await plan.getByText("Onion_Support:MSG").waitFor();
  // A listing, as GET of the platform answers it, changes nothing.
  const { body } = await program.call("GET", "webhooks");
  await page.getByLabel("The text is").selectOption("webhooks");
  await text.fill("");
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(body));
  await text.focus();
  await page.keyboard.press("ControlOrMeta+v");
  assert.equal(await page.getByLabel("The text is").inputValue(), "desired");
  await page.getByText("Nothing to do").waitFor();
  // What the text doesn't list is deleted only if that is asked for.
  await text.fill("[]");
  await page.getByText("Nothing to do").waitFor();
  const marketing = body.filter(({ subAccountId }) => subAccountId !== "Onion_Marketing");
  await text.fill(JSON.stringify(marketing));
  const prune = page.getByLabel("Delete webhooks that the text doesn't list");
  await prune.check();
  await plan.getByText("delete").waitFor();
  // Another text is another question, and a deletion takes two presses.
  await card.getByRole("button", { name: "Edit" }).click();
  assert(!(await prune.isChecked()), "another text deletes what it doesn't list");
  await text.fill(JSON.stringify(marketing));
  await prune.check();
  await plan.getByText("delete").waitFor();
  await send.click();
  // Not as the other half of a double-click.
  await page.waitForTimeout(600);
  await page.getByRole("button", { name: "Delete 1 webhook", exact: true }).click();
  await page.getByText("0 webhooks sent, 1 deleted").waitFor();
  assert(!(await prune.isChecked()));
  await card.waitFor({ state: "detached" });
  await session.close();
}

// Any text is told apart, without an account.
export async function playing({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Playground");
  const text = page.getByLabel("Any event or body of a request");
  const is = async (body, name, part) => {
    await text.fill(body);
    await page.locator(".result").getByRole("heading", { name, exact: true }).waitFor();
    await page.locator(".result").getByText(part).first().waitFor();
  };
  await page.getByRole("button", { name: "a delivery receipt" }).click();
  await page.locator(".result").getByRole("heading", { name: "outbound_message_status_changed" }).waitFor();
  await page.locator(".result").getByText("webhooks of type CADR").waitFor();
  await is('[{"subAccountId": "*", "url": "https://a.example/b"}]', "webhooks", "1 entry");
  await is('[{"subAccountId": "*", "type": "MSG"}]', "webhook-targets", "DELETE");
  await is('{"code": 1000, "message": "Invalid", "errorId": "a", "timestamp": "b"}', "error-response", "not valid");
  await page.locator(".result").getByText("The endpoint of this program adds").waitFor();
  await is('{"version": 1, "namespace": "ChatApps", "eventType": "made_up", "description": "", "payload": {}}', "unknown_event", "nobody knows which webhooks");
  await is("half a b", "unrecognized", "no");
  await session.close();
}

// Code to copy does what the button does, in each language.
export async function copying({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Compose");
  await session.made();
  const event = JSON.parse(await page.getByLabel("Body of the event").inputValue());
  event.payload.content.text = "it's \\ \" 𝄞 é $HOME `id` ${x}\u2028";
  const body = JSON.stringify(event);
  await page.getByLabel("Body of the event").fill(body);
  await page.getByText("As code").click();
  const env = { PATH: process.env.PATH, CHATAPPS_API_KEY: program.key };
  const runs = { curl: ["bash", "-c"], Python: ["python3", "-c"], "Node.js": ["node", "--input-type=module", "-e"] };
  const copied = async (language, body) => {
    const [command, ...options] = runs[language];
    await page.getByLabel("Language").selectOption(language);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    assert(!code.includes(program.key), "the key of the API is in the code");
    const said = execFileSync(command, [...options, code], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const { eventId } = JSON.parse(said.slice(said.indexOf("{")));
    await session.until(async () => (await program.call("GET", `deliveries?eventId=${eventId}`)).body.deliveries.map(({ bytes }) => bytes), [Buffer.byteLength(body)], `bytes that ${language} sent`);
  };
  for (const language of Object.keys(runs)) await copied(language, body);
  // What names a file for curl is a body like any other.
  await page.getByLabel("to webhooks of type").selectOption("MSG");
  await page.getByLabel("Body of the event").fill("@/etc/passwd");
  for (const language of Object.keys(runs)) await copied(language, "@/etc/passwd");
  // A long body is no argument of a program; a NUL is none of a shell.
  const code = async (language, body) => {
    await page.getByLabel("Body of the event").fill(body);
    await page.getByLabel("Language").selectOption(language);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const long = `"${"it's ".repeat(40_000)}"`;
  const said = execFileSync("bash", [], { input: await code("curl", long), env, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
  const { eventId } = JSON.parse(said);
  await session.until(async () => (await program.call("GET", `deliveries?eventId=${eventId}`)).body.deliveries.map(({ bytes }) => bytes), [long.length], "bytes of a long body");
  assert.match(await code("curl", "a\0b"), /^# the body has a NUL/);
  // Why it is refused is printed, too.
  await page.getByLabel("to webhooks of type").selectOption("");
  for (const [language, [command, ...options]] of Object.entries(runs)) {
    const printed = execFileSync(command, [...options, await code(language, "{}")], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    assert(printed.includes('"message"') && !printed.includes("eventId"), `${language}: ${printed}`);
  }
  await session.close();
}
