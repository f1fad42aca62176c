# shellcheck shell=bash
# Starting and stopping what ./hangazo starts. Every long-lived child gets its own session, so that Ctrl-C reaches only this script and
# the shop can be stopped before its database; and the kernel stops it when this script is killed without a chance to tidy up.

started=()      # "pid signal name", in starting order
last_pid=
exec {lock}</dev/null {silence}<> <(:)

say() { printf '%s\n' "$*"; }

die() {
  printf 'hangazo: %s\n' "$*" >&2
  exit 1
}

# Starts a child in the background: start <name> <stop signal> <log file> <command...>
# The lock's descriptor is closed in the child: an orphan must not hold the data folder.
start() {
  local name=$1 signal=$2 log=$3
  shift 3
  setsid setpriv --pdeathsig "$signal" -- "$@" >>"$log" 2>&1 </dev/null {lock}>&- &
  last_pid=$!
  started+=("$last_pid $signal $name")
}

# Runs a command to its end, but lets a signal interrupt the wait: work <command...>
work() {
  local status=0
  "$@" </dev/null {lock}>&- &
  last_pid=$!
  started+=("$last_pid TERM ${1##*/}")
  wait "$last_pid" || status=$?
  unset 'started[-1]'
  return "$status"
}

# Asks a process to end and insists after a while: end_process <pid> <signal> <seconds>
end_process() {
  local pid=$1 signal=$2 tenths=$(($3 * 10))
  kill -s "$signal" "$pid" 2>/dev/null || return 0
  while is_running "$pid"; do
    if ((tenths-- == 0)); then
      kill -s KILL "$pid" 2>/dev/null || true
    fi
    pause 0.1
  done
}

# A zombie has ended; only its parent has not looked yet.
is_running() {
  local state=
  state=$(sed -e 's/.*) //' -e 's/ .*//' "/proc/$1/stat" 2>/dev/null) || return 1
  [[ -n $state && $state != [ZX] ]]
}

# sleep without starting a process for it: nothing ever arrives on that pipe
pause() { read -r -t "$1" -u "$silence" || true; }

stop_all() {
  local i pid signal name
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    read -r pid signal name <<<"${started[i]}"
    end_process "$pid" "$signal" 15
  done
  started=()
}

# Processes that carry this mark in their environment, for instance what a killed run left behind.
marked_processes() {
  grep -slzxF -- "$1" /proc/[0-9]*/environ 2>/dev/null | sed -e 's#^/proc/##' -e 's#/environ$##' | grep -vx "$$" || true
}

end_marked_processes() {
  local pid
  for pid in $(marked_processes "$1"); do kill -s TERM "$pid" 2>/dev/null || true; done
  for pid in $(marked_processes "$1"); do end_process "$pid" TERM 10; done
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# True when the port stays taken for three seconds: the kernel closes what a killed program held a moment after it is gone.
port_stays_taken() {
  local left=30
  while port_is_taken "$1"; do
    ((left-- > 0)) || return 0
    pause 0.1
  done
  return 1
}

refuse_taken_port() {
  if port_stays_taken "$1"; then
    die "Port $1, needed for $2, is used by another program; end that program or choose another with --port."
  fi
}

# True when http://127.0.0.1:<port><path> answers 200.
answers_ok() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
    read -r -t 5 _ status _ <&3
    [[ $status == 200 ]]
  ) 2>/dev/null
}

# Waits until a started process answers, and says what its log says when it ends instead: await_answer <name> <pid> <port> <path> <log>
await_answer() {
  local name=$1 pid=$2 port=$3 path=$4 log=$5 left=600
  until answers_ok "$port" "$path"; do
    if ! is_running "$pid" || ((left-- == 0)); then
      tail -n 15 "$log" >&2
      die "$name did not start; its log is $log."
    fi
    pause 0.1
  done
}
