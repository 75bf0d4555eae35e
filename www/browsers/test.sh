#!/usr/bin/env bash
# Runs the checks of the page in Firefox and in WebKit. The page must be built before.
set -euo pipefail
cd "$(dirname "$0")"
[ -f ../dist/affeer.html ] || { echo "There is no page yet. Build it first: cargo xtask web" >&2; exit 1; }
command -v node >/dev/null || { echo "These checks need Node 20 or later." >&2; exit 1; }

lacking() {
  command -v "${FIREFOX:-firefox-esr}" >/dev/null || echo firefox-esr
  command -v WebKitWebDriver >/dev/null || echo webkit2gtk-driver
  command -v xvfb-run >/dev/null || echo xvfb
  command -v dbus-run-session >/dev/null || echo dbus
}
packages=$(lacking | xargs)
if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
  packages=$(lacking | xargs)
fi
[ -z "$packages" ] || { echo "These checks need more than is installed. Install, by Debian's names: $packages" >&2; exit 1; }

[ -d node_modules/puppeteer-core ] || npm ci --loglevel=error >/dev/null
noise=$(mktemp)
trap 'rm -f "$noise"' EXIT
xvfb-run -a dbus-run-session -- node --test --test-reporter=spec firefox.test.mjs webkit.test.mjs 2>"$noise" || { cat "$noise" >&2; exit 1; }
