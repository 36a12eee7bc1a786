#!/usr/bin/env bash
# Makes every form of every kit as PDF, filled with text that tries to be markup, and prints the pages of
# HTML from Chromium. What `cargo test` cannot ask of a machine: typst (the program, or Python's package
# `typst`) and, for the second part, chromium.
#
#   scripts/check-pages.sh DIR
#
# DIR gets the files, to be looked at.
set -euo pipefail

[ $# = 1 ] || { echo 'usage: check-pages.sh DIR' >&2; exit 1; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."

FOLIO_PAGES=$out cargo test --test printed

compile() {
    if command -v typst > /dev/null; then
        typst compile --ignore-system-fonts "$1" "${1%.typ}.pdf"
    else
        "${PYTHON:-python3}" -c 'import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], ignore_system_fonts=True)' \
            "$1" "${1%.typ}.pdf"
    fi
}

count=0
for markup in "$out"/*.typ; do
    compile "$markup" || { echo "does not compile: $markup" >&2; exit 1; }
    count=$((count + 1))
done
echo "$count forms compile"

command -v chromium > /dev/null || { echo 'no chromium: pages of HTML are not printed'; exit 0; }
for page in "$out"/*.html; do
    chromium --headless=new --no-sandbox --disable-gpu --no-pdf-header-footer \
        --print-to-pdf="${page%.html}-chromium.pdf" "file://$page" 2> /dev/null
    [ -s "${page%.html}-chromium.pdf" ] || { echo "does not print: $page" >&2; exit 1; }
done
echo "pages are in $out"
