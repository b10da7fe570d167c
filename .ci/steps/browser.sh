#!/usr/bin/env bash
# Uses the HTML report in headless Chromium (Debian: apt-get install chromium).
set -euo pipefail
cd "$(dirname "$0")/../.."
tools="${PLANLINT_TOOLS:-${TMPDIR:-/tmp}/planlint-tools}/browser"
mkdir -p "$tools"
if [ ! -d "$tools/node_modules/playwright-core" ] || [ ! -d "$tools/node_modules/axe-core" ]; then
  npm install --prefix "$tools" --no-save --no-audit --no-fund --loglevel=error playwright-core@1.64.1 axe-core@4.14.1
fi
chromium="${PLANLINT_CHROMIUM:-/usr/bin/chromium}"
if [ ! -x "$chromium" ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  { apt-get update && apt-get install -y --no-install-recommends chromium; } > "$tools/apt.log" 2>&1 || tail -3 "$tools/apt.log"
fi
[ -x "$chromium" ] || { echo "no Chromium: browser tests are skipped"; exit 0; }
PLANLINT_PLAYWRIGHT="$tools" dotnet test tests/PlanLint.Core.Tests -c Release --nologo --filter "TestCategory=Browser"
