// Judges the cases by zod's `fromJSONSchema`, which takes the schemas for zod alone.
//
// Owns how to call zod, and its known deviation.
//
//     node zod.mjs MODULES SCHEMAS < cases.ndjson
//
// MODULES is the folder that has node_modules.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, schemas] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const { z } = require("zod");

function read(folder, model) {
  return JSON.parse(readFileSync(join(schemas, folder, `${model}.schema.json`), "utf8"));
}

// The reason for the variant. If it has gone, so may the variant.
assert.throws(() => z.fromJSONSchema(read(".", "webhooks")), /not is not supported/);

// zod takes a number as whole that is next to a whole one.
function hasNearlyWhole(value) {
  if (typeof value === "number") return !Number.isInteger(value) && Math.abs(value - Math.round(value)) < 1e-10;
  return typeof value === "object" && value !== null && Object.values(value).some(hasNearlyWhole);
}

assert.throws(() => z.fromJSONSchema(read(".", "event")), /Conditional schemas .* are not supported/);

const known = new Map();
let count = 0;
let wider = 0;
for (const line of readFileSync(0, "utf8").split("\n").filter((line) => line !== "")) {
  const { model, document, valid } = JSON.parse(line);
  // It knows no conditions, so there is no variant of the schema of an event.
  if (model === "event") continue;
  if (!known.has(model)) known.set(model, z.fromJSONSchema(read("zod", model)));
  const { success } = known.get(model).safeParse(document);
  if (success && !valid && hasNearlyWhole(document)) wider += 1;
  else assert.equal(success, valid, `${model}: ${JSON.stringify(document)}`);
  count += 1;
}
assert(wider > 0, "zod no longer takes fractions: take the deviation out");
console.log(`zod: ${count.toLocaleString("en")} cases, ${wider} of which it takes beyond the contract`);
