#!/usr/bin/env bash
# Every test of the page: builds it twice from scratch, then types, HTML, units, and the journeys in
# Chromium. Installs what is missing: the page's tools, Chromium, pdftotext.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v node >/dev/null || { echo "the page's tests need Node 20 or later" >&2; exit 1; }
[ -d www/node_modules/@playwright/test ] || (cd www && npm ci --silent)

# Chromium from the system's packages, else the one that comes with Playwright; CHROMIUM names another.
browser() { [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ]; }
if ! { browser && command -v pdftotext >/dev/null; } && command -v apt-get >/dev/null; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if "${as_root[@]}" true 2>/dev/null; then
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq chromium poppler-utils >/dev/null
  fi
fi
if ! browser; then
  (cd www && npx playwright install chromium) || { echo "no Chromium: the page's tests were not run" >&2; exit 1; }
  export CHROMIUM=bundled
fi
command -v pdftotext >/dev/null || { echo "no pdftotext (poppler-utils): the page's tests were not run" >&2; exit 1; }

cargo xtask web
first=$(sha256sum < www/dist/affeer.html)
touch src/lib.rs
cargo xtask web >/dev/null
[ "$first" = "$(sha256sum < www/dist/affeer.html)" ] || { echo "two builds differ" >&2; exit 1; }
echo "two builds are the same, byte for byte"

cargo build --quiet --locked
cd www
npx tsc -p tsconfig.json
node e2e/report.mjs dist/work/report.html
npx html-validate --config .htmlvalidate.json index.html dist/work/report.html
node --test test/
npx playwright test
