// What people do without meaning to: it deletes nothing, loses nothing and sends nothing else.

import assert from "node:assert/strict";
import { Session } from "./session.mjs";

const MARKETING = { subAccountId: "Onion_Marketing", type: "MSG" };

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

// A deletion takes two presses, and neither a double-click nor a key that is held is that. Esc and
// another view take the first one back.
export async function deleting({ browser, program }) {
  await program.call("POST", "webhooks", [{ ...MARKETING, url: "https://hooks.onion.example/events" }]);
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Webhooks");
  const listed = async () => (await program.call("GET", "webhooks")).body;
  const others = (await listed()).filter(({ subAccountId }) => subAccountId !== MARKETING.subAccountId);
  const send = page.locator(".main .primary");
  const name = () => send.textContent();
  const ask = async () => {
    await page.getByLabel("Webhooks, as JSON").fill("");
    await page.getByLabel("Webhooks, as JSON").fill(JSON.stringify(others));
    await page.getByLabel("Delete webhooks that the text doesn't list").check();
    await page.locator(".plan .remove").waitFor();
    // Another plan, which takes the first press back, isn't under way any more.
    await page.waitForTimeout(500);
    assert.equal(await name(), "Send");
  };
  await ask();
  await send.dblclick();
  await session.until(name, "Delete 1 webhook", "a double-click");
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  assert.equal(await name(), "Send", "Esc");
  await ask();
  await send.focus();
  for (let nth = 0; nth < 25; nth += 1) {
    await page.keyboard.down("Enter");
    await page.waitForTimeout(33);
  }
  await page.keyboard.up("Enter");
  assert.equal(await name(), "Delete 1 webhook", "a key that is held");
  await session.go("Playground");
  await session.go("Webhooks");
  assert.equal(await name(), "Send", "another view");
  assert((await listed()).length > others.length, "it is deleted");
  await ask();
  await send.press("Enter");
  await page.waitForTimeout(600);
  await send.press("Enter");
  await page.getByText("0 webhooks sent, 1 deleted").waitFor();
  await session.close();
}

// What somebody wrote isn't lost by a reload unless they say so, nor by a look at another account.
export async function losing({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  });
  // Nothing was written yet.
  await page.reload();
  const other = "00000000-0000-4000-8000-000000000000";
  await page.route("**/api/accounts", (route) => route.fulfill({ json: { accounts: [program.account, other].map((id) => ({ id, subAccounts: ["Onion_Support"] })), omitted: 0 } }));
  await page.reload();
  assert.deepEqual(asked, []);
  const reload = () => page.evaluate(() => location.reload());
  for (const [view, label] of [["Webhooks", "Webhooks, as JSON"], ["Compose", "Body of the event"]]) {
    await session.go(view);
    const text = page.getByLabel(label);
    if (view === "Compose") await session.made();
    await text.fill('{"my": "work"}');
    await reload();
    await session.until(async () => asked.splice(0), ["beforeunload"], view);
    assert.equal(await text.inputValue(), '{"my": "work"}');
    await page.getByLabel("Account", { exact: true }).selectOption(other);
    if (view === "Webhooks") assert.equal(await text.inputValue(), "", "the text of another account");
    await page.getByLabel("Account", { exact: true }).selectOption(program.account);
    assert.equal(await text.inputValue(), '{"my": "work"}', `${view}, after another account`);
    await reload();
    await session.until(async () => asked.splice(0), ["beforeunload"], `${view}, after another account`);
    await text.fill("");
  }
  await page.reload();
  assert.deepEqual(asked, [], "nothing is left to lose");
  session.errors = session.errors.filter((error) => !/status of 404/.test(error));
  await session.close();
}

// How many times an event is sent is a number that somebody meant.
export async function counting({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Compose");
  await session.made();
  const times = page.getByRole("spinbutton", { name: "times" });
  const before = (await program.call("GET", "deliveries?limit=200")).body.deliveries.length;
  for (const value of ["0", "-1", "", "1.5", "1001", "100000"]) {
    await times.fill(value);
    await press(page, "Send");
    await page.locator("#alerts").getByText("a whole number from 1 to 1,000").waitFor();
    assert(await times.evaluate((field) => field === document.activeElement), "the field has the focus");
    await page.locator("#alerts").getByRole("button").click();
  }
  assert.equal((await program.call("GET", "deliveries?limit=200")).body.deliveries.length, before);
  await times.fill("2");
  await press(page, "Send");
  await page.getByText("2 events sent").waitFor();
  await session.close();
}

// Nothing but the parts of the page that are longer than it can be scrolled.
export async function scrolling({ browser, program }) {
  const session = await Session.open(browser, program, { viewport: { width: 1280, height: 600 } });
  const { page } = session;
  for (const nth of [1, 2]) await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", Array(60).fill("y".repeat(nth)));
  await session.go("Deliveries");
  await session.newest();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 600 });
    await session.rows().nth(0).click();
    await press(page, "Compare");
    await session.rows().nth(1).click();
    await page.locator(".difference li").nth(100).waitFor({ state: "attached" });
    const [height, shown] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.equal(height, shown, `${width}: the window can be scrolled`);
    await page.keyboard.press("Escape");
  }
  await session.close();
}

// The browser's way back leads from a delivery to the list, and from the list to the view before.
export async function going({ browser, program }) {
  await program.call("POST", "events?type=MSG&subAccountId=Onion_Support", "{}");
  const session = await Session.open(browser, program, { viewport: { width: 760, height: 700 } });
  const { page } = session;
  const detail = page.locator(".detail");
  const open = async () => {
    await session.rows().first().click();
    await detail.waitFor();
    assert(await session.grid.isHidden());
  };
  await session.go("Playground");
  await session.go("Deliveries");
  await session.newest();
  await open();
  await page.goBack();
  await detail.waitFor({ state: "hidden" });
  assert.equal(await page.title(), "Deliveries · chatapps-webhooks");
  assert(await session.grid.evaluate((grid) => grid === document.activeElement), "the focus is lost");
  await open();
  await page.keyboard.press("Escape");
  await detail.waitFor({ state: "hidden" });
  // A delivery stays open while another view shows.
  await open();
  await press(page, "Edit and send");
  await page.getByLabel("Body of the event").waitFor();
  await page.goBack();
  await detail.waitFor();
  await press(page, "Close");
  await detail.waitFor({ state: "hidden" });
  await page.waitForTimeout(200);
  await page.goBack();
  await session.until(() => page.title(), "Playground · chatapps-webhooks", "the view before");
  await session.close();
}

// A long text that was laid out is one that somebody changed: the form doesn't replace it.
export async function laying({ browser, program }) {
  const session = await Session.open(browser, program);
  const { page } = session;
  await session.go("Compose");
  await session.made();
  const text = page.getByLabel("Body of the event");
  await text.evaluate((area) => (area.value = JSON.stringify(Array.from({ length: 500 }, (_, nth) => nth))));
  await press(page, "Lay out");
  await session.until(async () => (await text.inputValue()).split("\n").length, 502, "lines");
  await page.getByLabel("Kind", { exact: true }).selectOption("account_update");
  await page.getByText("the form doesn't describe it").waitFor();
  assert.equal((await text.inputValue()).split("\n").length, 502);
  await session.close();
}
