// Pictures for the documentation: PICTURES/console-….png.

import { Session } from "./session.mjs";
import { Program } from "./program.mjs";

// A few deliveries of each kind, some of which fail.
async function fill(session) {
  const { page, program } = session;
  await program.call("POST", "webhooks", [
    { subAccountId: "Onion_Marketing", url: "http://hooks.onion.example/events", httpAuthorization: "rw4Kd0b2u", type: "CADR" },
    { subAccountId: "*", url: "https://hooks.onion.example/business", type: "CABM", oauth: { clientId: "onion", clientSecret: "q8Zt1mVx7", url: "https://id.onion.example/token", credentialsLocation: "body" } },
  ]);
  for (const kind of ["account_update", "inbound_message_received", "outbound_message_status_changed", "template_status_update", "inbound_message_received"]) await session.send(kind);
  await session.go("Receiver");
  await page.getByRole("button", { name: "Always fails" }).click();
  await page.getByText("answers 500").waitFor();
  await session.send("outbound_message_status_changed");
  await session.go("Deliveries");
  await session.rows().first().getByText("500").waitFor();
  await page.waitForTimeout(1500);
}

export async function pictures({ browser, path, folder }) {
  const program = await Program.start(path);
  const session = await Session.open(browser, program, { viewport: { width: 1240, height: 720 } });
  const { page } = session;
  const take = async (name) => {
    await page.waitForFunction(() => document.querySelectorAll(".note").length === 0);
    await page.screenshot({ path: `${folder}/console-${name}.png` });
  };
  try {
    await fill(session);
    await session.rows().first().click();
    await page.locator(".detail .shown").waitFor();
    await take("deliveries");
    await page.getByLabel("Theme").selectOption("dark");
    await take("deliveries-dark");
    await session.go("Webhooks");
    const card = page.locator(".card").filter({ hasText: "Onion_Marketing" });
    await card.getByRole("button", { name: "write https:" }).first().click();
    await page.locator(".plan").waitFor();
    await page.waitForTimeout(300);
    await take("webhooks-dark");
    await page.getByLabel("Theme").selectOption("light");
    await take("webhooks");
    await session.go("Compose");
    await page.getByText("As code").click();
    await take("compose");
    await session.go("Playground");
    await page.getByRole("button", { name: "a request with faults" }).click();
    await page.locator(".findings").waitFor();
    await take("playground");
    await page.setViewportSize({ width: 390, height: 760 });
    await session.go("Deliveries");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await take("narrow");
  } finally {
    await program.stop();
  }
  session.errors = session.errors.filter((error) => !/ERR_|Failed to load/.test(error));
  await session.context.close();
}
