// What goes on while something else does, or while the page has no session.

import assert from "node:assert/strict";
import { Session } from "./session.mjs";

const body = (page) => page.getByLabel("Body of the event");

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

// What happens before the list hears of anything shows as soon as it does.
export async function missing({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  let answer;
  const isSent = new Promise((wake) => (answer = wake));
  let asked = 0;
  await page.route("**/api/stream", async (route) => {
    asked += 1;
    if (asked === 1) return route.fulfill({ status: 503, json: { error: "too many pages are open" } });
    await isSent;
    return route.continue();
  });
  await page.reload();
  await page.getByText("not connected").waitFor();
  await page.locator(".count").getByText(/deliver/).waitFor();
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", "missed");
  answer();
  await page.getByText("live", { exact: true }).waitFor();
  await session.newest();
  session.errors = session.errors.filter((error) => !/status of 503/.test(error));
  await session.close();
}

// The list is read when the page listens: what happens before is in it.
export async function listening({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  let answer;
  const isSent = new Promise((wake) => (answer = wake));
  await page.route("**/api/stream", async (route) => {
    await isSent;
    return route.continue();
  });
  const asked = page.waitForRequest("**/api/stream");
  await page.reload();
  await asked;
  await page.waitForTimeout(500);
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", "between");
  answer();
  await page.getByText("live", { exact: true }).waitFor();
  await session.newest();
  await session.close();
}

// How many requests fail is said as it counts down, and leaves the fields to who writes in them.
export async function countdown({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Receiver");
  await press(page, "Fails three times");
  await page.getByText("answers 503 for 3 more").waitFor();
  await page.getByLabel("For how many requests").fill("17");
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", "{}");
  await page.getByText(/answers 503 for [12] more/).waitFor();
  assert.equal(await page.getByLabel("For how many requests").inputValue(), "17");
  await press(page, "Works");
  await page.getByRole("status").getByText("works", { exact: true }).waitFor();
  await session.close();
}

// A refusal of the last session that comes late doesn't end the one that goes on.
export async function late({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Webhooks");
  await page.locator(".card").first().waitFor();
  let answer;
  const isOver = new Promise((wake) => (answer = wake));
  await page.route("**/api/webhooks", async (route) => {
    if (route.request().headers().authorization === "Bearer 0") await isOver;
    await route.continue();
  });
  await page.evaluate(() => sessionStorage.setItem("key", "0"));
  const asked = page.waitForRequest("**/api/webhooks");
  await press(page, "Reload");
  await asked;
  await page.evaluate((hash) => (location.hash = hash), new URL(await program.address()).hash);
  await session.until(() => page.evaluate(() => sessionStorage.getItem("key").length > 1), true, "another session");
  const again = page.waitForResponse((response) => response.url().endsWith("/api/webhooks") && response.status() === 401);
  answer();
  await again;
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("dialog").count(), 0, "the new session has ended");
  await session.go("Deliveries");
  await page.getByText("live", { exact: true }).waitFor();
  session.errors = session.errors.filter((error) => !/status of 401/.test(error));
  await session.close();
}

// What is being sent can be stopped whatever becomes of the form, and until then nothing else is
// sent.
export async function stopping({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Compose");
  await session.made();
  let sent = 0;
  await page.route("**/api/send", async (route) => {
    sent += 1;
    await new Promise((wake) => setTimeout(wake, 30));
    await route.continue();
  });
  const canSend = async () => (await page.getByRole("button", { name: "Send", exact: true }).getAttribute("aria-disabled")) !== "true";
  await page.getByRole("spinbutton", { name: "times" }).fill("1000");
  await press(page, "Send");
  await page.getByText(/[1-9]\d* of 1,000 events sent/).waitFor();
  const before = await body(page).inputValue();
  await press(page, "Another one");
  await session.until(async () => (await body(page).inputValue()) === before, false, "another body");
  assert(!(await canSend()), "another form could be sent meanwhile");
  await body(page).fill("{}");
  assert(!(await canSend()), "another body could be sent meanwhile");
  await press(page, "Stop");
  await page.getByText(/of 1,000 events sent, /).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Send", "the focus is lost");
  assert(await canSend(), "what was written can't be sent");
  const count = sent;
  await page.waitForTimeout(300);
  assert.equal(sent, count, "it isn't stopped");
  await session.close();
}

// A check that takes long says nothing of a text that was checked meanwhile.
export async function overtaking({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Playground");
  let answer;
  const isOver = new Promise((wake) => (answer = wake));
  await page.route("**/api/recognize", async (route) => {
    if (route.request().postData().includes("sub_account_id")) await isOver;
    await route.continue();
  });
  await page.evaluate(() => {
    const press = (name) => [...document.querySelectorAll(".playground button")].find(({ textContent }) => textContent === name).click();
    press("a request with faults");
    document.querySelector(".playground textarea").value = '{"a":1}';
    press("Lay out");
  });
  await page.locator(".result").getByText("not known", { exact: true }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".checking").count(), 0, "the result is greyed out");
  assert.notEqual(await page.locator(".playground .status").textContent(), "checking…");
  answer();
  await page.waitForTimeout(200);
  await page.locator(".result").getByText("not known", { exact: true }).waitFor();
  await session.close();
}

// A new session has the accounts that there are then. What was written stays, and what was asked
// for in vain is asked for again.
export async function resuming({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  const choice = page.getByLabel("Account", { exact: true });
  const end = () => page.evaluate(() => sessionStorage.setItem("key", "0"));
  const goOn = async () => {
    const ended = page.getByRole("dialog");
    await ended.waitFor();
    await page.evaluate((hash) => (location.hash = hash), new URL(await program.address()).hash);
    await ended.waitFor({ state: "hidden" });
  };
  const inStore = (accounts) => page.route("**/api/accounts", (route) => route.fulfill({ json: { accounts, omitted: 0 } }));
  // The event of another kind.
  await session.go("Compose");
  await session.made();
  const before = await body(page).inputValue();
  await end();
  await page.getByLabel("Kind", { exact: true }).selectOption("account_update");
  await goOn();
  await session.made();
  assert.notEqual(await body(page).inputValue(), before);
  // The first account.
  await inStore([]);
  await page.reload();
  await page.getByText("The store has no account.").waitFor();
  assert(await choice.isHidden(), "there is nothing to choose from");
  await session.go("Playground");
  await end();
  await press(page, "an inbound message");
  await page.unroute("**/api/accounts");
  await goOn();
  await session.go("Deliveries");
  await page.locator(".count").getByText(/deliver/).waitFor();
  assert.equal(await choice.inputValue(), program.account);
  // Another account in place of the one that was shown.
  await inStore([{ id: "00000000-0000-4000-8000-000000000000", subAccounts: [] }]);
  await page.reload();
  await session.go("Webhooks");
  await end();
  const text = page.getByLabel("Webhooks, as JSON");
  const written = '[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}]';
  await text.fill(written);
  await page.unroute("**/api/accounts");
  await goOn();
  assert.deepEqual(await choice.locator("option").allTextContents(), [program.account]);
  assert.equal(await text.inputValue(), written);
  await page.locator(".plan").getByText("Onion_Marketing:MSG").waitFor();
  await page.locator(".card").first().waitFor();
  session.errors = session.errors.filter((error) => !/status of 40[14]/.test(error));
  await session.close();
}
