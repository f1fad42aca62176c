# shellcheck shell=bash
# The commands that work on a data folder: run, seed, migrate; and bench, on a data folder of its own.
#
#   <data>/lock    held while a command works on the folder       <data>/db/     cluster, port, passwords (cluster.sh)
#   <data>/logs/   database.log, sandbox.log, shop.log            <data>/media/  uploaded and drawn pictures

home=

# What the payment sandbox accepts. Not secrets: it is the only one that knows them.
sandbox_account=(
  Daraja__ConsumerKey=simKey0123456789 Daraja__ConsumerSecret=simSecret9876543210
  Daraja__ShortCode=5110070 Daraja__Passkey=simulator-passkey-0001
  Daraja__C2bToken=c2b05a4db0c0c2b05a4db0c0c2b05a4d Daraja__RegisterC2bAtStart=true
  Daraja__Initiator=simInitiator Daraja__InitiatorPassword=simInitiatorPassword-0001 Daraja__PayoutShortCode=600984
  "Daraja__Certificate=$root/tests/Hangazo.Sandbox/Daraja/initiator-certificate.pem"
  Sms__UserName=hangazo Sms__ApiKey=simSmsKey0123456789
  PayPal__ClientId=sim-client-id PayPal__ClientSecret=sim-secret PayPal__WebhookId=WH-SIMULATOR-0001
  Oscu__CommunicationKey=sim-cmc-key-0001 Oscu__Tin=P051234567X Oscu__GoodsClass=5310000000 Oscu__ServiceClass=7810000000
  Courier__Name="Sandbox Courier" Courier__ApiKey=sim-courier-key-0001 Courier__WebhookSecret=sim-courier-secret-0001
  Stripe__SecretKey=sk_test_simulator0001 Stripe__WebhookSecret=whsec_simulator_0001
)

# Makes the data folder if need be and takes its lock; fails when another command holds it.
open_data_folder() {
  if ! { mkdir -p "$data/logs" "$data/media" && touch "$data/lock"; } 2>/dev/null || [[ ! -w $data ]]; then
    die "The data folder $data cannot be written; choose another with --data."
  fi
  data=$(cd "$data" && pwd -P)
  exec {lock}>>"$data/lock"
  flock -n "$lock"
}

# Finds or makes the home of the database. As root it may be that PostgreSQL's user cannot reach the data folder (a checkout under
# /root); then the home stands in /var/lib/hangazo and <data>/db is a link to it.
prepare_database() {
  local elsewhere
  if [[ ! -d $data/db ]]; then
    mkdir "$data/db" 2>/dev/null || die "The data folder $data holds a link 'db' to a folder that is gone; remove the link to start with an empty database."
    if ((EUID == 0)); then
      chmod 711 "$data" "$data/db"
      choose_database_user "$data/db"
      if ! "${as_database_user[@]}" test -x "$data/db"; then
        mkdir -p /var/lib/hangazo
        elsewhere=$(mktemp -d /var/lib/hangazo/XXXXXXXX)
        chmod 711 "$elsewhere"
        rmdir "$data/db"
        ln -s "$elsewhere" "$data/db"
      fi
    fi
  fi
  home=$(cd "$data/db" && pwd -P)
  if [[ ! -d $home/pg ]]; then
    say "Making the database ..."
    create_cluster "$home"
  fi
}

open_database() {
  prepare_database
  end_orphan_cluster "$home"
  start_cluster "$home" "$data/logs/database.log" synchronous_commit=on
  ensure_shop_database "$home"
}

# The shop is configured by its environment alone; docs/operations.md explains each name.
shop=()
configure_shop() {
  shop=(
    env -C "${web_dll%/*}" "HANGAZO_RUN=$data" "ConnectionStrings__Hangazo=$(shop_connection "$home")"
    ASPNETCORE_ENVIRONMENT=Demo "Demo__Enabled=$demo" "ASPNETCORE_URLS=http://127.0.0.1:$port" "Shop__PublicBaseUrl=http://127.0.0.1:$port"
    "${sandbox_account[@]}" "Daraja__BaseUrl=http://127.0.0.1:$((port + 1))" "Daraja__CallbackBaseUrl=http://127.0.0.1:$port"
    "Stripe__BaseUrl=http://127.0.0.1:$((port + 1))" "PayPal__BaseUrl=http://127.0.0.1:$((port + 1))"
    "Oscu__BaseUrl=http://127.0.0.1:$((port + 1))/etims-api" "Oscu__ReceiptUrl=http://127.0.0.1:$((port + 1))/etims/receipt?Data="
    "Courier__BaseUrl=http://127.0.0.1:$((port + 1))/courier"
    "Sms__BaseUrl=http://127.0.0.1:$((port + 1))" Mail__Host=127.0.0.1 "Mail__Port=$((port + 2))" "Media__Root=$data/media" "Files__Root=$data/files" "Chromium__Path=$(chromium_path)"
    dotnet "$web_dll"
  )
}

# Runs one of the shop's own commands (migrate, seed) and shows its words only when it fails.
shop_command() {
  if ! work "${shop[@]}" "$@" >"$data/logs/$1.log" 2>&1; then
    tail -n 20 "$data/logs/$1.log" >&2
    die "'$1' failed; its log is $data/logs/$1.log."
  fi
}

run_shop() {
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  ensure_packages
  open_data_folder || die "Another ./hangazo is working on the data folder $data; stop it first or choose another with --data."
  end_marked_processes "HANGAZO_RUN=$data"
  refuse_taken_port "$port" "the shop"
  refuse_taken_port $((port + 1)) "the payment sandbox"
  refuse_taken_port $((port + 2)) "the sandbox's mailbox"
  compile_shop

  start "The payment sandbox" TERM "$data/logs/sandbox.log" env "HANGAZO_RUN=$data" ASPNETCORE_ENVIRONMENT=Demo \
    dotnet "$sandbox_dll" --urls "http://127.0.0.1:$((port + 1))" --smtp-port $((port + 2)) --quiet
  local sandbox_pid=$last_pid
  open_database
  configure_shop
  bring_up_to_date
  start "The shop" TERM "$data/logs/shop.log" "${shop[@]}"
  local shop_pid=$last_pid
  await_answer "The payment sandbox" "$sandbox_pid" $((port + 1)) /health/live "$data/logs/sandbox.log"
  await_answer "The shop" "$shop_pid" "$port" /health/ready "$data/logs/shop.log"
  banner

  trap 'exit 0' INT TERM HUP
  wait -n "$shop_pid" "$sandbox_pid" "$cluster_pid" 2>/dev/null || true
  report_ended
}

# Migrates and seeds only after something was built or the database is new: both do nothing the second time, but take a second to do it.
bring_up_to_date() {
  local mark=$home/up-to-date
  [[ $mark -nt $web_dll && $(<"$mark") == "$demo" ]] && return
  say "Bringing the database up to date ..."
  shop_command migrate
  if [[ $demo == true ]]; then shop_command seed; fi
  printf %s "$demo" >"$mark"
}

banner() {
  cat <<TXT

  Hangazo is open.

    Shop       http://127.0.0.1:$port
    Admin      http://127.0.0.1:$port/admin
    Sandbox    http://127.0.0.1:$((port + 1))   the phone that pays, and the mailbox
TXT
  [[ $demo == true ]] && cat <<TXT

    Sign in as owner@hangazo.test, manager@hangazo.test, staff@hangazo.test or wanjiku@hangazo.test
    with the password Hangazo-demo-1.
    To pay, give any Kenyan number and answer on the sandbox's phone; numbers 0700 000 xxx answer by
    themselves, by their last three digits (the sandbox's page lists them).
TXT
  cat <<TXT

    Data in $data. Ctrl-C stops everything.

TXT
}

report_ended() {
  local entry pid name
  for entry in "${started[@]}"; do
    read -r pid _ name <<<"$entry"
    is_running "$pid" || die "$name ended by itself, so everything stops; the logs are in $data/logs."
  done
}

# seed or migrate: on the running database when ./hangazo run is up, or on one that is started for it.
on_database() {
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  ensure_packages
  if open_data_folder; then
    compile_shop
    open_database
  else
    home=$(cd "$data/db" 2>/dev/null && pwd -P) || home=$data/db
    running_postmaster "$home" >/dev/null ||
      die "Another ./hangazo is working on the data folder $data and its database is not open yet; try again in a moment."
    compile_shop
  fi
  configure_shop
  shop=(env Logging__LogLevel__Microsoft.EntityFrameworkCore=Warning "${shop[@]}")
  if [[ $1 == seed ]]; then work "${shop[@]}" migrate; fi
  work "${shop[@]}" "$@"
}

# Measures on a cluster of its own with the settings of `run`, which goes away afterwards.
run_bench() {
  trap end_bench EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  ensure_packages bench
  compile_bench
  data=$(mktemp -d "${TMPDIR:-/tmp}/hangazo-bench.XXXXXXXX")
  open_data_folder
  open_database
  work env HANGAZO_BENCH_WEB_DLL="$web_dll" HANGAZO_BENCH_SANDBOX_DLL="$sandbox_dll" HANGAZO_BENCH_PG="$(admin_connection "$home")" \
    HANGAZO_BENCH_DATA="$data" CHROMIUM_PATH="$(chromium_path)" dotnet "$bench_dll" "$@"
}

end_bench() {
  stop_all
  if [[ -n ${data:-} ]]; then rm -rf "$data"; fi
}
