#!/usr/bin/env bash
# The hook as users get it: pre-commit clones this repository, builds the tool, and runs it on a scratch repository.
set -euo pipefail
cd "$(dirname "$0")/../.."
here="$PWD"
if ! command -v pre-commit > /dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then { apt-get update && apt-get install -y --no-install-recommends pre-commit; } > /dev/null 2>&1 || true; fi
  command -v pre-commit > /dev/null || { echo "no pre-commit: the hook is not tried"; exit 0; }
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
export PRE_COMMIT_HOME="$scratch/home"
git init -q "$scratch/repository"
cd "$scratch/repository"
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $here
    rev: $(git -C "$here" rev-parse HEAD)
    hooks:
      - id: planlint
YAML
cat > main.tf <<TF
terraform {
  backend "s3" {}
}

resource "random_password" "db" {
  length = 20
}

output "password" {
  value = random_password.db.result
}
TF
git add -A

pre-commit install-hooks
if pre-commit run --all-files; then echo "the hook passed an output that shows a secret"; exit 1; fi
planlint="$(find "$PRE_COMMIT_HOME" -path '*/bin/planlint' -type f | head -n 1)"
"$planlint" fix .
git add -A
pre-commit run --all-files
start=$(date +%s%N)
pre-commit run --all-files
echo "pre-commit run --all-files: $((($(date +%s%N) - start) / 1000000)) ms"
