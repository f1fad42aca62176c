#!/usr/bin/env bash
# What ./hangazo run says and leaves behind when something is in its way. Needs a built tree; takes its ports from the 20000s.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=build/processes.sh
. "$root/build/processes.sh"
# shellcheck source=build/packages.sh
. "$root/build/packages.sh"
# shellcheck source=build/cluster.sh
. "$root/build/cluster.sh"

work_dir=$(mktemp -d /tmp/hangazo-ops.XXXXXX)
chmod 711 "$work_dir"
data=$work_dir/data
output=$work_dir/output
trap 'stop_all; rm -rf "$work_dir"' EXIT
trap 'exit 143' INT TERM HUP

report() { # report <name> <command...>
  if "${@:2}"; then
    printf 'ok - %s\n' "$1"
  else
    printf 'not ok - %s\n' "$1"
    sed 's/^/    /' "$output" >&2
  fi
}

free_ports() { # three in a row
  local candidate
  while :; do
    candidate=$(free_port)
    if ! port_is_taken $((candidate + 1)) && ! port_is_taken $((candidate + 2)); then
      printf %s "$candidate"
      return
    fi
  done
}

# refuses <words the one sentence must hold> <command...>
refuses() { refuse_while_running "$@" && nothing_runs; }

refuse_while_running() {
  local words=$1 status=0
  shift
  timeout 60 "$@" >"$output" 2>&1 </dev/null || status=$?
  ((status != 0 && status != 124)) && [[ $(grep -c . "$output") == 1 && $(<"$output") == *"$words"* ]]
}

nothing_runs() {
  if [[ -n $(marked_processes "HANGAZO_RUN=$data") ]] || running_postmaster "$data/db" >/dev/null; then
    echo "something was left running" >>"$output"
    return 1
  fi
}

# Starts the shop in the background and waits for its banner: open_shop [port] [data]
open_shop() {
  local left=1200
  : >"$output"
  # A command in the background is born deaf to Ctrl-C; a person's is not.
  start shop TERM "$output" env --default-signal=INT "$root/hangazo" run --port "${1:-$port}" --data "${2:-$data}" --no-demo
  shop_pid=$last_pid
  until grep -q 'Hangazo is open' "$output"; do
    if ! is_running "$shop_pid" || ((left-- == 0)); then return 1; fi
    pause 0.1
  done
  answers_ok "${1:-$port}" /health/ready
}

closes_on() { # closes_on <signal>
  local status=0
  kill -s "$1" "$shop_pid"
  wait "$shop_pid" || status=$?
  ((status == 0)) && nothing_runs
}

opens_again_with_its_data() { open_shop && [[ $(sql "$data/db" 'select word from kept') == kitenge ]]; }

kill_everything() {
  local pid
  for pid in "$shop_pid" "$(running_postmaster "$data/db")" $(marked_processes "HANGAZO_RUN=$data"); do
    kill -s KILL "$pid" 2>/dev/null || true
  done
  wait "$shop_pid" 2>/dev/null || true
}

stops_with_its_shop() {
  local pid status=0
  for pid in $(marked_processes "HANGAZO_RUN=$data"); do
    if grep -q Hangazo.Web.dll "/proc/$pid/cmdline"; then kill -s KILL "$pid"; fi
  done
  wait "$shop_pid" || status=$?
  ((status != 0)) && grep -q "logs are in $data/logs" "$output" && nothing_runs
}

two_shops_side_by_side() {
  local first=$shop_pid other other_port
  other=$work_dir/other
  other_port=$(free_ports)
  open_shop "$other_port" "$other" || return 1
  kill -s TERM "$shop_pid"
  wait "$shop_pid" || return 1
  shop_pid=$first
  answers_ok "$port" /health/ready
}

refuses_a_second_run() { refuse_while_running "working on the data folder $data" "$root/hangazo" run --port "$(free_ports)" --data "$data"; }

occupy() { # occupy <port>: a stranger listens there
  start stranger TERM /dev/null python3 -c 'import socket, sys, signal
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
signal.pause()' "$1"
  stranger=$last_pid
  until port_is_taken "$1"; do pause 0.05; done
}

port=$(free_ports)
run=("$root/hangazo" run --port "$port" --data "$data" --no-demo)

report "an unknown option is refused" refuses "Unknown option '--prot'" "$root/hangazo" run --prot 5000
report "a port that is no port is refused" refuses "--port must be a number" "$root/hangazo" run --port 99999
for offset in 0 1 2; do
  occupy $((port + offset))
  report "port +$offset in use is named" refuses "Port $((port + offset))," "${run[@]}"
  end_process "$stranger" TERM 5
done
touch "$work_dir/file"
report "a data folder that cannot be written is named" refuses "$work_dir/file/data cannot be written" "$root/hangazo" run --port "$port" --data "$work_dir/file/data"

# A machine without some program: every other one by a link.
mkdir "$work_dir/bin"
ln -s /usr/bin/* /usr/sbin/* "$work_dir/bin/" 2>/dev/null || true
rm "$work_dir"/bin/dotnet
report "a missing .NET SDK is named" refuses ".NET 10 SDK" env PATH="$work_dir/bin" "${run[@]}"
rm "$work_dir"/bin/vips
mkdir "$work_dir/tree"
cp -r "$root/hangazo" "$root/build" "$work_dir/tree/"
as_ordinary_user=()
if ((EUID == 0)); then as_ordinary_user=(setpriv --reuid=nobody --regid=nogroup --clear-groups); fi
report "a missing package is named to who may not install it" refuses "sudo apt-get install --no-install-recommends libvips-tools" \
  "${as_ordinary_user[@]}" env PATH="$work_dir/bin" "$work_dir/tree/hangazo" run --port "$port" --data "$work_dir/tree/data"

report "the shop opens on an empty data folder" open_shop
sql "$data/db" "create table kept as select 'kitenge' as word"
report "a second run on the same data folder says so" refuses_a_second_run
report "two shops run side by side" two_shops_side_by_side
report "Ctrl-C stops everything" closes_on INT

database_port=$(<"$data/db/port")
occupy "$database_port"
report "a stranger on the database's port is named" refuses "Port $database_port, where the shop's database listens" "${run[@]}"
end_process "$stranger" TERM 5

report "the shop opens again with its data" opens_again_with_its_data
kill -s KILL "$shop_pid"
wait "$shop_pid" 2>/dev/null || true
report "after SIGKILL of the command it opens again with its data" opens_again_with_its_data
kill_everything
report "after SIGKILL of everything it opens again with its data" opens_again_with_its_data
report "SIGTERM stops everything" closes_on TERM
open_shop || true
report "when the shop's process dies, everything stops and the logs are named" stops_with_its_shop
