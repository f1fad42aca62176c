#!/usr/bin/env bash
# A throw-away PostgreSQL cluster for tests: prints the administrator's connection string and stays until standard input closes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=build/processes.sh
. "$root/build/processes.sh"
# shellcheck source=build/packages.sh
. "$root/build/packages.sh"
# shellcheck source=build/cluster.sh
. "$root/build/cluster.sh"

trap end_scratch_cluster EXIT
trap 'exit 143' INT TERM HUP
start_scratch_cluster
admin_connection "$scratch/db"
printf '\n'
cat >/dev/null
