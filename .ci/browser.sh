#!/usr/bin/env bash
# Uses the HTML report in headless Chromium (Debian: apt-get install chromium).
set -euo pipefail
cd "$(dirname "$0")/.."
tools="${PLANLINT_TOOLS:-${TMPDIR:-/tmp}/planlint-tools}/browser"
mkdir -p "$tools"
if [ ! -d "$tools/node_modules/playwright-core" ]; then
  npm install --prefix "$tools" --no-save --no-audit --no-fund --loglevel=error playwright-core@1.64.1
fi
command -v "${PLANLINT_CHROMIUM:-/usr/bin/chromium}" > /dev/null || { echo "no Chromium: browser tests are skipped"; exit 0; }
PLANLINT_PLAYWRIGHT="$tools" dotnet test tests/PlanLint.Core.Tests --nologo --filter "TestCategory=Browser"
