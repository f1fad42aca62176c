# shellcheck shell=bash
# ./hangazo test [filter]: a throw-away database, every test project and the shell tests (three at a time), one line of sums at the end.

run_tests() {
  local filter=${1:-}
  trap end_scratch_cluster EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  ensure_packages tests
  compile_everything
  start_scratch_cluster
  mkdir "$scratch/results"
  HANGAZO_TEST_PG=$(admin_connection "$scratch/db")
  CHROMIUM_PATH=$(chromium_path)
  export HANGAZO_TEST_PG CHROMIUM_PATH HANGAZO_WEB_DLL=$web_dll HANGAZO_SANDBOX_DLL=$sandbox_dll
  # Short runs do not earn back what watching their code for a better compilation costs.
  export DOTNET_TieredPGO=0
  # Threads that wait for work sleep at once: two cores have none to spare for looking.
  export DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0

  run_side_by_side "$filter"
  try_unsteady_again
  sum_up
}

# The browser's journeys take longest: they begin, and go before the others, which use what time they leave while they wait.
run_side_by_side() {
  local running=0 job
  for job in $(test_jobs "$1"); do
    if ((running == 3)); then
      wait -n || true
      running=$((running - 1))
    fi
    if [[ $job == *.sh ]]; then run_shell_test "$job" {lock}>&- & else run_project "$job" "$1" {lock}>&- & fi
    running=$((running + 1))
    started+=("$! TERM $job")
  done
  while ((running-- > 0)); do wait -n || true; done
}

test_jobs() {
  local path
  echo Hangazo.E2E
  # These wait more than they work.
  for path in "$root"/tests/ops/*.sh; do
    if [[ $path == *"$1"* ]]; then echo "$path"; fi
  done
  for path in "$root"/tests/*/*.csproj; do
    if [[ $path != */Hangazo.E2E.csproj ]] && grep -q '<IsTestProject>true' "$path"; then basename "$path" .csproj; fi
  done
}

# Runs one test project; its words appear together, when it is done.
run_project() {
  local project=$1 log=$scratch/results/$1.log began=$SECONDS status=0 filter=() others=()
  if [[ -n $2 ]]; then filter=(--filter "$2"); fi
  if [[ $1 != Hangazo.E2E ]]; then others=(nice -n 10); fi
  "${others[@]}" dotnet test "$root/tests/$project/bin/Release/net10.0/$project.dll" --nologo --logger "trx;LogFileName=$project.trx" \
    --logger "console;verbosity=minimal" --results-directory "$scratch/results" --blame-hang-timeout 5m ${filter[@]+"${filter[@]}"} >"$log" 2>&1 || status=$?
  # A run that broke off has a failure that no counter shows.
  if ((status != 0)) && ! grep -qsE '<Counters [^>]*failed="[1-9]' "$scratch/results/$project.trx"; then
    printf 'not ok - %s ended with exit code %s\n' "$project" "$status" >>"$log"
    printf 'not ok - %s broke off\n' "$project" >"$scratch/results/$project.shell"
  fi
  say "== $project, $((SECONDS - began)) s"
  grep -vE "^(Starting test execution|A total of|Data collector|Results File|$)" "$log" || true
}

# Three projects share two cores, and a browser's journey may have to wait for the others: a few tests that failed get one more run,
# alone. One that passes then is counted as passed and named, so that it can be mended; one that fails again, or more than a few, stay failed.
unsteady=0
try_unsteady_again() {
  local trx project names name filter
  for trx in "$scratch"/results/*.trx; do
    project=$(basename "$trx" .trx)
    names=$(sed -nE 's/.*<UnitTestResult [^>]*testName="([^"(]+)[^"]*"[^>]* outcome="Failed".*/\1/p' "$trx" | sort -u)
    [[ -n $names && $(wc -l <<<"$names") -le 3 && ! -e $scratch/results/$project.shell ]] || continue
    filter=
    for name in $names; do filter+="${filter:+|}FullyQualifiedName=$name"; done
    say "Trying again, alone: ${names//$'\n'/, }"
    mkdir -p "$scratch/again"
    if work dotnet test "$root/tests/$project/bin/Release/net10.0/$project.dll" --nologo --filter "$filter" \
      --logger "console;verbosity=minimal" --blame-hang-timeout 5m >"$scratch/again/$project.log" 2>&1 &&
      grep -q "^Passed!" "$scratch/again/$project.log"; then
      unsteady=$((unsteady + $(sum failed "$trx")))
      say "They passed; unsteady tests are to be mended."
    else
      cat "$scratch/again/$project.log"
    fi
  done
}

# A shell test prints lines "ok - ...", "not ok - ..." or "skip - ...".
run_shell_test() {
  local script=$1 name began=$SECONDS status=0
  name=$(basename "$script" .sh)
  nice -n 10 bash "$script" >"$scratch/results/$name.shell" 2>"$scratch/results/$name.err" </dev/null || status=$?
  if ((status != 0)) && ! grep -q '^not ok' "$scratch/results/$name.shell"; then
    printf 'not ok - %s ended with exit code %s\n' "$name" "$status" >>"$scratch/results/$name.shell"
  fi
  say "== tests/ops/$name, $((SECONDS - began)) s"
  cat "$scratch/results/$name.shell" "$scratch/results/$name.err"
}

# sum <counter> <result file...>. xunit's skipped tests are the ones not executed.
sum() {
  local counter=$1
  shift
  sed -nE "s/.*<Counters [^>]*\b$counter=\"([0-9]+)\".*/\1/p" "$@" 2>/dev/null | awk '{ n += $1 } END { print n + 0 }'
}
counter() { sum "$1" "$scratch"/results/*.trx; }
lines() { cat "$scratch"/results/*.shell 2>/dev/null | grep -c "^$1 - " || true; }

sum_up() {
  local passed failed skipped
  passed=$(($(counter passed) + unsteady + $(lines ok)))
  failed=$(($(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted) - unsteady + $(lines 'not ok')))
  skipped=$(($(counter total) - $(counter executed) + $(lines skip)))
  say "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && passed > 0))
}
