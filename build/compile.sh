# shellcheck shell=bash
# Compiles in Release, and only when a source is newer than the last success.

release=$root/Hangazo.Web/bin/Release/net10.0
web_dll=$release/publish/Hangazo.Web.dll
sandbox_dll=$root/tests/Hangazo.Sandbox/bin/Release/net10.0/Hangazo.Sandbox.dll
bench_dll=$root/tests/Hangazo.Bench/bin/Release/net10.0/Hangazo.Bench.dll

require_sdk() {
  command -v dotnet >/dev/null || die "The .NET 10 SDK is missing; see https://dotnet.microsoft.com/download/dotnet/10.0 and put dotnet on the PATH."
}

# is_built <stamp> <source folder or file...>. A folder's own time changes when a file in it is added or removed.
is_built() {
  local stamp=$1
  shift
  [[ -f $stamp && -f $web_dll && -f $sandbox_dll ]] || return 1
  [[ -z $(cd "$root" && find "$@" build/*.targets Directory.*.props global.json .editorconfig BannedSymbols.txt \
    \( -name bin -o -name obj -o -name TestResults \) -prune -o -newer "$stamp" -print -quit) ]]
}

# compile <stamp name> <project or solution to build> <source...>: also publishes the shop, because only published static files are
# compressed and fingerprinted as in production.
compile() {
  local stamp=$root/Hangazo.Web/obj/hangazo/$1.stamp target=$2 build_lock started_at log project
  shift 2
  require_sdk
  if is_built "$stamp" "$@"; then return; fi
  # Two commands in one tree must not build at once.
  mkdir -p "${stamp%/*}"
  exec {build_lock}>"${stamp%/*}/build.lock"
  flock "$build_lock"
  if ! is_built "$stamp" "$@"; then
    dotnet --list-sdks | grep -q '^1[0-9]\.' || die "The .NET 10 SDK is missing (only a runtime is here); see https://dotnet.microsoft.com/download/dotnet/10.0"
    say "Building ..."
    # Made now, so that they do not make their parents look newer than the build that is about to start.
    for project in "$root"/*/*.csproj "$root"/tests/*/*.csproj; do mkdir -p "${project%/*}"/{bin,obj}; done
    started_at=$(mktemp)
    log=$(mktemp)
    if ! build_all "$target" >"$log" 2>&1; then
      grep -E '(error|warning) ' "$log" | sort -u | head -n 30 >&2 || tail -n 30 "$log" >&2
      rm -f "$started_at"
      die "The build failed; the whole log is $log."
    fi
    rm -f "$log"
    mv -f "$started_at" "$stamp"
  fi
  exec {build_lock}>&-
}

# One compiler for all projects: warming one up for each takes longer than compiling. It is this build's own, and ends with it.
build_all() {
  local compiler=hangazo-$$-$RANDOM status=0
  local quiet=(-nologo -v:q -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler")
  build_and_publish "$1" || status=$?
  end_compiler "$compiler"
  return "$status"
}

build_and_publish() {
  work dotnet restore "$root/Hangazo.Web.sln" -p:Configuration=Release "${quiet[@]}" &&
    work dotnet build "$1" -c Release --no-restore "${quiet[@]}" &&
    work dotnet publish "$root/Hangazo.Web" -c Release --no-restore ${platform:+-r "$platform"} "${quiet[@]}" &&
    # The package carries the browser driver's node without leave to run for anyone but its owner.
    find "$root"/Hangazo.Web/bin/Release "$root"/tests/*/bin/Release -path '*/.playwright/node/*/node' -exec chmod a+rx {} +
}

end_compiler() {
  local pid
  for pid in $(grep -lsF -- "-pipename:$1" /proc/[0-9]*/cmdline | sed -e 's#^/proc/##' -e 's#/cmdline$##'); do
    if [[ $pid != "$$" ]]; then end_process "$pid" TERM 10; fi
  done
}

# The shop's own files, and everything's.
shop_sources=(Hangazo.Core Hangazo.Web Hangazo.Web.Client tests/Hangazo.Sandbox wwwroot)
all_sources=(Hangazo.Core Hangazo.Web Hangazo.Web.Client tests wwwroot)

# Compiled ahead of time where that can be: it takes a minute more and opens in half the time.
platform=
ahead_of_time() {
  [[ $(uname -m) == x86_64 ]] || return 0
  platform=linux-x64
  web_dll=$release/$platform/publish/Hangazo.Web.dll
}

# A tree that was built for its tests is run as it is.
compile_shop() {
  require_sdk
  if is_built "$root/Hangazo.Web/obj/hangazo/everything.stamp" "${all_sources[@]}"; then return; fi
  ahead_of_time
  compile run "$root/tests/Hangazo.Sandbox" "${shop_sources[@]}"
}

compile_bench() {
  ahead_of_time
  compile bench "$root/Hangazo.Web.sln" "${all_sources[@]}"
}

compile_everything() {
  compile everything "$root/Hangazo.Web.sln" "${all_sources[@]}"
}
