// Starts `planlint lsp` for Terraform files. What the editor shows comes from the server.
'use strict';

const { commands, window, workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

/** What the client tells the server about itself, from the settings of the workspace. */
function initializationOptions() {
  const settings = workspace.getConfiguration('planlint');
  const plan = settings.get('plan');
  return {
    trusted: workspace.isTrusted,
    environment: settings.get('environment') === true,
    ...(plan ? { plan } : {}),
  };
}

async function start() {
  const command = workspace.getConfiguration('planlint').get('path') || 'planlint';
  client = new LanguageClient(
    'planlint',
    'PlanLint',
    { command, args: ['lsp'], transport: TransportKind.stdio },
    {
      documentSelector: ['terraform', 'terraform-vars', 'planlint-options'].map((language) => ({ scheme: 'file', language })),
      initializationOptions: initializationOptions(),
      // Plans, states and inventories that are made anew.
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{json,tfstate,hcl}') },
    });
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`PlanLint cannot be started as '${command}': ${error.message}. Set planlint.path to the command.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand('planlint.restart', restart),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration('planlint') ? restart() : undefined)));
  await start();
}

module.exports = { activate, deactivate: stop };
