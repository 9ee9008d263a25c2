// What the page says, where it does, and until when; and how large.

import assert from "node:assert/strict";
import { Session } from "./session.mjs";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

const post = (program, body) => fetch(`${program.endpoint}/api/v1/accounts/${program.account}/events?type=MSG&subAccountId=Onion_Support`, { method: "POST", headers: { Authorization: `Bearer ${program.key}`, "Content-Type": "application/json" }, body });

// An error covers nothing, and goes with Esc, with its view, or when it isn't true any more.
export async function messages({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  const alerts = page.locator("#alerts .note");
  const gone = () => session.until(() => alerts.count(), 0, "messages");
  const fail = async () => {
    await session.go("Compose");
    await session.made();
    await page.getByRole("spinbutton", { name: "times" }).fill("0");
    await press(page, "Send");
    await alerts.first().waitFor();
  };
  await fail();
  const [alert, main] = [await alerts.first().boundingBox(), await page.locator("main").boundingBox()];
  assert(main.y + main.height <= alert.y, "it covers a part of the view");
  await page.keyboard.press("Escape");
  await gone();
  await fail();
  await page.getByRole("spinbutton", { name: "times" }).fill("1");
  await press(page, "Send");
  await page.getByText("1 event sent").waitFor();
  await gone();
  await fail();
  await session.go("Deliveries");
  await gone();
  // The program answers again.
  await session.go("Playground");
  await page.route("**/api/sample", (route) => route.abort());
  await press(page, "an inbound message");
  await alerts.getByText("doesn't answer").waitFor();
  await page.unroute("**/api/sample");
  await press(page, "an inbound message");
  await page.locator(".result").getByText("valid").waitFor();
  await gone();
  // What can't be laid out is said.
  await page.getByLabel("Any event or body of a request").fill("{ broken");
  await press(page, "Lay out");
  await alerts.getByText("isn't JSON").waitFor();
  // Code in a refusal looks like code.
  await session.go("Webhooks");
  await page.getByLabel("Webhooks, as JSON").fill('[{"subAccountId": "Onion_Support", "url": "https://evil.example/", "type": "MSG", "httpAuthorization": "***"}]');
  await page.locator(".plan .bad code").getByText("Onion_Support", { exact: true }).waitFor();
  await page.getByLabel("Webhooks, as JSON").fill("");
  // Without a receiver, its view says so, and nothing else does.
  await page.route("**/api/options", async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), receiver: false } }));
  await page.reload();
  await session.go("Receiver");
  await page.getByText("has a receiver of its own").waitFor();
  await page.waitForTimeout(500);
  assert.equal(await alerts.count(), 0, "an error that nobody made");
  session.errors = session.errors.filter((error) => !/ERR_FAILED|Failed to load/.test(error));
  await session.close();
}

// An event that is to be edited isn't the one that was sent, byte for byte: the page says why.
export async function differing({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Deliveries");
  for (const [body, said] of [[Buffer.from([0x7b, 0xff, 0x7d]), "It isn't UTF-8"], ['{"a":1}', "It is laid out anew"], ["{}", undefined]]) {
    assert.equal((await post(program, body)).status, 202);
    await session.go("Deliveries");
    await session.newest();
    await session.rows().first().click();
    if (said === "It isn't UTF-8") await page.locator(".detail").getByText("The body isn't UTF-8").waitFor();
    await press(page, "Edit and send");
    const about = page.getByText("The body is that of a delivery");
    await about.waitFor();
    if (said) await about.getByText(said).waitFor();
    else assert(!/laid out|UTF-8/.test(await about.textContent()), "it is the same");
  }
  await session.close();
}

// Texts are as large as somebody wants them, and words stay whole in a narrow window.
export async function enlarging({ browser, program }) {
  await program.call("POST", "webhooks", [{ subAccountId: "Onion_Marketing", url: "https://hooks.onion.example/events", type: "MSG" }]);
  const session = await Session.open(browser, program);
  const { page } = session;
  for (const nth of [1, 2]) await post(program, JSON.stringify(["y".repeat(nth)]));
  const enlarge = () => page.evaluate(() => (document.documentElement.style.fontSize = "24px"));
  const size = (selector) => page.locator(selector).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  await enlarge();
  await session.go("Deliveries");
  await session.newest();
  await session.rows().first().click();
  await page.locator(".detail .http").waitFor();
  await page.locator(".detail .shown").waitFor();
  for (const selector of [".http", ".shown"]) assert((await size(selector)) > 20, selector);
  const [first, second] = [await session.rows().nth(0).boundingBox(), await session.rows().nth(1).boundingBox()];
  assert(first.height > 45, "rows are too low for their texts");
  assert(Math.abs(second.y - first.y - first.height) < 1, "rows overlap");
  await session.go("Webhooks");
  await page.locator(".card .url").first().waitFor();
  for (const selector of [".card .url", ".webhooks textarea", ".webhooks .gutter"]) assert((await size(selector)) > 20, selector);
  await page.evaluate(() => document.documentElement.removeAttribute("style"));
  await page.setViewportSize({ width: 320, height: 640 });
  await session.go("Deliveries");
  await press(page, "Close");
  await session.rows().nth(0).click();
  await press(page, "Compare");
  await session.rows().nth(1).click();
  await page.getByRole("heading", { name: "Two deliveries" }).waitFor();
  const broken = await page.locator(".two tbody th").evaluateAll((heads) => heads.filter((head) => {
    const range = document.createRange();
    range.selectNodeContents(head);
    return range.getClientRects().length > 1;
  }).map(({ textContent }) => textContent));
  assert.deepEqual(broken, [], "words are broken");
  await program.call("DELETE", "webhooks", [{ subAccountId: "Onion_Marketing", type: "MSG" }]);
  await session.close();
}

// Of a long text, only the lines around those that show are painted, each where it is.
export async function painting({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Playground");
  const text = page.getByLabel("Any event or body of a request");
  const lines = 6000;
  await text.evaluate((area, lines) => {
    area.value = `[\n${Array.from({ length: lines - 2 }, (_, nth) => `{"line": ${nth + 2}}`).join(",\n")}\n]`;
    area.dispatchEvent(new Event("input"));
  }, lines);
  const paint = page.locator(".playground .paint");
  const last = paint.locator(".number").getByText("5999", { exact: true });
  assert((await paint.locator("span").count()) < 3000, "all of it is painted");
  for (const fontSize of ["13.5px", "24px"]) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
    await text.evaluate((area) => (area.scrollTop = area.scrollHeight));
    await last.waitFor();
    const [painted, area] = [await last.boundingBox(), await text.boundingBox()];
    // The last line but one ends one line and the padding above the end.
    const height = await text.evaluate((area) => parseFloat(getComputedStyle(area).lineHeight));
    const end = area.y + area.height - (painted.y + painted.height);
    assert(end > height && end < 2.6 * height, `${fontSize}: the paint is ${end} px above the end of the text`);
    await text.evaluate((area) => (area.scrollTop = 0));
    await paint.getByText("2", { exact: true }).waitFor();
  }
  await session.close();
}
