// What takes long: a hundred deliveries a second, and ten thousand in the list.

import assert from "node:assert/strict";
import { rulesAt } from "./access.mjs";
import { Session } from "./session.mjs";

const PER_SECOND = 100;
const SECONDS = 20;
const MANY = 10_000;

const event = (nth) => JSON.stringify({ version: 3, namespace: "ChatApps", eventType: "inbound_message_received", description: "", payload: { umid: `${nth}`, subAccountId: "Onion_Support" } });

// Sends events at a rate, several at a time.
async function flood(program, count, perSecond) {
  const started = Date.now();
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((Date.now() - started) / 1000) * perSecond) + 1);
    const batch = [];
    for (; sent < due && batch.length < 50; sent += 1) batch.push(program.call("POST", "events?type=MSG&subAccountId=Onion_Support", event(sent)));
    for (const { status } of await Promise.all(batch)) assert.equal(status, 202);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

// The rules of accessibility find nothing at other widths either.
export const widths = (given) => rulesAt(given, [[600, 900], [1000, 700], [1920, 1080], [3840, 2160]]);

// The list follows a hundred deliveries a second without a long pause, and no row is made anew.
export async function following({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Deliveries");
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", event(0));
  await session.rows().first().waitFor();
  await flood(program, 200, 100);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    window.seen = { added: 0, longest: 0, empty: 0, shifts: 0 };
    const known = new WeakSet(document.querySelectorAll(".rows *"));
    new MutationObserver((records) => {
      // A row that moves is the same one.
      for (const { addedNodes } of records) window.seen.added += [...addedNodes].filter((node) => node.nodeType === 1 && !known.has(node)).length;
    }).observe(document.querySelector(".rows"), { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.seen.shifts += value;
    }).observe({ type: "layout-shift" });
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      window.seen.longest = Math.max(window.seen.longest, now - last);
      last = now;
      // A row that shows nothing for a frame flickers.
      for (const row of document.querySelectorAll(".rows .row:not([hidden])")) if (row.querySelector(".kind").textContent === "") window.seen.empty += 1;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await flood(program, PER_SECOND * SECONDS, PER_SECOND);
  await session.until(async () => (await page.locator(".count").textContent()).replaceAll(",", ""), `${200 + 1 + PER_SECOND * SECONDS} deliveries`, "deliveries in the list");
  const seen = await page.evaluate(() => window.seen);
  console.log(JSON.stringify(seen));
  assert.equal(seen.added, 0, "rows were made anew");
  assert.equal(seen.empty, 0, "rows were empty");
  assert(seen.shifts < 0.01, `the page moved: ${seen.shifts}`);
  await session.close();
}

// Ten thousand deliveries take as many elements as forty; keys and the search work as always.
export async function many({ browser, program }) {
  await flood(program, MANY, 400);
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Deliveries");
  await session.until(async () => Number((await page.locator(".count").textContent()).replaceAll(/\D/g, "")) >= MANY, true, "deliveries");
  assert((await page.locator(".rows .row").count()) < 80, "too many elements");
  await session.grid.focus();
  await page.keyboard.press("End");
  const active = await session.grid.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-rowindex"), await session.grid.getAttribute("aria-rowcount"));
  await page.locator(`#${active}`).scrollIntoViewIfNeeded();
  // Who has scrolled down keeps what they look at while more comes in.
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  const shown = () => page.evaluate(() => [...document.querySelectorAll(".rows .row:not([hidden])")].filter((row) => row.getBoundingClientRect().top > 200 && row.getBoundingClientRect().bottom < 600).map((row) => [row.getAttribute("aria-rowindex"), Math.round(row.getBoundingClientRect().top)]).sort().slice(0, 3));
  const before = await shown();
  await flood(program, 20, 100);
  await page.waitForTimeout(800);
  const after = await shown();
  assert.deepEqual(after.map(([, top]) => top), before.map(([, top]) => top), "rows moved");
  const started = Date.now();
  await page.getByLabel("Search").fill("inbound 204");
  await session.until(async () => / of /.test(await page.locator(".count").textContent()), true, "a search");
  console.log(`search: ${Date.now() - started} ms`);
  assert.deepEqual(await session.violations(), []);
  await session.close();
}
