// The page: Monaco with the client of the Language Server Protocol that it brings, and nothing of
// ours.
//
// JSON is coloured by Monaco; everything else that it could say of JSON is off, so what shows is
// the language server's.

import * as monaco from "monaco-editor";
import { jsonDefaults } from "monaco-editor/language/json/monaco.contribution";

self.MonacoEnvironment = { getWorkerUrl: () => "worker.js" };
jsonDefaults.setModeConfiguration({ tokens: true });

// The client writes addresses in lower case when it opens a document, and as they are elsewhere.
const model = monaco.editor.createModel("", "json", monaco.Uri.parse("inmemory://model/webhooks.json"));
const editor = monaco.editor.create(document.getElementById("editor"), {
  model,
  theme: "vs",
  automaticLayout: true,
  fontFamily: "DejaVu Sans Mono",
  fontSize: 14,
  cursorBlinking: "solid",
  hover: { above: false },
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  wordBasedSuggestions: "off",
});
const transport = await monaco.lsp.WebSocketTransport.connectTo({ address: `ws://${location.host}` });
new monaco.lsp.MonacoLspClient(transport);

// What the test needs of it.
window.subject = { monaco, editor, model };
