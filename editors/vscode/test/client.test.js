'use strict';

const assert = require('node:assert');
const Module = require('node:module');
const path = require('node:path');
const { test } = require('node:test');

/** The extension with a workspace made of plain objects, and what it did with the client. */
function load({ isTrusted, settings = {}, fails = false }) {
  const seen = { clients: [], errors: [], handlers: {} };
  const vscode = {
    commands: { registerCommand: (name, run) => ((seen.handlers[name] = run), { dispose() {} }) },
    window: { showErrorMessage: (text) => seen.errors.push(text) },
    workspace: {
      isTrusted,
      getConfiguration: () => ({ get: (name) => settings[name] }),
      createFileSystemWatcher: (glob) => ({ glob }),
      onDidGrantWorkspaceTrust: (run) => ((seen.handlers.trust = run), { dispose() {} }),
      onDidChangeConfiguration: (run) => ((seen.handlers.configuration = run), { dispose() {} }),
    },
  };
  class LanguageClient {
    constructor(id, name, server, options) {
      Object.assign(this, { server, options, state: 'made' });
      seen.clients.push(this);
    }
    async start() {
      if (fails) throw new Error('spawn planlint ENOENT');
      this.state = 'started';
    }
    async stop() {
      this.state = 'stopped';
    }
  }
  const loadModule = Module._load;
  Module._load = (request, ...rest) =>
    request === 'vscode' ? vscode : request === 'vscode-languageclient/node' ? { LanguageClient, TransportKind: { stdio: 0 } } : loadModule(request, ...rest);
  const file = path.join(__dirname, '..', 'extension.js');
  delete require.cache[file];
  const extension = require(file);
  Module._load = loadModule;
  return { extension, seen, vscode };
}

test('an untrusted workspace is told so', async () => {
  const { extension, seen } = load({ isTrusted: false, settings: { plan: 'plan.json' } });
  await extension.activate({ subscriptions: [] });
  assert.deepStrictEqual(seen.clients[0].server, { command: 'planlint', args: ['lsp'], transport: 0 });
  assert.deepStrictEqual(seen.clients[0].options.initializationOptions, { trusted: false, environment: false, plan: 'plan.json' });
});

test('trust that is granted starts the server again', async () => {
  const { extension, seen, vscode } = load({ isTrusted: false, settings: { path: '/opt/planlint' } });
  await extension.activate({ subscriptions: [] });
  vscode.workspace.isTrusted = true;
  await seen.handlers.trust();
  assert.strictEqual(seen.clients[0].state, 'stopped');
  assert.strictEqual(seen.clients[1].server.command, '/opt/planlint');
  assert.strictEqual(seen.clients[1].options.initializationOptions.trusted, true);
});

test('a server that cannot be started is told with the setting that mends it', async () => {
  const { extension, seen } = load({ isTrusted: true, fails: true });
  await extension.activate({ subscriptions: [] });
  assert.match(seen.errors[0], /planlint\.path/);
});

test('settings of others start nothing again', async () => {
  const { extension, seen } = load({ isTrusted: true });
  await extension.activate({ subscriptions: [] });
  await seen.handlers.configuration({ affectsConfiguration: () => false });
  assert.strictEqual(seen.clients.length, 1);
  await extension.deactivate();
  assert.strictEqual(seen.clients[0].state, 'stopped');
});
