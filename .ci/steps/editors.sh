#!/usr/bin/env bash
# The extension for Visual Studio Code: its grammar and client in Node, and its package.
set -euo pipefail
cd "$(dirname "$0")/../../editors/vscode"
if ! command -v npm > /dev/null; then
  echo "no npm: the extension for Visual Studio Code is not tested"
  exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
npm test
npm run --silent package
