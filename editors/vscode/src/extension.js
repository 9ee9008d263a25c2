// Starts the language server, and passes on what it says. All else is the server's.
'use strict'

const { homedir } = require('node:os')
const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

/** The languages whose documents the server may look at; which of them are ours, it decides itself. */
const LANGUAGES = ['json', 'jsonc', 'yaml', 'toml']

/** @type {LanguageClient | undefined} */
let client

/** Whether a setting names a program, and its arguments. */
function isCommand(words) {
  return Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string')
}

/**
 * The program that serves, its arguments, and the folder that it is started in. Python, npx and
 * Windows take programs from that folder: it is the workspace only for a command that the
 * workspace's own settings name.
 */
function command() {
  const settings = vscode.workspace.getConfiguration('chatapps-webhooks')
  const words = settings.get('command')
  const [program, ...args] = isCommand(words) ? words : ['chatapps-webhooks', 'lsp']
  const { workspaceValue, workspaceFolderValue } = settings.inspect('command') ?? {}
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const isItsOwn = [workspaceValue, workspaceFolderValue].some(isCommand) && folder?.scheme === 'file'
  return { program, args, cwd: isItsOwn ? folder.fsPath : homedir() }
}

async function start() {
  // The manifest says so, too, but not every editor that takes extensions reads it.
  if (vscode.workspace.isTrusted === false) return
  const { program, args, cwd } = command()
  client = new LanguageClient(
    'chatapps-webhooks',
    'Chat Apps webhooks',
    { command: program, args, options: { cwd } },
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
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  )
  await start()
}

module.exports = { activate, deactivate: stop }
