'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const oniguruma = require('vscode-oniguruma');
const { Registry, parseRawGrammar } = require('vscode-textmate');

const wasm = fs.readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
const file = path.join(__dirname, '..', 'syntaxes', 'terraform.tmLanguage.json');

async function load() {
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).catch(() => {});
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(fs.readFileSync(file, 'utf8'), file),
  });
  return registry.loadGrammar('source.hcl.terraform');
}

/** Each token with the last of its scopes, blanks left out. */
async function tokens(text) {
  const grammar = await load();
  const found = [];
  let state = null;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const word = line.slice(token.startIndex, token.endIndex);
      if (word.trim()) found.push([word.trim(), token.scopes[token.scopes.length - 1]]);
    }
  }
  return found;
}

const scopeOf = (found, word) => found.find(([text]) => text === word)?.[1];

test('a block has a type, labels and arguments', async () => {
  const found = await tokens('resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16" # wide\n}');
  assert.strictEqual(scopeOf(found, 'resource'), 'entity.name.type.hcl');
  assert.strictEqual(scopeOf(found, '"aws_vpc"'), 'variable.other.enummember.hcl');
  assert.strictEqual(scopeOf(found, 'cidr_block'), 'variable.other.readwrite.hcl');
  assert.strictEqual(scopeOf(found, '10.0.0.0/16'), 'string.quoted.double.hcl');
  assert.ok(found.some(([text, scope]) => text.includes('wide') && scope === 'comment.line.number-sign.hcl'));
});

test('references, functions and interpolations are told apart', async () => {
  const found = await tokens('x = "a-${upper(var.name)}-$${no}"');
  assert.strictEqual(scopeOf(found, 'upper'), 'support.function.builtin.hcl');
  assert.strictEqual(scopeOf(found, 'var'), 'support.constant.hcl');
  assert.strictEqual(scopeOf(found, 'name'), 'variable.other.member.hcl');
  assert.strictEqual(scopeOf(found, '$${'), 'constant.character.escape.hcl');
});

test('a heredoc ends at its marker and what follows is code', async () => {
  const found = await tokens('x = <<-EOT\n  resource "a" "b" {\n  EOT\ny = true');
  assert.ok(found.some(([text, scope]) => text === 'resource "a" "b" {' && scope === 'string.unquoted.heredoc.hcl'));
  assert.strictEqual(scopeOf(found, 'true'), 'constant.language.hcl');
});

test('nested blocks and objects close where they close', async () => {
  const found = await tokens('a {\n  b {\n    c = { d = [1, 2] }\n  }\n}\ne = null');
  assert.strictEqual(scopeOf(found, 'e'), 'variable.other.readwrite.hcl');
  assert.strictEqual(scopeOf(found, 'null'), 'constant.language.hcl');
});
