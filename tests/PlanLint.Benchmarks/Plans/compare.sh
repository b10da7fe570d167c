#!/bin/sh
# Rows for docs/benchmarks.md: reads plans of several sizes with PlanLint, jq and Python, one after another on the same machine.
# Times are CPU seconds (user + system), so a busy machine disturbs them less than wall time; memory is the peak of the process.
# Usage: compare.sh FOLDER [INSTANCES…]   (needs GNU time, jq and python3; build the benchmarks with -c Release first)
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
bench="$here/bin/Release/net10.0/PlanLint.Benchmarks"
folder=$1
shift
[ $# -gt 0 ] || set -- 1000 1818 10000 18180 75000 91000
export DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0

measure() { # prints wall, CPU and peak memory
    /usr/bin/time -o "$folder/time" -f '%e %U %S %M' "$@" > /dev/null
    awk '{ printf "%.2f s | %.2f s | %.0f MB", $1, $2 + $3, $4 / 1000 }' "$folder/time"
}

echo '| instances | size | tool | wall | CPU | peak |'
echo '|---|---|---|---|---|---|'
for instances in "$@"; do
    plan="$folder/g$instances.json"
    [ -s "$plan" ] || "$bench" plans generate "$instances" "$plan"
    size=$(( $(wc -c < "$plan") / 1000000 ))
    echo "| $instances | $size MB | PlanLint, read | $(measure "$bench" plans read "$plan") |"
    echo "| $instances | $size MB | PlanLint, read, every change compared, secrets collected | $(measure "$bench" plans read "$plan" values secrets) |"
    echo "| $instances | $size MB | jq, changes that are not no-op | $(measure jq '[.resource_changes[] | select(.change.actions != ["no-op"]) | .address] | length' "$plan") |"
    echo "| $instances | $size MB | Python json.load | $(measure python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$plan") |"
done
