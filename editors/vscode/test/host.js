// A stand-in for VS Code: as much of its interface as the language client uses, and what was
// registered with it.
'use strict'

const { pathToFileURL, fileURLToPath } = require('node:url')

class Position {
  constructor(line, character) { Object.assign(this, { line, character }) }
}

class Range {
  /** Of two positions, or of their four numbers. */
  constructor(...ends) {
    const [start, end] = ends.length === 2 ? ends : [new Position(ends[0], ends[1]), new Position(ends[2], ends[3])]
    Object.assign(this, { start, end })
  }
}

class Uri {
  static parse(text) { return new Uri(text) }

  static file(path) { return new Uri(pathToFileURL(path).href) }

  constructor(text) { this.text = text }

  get scheme() { return this.text.split(':')[0] }

  get fsPath() { return fileURLToPath(this.text) }

  get path() { return new URL(this.text).pathname }

  toString() { return this.text }
}

class CodeActionKind {
  static Empty = new CodeActionKind('')

  constructor(value) { this.value = value }

  append(part) { return new CodeActionKind(this.value === '' ? part : `${this.value}.${part}`) }
}

for (const kind of ['quickfix', 'refactor', 'source', 'notebook']) {
  CodeActionKind[kind === 'quickfix' ? 'QuickFix' : kind[0].toUpperCase() + kind.slice(1)] = new CodeActionKind(kind)
}

class EventEmitter {
  listeners = new Set()

  event = (listener, self) => {
    const bound = self === undefined ? listener : listener.bind(self)
    this.listeners.add(bound)
    return { dispose: () => this.listeners.delete(bound) }
  }

  fire(value) { return Promise.all([...this.listeners].map((listener) => listener(value))) }

  dispose() { this.listeners.clear() }
}

class Disposable {
  static from(...all) { return new Disposable(() => all.forEach((one) => one.dispose())) }

  constructor(dispose) { this.dispose = dispose }
}

class CancellationTokenSource {
  cancelled = new EventEmitter()

  token = { isCancellationRequested: false, onCancellationRequested: this.cancelled.event }

  cancel() {
    this.token.isCancellationRequested = true
    return this.cancelled.fire()
  }

  dispose() {}
}

class Document {
  version = 1

  constructor(uri, languageId, text) { Object.assign(this, { uri, languageId, text, isClosed: false, isDirty: false }) }

  get fileName() { return this.uri.fsPath }

  getText() { return this.text }
}

/** What stands for a class or a list of values that only has to be there. */
const anything = () => new Proxy(class { constructor(...values) { this.values = values } }, {
  get: (target, name) => (name in target || typeof name === 'symbol' ? target[name] : Number.NaN),
})

/** A part of the interface: events that never come, and what registers things, unless it is given. */
function part(given) {
  return new Proxy(given, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return target[name]
      if (/^on(Did|Will)/.test(name)) return (target[name] = new EventEmitter().event)
      if (/^(register|create|set)/.test(name)) return () => ({ dispose() {} })
      return undefined
    },
  })
}

/**
 * A new host, in a folder, with settings: a person's, or the workspace's own. `names` are those of
 * classes and lists that have to be there.
 */
function host(folder, { settings, own = {}, isTrusted = true }, names) {
  const events = Object.fromEntries(
    ['open', 'change', 'close', 'save', 'visible', 'configuration', 'trust', 'diagnostics'].map((name) => [name, new EventEmitter()]),
  )
  const seen = { commands: new Map(), diagnostics: new Map(), errors: [], providers: new Map(), events, documents: [], editors: [] }
  const provider = (name) => (selector, given) => {
    seen.providers.set(name, given)
    return { dispose: () => seen.providers.delete(name) }
  }
  const output = () => ({ append() {}, appendLine() {}, clear() {}, show() {}, dispose() {}, info() {}, warn() {}, error() {}, debug() {}, trace() {}, onDidChangeLogLevel: new EventEmitter().event, logLevel: 3 })
  const vscode = {
    version: '1.100.0',
    Uri,
    Position,
    Range,
    EventEmitter,
    CodeActionKind,
    Disposable,
    CancellationTokenSource,
    env: { language: 'en', appName: 'Stand-in' },
    commands: part({
      registerCommand(name, run) {
        seen.commands.set(name, run)
        return { dispose: () => seen.commands.delete(name) }
      },
    }),
    workspace: part({
      workspaceFolders: [{ uri: Uri.file(folder), name: 'project', index: 0 }],
      textDocuments: seen.documents,
      notebookDocuments: [],
      isTrusted,
      getConfiguration: (section) => ({
        get: (name, otherwise) => own[`${section}.${name}`] ?? settings[`${section}.${name}`] ?? otherwise,
        inspect: (name) => ({ globalValue: settings[`${section}.${name}`], workspaceValue: own[`${section}.${name}`] }),
      }),
      onDidGrantWorkspaceTrust: events.trust.event,
      onDidOpenTextDocument: events.open.event,
      onDidChangeTextDocument: events.change.event,
      onDidCloseTextDocument: events.close.event,
      onDidSaveTextDocument: events.save.event,
      onDidChangeConfiguration: events.configuration.event,
      createFileSystemWatcher: () => part({ dispose() {} }),
    }),
    window: part({
      createOutputChannel: output,
      showErrorMessage: async (message) => { seen.errors.push(message) },
      visibleTextEditors: seen.editors,
      onDidChangeVisibleTextEditors: events.visible.event,
      tabGroups: part({ all: [] }),
    }),
    languages: part({
      match: (selector, document) => (Array.isArray(selector) ? selector : [selector]).some(
        (filter) => filter.language === document.languageId && filter.scheme === document.uri.scheme,
      ) ? 10 : 0,
      createDiagnosticCollection: () => ({
        set(uri, diagnostics) {
          seen.diagnostics.set(String(uri), diagnostics)
          events.diagnostics.fire(String(uri))
        },
        delete: (uri) => { seen.diagnostics.delete(String(uri)) },
        has: (uri) => seen.diagnostics.has(String(uri)),
        clear: () => seen.diagnostics.clear(),
        dispose() {},
      }),
      registerHoverProvider: provider('hover'),
      registerCompletionItemProvider: provider('completion'),
      registerCodeActionsProvider: provider('codeAction'),
    }),
    extensions: part({ all: [] }),
  }
  // What a bundle has of another module are copies of its members.
  for (const name of names) vscode[name] ??= anything()
  /** Opens a document, as a person does. */
  seen.open = async (name, languageId, text) => {
    const document = new Document(Uri.file(`${folder}/${name}`), languageId, text)
    seen.documents.push(document)
    seen.editors.push({ document })
    await events.open.fire(document)
    await events.visible.fire(seen.editors)
    return document
  }
  /** Trusts the workspace, as a person does. */
  seen.trust = () => {
    vscode.workspace.isTrusted = true
    return events.trust.fire()
  }
  /** The diagnostics that a document gets next. */
  seen.next = (document) => new Promise((resolve) => {
    const { dispose } = events.diagnostics.event((uri) => {
      if (uri !== String(document.uri)) return
      dispose()
      resolve(seen.diagnostics.get(uri))
    })
  })
  return { vscode, seen }
}

module.exports = { host }
