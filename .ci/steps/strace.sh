#!/usr/bin/env bash
# A check of a hostile tree as the kernel sees it: opens nothing outside the tree but the runtime's own files, starts no process, makes no
# socket. Needs strace; says so when it skips.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v strace > /dev/null; then
  echo "strace: skipped, it is not installed"
  exit 0
fi
tool="${PLANLINT_TOOL:-}"
if [ -z "$tool" ]; then
  dotnet build src/PlanLint.Cli -c Release -v q --nologo
  tool="dotnet $(ls src/PlanLint.Cli/bin/Release/net*/planlint.dll)"
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree/.git/hooks" "$work/tree/live" "$work/outside" "$work/outside/m"
tree="$work/tree"
echo 'secret = 1' > "$work/outside/secret.txt"
echo 'variable "outside" {}' > "$work/outside/m/main.tf"
printf '#!/bin/sh\ntouch %s/ran\n' "$work" > "$tree/.git/hooks/pre-commit"
cp "$tree/.git/hooks/pre-commit" "$tree/git"
cp "$tree/git" "$tree/terraform"
chmod +x "$tree/.git/hooks/pre-commit" "$tree/git" "$tree/terraform"
printf '[core]\n\tfsmonitor = %s/git\n' "$tree" > "$tree/.git/config"
ln -s ../outside "$tree/linked"
ln -s "$work/outside/secret.txt" "$tree/link.tf"
ln -s ../outside/secret.txt "$tree/terraform.tfvars"
ln -s /proc/self/environ "$tree/environ"
ln -s /dev/zero "$tree/live/zero.json"
mkfifo "$tree/live/pipe.json" "$tree/pipe.tf"
cat > "$tree/main.tf" <<'HCL'
locals {
  a = file("../outside/secret.txt")
  b = file("/etc/hostname")
  c = file("${path.module}/linked/secret.txt")
  d = fileset("/etc", "*")
  e = templatefile("environ", {})
  f = filesha256("~/.profile")
  g = file("linked/../../outside/secret.txt")
}
module "out" { source = "../outside/m" }
module "linked" { source = "./linked/m" }
module "net" { source = "git::ssh://127.0.0.1:1/x.git" }
module "http" { source = "http://127.0.0.1:1/x.zip" }
data "external" "x" { program = ["./git"] }
HCL
cat > "$tree/.planlint.hcl" <<'HCL'
planlint {
  plan      = "linked/secret.txt"
  states    = ["environ"]
  live      = ["live/", "linked/"]
  intents   = ["link.tf"]
  baseline  = "linked/secret.txt"
  knowledge = ["linked/secret.txt"]
}
HCL

set +e
# shellcheck disable=SC2086 # the tool may be two words
strace -f -qq -e trace=open,openat,openat2,creat,execve,execveat,connect,socket,sendto -o "$work/trace" $tool check "$tree" --recursive > "$work/out" 2>&1
code=$?
set -e
[ "$code" = 2 ] || { echo "strace: exit code $code instead of 2"; cat "$work/out"; exit 1; }

fail=0
complain() { echo "strace: $1"; echo "$2" | head -5; fail=1; }
started="$(grep -E 'exec(ve|veat)\(' "$work/trace" | grep -v ENOENT | grep -vE 'execve\("[^"]*/(dotnet|planlint)"' || true)"
[ -z "$started" ] || complain "a process was started" "$started"
# The runtime's own diagnostics socket is a file of TMPDIR; its profiler asks for none.
sockets="$(grep -E '(connect|sendto)\(|socket\(AF_INET|socket\(AF_PACKET' "$work/trace" || true)"
[ -z "$sockets" ] || complain "a socket was used" "$sockets"
opened="$(grep -E 'open(at|at2)?\(|creat\(' "$work/trace" | grep -v ENOENT | sed -E 's/^[^"]*"([^"]*)".*/\1/' | sort -u)"
beyond="$(echo "$opened" | grep -F "$work/outside" || true)"
[ -z "$beyond" ] || complain "a file outside the tree was opened" "$beyond"
foreign="$(echo "$opened" | grep -vE "^($tree|$PWD|/usr|/lib|/lib64|/proc|/sys|/dev/(null|urandom|tty)|/etc/(ld\.so|localtime|ssl|nsswitch|passwd|group|terminfo|gai|host\.conf|resolv)|/opt|/root/\.dotnet|$HOME/\.dotnet)" \
  | grep -vE '(^|/)(planlint|dotnet)|clr-debug-pipe|dotnet-diagnostic|doublemapper|terminfo|/share/zoneinfo|^/tmp$|^/tmp/\.dotnet' || true)"
[ -z "$foreign" ] || complain "a file that is neither the tree's nor the runtime's was opened" "$foreign"
[ "$(echo "$opened" | grep -cE '^/proc/self/environ|^/etc/hostname|^/dev/zero' || true)" = 0 ] || complain "a device or the environment was opened" "$(echo "$opened" | grep -E 'environ|hostname|zero')"
[ ! -e "$work/ran" ] || complain "a program of the tree ran" "$(ls "$work")"
[ "$fail" = 0 ] || exit 1
echo "strace: $(echo "$opened" | grep -cF "$tree/") files of the tree were opened, none outside; no process, no socket"
