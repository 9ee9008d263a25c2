// The built documentation in Chromium, from a folder and without a server: both themes, a wide and
// a narrow screen, and the search.
//
//     node test.mjs CHROMIUM SITE PICTURES
//
// PICTURES is the folder that gets a screenshot of each page.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, site, pictures] = process.argv.slice(2);

const PAGES = [
  "index", "start/python", "concepts/masks", "configuration", "recipes/gitops", "server", "rules/index", "rules/auth_conflict", "rules/duplicate_key", "install",
  "events/index", "events/template_status_update", "commands/index", "commands/validate", "schema/index", "surface", "benchmarks",
  "design/index",
];
const SCREENS = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 800 } };

const address = (page) => pathToFileURL(join(site, `${page}.html`)).href;

// The elements that are wider than the screen and can't be scrolled on their own.
const TOO_WIDE = () => {
  const scrolls = (element) => element && (/(auto|scroll|hidden)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isOut = (element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement);
  return [...document.querySelectorAll("main *")].filter(isOut).map((element) => element.outerHTML.slice(0, 100));
};

// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
const CONTRAST = () => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const color = channels(getComputedStyle(element).backgroundColor);
      if (color.length < 4 || color[3] > 0.9) return color;
    }
    return [255, 255, 255];
  };
  let least = { ratio: 21 };
  for (const element of document.querySelectorAll("main p, main li, main td, main th, main h1, main h2, main h3, main a, main code")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!own) continue;
    const [one, other] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < least.ratio) least = { ratio, element: element.outerHTML.slice(0, 100) };
  }
  return least;
};

// The tables of levels that have to be scrolled, although they have only four columns.
const HIDDEN_LEVELS = () => {
  const levels = [...document.querySelectorAll("main th")].filter((cell) => cell.textContent === "level in");
  if (levels.length === 0) return ["no table of levels"];
  return levels.map((cell) => cell.closest(".table-wrapper")).filter((its) => its.scrollWidth > its.clientWidth).map((its) => its.textContent);
};

async function look(browser, colorScheme, screen) {
  const context = await browser.newContext({ viewport: SCREENS[screen], colorScheme });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || problems.push(request.url()));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  for (const name of PAGES) {
    await page.goto(address(name));
    await page.waitForSelector("#mdbook-sidebar .chapter a, #sidebar .chapter a", { state: "attached" });
    const classes = await page.evaluate(() => document.documentElement.className);
    assert(classes.split(" ").includes(colorScheme === "dark" ? "navy" : "light"), classes);
    await page.screenshot({ path: join(pictures, `${name.replace("/", "-")}-${colorScheme}-${screen}.png`) });
    assert.deepEqual(await page.evaluate(TOO_WIDE), [], `${name}, ${screen}`);
    if (/^rules\/(?!index)/.test(name)) assert.deepEqual(await page.evaluate(HIDDEN_LEVELS), [], `${name}, ${screen}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert(width <= SCREENS[screen].width, `${name} is ${width} wide`);
    const least = await page.evaluate(CONTRAST);
    assert(least.ratio >= 4.5, `${name}, ${colorScheme}: contrast ${least.ratio} of ${least.element}`);
  }
  assert.deepEqual(problems, []);
  await context.close();
}

async function search(browser) {
  const page = await browser.newPage({ viewport: SCREENS.wide });
  for (const [words, found] of [["masked_secret", "rules/masked_secret.html"], ["--fail-on", "commands/validate.html"], ["resend-secrets", "commands/apply.html"]]) {
    await page.goto(address("index"));
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    const results = page.locator("#mdbook-searchresults a, #searchresults a");
    await results.first().waitFor();
    const links = await results.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const place = links.findIndex((link) => link.includes(found));
    assert(place >= 0 && place < 5, `${words} finds ${found} at ${place}: ${links}`);
    await results.nth(place).click();
    await page.waitForURL((url) => url.pathname.endsWith(found));
  }
  await page.close();
}

const browser = await chromium.launch({
  executablePath,
  // Its sandbox refuses the superuser.
  chromiumSandbox: process.getuid() !== 0,
  args: ["--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const screen of Object.keys(SCREENS)) await look(browser, colorScheme, screen);
  }
  await search(browser);
} finally {
  await browser.close();
}
console.log(`${PAGES.length} pages in two themes on two screens; the search finds`);
