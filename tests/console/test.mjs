// The console in Chromium.
//
//     node test.mjs PROGRAM CHROMIUM PICTURES [NAME]…
//
// PICTURES is the folder that pictures go to. With names, only those parts run.

import { launch } from "./session.mjs";
import { Program } from "./program.mjs";
import * as access from "./access.mjs";
import * as attacks from "./attacks.mjs";
import * as flows from "./flows.mjs";
import * as load from "./load.mjs";
import * as pictures from "./pictures.mjs";

const [path, chromium, folder, ...names] = process.argv.slice(2);

// What takes long runs if it is named.
const LONG = { ...load };
const parts = { ...flows, ...attacks, ...access, ...pictures };
const chosen = names.length === 0 ? Object.keys(parts) : names;

const browser = await launch(chromium, attacks.ARGUMENTS);
const program = await Program.start(path);
try {
  for (const name of chosen) {
    const part = parts[name] ?? LONG[name];
    if (typeof part !== "function") {
      if (names.length === 0) continue;
      throw new Error(`no part is named ${name}`);
    }
    const started = Date.now();
    await part({ browser, program, path, folder });
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
