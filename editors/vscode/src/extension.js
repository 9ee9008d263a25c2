// Starts the language server, and passes on what it says. All else is the server's.
'use strict'

const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

/** The languages whose documents the server may look at; which of them are ours, it decides itself. */
const LANGUAGES = ['json', 'jsonc', 'yaml', 'toml']

/** @type {LanguageClient | undefined} */
let client

/** The program that serves, and its arguments. */
function command() {
  const words = vscode.workspace.getConfiguration('chatapps-webhooks').get('command')
  const isUsable = Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string')
  return isUsable ? words : ['chatapps-webhooks', 'lsp']
}

async function start() {
  const [program, ...args] = command()
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const options = folder?.scheme === 'file' ? { cwd: folder.fsPath } : {}
  client = new LanguageClient(
    'chatapps-webhooks',
    'Chat Apps webhooks',
    { command: program, args, options },
    { documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))) },
  )
  try {
    await client.start()
  } catch (error) {
    client = undefined
    const reason = error instanceof Error ? error.message : String(error)
    vscode.window.showErrorMessage(`\`${program}\` can't be started: ${reason}. Install it, or set chatapps-webhooks.command.`)
  }
}

async function stop() {
  const running = client
  client = undefined
  await running?.stop()
}

async function restart() {
  await stop()
  await start()
}

/** @param {import('vscode').ExtensionContext} context */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('chatapps-webhooks.restart', restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('chatapps-webhooks.command')) return restart()
    }),
  )
  await start()
}

module.exports = { activate, deactivate: stop }
