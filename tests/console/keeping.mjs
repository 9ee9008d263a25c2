// What people wrote and where they are stays, whatever happens meanwhile.

import assert from "node:assert/strict";
import { Program } from "./program.mjs";
import { echo } from "./receiver.mjs";
import { Session } from "./session.mjs";

const MARKETING = { subAccountId: "Onion_Marketing", type: "MSG" };

const event = (nth) => JSON.stringify({ version: 3, namespace: "ChatApps", eventType: "inbound_message_received", description: "", payload: { umid: `${nth}`, subAccountId: "Onion_Support" } });

const send = (program, nth, scope = "Onion_Support") => program.call("POST", `events?type=MSG&subAccountId=${scope}`, event(nth));

const body = (page) => page.getByLabel("Body of the event");

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

// A body that somebody wrote stays when the form changes and when the session ends.
export async function keeping({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Compose");
  await session.made();
  // Only what an event of the kind can have is offered.
  const kind = page.getByLabel("Kind", { exact: true });
  await kind.selectOption("account_update");
  assert.equal(await page.getByLabel("State of the message").count(), 0);
  await kind.selectOption("outbound_message_status_changed");
  await page.getByLabel("State of the message").selectOption("read");
  await session.until(async () => (await body(page).inputValue()).includes('"read"'), true, "the state");
  await press(page, "Send");
  await page.getByText(/1 event sent/).waitFor();
  // No SMS is read: there is no such event, and none is sent.
  await page.getByLabel("Channel", { exact: true }).selectOption("sms");
  await page.getByText(/There is no such event/).waitFor();
  assert.equal(await page.getByText(/1 event sent/).count(), 0, "what was sent isn't what the form says");
  assert.equal(await page.getByRole("button", { name: "Send", exact: true }).getAttribute("aria-disabled"), "true");
  await page.getByLabel("Channel", { exact: true }).selectOption("whatsapp");
  await session.made();
  const text = `${(await body(page).inputValue()).trimEnd()}\n\n`;
  // Its check isn't under way any more when the session ends below.
  const isChecked = page.waitForResponse((response) => response.url().endsWith("/api/check") && response.request().postDataJSON().text === text);
  await body(page).fill(text);
  await isChecked;
  await page.getByLabel("State of the message").selectOption("sent");
  await page.getByText("the form doesn't describe it").waitFor();
  assert.equal(await body(page).inputValue(), text);
  await page.getByLabel("State of the message").selectOption("read");
  // Another session goes on where the last one ended. An address that was used says so.
  await page.evaluate(() => sessionStorage.setItem("key", "0"));
  await press(page, "Send");
  const ended = page.getByRole("dialog");
  await ended.getByText("Your text is still here.").waitFor();
  await page.keyboard.press("Escape");
  assert(await ended.isVisible());
  const open = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  await open(`#token=${"0".repeat(64)}`);
  await ended.getByText("was used before").waitFor();
  await open(new URL(await program.address()).hash);
  await ended.waitFor({ state: "hidden" });
  assert(!page.url().includes("token"), page.url());
  assert.equal(await body(page).inputValue(), text);
  await press(page, "Send");
  await page.getByText(/1 event sent/).waitFor();
  // What is made anew can be undone.
  await press(page, "Make it anew");
  await session.until(async () => (await body(page).inputValue()) === text, false, "another body");
  await body(page).press("ControlOrMeta+z");
  await session.until(() => body(page).inputValue(), text, "the body before");
  // Many can be stopped, and how many there were is said.
  await page.getByRole("spinbutton", { name: "times" }).fill("1000");
  await press(page, "Send");
  await page.getByText(/[1-9]\d* of 1,000 events sent/).waitFor();
  await press(page, "Stop");
  await page.getByText(/of 1,000 events sent, /).waitFor();
  // Code is for what would be sent.
  await page.getByText("As code").click();
  await page.getByLabel("to webhooks of type").selectOption("CADR");
  await page.locator(".code").getByText("type=CADR").waitFor();
  session.errors = session.errors.filter((error) => !/status of 40[01]/.test(error));
  await session.close();
}

// What somebody reads keeps the focus while more happens; names of views are only names.
export async function staying({ browser, program }) {
  const { port, close } = await echo();
  await program.call("POST", "webhooks", [{ ...MARKETING, url: `http://127.0.0.1:${port}/events` }]);
  const session = await Session.open(browser, program, { viewport: { width: 1440, height: 520 } });
  const { page } = session;
  for (const name of ["constructor", "__proto__", "toString"]) {
    await page.evaluate((name) => (location.hash = `#/${name}`), name);
    await session.until(() => page.title(), "Deliveries · chatapps-webhooks", "the title");
  }
  await session.go("Deliveries");
  for (let nth = 0; nth < 30; nth += 1) await send(program, `staying-${nth}`);
  const { deliveries } = (await send(program, "staying", "Onion_Marketing")).body;
  const row = session.rows("Onion_Marketing").first();
  await row.getByText("500").waitFor();
  await row.click();
  await page.getByRole("button", { name: "Show personal data" }).click();
  await page.locator(".detail .answer").first().focus();
  await program.call("POST", `deliveries/${deliveries[0].deliveryId}/retry`);
  await page.getByLabel("Answer to attempt 2").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Answer to attempt 1");
  // What went to a webhook of all sub-accounts can be edited and sent again.
  await program.call("POST", "webhooks", [{ ...MARKETING, subAccountId: "*", url: `http://127.0.0.1:${port}/events` }]);
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Marketing", "any text");
  await session.rows("unrecognized").filter({ hasText: "*" }).first().click();
  await page.getByRole("button", { name: "Edit and send" }).click();
  await session.until(() => body(page).inputValue(), "any text", "the body");
  await press(page, "Send");
  await page.getByText(/1 event sent/).waitFor();
  await program.call("DELETE", "webhooks", [{ ...MARKETING, subAccountId: "*" }]);
  await session.go("Deliveries");
  // The active row is named by its delivery, whatever comes in.
  await page.keyboard.press("Escape");
  await session.grid.focus();
  await page.keyboard.press("ArrowDown");
  const before = await session.grid.getAttribute("aria-activedescendant");
  const index = async () => Number(await page.locator(`#${before}`).getAttribute("aria-rowindex"));
  const at = await index();
  await send(program, "one more");
  await session.until(async () => (await index()) > at, true, "another row above it");
  assert.equal(await session.grid.getAttribute("aria-activedescendant"), before);
  // Rows are in their order for who reads on from one to the next.
  for (const top of [333, 111]) {
    await session.grid.evaluate((grid, top) => (grid.scrollTop = top), top);
    await page.waitForTimeout(300);
    const order = await session.rows().evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
    assert.deepEqual(order, [...order].sort((a, b) => a - b));
  }
  // Esc empties the search first. How much fits is said.
  const search = page.getByLabel("Search");
  await search.fill("Onion_Marketing");
  await page.getByRole("status").getByText(/^\d+ of \d+ deliveries$/).waitFor({ state: "attached" });
  await search.press("Escape");
  assert.equal(await search.inputValue(), "");
  await program.call("DELETE", "webhooks", [MARKETING]);
  close();
  await session.close();
}

// Two deliveries are compared in a narrow window, too; personal data shows only in one for which it
// was asked for.
export async function comparing({ browser, program }) {
  const session = await Session.open(browser, program, { viewport: { width: 760, height: 800 } });
  const { page } = session;
  const numbers = [];
  for (const nth of [0, 1]) {
    await session.go("Compose");
    await page.getByLabel("Kind", { exact: true }).selectOption("inbound_message_received");
    await session.made();
    if (nth > 0) await press(page, "Another one");
    await session.made();
    numbers.push(/"msisdn": "([^"]+)"/.exec(await body(page).inputValue())[1]);
    await session.send();
  }
  assert.notEqual(numbers[0], numbers[1]);
  await session.go("Deliveries");
  await session.newest();
  await session.rows().nth(0).click();
  await press(page, "Show personal data");
  const detail = page.locator(".detail");
  await detail.getByText(numbers[1]).first().waitFor();
  await press(page, "Compare");
  const choosing = page.getByText("Choose the delivery to compare");
  await choosing.waitFor();
  assert(await session.grid.isVisible(), "there is no list to choose from");
  await page.keyboard.press("Escape");
  assert(await detail.isVisible(), "Esc gives up the comparison alone");
  await press(page, "Compare");
  await session.rows().nth(1).click();
  await page.getByRole("heading", { name: "Two deliveries" }).waitFor();
  assert.equal(await choosing.count(), 0);
  const all = () => detail.textContent();
  assert((await all()).includes(numbers[1]) && !(await all()).includes(numbers[0]), "nobody asked for the second one");
  await press(page, "Show personal data of the second");
  await session.until(async () => (await all()).includes(numbers[0]), true, "the second number");
  await press(page, "Blank personal data of the first");
  await session.until(async () => (await all()).includes(numbers[1]), false, "the first number");
  await session.close();
}

// A low window has room for rows, and a window of few colours shows what is chosen.
export async function adapting({ browser, program }) {
  const session = await Session.open(browser, program, { viewport: { width: 320, height: 256 } });
  const { page } = session;
  for (const nth of [0, 1]) await send(program, `adapting-${nth}`);
  await session.go("Deliveries");
  await session.rows().first().waitFor();
  assert((await session.grid.boundingBox()).height > 150, "the list has no room");
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.emulateMedia({ forcedColors: "active" });
  await session.grid.focus();
  await page.keyboard.press("Home");
  const look = (selector, property) => page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], property);
  const differ = async (one, other, property) => assert.notEqual(await look(one, property), await look(other, property), `${one}: ${property}`);
  await differ(".rows .row.active", ".rows .row:not(.active, [hidden])", "backgroundColor");
  await differ("nav a[aria-current]", "nav a:not([aria-current])", "borderBottomColor");
  await session.go("Playground");
  await press(page, "a request with faults");
  await page.locator(".playground .gutter .error").first().waitFor();
  await differ(".playground .gutter .error", ".playground .gutter", "backgroundColor");
  await session.close();
}

// What is no event isn't called a valid one; fixes lead on, one after the other; a long report says
// that it is one.
export async function judging({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Playground");
  const text = page.getByLabel("Any event or body of a request");
  const result = page.locator(".result");
  for (const body of ["{}", '{"name": "x", "version": "1.0.0"}', "{ broken"]) {
    await text.fill(body);
    await result.getByText("not known", { exact: true }).waitFor();
    assert(!(await result.textContent()).includes("without notice"));
    await text.fill("");
    await result.getByText("What is it?").waitFor();
  }
  await press(page, "a request with faults");
  const fixes = page.locator(".fixes button");
  await fixes.first().waitFor();
  const titles = await fixes.allTextContents();
  assert(titles.some((title) => /^rename .*subAccountId/.test(title)), titles.join());
  assert(!titles.some((title) => /^add .*subAccountId/.test(title)), titles.join());
  const entry = (nth) => `{"subAccountId": "Onion_${nth}", "url": "http://a.onion.example/x", "type": "MSG", "httpAuthorization": "Bearer xxxxxxxxxx"}`;
  await text.fill(`[${Array.from({ length: 150 }, (_, nth) => entry(nth)).join(",\n")}]`);
  await page.getByText(/more of them aren't listed/).waitFor();
  const lines = 21_000;
  await text.evaluate((area, lines) => {
    area.value = "\n".repeat(lines - 1);
    area.dispatchEvent(new Event("input"));
  }, lines);
  await session.until(() => page.locator(".playground .gutter").evaluate((gutter) => gutter.textContent.trimEnd().split("\n").length), lines, "numbers of lines");
  await session.close();
}

// A program that is gone is said once.
export async function ending({ browser, path }) {
  const program = await Program.start(path);
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Deliveries");
  await page.getByText("live", { exact: true }).waitFor();
  await program.stop();
  await page.getByText("not connected").waitFor();
  await page.waitForTimeout(3500);
  assert.equal(await page.locator("#alerts .note").count(), 0, "a reconnection is tried, and says nothing");
  await session.go("Playground");
  for (let nth = 0; nth < 3; nth += 1) await press(page, "an inbound message");
  await page.locator("#alerts").getByText("doesn't answer").waitFor();
  assert.equal(await page.locator("#alerts .note").count(), 1);
  assert.deepEqual(session.errors.filter((error) => !/ERR_|Failed to (load|fetch)/.test(error)), []);
  await session.context.close();
}
