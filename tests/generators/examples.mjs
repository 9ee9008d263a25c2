// Writes the examples of a description for the generated code: as JSON, and as TypeScript that
// compiles only if the generated types take them.
//
//     node examples.mjs OPENAPI FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [openapi, folder] = process.argv.slice(2);
const description = JSON.parse(readFileSync(openapi, "utf8"));

// Each example of a body: the component that it is of, and its value.
function* examples(value) {
  if (typeof value !== "object" || value === null) return;
  if (value.schema?.$ref && value.examples) {
    const component = value.schema.$ref.split("/").at(-1);
    for (const [name, example] of Object.entries(value.examples)) yield { component, name, value: example.value };
  }
  for (const member of Object.values(value)) yield* examples(member);
}

const found = [...examples(description)];
if (found.length === 0) throw new Error(`${openapi} has no examples`);
writeFileSync(join(folder, "examples.json"), JSON.stringify(found, null, 2));

// How the generators name the type of a component. What one of them takes in a request differs from
// what it gives in an answer.
const TYPES = {
  "openapi-typescript": {
    head: 'import type { components } from "./openapi-typescript"\n',
    type: (component) => `components["schemas"]["${component}"]`,
  },
  "hey-api": {
    head: 'import type * as generated from "./hey-api"\n',
    type: (component) => `generated.${component === "Webhooks" ? "WebhooksWritable" : component}`,
  },
  orval: {
    head: 'import type * as generated from "./orval/client"\n',
    type: (component) => `generated.${component}`,
  },
};
for (const [generator, { head, type }] of Object.entries(TYPES)) {
  const lines = found.map(
    ({ component, name, value }) => `export const ${name}: ${type(component)} = ${JSON.stringify(value)}\n`,
  );
  const checks = `
// A timestamp is a string, and nothing else is one.
declare const failure: ${type("ErrorResponse")}
export const text: string = failure.timestamp
// @ts-expect-error
export const wrong: ${type("ErrorResponse")} = { ...failure, timestamp: 42 }
// @ts-expect-error
export const another: ${type("Webhooks")} = [{ subAccountId: "*", url: "https://hooks.onion.example/", type: "SMS" }]
`;
  writeFileSync(join(folder, `check-${generator}.ts`), head + lines.join("") + checks);
}
