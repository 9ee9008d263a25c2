// Judges the cases by Ajv, under each draft, with formats asserted and ignored. In strict mode,
// where a warning is a failure.
//
// Owns how to call Ajv; compare.py decides whether the results are right.
//
//     node referee.mjs MODULES SCHEMAS < cases.ndjson > ajv.ndjson
//
// MODULES is the folder that has node_modules.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, schemas] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const addFormats = require("ajv-formats").default;

const DRAFTS = [
  ["2020-12", "", require("ajv/dist/2020").default],
  ["07", "draft-07", require("ajv").default],
];

function warn(...what) {
  throw new Error(`Ajv warns: ${what.join(" ")}`);
}

// The validating functions of all published schemas, by draft, formats and name.
function validators() {
  const found = new Map();
  for (const [draft, folder, Ajv] of DRAFTS) {
    for (const formats of ["asserted", "ignored"]) {
      const ajv = new Ajv({
        strict: true,
        allErrors: true,
        validateFormats: formats === "asserted",
        logger: { log: warn, warn, error: warn },
      });
      if (formats === "asserted") addFormats(ajv, { mode: "full" });
      for (const file of readdirSync(join(schemas, folder)).filter((name) => name.endsWith(".schema.json"))) {
        const schema = JSON.parse(readFileSync(join(schemas, folder, file), "utf8"));
        if (!ajv.getSchema(schema.$schema)) throw new Error(`${file} is no schema of draft ${draft}`);
        found.set([draft, formats, file.replace(".schema.json", "")].join(), ajv.compile(schema));
      }
    }
  }
  return found;
}

const known = validators();
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
const out = [];
for (const line of lines) {
  const { model, document } = JSON.parse(line);
  const answers = [];
  for (const [draft] of DRAFTS) {
    for (const formats of ["asserted", "ignored"]) {
      const validate = known.get([draft, formats, model].join());
      if (validate === undefined) throw new Error(`${model} has no schema of draft ${draft} in ${schemas}`);
      const errors = validate(document) ? [] : validate.errors;
      // Ajv also says that some condition failed, beside what failed.
      const found = errors.filter(({ keyword }) => keyword !== 'if').map((error) => [error.instancePath, error.keyword])
      answers.push({ draft, formats, found });
    }
  }
  out.push(`${JSON.stringify(answers)}\n`);
}
process.stdout.write(out.join(""));
