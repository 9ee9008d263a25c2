// Checks that standard input is a `DiagnosticResult` of reviewdog with so many diagnostics.
//
//     node formats.mjs MODULES NUMBER < output.rdjson
//
// MODULES is the folder that has node_modules.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, number] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const { RDFormatValidator } = require("@umbrelladocs/rdformat-validator");

const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
const text = readFileSync(0, "utf8");

async function verdict(text) {
  const { errors, warnings } = await validator.validateString(text);
  return [...errors, ...warnings];
}

const faults = await verdict(text);
if (faults.length > 0) {
  throw new Error(`rdjson: ${JSON.stringify(faults.slice(0, 3))}`);
}
const { diagnostics } = JSON.parse(text);
if (diagnostics.length !== Number(number)) {
  throw new Error(`rdjson has ${diagnostics.length} diagnostics, not ${number}`);
}
if ((await verdict(text.replaceAll('"ERROR"', '"error"'))).length === 0) {
  throw new Error("the validator takes any severity: it doesn't look");
}
