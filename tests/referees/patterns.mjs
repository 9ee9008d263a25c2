// Matches every published pattern in JavaScript against texts on which a careless one hangs.
//
// Owns how JavaScript matches: with the flag `u`, as JSON Schema requires, and with `v`, as HTML's
// attribute `pattern` does.
// patterns.py prints the same lines for Python; `run` compares them, and limits the time.
//
//     node patterns.mjs SCHEMAS < adversarial.json

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const LENGTHS = [2_048, 25_000, 100_000];
const [schemas] = process.argv.slice(2);

// Files with a pattern that the flag `v` rejects. A file that no longer has one fails, so that it
// leaves the list.
const REFUSED = new Map([
  ["account-id.schema.json", "`[-]`, as the API's reference has it"],
  ["openapi.json", "it has the pattern of an account id"],
  ["openapi-3.0.json", "the same"],
]);

// The patterns in a schema. A property named `pattern` has a schema, not a text.
function* patterns(value) {
  if (typeof value !== "object" || value === null) return;
  if (typeof value.pattern === "string") yield value.pattern;
  for (const member of Object.values(value)) yield* patterns(member);
}

const files = readdirSync(schemas, { recursive: true }).filter((name) => name.endsWith(".json"));
const read = (file) => JSON.parse(readFileSync(join(schemas, file), "utf8"));
const byFile = new Map(files.map((file) => [file, [...patterns(read(file))]]));
for (const [file, found] of byFile) {
  const refused = found.find((pattern) => compile(pattern, "v") === undefined);
  const reason = REFUSED.get(basename(file));
  if (refused !== undefined && reason === undefined) throw new Error(`${file}: the flag v refuses ${refused}`);
  if (refused === undefined && reason !== undefined) throw new Error(`${file}: the flag v refuses nothing: take it off the list`);
}

const adversaries = JSON.parse(readFileSync(0, "utf8"));
for (const pattern of [...new Set([...byFile.values()].flat())].sort()) {
  const u = new RegExp(pattern, "u");
  const v = compile(pattern, "v") ?? u;
  for (const { name, start, again, end } of adversaries) {
    for (const length of LENGTHS) {
      const text = start + again.repeat(Math.floor(length / [...again].length)) + end;
      const matches = u.test(text);
      if (v.test(text) !== matches) throw new Error(`${pattern}: the flag v matters for ${name}`);
      // Engines differ only in whether `$` matches before a final line feed.
      if (!end.endsWith("\n")) console.log([pattern.slice(0, 40), name, length, matches].join("\t"));
    }
  }
}

function compile(pattern, flag) {
  try {
    return new RegExp(pattern, flag);
  } catch {
    return undefined;
  }
}
