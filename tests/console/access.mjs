// Keys alone, a screen reader, both themes, and every width.

import assert from "node:assert/strict";
import { Session } from "./session.mjs";

const VIEWS = ["Deliveries", "Compose", "Webhooks", "Playground", "Receiver"];

// The narrowest width, at which a screen of 1280 is that shows everything four times as large, and
// a usual one.
const WIDTHS = [
  [320, 640],
  [1440, 900],
];

// Opens what a view has, so that the rules see it.
async function unfold(session, view) {
  const { page } = session;
  if (view === "Deliveries") {
    await session.rows().first().click();
    await page.locator(".detail .shown").waitFor();
  } else if (view === "Compose") {
    for (const name of ["Faults that receivers must bear", "As code"]) await page.getByText(name).click();
  } else if (view === "Webhooks") {
    await page.locator(".card").first().waitFor();
    await page.getByRole("button", { name: "Edit all" }).click();
    await page.locator(".plan").waitFor();
    await page.locator(".rule-id").first().click();
    await page.getByText("Why:").first().waitFor();
  } else if (view === "Playground") {
    await page.getByRole("button", { name: "a request with faults" }).click();
    await page.locator(".findings").waitFor();
  }
}

// The rules of accessibility find nothing, in each view, theme and width; and nothing stands out.
export const rules = (given) => rulesAt(given, WIDTHS);

export async function rulesAt({ browser, program }, widths) {
  for (const [width, height] of widths) {
    const session = await Session.open(browser, program, { viewport: { width, height } });
    const { page } = session;
    await session.send("account_update");
    for (const view of VIEWS) {
      await session.go(view);
      if (view === "Deliveries") await session.rows().first().waitFor();
      await page.waitForTimeout(300);
      const seen = [view];
      await unfold(session, view);
      seen.push(`${view}, unfolded`);
      for (const theme of ["light", "dark"]) {
        await page.getByLabel("Theme").selectOption(theme);
        assert.deepEqual(await session.violations(), [], `${seen.join(", ")}: ${theme}, ${width}`);
      }
      const overflow = await page.evaluate(() => Math.max(...["html", "body", "main"].map((name) => document.querySelector(name)).map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)));
      assert(overflow <= 0, `${view} is ${overflow} px too wide for ${width}`);
      if (view === "Deliveries") await page.keyboard.press("Escape");
    }
    await session.close();
  }
}

// The theme of the system counts until another one is chosen, which stays.
export async function themes({ browser, program }) {
  const session = await Session.open(browser, program, { colorScheme: "dark" });
  const { page } = session;
  const back = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await back();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await back();
  assert.notEqual(dark, light);
  await page.getByLabel("Theme").selectOption("dark");
  assert.equal(await back(), dark);
  await page.reload();
  await page.getByRole("navigation").waitFor();
  assert.equal(await back(), dark);
  await session.close();
}

const focused = (page) => page.evaluate(() => `${document.activeElement.textContent.slice(0, 40)}|${document.activeElement.getAttribute("aria-label") ?? ""}|${document.activeElement.role ?? ""}`);

// Presses Tab until something has the focus.
async function tabTo(page, what) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (what.test(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab doesn't lead to ${what}, but to ${await focused(page)}`);
}

// Composes, sends, looks, retries and replays without a mouse.
export async function keyboard({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await page.locator("body").press("Tab");
  assert.match(await focused(page), /Skip to the content/);
  await tabTo(page, /^Compose\|/);
  await page.keyboard.press("Enter");
  await session.made();
  await tabTo(page, /Body of the event/);
  await page.keyboard.press("Control+Enter");
  await page.getByText(/1 event sent/).waitFor();
  // The text area lets Tab out.
  await page.keyboard.press("Tab");
  await tabTo(page, /^Send\|/);
  await tabTo(page, /^Show deliveries/);
  await page.keyboard.press("Enter");
  // A delivery that comes in later would move the rows that are counted below.
  await session.newest();
  await session.rows("delivered").first().waitFor();
  await tabTo(page, /Deliveries, the newest first/);
  await page.keyboard.press("ArrowDown");
  const active = () => session.grid.getAttribute("aria-activedescendant");
  const first = await active();
  assert.equal(await page.locator(`#${first}`).getAttribute("aria-selected"), "true");
  assert.equal(await page.locator(`#${first}`).getAttribute("aria-rowindex"), "2");
  await page.keyboard.press("End");
  const total = Number(await session.grid.getAttribute("aria-rowcount"));
  assert.equal(await page.locator(`#${await active()}`).getAttribute("aria-rowindex"), String(total));
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".detail .shown").waitFor();
  assert.match(await focused(page), /^[a-z_]+\|/i);
  await tabTo(page, /^Replay\|/);
  await page.keyboard.press("Enter");
  await page.getByText(/sent again/).waitFor();
  await tabTo(page, /^Show personal data/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Blank personal data/);
  await page.keyboard.press("Escape");
  assert.match(await focused(page), /Deliveries, the newest first\|grid/);
  await session.close();
}
