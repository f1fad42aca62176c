# shellcheck shell=bash
# The Debian packages that the shop needs beside .NET, and their installation when we may (root).

missing=()

# need <package> <command...>: the package is missing unless one of the commands exists
need() {
  local package=$1 name
  shift
  for name; do
    if [[ -e $name ]] || command -v "$name" >/dev/null 2>&1; then return; fi
  done
  missing+=("$package")
}

postgres_bin() {
  local bin best=
  for bin in /usr/lib/postgresql/*/bin; do
    [[ -x $bin/initdb && $bin =~ /([0-9]+)/bin$ ]] && ((BASH_REMATCH[1] >= 15)) && best=$bin
  done
  [[ -n $best ]] && printf %s "$best"
}

chromium_path() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

# The same browser without the parts that only a screen needs: a third of the work for the same pages. Where it is not to be had, the
# whole browser does.
prefer_small_browser() {
  if command -v chromium-headless-shell >/dev/null || ((EUID != 0)) || ! command -v apt-get >/dev/null; then return; fi
  local install=(work timeout 90 env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium-headless-shell)
  { "${install[@]}" || { work timeout 60 apt-get update -q && "${install[@]}"; }; } >/dev/null 2>&1 || true
}

# ensure_packages [tests|bench]
ensure_packages() {
  missing=()
  need postgresql "$(postgres_bin || true)/initdb" # without one this asks for /initdb, which is nowhere
  need chromium chromium chromium-browser google-chrome chromium-headless-shell
  need libvips-tools vips
  need fonts-urw-base35 /usr/share/fonts/opentype/urw-base35/P052-Roman.otf
  need fonts-dejavu-core /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
  if [[ ${1:-} == tests ]]; then
    need poppler-utils pdftotext
    need python3-yaml /usr/lib/python3/dist-packages/yaml/__init__.py
  fi
  if [[ ${1:-} == bench ]]; then need wrk wrk; fi
  if ((${#missing[@]})); then install_missing; fi
  if [[ ${1:-} == tests ]]; then prefer_small_browser; fi
}

install_missing() {
  local install="apt-get install --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null || die "Missing here: ${missing[*]} (names of Debian packages); install them and try again."
  ((EUID == 0)) || die "Missing Debian packages: ${missing[*]}; ask an administrator to run: sudo $install"

  say "Installing ${missing[*]} ..."
  # Debian's postgresql would make and start a cluster of its own; the shop brings one.
  if [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
    mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
  fi
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  if ! { work apt-get update -q && work apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "Could not install ${missing[*]}; this is the command that failed: $install"
  fi
  rm -f "$log"
}
