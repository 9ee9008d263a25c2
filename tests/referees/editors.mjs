// Checks what editors show of the published schemas: Visual Studio Code's language service for
// JSON, and the YAML language server, which many other editors use.
//
// Owns how to call both, and what each must say about completion, hover and faults. Neither may
// fetch anything.
//
//     node editors.mjs MODULES SCHEMAS < cases.ndjson
//
// MODULES is the folder that has node_modules.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, schemas] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const json = require("vscode-json-languageservice");
const yaml = await import(pathToFileURL(require.resolve("yaml-language-server")));

const FOLDERS = [".", "draft-07", "editors"];
const CURSOR = "§";
const MESSAGE = "expected a URI with a scheme, such as `https://hooks.onion.example/events`";
const URL_HELP = "Where the platform sends events.";

async function refuse(uri) {
  throw new Error(`an editor fetches ${uri}`);
}

function read(folder, model) {
  return JSON.parse(readFileSync(join(schemas, folder, `${model}.schema.json`), "utf8"));
}

let opened = 0;

// A document whose cursor is where CURSOR stands, or at its start. Each has a name of its own,
// since the editors remember documents by name.
function open(language, text) {
  opened += 1;
  const at = Math.max(text.indexOf(CURSOR), 0);
  const document = json.TextDocument.create(`file:///${opened}.${language}`, language, 1, text.replace(CURSOR, ""));
  return { document, at: document.positionAt(at) };
}

function codeEditor(folder, model) {
  const schema = read(folder, model);
  const service = json.getLanguageService({ schemaRequestService: refuse });
  service.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ["*"], schema }] });
  const ask = (text, question) => {
    const { document, at } = open("json", text);
    return question(document, at, service.parseJSONDocument(document));
  };
  return {
    faults: (text) => ask(text, async (document, _, parsed) => service.doValidation(document, parsed)),
    hover: (text) => ask(text, async (...where) => (await service.doHover(...where)).contents.join("\n")),
    complete: (text) => ask(text, async (...where) => (await service.doComplete(...where)).items),
  };
}

function yamlEditor(folder, model) {
  const schema = read(folder, model);
  const service = yaml.getLanguageService({
    schemaRequestService: refuse,
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  const schemas = [{ uri: schema.$id, fileMatch: ["*"], schema }];
  service.configure({ validate: true, hover: true, completion: true, schemas, hoverSchemaSource: false });
  const ask = (text, question) => {
    const { document, at } = open("yaml", text);
    return question(document, at);
  };
  return {
    faults: (text) => ask(text, (document) => service.doValidation(document, false)),
    hover: (text) => ask(text, async (...where) => (await service.doHover(...where)).contents.value),
    complete: (text) => ask(text, async (...where) => (await service.doComplete(...where, false)).items),
  };
}

const messages = (faults) => faults.map((fault) => fault.message);
const inserted = (items, label) => items.find((item) => item.label === label)?.insertText;
// Markdown that shows a text as it is.
const plain = (markdown) => markdown.replaceAll(/\\(?=[^\w\s])/g, "");

for (const folder of FOLDERS) {
  for (const [name, editor, texts] of [
    ["Visual Studio Code", codeEditor(folder, "webhooks"), {
      hover: '[{"subAccountId": "*", "§url": "https://a.example/"}]',
      complete: "[{§}]",
      colon: ": ",
      wrongUrl: '[{"subAccountId": "*", "url": "a b"}]',
      wrongType: '[{"subAccountId": "*", "url": "https://a.example/", "type": "SMS"}]',
      missing: '[{"url": "https://a.example/"}]',
    }],
    ["YAML language server", yamlEditor(folder, "webhooks"), {
      hover: '- subAccountId: "*"\n  §url: https://a.example/\n',
      complete: '- subAccountId: "*"\n  §\n',
      colon: ":",
      wrongUrl: '- subAccountId: "*"\n  url: a b\n',
      wrongType: '- subAccountId: "*"\n  url: https://a.example/\n  type: SMS\n',
      missing: "- url: https://a.example/\n",
    }],
  ]) {
    const where = `${name}, ${folder}`;
    const help = plain(await editor.hover(texts.hover));
    assert(help.includes(URL_HELP), `${where}: the help of \`url\` is ${help}`);

    const offered = await editor.complete(texts.complete);
    for (const property of ["enabled", "httpAuthorization", "oauth", "type", "url"]) {
      const text = inserted(offered, property);
      assert(text?.includes(`${property}${name === "Visual Studio Code" ? '"' : ""}${texts.colon}`), `${where}: ${property} is completed by ${text}`);
    }

    assert((await editor.faults(texts.wrongUrl)).length > 0, where);
    assert(messages(await editor.faults(texts.wrongType)).some((text) => text.includes("MSG")), where);
    assert(messages(await editor.faults(texts.missing)).some((text) => text.includes("subAccountId")), where);

    if (folder === "editors") {
      assert.deepEqual(messages(await editor.faults(texts.wrongUrl)), [MESSAGE], where);
      assert(inserted(offered, "oauth").includes("clientSecret"), where);
    }
  }
}

const code = codeEditor("editors", "webhooks");
const labels = (await code.complete("[§]")).map((item) => item.label);
assert.deepEqual(labels, ["Webhook", "Webhook with OAuth client credentials"]);
assert.match(await code.hover('[{"ty§pe": "CABM"}]'), /`CABM`: updates of/);

// Desired state has references in place of secrets, and a configuration has keys, rules and levels.
for (const folder of [".", "draft-07"]) {
  for (const [name, editor, start, write] of [
    ["Visual Studio Code", codeEditor(folder, "desired-webhooks"), '{"§": ""}', (secret) => `[{"subAccountId": "*", "url": "https://a.example/", "httpAuthorization": ${secret}}]`],
    ["YAML language server", yamlEditor(folder, "desired-webhooks"), "\n    §", (secret) => `- subAccountId: "*"\n  url: https://a.example/\n  httpAuthorization: ${secret}\n`],
  ]) {
    const where = `${name}, ${folder}`;
    for (const secret of ['"Bearer rw4Kd0b2u"', '{"env": "ONION_TOKEN"}', '{"file": "secrets/onion"}']) {
      assert.deepEqual(messages(await editor.faults(write(secret))), [], `${where}: ${secret}`);
    }
    for (const secret of ["{}", '{"env": "$A"}', '{"file": "a\\nb"}', '{"env": "A", "file": "a"}', '{"vault": "a"}']) {
      assert((await editor.faults(write(secret))).length > 0, `${where}: ${secret}`);
    }
    const members = (await editor.complete(write(start))).map((item) => item.label);
    assert.deepEqual(members.sort(), ["env", "file"], where);
    assert.match(plain(await editor.hover(write('{"e§nv": "A"}'))), /environment variable/, where);
  }

  const where = `configuration, ${folder}`;
  const editor = codeEditor(folder, "configuration");
  const complete = async (text) => (await editor.complete(text)).map((item) => item.label);
  const keys = Object.keys(read(folder, "configuration").properties);
  assert.deepEqual((await complete("{§}")).sort(), keys.sort(), where);
  assert((await complete('{"rules": {"§"}}')).includes("insecure_url"), where);
  assert.deepEqual((await complete('{"rules": {"insecure_url": §}}')).sort(), ['"error"', '"notice"', '"off"', '"warning"'], where);
  for (const key of keys) {
    assert((await editor.hover(`{"§${key}": 1}`)).length > 0, `${where}: ${key} has no help`);
  }
  const suppression = '{"rule": "insecure_url", "files": ["a"], "reason": "a"}';
  assert.deepEqual(messages(await editor.faults(`{"suppressions": [${suppression}], "policy": "strict"}`)), [], where);
  for (const text of ['{"polcy": "strict"}', '{"policy": "stric"}', '{"rules": {"type": "off"}}', '{"suppressions": [{"rule": "insecure_url"}]}']) {
    assert((await editor.faults(text)).length > 0, `${where}: ${text}`);
  }
}

// What a snippet inserts is valid: each stop is left as it is proposed, or filled.
const written = (snippet) =>
  snippet
    .replaceAll(/\$\{\d+\|([^,|}]*)[^}]*\}/g, "$1")
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$\d+/g, "Bearer rw4Kd0b2u");
for (const model of ["webhooks", "webhook", "webhook-targets", "webhook-target"]) {
  const editor = codeEditor("editors", model);
  const snippets = (await editor.complete(CURSOR)).filter((item) => item.insertText.includes("subAccountId"));
  assert(snippets.length > 0, model);
  for (const { insertText } of snippets) {
    assert.deepEqual(messages(await editor.faults(written(insertText))), [], insertText);
  }
}

// The variant for editors takes all that is valid. Of the rest it takes nothing in JavaScript,
// where `$` is the end.
let count = 0;
const editors = new Map();
const yamlEditors = new Map();
for (const line of readFileSync(0, "utf8").split("\n").filter((line) => line !== "")) {
  const { model, document, valid } = JSON.parse(line);
  if (!["webhooks", "webhook", "webhook-targets", "webhook-target"].includes(model)) continue;
  if (!editors.has(model)) {
    editors.set(model, codeEditor("editors", model));
    yamlEditors.set(model, yamlEditor("editors", model));
  }
  const text = JSON.stringify(document);
  const found = messages(await editors.get(model).faults(text));
  assert.equal(found.length === 0, valid, `${text}: ${found}`);
  // JSON is YAML.
  if (valid) assert.deepEqual(messages(await yamlEditors.get(model).faults(text)), [], text);
  count += 1;
}
assert(count > 0);
console.log(`editors: ${FOLDERS.length * 2} combinations of editor and schema, ${count.toLocaleString("en")} cases judged alike`);
