// An editor in a browser, as somebody who writes a document has it: mouse, keys, and what shows.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const BOUND = 30_000;

// What shows of the editor, but for the document itself.
const SHOWN = () => {
  const copy = document.body.cloneNode(true);
  for (const document of copy.querySelectorAll(".view-lines, .inputarea, .native-edit-context, script")) {
    document.remove();
  }
  const attributes = [...copy.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ value }) => value));
  return [copy.textContent, ...attributes].join("\n");
};

export class Session {
  static async open(executablePath, origin) {
    const browser = await chromium.launch({
      executablePath,
      // Its sandbox refuses the superuser.
      chromiumSandbox: process.getuid() !== 0,
      args: ["--disable-gpu", "--disable-dev-shm-usage"],
    });
    const page = await browser.newPage({ viewport: { width: 820, height: 420 }, deviceScaleFactor: 1.5, colorScheme: "light" });
    page.setDefaultTimeout(BOUND);
    const session = new Session(browser, page);
    page.on("pageerror", (error) => session.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && session.errors.push(message.text()));
    page.on("request", (request) => session.addresses.push(request.url()));
    await page.goto(origin);
    await page.waitForFunction(() => window.subject);
    return session;
  }

  constructor(browser, page) {
    Object.assign(this, { browser, page, errors: [], addresses: [], shown: "" });
  }

  text() {
    return this.page.evaluate(() => window.subject.model.getValue());
  }

  // Replaces the text, as one change.
  async write(text) {
    await this.page.evaluate((text) => window.subject.model.setValue(text), text);
  }

  markers() {
    return this.page.evaluate(() =>
      window.subject.monaco.editor.getModelMarkers({ resource: window.subject.model.uri }).map((marker) => {
        const { code, severity, message } = marker;
        const start = [marker.startLineNumber, marker.startColumn];
        return { code, severity, message, start, end: [marker.endLineNumber, marker.endColumn] };
      }),
    );
  }

  // Waits until what is asked for again and again is as expected; what it is at last is compared.
  async until(ask, expected, what) {
    const end = Date.now() + BOUND;
    for (;;) {
      const found = await ask();
      try {
        assert.deepEqual(found, expected, what);
        return;
      } catch (error) {
        if (Date.now() > end) {
          throw error;
        }
      }
      await this.page.waitForTimeout(50);
    }
  }

  // Does something until it shows, as a person would: Monaco drops what it was about to show if it
  // starts to look for the same by itself, which it does some time after markers have changed.
  async show(act, shown) {
    const end = Date.now() + BOUND;
    for (;;) {
      await act();
      try {
        await shown.waitFor({ timeout: 3000 });
        await this.remember();
        return;
      } catch (error) {
        if (Date.now() > end) {
          throw error;
        }
      }
      await this.leave();
    }
  }

  // Puts the cursor behind the first place of a text.
  async putBehind(text) {
    await this.page.evaluate((text) => {
      const { model, editor } = window.subject;
      const position = model.getPositionAt(model.getValue().indexOf(text) + text.length);
      editor.setPosition(position);
      editor.revealPosition(position);
      editor.focus();
    }, text);
  }

  // Rests the mouse on the first place of a text.
  async point(text) {
    const { x, y } = await this.page.evaluate((text) => {
      const { model, editor } = window.subject;
      const position = model.getPositionAt(model.getValue().indexOf(text) + Math.ceil(text.length / 2));
      editor.revealPosition(position);
      editor.render(true);
      const { left, top, height } = editor.getScrolledVisiblePosition(position);
      const box = editor.getDomNode().getBoundingClientRect();
      return { x: box.left + left + 2, y: box.top + top + height / 2 };
    }, text);
    await this.page.mouse.move(x - 1, y);
    await this.page.mouse.move(x, y);
  }

  // The text of what the mouse rests on, once it says something.
  async hover(text, part) {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: part }).first();
    await this.show(() => this.point(text), hover);
    return hover.innerText();
  }

  // Closes what shows.
  async leave() {
    await this.page.keyboard.press("Escape");
    await this.page.mouse.move(1, 415);
  }

  // Keeps what shows, for the look at all of it.
  async remember() {
    this.shown += `${await this.page.evaluate(SHOWN)}\n`;
  }

  async close() {
    await this.browser.close();
  }
}
