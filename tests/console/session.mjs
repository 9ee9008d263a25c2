// A browser at the console, as somebody has it who works with keys and eyes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const BOUND = 20_000;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const launch = (executablePath, more = []) =>
  chromium.launch({
    executablePath,
    // Its sandbox refuses the superuser.
    chromiumSandbox: process.getuid() !== 0,
    args: ["--disable-gpu", "--disable-dev-shm-usage", ...more],
  });

export class Session {
  static async open(browser, program, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const session = new Session(program, context, await context.newPage());
    await session.page.goto(await program.address());
    await session.page.getByRole("navigation").waitFor();
    return session;
  }

  constructor(program, context, page) {
    Object.assign(this, { program, context, page, errors: [], addresses: [], answers: [] });
    page.setDefaultTimeout(BOUND);
    page.on("pageerror", (error) => this.errors.push(String(error.stack)));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("request", (request) => this.addresses.push(request.url()));
    page.on("response", (response) => {
      if (!response.url().endsWith("/api/stream")) this.answers.push(response.text().catch(() => ""));
    });
  }

  // Goes to a view, by its link.
  async go(view) {
    await this.page.getByRole("navigation").getByRole("link", { name: view, exact: true }).click();
    await this.page.getByRole("heading", { level: 1, name: view }).waitFor({ state: "attached" });
  }

  get grid() {
    return this.page.getByRole("grid");
  }

  rows(text) {
    const rows = this.grid.locator(".rows .row:not([hidden])");
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  // Waits until the list begins with the delivery that was made last.
  async newest() {
    const [{ deliveryId }] = (await this.program.call("GET", "deliveries?limit=1")).body.deliveries;
    await this.until(async () => (await this.rows().first().getAttribute("id"))?.endsWith(deliveryId), true, "the newest delivery");
  }

  // Waits until what is asked for again and again is as expected; what it is at last is compared.
  async until(find, expected, what) {
    let found;
    for (const end = Date.now() + BOUND; Date.now() < end; await this.page.waitForTimeout(50)) {
      found = await find();
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
    }
    assert.deepEqual(found, expected, what);
  }

  // Makes an event up and sends it, as the composer does without a change.
  async send(kind) {
    await this.go("Compose");
    if (kind) await this.page.getByLabel("Kind", { exact: true }).selectOption(kind);
    await this.made();
    await this.page.getByRole("button", { name: "Send", exact: true }).click();
    await this.page.getByText(/event sent/).waitFor();
  }

  // Waits until the body is what the form of the composer describes.
  async made() {
    await this.page.waitForFunction(() => document.querySelector("main.compose textarea").value.length > 10 && [...document.querySelectorAll("main.compose button")].find(({ textContent }) => textContent === "Send").getAttribute("aria-disabled") !== "true");
  }

  // What the rules of accessibility find.
  async violations() {
    // The page lets no script in, so the rules run in a world of their own.
    const client = await this.context.newCDPSession(this.page);
    const { frameTree } = await client.send("Page.getFrameTree");
    const { executionContextId: contextId } = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    const run = async (expression) => {
      const { result, exceptionDetails } = await client.send("Runtime.evaluate", { expression, contextId, awaitPromise: true, returnByValue: true });
      assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails));
      return result.value;
    };
    await run(AXE);
    const found = await run(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + " " + failureSummary).join(" | ")))`);
    await client.detach();
    return found;
  }

  // Nothing went wrong, and nothing was asked for elsewhere.
  async close() {
    assert.deepEqual(this.errors, [], "errors of the page");
    const origin = await this.program.origin();
    for (const address of this.addresses) assert(address.startsWith(`${origin}/`), `asked for ${address}`);
    await this.context.close();
  }
}
