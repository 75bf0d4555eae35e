#!/usr/bin/env bash
# Runs every test of the page: builds it twice, then units, types, HTML, and the journeys in Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v node >/dev/null || { echo "the page's tests need Node 20 or later" >&2; exit 1; }
cd www
[ -d node_modules/@playwright/test ] || npm ci --silent
if ! command -v pdftotext >/dev/null || { [ "${CHROMIUM:-}" = "" ] && [ ! -x /usr/bin/chromium ]; }; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium poppler-utils >/dev/null
  fi
fi
if [ "${CHROMIUM:-}" = "" ] && [ ! -x /usr/bin/chromium ]; then
  npx playwright install chromium
  export CHROMIUM=bundled
fi
cd ..
cargo xtask web
first=$(sha256sum < www/dist/affeer.html)
cargo xtask web >/dev/null
[ "$first" = "$(sha256sum < www/dist/affeer.html)" ] || { echo "two builds differ" >&2; exit 1; }
cargo build --quiet --locked
cd www
npx tsc -p tsconfig.json
node e2e/report.mjs dist/work/report.html
npx html-validate --config .htmlvalidate.json index.html dist/work/report.html
node --test test/
npx playwright test
