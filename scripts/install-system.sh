#!/usr/bin/env bash
# Installs what the host must have: Python 3.10+ with venv, a browser for the tests, openssl for their certificates, and a Redis for the cache.
# Debian and Ubuntu; on another system install the same by its own means (see README.md).
set -euo pipefail

missing=()
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing+=(chromium)
command -v valkey-server >/dev/null 2>&1 || command -v redis-server >/dev/null 2>&1 || missing+=(redis-server)
command -v python3 >/dev/null 2>&1 || missing+=(python3)
python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || missing+=(python3-venv)
command -v ps >/dev/null 2>&1 || missing+=(procps)
command -v openssl >/dev/null 2>&1 || missing+=(openssl)

if [ ${#missing[@]} -eq 0 ]; then
  echo "everything is here"
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "please install: ${missing[*]}" >&2
  exit 1
fi

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
# The package starts a Redis of its own on the port that the shop wants.
if [[ " ${missing[*]} " == *" redis-server "* ]]; then
  "${as_root[@]}" service redis-server stop >/dev/null 2>&1 || true
  "${as_root[@]}" update-rc.d redis-server disable >/dev/null 2>&1 || true
fi
