#!/usr/bin/env bash
# What can be checked of Dockerfile and docker-compose.yml where no container engine runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

check() { # check <name> <command...>
  if "${@:2}"; then printf 'ok - %s\n' "$1"; else printf 'not ok - %s\n' "$1"; fi
}

# COPY [--flag...] <source...> <target>; copies from another stage name files made there.
dockerfile_sources() {
  sed -nE 's/^COPY +//p' Dockerfile | grep -v -- '--from=' | sed -E 's/--[a-z]+=[^ ]+ +//g; s/ +[^ ]+$//' | tr ' ' '\n'
}

every_copied_file_exists() {
  local source missing=0
  [[ -s Dockerfile ]] || return 1
  while read -r source; do
    # Word splitting and globbing are wanted: COPY takes patterns.
    # shellcheck disable=SC2086
    if ! ls -d $source >/dev/null; then missing=1; fi
  done < <(dockerfile_sources)
  return "$missing"
}

nothing_copied_is_ignored() {
  local source
  [[ -s .dockerignore ]] || return 1
  while read -r source; do
    if grep -qxF -- "${source%/}" .dockerignore; then
      echo "$source is in .dockerignore" >&2
      return 1
    fi
  done < <(dockerfile_sources)
}

check "every file the Dockerfile copies exists" every_copied_file_exists
check "nothing the Dockerfile copies is kept out by .dockerignore" nothing_copied_is_ignored

compose_parses() {
  python3 - <<'PY'
import yaml
compose = yaml.safe_load(open("docker-compose.yml"))
services, volumes = compose["services"], compose.get("volumes", {})
assert {"shop", "postgres", "mail"} <= services.keys(), services.keys()
for name, service in services.items():
    assert "image" in service or "build" in service, name
    for other in service.get("depends_on", []):
        assert other in services, (name, other)
    for mount in service.get("volumes", []):
        source = mount.split(":")[0]
        assert source[0] in "./" or source in volumes, (name, source)
PY
}
check "docker-compose.yml parses, and its services, volumes and dependencies fit together" compose_parses
