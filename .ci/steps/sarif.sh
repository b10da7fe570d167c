#!/usr/bin/env bash
# Validates our SARIF with Microsoft's multitool, GitHub's rules on. Arguments: SARIF files to validate besides those of the tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools="${PLANLINT_TOOLS:-${TMPDIR:-/tmp}/planlint-tools}/sarif"
mkdir -p "$tools"

if [ ! -d "$tools/node_modules/@microsoft/sarif-multitool" ]; then
  npm install --prefix "$tools" --no-save --no-audit --no-fund --loglevel=error @microsoft/sarif-multitool@5.7.0
fi
export PLANLINT_SARIF_MULTITOOL="$tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
export PLANLINT_SARIF_CONFIG="$tools/github.xml"
chmod u+x "$PLANLINT_SARIF_MULTITOOL"

# The rules of GitHub are off until a configuration turns them on.
"$PLANLINT_SARIF_MULTITOOL" export-validation-config "$PLANLINT_SARIF_CONFIG" > /dev/null
sed -i '/Properties Key="GH/,/<\/Properties>/ s/Value="Default"/Value="Error"/' "$PLANLINT_SARIF_CONFIG"

dotnet test tests/PlanLint.Core.Tests -c Release --nologo --filter "TestCategory=Sarif"

for file in "$@"; do
  "$PLANLINT_SARIF_MULTITOOL" validate "$file" --rule-kind 'Sarif;Ghas' --config "$PLANLINT_SARIF_CONFIG" --output "$tools/out.sarif" --log ForceOverwrite --level 'Error;Warning'
  problems=$(node -e 'const log = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\uFEFF/, "")); console.log(log.runs.flatMap(r => r.results ?? []).filter(r => r.message?.id !== "Warning_ProvideToolnformationUri").length)' "$tools/out.sarif")
  echo "$file: $problems errors and warnings"
  [ "$problems" = 0 ]
done
