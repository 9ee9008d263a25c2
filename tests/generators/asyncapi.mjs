// Has the parser of AsyncAPI read the description of events: `node asyncapi.mjs FILE`. It fails if
// the parser has an error or a warning, or reads fewer messages than there are kinds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const text = readFileSync(process.argv[2], "utf8");
const { document, diagnostics } = await new Parser().parse(text);
// From 2 on they are remarks, such as that there is a newer version of AsyncAPI.
for (const { severity, path, message } of diagnostics) assert(severity > 1, `${path.join("/")}: ${message}`);
const messages = document.messages().all();
assert.equal(messages.length, Object.keys(JSON.parse(text).components.messages).length);
for (const message of messages) assert.equal(message.examples().length, 1, message.id());
console.log(`@asyncapi/parser: ${document.operations().length} operations, ${messages.length} messages, nothing to say`);
