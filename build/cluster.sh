# shellcheck shell=bash
# A private PostgreSQL cluster. Its home holds pg/ (the cluster), port and the two passwords; it listens on 127.0.0.1 only and asks for a
# password, because every user of the machine can reach that address. PostgreSQL refuses root, so as root it runs as another user.

cluster_pid=

# Prefix for commands that touch the cluster's files: nothing for an ordinary user, the unprivileged user for root.
as_database_user=()
choose_database_user() {
  local user=postgres
  as_database_user=(env -C /)
  ((EUID == 0)) || return 0
  if [[ -d $1/pg ]]; then user=$(stat -c %U "$1/pg/"); fi
  if [[ $user == root ]] || ! id -- "$user" >/dev/null 2>&1; then
    die "The database folder $1/pg belongs to '$user', and PostgreSQL cannot run as that user; give it to the user postgres."
  fi
  as_database_user=(env -C / setpriv "--reuid=$user" "--regid=$(id -g -- "$user")" --init-groups)
}

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

free_port() {
  local candidate
  while :; do
    candidate=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! port_is_taken "$candidate"; then
      printf %s "$candidate"
      return
    fi
  done
}

# create_cluster <home> [initdb option...]. Made aside and moved into place, so that a kill half-way leaves nothing that looks finished.
create_cluster() {
  local home=$1 making
  shift
  choose_database_user "$home"
  making=$home/pg.new
  rm -rf "$making"
  (umask 077 && random_word >"$home/admin.password" && random_word >"$home/shop.password")
  free_port >"$home/port"
  mkdir -m 700 "$making"
  cp "$home/admin.password" "$making.password"
  if ((EUID == 0)); then chown postgres: "$making" "$making.password"; fi
  if ! "${as_database_user[@]}" "$(postgres_bin)/initdb" -D "$making" --username=postgres --pwfile="$making.password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 "$@" >"$home/initdb.log" 2>&1; then
    tail -n 15 "$home/initdb.log" >&2
    die "PostgreSQL could not make a database in $home."
  fi
  rm -f "$making.password" "$home/initdb.log"
  mv "$making" "$home/pg"
}

# Ends what a killed run left of PostgreSQL in this home. We hold the folder's lock, so nobody is using it. The pid file goes too once the
# last process is gone: PostgreSQL would take a stranger, or a zombie that nobody collects, for the one it names.
end_orphan_cluster() {
  local home=$1 pid
  [[ -e $home/pg/postmaster.pid ]] || return 0
  if pid=$(running_postmaster "$home"); then end_process "$pid" INT 30; fi
  for pid in $(database_processes "$home"); do end_process "$pid" QUIT 10; done
  rm -f "$home/pg/postmaster.pid"
}

# Every process of PostgreSQL works in its cluster's folder.
database_processes() {
  find /proc -maxdepth 2 -name cwd -path '/proc/[0-9]*' -printf '%l %h\n' 2>/dev/null | grep -F -- "$1/pg /proc/" | sed 's#.*/##' |
    while read -r pid; do
      if [[ $(readlink "/proc/$pid/cwd") == "$1/pg" && $(readlink "/proc/$pid/exe") == */postgres ]]; then echo "$pid"; fi
    done
}

# Prints the pid of the PostgreSQL that runs on this home, if one does. A left-over pid file may name a stranger's process by now.
running_postmaster() {
  local pid
  pid=$(head -n 1 "$1/pg/postmaster.pid" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ ]] && is_running "$pid" && tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$1/pg" && printf %s "$pid"
}

# start_cluster <home> <log> [setting=value...]
start_cluster() {
  local home=$1 log=$2 port setting options=() left=300
  shift 2
  choose_database_user "$home"
  port=$(<"$home/port")
  if port_stays_taken "$port"; then
    die "Port $port, where the shop's database listens, is used by another program; end that program, or write another number into $home/port."
  fi
  for setting in "port=$port" listen_addresses=127.0.0.1 unix_socket_directories= shared_buffers=128MB max_connections=100 \
    max_wal_size=1GB random_page_cost=1.1 log_min_duration_statement=2s timezone=UTC log_timezone=UTC "$@"; do
    options+=(-c "$setting")
  done
  start database INT "$log" "${as_database_user[@]}" "$(postgres_bin)/postgres" -D "$home/pg" "${options[@]}"
  cluster_pid=$last_pid
  until sql "$home" 'select 1' >/dev/null 2>&1; do
    if ! is_running "$cluster_pid" || ((left-- == 0)); then
      tail -n 10 "$log" >&2
      die "The database did not start; its log is $log."
    fi
    pause 0.05
  done
}

# sql <home> <statements>: as the cluster's administrator
sql() {
  PGPASSWORD=$(<"$1/admin.password") PGCONNECT_TIMEOUT=5 "$(postgres_bin)/psql" -X -q -A -t -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$(<"$1/port")" -U postgres -d postgres <<<"$2"
}

# The shop's own role owns its database and nothing else. Said on every start, so that an interrupted first start heals.
ensure_shop_database() {
  sql "$1" "
    select 'create role hangazo login' where not exists (select from pg_roles where rolname = 'hangazo') \\gexec
    alter role hangazo password '$(<"$1/shop.password")';
    select 'create database hangazo owner hangazo' where not exists (select from pg_database where datname = 'hangazo') \\gexec"
}

admin_connection() { printf 'Host=127.0.0.1;Port=%s;Username=postgres;Password=%s;Database=postgres' "$(<"$1/port")" "$(<"$1/admin.password")"; }
shop_connection() { printf 'Host=127.0.0.1;Port=%s;Username=hangazo;Password=%s;Database=hangazo' "$(<"$1/port")" "$(<"$1/shop.password")"; }

# A cluster for tests, in a folder of its own; nothing in it needs to outlive a power cut.
scratch=
start_scratch_cluster() {
  remove_old_scratch
  scratch=$(mktemp -d "$(scratch_root)/hangazo-test.$$.XXXXXX")
  chmod 711 "$scratch"
  mkdir -m 711 "$scratch/db"
  create_cluster "$scratch/db" --no-sync
  start_cluster "$scratch/db" "$scratch/database.log" fsync=off synchronous_commit=off full_page_writes=off max_connections=500
}

# In memory where there is plenty: a hundred databases of a thousand files come and go, and a disk's file system is slow to give
# out anew what was deleted a moment ago.
scratch_root() {
  local free_kb memory_kb
  free_kb=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
  memory_kb=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
  if [[ -w /dev/shm ]] && ((${free_kb:-0} > 4000000 && ${memory_kb:-0} > 8000000)); then printf /dev/shm; else printf /tmp; fi
}

end_scratch_cluster() {
  stop_all
  if [[ -n $scratch ]]; then rm -rf "$scratch"; fi
}

# A test run that was killed could not tidy up.
remove_old_scratch() {
  local old pid
  for old in {/tmp,/dev/shm}/hangazo-test.*; do
    pid=${old#*hangazo-test.}
    pid=${pid%%.*}
    if [[ -O $old && $pid =~ ^[0-9]+$ ]] && ! is_running "$pid"; then rm -rf "$old"; fi
  done
}
