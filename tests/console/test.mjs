// The console in Chromium.
//
//     node test.mjs PROGRAM CHROMIUM PICTURES [long|NAME…]
//
// PICTURES is the folder that pictures go to. Without names, all parts run that don't take long.

import { launch } from "./session.mjs";
import { Program } from "./program.mjs";
import * as accidents from "./accidents.mjs";
import { keyboard, rules, themes } from "./access.mjs";
import { ARGUMENTS, crossSite, markup, rebinding, secrets, spellings } from "./attacks.mjs";
import * as flows from "./flows.mjs";
import * as keeping from "./keeping.mjs";
import * as load from "./load.mjs";
import * as meanwhile from "./meanwhile.mjs";
import { pictures } from "./pictures.mjs";
import * as saying from "./saying.mjs";

const [path, chromium, folder, ...names] = process.argv.slice(2);

const parts = { ...flows, ...keeping, ...meanwhile, ...accidents, ...saying, crossSite, rebinding, spellings, markup, secrets, rules, themes, keyboard, pictures };
const all = { ...parts, ...load };
const chosen = names.length === 0 ? Object.keys(parts) : names[0] === "long" ? Object.keys(load) : names;

const browser = await launch(chromium, ARGUMENTS);
const program = await Program.start(path);
try {
  for (const name of chosen) {
    if (!(name in all)) throw new Error(`no part is named ${name}`);
    const started = Date.now();
    await all[name]({ browser, program, path, folder });
    console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  // What showed when it failed helps most.
  for (const context of browser.contexts()) for (const page of context.pages()) await page.screenshot({ path: `${folder}/failed.png` });
  throw error;
} finally {
  await browser.close();
  await program.stop();
}
