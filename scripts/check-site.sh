#!/usr/bin/env bash
# Opens the pages of a site in Chromium from `file://`: no message on the console, search that finds without
# accents, text that tries to be markup left as text. What `cargo test` cannot ask of a machine.
#
#   scripts/check-site.sh DIR
#
# DIR gets the site, and pictures of some pages at 390 and 1280 pixels, to be looked at.
set -euo pipefail

[ $# = 1 ] || { echo 'usage: check-site.sh DIR' >&2; exit 1; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
cargo build --quiet
folio=${CARGO_TARGET_DIR:-target}/debug/folio
folio=$(cd "$(dirname "$folio")" && pwd)/folio
export FOLIO_NOW=2026-11-20T10:00:00-06:00 FOLIO_USER=jefatura-1

desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cp -r catalog templates tickets "$desk"
hostile=$(printf '<script>document.title="EVIL"</script></script><!-- {{ 7*7 }} <img src=x onerror=alert(1)> \xe2\x80\xae \xe2\x80\xa8 \x1b[2J " '"'"' ` ${1} ñandú')
folio_of_it=$("$folio" -C "$desk" new --set usuario="$hostile" --set area="$hostile" --set ubicacion="$hostile" \
    --set tipo=falla --set componente=hardware --set origen="$hostile")
"$folio" -C "$desk" site "$out/sitio"

browse() { chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --enable-logging=stderr --v=0 "$@" 2>"$out/log"; }
for page in index tickets lists/open "tickets/$folio_of_it" assets assets/PC-0132 log custody outside reports reports/monthly; do
    browse --dump-dom "file://$out/sitio/$page.html" >"$out/dom"
    if grep -q CONSOLE "$out/log" || grep -q '<title>EVIL' "$out/dom"; then
        echo "$page:" >&2
        grep CONSOLE "$out/log" >&2 || true
        exit 1
    fi
done
for words in nandu IMPRESI%C3%93N; do
    browse --virtual-time-budget=3000 --dump-dom "file://$out/sitio/search.html?q=$words" >"$out/dom"
    grep -q 'class="meta"' "$out/dom" || { echo "the search does not find $words" >&2; exit 1; }
    ! grep -q CONSOLE "$out/log" || { grep CONSOLE "$out/log" >&2; exit 1; }
done
for width in 390 1280; do
    for page in index "tickets/$folio_of_it" lists/open assets/PC-0132; do
        browse --screenshot="$out/$(basename "$page")-$width.png" --window-size="$width,1600" "file://$out/sitio/$page.html"
    done
    browse --screenshot="$out/search-$width.png" --window-size="$width,1600" "file://$out/sitio/search.html?q=impresion"
done
rm -f "$out/log" "$out/dom"
echo "pictures are in $out"
